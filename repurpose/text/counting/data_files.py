"""Reads the tables in `repurpose/text/data/`."""

from __future__ import annotations

import os

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")


def read_table(name: str) -> list[str]:
    """Return a table's lines without comments and blank lines."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as table:
        return [line for line in table.read().splitlines() if line and not line.startswith("#")]

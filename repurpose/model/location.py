"""Where something is in a file of the author's."""

from __future__ import annotations

from msgspec import Struct


class Location(Struct, frozen=True):
    """A place in a file of the author's; line and column count from 1."""

    path: str
    line: int
    column: int = 1

"""Help for a name that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

ALIKE = 0.5
"""How alike two names are, by difflib's ratio, before one is offered for the other: half of the letters, since a wrong
guess costs a glance and no guess a search."""


def closest(wrong: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """The known name that was probably meant, whatever its case; "" where none is near."""
    by_letters = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(wrong.casefold(), by_letters, n=1, cutoff=alike)
    return by_letters[near[0]] if near else ""


def nearest(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint in the imperative: the known name that was probably meant, else `otherwise`, else all of them."""
    names = list(known)
    if near := closest(wrong, names):
        return f"did you mean {near}?"
    return otherwise or (f"use one of: {', '.join(names)}" if names else "leave it out")

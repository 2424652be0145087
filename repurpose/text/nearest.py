"""Help for a name that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

ALIKE = 0.5
"""How alike two names are, by difflib's ratio, before one is offered for the other: half of the letters, since a wrong
guess costs a glance and no guess a search."""


def nearest(wrong: str, known: Iterable[str]) -> str:
    """A hint in the imperative: the known name that was probably meant, else all of them."""
    names = list(known)
    by_letters = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(wrong.casefold(), by_letters, n=1, cutoff=ALIKE)
    if near:
        return f"did you mean {by_letters[near[0]]}?"
    return f"use one of: {', '.join(names)}" if names else "leave it out"

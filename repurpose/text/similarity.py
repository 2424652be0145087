"""How much of one text occurs in another, for languages with and without spaces."""

from __future__ import annotations

from itertools import pairwise

import regex

from repurpose.text.han import HAN

_QUOTED = regex.compile(r"“([^“”\n]{2,400})”|「([^「」\n]{2,400})」|\"([^\"\n]{2,400})\"")
_UNIT = regex.compile(rf"[{HAN}]|[A-Za-z0-9\u00c0-\u024f]+")

SAME_NAME = 80
"""How alike (0 to 100, rapidfuzz's ratio) two spellings of one name are: Marc and Mark Andreessen are 93."""
SAID_AGAIN = 0.9
"""Share of a text's bigrams from which it is a title once more: one other word in ten. Own choice."""


def bigrams(text: str) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring units; a unit is a Han character or a Latin word, marks do not count."""
    units = [unit.casefold() for unit in _UNIT.findall(text)]
    return frozenset(pairwise(units))


def containment(part: str, whole: frozenset[tuple[str, str]]) -> float:
    """The share, 0 to 1, of a text's bigrams that occur in `whole`; 0 for a text without any."""
    pairs = bigrams(part)
    return len(pairs & whole) / len(pairs) if pairs else 0.0


def letters(text: str) -> str:
    """Letters and figures alone, in one case: how two texts are compared whatever their marks and blanks."""
    return "".join(filter(str.isalnum, text)).casefold()


def says_again(text: str, title: str) -> bool:
    """Whether a text says a title again and nothing more: the same letters, a part of them, or hardly another pair."""
    said, known = letters(text), letters(title)
    return bool(said) and (said in known or containment(text, bigrams(title)) >= SAID_AGAIN)


def quotations(text: str) -> list[str]:
    """What is between quotation marks, “ ”, 「 」 or straight ones that pair within a line."""
    return [next(group for group in match.groups() if group) for match in _QUOTED.finditer(text)]

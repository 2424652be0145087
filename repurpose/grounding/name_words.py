"""The words and characters that Chinese names are made of and occur beside, from the tables in `data`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from repurpose.text.han import HAN, is_han


def _rows(file: str) -> list[list[str]]:
    text = (Path(__file__).parent / "data" / file).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _rows_of_words() -> dict[str, frozenset[str]]:
    return {first: frozenset(words) for first, *words in _rows("name_words.txt")}


def words(of: str) -> frozenset[str]:
    """The words of one row of `name_words.txt`: role, title, short, saying, called, head, institution, kind, verb."""
    return _rows_of_words()[of]


@cache
def either(of: str) -> re.Pattern[str]:
    """A pattern of the words of a row, the longest first."""
    return re.compile("|".join(sorted(words(of), key=len, reverse=True)))


@cache
def stops() -> frozenset[str]:
    """Characters that are no part of a given name, and end one."""
    return frozenset("".join(words("stop")))


@cache
def joints() -> frozenset[str]:
    """Characters before which the name of an institution does not go on."""
    return frozenset("".join(words("joint")))


@cache
def families() -> dict[str, frozenset[str]]:
    """Each family name with the everyday words that begin as it does."""
    return {first: frozenset(rest) for first, *rest in _rows("family_names.txt")}


@cache
def family() -> re.Pattern[str]:
    """A family name, those of two characters first."""
    single = "".join(name for name in families() if len(name) == 1)
    double = "|".join(name for name in families() if len(name) > 1)
    return re.compile(f"{double}|[{single}]")


@cache
def _foreign_rows() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("foreign_characters.txt")}


@cache
def rare_foreign() -> frozenset[str]:
    """Characters that hardly occur but in foreign names."""
    return frozenset(_foreign_rows()["rare"])


def foreign() -> str:
    """The characters that foreign names are written with, for the brackets of a pattern."""
    return _foreign_rows()["rare"] + _foreign_rows()["common"]


def loosely_foreign() -> str:
    """Those that a foreign name is written with too, but that also begin or end what is beside it, for a pattern."""
    return _foreign_rows()["loose"]


_CLAUSE_END = re.compile(rf"[^{HAN}A-Za-z0-9]\Z")


def opens(text: str, at: int) -> bool:
    """Whether a clause starts at a place: at the beginning of the text, or after a mark."""
    return at == 0 or bool(_CLAUSE_END.match(text[at - 1 : at]))


def ends(text: str, at: int) -> bool:
    """Whether a name may end before a place: at the end, before a mark, before a character of no name."""
    return at >= len(text) or not is_han(text[at]) or text[at] in stops()


LONGEST_ROLE = 5
"""Characters of the longest role that is looked for: 首席执行官."""


def role_before(text: str, at: int) -> bool:
    """Whether a role stands before a place and ends there: 会计 before 仇玉, but not 老师 before the 傅 of 老师傅."""
    roles = words("role")
    if any(text[at - length : at + 1] in roles for length in range(1, LONGEST_ROLE) if at >= length):
        return False
    return any(text[at - length : at] in roles for length in range(2, LONGEST_ROLE + 1) if at >= length)

"""Which quotation marks and brackets belong together."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

import regex

LINE_BREAK = r"(?>\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
BLANK_LINE = rf"(?:{LINE_BREAK}[^\S\n\r\x0b\x0c\x85\u2028\u2029]*+{LINE_BREAK}|\u2029)"
"""The end of a paragraph (U+2029 is one by itself), as a pattern."""

OPENER = dict(zip("”’」』）)]】〕》〉}", "“‘「『（([【〔《〈{", strict=True))
"""Closing mark to opening mark. The straight double quotation mark is both, and told apart by `pair`."""

_OPENING = frozenset(OPENER.values())
_DELIMITER = rf"[“‘「『（(\[【〔《〈{{”」』）)\]】〕》〉}}\"]|’(?!\p{{Latin}})|{BLANK_LINE}"


class Paired(NamedTuple):
    """The text with straight double quotation marks curled, as long as before; its outermost groups (start, end)."""

    text: str
    groups: list[tuple[int, int]]


def pair(text: str) -> Paired:
    """Match quotations and brackets, each within its paragraph; a mark without a partner is left as it is."""
    stack = _Stack()
    pairs: list[tuple[int, int]] = []
    for match in _delimiter().finditer(text):
        mark, at = match[0], match.start()
        opener = '"' if mark == '"' and _closes(text, at) else OPENER.get(mark, "")
        if stack.waiting[opener]:
            pairs.append((stack.pop(opener), at + 1))
        elif mark in _OPENING or (mark == '"' and _opens(text, at)):
            stack.push(mark, at)
        elif mark[0].isspace():
            stack = _Stack()
    return Paired(_curl(text, pairs), _outermost(pairs))


def _curl(text: str, pairs: list[tuple[int, int]]) -> str:
    straight = [(start, end) for start, end in pairs if text[start] == '"']
    if not straight:
        return text
    curled = list(text)
    for start, end in straight:
        curled[start], curled[end - 1] = "“", "”"
    return "".join(curled)


@cache
def _delimiter() -> regex.Pattern[str]:
    return regex.compile(_DELIMITER)


class _Stack:
    """Open marks, counted by kind so that a closing mark without a partner costs nothing."""

    def __init__(self) -> None:
        self.waiting: Counter[str] = Counter()
        self._open: list[tuple[str, int]] = []

    def push(self, mark: str, at: int) -> None:
        self._open.append((mark, at))
        self.waiting[mark] += 1

    def pop(self, opener: str) -> int:
        """Take off the nearest `opener`, and with it whatever was opened inside and never closed."""
        while True:
            mark, at = self._open.pop()
            self.waiting[mark] -= 1
            if mark == opener:
                return at


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _closes(text: str, at: int) -> bool:
    """A straight mark may close a quotation unless it looks like an opening one: space before it, none after."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not (before.isspace() and after and not after.isspace())


def _opens(text: str, at: int) -> bool:
    """Not the mark of inches (5"), nor a closing mark whose partner is missing."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit():
        return after.isalnum()
    return bool(after) and not (after.isspace() and before and not before.isspace())

"""What is around a mark: the question every rule of width turns on."""

from __future__ import annotations

from typing import NamedTuple

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.text.han import HAN
from repurpose.text.prose_view import END, OBJECT

LETTER = "A-Za-z\u00c0-\u024f\u0370-\u03ff"
"""Latin and Greek letters, for use inside the brackets of a pattern."""
WIDE_MARK = "，。、；：？！（）《》〈〉「」『』【】〔〕"
"""Marks that take a whole square and bring their own white space along."""
WIDE = re.compile(f"[{HAN}{WIDE_MARK}“”‘’…—·～]")
ANY_HAN = re.compile(f"[{HAN}]")

_PASSED_LEFT = frozenset(" \n\"'”’)]" + OBJECT)
_PASSED_RIGHT = frozenset(" \n\"'“‘([" + OBJECT)


class Change(NamedTuple):
    """In the view, the characters from `start` to `end` should be `new`."""

    start: int
    end: int
    new: str


def before(view: str, at: int) -> str:
    """The nearest character left of `at` that is a letter, a figure or a mark; empty at the block's start."""
    at -= 1
    while at >= 0 and view[at] in _PASSED_LEFT:
        at -= 1
    return "" if at < 0 or view[at] == END else view[at]


def after(view: str, at: int) -> str:
    """The nearest character from `at` on that is a letter, a figure or a mark; empty at the block's end."""
    while at < len(view) and view[at] in _PASSED_RIGHT:
        at += 1
    return "" if at >= len(view) or view[at] == END else view[at]


def is_wide(character: str) -> bool:
    """Whether a character is Han or a full-width mark; quotation marks, dash and ellipsis count."""
    return bool(character) and WIDE.match(character) is not None


def is_han(character: str) -> bool:
    """Whether a character is Han."""
    return bool(character) and ANY_HAN.match(character) is not None


def spaces_before(view: str, at: int) -> int:
    """Where the spaces that end at `at` begin."""
    while at > 0 and view[at - 1] in " \t":
        at -= 1
    return at


def spaces_after(view: str, at: int) -> int:
    """Where the spaces that begin at `at` end; a line's trailing spaces (a hard break) are left alone."""
    end = at
    while end < len(view) and view[end] in " \t":
        end += 1
    return end if end < len(view) and view[end] not in "\n" + END else at

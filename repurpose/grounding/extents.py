"""From the place of a trace to the characters of the file that it is about, and from words to where they occur."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from repurpose.model import Trace

Stretch = tuple[int, int]

_BETWEEN = re.compile(r"[\s>*_]*")
"""What may be in the file between two characters of a quotation: line ends, the marks of a block quote, emphasis."""


_WORD = re.compile(r"[^\s>]+")
"""What stands between white space and the marks of a block quote."""


class _Flat(Struct, frozen=True):
    """A text with one space for every such gap, so that words are found in linear time, and where each character is."""

    text: str
    offsets: list[int]


class Extents:
    """Stretches of a file's text (LF line ends), as offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def offset(self, line: int, column: int) -> int:
        """Where a line and column, both from 1, are in the text; its end for a place behind it."""
        return min(self.starts[min(max(line, 1), len(self.starts)) - 1] + max(column, 1) - 1, len(self.text))

    def of(self, trace: Trace) -> Stretch:
        """The characters of a trace; an empty stretch at its line where its words are not written there."""
        start = self.offset(trace.place.line, trace.place.column)
        end = _read_along(self.text, start, trace.text)
        line = self.offset(trace.place.line, 1)
        return (start, end) if end > start else (line, line)

    def everywhere(self, words: str) -> list[Stretch]:
        """Where some words occur, whatever white space is between them."""
        wanted, flat = " ".join(_WORD.findall(words)), self._flat
        found, at = [], flat.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            found.append((flat.offsets[at], flat.offsets[end - 1] + 1))
            at = flat.text.find(wanted, end)
        return found

    @cached_property
    def _flat(self) -> _Flat:
        words = list(_WORD.finditer(self.text))
        offsets = [at for word in words for at in range(word.start(), word.end() + 1)]
        return _Flat(" ".join(word[0] for word in words), offsets)


def _read_along(text: str, at: int, words: str) -> int:
    """The offset behind words that are written from `at` on; `at` itself where something else is."""
    start = at
    for character in words:
        if character.isspace():
            continue
        if text[at : at + 1] != character:
            between = _BETWEEN.match(text, at)
            at = between.end() if between else at
        if text[at : at + 1] != character:
            return start
        at += 1
    return at

"""The lines of a paragraph as one text."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from repurpose.text.han import HAN

_WIDE = rf"{HAN}\u2e80-\u303f\uff00-\uffef"
_ENDS_HAN = regex.compile(rf"([{_WIDE}])?([“”‘’…—]*)[*_~=`]*$")
_STARTS_HAN = regex.compile(rf"[*_~=`\[]*([“”‘’…—]*)([{_WIDE}])?")
_NEAR = 16
"""Characters beside a line break that decide what it means: a word, its marks and its quotation marks."""


def soft_break(before: str, after: str) -> str:
    """What a line break inside a paragraph means: nothing between Han characters, else a break read as a space."""
    end, start = _ENDS_HAN.search(before[-_NEAR:]), _STARTS_HAN.match(after[:_NEAR])
    if end is None or start is None:
        return "\n"
    han_before, marks_before, marks_after, han_after = end[1], end[2], start[1], start[2]
    joined = (han_before and (han_after or marks_after)) or (han_after and marks_before)
    return "" if joined else "\n"


_LATIN_END = regex.compile(r"[\x21-\x7e][”’\"')\]]*$")


def join_sentences(sentences: Iterable[str]) -> str:
    """Sentences in a row: a space after a half-width mark, none after a full-width one."""
    text = ""
    for sentence in sentences:
        text += (" " if text and _LATIN_END.search(text) else "") + sentence
    return text

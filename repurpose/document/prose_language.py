"""A stretch of Markdown without its blocks of code, to be asked which language it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.document.blocks import read_blocks
from repurpose.text.language import language

FENCES = ("```", "~~~")
"""The shortest marks around a block of code."""


def language_of_markdown(text: str) -> str:
    """The language of a stretch of Markdown, as `text.language` tells it of prose."""
    return language(without_code(text))


def without_code(text: str) -> str:
    """The text without its blocks of code."""
    pieces, at = [], 0
    for start, end in _code(text):
        pieces.append(text[at:start])
        at = end
    return " ".join([*pieces, text[at:]]) if pieces else text


def with_code_blank(text: str) -> str:
    """The text with blanks for its blocks of code, so that every other character is where it was."""
    for start, end in _code(text):
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where blocks of code are. What holds no fence is not parsed: lines are asked one by one."""
    if any(fence in text for fence in FENCES):
        at = 0
        for block in (inner for outer in read_blocks(text, 0, 1).blocks for inner in outer.walk()):
            if block.kind == "code" and block.start >= at:
                at = block.end
                yield block.start, block.end

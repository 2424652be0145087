"""A stretch of Markdown without its blocks of code, to be asked which language it is in."""

from __future__ import annotations

from repurpose.document.blocks import read_blocks
from repurpose.text.language import language

FENCES = ("```", "~~~")
"""The shortest marks around a block of code."""


def language_of_markdown(text: str) -> str:
    """The language of a stretch of Markdown, as `text.language` tells it of prose."""
    return language(without_code(text))


def without_code(text: str) -> str:
    """The text without its blocks of code. What holds no fence is not parsed: lines are asked one by one."""
    if not any(fence in text for fence in FENCES):
        return text
    pieces, at = [], 0
    for block in (inner for outer in read_blocks(text, 0, 1).blocks for inner in outer.walk()):
        if block.kind == "code" and block.start >= at:
            pieces.append(text[at : block.start])
            at = block.end
    return " ".join([*pieces, text[at:]])

"""The dialects that are read, in one explicit list."""

from __future__ import annotations

from pathlib import PurePath

from repurpose.document.dialects.base import Dialect, InlineMark, LineMark
from repurpose.plugins import listed

DIALECTS: tuple[Dialect, ...] = listed(
    __name__,
    "toc:TOC",
    "containers:CONTAINERS",
    "inline_notes:NOTES",
    "obsidian:OBSIDIAN",
    "programs:PROGRAMS",
    "fences:FENCES",
    "drawings:DRAWINGS",
    "quarto:QUARTO",
    "ruby:RUBY",
    "mdx:MDX",
    "templates:TEMPLATES",
)


def marks_of(text: str, path: str) -> tuple[tuple[LineMark, ...], tuple[InlineMark, ...]]:
    """The marks to look for in a text: those of every dialect one of whose opening characters occurs in it, and that
    belong into a file of this name."""
    suffix = PurePath(path).suffix.lower()

    def wanted(mark: LineMark | InlineMark) -> bool:
        return (not mark.suffixes or suffix in mark.suffixes) and any(one in text for one in mark.opens)

    lines = tuple(mark for dialect in DIALECTS for mark in dialect.lines if wanted(mark))
    inline = tuple(mark for dialect in DIALECTS for mark in dialect.inline if wanted(mark))
    return lines, inline

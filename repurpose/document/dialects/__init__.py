"""The dialects that are read, in one explicit list."""

from __future__ import annotations

from pathlib import PurePath

from repurpose.document.dialects.base import Dialect, InlineMark, LineMark
from repurpose.document.dialects.containers import CONTAINERS
from repurpose.document.dialects.drawings import DRAWINGS
from repurpose.document.dialects.fences import FENCES
from repurpose.document.dialects.inline_notes import NOTES
from repurpose.document.dialects.mdx import MDX
from repurpose.document.dialects.obsidian import OBSIDIAN
from repurpose.document.dialects.programs import PROGRAMS
from repurpose.document.dialects.quarto import QUARTO
from repurpose.document.dialects.ruby import RUBY
from repurpose.document.dialects.templates import TEMPLATES
from repurpose.document.dialects.toc import TOC

DIALECTS: tuple[Dialect, ...] = (
    TOC,
    CONTAINERS,
    NOTES,
    OBSIDIAN,
    PROGRAMS,
    FENCES,
    DRAWINGS,
    QUARTO,
    RUBY,
    MDX,
    TEMPLATES,
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

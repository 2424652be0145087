"""The dialects that are read, in one explicit list."""

from __future__ import annotations

from repurpose.document.dialect import Dialect, InlineMark, LineMark

DIALECTS: tuple[Dialect, ...] = ()


def marks_of(text: str, path: str) -> tuple[tuple[LineMark, ...], tuple[InlineMark, ...]]:  # noqa: ARG001
    """The marks to look for in a text: those of every dialect one of whose opening characters occurs in it."""
    lines = tuple(mark for dialect in DIALECTS for mark in dialect.lines if any(one in text for one in mark.opens))
    inline = tuple(mark for dialect in DIALECTS for mark in dialect.inline if any(one in text for one in mark.opens))
    return lines, inline

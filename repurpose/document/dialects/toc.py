"""Marks that show nothing: a place for the table of contents, where an excerpt ends, what an abbreviation means."""

from __future__ import annotations

import re

from repurpose.document import attribute_lists
from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, LineMark

_PLACE = re.compile(r"\[(?:TOC|\[_?TOC_?\])\][ \t]*$", re.I)
"""`[TOC]` (Python-Markdown, Typora), `[[toc]]` (markdown-it), `[[_TOC_]]` (GitLab, Azure)."""
_KRAMDOWN = re.compile(r"\{:[ \t]*toc\b[^}\n]*\}[ \t]*$", re.I)
"""kramdown: the list in front of it is where the contents go, and what it says is not shown."""
_CUT = re.compile(
    r"(?:<!--[ \t]*(?:more|truncate|excerpt|read-?more|end-?excerpt|toc(?:stop)?|/toc)[ \t]*-->"
    r"|\{/\*[ \t]*(?:more|truncate|excerpt)[ \t]*\*/\})",
    re.I,
)
"""Where an excerpt ends (Hugo, Hexo, Docusaurus 3), and the marks of programs that write contents."""
_CUT_LINE = re.compile(rf"{_CUT.pattern}[ \t]*$", re.I)
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:[ \t]*\S.*$")
"""`*[HTML]: Hyper Text Markup Language` (PHP Markdown Extra): shown where a pointer rests, and a mail has none."""


_ATTRIBUTES = re.compile(rf"(?=\{{:){attribute_lists.LIST.pattern}")
"""kramdown's list behind a blank, where it is about nothing: kramdown drops it too."""


def _nothing(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes()


def _list_above(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(above=True)


def _behind_blank(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    return Becomes() if match.start() and match.string[match.start() - 1].isspace() else None


TOC = Dialect(
    "contents",
    inline=(InlineMark("<{", _CUT, _nothing), InlineMark("{", _ATTRIBUTES, _behind_blank)),
    lines=(
        LineMark("[", _PLACE, _nothing),
        LineMark("{", _KRAMDOWN, _list_above),
        LineMark("<{", _CUT_LINE, _nothing),
        LineMark("*", _ABBREVIATION, _nothing),
    ),
)

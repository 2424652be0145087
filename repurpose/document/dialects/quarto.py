"""Quarto and pandoc: cross references, citations, options of code cells, spans with attributes."""

from __future__ import annotations

import re
from itertools import dropwhile

from repurpose.document import attribute_lists
from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, LineMark
from repurpose.text.bilingual import both

_CROSS = re.compile(r"@(fig|tbl|sec|eq|lst|thm|def|lem|exm)-[\w-]+")
_CITED = re.compile(r"\[[^\[\]\n@]{0,80}@[\w:.#$%&+?<>~/-]+[^\[\]\n]*\]")
_SPAN = re.compile(rf"\[([^\[\]\n]+)\]{attribute_lists.LIST.pattern}")
_CELL = re.compile(r"(?:`{3,}|~{3,})[ \t]*\{[ \t]*[A-Za-z][\w+-]*[^`]*\}[ \t]*$")
_OPTION = re.compile(r"[ \t]*(?:#|//|%%|--)\|")
"""`#| label: fig-plot`, in front of a cell's code, behind the sign that begins a comment in its language."""
_WORDS = {
    "fig": ("Figure", "图"), "tbl": ("Table", "表"), "sec": ("Section", "小节"), "eq": ("Equation", "公式"),
    "lst": ("Listing", "代码"), "thm": ("Theorem", "定理"), "def": ("Definition", "定义"), "lem": ("Lemma", "引理"),
    "exm": ("Example", "例"),
}  # fmt: skip
_SUFFIXES = (".qmd", ".rmd")


def _cross(match: re.Match[str], context: Context) -> Becomes | None:
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    if before.isascii() and before.isalnum():
        return None
    word = _WORDS[match[1]][context.is_chinese]
    return Becomes(
        word,
        loss="dialect",
        why=both(f"its number is known on the site only: it reads “{word}”", f"编号只有网站知道：这里写作“{word}”"),
    )


def _cited(match: re.Match[str], context: Context) -> Becomes | None:
    if (cross := _CROSS.fullmatch(match[0][1:-1])) is not None:
        return _cross(cross, context)
    return Becomes(
        loss="unresolved",
        why=both("a citation: only the site knows the work it names", "文献引用：只有网站知道指的是哪部著作"),
    )


def _span(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(match[1])


def _cell(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(stays=True, shows=_without_options)


def _without_options(lines: list[str]) -> list[str]:
    """A cell's code, without the options in front of it."""
    return list(dropwhile(_OPTION.match, lines))


QUARTO = Dialect(
    "quarto",
    inline=(
        InlineMark("@", _CROSS, _cross, _SUFFIXES),
        InlineMark("[", _CITED, _cited, _SUFFIXES),
        InlineMark("[", _SPAN, _span),
    ),
    lines=(LineMark("`~", _CELL, _cell),),
)

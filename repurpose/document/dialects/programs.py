"""Programs between `<%` and `%>`: Obsidian's Templater, EJS, ERB. They run at home, and none of their text is shown."""

from __future__ import annotations

import re

from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, LineMark
from repurpose.text.bilingual import both

_PROGRAM = re.compile(r"<%(?P<sign>[-_*~+#=]*)(?P<inside>[\s\S]{0,2000}?)%>")
_LINES = re.compile(rf"{_PROGRAM.pattern}[ \t]*(?:\n|$)")
_SHOWS = re.compile(r"\btR\b")
"""What a program of Templater shows is put into `tR` ("Dynamic and execution commands", read 2026-11)."""


def _program(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    sign, inside = match["sign"], match["inside"]
    if "#" in sign or sign.startswith("--"):
        return Becomes(loss="private", why=both("a comment of its author, for nobody else", "作者的注释，不给别人看"))
    if "*" in sign and not _SHOWS.search(inside):
        return Becomes(
            loss="dialect",
            why=both("a program that runs at home and shows nothing: left out", "在本机运行、不显示内容的程序：已略去"),
        )
    return Becomes(
        loss="unresolved",
        why=both("only the program that writes the note knows what stands here", "只有生成笔记的程序知道这里是什么"),
    )


PROGRAMS = Dialect(
    "programs",
    inline=(InlineMark("<", _PROGRAM, _program, closer="%>", in_html=True),),
    lines=(LineMark("<", _LINES, _program, several=True, closer="%>"),),
)

"""Drawings written as text: the site draws them, a mail shows their code."""

from __future__ import annotations

import re

from repurpose.document.dialects.base import Becomes, Context, Dialect, LineMark
from repurpose.text.bilingual import both

_FENCE = re.compile(
    r"(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?"
    r"(mermaid|plantuml|puml|uml|graphviz|dot|d2|flow|flowchart|sequence|seq|markmap|mindmap|nomnoml|wavedrom|vega(?:-lite)?"
    r"|echarts|chart|ditaa|kroki|tikz|abc|smiles)\b[^`]*$",
    re.I,
)
"""Languages that sites draw (the lists of Kroki, Typora, VitePress plug-ins and Hexo themes, read 2026-11)."""


def _fence(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(
        stays=True,
        loss="dialect",
        why=both(
            "a drawing: readers see its code, unless a picture takes its place", "图形：不换成图片，读者看到的是代码"
        ),
    )


DRAWINGS = Dialect(
    "drawings",
    lines=(LineMark("`~", _FENCE, _fence),),
)

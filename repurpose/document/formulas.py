"""Where a formula begins and ends. What is in one is TeX: never emphasis, never a tag, never typography."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from repurpose.document.tex import legible
from repurpose.model import Loss
from repurpose.text.bilingual import both
from repurpose.text.han import has_han

if TYPE_CHECKING:
    from repurpose.document.parse import Document

DRAWN, AS_TEXT = both("drawn", "画成了图"), both("shown as text", "以文字显示")
AS_SOURCE = both("shown as its TeX source", "以 TeX 源码显示")
"""The ways in which readers get a formula."""
TOLD_MAX = 5
"""Formulas shown in one way that are reported one by one; more are counted. Own choice."""
_SIGNS = re.compile(r"[\\^_={}<>+|/*]|[^\W\d_]\(")
"""What distinguishes a formula from an amount of money between two dollar signs."""
_TERNARY = re.compile(r"[^\d\s][^\s]*[?:]\w")
_CHOICE = re.compile(r"[^\W\d]+\?\w+:\w+")
"""`真?1:0`, a choice between two values."""
_SURE_SIGNS = re.compile(r"[\\^_{}]|[A-Za-z]\(")
"""What shows it where it has Chinese words too: `$5/斤，合3$` is money."""
_WORDS = re.compile(r"[A-Za-z]{2,}\s+(?:\d+\s+)?[A-Za-z]{2,}")
"""Two words in a row, or with a number between, are prose between two amounts: TeX would set them without the blank."""
_COMMAND = re.compile(r"\\[A-Za-z]+\*?(?:\s*\{[^{}]*\})*|\\ ")
"""A command with what it is given (`\text{at sea}`), and a blank that TeX is told to keep: neither is prose."""
_TWO_POWERS = re.compile(r"\^\s*\^")
"""No TeX: it refuses a power of nothing."""
_LETTER = re.compile(r"\A[A-Za-z]'*\Z")

INLINE = re.compile(
    r"""(?x)
      \$\$ (?P<display> (?:[^$\\]|\\[\s\S]){1,4000}? ) \$\$             # $$ … $$ in a line of words
    | (?<![A-Za-z0-9_$]) \$ (?P<inline> (?=[^\s$]) (?:[^$\\\n]|\\.){1,500}? (?<=\S) ) \$
      (?![A-Za-z0-9_$])                                                # $x_1$, not $5 or US$5; Chinese may stand beside
    | \\\( (?P<round> [^\n]{1,500}? ) \\\)                             # \( … \)
    | \\\[ (?P<square> [\s\S]{1,4000}? ) \\\]                          # \[ … \]
    """
)
"""Rules as pandoc's `tex_math_dollars` and MathJax's delimiters have them; the lengths are far above any real formula
and keep a lone mark from being searched through a whole book."""
DISPLAY_OPEN = re.compile(r" {0,3}(\$\$|\\\[|\\begin\{([a-z]+\*?)\})")
"""A line that opens a formula of several lines."""


def display_end(line: str) -> re.Pattern[str] | None:
    """What ends the displayed formula that a line opens, if it does open one."""
    match = DISPLAY_OPEN.match(line)
    if match is None:
        return None
    if match[1] == "$$":
        return re.compile(r"\$\$[ \t]*(?:\([\w.]+\)|\{#[^}]*\})?[ \t]*$")
    if match[1] == "\\[":
        return re.compile(r"\\\][ \t]*$") if not line.strip()[2:] or line.rstrip().endswith("\\]") else None
    return re.compile(rf"\\end\{{{re.escape(match[2])}\}}")


def is_formula(match: re.Match[str]) -> bool:
    """Whether a match of INLINE is TeX, and not prices (`$5的茶和3$`) or brackets that were escaped (`\\[sic\\]`)."""
    source = match["display"] or match["inline"] or match["round"] or match["square"] or ""
    if match["display"]:
        return bool(source.strip())
    if match["inline"] and (_TWO_POWERS.search(source) or _WORDS.search(_COMMAND.sub(" ", source))):
        return False
    if match["inline"] and has_han(source):
        return bool(_SURE_SIGNS.search(source) or _CHOICE.fullmatch(source))
    if match["inline"]:
        return not re.search(r"\s", source) or bool(_SIGNS.search(source) or _TERNARY.match(source))
    return bool(re.search(r"\w", source)) and bool(_SIGNS.search(source) or _LETTER.match(source.strip()))


def source_of(match: re.Match[str]) -> tuple[str, bool]:
    """The TeX of a match of INLINE, and whether it is on a line of its own."""
    display = match["display"] or match["square"]
    return (display or match["inline"] or match["round"]).strip(), bool(display)


def source_of_block(text: str) -> str:
    """The TeX of a displayed formula, without its delimiters."""
    bare = text.strip()
    bare = re.sub(r"^(?:\$\$|\\\[)|(?:\$\$[ \t]*(?:\([\w.]+\)|\{#[^}]*\})?|\\\])$", "", bare)
    return bare.strip()


def all_in(document: Document) -> Iterator[tuple[str, int]]:
    """The TeX of every formula, and where it begins."""
    for block in document.walk():
        if block.kind == "formula":
            yield source_of_block(block.text), block.start
        for piece in block.inlines:
            yield from ((inner.text, inner.start) for inner in piece.walk() if inner.kind == "formula")


def told(document: Document, drawn: Container[str] = ()) -> tuple[Loss, ...]:
    """How readers get the document's formulas: each by itself, or counted where there are many."""
    ways: dict[str, list[Loss]] = {}
    for source, start in all_in(document):
        way = DRAWN if source in drawn else AS_SOURCE if legible(source) is None else AS_TEXT
        shown = " ".join(source.split())[:80]
        what = both(f"the formula {shown}", f"公式 {shown}")
        ways.setdefault(way, []).append(Loss("formula", what, way, document.line_at(start)))
    return tuple(loss for one in ways.values() for loss in (one if len(one) <= TOLD_MAX else [_counted(one)]))


def _counted(losses: list[Loss]) -> Loss:
    first = losses[0]
    shown = first.what.removeprefix("the formula ")
    what = both(f"{len(losses)} formulas, the first {shown}", f"{len(losses)} 个公式，第一个是 {shown}")
    return Loss("formula", what, first.why, first.line)

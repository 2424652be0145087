"""Ruby: how a word is read, above it. `{漢字|かんじ}` (markdown-ruby, Novel), `[世界]{shìjiè}` (Chinese plug-ins)."""

from __future__ import annotations

import re

from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, escaped
from repurpose.text.han import HAN

_BASE = rf"{HAN}\u3006\u3040-\u30ff"
_BAR = re.compile(rf"\{{([{_BASE}]{{1,20}})((?:\|[^{{}}|\n]{{1,60}})+)\}}")
_BRACKETS = re.compile(rf"\[([{_BASE}]{{1,20}})\]\{{([^{{}}\n=#.:|]{{1,60}})\}}")


def _bar(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """One reading for the word, or one for each character."""
    readings = match[2][1:].split("|")
    if len(readings) == len(match[1]):
        return Becomes("".join(map(_ruby, match[1], readings)))
    return Becomes(_ruby(match[1], "".join(readings)))


def _brackets(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(_ruby(match[1], match[2]))


def _ruby(base: str, reading: str) -> str:
    """With brackets for those who do not see what is above."""
    return f"<ruby>{base}<rp>(</rp><rt>{escaped(reading)}</rt><rp>)</rp></ruby>"


RUBY = Dialect(
    "ruby",
    inline=(InlineMark("{", _BAR, _bar), InlineMark("[", _BRACKETS, _brackets)),
)

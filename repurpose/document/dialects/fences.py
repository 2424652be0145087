"""What sites do with a fence's lines: `[!code ++]` and its kin (Shiki, VitePress), `<<< @/file` (VitePress), Liquid's
`raw` around all of them (Jekyll, Eleventy)."""

from __future__ import annotations

import re

from repurpose.document.dialect import Becomes, Context, Dialect, LineMark

_FENCE = re.compile(r"(?:`{3,}[^`\n]*|~{3,}[^\n]*)$")
_NAMES = r"(?:hl|highlight|focus|error|warning|info|\+\+|--|word:[^\]\n]{1,80}?)"
_MARK = re.compile(rf"\[!code (?P<name>{_NAMES})(?::(?P<lines>\d{{1,4}}))?\]")
"""Shiki's transformers (read 2026-11); anything else behind `!code` is a comment like others."""
_SIGN = r"(?://+|/\*+|\{/\*|<!--|#+|--|;+|%+)"
_COMMENT = re.compile(
    rf"[ \t]*{_SIGN}[ \t]*(?:{_MARK.pattern.replace('?P<name>', '?:').replace('?P<lines>', '?:')}[ \t]*)+"
)
_COMMENTED = re.compile(rf"{_SIGN}[^\n]*?\[!code ")
"""A mark stands in a comment; in a string it is the program's."""
_COMMENT_END = re.compile(r"(?:\*/\}?|-->)?[ \t]*$")
_IMPORT = re.compile(r"<<<(?:[ \t]+(?=[\w@./~])|(?=@))(?P<file>[^\s{]+)[^\n]*$")
_RAW_FENCE = re.compile(
    r"(?P<fence>`{3,}|~{3,})[^`\n]*\n[ \t]*\{%-?\s*(?P<name>raw|verbatim)\s*-?%\}[ \t]*\n"
    r"(?:(?!\s*(?P=fence))[^\n]*\n){0,3000}?[ \t]*\{%-?\s*end(?P=name)\s*-?%\}[ \t]*\n[ \t]*(?P=fence)"
)


def _marked(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(stays=True, shows=without_marks)


def without_marks(lines: list[str]) -> list[str]:
    """Lines of code without the comments that only the site reads. What came and what went keeps its sign, as in a
    diff: else old and new lines would stand side by side."""
    shown: list[tuple[str, str]] = []
    sign, left = " ", 0
    for line in lines:
        marks = list(_MARK.finditer(line)) if _COMMENTED.search(line) else []
        new = next((mark for mark in marks if mark["name"] in ("++", "--")), None)
        if new:
            sign, left = new["name"][0], int(new["lines"] or 1)
        bare = _bare(line) if marks else line
        if marks and not bare.strip():
            continue
        shown.append((sign if left > 0 else " ", bare))
        left -= 1
    changed = any(sign != " " for sign, _ in shown)
    return [f"{sign} {line}".rstrip() if changed else line for sign, line in shown]


def _bare(line: str) -> str:
    """A line without its marks, and without the comment that held nothing else."""
    if (comment := _COMMENT.search(line)) and _COMMENT_END.match(line, comment.end()):
        return line[: comment.start()]
    return re.sub(rf"[ \t]?{_MARK.pattern}", "", line)


def _import(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    why = f"the code of {match['file']}, which the site puts here, is missing: write it into a fence"
    return Becomes(loss="unresolved", why=why)


def _raw(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """Liquid is read before Markdown, so its two tags are gone from the code that they keep from it."""
    return Becomes(stays=True, shows=lambda lines: lines[1:-1])


FENCES = Dialect(
    "fences",
    lines=(
        LineMark("`~", _RAW_FENCE, _raw, several=True, closer="{%"),
        LineMark("`~", _FENCE, _marked, closer="[!code "),
        LineMark("<", _IMPORT, _import),
    ),
)

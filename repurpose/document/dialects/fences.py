"""What sites do with a fence's lines: `[!code ++]` and its kin (Shiki, VitePress), `<<< @/file` (VitePress), Liquid's
`raw` around all of them (Jekyll, Eleventy)."""

from __future__ import annotations

import re
from textwrap import dedent

from repurpose.document.dialects.base import Becomes, Context, Dialect, LineMark
from repurpose.text.bilingual import both

_FENCE = re.compile(r"(?:`{3,}[^`\n]*|~{3,}[^\n]*)$")
_NAMES = r"(?:hl|highlight|focus|error|warning|info|\+\+|--|word:[^\]\n]{1,80}?)"
_MARK = re.compile(rf"\[!code (?P<name>{_NAMES})(?::(?P<lines>\d{{1,4}}))?\]")
"""Shiki's transformers (read 2026-11); anything else behind `!code` is a comment like others."""
_SIGN = r"(?://+|/\*+|\{/\*|<!--|#+|--|;+|%+)"
_COMMENT = re.compile(
    rf"[ \t]*{_SIGN}[ \t]*(?:{_MARK.pattern.replace('?P<name>', '?:').replace('?P<lines>', '?:')}[ \t]*)+"
)
_COMMENTED = re.compile(rf"{_SIGN}[^\n]*?\[!code ")
"""A mark may be in a comment; in a string it is the program's."""
_COMMENT_END = re.compile(r"(?:\*/\}?|-->)?[ \t]*$")
_IMPORT = re.compile(
    r"<<<(?:[ \t]+(?=[\w@./~])|(?=@))(?P<file>[^\s{#]+)(?:#(?P<region>[\w*-]+))?[ \t]*"
    r"(?:\{(?P<said>[^{}\n]*)\})?[^\n]*$"
)
"""`<<< @/snippets/chart.js#rows{2 js:line-numbers} [title]`."""
_RAW_FENCE = re.compile(
    r"(?P<fence>`{3,}|~{3,})[^`\n]*\n[ \t]*\{%-?\s*(?P<name>raw|verbatim)\s*-?%\}[ \t]*\n"
    r"(?:(?!\s*(?P=fence))[^\n]*\n){0,3000}?[ \t]*\{%-?\s*end(?P=name)\s*-?%\}[ \t]*\n[ \t]*(?P=fence)"
)


def _marked(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(stays=True, shows=without_marks)


def without_marks(lines: list[str]) -> list[str]:
    """Lines of code without the comments that only the site reads. What came and what went keeps its sign, as in a
    diff: else old and new lines would be side by side."""
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


def _import(match: re.Match[str], context: Context) -> Becomes:
    """Code of another file, or a region of it."""
    text = context.site.code(match["file"], context.path)
    lines = _region((text or "").rstrip("\n").split("\n"), match["region"])
    if text is None or not any(lines):
        why = both(
            f"the code of {match['file']}, which the site puts here, is missing: write it into a fence",
            f"网站放在这里的代码 {match['file']} 找不到：请写进代码块",
        )
        return Becomes(loss="unresolved", why=why)
    said = re.search(r"(?:^|\s)([A-Za-z][\w+#-]*)", match["said"] or "")
    suffix = match["file"].rpartition(".")[2]
    return Becomes(code="\n".join(without_marks(lines)), title=said[1] if said else suffix)


def _region(lines: list[str], name: str | None) -> list[str]:
    """The lines between `#region name` and its end, without what they are all indented by; all lines without a name."""
    if not name:
        return lines
    named = re.compile(rf"^\W*(?P<end>end)?\s?region\b.*?\b{re.escape(name)}\b", re.I)
    ends = re.compile(r"^\W*end\s?region\b", re.I)
    begins = next((at for at, line in enumerate(lines) if (found := named.match(line)) and not found["end"]), None)
    if begins is None:
        return []
    rest = lines[begins + 1 :]
    stop = next((at for at, line in enumerate(rest) if ends.match(line)), len(rest))
    return dedent("\n".join(rest[:stop])).split("\n")


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

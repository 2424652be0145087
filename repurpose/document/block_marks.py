"""What a line by itself can be: the marks of Markdown's blocks (CommonMark 0.31, sections 4 and 5)."""

from __future__ import annotations

import re

from repurpose.document import attribute_lists

BULLET = re.compile(r" {0,3}([-*+])( +|$)")
NUMBER = re.compile(r" {0,3}(\d{1,9})([.)])( +|$)")
QUOTE = re.compile(r" {0,3}> ?")
FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)$")
HEADING = re.compile(r" {0,3}(#{1,6}[ \t]+\S.*|#{2,6}[^\s#].*|#{1,6})[ \t]*$")
CLOSING_MARKS = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
ALERT = re.compile(r"\[!([^\]\[|\s]{1,40})(?:\|[^\]\[]*)?\]([-+]?)[ \t]*(.*)$")
TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
MEANING = re.compile(r" {0,3}:[ \t]+(?=\S)")
ATTRIBUTES_ALONE = re.compile(rf" {{0,3}}{attribute_lists.LIST.pattern}[ \t]*$")
HIDING = re.compile(r" {0,3}<(?:!--|[!?]|script|style|svg)", re.I)
_INFO = re.compile(r"\{?\s*\.?([\w+#.-]+)")
BLOCK_OPENERS = frozenset("#`~-*_<$\\{=|:")


def fence_of(rest: str) -> re.Match[str] | None:
    """The fence that a line opens; backticks that close on the same line are words (CommonMark 4.5)."""
    match = FENCE.match(rest)
    return match if match and not (match[2][0] == "`" and "`" in match[3]) else None


def is_marker(rest: str) -> bool:
    """Whether a line begins with the mark of a list's item."""
    return bool(BULLET.match(rest) or NUMBER.match(rest))


def is_one_line_formula(rest: str) -> bool:
    """Whether a formula of its own line also ends on it."""
    bare = rest.strip()
    if bare.startswith("$$"):
        return len(bare) > 4 and bare.endswith("$$")
    return (bare.startswith("\\[") and bare.endswith("\\]")) or "\\end{" in bare


def leading_tabs(line: str) -> str:
    """The line with tabs before its first word as spaces to the next multiple of four."""
    if "\t" not in line:
        return line
    words = line.lstrip(" \t>")
    head = line[: len(line) - len(words)].expandtabs(4)
    return head + re.sub(r"^([-*+]|\d{1,9}[.)])\t", r"\1 ", words)


def is_rule(line: str) -> bool:
    """Whether a line by itself is a rule."""
    return bool(RULE.match(line))


def heading_of(line: str) -> tuple[int, str] | None:
    """Level and words of a line that is a heading; None for any other line."""
    match = HEADING.match(line)
    if match is None:
        return None
    bare = match[1].lstrip("#")
    return len(match[1]) - len(bare), CLOSING_MARKS.sub("", bare.strip())


def language_of(info: str) -> str:
    """The language that a fence's words name."""
    match = _INFO.match(info)
    return match[1].lower() if match else ""

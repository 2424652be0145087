"""Where links lead: targets in brackets, and definitions that other links refer to (CommonMark 0.31, 4.7 and 6.3)."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import NamedTuple

TARGET_MAX = 4_000
"""Characters of a link's target and title. Browsers stop at 2,000 or more."""
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TITLE = r"(?:\"((?:[^\"\\]|\\[\s\S])*)\"|'((?:[^'\\]|\\[\s\S])*)'|\(((?:[^()\\]|\\[\s\S])*)\))"
_ANGLE_TARGET = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_SIZE = re.compile(r"[ \t]+=(\d{0,4})x(\d{0,4})(?=[ \t]*\))")
_REST_OF_TARGET = re.compile(rf"(?:[ \t]*\n?[ \t]*)(?:(?<=\s){_TITLE})?[ \t]*\n?[ \t]*\)")
ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TEMPLATE_TARGET = re.compile(
    r"[^\s()<>{]{0,200}(?:\{\{[^\n{}]{0,500}?\}\}|\{%[^\n]{0,500}?%\})"
    r"(?:\{\{[^\n{}]{0,500}?\}\}|\{%[^\n]{0,500}?%\}|[^\s()<>{]){0,500}"
)
"""A target that a template fills, `{{< ref "other.md" >}}`: it has blanks, which no other target has."""
_DEFINITION = re.compile(r" {0,3}\[((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*(?=\S)", re.S)
_DEFINITION_TITLE = re.compile(
    r"(?:[ \t]+|[ \t]*\n[ \t]*)"
    r"(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))[ \t]*(?:\n|$)",
    re.S,
)
_LINE_END = re.compile(r"[ \t]*(?:\n|$)")


class LinkTarget(NamedTuple):
    """Where a link leads, its title, and the size a picture is given."""

    href: str
    title: str = ""
    width: str = ""
    height: str = ""


def normal_label(label: str) -> str:
    """A reference's label as labels are compared (CommonMark 4.7): case folded, white space as one blank."""
    return " ".join(label.split()).casefold()


def unescape(text: str) -> str:
    """A target or title without backslashes and entities."""
    if "\\" not in text and "&" not in text:
        return text
    return (
        ENTITY.sub(lambda match: entity(match[0]), _ESCAPE.sub(r"\1", text))
        if "&" in text
        else _ESCAPE.sub(r"\1", text)
    )


def entity(text: str) -> str:
    """What an entity stands for; the text itself where it is none that HTML knows."""
    if text[1] != "#" and text[1:] not in html5:
        return text
    return html.unescape(text) if text[:4].lower() not in ("&#0;", "&#x0") else "\ufffd"


def read_target(text: str, at: int) -> tuple[LinkTarget, int] | None:
    """`(address "title")` at an offset, and where it ends."""
    if text[at : at + 1] != "(":
        return None
    start = _past_space(text, at + 1)
    found = read_address(text, start)
    if found is None:
        return (LinkTarget(""), start + 1) if text[start : start + 1] == ")" else None
    href, end = found
    size = _SIZE.match(text, end)
    rest = _REST_OF_TARGET.match(text, size.end() if size else end)
    if rest is None:
        return None
    title = rest[1] if rest[1] is not None else rest[2] if rest[2] is not None else rest[3]
    width, height = (size[1], size[2]) if size else ("", "")
    return LinkTarget(unescape(href), unescape(title or ""), width, height), rest.end()


def _past_space(text: str, at: int) -> int:
    match = re.compile(r"[ \t]*\n?[ \t]*").match(text, at)
    return match.end() if match else at


def read_address(text: str, at: int) -> tuple[str, int] | None:
    """A link's address as written, and where it ends: in angle brackets, or without blanks and with brackets paired."""
    if template := _TEMPLATE_TARGET.match(text, at):
        return template[0], template.end()
    if text[at : at + 1] == "<":
        angle = _ANGLE_TARGET.match(text, at)
        return (angle[1], angle.end()) if angle else None
    depth, end, limit = 0, at, min(len(text), at + TARGET_MAX)
    while end < limit:
        character = text[end]
        if character == "\\" and text[end + 1 : end + 2] in ESCAPABLE and end + 1 < limit:
            end += 2
            continue
        if character <= " ":
            break
        if character == "(":
            depth += 1
        elif character == ")":
            if not depth:
                break
            depth -= 1
        end += 1
    return (text[at:end], end) if end > at and not depth else None


def leading_definitions(text: str) -> tuple[list[tuple[str, LinkTarget]], str] | None:
    """The link definitions that a paragraph begins with, and what is left of it."""
    found: list[tuple[str, LinkTarget]] = []
    at = 0
    while match := _DEFINITION.match(text, at):
        entry = _definition(text, match)
        if entry is None:
            break
        found.append((normal_label(match[1]), entry[0]))
        at = entry[1]
    return (found, text[at:]) if found else None


def _definition(text: str, match: re.Match[str]) -> tuple[LinkTarget, int] | None:
    if not match[1].strip() or match[1].startswith("^"):
        return None
    address = read_address(text, match.end())
    if address is None:
        return None
    href, end = address
    title = _DEFINITION_TITLE.match(text, end)
    if title:
        words = title[1] if title[1] is not None else title[2] if title[2] is not None else title[3]
        return LinkTarget(unescape(href), unescape(words)), title.end()
    line = _LINE_END.match(text, end)
    return (LinkTarget(unescape(href)), line.end()) if line and (line.end() > end or end == len(text)) else None

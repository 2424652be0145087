"""The article form: candidate headlines on top, then the brief, then the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from repurpose.document.attribute_lists import split_tail
from repurpose.document.block_marks import heading_of, is_rule
from repurpose.document.nodes import Block
from repurpose.document.parse import inline_words, read
from repurpose.document.to_html import plain
from repurpose.model import Brief, Headline, Location
from repurpose.sources.titles import clean

_ITEM = re.compile(r"^(?:\d{1,2}[.、)）][ \t]*|[-*+][ \t]+)(.+)$")
_NUMBERED = re.compile(r"^\d{1,2}[.、)）][ \t]*(.+)$")
_NUMBERING = re.compile(
    r"^(?:\(?\d{1,2}[.、)）:：][ \t]*|[一二三四五六七八九十]{1,2}[、.][ \t]*|"
    r"(?:标题|headline)[ \t]*[\d一二三四五六七八九十]{1,2}[:：.、][ \t]*)",
    re.I,
)
_LIST_HEADING = re.compile(
    r"(?:候选标题|备选标题|标题候选|备选题目|candidate headlines?|headlines?|title options)", re.I
)
_BRIEF_TITLE = re.compile(r"创作说明|创作简报|写作说明|选题说明|creation brief|\bbrief\b|editorial brief", re.I)
_BRIEF_LINE = re.compile(r"^(?:[-*+][ \t]+)?(?:\*\*)?([^:：*\n]{1,24}?)(?:\*\*)?[ \t]*[:：][ \t]*(?:\*\*)?[ \t]*(.*)$")
_BRIEF_KEYS = {
    "guest": ("嘉宾", "受访者", "来宾", "guest", "interviewee"),
    "angle": ("选题方向", "选题", "角度", "angle", "topic"),
    "scores": ("内容评分", "评分", "scores", "score", "ratings"),
    "target_length": ("目标字数", "字数", "篇幅", "target length", "target words", "target", "length", "word count"),
    "core_value": ("核心价值", "价值", "core value", "value", "takeaway"),
}
_KEY_OF = {name: key for key, names in _BRIEF_KEYS.items() for name in names}
MAX_TOP_LINES = 80
"""Candidates and brief are within the first lines; nothing further down is taken for them."""


class Top(Struct, frozen=True):
    """What was above the body, and the body with the line it begins at."""

    headlines: tuple[Headline, ...]
    brief: Brief | None
    body: str
    body_line: int
    heading: str = ""


def split_top(text: str, path: str, first_line: int = 1) -> Top:
    """Take candidates and brief off a text. `heading` is a lone `# ` title, which is no candidate list."""
    lines = text.split("\n")
    headlines, after = _candidates(lines, path, first_line)
    heading = ""
    if not headlines:
        headlines, after, heading = _lone_heading(lines, path, first_line)
    brief, after = _brief(lines, after)
    if heading and brief:
        # A brief belongs to candidates: a title of its own above one is a list of one, and numbered like a list.
        heading = strip_number(heading)
        headlines = (replace(headlines[0], text=heading),)
    if not headlines and brief is None:
        return Top((), None, text, first_line)
    while after < len(lines) and not lines[after].strip():
        after += 1
    return Top(headlines, brief, "\n".join(lines[after:]), first_line + after, heading)


def strip_number(text: str) -> str:
    """A candidate without the number its author gave it."""
    return _NUMBERING.sub("", text, count=1)


def _candidates(lines: list[str], path: str, first_line: int) -> tuple[tuple[Headline, ...], int]:
    index = _skip_blank(lines, 0)
    if index < len(lines) and _is_list_heading(lines[index]):
        return _collect(lines, _skip_blank(lines, index + 1), _taken(_ITEM), path, first_line, least=1)
    found, after = _collect(lines, index, _title_of, path, first_line, least=2)
    if found:
        return found, after
    found, after = _collect(lines, index, _taken(_NUMBERED), path, first_line, least=2)
    following = _skip_blank(lines, after)
    return (found, after) if found and following < len(lines) and is_rule(lines[following]) else ((), 0)


def _collect(
    lines: list[str], index: int, words_of: Callable[[str], str], path: str, first_line: int, least: int
) -> tuple[tuple[Headline, ...], int]:
    found: list[Headline] = []
    after = index
    while index < len(lines) and len(found) < MAX_TOP_LINES:
        if lines[index].strip():
            words = strip_number(words_of(lines[index]))
            if not words:
                break
            text = clean(plain(words))
            column = max(0, lines[index].find(words)) + 1
            if text:
                found.append(Headline(text, len(found) + 1, Location(path, first_line + index, column)))
            after = index + 1
        index += 1
    return (tuple(found), after) if len(found) >= least else ((), 0)


def _title_of(line: str) -> str:
    """The words of a line that is a heading of the first level; "" for any other."""
    found = heading_of(line)
    return split_tail(found[1])[0] if found and found[0] == 1 else ""


def _is_list_heading(line: str) -> bool:
    found = heading_of(line)
    return bool(found and _LIST_HEADING.search(found[1]))


def _taken(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def words_of(line: str) -> str:
        match = pattern.match(line)
        return match[1].strip() if match else ""

    return words_of


def _lone_heading(lines: list[str], path: str, first_line: int) -> tuple[tuple[Headline, ...], int, str]:
    """A title of its own, whatever is before it that no reader sees: a script, a style, a comment."""
    top = read("\n".join(lines[:MAX_TOP_LINES]), path)
    blocks = top.blocks
    while blocks and (blocks[0].kind == "hidden" or (blocks[0].kind == "html" and not _is_seen(blocks[0]))):
        blocks = blocks[1:]
    if not blocks or blocks[0].kind != "heading" or blocks[0].level != 1:
        return (), 0, ""
    heading = blocks[0]
    text = clean(inline_words(heading.inlines))
    after = top.text.count("\n", 0, heading.end) + 1
    column = heading.inlines[0].start - top.text.rfind("\n", 0, heading.inlines[0].start) if heading.inlines else 1
    place = Location(path, first_line + heading.line - 1, column)
    return ((Headline(text, 1, place),), after, text) if text else ((), 0, "")


def _is_seen(block: Block) -> bool:
    """Whether raw HTML shows a reader anything."""
    return bool(inline_words(block.inlines)) or "<img" in block.text.lower()


def _skip_blank(lines: list[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _brief(lines: list[str], start: int) -> tuple[Brief | None, int]:
    """The brief at `start`, with the rules around it; (None, where the body begins) when there is none."""
    index = _skip_blank(lines, start)
    ruled = bool(start) and index < len(lines) and is_rule(lines[index])
    index = _skip_blank(lines, index + 1) if ruled else index
    begin = index
    pairs: dict[str, str] = {}
    titled = index < len(lines) and bool(_BRIEF_TITLE.search(lines[index])) and not _BRIEF_LINE.match(lines[index])
    if titled:
        index += 1
    while index < len(lines) and index - begin < MAX_TOP_LINES and not is_rule(lines[index]):
        match = _BRIEF_LINE.match(lines[index].strip())
        if lines[index].strip() and not match:
            break
        if match:
            pairs[match[1].strip()] = match[2].strip()
        index += 1
    known = [name for name in pairs if name.casefold() in _KEY_OF]
    index = _skip_blank(lines, index)
    closed = index < len(lines) and is_rule(lines[index])
    # One line that is surely a brief's is enough where a title says so, or where rules stand above and below.
    if len(known) < (1 if titled or (ruled and closed) else 2):
        return None, begin if start else start
    index += closed
    return make_brief(pairs), index


def make_brief(pairs: Mapping[str, Any]) -> Brief:
    """A brief from its lines, Chinese or English; keys nobody knows are kept."""
    named: dict[str, str] = {}
    other: dict[str, str] = {}
    for name, value in pairs.items():
        key = _KEY_OF.get(str(name).replace("_", " ").replace("-", " ").casefold())
        text = "" if value is None else str(value)
        if key:
            named[key] = text
        else:
            other[str(name)] = text
    digits = re.search(r"\d[\d,]*", named.get("target_length", ""))
    return Brief(
        guest=named.get("guest", ""),
        angle=named.get("angle", ""),
        scores=_scores(named.get("scores", "")),
        target_length=int(digits[0].replace(",", "")) if digits else None,
        core_value=named.get("core_value", ""),
        other=other,
    )


def _scores(text: str) -> dict[str, str]:
    pairs = (
        re.match(r"\s*(.+?)[ \t:：]*(\d+(?:\.\d+)?(?:\s*/\s*\d+)?)\s*$", piece)
        for piece in re.split(r"[，,;；、]", text)
    )
    return {match[1]: match[2] for match in pairs if match}

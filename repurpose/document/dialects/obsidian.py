"""Obsidian: links by name, embeds, private remarks, block ids. (Its callouts are read with GitHub's alerts.)"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, LineMark, escaped, linked
from repurpose.text.bilingual import both

_LINK = re.compile(r"(?<!\[)\[\[(?=[^\s\]])([^\[\]|#\n]*)(#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\](?![(\[\]])")
_EMBED = re.compile(rf"!{_LINK.pattern}")
_ONLY_NUMBERS = re.compile(r"[\d\s,.;+-]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SIZE = re.compile(r"(?:^|\|)(\d{1,4})(?:x(\d{1,4}))?$")
_PICTURES = frozenset(("avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"))
_FILES = frozenset(("3gp", "flac", "m4a", "mkv", "mov", "mp3", "mp4", "ogg", "ogv", "pdf", "wav", "webm"))
"""What Obsidian embeds ("Accepted file formats", read 2026-11)."""
_REMARK = re.compile(r"%%(?:(?!%%)[\s\S])*%%|%%")
_REMARK_LINES = re.compile(r"%%(?:(?!%%)[^\n])*\n(?:(?!%%)[\s\S])*%%")
_REMARK_OPEN = re.compile(r"%%[^%\n]*$")
_NEVER = re.compile(r"(?!)")
_MERGE_TAG = re.compile(r"%%(?:name|email|unsubscribe_url)%%|%%[a-z][a-z0-9_-]{0,40}\|[^%\n]{0,80}%%")
"""Tags of the mail channel, which each reader's own words fill; they are no remarks."""
_BLOCK_ID = re.compile(r"(?<=[ \t])\^(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{2,}[ \t]*(?=\n|\Z)")

_PRIVATE = both("a remark of its author, for nobody else", "作者的备注，不给别人看")
_LONE = both(
    "a private remark begins or ends here, and its other end is not in this paragraph",
    "私下的备注在这里开始或结束，另一端不在这一段",
)
_NO_POST = both(
    "no post of the site has this name: its words stand without a link", "网站上没有这个名字的文章：只留文字，没有链接"
)
_NO_EMBED = both(
    "no post of the site has this name: what it would show is missing", "网站上没有这个名字的文章：要显示的内容缺失"
)


def _link(match: re.Match[str], context: Context) -> Becomes | None:
    if not _is_name(match):
        return None
    words, address = _words(match), _address(match, context)
    if address is None:
        return Becomes(words, loss="dialect", why=_NO_POST)
    return Becomes(linked(words, address))


def _is_name(match: re.Match[str]) -> bool:
    """A list in a list of numbers, `[[1, 2]]`, is no name of a note; a day is."""
    name = match[1] + (match[2] or "")
    return bool(_DAY.match(name)) or not _ONLY_NUMBERS.fullmatch(name)


def _words(match: re.Match[str]) -> str:
    """What Obsidian shows: the words behind the bar, or the name and the heading."""
    if match[3] and match[3].strip():
        return match[3].strip()
    name = PurePosixPath(match[1].strip()).name.removesuffix(".md")
    headings = [one for one in (match[2] or "").split("#") if one.strip() and not one.startswith("^")]
    return escaped(" › ".join(one.strip() for one in (name, *headings) if one.strip()))


def _address(match: re.Match[str], context: Context) -> str | None:
    name = match[1].strip()
    return context.site.address(name, context.path) if name else None


def _embed(match: re.Match[str], context: Context) -> Becomes | None:
    if not _is_name(match):
        return None
    name, given = match[1].strip(), match[3] or ""
    suffix = name.rpartition(".")[2].lower()
    if suffix in _PICTURES:
        size = _SIZE.search(given)
        words = escaped(given[: size.start()] if size else given)
        behind = f"|{size[0].lstrip('|')}" if size else ""
        return Becomes(f"!{linked(words + behind, name)}")
    words, address = _words(match), _address(match, context)
    if address is None and suffix in _FILES:
        address = name
    if address is None:
        return Becomes(loss="unresolved", why=_NO_EMBED)
    return Becomes(
        linked(words, address),
        loss="dialect",
        why=both("shown inside the note on the site: a link stands for it", "在网站上显示在笔记里：换成了链接"),
    )


def _remark(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    """A remark within a paragraph. Obsidian hides what follows a lone mark, so one is reported wherever it occurs: it
    may be an end of something private that spans paragraphs."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    if before.isascii() and before.isdigit():
        return None
    if match[0] != "%%":
        return Becomes(loss="private", why=_PRIVATE)
    return Becomes("\\%\\%", loss="unresolved", why=_LONE)


def _merge_tag(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """Taken whole, so that its end and the next one's beginning are no remark."""
    return Becomes(escaped(match[0]))


def _remark_lines(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(loss="private", why=_PRIVATE)


def _remark_open(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """What is private stays so, to the end of the file as in Obsidian; and it is reported."""
    return Becomes(
        closes=_NEVER,
        loss="unresolved",
        why=both(
            "this private remark is never closed: all below it is left out", "私下的备注没有结束：下面的内容全部略去"
        ),
    )


def _block_id(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    before = match.string[match.start() - 1 : match.start()] if match.start() else " "
    return (
        Becomes(loss="dialect", why=both("the name of a block, which nobody reads", "段落块的名字，没有人读"))
        if before.isspace()
        else None
    )


OBSIDIAN = Dialect(
    "obsidian",
    inline=(
        InlineMark("[", _LINK, _link),
        InlineMark("!", _EMBED, _embed),
        InlineMark("%", _MERGE_TAG, _merge_tag),
        InlineMark("%", _REMARK, _remark),
        InlineMark("^", _BLOCK_ID, _block_id),
    ),
    lines=(
        LineMark("%", _REMARK_LINES, _remark_lines, several=True, closer="%%"),
        LineMark("%", _REMARK_OPEN, _remark_open),
    ),
)

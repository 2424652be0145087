"""A Markdown file as its reader sees it, with the way back to every character of the author's file.

Style is judged on what is read: code, addresses, formulas, front matter, comments and tags are out of sight, emphasis
and links show only their words. Each character of the view knows its offset in the file, so that a fault found in the
view is mended in the file without touching any markup around it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

import regex as re  # compiles a class of Han characters at once; re takes them one by one
from msgspec import Struct

from repurpose.text.outline import END, BlockKind, Outline, outline

OBJECT = "\ufffc"
"""Stands in the view for something that is no prose: a piece of code, an address, a picture, a formula."""

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for use inside the brackets of a pattern."""


class Edit(Struct, frozen=True):
    """Replace the characters from `start` to `end` (offsets in the file's text) by `new`."""

    start: int
    end: int
    new: str


class Block(Struct, frozen=True):
    """A stretch of the view, from `start` to `end`. `aside` is what stands folded away in `<details>`.

    A block is Chinese from one Han character a Latin word on: less than `text.language` asks for, since product
    names and code crowd into Chinese headings.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    is_chinese: bool = False


class Manuscript(Struct, frozen=True, eq=False, dict=True):
    """A file's text (LF line ends) and its view. `starts` and `ends` give a view character's place in the file.

    `joints` names, where closing markup lies between two characters of the view, the place behind that markup.
    """

    text: str
    view: str
    blocks: tuple[Block, ...]
    starts: array[int]
    ends: array[int]
    joints: dict[int, int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the view as offsets in the file."""
        if start >= len(self.view):
            return len(self.text), len(self.text)
        return self.starts[start], self.ends[max(start, end - 1)] if end > start else self.starts[start]

    def edits(self, start: int, end: int, new: str) -> tuple[Edit, ...]:
        """The edits in the file that turn a stretch of the view into `new`; markup inside the stretch stays.

        An empty stretch is an insertion: after closing markup, before opening markup.
        """
        if start == end:
            at = self.joints.get(start, self.ends[start - 1] if start else 0)
            return (Edit(at, at, new),)
        found: list[Edit] = []
        for at in range(start, end):
            first, last = self.starts[at], self.ends[at]
            if found and found[-1].end == first:
                found[-1] = Edit(found[-1].start, last, found[-1].new)
            else:
                found.append(Edit(first, last, "" if found else new))
        return tuple(found)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether no markup lies between the characters of a stretch of the view."""
        return all(self.ends[at] == self.starts[at + 1] for at in range(start, end - 1))

    def words(self, block: Block) -> str:
        """What a block reads."""
        return self.view[block.start : block.end]

    @cached_property
    def chinese(self) -> str:
        """The view with every block that is not Chinese blanked, as long as the view."""
        return self._blanked(lambda block: block.is_chinese)

    @cached_property
    def unfolded(self) -> str:
        """The view with what is folded away in `<details>` blanked, as long as the view."""
        return self._blanked(lambda block: block.kind != "aside")

    def _blanked(self, keeps: Callable[[Block], bool]) -> str:
        pieces, at = [], 0
        for block in self.blocks:
            pieces.append(END * (block.start - at))
            pieces.append(self.words(block) if keeps(block) else END * (block.end - block.start))
            at = block.end
        return "".join([*pieces, END * (len(self.view) - at)])

    def block_at(self, at: int) -> Block | None:
        """The block that a character of the view stands in."""
        index = bisect_left(self.blocks, at + 1, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and at < self.blocks[index].end else None


@lru_cache(maxsize=16)
def manuscript(text: str) -> Manuscript:
    """Read a Markdown text (LF line ends). Never fails: what cannot be understood is taken for words."""
    return _Reader(text, outline(text)).run()


_ADDRESS_END = rf"\s<>\"'`\[\]\u2029\u3000-\u303f\uff00-\uffef“”‘’{HAN}"
_ADDRESS = re.compile(
    rf"""(?x)
      (?<!\]\()(?<!<) (?: (?<![A-Za-z0-9])(?i:https?|ftp)://[^{_ADDRESS_END}]+ |
      (?<![A-Za-z0-9])(?i:www)\.[A-Za-z0-9][^{_ADDRESS_END}]*\.[^{_ADDRESS_END}]+ )
    | (?<![A-Za-z0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]{{0,63}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}})+
    """
)
"""Addresses in running text; those of links and tags go with their link or tag."""
_TOKEN = re.compile(
    rf"""(?x) (?=[\x00\ufffc`<!\[\]$\\{{&*~=_]) (?:
      (?P<hidden>\x00+)
    | (?P<object>\ufffc+)
    | (?P<emphasis>\*{{1,3}}|~~|==|(?<![A-Za-z0-9_])_{{1,3}}(?!_)|(?<!_)_{{1,3}}(?![A-Za-z0-9_]))
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\u2029]{{1,1000}}?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--[^\u2029]{{0,4000}}?-->)
    | (?P<autolink><(?i:https?://|mailto:)[^<>\s]{{1,2000}}>)
    | (?P<break><(?i:br)\s*/?>)
    | (?P<literal><(?P<tagged>(?i:code|kbd|samp|var))\b[^<>\u2029]{{0,200}}>[^\u2029]{{0,1000}}?</(?i:(?P=tagged))>)
    | (?P<closing_tag></[A-Za-z][^<>\u2029]{{0,100}}>)
    | (?P<tag><[A-Za-z](?:[^<>\u2029{HAN}]|"[^"\u2029]{{0,500}}"){{0,1000}}>)
    | (?P<image>!\[[^\[\]\u2029]{{0,300}}\](?:\([^()\u2029]{{0,2000}}\)|\[[^\[\]\u2029]{{0,200}}\]))
    | (?P<footnote>\[\^[^\]\s\u2029]{{1,100}}\]:?)
    | (?P<link>\[(?=[^\[\]\u2029]{{1,500}}\][(\[]))
    | (?P<target>\](?:\((?:[^()\u2029]|\([^()\u2029]{{0,200}}\)){{0,2000}}\)|\[[^\[\]\u2029]{{0,200}}\]))
    | (?P<formula>(?<![\\$\w])\$(?=[^\s$])[^$\n\u2029{HAN}]{{1,300}}(?<=\S)\$(?![\w$])|\\\([^\u2029]{{1,300}}?\\\))
    | (?P<template>\{{\{{[^{{}}\u2029]{{0,300}}\}}\}}|\{{%[^%\u2029]{{0,300}}%\}}|\{{[#.][\w\-\ .=#]{{1,100}}\}})
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});)
    | (?P<escape>\\[!-/:-@\[-`{{-~])
    )"""
)
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][\w'’.-]*")
_OPAQUE = frozenset({"code", "autolink", "literal", "image", "object", "formula", "template", "entity", "escape"})
_CLOSERS = frozenset({"target", "closing_tag", "footnote"})
_ADDRESS_TAIL = ".,;:!?)*_~"


class _Reader:
    """The second pass: tokens out of sight or as one object, words as they stand."""

    def __init__(self, text: str, found: Outline) -> None:
        self.text, self.kinds = text, found.kinds
        self.shadow = _ADDRESS.sub(_as_object, found.shadow)
        self.view: list[str] = []
        self.length = 0
        self.starts: array[int] = array("I")
        self.ends: array[int] = array("I")
        self.joints: dict[int, int] = {}
        self.stack: list[str] = []

    def run(self) -> Manuscript:
        at = 0
        for match in _TOKEN.finditer(self.shadow):
            if match.start() < at:
                continue
            self.words(at, match.start())
            at = self.token(match.lastgroup or "", match)
        self.words(at, len(self.shadow))
        view = "".join(self.view)
        return Manuscript(self.text, view, tuple(self.blocks(view)), self.starts, self.ends, self.joints)

    def words(self, start: int, end: int) -> None:
        if end > start:
            words = self.shadow[start:end]
            if END in words:
                self.stack = []
            self.view.append(words)
            self.length += end - start
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))

    def token(self, kind: str, match: re.Match[str]) -> int:
        """Take one token; returns the offset to go on from."""
        start, end = match.span()
        if kind == "break":
            self.thing("\n", start, end)
        elif kind in _OPAQUE:
            self.thing(OBJECT, start, end)
        elif kind == "emphasis":
            self.emphasis(match[0], start, end)
        elif kind in _CLOSERS:
            self.close(start, end)
        return end

    def thing(self, shown: str, start: int, end: int) -> None:
        self.view.append(shown)
        self.length += 1
        self.starts.append(start)
        self.ends.append(end)

    def emphasis(self, mark: str, start: int, end: int) -> None:
        before, after = self.shadow[start - 1 : start], self.shadow[end : end + 1]
        if (not before.strip() and not after.strip()) or (before.isdigit() and after.isdigit()):
            self.words(start, end)
        elif mark in self.stack:
            while self.stack.pop() != mark:
                pass
            self.close(start, end)
        else:
            self.stack.append(mark)

    def close(self, start: int, end: int) -> None:
        """Closing markup binds to what stands before it, unless opening markup came in between."""
        bound = self.joints.get(self.length, self.ends[-1] if self.ends else 0)
        if bound == start:
            self.joints[self.length] = end

    def blocks(self, view: str) -> Iterator[Block]:
        """The blocks by their places in the view, without those that show nothing."""
        for index, (offset, kind, level) in enumerate(self.kinds):
            following = self.kinds[index + 1][0] if index + 1 < len(self.kinds) else len(self.shadow)
            start, limit = bisect_left(self.starts, offset), bisect_left(self.starts, following)
            end = view.find(END, start, limit)
            end = limit if end < 0 else end
            words = view[start:end]
            start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if start < end:
                is_chinese = len(_HAN.findall(words)) >= max(1, len(_WORD.findall(words)))
                yield Block(kind, start, end, level, is_chinese)


def _as_object(match: re.Match[str]) -> str:
    """An address as so many objects; the marks of the sentence that follow it are no part of it."""
    address = match[0]
    bare = address.rstrip(_ADDRESS_TAIL)
    if "(" in bare and ")" not in bare.rpartition("(")[2] and address[len(bare) :].startswith(")"):
        bare += ")"
    return OBJECT * len(bare) + address[len(bare) :]

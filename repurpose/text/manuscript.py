"""A Markdown file as its reader sees it, with the way back to every character of the author's file.

Style is judged on what is read: code, addresses, formulas, front matter, comments and tags are out of sight, emphasis
and links show only their words. Each character of the view knows its offset in the file, so that a fault found in the
view is mended in the file without touching any markup around it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Literal

from msgspec import Struct

BlockKind = Literal["heading", "paragraph", "item", "quote", "cell", "aside"]

OBJECT = "\ufffc"
"""Stands in the view for something that is no prose: a piece of code, an address, a picture, a formula."""
END = "\u2029"
"""Stands in the view between two blocks."""
HIDDEN = "\x00"

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for use inside the brackets of a pattern."""


class Edit(Struct, frozen=True):
    """Replace the characters from `start` to `end` (offsets in the file's text) by `new`."""

    start: int
    end: int
    new: str


class Block(Struct, frozen=True):
    """A stretch of the view, from `start` to `end`. `aside` is what stands folded away in `<details>`.

    A block is Chinese from one Han character a Latin word on: less than `text.language` asks for, since product names and
    code crowd into Chinese headings.
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
    return _Reader(_Blocks(text)).run()


_FENCE = re.compile(r"[ \t]{0,12}(`{3,}|~{3,})([^\n]*)")
_HEADING = re.compile(
    r" {0,3}(#{1,6})(?:[ \t]+(?:[(（]?\d{1,2}[.、)）:：](?!\d)[ \t]*|[一二三四五六七八九十]{1,2}、)?|$)"
)
_PREFIX = re.compile(r"(?P<quote>[ \t]*>[ \t]?)|(?P<item>[ \t]*(?:[-*+]|\d{1,3}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$))")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-+)$")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*(\S?)")
_INDENTED = re.compile(r"(?: {4}|\t)")
_LITERAL = re.compile(r"<(pre|script|style|svg|math|textarea)\b", re.I)
_DETAILS = re.compile(r"<(/?)details\b", re.I)
_FRONT = re.compile(r"(-{3,}|\+{3,})[ \t]*\n(?=\s*[\w\"'#][^\n]*[:=]|\s*(?:-{3,}|\+{3,})[ \t]*$)", re.M)
_FRONT_END = re.compile(r"^(?:-{3,}|\+{3,}|\.\.\.)[ \t]*$", re.M)
_PELICAN = re.compile(r"(?:(?:title|date|slug|author|category|tags|summary|status):[^\n]*\n)+", re.I)


class _Blocks:
    """The first pass, line by line: what is no prose is hidden, what is prose is cut into blocks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shadow: list[str] = []
        self.kinds: list[tuple[int, BlockKind, int]] = []
        self.at = 0
        self.open = False
        self.closer: re.Pattern[str] | None = None
        self.details = 0
        self.in_list = False
        self.blank = True
        skipped = _front_matter(text)
        self.hide(skipped)
        while self.at < len(text):
            self.line()

    def hide(self, end: int) -> None:
        """Hide up to an offset; line breaks stay, as ends of blocks."""
        hidden = self.text[self.at : end]
        if hidden:
            self.shadow.append(
                "".join(END if c == "\n" else HIDDEN for c in hidden) if "\n" in hidden else HIDDEN * len(hidden)
            )
        self.at = max(self.at, end)

    def show(self, end: int) -> None:
        self.shadow.append(self.text[self.at : end])
        self.at = end

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        if not self.open or kind in ("heading", "item", "cell"):
            self.kinds.append((self.at, "aside" if self.details else kind, level))
            if self.open and self.shadow and self.shadow[-1] == "\n":
                self.shadow[-1] = END
        self.open = True

    def finish_line(self, newline: int, ends_block: bool) -> None:
        """Past the line break; the last line of a file has none."""
        if newline < len(self.text):
            self.shadow.append(END if ends_block else "\n")
        self.at = newline + 1
        self.open = self.open and not ends_block

    def line(self) -> None:
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        line = self.text[self.at : end]
        if self.closer:
            self.closed(line, end)
        elif not line.strip():
            self.end_paragraph()
            self.hide(end)
            self.finish_line(end, ends_block=True)
            self.blank = True
        elif self.is_literal(line):
            self.end_paragraph()
            self.hide(end)
            self.finish_line(end, ends_block=True)
        else:
            self.words(line, end)
            self.blank = False

    def end_paragraph(self) -> None:
        if self.open and self.shadow and self.shadow[-1] == "\n":
            self.shadow[-1] = END
        self.open = False

    def closed(self, line: str, end: int) -> None:
        """A line inside something literal; what follows its end on the line is hidden with it."""
        assert self.closer is not None
        if self.closer.search(line):
            self.closer = None
        self.hide(end)
        self.finish_line(end, ends_block=True)
        self.blank = False

    def is_literal(self, line: str) -> bool:
        """Whether the line opens or is something that is no prose; sets what will close it."""
        bare = line.lstrip(" \t>")
        fence = _FENCE.match(bare)
        if fence and (fence[1][0] == "~" or "`" not in fence[2]):
            mark = re.escape(fence[1][0])
            self.closer = re.compile(rf"^[ \t>]*{mark}{{{len(fence[1])},}}[ \t]*$")
            return True
        if bare.startswith("<!--") and "-->" not in bare:
            self.closer = re.compile("-->")
            return True
        tag = _LITERAL.match(bare)
        if tag:
            closing = re.compile(f"</{tag[1]}", re.I)
            self.closer = None if closing.search(bare) else closing
            return True
        if bare.startswith("$$"):
            self.closer = None if "$$" in bare[2:] else re.compile(r"\$\$")
            return True
        return self.is_mark(line)

    def is_mark(self, line: str) -> bool:
        reference = _REFERENCE.match(line)
        if reference and not line.lstrip().startswith("[^"):
            self.closer = None if reference[1] else re.compile("")
            return True
        if _RULE.match(line) or (_DELIMITER_ROW.match(line) and "|" in line):
            return True
        return bool(self.blank and not self.in_list and _INDENTED.match(line))

    def words(self, line: str, end: int) -> None:
        kind, level = self.prefix(line)
        opened = _DETAILS.search(line)
        if opened and not opened[1]:
            self.details += 1
        if kind == "heading":
            self.end_paragraph()
        if kind == "cell":
            self.cells(end)
        else:
            self.begin(kind, level)
            self.show(end)
        if opened and "</details" in line.lower():
            self.details = max(0, self.details - 1)
        self.finish_line(end, ends_block=kind in ("heading", "cell"))

    def prefix(self, line: str) -> tuple[BlockKind, int]:
        """Hide the marks a line begins with; what kind of line they make it."""
        heading = _HEADING.match(line)
        if heading:
            self.hide(self.at + heading.end())
            return "heading", len(heading[1])
        start, kind, at = self.at, "paragraph", 0
        while True:
            match = _PREFIX.match(line, at)
            if not match or match.end() == at:
                break
            kind = "quote" if kind == "quote" or match["quote"] else "item"
            at = match.end()
        if kind == "paragraph":
            at = len(line) - len(line.lstrip(" \t"))
            self.in_list = self.in_list and (not self.blank or at > 0)
            kind = "cell" if re.match(r"[ \t]*\|.*\|[ \t]*$", line) else kind
        else:
            self.in_list = self.in_list or kind == "item"
        self.hide(start + at)
        if kind == "quote" and self.open and self.kinds[-1][1] != "quote":
            self.end_paragraph()
        return kind, 0  # type: ignore[return-value]

    def cells(self, end: int) -> None:
        """The cells of a table row, each a block of its own."""
        for match in re.finditer(r"((?:\\.|[^|\\\n])*)(\|?)", self.text[self.at : end]):
            if match[1].strip():
                self.begin("cell")
                self.show(self.at + len(match[1]))
            else:
                self.hide(self.at + len(match[1]))
            if match[2]:
                self.shadow.append(END)
                self.at += 1
                self.open = False


def _front_matter(text: str) -> int:
    """Where the front matter ends; 0 without any."""
    front = _FRONT.match(text)
    if front:
        end = _FRONT_END.search(text, front.end())
        return end.end() if end else 0
    pelican = _PELICAN.match(text)
    return pelican.end() if pelican else 0


_ADDRESS_END = rf"\s<>\"'`\[\]\u2029\u3000-\u303f\uff00-\uffef“”‘’{HAN}"
_ADDRESS = re.compile(
    rf"""(?xi)
      (?<!\]\()(?<!<) (?: (?<![a-z0-9])(?:https?|ftp)://[^{_ADDRESS_END}]+ | (?<![a-z0-9])www\.[a-z0-9][^{_ADDRESS_END}]*\.[^{_ADDRESS_END}]+ )
    | (?<![\w.+-])[a-z0-9][\w.+-]{{0,63}}@[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}})+
    """
)
"""Addresses in running text; those of links and tags go with their link or tag."""
_TOKEN = re.compile(
    rf"""(?xi) (?=[\x00\ufffc`<!\[\]$\\{{&*~=_]) (?:
      (?P<hidden>\x00+)
    | (?P<object>\ufffc+)
    | (?P<emphasis>\*{{1,3}}|~~|==|(?<![a-z0-9_])_{{1,3}}(?!_)|(?<!_)_{{1,3}}(?![a-z0-9_]))
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`)[^\u2029]{{1,1000}}?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--[^\u2029]{{0,4000}}?-->)
    | (?P<autolink><(?:https?://|mailto:)[^<>\s]{{1,2000}}>)
    | (?P<break><br\s*/?>)
    | (?P<literal><(?P<tagged>code|kbd|samp|var)\b[^<>\u2029]{{0,200}}>[^\u2029]{{0,1000}}?</(?P=tagged)>)
    | (?P<closing_tag></[a-z][^<>\u2029]{{0,100}}>)
    | (?P<tag><[a-z](?:[^<>\u2029{HAN}]|"[^"\u2029]{{0,500}}"){{0,1000}}>)
    | (?P<image>!\[[^\[\]\u2029]{{0,300}}\](?:\([^()\u2029]{{0,2000}}\)|\[[^\[\]\u2029]{{0,200}}\]))
    | (?P<footnote>\[\^[^\]\s\u2029]{{1,100}}\]:?)
    | (?P<link>\[(?=[^\[\]\u2029]{{1,500}}\][(\[]))
    | (?P<target>\](?:\((?:[^()\u2029]|\([^()\u2029]{{0,200}}\)){{0,2000}}\)|\[[^\[\]\u2029]{{0,200}}\]))
    | (?P<formula>(?<![\\$\w])\$(?=[^\s$])[^$\n\u2029{HAN}]{{1,300}}(?<=\S)\$(?![\w$])|\\\([^\u2029]{{1,300}}?\\\))
    | (?P<template>\{{\{{[^{{}}\u2029]{{0,300}}\}}\}}|\{{%[^%\u2029]{{0,300}}%\}}|\{{[#.][\w\-\ .=#]{{1,100}}\}})
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,30}});)
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

    def __init__(self, blocks: _Blocks) -> None:
        self.text, self.kinds = blocks.text, blocks.kinds
        self.shadow = _ADDRESS.sub(_as_object, "".join(blocks.shadow))
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
            if words.strip():
                is_chinese = len(_HAN.findall(words)) >= max(1, len(_WORD.findall(words)))
                yield Block(kind, start, end, level, is_chinese)


def _as_object(match: re.Match[str]) -> str:
    """An address as so many objects; the marks of the sentence that follow it are no part of it."""
    address = match[0]
    bare = address.rstrip(_ADDRESS_TAIL)
    if "(" in bare and ")" not in bare.rpartition("(")[2] and address[len(bare) :].startswith(")"):
        bare += ")"
    return OBJECT * len(bare) + address[len(bare) :]

"""The dialects' marks on lines of their own: what they open, hide, insert or close."""

from __future__ import annotations

import re

from msgspec import Struct

from repurpose.document.container_lines import NESTING_MAX, ContainerLines
from repurpose.document.dialects.base import LITERAL, Becomes, Context, LineMark
from repurpose.document.nodes import Content


class Marks(Struct, frozen=True):
    """The dialects' marks on lines of their own, and what they may ask."""

    lines: tuple[LineMark, ...] = ()
    context: Context = Context()


class MarkedLines(ContainerLines):
    """What a dialect makes of a line."""

    def __init__(self, text: str, start: int, first_line: int, marks: Marks) -> None:
        super().__init__(text, start, first_line)
        self.marks = marks
        self.ahead: dict[str | re.Pattern[str], int] = {}
        self.skip_to = start
        self.literal = 0
        self.openers = {
            mark: [one for one in marks.lines if mark in one.opens] for one in marks.lines for mark in one.opens
        }

    def _mark(self, rest: str, interrupting: bool) -> tuple[re.Match[str], Becomes] | None:
        """What a dialect says of the line."""
        bare = rest.lstrip(" ")
        at = self.place(bare) - self.origin
        if bare.startswith("{") and self._is_between_words():
            return None
        for mark in self.openers.get(bare[:1], ()):
            if (interrupting and not mark.interrupts) or (mark.closer and not self._follows(mark.closer, at)):
                continue
            match = mark.pattern.match(self.text, at) if mark.several else mark.pattern.match(bare)
            becomes = mark.read(match, self.marks.context) if match else None
            if match is None or becomes is None:
                continue
            if not (becomes.paired and becomes.closes and not self._follows(becomes.closes, at)):
                return match, becomes
        return None

    def _is_between_words(self) -> bool:
        """Whether the line is in a box whose braces are words."""
        return bool(self.literal) and any(LITERAL in one.block.attributes for one in self.stack)

    def _follows(self, closer: str | re.Pattern[str], at: int) -> bool:
        """Whether what closes a mark comes somewhere below; looked up once a stretch."""
        found = self.ahead.get(closer, 0)
        if 0 <= found <= at:
            if isinstance(closer, str):
                found = self.text.find(closer, at + 1)
            else:
                match = closer.search(self.text, at + 1)
                found = match.start() if match else -1
            self.ahead[closer] = found
        return found >= 0

    def _marked(self, rest: str, paragraph: bool) -> bool:
        found = self._mark(rest, paragraph)
        if found is None:
            return False
        match, becomes = found
        if becomes.loss:
            self._remark(becomes.loss, match[0], becomes.why, rest)
        if becomes.stays:
            self.shows = becomes.shows
            return False
        if becomes.above:
            self._take_list_above()
        if becomes.box and len(self.stack) < NESTING_MAX:
            self._open_box(becomes, rest)
        elif becomes.closes is not None and not becomes.box:
            self._start("hidden", rest, rest)
            self.end = becomes.closes
        else:
            hidden = self._hidden(rest)
            if "\n" in match[0]:
                hidden.end, hidden.text = self.place(rest.lstrip(" ")) + len(match[0]), match[0]
            if becomes.code is not None:
                hidden.kind, hidden.text, hidden.label = "code", becomes.code, becomes.title
            elif becomes.markdown:
                self._insert(becomes.markdown, rest)
        if "\n" in match[0]:
            self.skip_to = self.place(rest.lstrip(" ")) + len(match[0])
        return True

    def _take_list_above(self) -> None:
        lists = [depth for depth, one in enumerate(self.stack) if one.block.kind == "list"]
        if lists:
            self._close_leaf()
            block = self.stack[lists[-1]].block
            self._close_to(lists[-1])
            block.kind, block.children = "hidden", []

    def _insert(self, markdown: str, rest: str) -> None:
        """A paragraph that stands for the line."""
        leaf = self._start("paragraph", rest)
        place = self.place(rest.lstrip(" "))
        leaf.text = markdown
        self.structure.contents.append((leaf, FixedWords(markdown, place)))
        self.leaf = None

    def _open_box(self, becomes: Becomes, rest: str) -> None:
        block = self._block("box", rest)
        block.label, block.text = becomes.box, becomes.title
        self.literal += becomes.literal
        block.attributes = {LITERAL: ""} if becomes.literal else {}
        if becomes.title:
            self.structure.contents.append((block, FixedWords(becomes.title, self.place(rest.lstrip(" ")))))
        self._close_leaf()
        self._push(block, content=4 if becomes.indented else 0)
        self.stack[-1].end, self.stack[-1].loosely = becomes.closes, becomes.paired

    def _closes_box(self, depth: int, rest: str) -> bool:
        """Leave the innermost box that the line closes."""
        for inner in range(depth - 1, 0, -1):
            end = self.stack[inner].end
            if end is not None and end.match(rest.strip(" ")):
                self._close_leaf()
                self._close_to(inner)
                self._hidden(rest)
                return True
        return False


class FixedWords(Content):
    """Words that stand for a mark: each of them is where the mark is."""

    def __init__(self, text: str, place: int) -> None:
        super().__init__([(text, place)])

    def place(self, at: int) -> int:  # noqa: ARG002
        """Where the mark is."""
        return self.places[0]

"""A text as its reader sees it, with the way back to every character of the author's file.

Style is judged on what is read: code, addresses, formulas, front matter, comments and tags are out of sight, emphasis
and links show only their words. Each character of the view knows its offset in the file, so that a fault found in the
view is mended in the file without touching any markup around it. `document.view` makes it from a Markdown file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct

BlockKind = Literal["heading", "paragraph", "item", "quote", "cell", "aside"]

END = "\u2029"
"""Stands between two blocks."""

OBJECT = "\ufffc"
"""Stands in the view for something that is no prose: a piece of code, an address, a picture, a formula."""


class Edit(Struct, frozen=True):
    """Replace the characters from `start` to `end` (offsets in the file's text) by `new`."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits made; they do not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])


class ViewBlock(Struct, frozen=True):
    """A stretch of the view, from `start` to `end`. `aside` is what is folded away in `<details>`.

    A block is Chinese from one Han character a Latin word on: less than `text.language` asks for, since product
    names and code crowd into Chinese headings.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    is_chinese: bool = False


class ProseView(Struct, frozen=True, eq=False, dict=True):
    """A file's text (LF line ends) and its view. `starts` and `ends` give a view character's place in the file.

    `joints` names, where closing markup lies between two characters of the view, the place behind that markup.
    """

    text: str
    view: str
    blocks: tuple[ViewBlock, ...]
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

    def words(self, block: ViewBlock) -> str:
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

    def _blanked(self, keeps: Callable[[ViewBlock], bool]) -> str:
        pieces, at = [], 0
        for block in self.blocks:
            pieces.append(END * (block.start - at))
            pieces.append(self.words(block) if keeps(block) else END * (block.end - block.start))
            at = block.end
        return "".join([*pieces, END * (len(self.view) - at)])

    def block_at(self, at: int) -> ViewBlock | None:
        """The block that a character of the view is in."""
        index = bisect_left(self.blocks, at + 1, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and at < self.blocks[index].end else None

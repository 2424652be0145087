"""What a Markdown body consists of: blocks with inlines in them, each with its place in the author's file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from repurpose.model import LossKind

QUOTED_MAX = 120
"""Characters that an entry of the account quotes. Own choice."""

BlockKind = Literal[
    "paragraph",
    "heading",
    "code",
    "html",
    "rule",
    "table",
    "row",
    "cell",
    "quote",
    "list",
    "item",
    "note",
    "terms",
    "term",
    "meaning",
    "formula",
    "box",
    "hidden",
]
InlineKind = Literal[
    "text",
    "symbol",
    "break",
    "line-end",
    "code",
    "strong",
    "emphasis",
    "strike",
    "mark",
    "sup",
    "sub",
    "link",
    "image",
    "html",
    "formula",
    "reference",
    "hidden",
]


class Remark(Struct, frozen=True):
    """Something of the file that no reader gets as written, at an offset. `what` quotes it, `why` says what became
    of it."""

    kind: LossKind
    what: str
    why: str
    start: int


def quoted(written: str) -> str:
    """What was written, on one line of the account. Where it is shortened, the count of its lines says how far it goes:
    the entry is at the first of them."""
    words, lines = " ".join(written.split()), written.strip().count("\n") + 1
    if len(words) <= QUOTED_MAX:
        return words
    return f"{words[: QUOTED_MAX - 1]}…" + (f" ({lines} lines)" if lines > 1 else "")


class Inline(Struct):
    """A piece of a line from `start` to `end` (offsets in the file).

    `text` is what a leaf shows: words, code, a raw tag, a formula's source, a note's label. `href` and `title` are a
    link's or picture's. `symbol` is one character written as several (an escape, an entity). `bare`: a link whose
    words are its address.
    """

    kind: InlineKind
    start: int
    end: int
    text: str = ""
    children: list[Inline] = field(default_factory=list)
    href: str = ""
    title: str = ""
    bare: bool = False
    attributes: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Inline]:
        """This piece and those inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Block(Struct):
    """A block from `start` to `end` (offsets in the file), its first line counted from 1.

    A leaf has `inlines`, a container `children`. `text` is a leaf's content without its marks: code, raw HTML, the
    Markdown of a paragraph. `label` is a code's language, a note's label, a quote's or box's kind, a cell's alignment;
    `level` a heading's level, a list's first number (0: bullets); `loose` says that a list's items are paragraphs.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    text: str = ""
    level: int = 0
    label: str = ""
    loose: bool = False
    marker: str = ""
    checked: bool | None = None
    folded: bool = False
    children: list[Block] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[Block]:
        """This block and those inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Content:
    """A leaf's text, gathered from lines, with the way back to the file."""

    __slots__ = ("places", "starts", "text")

    def __init__(self, lines: list[tuple[str, int]]) -> None:
        self.text = "\n".join(line for line, _ in lines)
        self.starts: list[int] = []
        self.places: list[int] = []
        at = 0
        for line, place in lines:
            self.starts.append(at)
            self.places.append(place)
            at += len(line) + 1

    def place(self, at: int) -> int:
        """Where in the file the character at an offset of the text is."""
        if len(self.starts) == 1:
            return self.places[0] + at
        index = bisect_right(self.starts, at) - 1
        return self.places[index] + at - self.starts[index]

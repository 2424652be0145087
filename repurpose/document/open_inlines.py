"""The pieces of a line as far as they were read, and what they may refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from repurpose.document.dialects.base import Context, InlineMark
from repurpose.document.emphasis import Item
from repurpose.document.nodes import Block, Inline, Remark, quoted
from repurpose.document.references import LinkTarget, normal_label
from repurpose.model import LossKind


class Surroundings(Struct):
    """What the pieces of a line may refer to: link definitions and notes of the file, the dialects' marks, and where
    remarks go."""

    references: Mapping[str, LinkTarget]
    notes: Iterable[str] = ()
    marks: tuple[InlineMark, ...] = ()
    context: Context = Context()
    remarks: list[Remark] | None = None
    made: dict[str, Block] | None = None
    """Notes that occur within a line, by a label that no author can write."""

    def remark(self, kind: LossKind, what: str, why: str, start: int) -> None:
        """Put an entry into the account."""
        if self.remarks is not None:
            self.remarks.append(Remark(kind, quoted(what), why, start))


class OpenInlines:
    """The pieces so far, and the words since the last of them; `place` leads from the text to the file."""

    def __init__(self, text: str, place: Callable[[int], int], around: Surroundings) -> None:
        self.text, self.place, self.around = text, place, around
        self.items: list[Item] = []
        self.plain_from = 0
        self.no_closer: set[str] = set()

    def node(self, kind: str, start: int, end: int, text: str = "") -> Inline:
        """A piece between two places of the text."""
        place = self.place
        return Inline(kind, place(start), place(end - 1) + 1 if end > start else place(start), text)  # type: ignore[arg-type]

    def flush(self, end: int) -> None:
        """The words up to here."""
        if end > self.plain_from:
            self.items.append(self.node("text", self.plain_from, end, self.text[self.plain_from : end]))
        self.plain_from = end

    def add(self, node: Item, start: int, end: int) -> int:
        """Put a piece behind the words in front of it; where it ends."""
        self.flush(start)
        self.items.append(node)
        return end

    def follows(self, closer: str, start: int) -> bool:
        """Whether what closes a mark comes somewhere; where it did not once, it is not looked for again."""
        if closer not in self.no_closer and self.text.find(closer, start) < 0:
            self.no_closer.add(closer)
        return closer not in self.no_closer

    def is_label(self, written: str) -> bool:
        """Whether a mark in brackets is a label that the file defines: it is a link then."""
        return normal_label(written.lstrip("[").partition("]")[0]) in self.around.references

"""Text cut into pieces at the marks over it, so that a template can write them one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from repurpose.grounding.doubts import AnyTrace

KNOWN_BY = 24
"""Characters of a quotation that stand for it: the beginnings of two quotations of one article are seldom the same."""


class Passage(Struct, frozen=True):
    """One piece of evidence on the page: the anchor it has there ("" where the page does not hold it), and the link."""

    anchor: str
    href: str
    place: str
    line: int
    lang: str
    text: str
    speaker: str
    time: str


class ProofMark(Struct, frozen=True, eq=False):
    """A trace on the page, over the characters from `start` to `end`; `tone` and `sign` show its verdict, `against`
    are the objections to it."""

    id: str
    kind: Literal["quote", "figure", "name"]
    trace: AnyTrace
    start: int
    end: int
    tone: str
    sign: str
    label: str
    against: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def beginning(self) -> str:
        """Enough of its words to know it by."""
        words = " ".join(self.trace.text.split())
        return words if len(words) <= KNOWN_BY else f"{words[:KNOWN_BY]}…"

    @property
    def is_settled(self) -> bool:
        """Whether one line about it is enough: a figure or a name that stands, a term."""
        brief = self.kind != "quote" or self.trace.verdict == "term"
        return brief and self.tone not in ("look", "hand")

    @property
    def colours_source(self) -> bool:
        """Whether its passages are coloured in the source: a settled figure's whole sentence would be too much, and
        what only comes nearest holds nothing of it."""
        return not self.is_settled and self.trace.verdict != "not-found"

    @property
    def is_nearest(self) -> bool:
        """Whether its passages are only what comes nearest to it, and hold nothing of it."""
        return self.trace.verdict == "not-found" and bool(self.passages)

    @property
    def href(self) -> str:
        """Where its evidence is: in the source below, or, where there is none, the note beside it."""
        return next((one.href for one in self.passages if one.href), f"#n-{self.id}")


class Piece(Struct, frozen=True):
    """A stretch of words, or the beginning or end of a mark. Only the first piece of a mark has its anchor (`edge`),
    only the last its sign."""

    kind: Literal["text", "open", "close"]
    text: str = ""
    mark: ProofMark | None = None
    edge: bool = False


def pieces(text: str, start: int, end: int, marks: Iterable[ProofMark]) -> list[Piece]:
    """The words between two offsets, with the marks over them nested: what crosses another mark ends with it."""
    found: list[Piece] = []
    at = start
    open_marks: list[tuple[ProofMark, int]] = []

    def words(to: int) -> Iterator[Piece]:
        if to > at:
            yield Piece("text", text[at:to])

    def close_up_to(offset: int) -> None:
        nonlocal at
        while open_marks and open_marks[-1][1] <= offset:
            mark, stop = open_marks.pop()
            found.extend(words(stop))
            at = max(at, stop)
            found.append(Piece("close", mark=mark, edge=mark.end <= end))

    for mark in _over(marks, start, end):
        begins = max(mark.start, start)
        close_up_to(begins)
        found.extend(words(begins))
        at = max(at, begins)
        stop = min(mark.end, end, *(stop for _, stop in open_marks[-1:]))
        found.append(Piece("open", mark=mark, edge=mark.start >= start))
        open_marks.append((mark, stop))
    close_up_to(end)
    found.extend(words(end))
    return found


def _over(marks: Iterable[ProofMark], start: int, end: int) -> Sequence[ProofMark]:
    """The marks over a stretch, the outer before the inner."""
    over = [one for one in marks if one.start < end and (one.end > start or one.start == one.end >= start)]
    return sorted(over, key=lambda one: (one.start, -one.end))


class MarkedText(Struct, frozen=True):
    """Words of the source with the marks whose evidence they are, and the passages that begin in front of them."""

    text: str
    begins: tuple[tuple[ProofMark, Passage], ...] = ()
    marks: tuple[ProofMark, ...] = ()

    @property
    def tone(self) -> str:
        """The colour of the words: that of the mark most in need of a look."""
        tones = {mark.tone for mark in self.marks}
        return next((tone for tone in ("look", "hand", "fair", "good") if tone in tones), "")

    @property
    def ids(self) -> str:
        """The marks by name, for the script that lights them up."""
        return " ".join(mark.id for mark in self.marks)


Cover = tuple[int, int, ProofMark, Passage]
"""Evidence by the offsets it takes in a text of the source."""


def spans(text: str, covers: Sequence[Cover]) -> list[MarkedText]:
    """A text of the source cut wherever some evidence begins or ends."""
    cuts = sorted({0, len(text), *(at for start, end, _, _ in covers for at in (start, end))})
    found = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        begins = tuple((mark, passage) for first, _, mark, passage in covers if first == start)
        over = dict.fromkeys(
            mark
            for first, last, mark, _ in covers
            if first <= start and end <= last and end > start and mark.colours_source
        )
        if begins or end > start:
            found.append(MarkedText(text[start:end], begins, tuple(over)))
    return found

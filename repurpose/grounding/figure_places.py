"""Which turns the figures of a paragraph are likely to come from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from repurpose.grounding.figure import Figure
from repurpose.grounding.find_figures import figures
from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.nearness import Near
from repurpose.grounding.source_index import Source
from repurpose.model import QuoteTrace

Value = tuple[float, float]
REACH = 2
"""Turns around a quotation that its paragraph may tell from: its question, its answer, and what went on."""


class FigurePlaces:
    """The likeliest turns of a paragraph, and those around where its quotations and unmistakable figures are from."""

    def __init__(self, near: Near, text: Sequence[Paragraph], quotes: Sequence[QuoteTrace], source: Source) -> None:
        self._near, self._text, self._source = near, text, source
        self._turns: dict[int, list[tuple[int, Value | None]]] = {}
        self._add_quotes(quotes)
        self._add_figures()

    def of(self, number: int, figure: Figure) -> dict[int, float]:
        """How near each turn is to a figure of a paragraph. The figure's own place says nothing of where it is from."""
        own = set(self._told(number, figure))
        around = own or {*self._told(number - 1, figure), *self._told(number + 1, figure)}
        reach = REACH if own else 2 * REACH
        turns = {turn + step for turn in around for step in range(-reach, reach + 1)} & self._source.by_turn.keys()
        return {**self._near[number], **dict.fromkeys(turns, 1.0)}

    def _told(self, number: int, figure: Figure) -> Iterator[int]:
        for turn, value in self._turns.get(number, ()):
            if value != (figure.low, figure.high):
                yield turn

    def _add_quotes(self, quotes: Sequence[QuoteTrace]) -> None:
        paragraphs = [paragraph.place.line for paragraph in self._text]
        sides = [(side.line, side.turn) for side in self._source.sides]
        for quote in quotes:
            number = bisect_right(paragraphs, quote.place.line) - 1
            if quote.evidence and quote.kind == "speech" and quote.verdict != "not-found" and number >= 0:
                at = bisect_right(sides, (quote.evidence[0].line, len(sides))) - 1
                self._turns.setdefault(number, []).append((sides[max(0, at)][1], None))

    def _add_figures(self) -> None:
        """A paragraph comes from where its unmistakable figures are."""
        said: dict[Value, set[int]] = {}
        for side in self._source.sides:
            for one in side.figures:
                said.setdefault((one.low, one.high), set()).add(side.turn)
        for number, paragraph in enumerate(self._text):
            for one in figures(paragraph.text):
                turns = said.get((one.low, one.high), set()) if one.is_distinct() else set()
                if len(turns) == 1:
                    self._turns.setdefault(number, []).append((next(iter(turns)), (one.low, one.high)))

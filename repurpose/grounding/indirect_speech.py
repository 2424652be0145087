"""Indirect speech with a figure or a name in it: whether the one it is given to said it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from repurpose.grounding.figure import Figure
from repurpose.grounding.figure_comparison import agrees
from repurpose.grounding.find_figures import figures
from repurpose.grounding.find_names import names_in, stands_in
from repurpose.grounding.matching import QuotedWords
from repurpose.grounding.quote_trace import Placed, placed
from repurpose.grounding.said_by import Statement
from repurpose.grounding.source_index import Side, Source
from repurpose.grounding.speakers_compared import CERTAIN, Speakers, misattributed
from repurpose.model import Evidence, QuoteTrace


def indirect(speakers: Speakers, near: Callable[[int], Mapping[int, float]]) -> Iterator[QuoteTrace]:
    """Indirect speech whose figures and names surely another said; what agrees, or is not plain, is left out."""
    for one in speakers.attribution.statements():
        paragraph = speakers.text[one.paragraph]
        text = paragraph.text[one.start : one.end]
        told = _Told(text, speakers.source)
        if not told.anything or not one.person.turns:
            continue
        row = placed(QuotedWords(text, speakers.source), near(one.paragraph))
        if row and _is_anothers(one, row, speakers) and told.only_in({row[0].turn}, one.person.turns):
            against = misattributed(one.person, speakers.by_turn[row[0].turn])
            yield QuoteTrace(
                text,
                paragraph.at(one.start),
                _evidence(row[0]),
                "",
                "speech",
                "loose",
                0.0,
                (against,),
                one.person.shown,
            )


def _is_anothers(one: Statement, row: list[Placed], speakers: Speakers) -> bool:
    """Whether the passage nearest to indirect speech is another's, and not a question that was said yes to."""
    best = row[0]
    other = speakers.by_turn.get(best.turn)
    if other is None or other is one.person:
        return False
    if other.role != "guest" and best.turn + 1 in one.person.turns:
        return False
    own = max((placed.worth for placed in row if placed.turn in one.person.turns), default=0.0)
    return best.worth >= CERTAIN * own


def _evidence(best: Placed) -> tuple[Evidence, ...]:
    passages = [match for match in (best.words, best.meant, best.abroad) if match]
    passage = max(passages, key=lambda match: match.share, default=None)
    return (passage.side.evidence(passage.start, passage.end),) if passage else ()


class _Told:
    """The figures and names of indirect speech, and whose turns have them."""

    def __init__(self, text: str, source: Source) -> None:
        self._source = source
        self._figures, self._names = figures(text), names_in(text)
        self.anything = bool(self._figures or self._names)

    def only_in(self, turns: Collection[int], others: Collection[int]) -> bool:
        """Whether some of them are in the first turns, and none of those in the others."""
        found = [one for one in self._figures if self._has(turns, one)]
        named = [one for one in self._names if self._speaks_of(turns, one)]
        known = any(self._has(others, one) for one in found) or any(self._speaks_of(others, one) for one in named)
        return bool(found or named) and not known

    def _sides(self, turns: Collection[int]) -> Iterator[Side]:
        return (self._source.sides[number] for turn in turns for number in self._source.by_turn[turn])

    def _has(self, turns: Collection[int], figure: Figure) -> bool:
        return any(agrees(figure, other) for side in self._sides(turns) for other in side.figures)

    def _speaks_of(self, turns: Collection[int], name: str) -> bool:
        return any(stands_in(name, side.text) for side in self._sides(turns))

"""Runs of whole sentences that can be read by themselves, and which of them carry most of a post."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from repurpose.extract.noise import clearness
from repurpose.extract.plain_prose import told_paragraphs
from repurpose.extract.sentence_ranking import DENSITY, Ranking
from repurpose.extract.standing_alone import has_subject, is_whole, leads_on, leans_back
from repurpose.model import Section, Turn
from repurpose.text.content_words import content_words
from repurpose.text.paragraphs import join_sentences
from repurpose.text.word_count import han_units

TO_HEADING = 1.0
"""What a run gains for the weight of those of its words that its heading has, once more. Own choice."""
LONGEST_RUN = 12
"""Sentences of a run: more than any post or highlight holds."""
Fits = Callable[[str], bool]


class Run(Struct, frozen=True):
    """Sentences of one speaker and section in their order, at their `places` among the section's.

    `words` are what they are about, `clear` how little of them is chatter (0 to 1), `size` their length in 字; one that
    `opens` begins a paragraph.
    """

    places: tuple[int, ...]
    sentences: tuple[str, ...]
    turn: Turn
    words: frozenset[str]
    clear: float
    size: int
    opens: bool

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        return join_sentences(self.sentences)

    def overlaps(self, other: Run) -> bool:
        """Whether a sentence is in both."""
        return not set(self.places).isdisjoint(other.places)


class _Said(NamedTuple):
    """A sentence, the turn it is in, and whether it is a paragraph's first."""

    text: str
    turn: Turn
    opens: bool


def runs(section: Section, turns: Iterable[Turn], room: int, fits: Fits) -> list[Run]:
    """From each sentence that can be the first, the runs within `room` 字 that end on a statement.

    A run goes on into the next paragraph, never into another's turn nor over a sentence that does not fit.
    """
    wanted = set(map(id, turns))
    found: list[Run] = []
    at = 0
    for stretch in _stretches(section):
        pairs = [pair for turn in stretch if id(turn) in wanted for pair in _said(turn)]
        found += _from_each(pairs, at, room, fits)
        at += len(pairs) + 1
    return found


def _said(turn: Turn) -> Iterator[_Said]:
    for paragraph in told_paragraphs(turn.text):
        yield from (_Said(one, turn, at == 0) for at, one in enumerate(paragraph))


def _stretches(section: Section) -> Iterator[list[Turn]]:
    """The turns that go on from each other: where nobody is named a turn is a paragraph."""
    for voice, group in groupby(section.turns, lambda turn: turn.speaker.voice):
        said = list(group)
        yield from [[turn] for turn in said] if voice else [said]


def _from_each(said: Sequence[_Said], at: int, room: int, fits: Fits) -> Iterator[Run]:
    usable = [is_whole(one.text) and clearness(one.text) > 0 and fits(one.text) for one in said]
    sizes = [han_units(one.text) for one in said]
    for first, begin in enumerate(said):
        if not usable[first] or leans_back(begin.text) or not has_subject(begin.text):
            continue
        size = 0
        for last in range(first, min(len(said), first + LONGEST_RUN)):
            size += sizes[last]
            if not usable[last] or size > room:
                break
            if not leads_on(said[last].text):
                places = tuple(range(at + first, at + last + 1))
                yield _run(places, tuple(one.text for one in said[first : last + 1]), begin, size)


def _run(places: tuple[int, ...], texts: tuple[str, ...], begin: _Said, size: int) -> Run:
    clear = sum(map(clearness, texts)) / len(texts)
    words = frozenset().union(*map(content_words, texts))
    return Run(places, texts, begin.turn, words, clear, size, begin.opens)


def passage(found: Sequence[Run], room: int, heading: str, ranking: Ranking, covered: frozenset[str]) -> Run | None:
    """The run that carries most beside what is `covered`; of an author's own text as many as have room, in order.

    What somebody said is never joined over a gap: nobody said it so.
    """

    def whole(run: Run) -> tuple[float, int, int]:
        return gain(run, heading, ranking, covered), run.size, -run.places[0]

    if not found or found[0].turn.speaker.voice:
        return max(found, key=whole, default=None)
    chosen: list[Run] = []
    left = [run for run in found if run.size <= room]
    while left:
        held = covered.union(*(run.words for run in chosen))
        best = max(left, key=lambda run: (gain(run, heading, ranking, held) / run.size**DENSITY, -run.places[0]))
        best = _extended(best, chosen, left)
        chosen.append(best)
        room -= best.size
        left = [run for run in left if run.size <= room and not run.overlaps(best) and joins(run, best)]
    return _joined(sorted(chosen, key=lambda run: run.places)) if chosen else None


def joins(run: Run, first: Run) -> bool:
    """Whether a run may stand before or behind the one chosen first: what follows a gap must begin a paragraph, because
    within one a sentence leans on those before it however it opens."""
    return max(run, first, key=lambda one: one.places).opens


def _extended(run: Run, others: Sequence[Run], left: Sequence[Run]) -> Run:
    """The run with as many of the sentences after it as have room: the same thought to its end."""
    longer = [one for one in left if one.places[0] == run.places[0] and not any(map(one.overlaps, others))]
    return max(longer, key=lambda one: one.size)


def _joined(chosen: Sequence[Run]) -> Run:
    places = tuple(place for run in chosen for place in run.places)
    texts = tuple(one for run in chosen for one in run.sentences)
    size = sum(run.size for run in chosen)
    return _run(places, texts, _Said(texts[0], chosen[0].turn, chosen[0].opens), size)


def gain(run: Run, heading: str, ranking: Ranking, covered: frozenset[str]) -> float:
    """What a run adds to what is `covered`; the more, the nearer it is to its heading, the less, the more it chats."""
    near = ranking.gain(run.words & content_words(heading))
    return run.clear * (ranking.gain(run.words, covered) + TO_HEADING * near)

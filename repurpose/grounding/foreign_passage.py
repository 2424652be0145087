"""Which passage of a talk in English a Chinese quotation translates, by the dictionary: how much of each is in the other."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from heapq import nlargest
from itertools import pairwise

from msgspec import Struct

from repurpose.grounding.dictionary import Dictionary
from repurpose.grounding.figure import Figure
from repurpose.grounding.figure_comparison import agrees
from repurpose.grounding.find_figures import figures
from repurpose.grounding.glossary import Sense
from repurpose.grounding.source_index import Side, Source
from repurpose.grounding.translation import Word, english_features, is_light, root, words
from repurpose.grounding.word_tokens import spans

BINDING = 0.35
"""Weight of a word that holds a sentence together, which any passage may have; one that occurs once has 3."""
UNSEEN = 2.0
"""Weight of a word with a content that the talk nowhere has."""
FRAGMENT = 0.4
"""Share of its weight that a single character has: it is often a part of a word the dictionary lacks (引, 航, 员)."""
AGAIN = 0.4
"""Share of its weight that a word has when the quotation has it again."""
BEGINS_ALIKE = 0.7
"""How surely two words are one whose first four letters at least are the same: helm, helmsman."""
SIDES = 8
"""Sides that are looked at closely."""
FIRST = 0.15
"""Share of a passage's worth that depends on how near its turn is to the quotation's paragraph."""


class Sought(Struct, frozen=True):
    """A word of the quotation with its weight, and the English words of the talk that it may be, each with how surely."""

    word: Word
    weight: float
    hits: Mapping[str, float]
    figure: Figure | None = None

    def surely(self, vocabulary: Set[str]) -> float:
        """How surely one of these words is it; 0 where none is."""
        return max((surely for hit, surely in self.hits.items() if hit in vocabulary), default=0.0)


class Passage(Struct, frozen=True):
    """A stretch of an English side, by words. `agreement` is high only where neither it nor the quotation has much that
    the other lacks, `worth` also says how near the turn is, `weight` is the evidence, `things` the words behind it."""

    side: Side
    start: int
    end: int
    agreement: float
    worth: float
    weight: float
    things: int


_CLAUSE_END = re.compile(r"[.?!;:,—]+|--")


class English:
    """The sides of a talk that are in English, prepared for the dictionary."""

    def __init__(self, sides: Sequence[Side], book: Dictionary) -> None:
        self.sides, self.book = [side for side in sides if side.lang.startswith("en") and not side.is_han], book
        counts: Counter[str] = Counter()
        for side in self.sides:
            counts.update(side.words)
        self.counts, self.size = counts, max(1, counts.total())
        self._clauses: dict[int, list[int]] = {}

    @cached_property
    def _by_feature(self) -> dict[Sense, list[str]]:
        found: defaultdict[Sense, list[str]] = defaultdict(list)
        for word in self.counts:
            for feature in english_features(word):
                found[feature].append(word)
        return found

    @cached_property
    def _by_beginning(self) -> dict[str, list[tuple[str, str]]]:
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in self.counts:
            if len(word) >= _BEGINNING and not is_light(word):
                found[word[:_BEGINNING]].append((word, root(word)))
        return found

    def rarity(self, count: int) -> float:
        """The weight of a word that occurs so often: 3 at most."""
        return min(3.0, math.log(1 + self.size / (40 * max(1, count))))

    def sought(self, text: str) -> list[Sought]:
        """The words of a quotation, with where to look for them."""
        found: list[Sought] = []
        quoted, seen = figures(text), set[str]()
        places = [start for start, _ in spans(text)]
        covered = {at: one for one in quoted for at in _within(places, one)}
        for word in words(text, self.book):
            figure = covered.get(word.at)
            if figure and any(one.figure is figure for one in found):
                continue
            one = self._sought(word, figure)
            found.append(Sought(word, one.weight * AGAIN, one.hits, figure) if word.text in seen else one)
            seen.add(word.text)
        return found

    def _sought(self, word: Word, figure: Figure | None) -> Sought:
        if figure and figure.high > _FEW:
            return Sought(word, UNSEEN, {}, figure)
        hits = self._hits(word)
        if word.binds:
            return Sought(word, BINDING, hits)
        if not word.english:
            return Sought(word, 0.0, hits)
        count = sum(self.counts[one] for one, surely in hits.items() if surely >= FIRM)
        weight = self.rarity(count) if hits else UNSEEN
        return Sought(word, weight * (FRAGMENT if word.length == 1 and len(hits) == 0 else 1.0), hits)

    def _hits(self, word: Word) -> dict[str, float]:
        found: dict[str, float] = {}
        for feature, surely in word.english.items():
            for one in self._by_feature.get(feature, ()):
                if word.binds or not is_light(one):
                    found[one] = max(found.get(one, 0.0), surely)
            if not word.binds and isinstance(feature, str) and len(feature) >= _BEGINNING:
                for one, base in self._by_beginning.get(feature[:_BEGINNING], ()):
                    if one not in found and (base.startswith(feature) or feature.startswith(base)):
                        found[one] = BEGINS_ALIKE * surely
        return found

    def passages(self, sought: Sequence[Sought], near: Mapping[int, float], clauses: int) -> list[Passage]:
        """The best passage of each of the likeliest sides, the best first."""
        bound = []
        for number, side in enumerate(self.sides):
            has = set(side.words)
            total = sum(one.weight * one.surely(has) for one in sought if not one.word.binds)
            total += sum(one.weight for one in sought if one.figure and _figure_places(side, one.figure))
            bound.append((total + FIRST * near.get(side.turn, 0.0), number))
        best = (self._best(number, sought, near, clauses) for total, number in nlargest(SIDES, bound) if total > 0)
        return sorted((one for one in best if one), key=lambda one: -one.worth)

    def _best(self, number: int, sought: Sequence[Sought], near: Mapping[int, float], clauses: int) -> Passage | None:
        side, cuts = self.sides[number], self.clauses(number)
        reading = _Reading(side, sought, self.places(side, sought), self._weights(number))
        nearness = 1 - FIRST + FIRST * near.get(side.turn, 0.0)
        found = (
            passage
            for first in range(len(cuts) - 1)
            for passage in reading.grown(cuts[first : first + clauses + 1], nearness)
        )
        return max(found, key=lambda one: one.worth, default=None)

    def _weights(self, number: int) -> list[float]:
        """How much each word of a side says: nothing for those of every text."""
        return [0.0 if is_light(word) else self.rarity(self.counts[word]) for word in self.sides[number].words]

    def places(self, side: Side, sought: Sequence[Sought]) -> Iterator[tuple[int, int, float]]:
        """Which word of the quotation occurs at which word of a side, and how surely."""
        by_word: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, one in enumerate(sought):
            for hit, surely in one.hits.items():
                by_word[hit].append((index, surely))
            if one.figure:
                yield from ((index, place, 1.0) for place in _figure_places(side, one.figure))
        for place, word in enumerate(side.words):
            for index, surely in by_word.get(word, ()):
                yield index, place, surely

    def clauses(self, number: int) -> list[int]:
        """The words at which the clauses of a side begin, and where the last one ends."""
        if number not in self._clauses:
            side = self.sides[number]
            edges = side.spans
            inner = [at for at in range(1, len(edges)) if _CLAUSE_END.search(side.text, edges[at - 1][1], edges[at][0])]
            self._clauses[number] = [0, *inner, len(edges)]
        return self._clauses[number]


FIRM = 0.6
"""How surely an English word must stand for a Chinese one to count for how rare that is."""
_BEGINNING = 4
_FEW = 3
"""Figures up to this one are words like any other: 两 and 三 occur everywhere."""


class _Reading:
    """A side with the words of a quotation found in it."""

    def __init__(
        self, side: Side, sought: Sequence[Sought], at: Iterable[tuple[int, int, float]], weights: Sequence[float]
    ) -> None:
        self.side, self.sought, self.weights = side, sought, weights
        self.total = sum(one.weight for one in sought) or 1.0
        self.rows: list[list[tuple[int, float]]] = [[] for _ in side.words]
        for index, place, surely in at:
            self.rows[place].append((index, surely))

    def grown(self, cuts: Sequence[int], nearness: float) -> Iterator[Passage]:
        """The passages that begin at the first of some clauses, each one clause longer than the one before."""
        have: dict[int, float] = {}
        told = whole = 0.0
        for start, end in pairwise(cuts):
            for place in range(start, end):
                most = 0.0
                for index, surely in self.rows[place]:
                    have[index] = max(have.get(index, 0.0), surely)
                    most = max(most, surely)
                whole += self.weights[place]
                told += self.weights[place] * most
            weight = sum(surely * self.sought[index].weight for index, surely in have.items())
            kinds = sum(not self.sought[index].word.binds for index in have)
            held, share = weight / self.total, told / whole if whole else 0.0
            agreement = 2 * held * share / (held + share) if held + share else 0.0
            yield Passage(self.side, cuts[0], end, agreement, agreement * nearness, weight, kinds)


def _within(places: Sequence[int], figure: Figure) -> range:
    return range(bisect_left(places, figure.start), bisect_left(places, figure.end))


def _figure_places(side: Side, figure: Figure) -> list[int]:
    """The words of a side that a figure agreeing with this one covers."""
    starts = [start for start, _ in side.spans]
    return [place for other in side.figures if agrees(figure, other) for place in _within(starts, other)]


ALIKE = 0.52
"""Worth of a passage that a quotation translates, from which it is said to have a place."""
EVIDENCE = 3.2
"""Evidence that supports a place: a rare word and a half."""
APART = 0.12
"""How much better than any other turn's passage the place must be, or else it is one among several."""
PLAIN = 0.62
"""Worth from which nothing else is asked."""
FAINTLY_ALIKE = 0.30
"""Worth below which no passage supports a quotation; above it a person has to look."""
LONG = 12.0
"""Evidence that a long quotation asks for. It has more to be recognised by, so that a faint likeness says less of it."""
FAINTLY_ALIKE_LONG = 0.38
SHORT = 6.0
"""Evidence that a short quotation asks for, of which one unknown word may be all there is to find it by."""
FAINTLY_ALIKE_SHORT = 0.15


def one_sided(source: Source, han: bool) -> bool:
    """Whether some turn has words in the other language that a quotation's own has no, or only shorter, words for."""
    home, abroad = Counter[int](), Counter[int]()
    for side in source.sides:
        (home if side.is_han == han else abroad)[side.turn] += len(side.words)
    return any(home[turn] < size for turn, size in abroad.items())


def clauses_of(text: str) -> int:
    """How many clauses of English a quotation may take up: two for each of its own, and one more."""
    return 3 + 2 * len(re.findall(r"[，。；：、！？](?=.)", text))


def is_place(row: Sequence[Passage]) -> bool:
    """Whether the first of some passages, the best first, is surely what a quotation translates."""
    best, other = row[0], row[1].worth if len(row) > 1 else 0.0
    if best.weight < EVIDENCE or best.things < 2 or best.worth - other < APART:
        return False
    return best.worth >= PLAIN or (best.worth >= ALIKE and best.weight >= 1.4 * EVIDENCE)


def may_be_place(row: Sequence[Passage], sought: Sequence[Sought]) -> bool:
    """Whether the best passage is like enough to a quotation that only a person can tell."""
    asked = sum(one.weight for one in sought)
    least = FAINTLY_ALIKE_SHORT if asked < SHORT else FAINTLY_ALIKE_LONG if asked >= LONG else FAINTLY_ALIKE
    return bool(row) and row[0].worth >= least

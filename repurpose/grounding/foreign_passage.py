"""Which passage of an English talk a Chinese quotation translates: how much of each is in the other, by dictionary."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from heapq import nlargest
from itertools import accumulate, pairwise

from msgspec import Struct

from repurpose.grounding.dictionary import Dictionary
from repurpose.grounding.figure import Figure
from repurpose.grounding.figure_comparison import agrees
from repurpose.grounding.find_figures import figures
from repurpose.grounding.glossary import Sense
from repurpose.grounding.source_index import Side, Source
from repurpose.grounding.translation import Word, english_features, is_light, root, words
from repurpose.grounding.word_tokens import spans

BINDING = 0.5
"""Weight of a word that holds a sentence together, which any passage may have; one that occurs once has 3."""
UNSEEN = 1.6
"""Weight of a word with a content that the talk nowhere has."""
FRAGMENT = 0.4
"""Share of its weight that a single character has: it is often a part of a word the dictionary lacks (引, 航, 员)."""
AGAIN = 0.4
"""Share of its weight that a word has when the quotation has it again."""
BEGINS_ALIKE = 0.7
"""How surely two words are one whose first four letters at least are the same: helm, helmsman."""
SIDES = 4
"""Sides that are looked at closely."""
FIRST = 0.15
"""Share of a passage's worth that depends on how near its turn is to the quotation's paragraph."""


class Sought(Struct, frozen=True):
    """A word of the quotation with its weight, and the words of the talk that it may be, each with how surely."""

    word: Word
    weight: float
    hits: Mapping[str, float]
    figure: Figure | None = None

    def surely(self, vocabulary: Set[str]) -> float:
        """How surely one of these words is it; 0 where none is."""
        return max((surely for hit, surely in self.hits.items() if hit in vocabulary), default=0.0)


class Passage(Struct, frozen=True):
    """A stretch of an English side, by words.

    `agreement` is high where it has nearly all of the quotation and the quotation most of it: the harmonic mean with
    twice the weight on the first (F2), for an invented quotation shares a few words with a short passage. `worth` also
    says how near the turn is, `told` how much of the passage is quoted, `weight` is the evidence, `things` its words,
    `has` the words of the quotation there, by number.
    """

    side: Side
    start: int
    end: int
    agreement: float
    worth: float
    told: float
    weight: float
    things: float
    has: frozenset[int] = frozenset()


_CLAUSE_END = re.compile(r"[.?!;:,—]+(?!\d)|--")


class English:
    """The sides of a talk that are in English, prepared for the dictionary."""

    def __init__(self, sides: Sequence[Side], book: Dictionary) -> None:
        self.sides, self.book = [side for side in sides if side.lang.startswith("en") and not side.is_han], book
        counts: Counter[str] = Counter()
        for side in self.sides:
            counts.update(side.words)
        self.counts, self.size = counts, max(1, counts.total())
        self._clauses: dict[int, list[int]] = {}
        self._sums: dict[int, list[float]] = {}

    @cached_property
    def _by_feature(self) -> dict[Sense, list[str]]:
        found: defaultdict[Sense, list[str]] = defaultdict(list)
        for word in self.counts:
            for feature in english_features(word):
                found[feature].append(word)
        return found

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.counts:
            if len(word) >= _BEGINNING and not is_light(word):
                found[word[:_BEGINNING]].append(word)
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
                for one in self._by_beginning.get(feature[:_BEGINNING], ()):
                    if one not in found and _begin_alike(root(one), feature):
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
        side = self.sides[number]
        reading = _Reading(side, self.clauses(number), self._weights(number), sought)
        for index, place, surely in self.places(side, sought):
            reading.take(index, place, surely)
        nearness = 1 - FIRST + FIRST * near.get(side.turn, 0.0)
        found = (passage for first in reading.starts() for passage in reading.grown(first, clauses, nearness))
        return max(found, key=lambda one: one.worth, default=None)

    def _weights(self, number: int) -> list[float]:
        """How much the words of a side say up to each of them: nothing those of every text."""
        if number not in self._sums:
            weights = (0.0 if is_light(word) else self.rarity(self.counts[word]) for word in self.sides[number].words)
            self._sums[number] = [0.0, *accumulate(weights)]
        return self._sums[number]

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

    def clauses_within(self, side: Side, start: int, end: int) -> list[range]:
        """The clauses of a stretch of a side, each by its words."""
        cuts = self.clauses(self.sides.index(side))
        near = ((first, last) for first, last in pairwise(cuts) if first < end and last > start)
        return [range(max(first, start), min(last, end)) for first, last in near]

    def clauses(self, number: int) -> list[int]:
        """The words at which the clauses of a side begin, and where the last one ends."""
        if number not in self._clauses:
            side = self.sides[number]
            starts = [start for start, _ in side.spans]
            # A number takes the full stop after it for its own, so marks are looked for in the text, not between words.
            inner = {bisect_left(starts, mark.end()) for mark in _CLAUSE_END.finditer(side.text)}
            self._clauses[number] = [0, *sorted(inner - {0, len(starts)}), len(starts)]
        return self._clauses[number]


FIRM = 0.6
"""How surely an English word must stand for a Chinese one to count for how rare that is."""
_BEGINNING = 4
"""Letters that words have in common which begin alike."""
_FEW = 3
"""Figures up to this one are words like any other: 两 and 三 occur everywhere."""


class _Reading:
    """A side with the words of a quotation found in it, clause by clause."""

    def __init__(self, side: Side, cuts: Sequence[int], sums: Sequence[float], sought: Sequence[Sought]) -> None:
        self.side, self.cuts, self.sums, self.sought = side, cuts, sums, sought
        self.total = sum(one.weight for one in sought) or 1.0
        self._have: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._told: defaultdict[int, dict[int, float]] = defaultdict(dict)

    def take(self, index: int, place: int, surely: float) -> None:
        """A word of the quotation found at a word of the side."""
        clause = bisect_right(self.cuts, place) - 1
        have, told = self._have[clause], self._told[clause]
        have[index] = max(have.get(index, 0.0), surely)
        told[place] = max(told.get(place, 0.0), surely)

    def starts(self) -> list[int]:
        """The clauses that a passage may begin with: those that have a thing of the quotation, or two lesser words."""
        return [at for at, have in self._have.items() if len(have) > 1 or not self.sought[next(iter(have))].word.binds]

    def grown(self, first: int, clauses: int, nearness: float) -> Iterator[Passage]:
        """The passages that begin at a clause, each one clause longer than the one before."""
        have: dict[int, float] = {}
        told, start = 0.0, self.cuts[first]
        for clause in range(first, min(first + clauses, len(self.cuts) - 1)):
            for index, surely in self._have.get(clause, _NOTHING).items():
                have[index] = max(have.get(index, 0.0), surely)
            for place, surely in self._told.get(clause, _NOTHING).items():
                told += surely * (self.sums[place + 1] - self.sums[place])
            end = self.cuts[clause + 1]
            whole = self.sums[end] - self.sums[start]
            weight = sum(surely * self.sought[index].weight for index, surely in have.items())
            words = (self.sought[index].word for index in have)
            kinds = sum({one.text: _COUNTED[one.binds] for one in words}.values())
            held, share = weight / self.total, told / whole if whole else 0.0
            agreement = 5 * held * share / (4 * share + held) if held + share else 0.0
            yield Passage(self.side, start, end, agreement, agreement * nearness, share, weight, kinds, frozenset(have))


_COUNTED = {False: 1.0, True: 0.2}
"""What a thing counts for as a reason for a place, and a word that holds the sentence together."""
_NOTHING: dict[int, float] = {}


def _alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures may be one: their units have to be alike only for those who object to them."""
    low = figure.low * other.factor == other.low * figure.factor
    high = figure.high * other.factor == other.high * figure.factor
    return (low and high) or agrees(figure, other)


def _begin_alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _within(places: Sequence[int], figure: Figure) -> range:
    return range(bisect_left(places, figure.start), bisect_left(places, figure.end))


def _figure_places(side: Side, figure: Figure) -> list[int]:
    """The words of a side that a figure agreeing with this one covers."""
    starts = [start for start, _ in side.spans]
    return [place for other in side.figures if _alike(figure, other) for place in _within(starts, other)]


ALIKE = 0.63
"""Agreement from which a quotation is said to have its place in a passage. Of quotations made up for the development
interviews out of the words of one turn, the best with a lead over other turns reached .62."""
TOLD = 0.5
"""Share of the passage that is quoted, at least, or else the words are too far apart."""
EVIDENCE = 3.2
"""Evidence that supports a place: a rare word and a half."""
APART = 0.1
"""How much better than any other turn's passage the place must be, or else it is one among several."""
COMPLETE = 0.95
"""Agreement of a short quotation, nothing of which is missing."""
SCANT = 2.9
"""Evidence that is enough for one."""
FAINTLY_ALIKE = 0.30
"""Worth below which no passage supports a quotation; above it a person has to look."""
LONG = 12.0
"""Evidence that a long quotation asks for. It has more to be recognised by: a faint likeness says less."""
FAINTLY_ALIKE_LONG = 0.38
"""Worth asked of a long one: by the development interviews, as that below."""
SHORT = 9.0
"""Evidence that a short quotation asks for, of which one unknown word may be all there is to find it by."""
FAINTLY_ALIKE_SHORT = 0.15
"""Worth asked of a short one."""


def one_sided(source: Source, han: bool) -> bool:
    """Whether some turn has words in the other language that a quotation's own has no, or only shorter, words for."""
    home, abroad = Counter[int](), Counter[int]()
    for side in source.sides:
        (home if side.is_han == han else abroad)[side.turn] += len(side.words)
    return any(home[turn] < CONDENSED * size for turn, size in abroad.items())


CONDENSED = 1.2
"""Chinese characters for each English word, below which something was left out; a full translation has about
1.6."""


def clauses_of(text: str) -> int:
    """How many clauses of English a quotation may take up: two for each of its own, and one more."""
    return 3 + 2 * len(re.findall(r"[，。；：、！？](?=.)", text))


def is_place(row: Sequence[Passage], sought: Sequence[Sought]) -> bool:
    """Whether the first of some passages, the best first, is surely what a quotation translates."""
    best, other = row[0], row[1].worth if len(row) > 1 else 0.0
    if best.things < THINGS or best.worth - other < APART:
        return False
    if best.agreement >= COMPLETE and best.weight >= SCANT:
        return True
    alike = ALIKE_SHORT if _lacks_a_deed(best, sought) else ALIKE
    return best.agreement >= alike and best.told >= TOLD and best.weight >= EVIDENCE


def _lacks_a_deed(best: Passage, sought: Sequence[Sought]) -> bool:
    """Whether a quotation of a few words says of the things of a passage what that does not say."""
    deeds = (index for index, one in enumerate(sought) if one.word.is_deed and not one.word.binds)
    lacking = (index not in best.has for index in deeds if sought[index].word.length > 1)
    return len(sought) <= FEW_WORDS and any(lacking)


FEW_WORDS = 6
"""Words of a sentence so short that every one counts."""
ALIKE_SHORT = 0.78
"""Agreement asked for where one of a few words is missing and is what was done: 俱乐部拒绝 of I asked the club."""


THINGS = 2.0
"""Different things that a place rests on, or one and five words that hold the sentence together."""


def may_be_place(row: Sequence[Passage], sought: Sequence[Sought]) -> bool:
    """Whether the best passage is like enough to a quotation that only a person can tell."""
    asked = sum(one.weight for one in sought)
    least = FAINTLY_ALIKE_SHORT if asked < SHORT else FAINTLY_ALIKE_LONG if asked >= LONG else FAINTLY_ALIKE
    return bool(row) and row[0].worth >= least

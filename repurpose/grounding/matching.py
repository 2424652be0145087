"""Where in the source a quotation occurs, and how much of it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from heapq import nlargest

from msgspec import Struct

from repurpose.grounding.glossary import is_silent, readings
from repurpose.grounding.source_index import Places, Side, Source
from repurpose.grounding.word_tokens import is_common, is_han, tokens

SPREAD = 2.2
"""How much longer than a quotation the passage may be that it was condensed from, in its own language."""
SPEECH_SPREAD = 6
"""Words of recorded English speech, fillers included, for each word of a Chinese quotation that the glossary knows."""
LOUD = 0.35
"""Rarity below which a word occurs everywhere, and so places nothing."""


class Match(Struct, frozen=True):
    """A stretch of a side, by words, with the share (0 to 1) of a quotation that occurs in it.

    `weight` is how much evidence that is: for pairs of words how many, for meanings the sum of their rarity.
    """

    side: Side
    start: int
    end: int
    share: float
    weight: float


Hits = list[tuple[int, int, float]]
"""Place of a word, what of the quotation it matches (by number), and the weight of that."""


def densest(hits: Hits, span: int) -> tuple[float, int, int]:
    """The stretch of at most `span` words that holds most of the quotation: its weight, first and last word."""
    hits.sort()
    held: dict[int, int] = {}
    most, total, first, best = 0.0, 0.0, 0, (0, 0)
    for last, (place, feature, weight) in enumerate(hits):
        held[feature] = held.get(feature, 0) + 1
        if held[feature] == 1:
            total += weight
        while place - hits[first][0] > span:
            _, gone, lost = hits[first]
            held[gone] -= 1
            total -= 0.0 if held[gone] else lost
            first += 1
        if total > most + 1e-9:
            most, best = total, (first, last)
    return most, _tightened(hits, *best), hits[best[1]][0]


def _tightened(hits: Hits, first: int, last: int) -> int:
    """Where a stretch starts without the words at its start that occur in it again."""
    while last + 1 < len(hits) and hits[last + 1][0] == hits[last][0]:
        last += 1
    features = [feature for _, feature, _ in hits[first : last + 1]]
    left = dict.fromkeys(features, 0)
    for feature in features:
        left[feature] += 1
    for at, feature in enumerate(features, first):
        if left[feature] == 1:
            return hits[at][0]
        left[feature] -= 1
    return hits[first][0]


class QuotedWords:
    """A quotation's words as the index knows them."""

    def __init__(self, text: str, source: Source) -> None:
        self.words = tokens(text)
        self.source = source
        self.is_han = sum(map(is_han, self.words)) * 2 >= len(self.words)
        self.pairs = list(dict.fromkeys(zip(self.words, self.words[1:], strict=False)))
        self.pair_weights = [0.25 if is_common(pair) else 1.0 for pair in self.pairs]
        self.readings = readings(self.words)
        content = sum(not is_common((word, word)) for word in self.words)
        known = sum(self._content(at, length) for at, length, _ in self.readings)
        self.content = content
        self.known = known / content if content else 0.0

    def _content(self, at: int, length: int) -> int:
        return sum(not is_common((word, word)) for word in self.words[at : at + length])

    def said(self, match: Match) -> float:
        """The share of the quotation's own words, common ones aside, whose meaning occurs in a passage."""
        there = {sense for _, _, senses in readings(match.side.words[match.start : match.end + 3]) for sense in senses}
        covered = sum(
            self._content(at, length)
            for at, length, senses in self.readings
            if is_silent(senses) or not there.isdisjoint(senses)
        )
        return covered / self.content if self.content else 0.0

    @cached_property
    def meanings(self) -> int:
        """How many different things the quotation speaks of, as far as the glossary knows."""
        return len({senses for _, _, senses in self.readings if not is_silent(senses)})

    def same_language(self, among: Sequence[int] | None = None) -> dict[int, Match]:
        """The best stretch of the likeliest sides, or of those named, in the quotation's own language."""
        index = self.source.pairs(self.is_han)
        features = [(index.get(pair, {}), weight) for pair, weight in zip(self.pairs, self.pair_weights, strict=True)]
        span = max(12, round(SPREAD * len(self.words)))
        return self._matches(features, span, 2, among)

    def by_meaning(self, among: Sequence[int] | None = None) -> dict[int, Match]:
        """The best stretch of the likeliest sides, or of those named, by what the words mean, in any language."""
        features: list[tuple[Places, float]] = []
        for senses in dict.fromkeys(senses for _, _, senses in self.readings):
            if is_silent(senses):
                continue
            places = self.source.places(senses)
            weight = self.source.rarity(sum(map(len, places.values()))) if places else ABSENT
            if weight >= LOUD:
                features.append((places, weight))
        return self._matches(features, max(8, SPEECH_SPREAD * len(features)), 1, among)

    def _matches(
        self, features: Sequence[tuple[Places, float]], span: int, length: int, among: Sequence[int] | None
    ) -> dict[int, Match]:
        total = sum(weight for _, weight in features) or 1.0
        rows: dict[int, Hits] = {number: [] for number in (_likeliest(features) if among is None else among)}
        for feature, (places, weight) in enumerate(features):
            for number in places.keys() & rows.keys():
                rows[number] += [(at, feature, weight) for at in places[number]]
        found = {}
        for number, hits in rows.items():
            if hits:
                weight, start, end = densest(hits, span)
                found[number] = Match(self.source.sides[number], start, end + length, weight / total, weight)
        return found


def _likeliest(features: Sequence[tuple[Places, float]]) -> list[int]:
    """The sides that hold enough of the features at all; the others cannot win."""
    bound: defaultdict[int, float] = defaultdict(float)
    for places, weight in features:
        for number in places:
            bound[number] += weight
    return nlargest(LIKELIEST, bound, key=bound.__getitem__)


LIKELIEST = 10
"""Sides that are looked at closely: those that hold most of a quotation's words, anywhere in them."""
ABSENT = 2.5
"""Weight of a word that occurs nowhere in the source: nearly that of one that is there once."""


def by_turn(matches: Mapping[int, Match]) -> dict[int, Match]:
    """The best match of each turn."""
    found: dict[int, Match] = {}
    for match in matches.values():
        other = found.get(match.side.turn)
        if other is None or match.share > other.share:
            found[match.side.turn] = match
    return found


def nearness(text: str, source: Source) -> dict[int, float]:
    """How much of a paragraph each turn holds, from 0 to 1 for the best: by pairs of words, and by meaning."""
    score: defaultdict[int, float] = defaultdict(float)
    quoted = QuotedWords(text, source)
    index = source.pairs(quoted.is_han)
    rows = [(index.get(pair, {}), weight) for pair, weight in zip(quoted.pairs, quoted.pair_weights, strict=True)]
    rows += [(source.places(senses), 0.5) for senses in dict.fromkeys(senses for _, _, senses in quoted.readings)]
    for places, weight in rows:
        turns = source.turns(places)
        for turn in turns:
            # A word of many turns says less of each.
            score[turn] += weight / len(turns)
    best = max(score.values(), default=1.0)
    return {turn: value / best for turn, value in score.items()}


def counterpart(text: str, side: Side) -> tuple[int, int] | None:
    """The stretch of a side, in words, that means what a passage of the turn's other side does; None if none does."""
    own = dict.fromkeys(senses for _, _, senses in readings(tokens(text)) if not is_silent(senses))
    feature = {sense: number for number, senses in enumerate(own) for sense in senses}
    found = side.senses(frozenset(feature))
    hits = [(at, feature[sense], 1.0) for sense, places in found.items() if sense in feature for at in places]
    if not hits:
        return None
    _, start, end = densest(hits, max(8, SPEECH_SPREAD * len(own)))
    return start, end + 1

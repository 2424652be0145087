"""Where in the source a quotation stands, and how much of it does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from repurpose.grounding.glossary import is_silent, readings
from repurpose.grounding.passages import Hit, Side, Source
from repurpose.grounding.words import is_common, is_han, tokens

SPREAD = 2.2
"""How much longer than a quotation the passage may be that it was condensed from, in its own language."""
SPEECH_SPREAD = 6
"""Words of recorded English speech, fillers included, for each word of a Chinese quotation that the glossary knows."""
LOUD = 0.35
"""Rarity below which a word stands everywhere, and so places nothing."""


class Match(Struct, frozen=True):
    """A stretch of a side, by words, with the share (0 to 1) of a quotation that stands in it.

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
    held: Counter[int] = Counter()
    best, total, first = (0.0, 0, 0), 0.0, 0
    for place, feature, weight in hits:
        held[feature] += 1
        total += weight if held[feature] == 1 else 0.0
        while place - hits[first][0] > span:
            _, gone, lost = hits[first]
            held[gone] -= 1
            total -= lost if not held[gone] else 0.0
            first += 1
        if total > best[0] + 1e-9:
            best = (total, hits[first][0], place)
    return _tightened(hits, best)


def _tightened(hits: Hits, best: tuple[float, int, int]) -> tuple[float, int, int]:
    """The same stretch without the words at its start that stand in it again."""
    weight, start, end = best
    seen = Counter(feature for place, feature, _ in hits if start <= place <= end)
    for place, feature, _ in hits:
        if start <= place <= end:
            if seen[feature] == 1:
                return weight, place, end
            seen[feature] -= 1
    return best


class Quoted:
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
        """The share of the quotation's own words, common ones aside, whose meaning stands in a passage."""
        there = {sense for _, _, senses in readings(match.side.words[match.start : match.end + 3]) for sense in senses}
        covered = sum(
            self._content(at, length)
            for at, length, senses in self.readings
            if is_silent(senses) or not there.isdisjoint(senses)
        )
        return covered / self.content if self.content else 0.0

    @property
    def meanings(self) -> int:
        """How many different things the quotation speaks of, as far as the glossary knows."""
        return len({senses for _, _, senses in self.readings if not is_silent(senses)})

    def same_language(self) -> dict[int, Match]:
        """The best stretch of the likeliest sides in the quotation's own language, by the side's number."""
        index = self.source.pairs(self.is_han)
        features = [(index.get(pair, ()), weight) for pair, weight in zip(self.pairs, self.pair_weights, strict=True)]
        span = max(12, round(SPREAD * len(self.words)))
        return self._matches(features, span, sum(self.pair_weights), 2)

    def by_meaning(self) -> dict[int, Match]:
        """The best stretch of the likeliest sides by what the words mean, whatever language a side is in."""
        features: list[tuple[Collection[Hit], float]] = []
        for senses in dict.fromkeys(senses for _, _, senses in self.readings):
            if is_silent(senses):
                continue
            places = {hit for sense in senses for hit in self.source.senses.get(sense, ())}
            weight = self.source.rarity(len(places)) if places else ABSENT
            if weight >= LOUD:
                features.append((places, weight))
        span = max(8, SPEECH_SPREAD * len(features))
        return self._matches(features, span, sum(weight for _, weight in features), 1)

    def _matches(
        self, features: Sequence[tuple[Collection[Hit], float]], span: int, total: float, length: int
    ) -> dict[int, Match]:
        """The densest stretch of each side that holds enough of the features at all; the others cannot win."""
        hits, bound = _by_side(), Counter[int]()
        for feature, (places, weight) in enumerate(features):
            for number, at in places:
                hits[number].append((at, feature, weight))
            for number in {number for number, _ in places}:
                bound[number] += weight  # type: ignore[assignment]
        found = {}
        for number, _ in bound.most_common(LIKELIEST):
            weight, start, end = densest(hits[number], span)
            side = self.source.sides[number]
            found[number] = Match(side, start, end + length, weight / (total or 1.0), weight)
        return found


LIKELIEST = 10
"""Sides that are looked at closely: those that hold most of a quotation's words, anywhere in them."""
ABSENT = 2.5
"""Weight of a word that stands nowhere in the source: nearly that of one that stands there once."""


def _by_side() -> defaultdict[int, Hits]:
    return defaultdict(list)


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
    quoted = Quoted(text, source)
    index = source.pairs(quoted.is_han)
    for pair, weight in zip(quoted.pairs, quoted.pair_weights, strict=True):
        _spread(score, {source.sides[number].turn for number, _ in index.get(pair, ())}, weight)
    for senses in {senses for _, _, senses in quoted.readings}:
        _spread(score, source.turns(senses), 0.5)
    best = max(score.values(), default=1.0)
    return {turn: value / best for turn, value in score.items()}


def _spread(score: defaultdict[int, float], turns: Collection[int], weight: float) -> None:
    """Give a word's weight to every turn it stands in; a word of many turns gives each less."""
    for turn in turns:
        score[turn] += weight / len(turns)


def counterpart(text: str, side: Side) -> tuple[int, int] | None:
    """The stretch of a side, in words, that means what a passage of the turn's other side does; None if none does."""
    own = {senses for _, _, senses in readings(tokens(text)) if not is_silent(senses)}
    feature = {sense: number for number, senses in enumerate(own) for sense in senses}
    hits: Hits = [(at, feature[sense], 1.0) for at, _, found in side.readings for sense in found if sense in feature]
    if not hits:
        return None
    _, start, end = densest(hits, max(8, SPEECH_SPREAD * len(own)))
    return start, end + 1

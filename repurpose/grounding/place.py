"""Where in the source a quotation stands, and how much of it does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from repurpose.grounding.glossary import is_silent, readings
from repurpose.grounding.passages import Side, Source
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
        known = sum(length for _, length, _ in self.readings)
        self.known = min(1.0, known / content) if content else 0.0

    def same_language(self) -> dict[int, Match]:
        """The best stretch of every side in the quotation's own language, by the side's number."""
        index, hits = self.source.pairs(self.is_han), _by_side()
        for feature, (pair, weight) in enumerate(zip(self.pairs, self.pair_weights, strict=True)):
            for number, at in index.get(pair, ()):
                hits[number].append((at, feature, weight))
        total = sum(self.pair_weights) or 1.0
        span = max(12, round(SPREAD * len(self.words)))
        found = {}
        for number, one in hits.items():
            weight, start, end = densest(one, span)
            found[number] = Match(self.source.sides[number], start, end + 2, weight / total, weight)
        return found

    def by_meaning(self, only: int | None = None) -> dict[int, Match]:
        """The best stretch of every side, or of one, by what the words mean, whatever language the side is in."""
        hits, total, loud = _by_side(), 0.0, 0
        distinct = dict.fromkeys(senses for _, _, senses in self.readings)
        for feature, senses in enumerate(distinct):
            if is_silent(senses):
                loud += 1
                continue
            places = {hit for sense in senses for hit in self.source.senses.get(sense, ())}
            weight = self.source.rarity(len(places)) if places else ABSENT
            if weight < LOUD:
                loud += 1
                continue
            total += weight
            for number, at in places:
                if only is None or number == only:
                    hits[number].append((at, feature, weight))
        span = max(8, SPEECH_SPREAD * (len(distinct) - loud))
        found = {}
        for number, one in hits.items():
            weight, start, end = densest(one, span)
            found[number] = Match(self.source.sides[number], start, end + 1, weight / (total or 1.0), weight)
        return found


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


def nearness(texts: Iterable[str], source: Source) -> dict[int, float]:
    """How much of a paragraph each turn holds, from 0 to 1 for the best: by pairs of words, and by meaning."""
    score: defaultdict[int, float] = defaultdict(float)
    for text in texts:
        quoted = Quoted(text, source)
        index = source.pairs(quoted.is_han)
        for pair, weight in zip(quoted.pairs, quoted.pair_weights, strict=True):
            _spread(score, index.get(pair, ()), weight, source)
        for senses in {senses for _, _, senses in quoted.readings}:
            _spread(score, {hit for sense in senses for hit in source.senses.get(sense, ())}, 0.5, source)
    best = max(score.values(), default=1.0)
    return {turn: value / best for turn, value in score.items()}


def _spread(score: defaultdict[int, float], places: Iterable[tuple[int, int]], weight: float, source: Source) -> None:
    """Give a word's weight to every turn it stands in; a word of many turns gives each less."""
    turns = {source.sides[number].turn for number, _ in places}
    for turn in turns:
        score[turn] += weight / len(turns)

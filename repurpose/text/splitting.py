"""Split a text into parts that fit a limit, broken at the best places.

A place to break has a tier (`Tier`): paragraph, sentence, sentence inside a quotation, clause, any legal place, and as
a last resort between two characters. The chosen breaks are the cheapest: the fewest of the worst tier, then of the
next, and so on down to paragraphs; a worse tier is used only where no better one will do. Among equal choices the
largest part is as small as it can be, and the others are kept even.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from repurpose.errors import RepurposeError
from repurpose.text.linebreaks import BreakPlaces
from repurpose.text.sentences import Tier

Measure = Callable[[str], int]
Span = tuple[int, int]

_EXACT = 2_000
"""Up to so many pieces, how far a part reaches is asked of the measure itself, and not only of sums."""
_BALANCED = 20_000
"""Up to so many pieces, the largest part is made as small as it can be."""


class TextDoesNotFit(RepurposeError, ValueError):
    """Something that may not be broken (a URL, a character) is larger than the limit, or the parts are too many."""

    def __init__(self, cause: str, *, piece: str, limit: int, hint: str) -> None:
        super().__init__(cause, hint=hint)
        self.piece, self.limit = piece, limit


def split(
    text: str,
    limit: int,
    measure: Measure,
    *,
    number: Callable[[int, int], str] | None = None,
    number_at: Literal["start", "end"] = "end",
    max_parts: int | None = None,
) -> list[str]:
    """Split a text into parts without white space around them, none of which measures more than the limit.

    `measure` gives a size in the unit of the limit. It need not be additive, but a stretch of a text must not measure
    more than the text. `number(i, n)` writes the label of part i of n, inside the limit: at the end on a line of its
    own, or before the first word; a text that fits into one part gets none. With `max_parts`, better places give way
    to fewer parts, down to clauses. Raises `TextDoesNotFit`.
    """
    parts = _stripped(text, limit, measure, max_parts)
    if number is None or len(parts) < 2:
        return parts
    reserve = 0
    while True:
        posts = [_labelled(part, number(index, len(parts)), number_at) for index, part in enumerate(parts, 1)]
        excess = max(map(measure, posts)) - limit
        if excess <= 0:
            return posts
        reserve += excess
        if reserve >= limit:
            raise _too_large(number(len(parts), len(parts)), reserve, limit)
        parts = _stripped(text, limit - reserve, measure, max_parts)


def breaks(text: str, limit: int, measure: Measure, *, max_parts: int | None = None) -> list[Span]:
    """The spans of the parts. They cover the text without a gap; the white space at a break ends the span before it."""
    if not text.strip():
        return [(0, len(text))] if text else []
    measure = lru_cache(maxsize=65_536)(measure)
    places = BreakPlaces(text)
    for alike in (Tier.PARAGRAPH, Tier.SENTENCE, Tier.QUOTED, Tier.CLAUSE):
        spans = _spans(text, limit, measure, places, alike)
        if max_parts is None or len(spans) <= max_parts:
            return spans
    raise TextDoesNotFit(
        f"the text needs {len(spans)} parts of {limit}, and {max_parts} are allowed",
        piece=text,
        limit=limit,
        hint="shorten the text, or allow more parts",
    )


def _stripped(text: str, limit: int, measure: Measure, max_parts: int | None) -> list[str]:
    parts = (text[start:end].strip() for start, end in breaks(text, limit, measure, max_parts=max_parts))
    return [part for part in parts if part]


def _labelled(part: str, label: str, at: Literal["start", "end"]) -> str:
    if not label:
        return part
    return f"{label} {part}" if at == "start" else f"{part}\n{label}"


def _too_large(piece: str, size: int, limit: int) -> TextDoesNotFit:
    shown = piece if len(piece) <= 80 else piece[:79] + "…"
    cause = f"{shown!r} measures {size}, may not be broken, and the limit is {limit}"
    return TextDoesNotFit(cause, piece=piece, limit=limit, hint="shorten it, or raise the limit")


# --------------------------------------------------------------------------------------------------------------- places


class _Cut(NamedTuple):
    at: int
    tier: Tier


def _spans(text: str, limit: int, measure: Measure, places: BreakPlaces, alike: Tier) -> list[Span]:
    """The cheapest spans, with the tiers up to `alike` costing the same. Every part is measured before it goes out."""
    pieces = _Pieces(text, measure, list(_cuts(text, limit, measure, places, alike)))
    weights = _weights(pieces.tiers, alike)
    budget = limit
    while True:
        bounds = _choose(pieces, weights, budget, exact=budget == limit)
        excess = max(measure(pieces.part(first, last)) for first, last in pairwise(bounds)) - limit
        if excess <= 0:
            at = [0, *(pieces.starts[index] for index in bounds[1:-1]), len(text)]
            return list(pairwise(at))
        budget -= excess  # sums came out too low; a single piece always fits, so this ends


def _cuts(text: str, limit: int, measure: Measure, places: BreakPlaces, alike: Tier) -> Iterator[_Cut]:
    """The places a cheapest choice can need: a tier is opened up only inside stretches that do not fit otherwise."""

    def within(start: int, end: int, depth: int) -> Iterator[_Cut]:
        if depth > alike and (size := measure(text[start:end].strip())) <= limit:
            return
        if depth > Tier.CLUSTER:
            raise _too_large(text[start:end].strip(), size, limit)
        tier = Tier(depth)
        for left, right in pairwise([start, *places.between(start, end, tier), end]):
            yield from within(left, right, depth + 1)
            if right < end:
                yield _Cut(right, tier)

    return within(0, len(text.rstrip()), Tier.PARAGRAPH)


class _Pieces:
    """A text cut at every place that may be needed. The size of a part is the sum of its pieces and inner gaps."""

    def __init__(self, text: str, measure: Measure, cuts: list[_Cut]) -> None:
        self._text, self._measure = text, measure
        self.starts = [len(text) - len(text.lstrip()), *(cut.at for cut in cuts)]
        self.tiers = [Tier.PARAGRAPH, *(cut.tier for cut in cuts)]
        self._stops: list[int] = []
        self._before, self._until = [0], [0]
        for start, end in pairwise([*self.starts, len(text)]):
            bare = text[start:end].rstrip()
            self._stops.append(start + len(bare))
            self._until.append(self._before[-1] + measure(bare))
            self._before.append(self._until[-1] + measure(text[start + len(bare) : end]))

    def __len__(self) -> int:
        return len(self.starts)

    def part(self, first: int, last: int) -> str:
        """The text of the pieces from `first` up to, not including, `last`."""
        return self._text[self.starts[first] : self._stops[last - 1]]

    def size(self, first: int, last: int) -> int:
        return self._until[last] - self._before[first]

    def reach(self, budget: int) -> list[int]:
        """For each piece, where the longest part that starts with it may end; one piece is always allowed."""
        ends, last = [], 0
        for first in range(len(self)):
            last = max(last, first + 1)
            while last < len(self) and self.size(first, last + 1) <= budget:
                last += 1
            ends.append(last)
        return ends

    def exact_reach(self, limit: int) -> list[int]:
        """The same by the measure itself, for sizes that do not add up."""
        ends = self.reach(limit)
        for first in range(len(self) - 1, -1, -1):
            last = ends[first]
            while last < len(self) and self._measure(self.part(first, last + 1)) <= limit:
                last += 1
            while last > first + 1 and self._measure(self.part(first, last)) > limit:
                last -= 1
            ends[first] = min([last, *ends[first + 1 : first + 2]])
        return ends


# --------------------------------------------------------------------------------------------------------------- choice


def _weights(tiers: list[Tier], alike: Tier) -> list[int]:
    """What a break before each piece costs: one break of a tier outweighs any number of a better one."""
    base = len(tiers) + 1
    cost = {tier: base ** (tier + 1) if tier > alike else base ** (alike + 1) + base**tier for tier in Tier}
    return [cost[tier] for tier in tiers]


class _Costs(NamedTuple):
    """By piece: the least cost of what comes after a break there, the same with that break, and the number of parts."""

    after: list[int]
    through: list[int]
    parts: list[int]


def _costs(reach: list[int], weights: list[int]) -> _Costs:
    """From the end to the start, with the cheapest next break in reach kept by a sliding-window minimum."""
    count = len(reach)
    after, through, parts = [0] * (count + 1), [0] * (count + 1), [0] * (count + 1)
    window: deque[int] = deque()
    for first in range(count - 1, -1, -1):
        while window and through[window[0]] >= through[first + 1]:
            window.popleft()
        window.appendleft(first + 1)
        while window[-1] > reach[first]:
            window.pop()
        after[first] = through[window[-1]]
        through[first] = after[first] + weights[first]
        parts[first] = parts[window[-1]] + 1
    return _Costs(after, through, parts)


def _choose(pieces: _Pieces, weights: list[int], budget: int, *, exact: bool) -> list[int]:
    """The bounds of the parts, as indices of pieces."""
    reach = pieces.exact_reach(budget) if exact and len(pieces) <= _EXACT else pieces.reach(budget)
    costs = _costs(reach, weights)
    if len(pieces) <= _BALANCED:
        reach, costs = _tightest(pieces, weights, budget, reach, costs)
    return _walk(pieces, reach, costs)


def _tightest(
    pieces: _Pieces, weights: list[int], budget: int, reach: list[int], costs: _Costs
) -> tuple[list[int], _Costs]:
    """The smallest budget that costs no more: it makes the largest part as small as it can be."""
    low, high = pieces.size(0, len(pieces)) // costs.parts[0], budget
    while low < high:
        middle = (low + high) // 2
        ends = [min(pair) for pair in zip(pieces.reach(middle), reach, strict=True)]
        narrow = _costs(ends, weights)
        if narrow.after[0] == costs.after[0]:
            high, reach, costs = middle, ends, narrow
        else:
            low = middle + 1
    return reach, costs


def _walk(pieces: _Pieces, reach: list[int], costs: _Costs) -> list[int]:
    """Along the cheapest paths, end each part as near as can be to an even share of what is left, rather past it."""
    bounds = [0]
    while costs.parts[first := bounds[-1]] > 1:
        share = pieces.size(first, len(pieces)) / costs.parts[first]
        cheapest = (last for last in range(first + 1, reach[first] + 1) if costs.through[last] == costs.after[first])
        bounds.append(min(cheapest, key=lambda last: (abs(pieces.size(first, last) - share), -last)))
    return [*bounds, len(pieces)]

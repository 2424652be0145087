"""Shorten prose to a limit at a place where a reader would stop."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from repurpose.text.linebreaks import NOT_LAST, BreakPlaces
from repurpose.text.sentences import Tier

Measure = Callable[[str], int]

_DANGLING = " \t\r\n\u3000，、；：。—–…·,;:.-/&" + "".join(sorted(NOT_LAST))
"""What is taken off the end before an ellipsis: clause marks, dashes, and marks that open something."""


def clip(text: str, limit: int, measure: Measure = len, ellipsis: str = "…") -> str:
    """Shorten a text so that it measures at most `limit`; one that fits only loses the white space around it.

    It ends with the last sentence that fits, if that fills half the limit; else after a clause, else at another legal
    place, with an ellipsis. Where there is a choice, no quotation or bracket is left open. A word is cut only where the
    word alone is too large, a URL never: what is left may then be the ellipsis, or nothing.
    """
    text = text.strip()
    if measure(text) <= limit:
        return text
    best = ""
    for shortened in _attempts(text, limit, measure, ellipsis):
        if measure(shortened) * 2 >= limit:
            return shortened
        best = max(best, shortened, key=measure)
    return best or (ellipsis if measure(ellipsis) <= limit else "")


def _attempts(text: str, limit: int, measure: Measure, ellipsis: str) -> Iterator[str]:
    """Ways to shorten a text, the most welcome first."""

    def whole(end: int) -> str:
        return text[:end].rstrip()

    def cut(end: int) -> str:
        bare = text[:end].rstrip(_DANGLING)
        return bare + ellipsis if bare else ""

    def longest(ends: list[int], shorten: Callable[[int], str]) -> str:
        kept = bisect_right(ends, limit, key=lambda end: measure(shorten(end)))
        while kept and measure(shorten(ends[kept - 1])) > limit:
            kept -= 1
        return shorten(ends[kept - 1]) if kept else ""

    places = BreakPlaces(text)
    ends = _ends(places, len(text), Tier.SENTENCE)
    sentence = longest(ends, whole)
    if sentence:
        yield sentence
    stops = _ends(places, len(text), Tier.CLAUSE)
    reach = next((end for end in stops if measure(cut(end)) > limit), len(text))
    anywhere = sorted({*places.between(0, reach, Tier.PLACE), *(end for end in stops if end <= reach)})
    yield longest(_outside(places, stops), cut)
    yield longest(_outside(places, anywhere), cut)
    yield longest(stops, cut)
    yield longest(anywhere, cut)
    if not anywhere or measure(cut(anywhere[0])) > limit:
        yield longest(places.between(0, min([reach, *anywhere]), Tier.CLUSTER), cut)


def _ends(places: BreakPlaces, length: int, worst: Tier) -> list[int]:
    return sorted(end for tier in Tier if tier <= worst for end in places.between(0, length, tier))


def _outside(places: BreakPlaces, ends: list[int]) -> list[int]:
    """Those ends that leave no quotation or bracket open."""
    starts = [start for start, _ in places.groups]

    def is_outside(end: int) -> bool:
        index = bisect_right(starts, end - 1) - 1
        return index < 0 or end >= places.groups[index][1]

    return [end for end in ends if is_outside(end)]

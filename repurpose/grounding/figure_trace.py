"""What the source says of a figure: near the place its paragraph comes from first, then anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from repurpose.grounding.figure import Figure, single
from repurpose.grounding.figure_comparison import agrees, comparable, same_number
from repurpose.grounding.find_figures import figures
from repurpose.grounding.glossary import Sense, is_silent, readings
from repurpose.grounding.numerals import SMALL, small
from repurpose.grounding.source_index import Side, Source
from repurpose.grounding.word_tokens import tokens
from repurpose.model import Evidence, FigureTrace, FigureVerdict, Location
from repurpose.text.han import FIRST_HAN, has_han, is_han

NEAR = 3
"""Turns a paragraph may come from."""
AROUND = {True: 14, False: 70}
"""Characters before and after a figure that say what it counts: in Chinese, in other languages."""


class Said(Struct, frozen=True):
    """A figure of the source, where it occurs, and how much its surroundings share with those of the article's."""

    figure: Figure
    side: Side
    shared: float


def trace(
    figure: Figure,
    text: str,
    place: Location,
    source: Source,
    near: Mapping[int, float],
    known: Sequence[Evidence],
    figures: Sequence[Figure] = (),
) -> FigureTrace | None:
    """One figure of a paragraph checked against the source. `known` are years that front matter dates the talk by.

    `figures` are all of the paragraph: what the source says for another of them is no rival of this one. None is
    for a bare count that the source neither has nor contradicts: it is not worth a minute.
    """
    if figure.unit == "id":
        return _identifier(figure, place, source)
    own = _company(text, figure)
    first = sorted(near, key=lambda turn: (-near[turn], turn))
    first = [turn for at, turn in enumerate(first) if at < NEAR or near[turn] == 1]
    sides = [source.sides[number] for turn in first for number in source.by_turn[turn]]
    close = _candidates(figure, own, sides)
    beside = [one for one in figures if one is not figure] if close else []
    rival = _rival(figure, [said for said in close if not any(agrees(one, said.figure) for one in beside)])
    found = _near(figure, own, close, sides, rival) or _far(figure, text, source, first, rival) or _ends(figure, source)
    found = found or _share(figure, source)
    if found:
        return _trace(figure, place, "supported", found)
    dated = _dated(figure, known)
    if dated:
        return FigureTrace(figure.text, place, dated, "", figure.value, figure.unit, "supported")
    if figure.bare:
        plain = rival and rival.shared >= (SAME_THING if figure.unit == "relative-year" else PLAINLY)
        return _trace(figure, place, "not-found", [rival]) if rival and plain else None
    if rival:
        cut = [said for said in close if said.figure.cut]
        return _trace(figure, place, "contradicted", [rival, *cut])
    nearest = _best([said for said in close if comparable(figure, said.figure)])
    return _trace(figure, place, "not-found", [nearest] if nearest else [])


def _near(
    figure: Figure, own: frozenset[Sense], close: Sequence[Said], sides: Sequence[Side], rival: Said | None
) -> list[Said]:
    """The place near the paragraph that says the figure, if no other figure is plainly the one meant."""
    best = _best([said for said in close if agrees(figure, said.figure)])
    if best:
        return [] if rival and _displaces(rival, best) else [best]
    if rival:
        return []
    # "Onion, perhaps fifteen": the unit was said before.
    silent = [Said(other, side, _shared(own, _company_of(side, other))) for side in sides for other in side.figures]
    told = _best([said for said in silent if same_number(figure, said.figure)])
    return [told] if told and (told.shared or figure.is_distinct()) else []


def _far(figure: Figure, text: str, source: Source, first: Sequence[int], rival: Said | None) -> list[Said]:
    """The place anywhere else that says the figure of the same thing."""
    everywhere = _candidates(figure, _company(text, figure), [side for side in source.sides if side.turn not in first])
    far = _best([said for said in everywhere if agrees(figure, said.figure) and _belongs(figure, said, has_han(text))])
    if not far and figure.is_distinct() and not rival:
        silent = (Said(other, side, 0) for side in source.sides for other in side.figures)
        far = next((said for said in silent if same_number(figure, said.figure)), None)
    return [far] if far and not (rival and _displaces(rival, far)) else []


def _ends(figure: Figure, source: Source) -> list[Said]:
    """Both ends of a range where the source gives each by itself: from 12 people it grew to 400."""
    if figure.low == figure.high or figure.vague:
        return []
    low, high = replace(figure, high=figure.low), replace(figure, low=figure.high)
    for side in source.sides:
        lows = [one for one in side.figures if one.low == one.high and agrees(low, one)]
        for one in lows:
            for other in side.figures:
                if 0 < other.start - one.start < TOGETHER and other.low == other.high and agrees(high, other):
                    return [Said(one, side, 0), Said(other, side, 0)]
    return []


_OUT_OF = re.compile(rf"({SMALL})\s?\w{{1,5}}?(?:里面?|里头|中间?|当中|之中)\w?({SMALL})")


def _share(figure: Figure, source: Source) -> list[Said]:
    """Both numbers of a share where the source gives each by itself: 九个人里有七个 of 九个人，七个投了反对票."""
    told = _OUT_OF.match(figure.text) if figure.unit == "%" else None
    if not told:
        return []
    whole, part = small(told[1]), small(told[2])
    for side in source.sides:
        for one in side.figures:
            for other in side.figures:
                apart = other.start - one.end
                if one.low == one.high == whole and other.low == other.high == part and 0 <= apart < AROUND[True]:
                    return [Said(one, side, 0), Said(other, side, 0)]
    return []


TOGETHER = 120
"""Characters within which two figures may be the ends of one change."""


def _dated(figure: Figure, known: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What front matter says of the talk: its date, its number, its title."""
    return tuple(one for one in known if any(agrees(figure, other) for other in _figures_of(one.text)))


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@lru_cache(maxsize=100)
def _figures_of(text: str) -> tuple[Figure, ...]:
    found = list(figures(text))
    for match in _DAY.finditer(text):
        year, month, day = map(float, match.groups())
        bare = Figure(match[0], match.start(), match.end(), 0, 0)
        found += [single(bare, year, "year"), single(bare, 100 * month + day, "date")]
    return tuple(found)


def _identifier(figure: Figure, place: Location, source: Source) -> FigureTrace:
    """A number that is part of a name must occur in the source digit by digit."""
    wanted = re.compile(rf"(?<!\d){re.escape(figure.text)}(?!\d)")
    for side in source.sides:
        match = wanted.search(side.text)
        if match:
            here = Figure(match[0], match.start(), match.end(), figure.low, figure.high)
            return _trace(figure, place, "supported", [Said(here, side, 0)])
    return _trace(figure, place, "not-found", [])


def _candidates(figure: Figure, own: frozenset[Sense], all_sides: Iterable[Side]) -> list[Said]:
    """Every figure of some sides that may speak of the same thing."""
    return [
        Said(other, side, _shared(own, _company_of(side, other)))
        for side in all_sides
        for other in side.figures
        if other.cut or comparable(figure, other)
    ]


def _company_of(side: Side, figure: Figure) -> frozenset[Sense]:
    """The same for a figure of the source, which is asked for by many figures of the article."""
    if figure.start not in side.companies:
        side.companies[figure.start] = _company(side.text, figure)
    return side.companies[figure.start]


def _company(text: str, figure: Figure) -> frozenset[Sense]:
    """What the words around a figure mean; what is right after it, being what is counted, twice."""
    around = AROUND[is_han(text[figure.start - 1 : figure.start] or text[figure.end : figure.end + 1])]
    before, after = text[max(0, figure.start - around) : figure.start], text[figure.end : figure.end + around]
    before, after = re.split(r"[。！？\n]|[.!?]\s", before)[-1], re.split(r"[。！？\n]|[.!?]\s", after)[0]
    return _senses(before) | _senses(after)


@lru_cache(maxsize=20_000)
def _senses(text: str) -> frozenset[Sense]:
    words = tokens(text)
    found = {sense for _, _, senses in readings(words) if not is_silent(senses) for sense in senses}
    pairs = {one + other for one, other in pairwise(words) if min(one, other) >= FIRST_HAN}
    return frozenset(found | pairs)


def _shared(own: frozenset[Sense], other: frozenset[Sense]) -> float:
    return float(len(own & other))


def _best(row: Sequence[Said]) -> Said | None:
    return max(
        row, key=lambda said: (said.shared, not said.figure.vague, said.figure.low != said.figure.high), default=None
    )


def _rival(figure: Figure, row: Sequence[Said]) -> Said | None:
    """The figure of the source that is in this one's place: the same things counted, another value."""
    rivals = [
        said
        for said in row
        if not agrees(figure, said.figure)
        and not said.figure.cut
        and not said.figure.vague
        and not figure.vague
        and _same_scale(figure, said.figure)
        and (said.shared >= SAME_THING or (_shares_an_end(figure, said.figure) and said.shared >= 1))
    ]
    return max(rivals, key=lambda said: (_shares_an_end(figure, said.figure), said.shared), default=None)


_COUNTS = {"", "count", "time"}
SAME_THING = 2
"""Words around two figures that they must share to count the same thing."""
PLAINLY = 4
"""The same, where a count is bare: 三个人 beside 五个人 is worth a minute only if all around it is the same."""


def _same_scale(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit or (one.unit in _COUNTS and other.unit in _COUNTS)


def _shares_an_end(one: Figure, other: Figure) -> bool:
    """四到六 against three to six: one range misremembered."""
    both = one.low != one.high and other.low != other.high
    return both and (one.low == other.low or one.high == other.high)


def _displaces(rival: Said, best: Said) -> bool:
    """Whether the source's other figure is so plainly the one meant that an equal number elsewhere does not count."""
    beside = rival.side is best.side and abs(rival.figure.start - best.figure.start) < BESIDE
    return not beside and rival.shared >= max(SAME_THING, best.shared + 2)


BESIDE = 60
"""Characters between two figures of one passage, whose words then speak of both."""


def _belongs(figure: Figure, said: Said, han: bool) -> bool:
    """Whether an equal figure far from the place may speak of the same thing."""
    counts = figure.unit in _COUNTS or figure.unit == "ordinal"
    if figure.is_distinct():
        # In one language the words around both say what is counted; across two the glossary may lack them.
        return not counts or said.shared >= 1 or said.side.is_han is not han
    return said.shared >= (2 if counts else 1)


def _trace(figure: Figure, place: Location, verdict: FigureVerdict, row: Sequence[Said]) -> FigureTrace:
    evidence = [_evidence(said) for said in row]
    return FigureTrace(figure.text, place, tuple(dict.fromkeys(evidence)), "", figure.value, figure.unit, verdict)


def _evidence(said: Said) -> Evidence:
    return said.side.evidence(*said.side.words_at(said.figure.start, said.figure.end))

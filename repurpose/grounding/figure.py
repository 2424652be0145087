"""A figure, and the unit or currency that belongs to it."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from repurpose.grounding.units import currency_before, unit_after


class Figure(Struct, frozen=True):
    """A figure with its place in a text. A single value has `low == high`; `unit` is a scale such as month, USD or %.

    `vague` figures give an order of magnitude (数千, trillions), `rough` ones a value that is only about right.
    `cut` is a figure whose first digits were lost in transcription (",200").
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    vague: bool = False
    rough: bool = False
    cut: bool = False
    factor: float = 1.0
    """What the unit multiplied the bare number by."""

    @property
    def value(self) -> float | list[float]:
        """One number, or lowest and highest; whole numbers without a point."""
        ends: list[float] = [int(end) if end == int(end) else round(end, 4) for end in (self.low, self.high)]
        return ends[0] if ends[0] == ends[1] else ends


_FILLER = re.compile(r"(?: or so| of| plus|\+| more)(?= )")
_MORE = re.compile(r"\s?(?:多|余|来|几|左右|上下|以上|以下|or so\b|plus\b|\+)")
_AND_A_HALF = re.compile("半")


def with_unit(text: str, one: Figure) -> Figure:
    """A number widened by the currency before it or the unit after it, its value on that unit's scale."""
    currency = currency_before(text, one.start)
    if currency:
        sign, start = currency
        return replace(one, text=text[start : one.end], start=start, unit=sign)
    filler = _FILLER.match(text, one.end)
    found = unit_after(text, filler.end() if filler else one.end)
    rough = one.rough or bool(_MORE.match(text, one.end))
    if not found:
        return replace(one, rough=rough)
    unit, end = found
    half = 0.5 if unit.key != "count" and _AND_A_HALF.match(text, end) else 0.0
    end += 1 if half else 0
    low, high = (round((value + half) * unit.factor, 6) for value in (one.low, one.high))
    return replace(
        one, text=text[one.start : end], end=end, low=low, high=high, unit=unit.key, rough=rough, factor=unit.factor
    )

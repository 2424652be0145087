"""A figure, how exactly it is said, and the unit or currency that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from repurpose.grounding.units import currency_before, unit_after

How = Literal["", "about", "over", "under"]
"""How a value is said: as it is; 大约, 左右, roughly; 多, 余, more than; 近, 不到, nearly."""


class Figure(Struct, frozen=True):
    """A figure with its place in a text. A single value has `low == high`; `unit` is a scale such as month, USD or %.

    `vague` figures give an order of magnitude (数千, trillions), those with a `how` a value about right.
    `cut` is a figure whose first digits were lost in transcription (",200"). A `bare` one
    counts in passing (两位, 一年).
    `also` is what the same words may say as well: 73 年 is a year and a span, "the twenties" a decade and an age.
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    vague: bool = False
    how: How = ""
    cut: bool = False
    bare: bool = False
    factor: float = 1.0
    """What the unit multiplied the bare number by."""
    also: tuple[Figure, ...] = ()

    @property
    def value(self) -> float | list[float]:
        """One number, or lowest and highest; whole numbers without a point."""
        ends: list[float] = [int(end) if end == int(end) else round(end, 4) for end in (self.low, self.high)]
        return ends[0] if ends[0] == ends[1] else ends

    @property
    def readings(self) -> Iterator[Figure]:
        """Everything that the words may say."""
        yield self
        yield from self.also

    def is_distinct(self) -> bool:
        """Whether few figures of a talk are equal by chance: 31, 340 and 2.6 million are, 3, 20 and 100 not."""
        if self.unit == "year":
            return self.low == self.high
        digits = f"{abs(self.low) / self.factor:.6g}".replace(".", "").strip("0")
        return len(re.sub(r"e.*", "", digits)) > 1 or self.low != self.high or self.low < 0


def single(words: Figure, value: float, unit: str = "", **more: object) -> Figure:
    """A figure of one value."""
    return replace(words, low=value, high=value, unit=unit, **more)


_FILLER = re.compile(r"(?: or so| of| plus|\+| more)(?= )")
_BEFORE_WORDS: dict[How, str] = {
    "under": "不超过|不多于|不高于|至多|最多|将近|接近|近|不到|不足|少于|低于|no more than|not more than|nearly|almost|"
    "less than|fewer than|under|below|up to|at most",
    "over": "超过|逾|至少|不止|多于|高于|over|more than|at least|upwards of",
    "about": "大约|约|差不多|大概|about|around|roughly|some|approximately|on the order of|something like|perhaps|maybe",
}
_BEFORE = {how: re.compile(rf"(?:{words})[ ]?\Z", re.I) for how, words in _BEFORE_WORDS.items()}
_AFTER: tuple[tuple[How, re.Pattern[str]], ...] = (
    ("over", re.compile(r"\s?(?:多|余|几|以上|开外|出头|plus\b|\+|or more\b|and a bit\b)")),
    ("under", re.compile(r"\s?(?:以下|以内|不到)")),
    ("about", re.compile(r"\s?(?:来(?!自)|左右|上下|or so\b|-?ish\b|-odd\b)")),
)
_REACH = 18
"""Characters before a figure that may say how exactly it is meant: "on the order of" has 15."""


def said_how(text: str, one: Figure) -> How:
    """How exactly a figure is said, by the words before it and after it."""
    before = text[max(0, one.start - _REACH) : one.start]
    for how, pattern in _BEFORE.items():
        if pattern.search(before):
            return how
    return next((how for how, pattern in _AFTER if pattern.match(text, one.end)), one.how)


_AND_A_HALF = re.compile("半")


def with_unit(text: str, one: Figure) -> Figure:
    """A number widened by the currency before it or the unit after it, its value on that unit's scale."""
    how = said_how(text, one)
    currency = currency_before(text, one.start)
    if currency:
        sign, start = currency
        return replace(one, text=text[start : one.end], start=start, unit=sign, how=how or said_how(text, one))
    filler = _FILLER.match(text, one.end)
    found = unit_after(text, filler.end() if filler else one.end)
    if not found:
        return replace(one, how=how)
    unit, end = found
    half = 0.5 if unit.key != "count" and _AND_A_HALF.match(text, end) else 0.0
    end += 1 if half else 0
    low, high = (round((value + half) * unit.factor, 6) for value in (one.low, one.high))
    wide = replace(one, text=text[one.start : end], end=end, low=low, high=high, unit=unit.key, factor=unit.factor)
    return replace(wide, how=how or said_how(text, wide))

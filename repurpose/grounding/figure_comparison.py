"""Whether two figures say the same."""

from __future__ import annotations

import math

from msgspec.structs import replace

from repurpose.grounding.figure import Figure

ROUGH = 0.05
"""How far two figures may differ, as a share, when one of them is only about right."""
_NEARLY = 0.1
"""How far below its figure a value may be, as a share, that is nearly there: 近三成 is 27 to 30 %."""
_ROUNDED = 0.5
"""Percentage points by which a third and 33 % differ at most: a share told in whole percent."""
_SHORT_OF_NEXT = 0.99
"""How near to a round figure that is not yet reached: 六十多岁 is not 70, 四十岁以下 not 40."""
_COUNTS = frozenset({"", "count"})
_TOLD_BARE = frozenset(
    {"count", "age", "times", "%", "USD", "CNY", "EUR", "GBP", "pound", "degree", "clock", "ordinal"}
)
"""Units that people leave out when it is clear what they speak of; nobody leaves out months or metres."""
_ALIKE = ({"pound", "GBP"}, {"date", "calendar-month"}, {"time", "times"}, {"time", "count"}, {"time", ""})
"""Units of one name: pounds weigh and buy, a month is that of a day, "three times" is 三次 and 三倍."""


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are on one scale; a bare number may count anything that is written without its unit."""
    return any(_on_one_scale(a, b) for a in one.readings for b in other.readings)


def _on_one_scale(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit or (one.unit in _COUNTS and other.unit in _COUNTS):
        return True
    if one.unit == "" or other.unit == "":
        return one.unit in _TOLD_BARE or other.unit in _TOLD_BARE
    return any({one.unit, other.unit} <= names for names in _ALIKE)


def agrees(one: Figure, other: Figure) -> bool:
    """Whether the source's `other` supports a figure: equal, an end of its range, in its decade, of its magnitude."""
    if other.cut or one.cut:
        return False
    return any(_agrees(a, b) for a in one.readings for b in other.readings if _on_one_scale(a, b))


def same_number(one: Figure, other: Figure) -> bool:
    """Whether the source gives the bare number of a figure whose unit goes without saying: "onion, perhaps fifteen"."""
    if other.unit or other.vague or one.vague:
        return False
    if one.unit == "year":
        # "back in 73": two digits of a year.
        return one.low == one.high and one.low % 100 == other.low == other.high and len(other.text) == 2
    return _agrees(_bare(one), _bare(other))


def _bare(one: Figure) -> Figure:
    return replace(one, low=one.low / one.factor, high=one.high / one.factor, factor=1.0)


def _agrees(one: Figure, other: Figure) -> bool:
    if "" in (one.unit, other.unit) and one.unit != other.unit:
        one, other = _bare(one), _bare(other)
        if not {one.unit, other.unit} <= _COUNTS:
            # A number without its unit may be of anything: about is not enough.
            return not other.vague and {one.low, one.high} <= {other.low, other.high}
    if {one.unit, other.unit} == {"date", "calendar-month"}:
        return one.unit == "calendar-month" and other.low // 100 == one.low
    if other.vague and not (one.vague or one.how):
        return False
    if one.vague or other.vague:
        return _overlap(one, other)
    if one.unit == "clock":
        return one.low == other.low or (one.low % 60 == 0 and one.low == other.low // 60 * 60)
    if one.unit == "year" and one.low != one.high:
        return one.low <= other.low and other.high <= one.high
    if one.low != one.high:
        return _close(one, one.low, other.low, other) and _close(one, one.high, other.high, other)
    if other.low != other.high and one.how in ("over", "under"):
        return _overlap(one, other)
    return _close(one, one.low, other.low, other) or _close(one, one.low, other.high, other)


def _overlap(one: Figure, other: Figure) -> bool:
    (low, high), (least, most) = _span(one), _span(other)
    return low <= most and least <= high


def _close(one: Figure, value: float, given: float, other: Figure) -> bool:
    """Whether two values are as near as the words allow that they are said with."""
    if _same(value, given):
        return True
    if one.unit == other.unit == "%" and (_is_fraction(value) or _is_fraction(given)):
        return abs(value - given) <= _ROUNDED
    if one.how in ("over", "under"):
        low, high = _span(replace(one, low=value, high=value))
        least, most = _span(replace(other, low=given, high=given))
        return low <= most and least <= high
    if one.how == "about" or other.how:
        return abs(value - given) <= ROUGH * abs(value)
    return False


def _is_fraction(value: float) -> bool:
    """A third has no end in decimals, which is how shares that were said as fractions are told."""
    return abs(100 * value - round(100 * value)) > 1e-6


def _span(one: Figure) -> tuple[float, float]:
    """The values that a figure's words allow."""
    if one.how == "over" and not one.vague:
        return one.low, one.high + _step(one.high / one.factor) * one.factor * _SHORT_OF_NEXT
    if one.how == "under":
        return one.low * (1 - _NEARLY), one.high * _SHORT_OF_NEXT
    if one.how == "about":
        return one.low * (1 - ROUGH), one.high * (1 + ROUGH)
    return one.low, one.high


def _step(number: float) -> float:
    """The place of a number's last figure that is not 0: of 30 it is 10, of 1,200 it is 100."""
    whole = round(abs(number))
    if not whole or whole != abs(number):
        return 10.0 ** math.floor(math.log10(abs(number))) if number else 1.0
    return 10.0 ** (len(str(whole)) - len(str(whole).rstrip("0")))


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))

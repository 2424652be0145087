"""Whether two figures say the same."""

from __future__ import annotations

from msgspec.structs import replace

from repurpose.grounding.figure import Figure

ROUGH = 0.05
"""How far two figures may differ, as a share, when one of them is only about right."""
_COUNTS = frozenset({"", "count"})
_TOLD_BARE = frozenset({"count", "age", "times", "%", "USD", "CNY", "EUR", "GBP", "degree"})
"""Units that people leave out when it is clear what they speak of; nobody leaves out months or metres."""


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are on one scale; a bare number may count anything that is written without its unit."""
    if one.unit == other.unit or (one.unit in _COUNTS and other.unit in _COUNTS):
        return True
    return (one.unit == "" and other.unit in _TOLD_BARE) or (other.unit == "" and one.unit in _TOLD_BARE)


def _bare(one: Figure) -> Figure:
    return replace(one, low=one.low / one.factor, high=one.high / one.factor, factor=1.0)


def agrees(one: Figure, other: Figure) -> bool:
    """Whether the source's `other` supports a figure: equal, an end of its range, in its decade, of its magnitude."""
    if other.cut or one.cut:
        return False
    if not comparable(one, other):
        return False
    if "" in (one.unit, other.unit):
        one, other = _bare(one), _bare(other)
    if other.vague and not one.vague:
        return False
    if one.vague:
        return one.low <= other.high and other.low <= one.high
    if one.unit == "year":
        return one.low <= other.low and other.high <= one.high
    if one.low != one.high:
        return _same(one.low, other.low) and _same(one.high, other.high)
    if one.rough or other.rough:
        return abs(one.low - other.low) <= ROUGH * abs(one.low)
    return _same(one.low, other.low) or _same(one.low, other.high)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))

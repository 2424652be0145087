"""Whether two figures say the same."""

from __future__ import annotations

from repurpose.grounding.figure import Figure

ROUGH = 0.05
"""How far two figures may differ, as a share, when one of them is only about right."""
_FIXED = frozenset({"relative-year", "ordinal", "year", "date", "calendar-month", "id"})
"""Scales on which a bare number says nothing."""
_COUNTS = frozenset({"", "count"})


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures are on one scale; a bare number may count anything."""
    if one.unit == other.unit:
        return True
    return (one.unit in _COUNTS and other.unit in _COUNTS) or (
        "" in (one.unit, other.unit) and not {one.unit, other.unit} & _FIXED
    )


def agrees(one: Figure, other: Figure) -> bool:
    """Whether a figure is borne out by the source's `other`: equal, an end of its range, in its decade, of its magnitude."""
    if other.cut or one.cut:
        return False
    if not comparable(one, other):
        return False
    if other.vague and not one.vague:
        return False
    if one.vague:
        return one.low <= other.high and other.low <= one.high
    if one.unit == "year":
        return other.low <= one.low and one.high <= other.high
    if one.low != one.high:
        return _same(one.low, other.low) and _same(one.high, other.high)
    if one.rough or other.rough:
        return abs(one.low - other.low) <= ROUGH * abs(one.low)
    return _same(one.low, other.low) or _same(one.low, other.high)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(1.0, abs(one))

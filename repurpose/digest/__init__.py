"""From posts to an issue: days, filters, scores, spread and order. Pure: the day it is comes in as an argument."""

from __future__ import annotations

from repurpose.digest.filters import held_back, values_of
from repurpose.digest.named_posts import several, single
from repurpose.digest.selection import Earlier, Selection, select
from repurpose.digest.windows import Window, between, day_in, iso_week, last_full_week

__all__ = [
    "Earlier",
    "Selection",
    "Window",
    "between",
    "day_in",
    "held_back",
    "iso_week",
    "last_full_week",
    "select",
    "several",
    "single",
    "values_of",
]

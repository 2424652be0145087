"""Where an article that is too long is cut into parts: at a heading where one is near, else between two blocks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

FORBIDDEN = 1.0
"""What it costs to cut where it is wrong: behind a heading, or behind a colon that announces the next block."""
BETWEEN_BLOCKS = 0.25
"""What it costs to cut between any two blocks, as a share of a part's room: a heading so near is taken instead."""
LOWER_HEADING = 0.05
"""What each level of a heading below the second costs: of two that are near, the higher one is taken."""


class Weighed(Struct, frozen=True):
    """A stretch that stays together: the share of a part's room that it takes, and what it costs to cut before it."""

    weight: float
    cost: float = BETWEEN_BLOCKS


def cost_before(heading: int, after_open: bool) -> float:
    """What it costs to cut before a block: by its level where it is a heading (0: none), and by what is before it."""
    if after_open:
        return FORBIDDEN
    return LOWER_HEADING * max(heading - 2, 0) if heading else BETWEEN_BLOCKS


def divide(stretches: Sequence[Weighed], room: float) -> list[int]:
    """Where parts begin, the first at 0: as few as hold all, about as long as each other, cut where it costs least.

    A stretch that is larger than the room is a part by itself.
    """
    ends = [0.0, *accumulate(one.weight for one in stretches)]
    parts = max(1, math.ceil(ends[-1] / room))
    while True:
        begins = _begins(stretches, ends, room, parts)
        if len(begins) <= parts:
            return begins
        parts = len(begins)


def _begins(stretches: Sequence[Weighed], ends: Sequence[float], room: float, parts: int) -> list[int]:
    """The cuts for so many parts; more of them where the stretches do not fit into these."""
    begins = [0]
    while ends[-1] - ends[begins[-1]] > room and begins[-1] < len(stretches) - 1:
        begun, left = begins[-1], max(parts - len(begins) + 1, 2)
        ideal = ends[begun] + (ends[-1] - ends[begun]) / left
        within = [at for at in range(begun + 1, len(stretches)) if ends[at] - ends[begun] <= room]
        # What is left must fit into the parts that are left, or a last one holds a line or two.
        enough = [at for at in within if ends[-1] - ends[at] <= (left - 1) * room]
        found = enough or within[-1:] or [begun + 1]
        begins.append(min(found, key=lambda at: stretches[at].cost + abs(ends[at] - ideal) / room))
    return begins

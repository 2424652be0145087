"""LinkedIn: it has no threads, so the whole plan is one long post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from repurpose.channels.thread.networks.base import Block, Fits, Known, Network
from repurpose.text.counting import ESCAPED, Limit, TextLimits, escape_linkedin

_SOURCE = "learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format; linkedctl core docs"
LIMITS = TextLimits(Limit(3_000, "characters, escapes included", _SOURCE, "2026-11"))


def all_in_one(blocks: Sequence[Block], fits: Fits) -> Iterator[list[Block]]:
    """Everything in one post. Where it does not fit, the last steps before the closing one go first."""
    kept = list(blocks)
    while len(kept) > 1 and not fits([text for _, text in kept]):
        middle = [index for index, (step, _) in enumerate(kept) if step.kind not in ("hook", "closing")]
        del kept[middle[-1] if middle else -1]
    yield kept


def _fields(text: str, _: Known) -> Mapping[str, Any]:
    """`commentary` is the text as LinkedIn's API must get it; the plain one is for pasting."""
    return {"commentary": escape_linkedin(text)}


LINKEDIN = Network("linkedin", "LinkedIn", ESCAPED, LIMITS, pack=all_in_one, fields=_fields)

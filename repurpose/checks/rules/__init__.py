"""Rules true in every channel, one file a family."""

from __future__ import annotations

from repurpose.checks.rule import Rule
from repurpose.checks.rules import clickbait, comments, headlines, length, promotion, prose, typography, wording

RULES: tuple[Rule, ...] = (
    *length.RULES,
    *headlines.RULES,
    *clickbait.RULES,
    *typography.RULES,
    *prose.RULES,
    *wording.RULES,
    *promotion.RULES,
    *comments.RULES,
)

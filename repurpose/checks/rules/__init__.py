"""Rules true in every channel, one file a family."""

from __future__ import annotations

from repurpose.checks.rule import Rule
from repurpose.checks.rules import comments, length, typography

RULES: tuple[Rule, ...] = (
    *length.RULES,
    *typography.RULES,
    *comments.RULES,
)

"""Chinese typography (ZH)."""

from __future__ import annotations

from repurpose.checks.base import Rule
from repurpose.checks.rules.typography import figures, marks, quotes, spacing

RULES: tuple[Rule, ...] = (*marks.RULES, *quotes.RULES, *spacing.RULES, *figures.RULES)

"""Rules true in every channel, one file a family."""

from __future__ import annotations

from repurpose.checks.rule import Rule
from repurpose.checks.rules import length

RULES: tuple[Rule, ...] = (*length.RULES,)

"""The rules of the thread. A new one is a function in one of these files and a line here."""

from __future__ import annotations

from repurpose.checks.base import Rule, listed_rules

RULES: tuple[Rule, ...] = listed_rules(
    __name__,
    "form",
    "links",
    "tags",
    "writing",
)

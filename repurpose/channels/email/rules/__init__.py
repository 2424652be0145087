"""The rules of email, in the order of their codes."""

from __future__ import annotations

from repurpose.checks.base import Rule, listed_rules

RULES: tuple[Rule, ...] = listed_rules(
    __name__,
    "inbox",
    "sizes",
    "access",
    "contrast",
    "links",
    "pictures",
    "markup",
    "leftovers",
    "bulk",
)

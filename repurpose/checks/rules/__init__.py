"""Rules true in every channel, one file a family."""

from __future__ import annotations

from repurpose.checks.base import Rule, listed_rules

RULES: tuple[Rule, ...] = listed_rules(
    __name__,
    "length",
    "headlines",
    "clickbait",
    "typography.marks",
    "typography.quotes",
    "typography.spacing",
    "typography.figures",
    "prose",
    "overuse",
    "wording",
    "promotion",
    "quotations",
    "figures",
    "names",
    "transcript",
    "unjudged_quotations",
    "links",
    "comments",
    "document",
)

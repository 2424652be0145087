"""Rules true in every channel, a file a theme."""

from __future__ import annotations

from repurpose.checks.base import Rule, listed_rules

RULES: tuple[Rule, ...] = listed_rules(
    __name__,
    "length",
    "headlines",
    "headline_candidates",
    "headline_promises",
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
    "quotation_changes",
    "quoted_speakers",
    "figures",
    "names",
    "transcript",
    "unnamed_speakers",
    "unjudged_quotations",
    "links",
    "comments",
    "document",
)

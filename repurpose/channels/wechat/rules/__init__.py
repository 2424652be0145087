"""The rules of the WeChat article. A new one is a function in one of these files and a line in its tuple."""

from __future__ import annotations

from repurpose.checks.base import Rule, listed_rules

RULES: tuple[Rule, ...] = listed_rules(
    __name__,
    "fields",
    "body_size",
    "elements",
    "attributes",
    "styles",
    "dark",
    "reading",
)

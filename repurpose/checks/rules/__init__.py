"""Rules true in every channel, one file a family."""

from __future__ import annotations

from repurpose.checks.base import Rule
from repurpose.checks.rules import (
    clickbait,
    comments,
    document,
    figures,
    headlines,
    length,
    links,
    names,
    overuse,
    promotion,
    prose,
    quotations,
    transcript,
    typography,
    wording,
)

RULES: tuple[Rule, ...] = (
    *length.RULES,
    *headlines.RULES,
    *clickbait.RULES,
    *typography.RULES,
    *prose.RULES,
    *overuse.RULES,
    *wording.RULES,
    *promotion.RULES,
    *quotations.RULES,
    *figures.RULES,
    *names.RULES,
    *transcript.RULES,
    *links.RULES,
    *comments.RULES,
    *document.RULES,
)

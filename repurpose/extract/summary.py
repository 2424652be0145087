"""The summary of a post that names none: its first real paragraph, cut at the end of a sentence."""

from __future__ import annotations

from repurpose.extract.quotable import is_chatter
from repurpose.extract.quotes import prose_sentences
from repurpose.model import Post
from repurpose.text.clip import clip
from repurpose.text.length import han_units

LONGEST = 120
"""字; two half-width characters count one. WeChat's editor takes 120."""
SHORTEST = 20
"""字 below which a paragraph is a label or a greeting."""


def summarize(post: Post) -> str:
    """The author's summary; else the opening of the first paragraph that is prose and no greeting; else the title."""
    if post.summary:
        return post.summary
    paragraphs = [" ".join(prose_sentences(block)) for _, turn in post.turns() for block in turn.text.split("\n\n")]
    real = [text for text in paragraphs if han_units(text) >= SHORTEST]
    best = next((text for text in real if not is_chatter(text[:40])), None) or next(iter(real), "")
    return clip(best, LONGEST, han_units) if best else post.title

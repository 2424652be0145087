"""The summary of a post that names none: its first real paragraph, cut at the end of a sentence."""

from __future__ import annotations

from repurpose.extract.quotable import is_chatter
from repurpose.extract.quotes import prose_sentences
from repurpose.extract.voices import guests
from repurpose.model import Post
from repurpose.text.clip import clip
from repurpose.text.language import is_chinese
from repurpose.text.length import han_units
from repurpose.text.paragraphs import join_sentences

LONGEST = 120
"""字; two half-width characters count one. WeChat's editor takes 120."""
SHORTEST = 14
"""字 below which a paragraph is a label or a greeting."""


def summarize(post: Post) -> str:
    """The author's summary; else the opening of the first paragraph that is prose and no greeting; else the title.

    A paragraph of a talk is a guest's, and says so: `Name：…`. A host's words are never the dek.
    """
    if post.summary:
        return post.summary
    speakers = guests(post, post.sections)
    for _, turn in post.turns():
        if turn.speaker and turn.speaker not in speakers:
            continue
        for block in turn.text.split("\n\n"):
            text = join_sentences(prose_sentences(block))
            if han_units(text) >= SHORTEST and not is_chatter(text[:40]):
                return clip(_signed(text, turn.speaker, post.lang), LONGEST, han_units)
    return post.title


def _signed(text: str, speaker: str, lang: str) -> str:
    if not speaker:
        return text
    return f"{speaker}：{text}" if is_chinese(lang) else f"{speaker}: {text}"

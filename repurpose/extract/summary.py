"""The summary of a post that names none: its first real paragraph, cut at the end of a sentence."""

from __future__ import annotations

from repurpose.extract.quotable import is_chatter
from repurpose.extract.quotes import prose_paragraphs
from repurpose.extract.voices import guests
from repurpose.model import Post
from repurpose.text.clip import clip
from repurpose.text.language import is_chinese
from repurpose.text.length import han_units
from repurpose.text.paragraphs import join_sentences
from repurpose.text.sentences import sentences

LONGEST = 120
"""字; two half-width characters count one. WeChat's editor takes 120."""
SHORTEST = 14
"""字 below which a paragraph is a label or a greeting."""


def summarize(post: Post) -> str:
    """The author's summary; else the opening of the first paragraph that is prose, no greeting and not the title again;
    else nothing: a dek is worth reading or absent.

    A paragraph of a talk is a guest's, and says so: `Name：…`. A host's words are never the dek.
    """
    if post.summary:
        return post.summary
    titles = {_letters(text) for text in (post.title, *(headline.text for headline in post.headlines))}
    speakers = guests(post, post.sections)
    for _, turn in post.turns():
        if turn.speaker and turn.speaker not in speakers:
            continue
        for paragraph in prose_paragraphs(turn.text):
            text = join_sentences(sentence.strip() for sentence in sentences(paragraph))
            if han_units(text) >= SHORTEST and not is_chatter(text[:40]) and _letters(text) not in titles:
                return clip(_signed(text, turn.speaker, post.lang), LONGEST, han_units)
    return ""


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _signed(text: str, speaker: str, lang: str) -> str:
    if not speaker:
        return text
    return f"{speaker}：{text}" if is_chinese(lang) else f"{speaker}: {text}"

"""The dek: what a post says of itself, else the paragraph at its start that carries most of it, else nothing."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.document.parse import read
from repurpose.document.to_html import document_of
from repurpose.extract.opening import is_brief, is_full, openings
from repurpose.extract.quotable_speakers import guests, is_guest
from repurpose.extract.sentence_ranking import rank
from repurpose.model import Post
from repurpose.text.content_words import content_words
from repurpose.text.counting.limit import WECHAT_DIGEST_CHARACTERS
from repurpose.text.language import is_chinese
from repurpose.text.similarity import letters, says_again
from repurpose.text.truncate import clip
from repurpose.text.word_count import han_units

LONGEST = WECHAT_DIGEST_CHARACTERS
"""字 of a dek; two half-width characters count one."""
FIRST = 3
"""Paragraphs at a post's start among which its claim is looked for: behind them is detail. Own choice."""
AN_EARLIER = 1.3
"""By how much a paragraph must carry more than the one before it to be the dek in its place. Own choice."""
OPENING_LETTERS = 400
"""Letters of a text that a reader sees at once: a dek that is among them is not shown above them too. Own choice."""


def summarize(post: Post) -> str:
    """The author's summary; else the claim among the first paragraphs that are prose; "" where neither says anything.

    Neither may say the title again. A paragraph of a talk is a guest's, and says so: `Name：…`. A host's words are
    never the dek.
    """
    if post.summary and not says_again(post.summary, post.title):
        return post.summary
    brief = ""
    full: list[str] = []
    for words, speaker in _paragraphs(post):
        if is_full(words):
            full.append(_dek(words, speaker, post.lang))
        elif not brief and not full and is_brief(words):
            brief = _dek(words, speaker, post.lang)
        if len(full) == FIRST:
            break
    return _claim(full, post) if full else brief


def _claim(paragraphs: list[str], post: Post) -> str:
    """Of a post's first paragraphs the one that carries most of it; an earlier one needs less."""
    ranking = rank(post)
    worth = [ranking.gain(content_words(one)) * AN_EARLIER**-at for at, one in enumerate(paragraphs)]
    return paragraphs[worth.index(max(worth))]


def dek_above(post: Post, text: str) -> str:
    """The dek to print above a text: none where the text says it on its first screen."""
    wanted = letters(post.summary)
    return "" if wanted in letters(text)[: len(wanted) + OPENING_LETTERS] else post.summary


def _paragraphs(post: Post) -> Iterator[tuple[str, str]]:
    """The words of each paragraph that is prose, with who says them; a host's are left out."""
    if not any(turn.speaker.voice for _, turn in post.turns()):
        yield from ((words, "") for words in openings(document_of(post).blocks, post.title))
        return
    speakers = guests(post.sections)
    for _, turn in post.turns():
        if not turn.speaker.voice or is_guest(turn, speakers):
            yield from ((words, turn.speaker.name) for words in openings(read(turn.text).blocks, post.title))


def _dek(words: str, speaker: str, lang: str) -> str:
    colon = "：" if is_chinese(lang) else ": "
    return clip(f"{speaker}{colon}{words}" if speaker else words, LONGEST, han_units)

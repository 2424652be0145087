"""An article and the transcript it came from, as one post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from repurpose.model import Post
from repurpose.sources.speakers import resolve
from repurpose.text.similarity import SAME_NAME, bigrams, containment, quotations

PLACED = 0.4
"""Share of a quotation's bigrams that one turn must hold for it to be there (measured best on a labelled pair)."""
LEAST_QUOTES = 3
"""Quotations of an article that must be in a transcript before the two are taken for a pair."""
LEAST_SHARE = 0.3
"""Or this share of them, where the article has fewer."""


def join(article: Post, transcript: Post) -> Post:
    """One post: headlines and body of the article; what it lacks of the transcript, and the transcript's turns."""
    draft = article.draft or ("draft" not in article.meta and transcript.draft)
    joined = replace(
        article,
        summary=article.summary or transcript.summary,
        date=article.date or transcript.date,
        people=article.people or transcript.people,
        guest=article.guest or transcript.guest,
        byline=article.byline or transcript.byline,
        video=article.video or transcript.video,
        url=article.url or transcript.url,
        tags=article.tags or transcript.tags,
        category=article.category or transcript.category,
        insight=article.insight or transcript.insight,
        draft=draft,
        pinned=article.pinned or transcript.pinned,
        excluded=article.excluded or transcript.excluded,
        source=transcript.path,
        speakers={**transcript.speakers, **article.speakers},
        meta={**transcript.meta, **article.meta},
        places={**transcript.places, **article.places},
    )
    # The article's spelling of its guest is shown; what the transcript writes is another spelling.
    facts = replace(
        joined, people=tuple(dict.fromkeys((*article.people, *transcript.people))), byline=transcript.byline
    )
    return replace(joined, talk=resolve(facts, transcript.sections))


def find_source(article: Post, transcripts: Sequence[Post]) -> Post | None:
    """The transcript an article was made from: they share a name, and the article's quotations occur in its turns."""
    quotes = [quote for quote in quotations(article.body) if len(quote) >= 8]
    if not quotes:
        return None
    scored = [
        (_placed(quotes, transcript), transcript) for transcript in transcripts if _share_a_name(article, transcript)
    ]
    best = max(scored, key=lambda entry: (entry[0], entry[1].path), default=None)
    if best is None:
        return None
    enough = best[0] >= LEAST_QUOTES or (
        best[0] >= 1 and best[0] >= LEAST_SHARE * len(quotes) and len(quotes) < LEAST_QUOTES
    )
    return best[1] if enough else None


def _placed(quotes: Iterable[str], transcript: Post) -> int:
    turns = [
        bigrams(text)
        for _, turn in transcript.turns()
        for text in (turn.text, turn.original.text if turn.original else "")
        if text
    ]
    return sum(any(containment(quote, turn) >= PLACED for turn in turns) for quote in quotes)


def _share_a_name(article: Post, transcript: Post) -> bool:
    from rapidfuzz import fuzz

    wanted = {name.casefold() for name in (article.guest, *article.people) if name}
    body = article.body.casefold()
    names = {transcript.guest, *transcript.people, *(turn.speaker.name for _, turn in transcript.turns())} - {""}
    for name in (name.casefold() for name in names):
        if any(fuzz.ratio(name, other) >= SAME_NAME for other in wanted):
            return True
        if not wanted and len(name) >= 2 and name in body:
            return True
    return False

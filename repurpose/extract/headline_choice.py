"""Candidate headlines: making a list where there is none, and choosing from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from repurpose.extract.quote_scoring import STRONG, claims, quotability
from repurpose.model import Choice, Headline, Post, Quote
from repurpose.text.counting.limit import WECHAT_TITLE_UNITS
from repurpose.text.language import is_chinese
from repurpose.text.word_count import han_units

Judge = Callable[[str], tuple[float, str]]
"""Says how badly a headline fits a channel (0: perfectly) and why, in a few words."""


def choose(headlines: Sequence[Headline], judge: Judge) -> Choice:
    """The author's headline that fits best; among equals the earlier one. Every other is named with its reason.

    Headlines drawn from the text are only offered: a stranger's sentence in the subject line is not the author's word.
    """
    if not headlines:
        raise ValueError("a post has at least one headline")
    own = [headline for headline in headlines if not headline.generated] or list(headlines)
    offered = tuple(
        (headline.text, "drawn from the text: offered, not chosen") for headline in headlines if headline not in own
    )
    judged = [(judge(headline.text), headline) for headline in own]
    (penalty, why), best = min(judged, key=lambda entry: (entry[0][0], entry[1].rank))
    rejected = tuple(
        (headline.text, reason if cost > penalty else "fits as well, but stands lower in the author's list")
        for (cost, reason), headline in judged
        if headline is not best
    )
    return Choice(best.text, best.rank, why, (*rejected, *offered))


MOST = 5
"""Candidates offered, as many as an editor usually writes."""
LONGEST = WECHAT_TITLE_UNITS
"""字 a made headline may have: the tightest channel's limit."""


def candidates(post: Post) -> tuple[Headline, ...]:
    """The author's headlines; where there is only a title, the title and the best claims of the piece after it.

    A claim somebody made carries the name of who made it: `Name：claim`. Claims are quoted whole, never shortened.
    """
    if len(post.headlines) > 1:
        return post.headlines
    found = list(post.headlines) or [Headline(post.title, 1, post.places.get("title"))]
    for quote in post.quotes:
        text = _as_headline(quote, post)
        strong = claims(quote.text) and quotability(quote.text) >= STRONG
        if strong and len(found) < MOST and han_units(text) <= LONGEST and all(text != other.text for other in found):
            found.append(Headline(text, len(found) + 1, quote.source, generated=True))
    return tuple(found)


def _as_headline(quote: Quote, post: Post) -> str:
    """A quote as a headline: with its speaker, unless the speaker is the piece's own author or channel."""
    claim = quote.text.rstrip("。.")
    if quote.speaker in ("", post.byline):
        return claim
    return f"{quote.speaker}：{claim}" if is_chinese(post.lang) else f"{quote.speaker}: {claim}"

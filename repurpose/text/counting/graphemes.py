"""Length in grapheme clusters (UAX #29), and the texts that Bluesky and Mastodon count in them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from repurpose.text.counting.entities import extract_mastodon_mentions, without_overlaps
from repurpose.text.counting.url_grammar import mastodon_grammar
from repurpose.text.counting.urls import find_urls

if TYPE_CHECKING:
    import regex

# Each of these is a cluster by itself, whatever stands next to it within the class.
_ONE_EACH: Final = re.compile(
    "[\n -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uff9d]*"
)
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]{1,2}")


@cache
def _cluster() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\X")


def grapheme_length(text: str) -> int:
    """Return the number of grapheme clusters: what a reader takes for one character each."""
    if _ONE_EACH.fullmatch(text):
        return len(text)
    # A letter for each flag: they cluster alike, and \X takes quadratic time on a run of flags.
    return len(_cluster().findall(_FLAG.sub("x", text)))


def mastodon_length(text: str, url_length: int) -> int:
    """Return a text's length as Mastodon counts it: a link `url_length`, `@user@host` as `@user`, else graphemes."""
    return grapheme_length(_as_mastodon_counts(text, url_length))


def _as_mastodon_counts(text: str, url_length: int) -> str:
    urls = set(find_urls(text, mastodon_grammar())) if "://" in text else set()
    mentions = extract_mastodon_mentions(text) if "@" in text else []
    pieces, at = [], 0
    for entity in without_overlaps([*urls, *mentions]):
        name = entity.value.partition("@")[0]
        pieces += [text[at : entity.start], "x" * url_length if entity in urls else f"@{name}"]
        at = entity.end
    return "".join([*pieces, text[at:]])

"""The ways in which networks count a text, and what in it becomes a link, a mention or a tag there.

Which network counts which way, and up to which limit, is in `channels/thread/networks`. X counts by twitter-text's
rules (conformance: all of its validate, extract and tlds cases), every emoji as two units; where counters frozen in
2018 disagree, `strict_length` gives the longer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from repurpose.text.counting.emoji import find_emoji
from repurpose.text.counting.entities import (
    extract_cashtags,
    extract_hashtags,
    extract_mentions,
    extract_mentions_or_lists,
    extract_reply,
)
from repurpose.text.counting.graphemes import grapheme_length, mastodon_length
from repurpose.text.counting.limit import MASTODON_URL_LENGTH, Limit, TextLimits
from repurpose.text.counting.urls import Entity, extract_urls, has_url
from repurpose.text.counting.weighted import INVALID, parse_post, weigh

__all__ = [
    "EMOJI_BYTES",
    "ESCAPED",
    "GRAPHEMES",
    "GRAPHEMES_SHORT_LINKS",
    "WEIGHTED",
    "Entity",
    "Length",
    "Limit",
    "TextLimits",
    "Way",
    "escape_linkedin",
    "extract_cashtags",
    "extract_hashtags",
    "extract_mentions",
    "extract_mentions_or_lists",
    "extract_reply",
    "extract_urls",
    "grapheme_length",
    "has_url",
    "measure",
    "parse_post",
    "strict_length",
]

_LINKEDIN_RESERVED: Final = re.compile(r"[|()\[\]{}@#*~<>_\\]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class Length(Struct, frozen=True):
    """How long a text is on one network.

    `length` and `limit` are in the network's own unit (`TextLimits.length.unit`), `bytes` is the size in UTF-8, `links`
    the number of distinct links by X's rules. `valid`: not empty, within each limit, nothing refused.
    """

    length: int
    limit: int
    valid: bool
    bytes: int = 0
    links: int = 0


class Way(Struct, frozen=True):
    """A way to count. `count` gives a text's length and its links; `strict` the length that no counter of the network
    exceeds; `refused` matches the characters a network does not take."""

    count: Callable[[str], tuple[int, list[Entity]]]
    strict: Callable[[str], int]
    refused: re.Pattern[str]


def measure(text: str, way: Way, limits: TextLimits, *, limit: int | None = None, strict: bool = False) -> Length:
    """Measure a text by a way to count. `limit` stands in for the usual one, as a Mastodon instance may set it."""
    length, urls = way.count(text)
    length = way.strict(text) if strict else length
    size = len(text.encode("utf-8", "surrogatepass"))
    links = len({url.value for url in urls})
    limit = limits.length.value if limit is None else limit
    within = 0 < length <= limit and _fits(size, limits.bytes) and _fits(links, limits.links)
    return Length(length, limit, within and not way.refused.search(text), size, links)


def strict_length(text: str) -> int:
    """Return the weighted length to plan X posts with: never below what any of X's public counters says.

    By UTS #51 an emoji weighs two units. Counters frozen in 2018 (npm twitter-text 3.1.0) add up the code points of
    newer sequences; which of the two X's server does cannot be seen from outside.
    """
    return weigh(text, strict=True)[0]


def escape_linkedin(text: str) -> str:
    """Return a text as LinkedIn's API must get it, or it is cut there: a backslash before each reserved character."""
    return _LINKEDIN_RESERVED.sub(r"\\\g<0>", text)


def _fits(number: int, limit: Limit | None) -> bool:
    return limit is None or number <= limit.value


def _mastodon_length(text: str) -> int:
    return mastodon_length(text, MASTODON_URL_LENGTH.value)


def _emoji_bytes_length(text: str) -> int:
    emoji = [match[0] for match in find_emoji(text)]
    return len(text) + sum(len(one.encode()) - len(one) for one in emoji)


def _escaped_length(text: str) -> int:
    return len(escape_linkedin(text))


def _plain_way(length: Callable[[str], int]) -> Way:
    """A way without a second opinion, for networks that refuse nothing but half a surrogate pair."""
    return Way(lambda text: (length(text), extract_urls(text)), length, _SURROGATES)


WEIGHTED: Final = Way(weigh, strict_length, INVALID)
"""X: Han and the like two units, an emoji two, a link 23."""
GRAPHEMES: Final = _plain_way(grapheme_length)
"""Bluesky: what a reader takes for one character each."""
GRAPHEMES_SHORT_LINKS: Final = _plain_way(_mastodon_length)
"""Mastodon: graphemes, a link 23, a mention without its server."""
EMOJI_BYTES: Final = _plain_way(_emoji_bytes_length)
"""Threads: characters, an emoji its UTF-8 bytes."""
ESCAPED: Final = _plain_way(_escaped_length)
"""LinkedIn: characters, the backslashes included that its API asks for."""

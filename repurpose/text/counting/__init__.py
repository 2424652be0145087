"""How long a text is on each network, and what in it becomes a link, a mention or a tag there.

    >>> measure("今天", "x")
    Length(length=4, limit=280, valid=True, bytes=6, links=0)

The limits with their sources stand in `limits`. X counts by twitter-text's rules (conformance: all of its validate,
extract and tlds cases), every emoji as two units; where counters frozen in 2018 disagree, `strict` gives the longer.
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
from repurpose.text.counting.limits import MASTODON_URL_LENGTH, TEXT_LIMITS, Limit, TextLimits
from repurpose.text.counting.urls import Entity, extract_urls, has_url
from repurpose.text.counting.weighted import INVALID, parse_post, weigh

__all__ = [
    "NETWORKS",
    "TEXT_LIMITS",
    "Entity",
    "Length",
    "Limit",
    "TextLimits",
    "escape_linkedin",
    "extract_cashtags",
    "extract_hashtags",
    "extract_mentions",
    "extract_mentions_or_lists",
    "extract_reply",
    "extract_urls",
    "grapheme_length",
    "has_url",
    "invalid_characters",
    "measure",
    "parse_post",
    "strict_length",
]

NETWORKS: Final[tuple[str, ...]] = tuple(TEXT_LIMITS)

_ON_X: Final = frozenset({"x", "x-long"})
_LINKEDIN_RESERVED: Final = re.compile(r"[|()\[\]{}@#*~<>_\\]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class Length(Struct, frozen=True):
    """How long a text is on one network.

    `length` and `limit` are in the network's own unit (`TEXT_LIMITS[network].length.unit`), `bytes` is the size in
    UTF-8, `links` the number of distinct links by X's rules. `valid`: not empty, within each limit, nothing refused.
    """

    length: int
    limit: int
    valid: bool
    bytes: int = 0
    links: int = 0


def measure(text: str, network: str, *, limit: int | None = None, strict: bool = False) -> Length:
    """Measure a text as one network does.

    `limit` stands in for the network's usual one, as a Mastodon instance may set. `strict` counts the emoji that X's
    counters disagree on the longer way (see `strict_length`); elsewhere it changes nothing. Raises ValueError for a
    network not in `NETWORKS`.
    """
    limits = _limits(network)
    if network in _ON_X:
        length, urls = weigh(text, strict=strict)
    else:
        length, urls = _COUNTERS[network](text), extract_urls(text)
    size = len(text.encode("utf-8", "surrogatepass"))
    links = len({url.value for url in urls})
    limit = limits.length.value if limit is None else limit
    within = 0 < length <= limit and _fits(size, limits.bytes) and _fits(links, limits.links)
    return Length(length, limit, within and not _refused(network).search(text), size, links)


def strict_length(text: str) -> int:
    """Return the weighted length to plan X posts with: never below what any of X's public counters says.

    By UTS #51 an emoji weighs two units. Counters frozen in 2018 (npm twitter-text 3.1.0) add up the code points of
    newer sequences; which of the two X's server does cannot be seen from outside.
    """
    return weigh(text, strict=True)[0]


def invalid_characters(text: str, network: str) -> list[int]:
    """Return the places of the characters a network refuses. Raises ValueError for a network not in `NETWORKS`."""
    _limits(network)
    return [match.start() for match in _refused(network).finditer(text)]


def escape_linkedin(text: str) -> str:
    """Return a text as LinkedIn's API must get it, or it is cut there: a backslash before each reserved character."""
    return _LINKEDIN_RESERVED.sub(r"\\\g<0>", text)


def _limits(network: str) -> TextLimits:
    if network not in TEXT_LIMITS:
        raise ValueError(f"unknown network {network!r}: choose from {', '.join(NETWORKS)}")
    return TEXT_LIMITS[network]


def _fits(number: int, limit: Limit | None) -> bool:
    return limit is None or number <= limit.value


def _refused(network: str) -> re.Pattern[str]:
    return INVALID if network in _ON_X else _SURROGATES


def _mastodon_length(text: str) -> int:
    return mastodon_length(text, MASTODON_URL_LENGTH.value)


def _threads_length(text: str) -> int:
    emoji = [match[0] for match in find_emoji(text)]
    return len(text) + sum(len(one.encode()) - len(one) for one in emoji)


def _linkedin_length(text: str) -> int:
    return len(escape_linkedin(text))


_COUNTERS: Final[dict[str, Callable[[str], int]]] = {
    "bluesky": grapheme_length,
    "mastodon": _mastodon_length,
    "threads": _threads_length,
    "linkedin": _linkedin_length,
}

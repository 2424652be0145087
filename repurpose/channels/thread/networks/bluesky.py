"""Bluesky: links and tags are facets, placed by UTF-8 byte offsets.

They are built from what the thread is known to link to, never found in the text: Bluesky's own detector wants a space
around a link and misses most of those in Chinese sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from repurpose.channels.thread.networks.base import Known, Network
from repurpose.text.counting import GRAPHEMES, Limit, TextLimits

_SOURCE = "bluesky-social/atproto@d6296a1 lexicons/app/bsky/feed/post.json; confirmed on PDS 0.4.217"
LIMITS = TextLimits(Limit(300, "graphemes", _SOURCE, "2026-11"), bytes=Limit(3_000, "UTF-8 bytes", _SOURCE, "2026-11"))

LINK, TAG = "app.bsky.richtext.facet#link", "app.bsky.richtext.facet#tag"


def facets(text: str, links: Sequence[str], tags: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The facets of a post: each place where a known link or #tag occurs, in order, none inside another.

    `byteStart` and `byteEnd` count UTF-8 bytes of the text, as the lexicon app.bsky.richtext.facet asks.
    """
    found = []
    for start, end, feature in _in_order(text, links, tags):
        index = {"byteStart": len(text[:start].encode()), "byteEnd": len(text[:end].encode())}
        found.append({"index": index, "features": [feature]})
    return found


def _in_order(text: str, links: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    features: dict[str, Mapping[str, str]] = {link: {"$type": LINK, "uri": link} for link in links if link}
    features |= {f"#{tag}": {"$type": TAG, "tag": tag} for tag in tags if tag}
    if not features:
        return
    longest_first = sorted(features, key=lambda known: (-len(known), known))
    for match in re.finditer("|".join(map(re.escape, longest_first)), text):
        yield match.start(), match.end(), features[match[0]]


def _fields(text: str, known: Known) -> Mapping[str, Any]:
    return {"facets": facets(text, known.links, known.tags)}


BLUESKY = Network("bluesky", "Bluesky", GRAPHEMES, LIMITS, fields=_fields)

"""Merge tags: `%%name%%`, with a fallback `%%name|friend%%`, for what differs from reader to reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from repurpose.text.html import escape

TAG = re.compile(r"%%([a-z][a-z0-9_-]{0,40})(?:\|([^%\n]{0,80}))?%%")
BUILT_IN = frozenset({"unsubscribe_url"})


def tags(text: str) -> Iterator[tuple[str, str | None]]:
    """Each tag's name and fallback, in order."""
    for match in TAG.finditer(text):
        yield match[1], match[2]


def fill(text: str, values: Mapping[str, str], *, html: bool) -> str:
    """The text with every tag replaced by the reader's value, else by its fallback, else by nothing."""

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], "") or match[2] or ""
        return escape(found) if html and found is not match[2] else found

    return TAG.sub(value, text)

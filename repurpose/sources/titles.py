"""Titles as readers should see them: without stray escapes, wrapping quotes, or the site's name trailing every one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from repurpose.text.html import drop_controls

_PAIRS = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』", "”": "”"}
_SUFFIX = re.compile(r"^(.*\S)\s*(?:\s[|｜·•—–-]\s|[|｜])\s*([^|｜·•]{1,30})$")
_BEFORE_NAME = re.compile(r"(?:\s*[|｜·•_»]\s*|\s+[—–-]+\s*|\s*[—–-]+\s+|——)$")
"""What parts a title from a name that is known: a dash beside a blank, since `Jean-Luc` is one word."""
_SITES_OWN = re.compile(
    r"(?:.的(?:分享|小站|空间|空間|主页|主頁|日记|日記|笔记|筆記)|博客|部落格)$|"
    r"^(?!(?:Your|My|Our|This|A|An) )(?:[A-Z][\w.'’-]* ){1,4}(?:Blog|Weblog)$"
)
"""Words by which a trailing part calls itself a site: `海边的分享`, `The Lamp Blog`; never `how I started a blog`. Own
list, from samples. Any other `A | B` may be a title of two parts, and `Issue 9 | The Lamp Newsletter` would say nothing
without its second: they stay until the settings or their neighbours name the site."""
SHARED_BY = 3
"""Titles that must share a trailing name before it is taken for the site's."""


def clean(title: str) -> str:
    """A title without stray backslashes before quotes, wrapping quotes, and runs of white space."""
    text = re.sub(r"\s+", " ", re.sub(r"\\+([\"'“”])", r"\1", drop_controls(title))).strip()
    while len(text) > 2 and _PAIRS.get(text[0]) == text[-1] and not _inner_quotes(text):
        text = text[1:-1].strip()
    return text


def _inner_quotes(text: str) -> bool:
    """Whether the first quotation mark closes before the end: `"A" and "B"` is not wrapped."""
    opening, closing = text[0], _PAIRS[text[0]]
    inside = text[1:-1]
    if opening == closing:
        return opening in inside
    depth = 1
    for character in inside:
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return True
    return False


def trailing_name(title: str) -> str:
    """The name after the last separator (` | `, ` · `, ` - `), if the title has one; else empty."""
    match = _SUFFIX.match(title)
    return match[2].strip() if match else ""


def without_name(title: str, name: str) -> str:
    """The title without the site's name at its end: the name given, in any case, or a part that calls itself a site."""
    if name and title.casefold().endswith(name.casefold()):
        rest = title[: -len(name)]
        parted = _BEFORE_NAME.search(rest)
        if parted and rest[: parted.start()].strip():
            return rest[: parted.start()].strip()
    match = _SUFFIX.match(title)
    return match[1].strip() if match and _SITES_OWN.search(match[2].strip()) else title


def shared_name(titles: Sequence[str]) -> str:
    """The name that trails every one of a folder's titles; empty when there are fewer than three, or one lacks it."""
    if len(titles) < SHARED_BY:
        return ""
    names = Counter(trailing_name(title) for title in titles)
    name, count = names.most_common(1)[0]
    return name if name and count == len(titles) else ""

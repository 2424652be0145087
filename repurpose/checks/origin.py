"""Where in the author's file something occurs that was found in what a channel made of it. Pure: a search of the texts.

The rendered page knows no lines of the post. What a finding quotes (an address, some words) is looked for in the posts
instead; where it is not there, the template wrote it, and the finding stays with the built file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from repurpose.model import Location, Post

_ADDRESS = re.compile(r"""<[a-z][^<>]*?\s(?:href|src)\s*=\s*["']?([^"'<>\s]+)""", re.I)
_TAG = re.compile(r"<[^<>]*>")
FEWEST = 2
"""Characters that a quoted stretch needs: a single one occurs in any text by chance. Own choice, 2026-11."""


def place(quoted: str, posts: Sequence[Post]) -> Location | None:
    """The first place of what is quoted (markup of the page, or words), in the first post that holds it."""
    for needle in _needles(quoted):
        for post in posts:
            at = post.text.find(needle)
            if at >= 0:
                return Location(post.path, post.text.count("\n", 0, at) + 1, at - post.text.rfind("\n", 0, at))
    return None


def _needles(quoted: str) -> Iterator[str]:
    """What to look for, the surest first: an address as it stands, less what the build added to it, then the words."""
    address = _ADDRESS.match(quoted)
    wanted = _spellings(html.unescape(address[1])) if address else iter([html.unescape(_TAG.sub("", quoted)).strip()])
    return (needle for needle in wanted if len(needle) >= FEWEST)


def _spellings(url: str) -> Iterator[str]:
    """The address, unquoted, without its query (utm marks), and its path alone (a site's own pages)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        yield url
        return
    for one in (url, unquote(url)):
        yield one
        yield one.partition("?")[0]
    yield unquote(parts.path)

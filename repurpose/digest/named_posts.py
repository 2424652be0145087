"""Issues of posts that somebody named: one, or several in the order they were named."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from repurpose.config import Settings
from repurpose.digest.filters import held_back
from repurpose.digest.issue_titles import main_language
from repurpose.model import Issue, Post, is_window

LONGEST_ID = 80
"""Characters of an issue's id; it names a folder."""


def single(post: Post, lang: str = "") -> Issue:
    """An issue of one post."""
    marked = _marked(post, post.date)
    return Issue(id=_id([post.slug]), title=post.headline, lang=lang or post.lang, posts=(marked,), date=post.date)


def _marked(post: Post, day: dt.date | None) -> Post:
    """A post named by hand is built, but one that is not for readers on the issue's day is a draft: it is not sent."""
    why = held_back(post, day) if day else post.held
    return replace(post, draft=True, held=why) if why else post


def _id(slugs: Sequence[str]) -> str:
    """The id of an issue of named posts: never one that a window could have, and never cut into another's."""
    joined = "_".join(slugs)
    if len(joined) > LONGEST_ID:
        joined = f"{joined[: LONGEST_ID - 9]}-{hashlib.sha256(joined.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"post-{joined}" if is_window(joined) else joined


def several(posts: Sequence[Post], settings: Settings) -> Issue:
    """An issue of the posts named, in the order they were named."""
    if len(posts) == 1:
        return single(posts[0], settings.lang)
    lang = settings.lang or main_language(posts)
    day = max((post.date for post in posts if post.date), default=None)
    return Issue(
        id=_id([post.slug for post in posts]),
        title=posts[0].headline,
        lang=lang,
        posts=tuple(_marked(post, day) for post in posts),
        date=day,
        is_digest=True,
    )

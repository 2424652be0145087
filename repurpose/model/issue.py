"""One edition: its posts in their order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

from repurpose.model.post import Post


class Group(Struct, frozen=True):
    """Posts listed together under one label."""

    title: str
    posts: tuple[Post, ...]


class Issue(Struct, frozen=True):
    """One edition: a post by itself, or a week of them. `posts` are featured, `more` are only listed."""

    id: str
    title: str
    lang: str
    posts: tuple[Post, ...]
    date: dt.date | None = None
    intro: str = ""
    more: tuple[Group, ...] = ()
    is_digest: bool = False

    def all_posts(self) -> Iterator[Post]:
        """Featured posts, then listed ones."""
        yield from self.posts
        for group in self.more:
            yield from group.posts


def is_window(issue_id: str) -> bool:
    """Whether an issue's id names a stretch of days: an ISO week (2026-W02), or two dates joined by an underline."""
    return bool(re.fullmatch(r"\d{4}-W\d{2}|\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}", issue_id))

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
    """One edition: a post by itself, or a week of them. `posts` are featured, `more` are only listed, and `unlisted`
    says for how many there is no room."""

    id: str
    title: str
    lang: str
    posts: tuple[Post, ...]
    date: dt.date | None = None
    intro: str = ""
    more: tuple[Group, ...] = ()
    is_digest: bool = False
    unlisted: int = 0

    def all_posts(self) -> Iterator[Post]:
        """Featured posts, then listed ones, each followed by those that stand with it."""
        for post in (*self.posts, *(post for group in self.more for post in group.posts)):
            yield post
            yield from post.also

    @property
    def size(self) -> int:
        """How many posts the window has, those without room among them."""
        return sum(1 for _ in self.all_posts()) + self.unlisted


def is_window(issue_id: str) -> bool:
    """Whether an issue's id names a stretch of days: an ISO week (2026-W02), or two dates joined by an underline."""
    return bool(re.fullmatch(r"\d{4}-W\d{2}|\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}", issue_id))

"""Which posts come into question: those for readers on the day, that the settings' filters let in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from repurpose.config import Digest
from repurpose.model import Post

_UNDERSTOOD: dict[str, Callable[[Post], tuple[str, ...]]] = {
    **dict.fromkeys(("category", "categories"), lambda post: (post.category,) if post.category else ()),
    **dict.fromkeys(("tags", "tag", "keywords"), lambda post: post.tags),
    **dict.fromkeys(("author", "authors", "byline", "speaker"), lambda post: (post.byline,) if post.byline else ()),
    **dict.fromkeys(("people",), lambda post: post.people),
    **dict.fromkeys(("guest", "guests"), lambda post: (post.guest,) if post.guest else ()),
    **dict.fromkeys(("lang", "language"), lambda post: (post.lang,)),
}
"""Fields that the reader understood under any of their keys: filters and groups go by them, not by the raw key."""


def values_of(post: Post, key: str) -> tuple[str, ...]:
    """What a post says under a key, or under another name of the same field."""
    value = post.meta.get(key)
    written = value if isinstance(value, list) else [value]
    raw = (str(item) for item in written if item is not None and not isinstance(item, (dict, list)))
    understood = _UNDERSTOOD.get(key.lower())
    return tuple(dict.fromkeys((*raw, *(understood(post) if understood else ()))))


def passes(post: Post, digest: Digest) -> bool:
    """Whether the settings' filters let a post in."""
    if not all(_matches(post, key, wanted) for key, wanted in digest.include.items()):
        return False
    return not any(_matches(post, key, wanted) for key, wanted in digest.exclude.items())


def _matches(post: Post, key: str, wanted: list[str] | str | bool) -> bool:
    if isinstance(wanted, bool):
        return bool(post.meta.get(key)) is wanted
    values = {value.casefold() for value in values_of(post, key)}
    return bool(values & {value.casefold() for value in ([wanted] if isinstance(wanted, str) else wanted)})


def held_back(post: Post, day: dt.date) -> str:
    """Why a post is not for readers on the day an issue is built for; "" when it is."""
    if post.draft:
        return post.held or "draft"
    if post.since and post.since > day:
        return f"not before {post.since}"
    return f"expired {post.until}" if post.until and post.until <= day else ""

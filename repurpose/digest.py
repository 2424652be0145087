"""Weeks, selection and order: from posts to an issue. Pure: the day it is comes in as an argument."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from repurpose.config import Digest, Settings
from repurpose.errors import UsageError
from repurpose.model import Group, Issue, Post, is_window
from repurpose.text.wording import words

LONGEST_ID = 80
"""Characters of an issue's id; it names a folder."""


class Window(Struct, frozen=True):
    """The days an issue covers, both ends included, and the id they give it."""

    id: str
    start: dt.date
    end: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.start <= day <= self.end


class Selection(Struct, frozen=True):
    """What a window's posts became, and how many stayed out, by reason."""

    issue: Issue | None
    drafts: int = 0
    excluded: int = 0
    filtered: int = 0


def iso_week(text: str) -> Window:
    """The week named like 2026-W02, Monday to Sunday."""
    match = re.fullmatch(r"(\d{4})-?W(\d{1,2})", text.strip(), re.I)
    try:
        if not match:
            raise ValueError(text)
        start = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        end = start + dt.timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"no such week: {text}", mend="write it like 2026-W02 (weeks run from 01 to 52 or 53)"
        ) from error
    return Window(f"{int(match[1]):04d}-W{int(match[2]):02d}", start, end)


def last_full_week(today: dt.date) -> Window:
    """The ISO week before the one that holds `today`."""
    if today <= dt.date.min + dt.timedelta(days=14):
        raise UsageError(f"no week before {today}", mend="give a later --date")
    year, week, _ = (today - dt.timedelta(days=7)).isocalendar()
    return iso_week(f"{year:04d}-W{week:02d}")


def between(since: dt.date, until: dt.date) -> Window:
    """Any stretch of days; its id names both ends."""
    if since > until:
        raise UsageError(f"--since {since} lies after --until {until}", mend="swap them")
    return Window(f"{since.isoformat()}_{until.isoformat()}", since, until)


def select(posts: Iterable[Post], window: Window, settings: Settings, *, drafts: bool = False) -> Selection:
    """The window's posts as an issue: filtered, ordered, the first `max-posts` featured and the rest grouped."""
    digest = settings.digest
    inside = [post for post in posts if post.date in window]
    listed = [post for post in inside if not post.excluded]
    kept = [post for post in listed if _passes(post, digest)]
    ready = kept if drafts or digest.drafts else [post for post in kept if not post.draft]
    counts = {
        "drafts": len(kept) - len(ready),
        "excluded": len(inside) - len(listed),
        "filtered": len(listed) - len(kept),
    }
    if not ready:
        return Selection(None, **counts)
    ordered = _ordered(ready, digest.order)
    featured, rest = ordered[: digest.max_posts], ordered[digest.max_posts :]
    lang = settings.lang or _main_language(ready)
    issue = Issue(
        id=window.id,
        title=_title(window, settings, lang),
        lang=lang,
        posts=tuple(featured),
        date=window.end,
        intro=digest.intro,
        more=_groups(rest, digest, lang),
        is_digest=True,
    )
    return Selection(issue, **counts)


def single(post: Post, lang: str = "") -> Issue:
    """An issue of one post."""
    return Issue(id=_id([post.slug]), title=post.headline, lang=lang or post.lang, posts=(post,), date=post.date)


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
    lang = settings.lang or _main_language(posts)
    dates = [post.date for post in posts if post.date]
    return Issue(
        id=_id([post.slug for post in posts]),
        title=posts[0].headline,
        lang=lang,
        posts=tuple(posts),
        date=max(dates, default=None),
        is_digest=True,
    )


def _ordered(posts: Sequence[Post], order: str) -> list[Post]:
    day = dt.date.min
    ranked = sorted(posts, key=lambda post: post.path)
    if order == "newest":
        ranked.sort(key=lambda post: post.date or day, reverse=True)
    elif order == "oldest":
        ranked.sort(key=lambda post: post.date or day)
    elif order == "title":
        ranked.sort(key=lambda post: post.title.casefold())
    return sorted(ranked, key=lambda post: not post.pinned)


def _passes(post: Post, digest: Digest) -> bool:
    if not all(_matches(post.meta, key, wanted) for key, wanted in digest.include.items()):
        return False
    return not any(_matches(post.meta, key, wanted) for key, wanted in digest.exclude.items())


def _matches(meta: Mapping[str, Any], key: str, wanted: list[str] | str | bool) -> bool:
    value = meta.get(key)
    if isinstance(wanted, bool):
        return bool(value) is wanted
    values = {str(item) for item in value} if isinstance(value, list) else {str(value)}
    return bool(values & ({wanted} if isinstance(wanted, str) else set(wanted)))


def _groups(posts: Sequence[Post], digest: Digest, lang: str) -> tuple[Group, ...]:
    """Posts under their group's label, larger groups first; without `group-by` all in one."""
    if not posts:
        return ()
    if not digest.group_by:
        return (Group("", tuple(posts)),)
    found: dict[str, list[Post]] = {}
    for post in posts:
        value = post.meta.get(digest.group_by) or ""
        key = str(value[0] if isinstance(value, list) and value else value or "")
        found.setdefault(key, []).append(post)
    other = words(lang)["other"]
    named = sorted(found.items(), key=lambda entry: (not entry[0], -len(entry[1]), entry[0]))
    return tuple(Group(digest.group_titles.get(key, key) or other, tuple(group)) for key, group in named)


def _main_language(posts: Sequence[Post]) -> str:
    counts = Counter(post.lang for post in posts)
    return max(counts, key=lambda lang: (counts[lang], lang))


def _title(window: Window, settings: Settings, lang: str) -> str:
    """The settings' own title, else the site's name and the week; any other stretch is named by its days."""
    year, week, _ = window.start.isocalendar()
    fixed = words(lang)
    fields = {"site": settings.site.name, "year": year, "week": week, "start": window.start, "end": window.end}
    if settings.digest.title:
        return settings.digest.title.format(**fields)
    if not re.fullmatch(r"\d{4}-W\d{2}", window.id):
        return " · ".join(piece for piece in (settings.site.name, f"{window.start} – {window.end}") if piece)
    return fixed["digest_title" if settings.site.name else "digest_title_plain"].format(**fields)

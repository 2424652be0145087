"""Weeks, selection and order: from posts to an issue. Pure: the day it is comes in as an argument."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from repurpose.config import Digest, Settings
from repurpose.errors import UsageError
from repurpose.model import Group, Issue, Post, is_window
from repurpose.text import zones
from repurpose.text.messages import words

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
    """What a window's posts became, and how many stayed out, by reason; `held` names those not for readers, and why."""

    issue: Issue | None
    drafts: int = 0
    held: tuple[tuple[str, str], ...] = ()
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
            f"no such week: {text}", hint="write it like 2026-W02 (weeks run from 01 to 52 or 53)"
        ) from error
    return Window(f"{int(match[1]):04d}-W{int(match[2]):02d}", start, end)


def last_full_week(today: dt.date) -> Window:
    """The ISO week before the one that holds `today`."""
    if today <= dt.date.min + dt.timedelta(days=14):
        raise UsageError(f"no week before {today}", hint="give a later --date")
    year, week, _ = (today - dt.timedelta(days=7)).isocalendar()
    return iso_week(f"{year:04d}-W{week:02d}")


def between(since: dt.date, until: dt.date) -> Window:
    """Any stretch of days; its id names both ends."""
    if since > until:
        raise UsageError(f"--since {since} lies after --until {until}", hint="swap them")
    return Window(f"{since.isoformat()}_{until.isoformat()}", since, until)


def select(posts: Iterable[Post], window: Window, settings: Settings, *, drafts: bool = False) -> Selection:
    """The window's posts as an issue: filtered, ordered, the first `max-posts` featured and the rest grouped."""
    digest = settings.digest
    inside = [post for post in posts if day_in(post, digest.timezone) in window]
    listed = [post for post in inside if not post.excluded]
    kept = [post for post in listed if _passes(post, digest)]
    held = [(post.path, why) for post in kept if (why := held_back(post, window.end))]
    staying = {path for path, _ in held}
    ready = kept if drafts or digest.drafts else [post for post in kept if post.path not in staying]
    counts: dict[str, Any] = {
        "drafts": len(kept) - len(ready),
        "held": () if drafts or digest.drafts else tuple(held),
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


def day_in(post: Post, zone: str) -> dt.date | None:
    """The post's day in a zone: its own, where it gives no time with an offset."""
    if post.at is None or post.at.tzinfo is None:
        return post.date
    return post.at.astimezone(zones.zone(zone)).date()


def held_back(post: Post, day: dt.date) -> str:
    """Why a post is not for readers on the day an issue is built for; "" when it is."""
    if post.draft:
        return post.held or "draft"
    if post.since and post.since > day:
        return f"not before {post.since}"
    return f"expired {post.until}" if post.until and post.until <= day else ""


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
    lang = settings.lang or _main_language(posts)
    day = max((post.date for post in posts if post.date), default=None)
    return Issue(
        id=_id([post.slug for post in posts]),
        title=posts[0].headline,
        lang=lang,
        posts=tuple(_marked(post, day) for post in posts),
        date=day,
        is_digest=True,
    )


def _ordered(posts: Sequence[Post], order: str) -> list[Post]:
    ranked = sorted(posts, key=lambda post: post.path)
    if order == "newest":
        ranked.sort(key=_moment, reverse=True)
    elif order == "oldest":
        ranked.sort(key=_moment)
    elif order == "title":
        ranked.sort(key=lambda post: post.title.casefold())
    return sorted(ranked, key=lambda post: not post.pinned)


def _moment(post: Post) -> tuple[dt.date, dt.time]:
    """A post's day and time of day, by its author's clock."""
    return post.date or dt.date.min, post.at.time() if post.at else dt.time.min


def _passes(post: Post, digest: Digest) -> bool:
    if not all(_matches(post, key, wanted) for key, wanted in digest.include.items()):
        return False
    return not any(_matches(post, key, wanted) for key, wanted in digest.exclude.items())


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


def _matches(post: Post, key: str, wanted: list[str] | str | bool) -> bool:
    if isinstance(wanted, bool):
        return bool(post.meta.get(key)) is wanted
    values = {value.casefold() for value in values_of(post, key)}
    return bool(values & {value.casefold() for value in ([wanted] if isinstance(wanted, str) else wanted)})


def _groups(posts: Sequence[Post], digest: Digest, lang: str) -> tuple[Group, ...]:
    """Posts under their group's label, larger groups first; without `group-by` all in one."""
    if not posts:
        return ()
    if not digest.group_by:
        return (Group("", tuple(posts)),)
    found: dict[str, list[Post]] = {}
    spelling: dict[str, str] = {}
    for post in posts:
        key = next(iter(values_of(post, digest.group_by)), "")
        key = spelling.setdefault(key.casefold(), key)
        found.setdefault(key, []).append(post)
    other = words(lang)["other"]
    titles = {key.casefold(): title for key, title in digest.group_titles.items()}
    named = sorted(found.items(), key=lambda entry: (not entry[0], -len(entry[1]), entry[0]))
    return tuple(Group(titles.get(key.casefold(), key) or other, tuple(group)) for key, group in named)


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

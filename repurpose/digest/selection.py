"""From the posts of a window to its issue: filtered, scored or ordered, the first featured and the rest listed."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from repurpose.config import Settings
from repurpose.digest.filters import held_back, passes
from repurpose.digest.issue_titles import main_language, title_of
from repurpose.digest.listing import listed
from repurpose.digest.near_duplicates import joined, likeness
from repurpose.digest.scoring import scores
from repurpose.digest.spread import spread
from repurpose.digest.subjects import lead
from repurpose.digest.windows import Window, day_in
from repurpose.model import Issue, Post
from repurpose.text.bilingual import both
from repurpose.text.similarity import letters


class Earlier(Struct, frozen=True):
    """What digests before this one featured: paths and titles of posts. `issues` says how many digests are known."""

    issues: int = 0
    paths: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()

    def knows(self, post: Post) -> bool:
        """Whether a post was featured, or one by the same title."""
        return post.path in self.paths or letters(post.title) in self.titles


class Selection(Struct, frozen=True):
    """What a window's posts became, and how many stayed out, by reason; `held` names those not for readers, and why.

    `earlier` is how many digests before it are known, None where the order does not ask; `repeated` how many posts
    were featured in one of them and are listed now, `joined` how many stand with another as the same piece.
    """

    issue: Issue | None
    drafts: int = 0
    held: tuple[tuple[str, str], ...] = ()
    excluded: int = 0
    filtered: int = 0
    earlier: int | None = None
    repeated: int = 0
    joined: int = 0


class Ranked(Struct, frozen=True):
    """Posts in their order: those featured and the rest; how many were featured before."""

    featured: tuple[Post, ...]
    rest: tuple[Post, ...]
    repeated: int = 0


def select(
    posts: Iterable[Post], window: Window, settings: Settings, *, drafts: bool = False, earlier: Earlier | None = None
) -> Selection:
    """The window's posts as an issue: filtered, ordered, the first `max-posts` featured and the rest grouped."""
    digest = settings.digest
    inside = [post for post in posts if day_in(post, digest.timezone) in window]
    shown = [post for post in inside if not post.excluded]
    kept = [post for post in shown if passes(post, digest)]
    held = [(post.path, why) for post in kept if (why := held_back(post, window.end))]
    staying = {path for path, _ in held}
    ready = kept if drafts or digest.drafts else [post for post in kept if post.path not in staying]
    counts: dict[str, Any] = {
        "drafts": len(kept) - len(ready),
        "held": () if drafts or digest.drafts else tuple(held),
        "excluded": len(inside) - len(shown),
        "filtered": len(shown) - len(kept),
    }
    if not ready:
        return Selection(None, **counts)
    known = earlier or Earlier()
    is_best = digest.order == "best"
    ranked = best(ready, digest.max_posts, known) if is_best else _in_order(ready, digest.order, digest.max_posts)
    joins = sum(len(post.also) for post in (*ranked.featured, *ranked.rest))
    told = known.issues if is_best else None
    issue = _issue(ranked, ready, window, settings)
    return Selection(issue, **counts, earlier=told, repeated=ranked.repeated, joined=joins)


def _issue(ranked: Ranked, ready: Sequence[Post], window: Window, settings: Settings) -> Issue:
    lang = settings.lang or main_language(ready)
    more, left = listed(ranked.rest, settings.digest, lang)
    intro = (
        settings.digest.intro,
        lead((*ranked.featured, *ranked.rest), lang) if settings.digest.order == "best" else "",
    )
    return Issue(
        id=window.id,
        title=title_of(window, settings, lang),
        lang=lang,
        posts=ranked.featured,
        date=window.end,
        intro="\n\n".join(piece for piece in intro if piece),
        more=more,
        unlisted=left,
        is_digest=True,
    )


def best(posts: Sequence[Post], most: int, earlier: Earlier) -> Ranked:
    """The posts that an editor would send: by score and spread, each piece once, none that was featured before."""
    by_path = sorted(posts, key=lambda post: (post.path, post.slug))
    found = scores(by_path)
    alike = likeness(by_path)
    values = [score.value for score in found]
    order = sorted(range(len(by_path)), key=lambda at: (not by_path[at].pinned, -values[at], at))
    groups = joined(order, alike)
    scored = {
        at: replace(by_path[at], score=found[at], also=tuple(by_path[other] for other in same))
        for at, same in groups.items()
    }
    fresh = [at for at in scored if not any(earlier.knows(by_path[one]) for one in (at, *groups[at]))]
    chosen = spread(by_path, values, fresh or list(scored), alike, most)
    rest = (scored[at] for at in order if at in scored and at not in chosen)
    passed = max((values[at] for at in fresh if at not in chosen), default=-math.inf)
    featured = (scored[at] if values[at] >= passed else _for_variety(scored[at]) for at in chosen)
    return Ranked(tuple(featured), tuple(rest), len(scored) - len(fresh))


def _for_variety(post: Post) -> Post:
    """A post chosen before one of more points, with that among the reasons."""
    assert post.score is not None
    why = both("for another day, field or voice", "换个日子、领域或来源")
    return replace(post, score=replace(post.score, reasons=(*post.score.reasons, why)))


def _in_order(posts: Sequence[Post], order: str, most: int) -> Ranked:
    """Posts by day, title or path as they are, for who wants to choose by hand; pinned ones first."""
    ranked = sorted(posts, key=lambda post: post.path)
    if order == "newest":
        ranked.sort(key=_moment, reverse=True)
    elif order == "oldest":
        ranked.sort(key=_moment)
    elif order == "title":
        ranked.sort(key=lambda post: post.title.casefold())
    ranked.sort(key=lambda post: not post.pinned)
    return Ranked(tuple(ranked[:most]), tuple(ranked[most:]))


def _moment(post: Post) -> tuple[dt.date, dt.time]:
    """A post's day and time of day, by its author's clock."""
    return post.date or dt.date.min, post.at.time() if post.at else dt.time.min

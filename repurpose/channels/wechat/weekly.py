"""A week of posts as one article: contents, a section a post, the rest as a list; it fits by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.wechat.article import quoted
from repurpose.channels.wechat.body.convert import linked
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.draft import Draft, Quoted, fill
from repurpose.channels.wechat.limits import TITLE_UNITS
from repurpose.channels.wechat.options import wechat_options
from repurpose.channels.wechat.room import ROOMS
from repurpose.channels.wechat.themes import Theme
from repurpose.document.to_html import body_words, paragraph
from repurpose.model import Group, Issue, Post
from repurpose.text.bilingual import both
from repurpose.text.html import escape
from repurpose.text.language import is_chinese
from repurpose.text.messages import words
from repurpose.text.truncate import clip
from repurpose.text.word_count import han_units, length


class _WeeklyPlan(Struct, frozen=True):
    """How much of each post is shown, and how many posts are listed. None: all there is."""

    quotes: int = 2
    dek: int | None = None
    insight: bool = True
    more: int | None = None
    headline: int | None = None
    contents: bool = True
    featured: int | None = None


_BRIEF = _WeeklyPlan(quotes=1, more=0, contents=False)
_BARE = replace(_BRIEF, quotes=0, dek=0, insight=False, headline=TITLE_UNITS)
_PLANS = (
    _WeeklyPlan(more=0),
    _WeeklyPlan(more=0, contents=False),
    _BRIEF,
    replace(_BRIEF, dek=80),
    replace(_BRIEF, dek=40),
    replace(_BRIEF, dek=40, insight=False),
    replace(_BRIEF, quotes=0, dek=40, insight=False),
    replace(_BRIEF, quotes=0, dek=0, insight=False),
    _BARE,
)
"""Shortening by rule, the best last: first what is only listed, then the contents, which repeat the headlines, then
second quotes, the tails of the deks, the editor's notes, and only then what carries a post."""


class _Mix(Struct, frozen=True):
    """A plan for all, but for the first posts the richer one before it: no step takes from a post that has room."""

    plan: _WeeklyPlan
    richer: _WeeklyPlan
    first: int = 0

    def of(self, index: int) -> _WeeklyPlan:
        return self.richer if index < self.first else self.plan


class _Entry(Struct, frozen=True):
    """A featured post as the template shows it. `link` is a label with the number of its note."""

    headline: str
    dek: str
    quotes: tuple[Quoted, ...]
    insight: str
    minutes: int
    link: str
    latin: bool
    also: str = ""


def compose(request: Request, theme: Theme) -> Draft:
    """The body of a digest: as much of its featured posts as fits, and as many listed ones as then have room."""
    room = ROOMS[wechat_options(request.project).hand_over]
    issue = request.issue
    minutes = [length(body_words(post.prose)).reading_minutes for post in issue.posts]

    def draft(mix: _Mix) -> Draft:
        return _draft(request, theme.css, minutes, mix)

    def fits(mix: _Mix) -> bool:
        return room.filled(draft(mix).html) < room.part

    everything = _WeeklyPlan()
    if fits(_Mix(everything, everything)):
        return draft(_Mix(everything, everything))
    at = next((at for at, plan in enumerate(_PLANS) if fits(_Mix(plan, plan))), None)
    if at is None:
        featured = _most(len(issue.posts), lambda count: fits(_Mix(replace(_BARE, featured=count), _BARE)))
        mix = _Mix(replace(_BARE, featured=featured), _BARE)
    else:
        mix = _Mix(_PLANS[at], _PLANS[max(at - 1, 0)])
        mix = replace(mix, first=_most(len(issue.posts), lambda count: fits(replace(mix, first=count))))
    listed = sum(len(group.posts) for group in _to_list(issue, mix.plan))
    more = _most(listed, lambda count: fits(_listing(mix, count)))
    return draft(_listing(mix, more))


def _listing(mix: _Mix, count: int) -> _Mix:
    return replace(mix, plan=replace(mix.plan, more=count))


def _most(total: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to a total that fits, where each smaller one does; 0 where none does."""
    return bisect_left(range(1, total + 1), True, key=lambda count: not fits(count))


def _draft(request: Request, styles: Mapping[str, str], minutes: list[int], mix: _Mix) -> Draft:
    issue, notes, plan = request.issue, Notes(), mix.plan
    fixed = words(issue.lang)
    originals = wechat_options(request.project).originals
    context = {
        "t": fixed,
        "chinese": is_chinese(issue.lang),
        "intro": paragraph(issue.intro),
        "entries": [
            _entry(post, time, mix.of(index), originals, fixed, styles, notes)
            for index, (post, time) in enumerate(zip(issue.posts[: plan.featured], minutes, strict=False))
        ],
        "contents": plan.contents,
        "more": _listed(issue, plan, fixed, styles, notes),
        "left": issue.unlisted + _listed_in(issue) - min(_listed_in(issue), _room(plan)),
    }
    return Draft(fill(request, "digest.html", styles, notes, context), (), _cut(issue, mix))


def _entry(
    post: Post,
    minutes: int,
    plan: _WeeklyPlan,
    originals: bool,
    fixed: Mapping[str, str],
    styles: Mapping[str, str],
    notes: Notes,
) -> _Entry:
    url = post.url or post.video
    return _Entry(
        headline=_shortened(post.headline, plan.headline),
        dek=_cut_to(post.summary, plan.dek),
        quotes=tuple(quoted(quote, originals) for quote in post.quotes[: plan.quotes]),
        insight=paragraph(post.insight) if plan.insight else "",
        minutes=minutes,
        link=linked(url, escape(fixed["read_more"]), paragraph(post.headline), styles, notes) if url else "",
        latin=not is_chinese(post.lang),
        also=_also(post, plan, fixed, styles, notes),
    )


@lru_cache(maxsize=512)
def _shortened(text: str, units: int | None) -> str:
    """Markdown's words cut to so many 字."""
    return _cut_to(paragraph(text), units)


@lru_cache(maxsize=512)
def _cut_to(words: str, units: int | None) -> str:
    """Words cut to so many 字; None keeps all, 0 none."""
    return words if units is None else clip(words, units, han_units, "…") if units else ""


def _row(post: Post, plan: _WeeklyPlan, styles: Mapping[str, str], notes: Notes) -> str:
    """A headline and its address, which WeChat lets nobody tap: in the row it costs half of what a note below does."""
    headline, url = escape(_shortened(post.headline, plan.headline)), post.url or post.video
    return f"{headline} {linked(url, escape(url), url, styles, notes)}" if url else headline


def _also(post: Post, plan: _WeeklyPlan, fixed: Mapping[str, str], styles: Mapping[str, str], notes: Notes) -> str:
    """The pieces that are the same as a post, "" where there are none."""
    rows = [_row(other, plan, styles, notes) for other in post.also]
    return escape(fixed["also"]) + escape(fixed["comma"]).join(rows) if rows else ""


def _listed_in(issue: Issue) -> int:
    return sum(len(group.posts) for group in issue.more)


def _room(plan: _WeeklyPlan) -> float:
    return float("inf") if plan.more is None else plan.more


def _listed(
    issue: Issue, plan: _WeeklyPlan, fixed: Mapping[str, str], styles: Mapping[str, str], notes: Notes
) -> list[tuple[str, list[str]]]:
    """The groups that are only listed: title and rows, as many as the plan allows over all groups."""
    left = plan.more
    groups = []
    for group in _to_list(issue, plan):
        posts = group.posts if left is None else group.posts[:left]
        left = None if left is None else left - len(posts)
        if posts:
            rows = [(_row(post, plan, styles, notes), _also(post, plan, fixed, styles, notes)) for post in posts]
            groups.append((paragraph(group.title), [" ".join(piece for piece in row if piece) for row in rows]))
    return groups


def _to_list(issue: Issue, plan: _WeeklyPlan) -> tuple[Group, ...]:
    """What is only listed: first the posts that a plan does not feature, then the groups that never were."""
    unfeatured = () if plan.featured is None else issue.posts[plan.featured :]
    return (Group("", unfeatured), *issue.more) if unfeatured else issue.more


def _cut(issue: Issue, mix: _Mix) -> tuple[str, ...]:
    """What a plan leaves out, in plain words."""
    plan, posts = mix.plan, issue.posts
    listed = sum(len(group.posts) for group in _to_list(issue, plan))
    unlisted, unfeatured = listed - (plan.more or 0), len(posts) - (plan.featured or 0)
    told = {
        _quotes_cut(posts, mix): True,
        _deks_cut(posts, mix): True,
        both("editor's notes: left out", "编者按：略去"): any(
            post.insight and not mix.of(index).insight for index, post in enumerate(posts)
        ),
        both(f"headlines: cut to {plan.headline} 字", f"标题：截到 {plan.headline} 字"): plan.headline is not None,
        both(f"more: {unlisted} of {listed} left out", f"更多文章：{listed} 篇中略去 {unlisted} 篇"): (
            plan.more is not None and listed > plan.more
        ),
        both("contents: left out", "目录：略去"): not plan.contents,
        both(
            f"featured: {unfeatured} of {len(posts)} only listed",
            f"主推文章：{len(posts)} 篇中有 {unfeatured} 篇只列标题",
        ): plan.featured is not None and len(posts) > plan.featured,
    }
    return tuple(text for text, happened in told.items() if text and happened)


def _quotes_cut(posts: Sequence[Post], mix: _Mix) -> str:
    lost = sum(max(0, min(len(post.quotes), 2) - mix.of(index).quotes) for index, post in enumerate(posts))
    return both(f"quotes: {lost} left out", f"金句：略去 {lost} 条") if lost else ""


def _deks_cut(posts: Sequence[Post], mix: _Mix) -> str:
    """How many deks are shorter than their posts have them, and to how much they were cut."""
    deks = [(post.summary, mix.of(index).dek) for index, post in enumerate(posts)]
    cut_to = [units for dek, units in deks if units is not None and _cut_to(dek, units) != dek]
    if not cut_to:
        return ""
    most = max(cut_to)
    how = both(f"cut to {most} 字", f"截到 {most} 字") if most else both("left out", "略去")
    if most != min(cut_to):
        how = both(f"{how} or less", f"{how.zh}或更短")
    return both(f"deks: {len(cut_to)} {how}", f"摘要：{len(cut_to)} 条{how.zh}")

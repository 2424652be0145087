"""A week of posts as one article: contents, a section a post, the rest as a list; it fits by itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.wechat.article import quoted
from repurpose.channels.wechat.body.convert import linked
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.draft import Draft, Quoted, fill, first_that_fits
from repurpose.channels.wechat.limits import CONTENT_WARN_CHARACTERS, TITLE_UNITS
from repurpose.channels.wechat.options import wechat_options
from repurpose.channels.wechat.themes import Theme
from repurpose.document.to_html import body_words, paragraph
from repurpose.model import Issue, Post
from repurpose.text.bilingual import both
from repurpose.text.html import escape
from repurpose.text.language import is_chinese
from repurpose.text.messages import words
from repurpose.text.truncate import clip
from repurpose.text.word_count import han_units, length


class _WeeklyPlan(Struct, frozen=True):
    """How much of each post is shown. None: all there is."""

    quotes: int = 2
    dek: int | None = None
    insight: bool = True
    more: int | None = None
    headline: int | None = None
    contents: bool = True
    featured: int | None = None


_BARE = _WeeklyPlan(quotes=0, dek=0, insight=False, headline=TITLE_UNITS)
_PLANS = (
    _WeeklyPlan(),
    _WeeklyPlan(quotes=1),
    _WeeklyPlan(quotes=0),
    _WeeklyPlan(quotes=0, dek=80),
    _WeeklyPlan(quotes=0, dek=40),
    _WeeklyPlan(quotes=0, dek=0),
    _WeeklyPlan(quotes=0, dek=0, insight=False),
    _WeeklyPlan(quotes=0, dek=0, insight=False, more=60, headline=2 * TITLE_UNITS),
    replace(_BARE, more=20),
    replace(_BARE, more=20, contents=False),
    replace(_BARE, more=0, contents=False),
    replace(_BARE, more=0, contents=False, featured=24),
    replace(_BARE, more=0, contents=False, featured=12),
)
"""Shortening by rule: quotes go first, then deks, the editor's notes, the tails of the lists."""


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
    """The body of a digest, shortened until it stays below the limit."""
    minutes = [length(body_words(post.prose)).reading_minutes for post in request.issue.posts]
    return first_that_fits(_PLANS, partial(_draft, request, theme.css, minutes), CONTENT_WARN_CHARACTERS)


def _draft(request: Request, styles: Mapping[str, str], minutes: list[int], plan: _WeeklyPlan) -> Draft:
    issue, notes = request.issue, Notes()
    fixed = words(issue.lang)
    originals = wechat_options(request.project).originals
    context = {
        "t": fixed,
        "chinese": is_chinese(issue.lang),
        "intro": paragraph(issue.intro),
        "entries": [
            _entry(post, time, plan, originals, fixed, styles, notes)
            for post, time in zip(issue.posts[: plan.featured], minutes, strict=False)
        ],
        "contents": plan.contents,
        "more": _listed(issue, plan, fixed, styles, notes),
        "left": issue.unlisted + _listed_in(issue) - min(_listed_in(issue), _room(plan)),
    }
    return Draft(fill(request, "digest.html", styles, notes, context), (), _cut(issue, plan))


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
    for group in issue.more:
        posts = group.posts if left is None else group.posts[:left]
        left = None if left is None else left - len(posts)
        if posts:
            rows = [(_row(post, plan, styles, notes), _also(post, plan, fixed, styles, notes)) for post in posts]
            groups.append((paragraph(group.title), [" ".join(piece for piece in row if piece) for row in rows]))
    return groups


def _cut(issue: Issue, plan: _WeeklyPlan) -> tuple[str, ...]:
    """What a plan leaves out, in plain words."""
    posts, listed = issue.posts, _listed_in(issue)
    lost_quotes = sum(max(0, min(len(post.quotes), 2) - plan.quotes) for post in posts)
    shortened = [] if plan.dek is None else [post for post in posts if _cut_to(post.summary, plan.dek) != post.summary]
    how = both(f"cut to {plan.dek} 字", f"截到 {plan.dek} 字") if plan.dek else both("left out", "略去")
    unlisted, unfeatured = listed - (plan.more or 0), len(posts) - (plan.featured or 0)
    told = {
        both(f"quotes: {lost_quotes} left out", f"金句：略去 {lost_quotes} 条"): lost_quotes,
        both(f"deks: {len(shortened)} {how}", f"摘要：{len(shortened)} 条{how.zh}"): len(shortened),
        both("editor's notes: left out", "编者按：略去"): not plan.insight and any(post.insight for post in posts),
        both(f"headlines: cut to {plan.headline} 字", f"标题：截到 {plan.headline} 字"): plan.headline is not None,
        both(f"more: {unlisted} of {listed} left out", f"更多文章：{listed} 篇中略去 {unlisted} 篇"): (
            plan.more is not None and listed > plan.more
        ),
        both("contents: left out", "目录：略去"): not plan.contents,
        both(f"featured: {unfeatured} of {len(posts)} left out", f"主推文章：{len(posts)} 篇中略去 {unfeatured} 篇"): (
            plan.featured is not None and len(posts) > plan.featured
        ),
    }
    return tuple(text for text, happened in told.items() if happened)

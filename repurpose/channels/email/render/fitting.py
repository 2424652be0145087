"""Keeping a mail below Gmail's clip: cut step by step, quotes first, and said what."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email import limits
from repurpose.channels.email.render.content import Budget, carries_body, compose, is_brief
from repurpose.channels.email.render.layout import LaidOut, Layout
from repurpose.model import Issue, Post

_Step = tuple[str, Callable[[Budget], Budget]]
_SHORTER: tuple[_Step, ...] = (
    ("originals of the quotes", lambda budget: replace(budget, originals=False)),
    ("body, now by its sections' points", lambda budget: replace(budget, whole=False)),
    ("quotes after the first", lambda budget: replace(budget, quotes=1)),
    ("all quotes", lambda budget: replace(budget, quotes=0)),
    ("deks after 160 columns", lambda budget: replace(budget, dek=160)),
    ("deks after 80 columns", lambda budget: replace(budget, dek=80)),
    ("listed posts after 40", lambda budget: replace(budget, more=40)),
    ("points after 60 字", lambda budget: replace(budget, points=60)),
    ("sections after 40", lambda budget: replace(budget, sections=40)),
    ("listed posts after 10", lambda budget: replace(budget, more=10)),
    ("sections after 12", lambda budget: replace(budget, sections=12)),
    ("posts after 20, now only listed", lambda budget: replace(budget, featured=20, more=40)),
    ("posts after 8, now only listed", lambda budget: replace(budget, featured=8, more=20)),
)


def fit(request: Request, title: str, layout: Layout) -> tuple[LaidOut, tuple[str, ...]]:
    """The email below Gmail's clip: cut step by step, quotes first, and said what."""
    room = limits.HTML_MAX_BYTES - limits.PERSONAL_RESERVE_BYTES
    budget = Budget()
    made = layout.write(compose(request, title, budget))
    cut = [f"{post.slug}: body, longer than any mail" for post in request.issue.posts if _too_long(request.issue, post)]
    for what, shorten in _SHORTER:
        if len(made.html.encode()) <= room:
            break
        budget = shorten(budget)
        content = compose(request, title, budget)
        if content != made.content:
            made = layout.write(content)
            cut.append(f"{what} (a mail holds {limits.HTML_MAX_BYTES:,} bytes)")
    return made, tuple(cut)


def _too_long(issue: Issue, post: Post) -> bool:
    return not is_brief(issue) and post.form != "transcript" and bool(post.body.strip()) and not carries_body(post)

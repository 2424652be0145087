"""Keeping a mail below Gmail's clip: cut step by step, quotes first, and said what."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email import limits
from repurpose.channels.email.render.content import Budget, carries_body, compose, is_brief
from repurpose.channels.email.render.layout import LaidOut, Layout
from repurpose.model import Issue, Post
from repurpose.text.bilingual import Bilingual, both

_Step = tuple[Bilingual, Callable[[Budget], Budget]]
_SHORTER: tuple[_Step, ...] = (
    (both("originals of the quotes", "金句的原文"), lambda budget: replace(budget, originals=False)),
    (both("body, now by its sections' points", "正文，改为各节要点"), lambda budget: replace(budget, whole=False)),
    (both("quotes after the first", "第一条之后的金句"), lambda budget: replace(budget, quotes=1)),
    (both("all quotes", "全部金句"), lambda budget: replace(budget, quotes=0)),
    (both("deks after 160 columns", "摘要，只留 160 列"), lambda budget: replace(budget, dek=160)),
    (both("deks after 80 columns", "摘要，只留 80 列"), lambda budget: replace(budget, dek=80)),
    (both("listed posts after 40", "第 40 篇之后列出的文章"), lambda budget: replace(budget, more=40)),
    (both("points after 60 字", "要点，只留 60 字"), lambda budget: replace(budget, points=60)),
    (both("sections after 40", "第 40 节之后的各节"), lambda budget: replace(budget, sections=40)),
    (both("listed posts after 10", "第 10 篇之后列出的文章"), lambda budget: replace(budget, more=10)),
    (both("sections after 12", "第 12 节之后的各节"), lambda budget: replace(budget, sections=12)),
    (
        both("posts after 20, now only listed", "第 20 篇之后的文章，改为只列标题"),
        lambda budget: replace(budget, featured=20, more=40),
    ),
    (
        both("posts after 8, now only listed", "第 8 篇之后的文章，改为只列标题"),
        lambda budget: replace(budget, featured=8, more=20),
    ),
)


def fit(request: Request, title: str, layout: Layout) -> tuple[LaidOut, tuple[str, ...]]:
    """The email below Gmail's clip: cut step by step, quotes first, and said what."""
    room = limits.HTML_MAX_BYTES - limits.PERSONAL_RESERVE_BYTES
    budget = Budget()
    made = layout.write(compose(request, title, budget))
    cut = [
        both(f"{post.slug}: body, longer than any mail", f"{post.slug}：正文，比任何邮件都长")
        for post in request.issue.posts
        if _too_long(request.issue, post)
    ]
    for what, shorten in _SHORTER:
        if len(made.html.encode()) <= room:
            break
        budget = shorten(budget)
        content = compose(request, title, budget)
        if content != made.content:
            made = layout.write(content)
            most = f"{limits.HTML_MAX_BYTES:,}"
            cut.append(both(f"{what} (a mail holds {most} bytes)", f"{what.zh}（一封邮件最多 {most} 字节）"))
    return made, tuple(cut)


def _too_long(issue: Issue, post: Post) -> bool:
    return not is_brief(issue) and post.form != "transcript" and bool(post.body.strip()) and not carries_body(post)

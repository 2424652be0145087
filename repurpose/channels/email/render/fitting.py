"""Keeping a mail below Gmail's clip: first what is cheap, then a long body after a whole block; and said what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email import limits
from repurpose.channels.email.render.content import Budget, EmailContent, compose, quotes_beside
from repurpose.channels.email.render.layout import LaidOut, Layout
from repurpose.text.bilingual import Bilingual, both
from repurpose.text.html import visible_text
from repurpose.text.html_blocks import Fragment, added, fragments, joined, without_notes

BLOCKS_IN_ROOM = 8
"""A block of more than such a part of a mail is taken apart, so that a list or a table is not lost as a whole. Own
choice."""

_Step = tuple[Bilingual, Callable[[Budget], Budget]]
_SHORTER: tuple[_Step, ...] = (
    (both("originals of the quotes", "金句的原文"), lambda budget: replace(budget, originals=False)),
    (both("listed posts after 40", "第 40 篇之后列出的文章"), lambda budget: replace(budget, more=40)),
    (both("listed posts after 10", "第 10 篇之后列出的文章"), lambda budget: replace(budget, more=10)),
    (both("points after 60 字", "要点，只留 60 字"), lambda budget: replace(budget, points=60)),
    (both("quotes after the first", "第一条之后的金句"), lambda budget: replace(budget, quotes=1)),
    (both("sections after 40", "第 40 节之后的各节"), lambda budget: replace(budget, sections=40)),
    (both("deks after 160 columns", "摘要，只留 160 列"), lambda budget: replace(budget, dek=160)),
    (both("sections after 12", "第 12 节之后的各节"), lambda budget: replace(budget, sections=12)),
    (both("deks after 80 columns", "摘要，只留 80 列"), lambda budget: replace(budget, dek=80)),
    (both("all quotes", "全部金句"), lambda budget: replace(budget, quotes=0)),
    (
        both("posts after 20, now only listed", "第 20 篇之后的文章，改为只列标题"),
        lambda budget: replace(budget, featured=20, more=40),
    ),
    (
        both("posts after 8, now only listed", "第 8 篇之后的文章，改为只列标题"),
        lambda budget: replace(budget, featured=8, more=20),
    ),
)
"""The best goes last: what is only listed first, what carries a post at the end."""


class Fitted(Struct, frozen=True):
    """A mail that fits, what was cut, and the whole of it, for the page behind "view in browser"."""

    made: LaidOut
    cut: tuple[str, ...]
    whole: EmailContent


def fit(request: Request, title: str, layout: Layout) -> Fitted:
    """The email below Gmail's clip: cut step by step, the best last, and said what."""
    room = limits.HTML_MAX_BYTES - limits.PERSONAL_RESERVE_BYTES
    whole = compose(request, title, Budget())
    made = layout.write(whole)
    if _size(made) <= room:
        return Fitted(made, (), whole)
    if any(entry.body for entry in whole.entries):
        return _with_less_body(request, layout, whole, room)
    budget, cut = Budget(), list[str]()
    for what, shorten in _SHORTER:
        if _size(made) <= room:
            break
        budget = shorten(budget)
        content = compose(request, title, budget)
        if content != made.content:
            made = layout.write(content)
            cut.append(_told(what))
    return Fitted(made, tuple(cut), whole)


def _size(made: LaidOut) -> int:
    return len(made.html.encode())


def _told(what: Bilingual) -> str:
    most = f"{limits.HTML_MAX_BYTES:,}"
    return both(f"{what} (a mail holds {most} bytes)", f"{what.zh}（一封邮件最多 {most} 字节）")


def _with_less_body(request: Request, layout: Layout, whole: EmailContent, room: int) -> Fitted:
    """A mail of one post without the markup that clients supply by themselves; if need be, cut after a whole block."""
    layout.thin = True
    made = layout.write(whole)
    if _size(made) <= room:
        return Fitted(made, (), whole)
    entry = whole.entries[0]
    text, notes = without_notes(entry.body)
    found = fragments(text, room // BLOCKS_IN_ROOM)

    def cut_after(count: int) -> LaidOut:
        body = joined(found[:count])
        quotes = quotes_beside(request.issue.posts[0], visible_text(body))
        less = replace(entry, body=body + notes.of(body), quotes=quotes, cut=True, rest=entry.url or whole.view_url)
        return layout.write(replace(whole, entries=(less, *whole.entries[1:])))

    made, kept = _fullest(
        found, [added(one, lambda some: layout.weight(entry, some + notes.of(some))) for one in found], cut_after, room
    )
    return Fitted(made, (_body_cut(visible_text(text), visible_text(kept), made.content.entries[0].rest),), whole)


def _fullest(
    found: Sequence[Fragment], weights: Sequence[int], cut_after: Callable[[int], LaidOut], room: int
) -> tuple[LaidOut, str]:
    """The mail with the most blocks that fits, measured as it is sent, and what it holds of the body. Weights only
    tell where to begin: around a body there is the rest of the mail, and links grow by what follows them."""
    ends = list(accumulate(weights, initial=0))
    made, count = cut_after(0), 0
    while True:
        more = _closed(found, bisect_right(ends, ends[count] + room - _size(made)) - 1)
        if more <= count:
            return made, joined(found[:count])
        grown = cut_after(more)
        while _size(grown) > room and more > count:
            more = _closed(found, max(min(more - 1, bisect_right(ends, ends[more] + room - _size(grown)) - 1), 0))
            grown = cut_after(more)
        if more <= count:
            return made, joined(found[:count])
        made, count = grown, more


def _closed(found: Sequence[Fragment], count: int) -> int:
    """So many blocks, or fewer: none that announces what would not follow."""
    while count and count < len(found) and found[count - 1].ends_open:
        count -= 1
    return count


def _body_cut(text: str, kept: str, rest: str) -> str:
    total, shown = (len("".join(words.split())) for words in (text, kept))
    left = total - shown
    what = both(
        f"body: the last {left:,} of {total:,} characters, left to the link",
        f"正文：{total:,} 个字符中的最后 {left:,} 个，留给链接",
    )
    if not rest:
        what = both(
            f"body: the last {left:,} of {total:,} characters; there is no address to read on at: set site.url",
            f"正文：{total:,} 个字符中的最后 {left:,} 个；没有可以继续阅读的地址，请设置 site.url",
        )
    return _told(what)

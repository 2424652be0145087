"""The article of one post: whole where it is one, by its sections' points where it is a transcript or too long."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.wechat.body.convert import Draws, Styled, linked, styled
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.draft import Draft, Quoted, fill, first_that_fits
from repurpose.channels.wechat.limits import CONTENT_CHARACTERS, CONTENT_WARN_CHARACTERS
from repurpose.channels.wechat.options import wechat_options
from repurpose.channels.wechat.themes import Theme
from repurpose.document import formulas
from repurpose.document.to_html import body_words, document_of, paragraph, to_clean
from repurpose.extract.highlights import Point, section_points
from repurpose.extract.summary import dek_above
from repurpose.model import Loss, Post, Quote
from repurpose.text.bilingual import both
from repurpose.text.html import escape
from repurpose.text.language import is_chinese
from repurpose.text.messages import source_label
from repurpose.text.messages import words as wording
from repurpose.text.word_count import length

QUOTES_SHOWN = 3
"""Call-outs at the head of an article: enough to promise, few enough to reach the text."""


class _ArticlePlan(Struct, frozen=True):
    """How much of each section is shown: 字 of its point, and how many sections at most."""

    units: int
    sections: int | None = None

    def cut(self, total: int) -> tuple[str, ...]:
        if self.sections is not None and total > self.sections:
            left = total - self.sections
            return (
                both(f"sections: {left} of {total} are left to the link", f"小节：{total} 节中有 {left} 节只留链接"),
            )
        if self.units >= _PLANS[0].units:
            return ()
        return (both(f"sections: their points cut to {self.units} 字", f"小节：要点截到 {self.units} 字"),)


_FEWER_DRAWN: tuple[Draws, ...] = ("displayed", "none")
_PLANS = (
    _ArticlePlan(120),
    _ArticlePlan(60),
    _ArticlePlan(60, 80),
    _ArticlePlan(60, 40),
    _ArticlePlan(60, 20),
    _ArticlePlan(40, 10),
)


def compose(request: Request, theme: Theme) -> Draft:
    """The body of a one-post issue."""
    styles = theme.css
    if not request.issue.posts:
        return Draft("")
    post = request.issue.posts[0]
    if post.form == "transcript" or post.borrowed:
        return _by_points(request, styles, post)
    whole = _drawn(request, styles, post)
    if post.form == "plain" and len(whole.html) >= CONTENT_CHARACTERS:
        by_points = _by_points(request, styles, post)
        reason = both(
            f"body: {len(whole.html)} characters whole, {CONTENT_CHARACTERS} is the limit; shown by sections",
            f"正文：全文 {len(whole.html)} 个字符，上限是 {CONTENT_CHARACTERS}；改为分节显示",
        )
        return Draft(by_points.html, by_points.images, (reason, *by_points.cut))
    return whole


def _drawn(request: Request, styles: Mapping[str, str], post: Post) -> Draft:
    """The whole post with its formulas drawn; with fewer of them, or none, where drawings would fill the article."""
    if not any(True for _ in formulas.all_in(document_of(post))):
        return _whole(request, styles, post, "none")
    wished = _whole(request, styles, post, "all")
    if len(wished.html) < CONTENT_WARN_CHARACTERS:
        return wished
    draft = first_that_fits(_FEWER_DRAWN, partial(_whole, request, styles, post), CONTENT_WARN_CHARACTERS)
    where = both(" within lines", "行内的") if "<svg" in draft.html else both("", "")
    reason = both(
        f"formulas: drawn, all of them bring the body to {len(wished.html)} characters; shown as text{where}",
        f"公式：全部画成图，正文会有 {len(wished.html)} 个字符；{where.zh}公式以文字显示",
    )
    return replace(draft, cut=(*draft.cut, reason)) if len(draft.html) < len(wished.html) else draft


def _whole(request: Request, styles: Mapping[str, str], post: Post, draws: Draws) -> Draft:
    notes = Notes()
    cleaned = to_clean(post)
    body: Styled = styled(cleaned.html, styles, notes, post.url, draws)
    words = _solid(body_words(post.body))
    quotes = [quote for quote in post.quotes if _solid(paragraph(quote.text)) not in words][:QUOTES_SHOWN]
    dek = dek_above(post, words)
    return Draft(
        _fill(request, styles, notes, post, dek, quotes, body=body.html),
        body.images,
        (),
        (*_told(cleaned.losses, post, body), *body.losses),
    )


def _told(losses: tuple[Loss, ...], post: Post, body: Styled) -> tuple[Loss, ...]:
    """An account in which the formulas that were drawn are reported as such."""
    if not body.drawn:
        return losses
    others = tuple(loss for loss in losses if loss.why not in (formulas.AS_TEXT, formulas.AS_SOURCE))
    return (*others, *formulas.told(document_of(post), body.drawn))


def _by_points(request: Request, styles: Mapping[str, str], post: Post) -> Draft:
    plan_draft = partial(_points_draft, request, styles, post)
    return first_that_fits(_PLANS, plan_draft, CONTENT_WARN_CHARACTERS)


def _points_draft(request: Request, styles: Mapping[str, str], post: Post, plan: _ArticlePlan) -> Draft:
    points = section_points(post, plan.units)
    shown = points[: plan.sections]
    said = _solid("".join(point.text for point in shown))
    quotes = [quote for quote in post.quotes if _solid(paragraph(quote.text)) not in said][:QUOTES_SHOWN]
    html = _fill(request, styles, Notes(), post, dek_above(post, said), quotes or list(post.quotes[:1]), points=shown)
    return Draft(html, (), plan.cut(len(points)))


def _solid(text: str) -> str:
    """Words without the blanks between them: line breaks do not make two texts different."""
    return "".join(text.split())


def _fill(
    request: Request,
    styles: Mapping[str, str],
    notes: Notes,
    post: Post,
    dek: str,
    quotes: list[Quote],
    *,
    body: str = "",
    points: tuple[Point, ...] = (),
) -> str:
    originals = wechat_options(request.project).originals
    fixed = wording(request.issue.lang)
    context = {
        "t": fixed,
        "chinese": is_chinese(post.lang),
        "post": post,
        "dek": dek,
        "body": body,
        "points": points,
        "points_label": fixed["sections" if post.form == "transcript" else "points"],
        "originals": originals,
        "quotes": [quoted(quote, originals) for quote in quotes],
        "minutes": length(body_words(post.prose)).reading_minutes,
        "links": source_links(post, fixed, styles, notes),
    }
    return fill(request, "article.html", styles, notes, context)


def quoted(quote: Quote, originals: bool) -> Quoted:
    """A quotation's words, with its original where that is wanted."""
    return Quoted(
        paragraph(quote.text),
        paragraph(quote.speaker),
        paragraph(quote.original) if originals and quote.aligned else "",
    )


def source_links(post: Post, fixed: Mapping[str, str], styles: Mapping[str, str], notes: Notes) -> list[str]:
    """Where a post came from, as links: its video or page, and its own page."""
    wanted = [(post.video, source_label(fixed, post.video)), (post.url, fixed["read_on_site"])]
    return [linked(url, escape(label), label, styles, notes) for url, label in wanted if url]

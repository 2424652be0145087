"""The article of one post: whole, or by its sections' points of a transcript; in parts where it is too long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.wechat.body.convert import Draws, linked, styled
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.division import Weighed, cost_before, divide
from repurpose.channels.wechat.draft import Draft, Quoted, fill
from repurpose.channels.wechat.options import wechat_options
from repurpose.channels.wechat.room import ROOMS, Room
from repurpose.channels.wechat.themes import Theme
from repurpose.document import formulas
from repurpose.document.to_html import body_words, document_of, paragraph, to_clean
from repurpose.extract.highlights import Point, section_points
from repurpose.extract.summary import dek_above
from repurpose.model import Loss, Post, Quote
from repurpose.text.bilingual import both
from repurpose.text.html import Cleaned, escape, visible_text
from repurpose.text.html_blocks import Fragment, added, fragments, joined, without_notes
from repurpose.text.language import is_chinese
from repurpose.text.messages import source_label
from repurpose.text.messages import words as wording
from repurpose.text.word_count import length

QUOTES_SHOWN = 3
"""Call-outs at the head of an article: enough to promise, few enough to reach the text."""
PIECE_SHARE = 0.25
"""Share of a part's room above which a block is taken apart: less leaves every cut near the place it is wished at."""
PIECE_CHARACTERS = (5_000, 1_200, 300)
"""Characters of a block's plain markup to which it is taken apart, until its styled pieces are small: styles and
colours make a table's cells and code ten times as long."""
TIGHTER = 0.9
"""How much less each part is filled where a part came out longer than its pieces promised."""
LEAST_FILLED = 0.25
"""Share of its room with which a part is worth making, whatever stands around its text."""

Item = TypeVar("Item")


class _Look(Struct, frozen=True):
    """What of a post's markup is drawn or coloured."""

    draws: Draws = "all"
    coloured: bool = True


class _Share(Struct, frozen=True):
    """What an article holds of a post: clean HTML or points, and which of how many articles it is."""

    body: str = ""
    points: tuple[Point, ...] = ()
    number: int = 1
    total: int = 1


def compose(request: Request, theme: Theme) -> list[Draft]:
    """The bodies of a one-post issue: one, or as many as the post needs."""
    if not request.issue.posts:
        return [Draft("")]
    post = request.issue.posts[0]
    room = ROOMS[wechat_options(request.project).hand_over]
    if post.form == "transcript" or post.borrowed:
        return _by_points(request, theme.css, post, room)
    cleaned = to_clean(post)
    wished = [_PostWriter(request, theme.css, post, cleaned, look) for look in _looks(post, cleaned)]
    best = wished[0].whole()
    if room.filled(best.html) < 1:
        return _told([best], post, cleaned, "")
    for writer in wished[1:]:
        draft = writer.whole()
        if room.filled(draft.html) < room.part:
            return _told([draft], post, cleaned, _saved(best, draft, room))
    found = min((writer.in_parts(room) for writer in wished), key=len)
    return _told(found, post, cleaned, "")


def _looks(post: Post, cleaned: Cleaned) -> Iterator[_Look]:
    """The looks of a post from the full one to the one with the least markup, where they differ."""
    drawn = any(True for _ in formulas.all_in(document_of(post)))
    code = "<pre" in cleaned.html
    yield _Look("all" if drawn else "none")
    if code:
        yield _Look("all" if drawn else "none", coloured=False)
    if drawn:
        yield _Look("displayed", coloured=False)
        yield _Look("none", coloured=False)


def _saved(wished: Draft, draft: Draft, room: Room) -> str:
    """What was taken from the wished look, if words were drawings in it."""
    if wished.drawn == draft.drawn:
        return ""
    where = both(" within lines", "行内的") if "<svg" in draft.html else both("", "")
    count = room.count(wished.html)
    return both(
        f"formulas: drawn, all of them bring the body to {count} {room.unit}; shown as text{where}",
        f"公式：全部画成图，正文会有 {count} {room.unit.zh}；{where.zh}公式以文字显示",
    )


def _told(drafts: list[Draft], post: Post, cleaned: Cleaned, saved: str) -> list[Draft]:
    """The drafts with what the post lost on its way, told once; formulas that were drawn are reported as such."""
    drawn = frozenset[str]().union(*(draft.drawn for draft in drafts))
    losses: tuple[Loss, ...] = cleaned.losses
    if drawn:
        others = (loss for loss in losses if loss.why not in (formulas.AS_TEXT, formulas.AS_SOURCE))
        losses = (*others, *formulas.told(document_of(post), drawn))
    first = replace(drafts[0], losses=(*losses, *drafts[0].losses), cut=(saved,) if saved else ())
    return [first, *drafts[1:]]


class _PostWriter:
    """Writes a post's body, whole or in parts, in one look."""

    def __init__(self, request: Request, css: Mapping[str, str], post: Post, cleaned: Cleaned, look: _Look) -> None:
        self.request, self.post, self.markup, self.draws = request, post, cleaned.html, look.draws
        self.css = css if look.coloured else {shape: style for shape, style in css.items() if not _is_colour(shape)}

    def whole(self) -> Draft:
        """The post as one article."""
        return self.article(_Share(self.markup))

    def in_parts(self, room: Room) -> list[Draft]:
        """The post as several articles, each with the notes it refers to."""
        text, written = without_notes(self.markup)

        def make(some: Sequence[Fragment], number: int, total: int) -> Draft:
            part = joined(some)
            return self.article(_Share(part + written.of(part), (), number, total))

        for most in PIECE_CHARACTERS:
            found = fragments(text, most)
            weights = [
                added(piece, lambda some: room.filled(self.styled_alone(some + written.of(some)))) for piece in found
            ]
            if max(weights, default=0) <= PIECE_SHARE:
                break
        costs = [0.0, *(cost_before(after.heading, before.ends_open) for before, after in pairwise(found))]
        weighed = [Weighed(weight, cost) for weight, cost in zip(weights, costs, strict=False)]
        return in_parts(found, weighed, room, make)

    def styled_alone(self, markup: str) -> str:
        """A stretch as it would stand in an article, with the notes that it alone would have."""
        notes = Notes()
        html = styled(markup, self.css, notes, self.post.url, self.draws).html
        return html + "".join(
            f'<p style="{self.css["note"]}">[{one.number}] {one.html}{one.title}：{one.url}</p>' for one in notes.rows()
        )

    def article(self, share: _Share) -> Draft:
        """The article of a stretch of the body."""
        notes, post = Notes(), self.post
        body = styled(share.body, self.css, notes, post.url, self.draws)
        words = _solid(body_words(post.body))
        quotes = [quote for quote in post.quotes if _solid(paragraph(quote.text)) not in words][:QUOTES_SHOWN]
        html = _fill(self.request, self.css, notes, post, dek_above(post, words), quotes, share, body.html)
        return Draft(html, body.images, (), body.losses, body.drawn)


def _is_colour(shape: str) -> bool:
    """Whether a theme's shape is the colour of a piece of code."""
    return shape.startswith("code_") and shape != "code_block"


def in_parts(
    items: Sequence[Item],
    weighed: Sequence[Weighed],
    room: Room,
    make: Callable[[Sequence[Item], int, int], Draft],
) -> list[Draft]:
    """Articles that hold all items between them, each within its room; `make` is given items, number and total."""
    around = room.filled(make((), 1, 2).html)
    least = room.part * LEAST_FILLED
    most = max(room.part - around, least)
    while True:
        begins = divide(weighed, most)
        spans = pairwise([*begins, len(items)])
        drafts = [make(items[begin:end], number, len(begins)) for number, (begin, end) in enumerate(spans, 1)]
        if most <= least or all(room.filled(draft.html) < 1 for draft in drafts):
            return drafts
        most = max(most * TIGHTER, least)


def _by_points(request: Request, css: Mapping[str, str], post: Post, room: Room) -> list[Draft]:
    """A transcript by the strongest words of each section."""
    points = section_points(post)

    def make(some: Sequence[Point], number: int, total: int) -> Draft:
        said = _solid("".join(point.text for point in points))
        quotes = [quote for quote in post.quotes if _solid(paragraph(quote.text)) not in said][:QUOTES_SHOWN]
        shown = quotes or list(post.quotes[:1])
        share = _Share("", tuple(some), number, total)
        return Draft(_fill(request, css, Notes(), post, dek_above(post, said), shown, share))

    whole = make(points, 1, 1)
    if room.filled(whole.html) < 1:
        return [whole]
    return in_parts(points, [Weighed(room.filled(_point_alone(point, css)), 0) for point in points], room, make)


def _point_alone(point: Point, css: Mapping[str, str]) -> str:
    """About what a point takes in an article."""
    words = f"{point.speaker}{point.text}{point.original}"
    return f'<h3 style="{css["h3"]}">{point.heading}</h3><p style="{css["p"]}"><strong></strong>{words}</p>'


def _solid(text: str) -> str:
    """Words without the blanks between them: line breaks do not make two texts different."""
    return "".join(text.split())


def _fill(
    request: Request,
    css: Mapping[str, str],
    notes: Notes,
    post: Post,
    dek: str,
    quotes: list[Quote],
    share: _Share,
    body: str = "",
) -> str:
    originals = wechat_options(request.project).originals
    fixed = wording(request.issue.lang)
    alone = share.total == 1
    context = {
        "t": fixed,
        "chinese": is_chinese(post.lang),
        "post": post,
        "dek": dek if share.number == 1 else "",
        "body": body,
        "points": share.points,
        "points_label": fixed["sections" if post.form == "transcript" else "points"],
        "originals": originals,
        "quotes": [quoted(quote, originals) for quote in quotes] if share.number == 1 else [],
        "minutes": length(body_words(post.prose) if alone else visible_text(body)).reading_minutes,
        "goes_on": fixed["goes_on"].format(n=share.number + 1) if share.number < share.total else "",
        "links": source_links(post, fixed, css, notes),
    }
    return fill(request, "article.html", css, notes, context)


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

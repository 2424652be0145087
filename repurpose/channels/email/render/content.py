"""What an email carries of an issue, before it is HTML or plain text: both parts are written from this."""

from __future__ import annotations

import re
from urllib.parse import quote as percent

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email.options import email_options
from repurpose.channels.email.render.post_body import full_address
from repurpose.document.to_html import body_words, document_of, paragraph, to_clean
from repurpose.extract.highlights import Point, section_points
from repurpose.extract.summary import dek_above
from repurpose.model import PICTURE_KEYS, Group, Issue, Loss, Post, Quote
from repurpose.text.html import Cleaned, drop_controls
from repurpose.text.language import language
from repurpose.text.messages import source_label, words
from repurpose.text.truncate import clip
from repurpose.text.width import width
from repurpose.text.word_count import han_units, length

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi", "ps", "dv")
_BLOCK_QUOTE = re.compile(r"^[ \t]*>.*$", re.M)
ORIGINAL_TIMES = 5
"""An original this many times as wide as the quotation is that of the whole turn: it would bury the words quoted."""
INSIGHT_COLUMNS = 800
"""Display columns after which an editor's remark is an article of its own."""
HEADLINE_COLUMNS = 300
"""Display columns after which a headline is a paragraph."""
POINT_MIN = 12
"""字 below which what is left of a point beside its quotation says nothing by itself."""
CONTENTS_MIN = 3
"""A single post with fewer sections needs no list of them."""


class Budget(Struct, frozen=True):
    """How much of each thing is carried. `dek` in display columns, `points` in 字; None: all of it."""

    quotes: int = 3
    originals: bool = True
    dek: int | None = None
    points: int = 120
    sections: int | None = None
    more: int | None = None
    featured: int | None = None


class Words(Struct, frozen=True):
    """A quotation as it is printed."""

    text: str
    speaker: str
    original: str
    original_lang: str


class Picture(Struct, frozen=True):
    """A post's own picture; `alt` is empty where nobody described it, since its headline is beside it."""

    url: str
    alt: str


class Listed(Struct, frozen=True):
    """A post that is only listed, with those that are the same piece."""

    headline: str
    url: str
    lang: str
    dir: str
    also: tuple[Listed, ...] = ()


class ContentEntry(Struct, frozen=True):
    """One featured post. `body` is clean HTML and empty unless the post is carried itself; `losses` is what it cost. Of
    a body that is `cut` the `rest` is an address, "" where there is none.

    `borrowed` is another's text: its source is linked in a digest too.
    """

    headline: str
    url: str
    lang: str
    dir: str
    meta: tuple[str, ...]
    dek: str
    insight: str
    quotes: tuple[Words, ...]
    points: tuple[Point, ...]
    body: str
    video: str
    video_label: str
    points_label: str
    slug: str
    borrowed: bool = False
    also: tuple[Listed, ...] = ()
    picture: Picture | None = None
    losses: tuple[Loss, ...] = ()
    cut: bool = False
    rest: str = ""

    @property
    def side(self) -> str:
        """The side on which its lines begin."""
        return side(self.dir)


class ListedGroup(Struct, frozen=True):
    """Listed posts under one label."""

    title: str
    posts: tuple[Listed, ...]


class EmailContent(Struct, frozen=True):
    """A whole email in the order it is read."""

    title: str
    lang: str
    dir: str
    intro: str
    contents: tuple[Listed, ...]
    entries: tuple[ContentEntry, ...]
    more: tuple[ListedGroup, ...]
    more_left: int
    is_digest: bool
    view_url: str


def line(text: str) -> str:
    """Words for one line: no Markdown's line breaks, no controls, no characters that turn the direction of others."""
    return re.sub(r"\s+", " ", drop_controls(_BIDI.sub(" ", text))).strip()


def headline_of(post: Post) -> str:
    """The author's first headline on one line, shortened only where it is none."""
    return clip(line(post.headline), HEADLINE_COLUMNS, width)


def is_brief(issue: Issue) -> bool:
    """Whether each post is only announced: in a digest, and wherever there is not exactly one."""
    return issue.is_digest or len(issue.posts) != 1


def direction(lang: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def side(direction: str) -> str:
    """The side on which lines begin."""
    return "right" if direction == "rtl" else "left"


def page_url(view_url: str, issue_id: str) -> str:
    """The address of an issue's own page, from the setting `view-url`; empty without one."""
    return view_url.replace("{id}", percent(issue_id, safe=""))


def compose(request: Request, title: str, budget: Budget) -> EmailContent:
    """The content of an issue within a budget."""
    issue = request.issue
    site_url = request.project.settings.site.url
    entries = tuple(_entry(post, issue, budget, title, site_url) for post in issue.posts[: budget.featured])
    more, left = _more(issue, budget)
    view = email_options(request.project).view_url
    return EmailContent(
        title=title,
        lang=issue.lang,
        dir=direction(issue.lang),
        intro=issue.intro,
        contents=_contents(issue, entries),
        entries=entries,
        more=more,
        more_left=left,
        is_digest=is_brief(issue),
        view_url=page_url(view, issue.id),
    )


def _entry(post: Post, issue: Issue, budget: Budget, title: str, site_url: str) -> ContentEntry:
    alone = not is_brief(issue)
    whole = alone and carries_body(post)
    quotes = _quotes(
        post, budget.quotes if alone else min(budget.quotes, 2), budget, body_words(post.body) if whole else ""
    )
    points = _points(post, budget, quotes) if alone and not whole else ()
    shown = body_words(post.body) if whole else " ".join(point.text for point in points)
    own = words(issue.lang)
    cleaned = to_clean(post) if whole else Cleaned("")
    return ContentEntry(
        headline=title if alone else headline_of(post),
        url=post.url,
        lang=post.lang,
        dir=direction(post.lang),
        meta=_meta(post, own["minutes"], own["guest"] + own["colon"]),
        dek=_dek(post, budget, shown),
        insight=clip(line(post.insight), budget.dek or INSIGHT_COLUMNS, width),
        quotes=quotes,
        points=points,
        body=cleaned.html.strip(),
        video=post.video,
        video_label=source_label(own, post.video),
        points_label=own["sections" if post.form == "transcript" else "points"],
        slug=post.slug,
        borrowed=post.borrowed,
        also=tuple(map(_listed, post.also)),
        picture=_picture(post, site_url),
        losses=cleaned.losses,
    )


def carries_body(post: Post) -> bool:
    """Whether a post by itself goes out with its own text: never a transcript, never another's."""
    return post.form != "transcript" and not post.borrowed and bool(post.body.strip())


def _meta(post: Post, minutes: str, guest: str) -> tuple[str, ...]:
    who = f"{guest}{line(post.guest)}" if post.guest else line(post.byline)
    reading = minutes.format(n=length(body_words(post.prose)).reading_minutes)
    return tuple(piece for piece in (who, post.date.isoformat() if post.date else "", reading) if piece)


def _picture(post: Post, site_url: str) -> Picture | None:
    """The picture named in the front matter, else the first of the body."""
    named = next((post.meta[key] for key in PICTURE_KEYS if isinstance(post.meta.get(key), str)), "")
    first = None if named else next((one for one in document_of(post).pieces() if one.kind == "image"), None)
    alt = str(post.meta.get("image_alt") or post.meta.get("image-alt") or "") if named else first.text if first else ""
    url = full_address(named or (first.href if first else ""), post.url or site_url)
    return Picture(url, line(alt)) if url.startswith("http") else None


def _dek(post: Post, budget: Budget, below: str) -> str:
    """The dek above what is shown of the post, which does not begin with the same words."""
    dek = line(dek_above(post, below))
    return clip(dek, budget.dek, width, "…") if budget.dek else dek


def _letters(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def quotes_beside(post: Post, text: str) -> tuple[Words, ...]:
    """The key quotes that stand beside a text: those that it does not say itself."""
    return _quotes(post, Budget().quotes, Budget(), text)


def _quotes(post: Post, most: int, budget: Budget, below: str) -> tuple[Words, ...]:
    """The key quotes; none that the body says again a screen further down."""
    body = _letters(below)
    chosen = [quote for quote in post.quotes if not body or _letters(quote.text) not in body]
    return tuple(_words(quote, budget.originals and quote.aligned) for quote in chosen[:most])


def _words(quote: Quote, originals: bool) -> Words:
    text, original = line(quote.text), paragraph(drop_controls(quote.original))
    if not originals or width(original) > ORIGINAL_TIMES * width(text):
        original = ""
    return Words(text, line(quote.speaker), original, language(original) if original else "")


def _points(post: Post, budget: Budget, quotes: tuple[Words, ...]) -> tuple[Point, ...]:
    points = section_points(post, budget.points)
    kept = points if budget.sections is None else points[: budget.sections]
    fresh = (replace(point, text=_unsaid(point.text, quotes)) for point in kept)
    return tuple(point for point in fresh if point.text)


def _unsaid(text: str, quotes: tuple[Words, ...]) -> str:
    """What a point adds to the quotations above it; nothing where that is no thought of its own."""
    for said in quotes:
        rest = text.removeprefix(said.text).removesuffix(said.text).strip()
        if rest != text:
            text = rest if han_units(rest) >= POINT_MIN else ""
    return text


def _contents(issue: Issue, entries: tuple[ContentEntry, ...]) -> tuple[Listed, ...]:
    if issue.is_digest or len(entries) > 1:
        return (
            tuple(Listed(entry.headline, entry.url, entry.lang, entry.dir) for entry in entries)
            if len(entries) > 1
            else ()
        )
    post = issue.posts[0] if issue.posts else None
    if post is None or not entries[0].body:
        return ()
    headings = [paragraph(section.heading) for section in post.sections if section.heading and section.level <= 3]
    listed = tuple(Listed(heading, "", post.lang, direction(post.lang)) for heading in headings)
    return listed if len(listed) >= CONTENTS_MIN else ()


def _more(issue: Issue, budget: Budget) -> tuple[tuple[ListedGroup, ...], int]:
    room = budget.more
    groups: list[ListedGroup] = []
    left = 0
    unfeatured = () if budget.featured is None else issue.posts[budget.featured :]
    for group in (Group("", unfeatured), *issue.more):
        posts = group.posts if room is None else group.posts[:room]
        room = None if room is None else room - len(posts)
        left += len(group.posts) - len(posts)
        if posts:
            groups.append(ListedGroup(line(group.title), tuple(map(_listed, posts))))
    return tuple(groups), left + issue.unlisted


def _listed(post: Post) -> Listed:
    """A row of a list; where a post has no page of its own, the address is that of what it is about."""
    also = tuple(map(_listed, post.also))
    return Listed(headline_of(post), post.url or post.video, post.lang, direction(post.lang), also)

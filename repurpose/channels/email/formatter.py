"""An issue as the parts of an email. Pure: the same request gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from repurpose.channels.base import Request
from repurpose.channels.email import limits
from repurpose.channels.email.colour import dark, light
from repurpose.channels.email.content import HEADLINE_COLUMNS, Budget, Content, Entry, carries_body, compose, line, side
from repurpose.channels.email.message import Envelope, envelope_of, to_bytes
from repurpose.channels.email.mjml import to_html
from repurpose.channels.email.rich import Dress
from repurpose.channels.email.text_part import to_text
from repurpose.extract.headlines import choose
from repurpose.model import Choice, Headline, Issue, Part, Place, Post, Rendered
from repurpose.text.clip import clip
from repurpose.text.language import is_chinese
from repurpose.text.markdown import paragraph
from repurpose.text.markdown import to_html as markdown_to_html
from repurpose.text.width import width
from repurpose.text.wording import words

FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC','Microsoft YaHei',Roboto,Helvetica,Arial,sans-serif"
FILLER = "\u034f\u200c\u00a0"
"""What pads the preview line: characters without a shape and a space that does not collapse."""
_SHORTENED = "the author's first; beside the issue's title no headline fits whole"
UNSUBSCRIBE_TAG = "%%unsubscribe_url%%"
"""Stands in the built parts for a reader's own link."""


class Html(str):
    """Markup that templates print as it is."""

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class _Made:
    content: Content
    mjml: str
    html: str


def render(request: Request) -> Rendered:
    """All parts of the email. Raises TemplateError where the layout does not hold together."""
    issue = request.issue
    choice, subject = choose_subject(issue)
    title = clip(line(issue.title), HEADLINE_COLUMNS, width) if _is_digest(issue) else choice.text
    writer = _HtmlWriter(request, subject, make_preheader(issue, subject, title))
    made, cut = _fit(request, title, writer)
    text = to_text(made.content, request, UNSUBSCRIBE_TAG if has_unsubscribe(request) else "")
    envelope = envelope_of(request, subject, writer.preheader)
    parts = (
        Part("subject", "line", subject, _origin(issue, choice)),
        Part("preheader", "line", writer.preheader, _summary_place(issue)),
        Part("email.html", "html", made.html),
        Part("email.txt", "prose", text),
        Part("email.mjml", "html", made.mjml),
        Part("email.eml", "prose", to_bytes(envelope, made.html, text)),
        Part("envelope.json", "json", _envelope_json(envelope)),
    )
    return Rendered("email", issue.id, parts, choice, cut)


def has_unsubscribe(request: Request) -> bool:
    """Whether readers get a link of their own to leave by."""
    return bool(request.project.settings.channels.email.unsubscribe_url)


def _is_digest(issue: Issue) -> bool:
    return issue.is_digest or len(issue.posts) != 1


def judge(text: str) -> tuple[float, str]:
    """How badly a headline serves as a subject: columns beyond what an inbox shows, or too few to say anything."""
    columns = width(text)
    if columns > limits.SUBJECT_MAX_COLUMNS:
        return columns - limits.SUBJECT_MAX_COLUMNS, f"{columns} columns, an inbox shows {limits.SUBJECT_MAX_COLUMNS}"
    if columns < limits.SUBJECT_MIN_COLUMNS:
        return limits.SUBJECT_MIN_COLUMNS - columns, f"{columns} columns say too little"
    return 0, f"{columns} columns fit an inbox line of {limits.SUBJECT_MAX_COLUMNS}"


def choose_subject(issue: Issue) -> tuple[Choice, str]:
    """The headline taken, and the subject made with it."""
    own = words(issue.lang)
    if not issue.posts:
        return Choice(line(issue.title), 1, "the issue's title"), _subject_line(issue.title)
    headlines = _clean(issue.posts[0])
    if not _is_digest(issue):
        choice = choose(headlines, judge)
        choice = replace(choice, text=clip(choice.text, HEADLINE_COLUMNS, width))
        return choice, _subject_line(choice.text)
    lead = line(issue.title) + own["colon"]
    choice = choose(headlines, lambda text: judge(lead + text))
    room = limits.SUBJECT_MAX_COLUMNS - width(lead)
    if width(choice.text) > room:
        short = clip(headlines[0].text, room, width) if room >= limits.SUBJECT_MIN_COLUMNS else ""
        choice = replace(choice, text=headlines[0].text, rank=headlines[0].rank, why=_SHORTENED, rejected=())
        return choice, _subject_line(lead + short if len(short) > 1 else issue.title)
    return choice, _subject_line(lead + choice.text)


def _clean(post: Post) -> tuple[Headline, ...]:
    cleaned = tuple(replace(headline, text=line(headline.text)) for headline in post.headlines)
    kept = tuple(headline for headline in cleaned if headline.text)
    return kept or (Headline(line(post.title) or post.slug, 1, post.places.get("title")),)


def _subject_line(text: str) -> str:
    return line(text)[: limits.SUBJECT_MAX_CHARACTERS].strip()


def make_preheader(issue: Issue, subject: str, title: str) -> str:
    """The line after the subject: a post's summary, a digest's other headlines; never the subject again."""
    if _is_digest(issue):
        headlines = [line(post.headline) for post in issue.posts]
        wanted = [headline for headline in headlines if headline not in subject] or headlines
        return _within(_joined(wanted, "；" if is_chinese(issue.lang) else "; "))
    post = issue.posts[0]
    candidates = [line(post.summary), *(line(quote.text) for quote in post.quotes), line(post.insight)]
    fresh = [text for text in candidates if text and not _repeats(text, subject)]
    return _within(_joined(fresh, " ") if fresh else title)


def _joined(pieces: Iterable[str], between: str) -> str:
    """As many pieces as it takes to fill the preview line."""
    text = ""
    for piece in pieces:
        if text and width(text) >= limits.PREHEADER_MIN_COLUMNS:
            break
        text = f"{text}{between}{piece}" if text else piece
    return line(text)


def _within(text: str) -> str:
    return clip(text, limits.PREHEADER_MAX_COLUMNS, width, "…")


def _repeats(text: str, subject: str) -> bool:
    return text == subject or (len(subject) > 8 and text.startswith(subject))


def _origin(issue: Issue, choice: Choice) -> Place | None:
    if not issue.posts:
        return None
    post = issue.posts[0]
    places = [headline.place for headline in post.headlines if line(headline.text) == choice.text]
    return next((place for place in places if place), post.places.get("title"))


def _summary_place(issue: Issue) -> Place | None:
    return issue.posts[0].places.get("summary") if issue.posts and not _is_digest(issue) else None


class _HtmlWriter:
    """Writes one content after another; a post's body is dressed once."""

    def __init__(self, request: Request, subject: str, preheader: str) -> None:
        self.request, self.subject, self.preheader = request, subject, preheader
        self.settings = request.project.settings
        self.light, self.dark = light(self.settings.site.colour), dark(self.settings.site.colour)
        self.bodies: dict[str, Html] = {}

    def write(self, content: Content) -> _Made:
        name = f"email/{self.settings.channels.email.layout}.mjml"
        mjml = self.request.templates.render(name, self._context(content))
        return _Made(content, mjml, to_html(mjml, self.request.templates, name))

    def body(self, entry: Entry) -> Html:
        """A post's own body as dressed HTML; empty when it is not carried whole."""
        if entry.slug not in self.bodies:
            dress = Dress(self.light, entry.url or self.settings.site.url, start=entry.side)
            self.bodies[entry.slug] = Html(dress.apply(markdown_to_html(entry.body)).strip()) if entry.body else Html()
        return self.bodies[entry.slug] if entry.body else Html()

    def _context(self, content: Content) -> dict[str, Any]:
        filler = max(0, limits.PREHEADER_PADDED_CHARACTERS - len(self.preheader)) // 2
        return {
            "subject": self.subject,
            "preheader": self.preheader,
            "filler": FILLER * filler,
            "title": content.title,
            "lang": content.lang or "und",
            "dir": content.dir,
            "start": side(content.dir),
            "font": FONT,
            "light": self.light,
            "dark": self.dark,
            "site": self.settings.site,
            "words": words(content.lang),
            "intro": line(paragraph(content.intro)),
            "contents": content.contents,
            "posts": content.entries,
            "more": content.more,
            "more_left": content.more_left,
            "is_digest": content.is_digest,
            "body": self.body,
            "view_url": content.view_url,
            "unsubscribe_url": UNSUBSCRIBE_TAG if has_unsubscribe(self.request) else "",
        }


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


def _fit(request: Request, title: str, writer: _HtmlWriter) -> tuple[_Made, tuple[str, ...]]:
    """The email below Gmail's clip: cut step by step, quotes first, and said what."""
    room = limits.HTML_MAX_BYTES - limits.PERSONAL_RESERVE_BYTES
    budget = Budget()
    made = writer.write(compose(request, title, budget))
    cut = [f"{post.slug}: body, longer than any mail" for post in request.issue.posts if _too_long(request.issue, post)]
    for what, shorten in _SHORTER:
        if len(made.html.encode()) <= room:
            break
        budget = shorten(budget)
        content = compose(request, title, budget)
        if content != made.content:
            made = writer.write(content)
            cut.append(f"{what} (a mail holds {limits.HTML_MAX_BYTES:,} bytes)")
    return made, tuple(cut)


def _too_long(issue: Issue, post: Post) -> bool:
    return not _is_digest(issue) and post.form != "transcript" and bool(post.body.strip()) and not carries_body(post)


def _envelope_json(envelope: Envelope) -> str:
    return json.dumps(envelope.as_dict(), ensure_ascii=False, indent=2) + "\n"

"""Markdown as a Post: front matter, form, sections, and the author's own choices. Judging comes later."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from repurpose.document.frontmatter import split
from repurpose.document.inline_words import words_of
from repurpose.document.parse import read
from repurpose.document.to_html import plain
from repurpose.model import Brief, Form, Headline, Location, Post, Quote, Section
from repurpose.sources import address, article_form, dates, publication, speaker_turns
from repurpose.sources.front_matter_fields import Fields
from repurpose.sources.named_speakers import listed_people, named_speakers
from repurpose.sources.readers.base import Reader, Reading
from repurpose.sources.speakers import resolve
from repurpose.sources.titles import clean, trailing_name, without_name
from repurpose.text.language import language_of


def read_post(text: str, path: str, reading: Reading) -> Post:
    """The post in a text (LF line ends). Raises SourceError with the place of a wrong key or date."""
    front = split(text, path)
    fields = Fields(front, path)
    top = article_form.split_top(front.body, path, front.body_line)
    title, headlines = _title(fields, top, reading)
    moment = _moment(fields, reading)
    if not headlines:
        title, headlines = _from_name(path, reading)
    page = address.AddressedPage(path, fields.meta, title, moment.day if moment else None)
    post = Post(
        slug=address.id_of(path, reading.scheme),
        path=path,
        lang=fields.text("lang", "language") or language_of(title, _prose(top.body, path)),
        title=title or headlines[0].text,
        raw_title=fields.raw_text("title") or title or headlines[0].text,
        headlines=headlines,
        summary=clean(plain(fields.text("summary", "description", "excerpt", "dek", "subtitle"))),
        body=top.body,
        sections=(),
        date=page.date,
        at=moment.at if moment else None,
        quotes=_quotes(fields),
        brief=_brief(fields, top),
        source=fields.text("transcript"),
        url=address.address_of(page, reading.scheme),
        unfilled=address.unfilled(page, reading.scheme),
        meta=dict(front.meta),
        places=fields.places(),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
    return _with_sections(_with_keys(post, fields, top, reading), top, reading.site_url)


def _with_keys(post: Post, fields: Fields, top: article_form.Top, reading: Reading) -> Post:
    """Who is in it, how it is filed, and whether it is for readers."""
    terms = publication.terms(fields.meta, post.path, reading.date_order)
    return replace(
        post,
        video=fields.link("source", "video"),
        byline=fields.text("speaker", "author", "authors", "channel", "byline"),
        guest=fields.text("guest", "guests") or (top.brief.guest if top.brief else ""),
        people=(*fields.texts("people"), *listed_people(fields)),
        speakers=named_speakers(fields),
        tags=fields.texts("tags", "keywords"),
        category=next(iter(fields.texts("category", "categories")), ""),
        insight=plain(fields.text("insight")),
        draft=bool(terms.held),
        held=terms.held,
        since=terms.since,
        until=terms.until,
        pinned=fields.flag("pinned", "featured"),
        excluded=fields.flag("exclude"),
    )


def _with_sections(post: Post, top: article_form.Top, site_url: str) -> Post:
    """The sections and turns of the body, whose speakers the front matter names, and the form that shows in them."""
    sections = speaker_turns.parse(top.body, top.body_line, _known(post), post.path)
    form = _form(top, sections)
    borrowed = form == "plain" and publication.is_borrowed(post.path, post.video, post.tags, site_url)
    return replace(post, sections=resolve(post, sections), form=form, borrowed=borrowed)


def _known(post: Post) -> tuple[str, ...]:
    """Who may speak, as the head and the brief name them; a label in `speakers:` is one too."""
    labels = (name for label, one in post.speakers.items() for name in (label.strip("[]【】"), one.name) if name)
    return (*post.people, post.guest, post.byline, *labels)


def _title(fields: Fields, top: article_form.Top, reading: Reading) -> tuple[str, tuple[Headline, ...]]:
    """The title, and the headlines the author named: front matter's list, the candidates on top, or the title alone."""
    title = without_name(clean(plain(fields.text("title"))), reading.shared_name)
    for name in (reading.site_name, fields.text("speaker"), fields.text("author")):
        title = without_name(title, name)
    heading = top.heading
    if heading and title and trailing_name(title) and title.startswith(heading):
        title = heading
    named = _named_headlines(fields)
    if named:
        return title or named[0].text, named
    if len(top.headlines) > 1 or (top.headlines and not title):
        return title or top.headlines[0].text, top.headlines
    if not title:
        return "", ()
    place = fields.places().get("title")
    return title, (Headline(title, 1, place),)


def _named_headlines(fields: Fields) -> tuple[Headline, ...]:
    name, value = fields.find("headlines")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, (str, int, float)) for item in value):
        raise fields.wrong(name, "must be a list of headlines", "write one headline a line, each after a dash")
    line = fields.lines.get(name, 1)
    texts = (clean(plain(article_form.strip_number(str(item)))) for item in value)
    return tuple(
        Headline(text, rank, Location(fields.path, line + rank, 1)) for rank, text in enumerate(texts, 1) if text
    )


def _quotes(fields: Fields) -> tuple[Quote, ...]:
    """`quotes:` as a list of texts, or of {text, speaker, original}."""
    name, value = fields.find("quotes")
    if value is None:
        return ()
    line = fields.lines.get(name, 1)
    found = []
    for item in value if isinstance(value, list) else [value]:
        entry = {"text": item} if isinstance(item, str) else item
        if (
            not isinstance(entry, dict)
            or not isinstance(entry.get("text"), str)
            or not set(entry) <= {"text", "speaker", "original"}
        ):
            hint = "write each as text, or with text:, speaker: and original:"
            raise fields.wrong(name, "a quote has text and, if you like, speaker and original", hint)
        text = clean(plain(entry["text"]))
        original, speaker = str(entry.get("original") or "").strip(), str(entry.get("speaker") or "").strip()
        found.append(Quote(text, speaker, line, original, Location(fields.path, line), aligned=bool(original)))
    return tuple(quote for quote in found if quote.text)


def _brief(fields: Fields, top: article_form.Top) -> Brief | None:
    name, value = fields.find("brief")
    if value is None:
        return top.brief
    if not isinstance(value, dict):
        raise fields.wrong(name, "must be keys and values", "write guest:, angle:, target-length: … below it")
    return article_form.make_brief(value)


def _form(top: article_form.Top, sections: Sequence[Section]) -> Form:
    if len(top.headlines) > 1 or top.brief:
        return "article"
    return "transcript" if speaker_turns.has_speech(sections) else "plain"


def _prose(body: str, path: str) -> str:
    """What of a body is prose in its own language: code is none, nor is an original that is folded away."""
    leaves = (leaf for leaf in read(body, path).leaves() if not leaf.folded)
    return "\n".join(words_of(leaf.inlines) for leaf in leaves)


def _moment(fields: Fields, reading: Reading) -> dates.Moment | None:
    """The post's day and time: front matter's, or the day in the file name (Jekyll)."""
    name, value = dates.find(fields.meta, reading.date_keys)
    try:
        moment = dates.parse(value, reading.date_order)
    except (ValueError, OverflowError) as error:
        raise fields.wrong(name, str(error), "write date: 2026-01-31") from error
    named = address.day_in_path(fields.path)
    if named and moment is None:
        try:
            return dates.Moment(dt.date(*named))
        except ValueError:
            return None
    return moment


def _from_name(path: str, reading: Reading) -> tuple[str, tuple[Headline, ...]]:
    """A title from the file's name, as Obsidian and Jekyll have it: dashes are blanks where no blank is."""
    name = address.undated(address.stem(path, reading.root))
    title = name if " " in name else re.sub(r"[-_]+", " ", name).strip()
    return title, (Headline(title, 1, Location(path, 1)),)


class MarkdownReader(Struct, frozen=True):
    """Satisfies `readers.base.Reader`. What no other reader takes is taken for Markdown."""

    name: str = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd", ".txt")
    has_front_matter: bool = True

    def detect(self, text: str, path: str) -> bool:  # noqa: ARG002
        """Any text is Markdown."""
        return True

    def read(self, text: str, path: str, reading: Reading) -> tuple[Post, ...]:
        """The one post in the text."""
        return (read_post(text, path, reading),)


MARKDOWN: Reader = MarkdownReader()

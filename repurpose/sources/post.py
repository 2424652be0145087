"""A file as a Post: front matter, form, sections, and the author's own choices. Judging comes later."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from repurpose.document.frontmatter import FrontMatter, parse_date, split
from repurpose.document.words import plain
from repurpose.errors import SourceError
from repurpose.model import Brief, Form, Headline, Place, Post, Quote, Section
from repurpose.sources import address, article, transcript
from repurpose.sources.titles import clean, shared_name, trailing_name, without_name
from repurpose.text.language import language

_UNPUBLISHED = frozenset({"draft", "hidden", "private", "unpublished", "pending", "trash"})
_NOTHING = frozenset({"null", "none", "undefined", "nan", "n/a", "~"})


class Reading(Struct, frozen=True):
    """What reading depends on besides the file: the site's address and paths, the zone, the folder's shared name.

    `root` is what relative paths start from; `folders` are the posts folders of the settings.
    """

    site_url: str = ""
    site_name: str = ""
    permalink: str = "/{dir}/{slug}/"
    slugify: str = "none"
    zone: str = "UTC"
    root: Path = field(default_factory=Path)
    folders: tuple[Path, ...] = ()
    shared_name: str = ""

    @property
    def scheme(self) -> address.Scheme:
        """What addresses and ids depend on."""
        return address.Scheme(self.site_url, self.permalink, self.slugify, self.root, self.folders)


def read_post(text: str, path: str, reading: Reading) -> Post:
    """The post in a text (LF line ends). Raises SourceError with the place of a wrong key or date."""
    front = split(text, path)
    fields = _Fields(front, path)
    top = article.split_top(front.body, path, front.body_line)
    title, headlines = _title(fields, top, reading)
    people = fields.texts("people")
    guest = fields.text("guest", "guests") or (top.brief.guest if top.brief else "")
    byline = fields.text("speaker", "author", "authors", "channel", "byline")
    sections = transcript.parse(top.body, top.body_line, (*people, guest, byline))
    date = _date(fields, reading)
    if not title and not headlines:
        mend = 'add "title: …" in front, or a first line "# Title"'
        raise SourceError("no title and no headline", path=path, line=1, mend=mend)
    return Post(
        slug=address.id_of(path, reading.scheme),
        path=path,
        lang=fields.text("lang", "language") or language(f"{title}\n{_prose(sections)}"),
        title=title or headlines[0].text,
        raw_title=fields.raw_text("title") or title,
        headlines=headlines,
        summary=clean(plain(fields.text("summary", "description", "excerpt", "dek", "subtitle"))),
        body=top.body,
        sections=sections,
        form=_form(top, sections),
        date=date,
        quotes=_quotes(fields),
        brief=_brief(fields, top),
        source=fields.text("transcript"),
        url=address.address_of(address.Page(path, fields.meta, title, date), reading.scheme),
        video=fields.link("source", "video"),
        byline=byline,
        guest=guest,
        people=people,
        tags=fields.texts("tags", "keywords"),
        category=next(iter(fields.texts("category", "categories")), ""),
        insight=plain(fields.text("insight")),
        draft=fields.is_draft(),
        pinned=fields.flag("pinned", "featured"),
        excluded=fields.flag("exclude"),
        meta=dict(front.meta),
        places=fields.places(),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


class _Fields:
    """Front-matter values by any of their spellings, typed, with errors that name the line."""

    def __init__(self, front: FrontMatter, path: str) -> None:
        self.path = path
        self.meta: Mapping[str, Any] = {str(key).lower().replace("_", ""): value for key, value in front.meta.items()}
        self.lines = {str(key).lower().replace("_", ""): line for key, line in front.lines.items()}

    def find(self, *names: str) -> tuple[str, Any]:
        for name in names:
            if self.meta.get(name) not in (None, "", []):
                return name, self.meta[name]
        return names[0], None

    def wrong(self, name: str, cause: str, mend: str) -> SourceError:
        return SourceError(f"{name}: {cause}", path=self.path, line=self.lines.get(name), mend=mend)

    def raw_text(self, *names: str) -> str:
        name, value = self.find(*names)
        if isinstance(value, list) and all(isinstance(item, (str, int, float)) for item in value):
            return ", ".join(str(item) for item in value)
        if isinstance(value, (list, dict)):
            raise self.wrong(name, "must be text", f"write {name}: one line of text")
        if isinstance(value, bool):
            raise self.wrong(name, "must be text", f'put quotes around it: {name}: "{value}"')
        return "" if value is None else str(value).strip()

    def text(self, *names: str) -> str:
        """Text in one line; a word that only says "nothing" is nothing."""
        text = re.sub(r"\s+", " ", self.raw_text(*names)).strip()
        return "" if text.lower() in _NOTHING else text

    def texts(self, *names: str) -> tuple[str, ...]:
        name, value = self.find(*names)
        if isinstance(value, str):
            value = re.split(r"\s*[,，]\s*", value)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, (str, int, float)) for item in value):
            raise self.wrong(name, "must be a list of words", f"write {name}: [one, two]")
        return tuple(str(item).strip() for item in value if str(item).strip())

    def flag(self, *names: str) -> bool:
        name, value = self.find(*names)
        if isinstance(value, str) and value.lower() in ("yes", "no", "on", "off", "true", "false"):
            return value.lower() in ("yes", "on", "true")
        if value not in (None, True, False):
            raise self.wrong(name, f"must be true or false, not {value}", f"write {name}: true")
        return bool(value)

    def is_draft(self) -> bool:
        """Whether any of the ways in which sites mark a draft is used; what cannot be understood is no permission."""
        if self.flag("draft", "isdraft") or {self.text("status").lower(), self.text("state").lower()} & _UNPUBLISHED:
            return True
        published = self.meta.get("published")
        return published is not None and str(published).lower() in ("false", "no", "off", "0")

    def link(self, *names: str) -> str:
        value = self.text(*names)
        return value if re.match(r"https?://\S+$", value) else ""

    def places(self) -> dict[str, Place]:
        return {name: Place(self.path, line) for name, line in self.lines.items()}


def _title(fields: _Fields, top: article.Top, reading: Reading) -> tuple[str, tuple[Headline, ...]]:
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


def _named_headlines(fields: _Fields) -> tuple[Headline, ...]:
    name, value = fields.find("headlines")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, (str, int, float)) for item in value):
        raise fields.wrong(name, "must be a list of headlines", "write one headline a line, each after a dash")
    line = fields.lines.get(name, 1)
    texts = (clean(plain(article.strip_number(str(item)))) for item in value)
    return tuple(Headline(text, rank, Place(fields.path, line + rank, 1)) for rank, text in enumerate(texts, 1) if text)


def _quotes(fields: _Fields) -> tuple[Quote, ...]:
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
            mend = "write each as text, or with text:, speaker: and original:"
            raise fields.wrong(name, "a quote has text and, if you like, speaker and original", mend)
        text = clean(plain(entry["text"]))
        original, speaker = str(entry.get("original") or "").strip(), str(entry.get("speaker") or "").strip()
        found.append(Quote(text, speaker, line, original, Place(fields.path, line), aligned=bool(original)))
    return tuple(quote for quote in found if quote.text)


def _brief(fields: _Fields, top: article.Top) -> Brief | None:
    name, value = fields.find("brief")
    if value is None:
        return top.brief
    if not isinstance(value, dict):
        raise fields.wrong(name, "must be keys and values", "write guest:, angle:, target-length: … below it")
    return article.make_brief(value)


def _form(top: article.Top, sections: Sequence[Section]) -> Form:
    if len(top.headlines) > 1 or top.brief:
        return "article"
    return "transcript" if transcript.has_speech(sections) else "plain"


def _prose(sections: Sequence[Section]) -> str:
    return "\n".join(section.text for section in sections)[:20_000]


def _date(fields: _Fields, reading: Reading) -> Any:
    """The post's day: front matter's, or the one in the file name (Jekyll)."""
    name, value = fields.find("date", "publishdate")
    match = address.DATED_NAME.match(address.stem(fields.path, reading.root))
    try:
        date = parse_date(value, reading.zone)
    except (ValueError, OverflowError) as error:
        raise fields.wrong(name, str(error), "write date: 2026-01-31") from error
    if match and date is None:
        try:
            return parse_date(f"{match[1]}-{match[2]}-{match[3]}")
        except ValueError:
            return None
    return date


def folder_name(titles: Sequence[str]) -> str:
    """The site name that trails every title of a folder, if one does."""
    return shared_name([clean(plain(title)) for title in titles])

"""The nouns of the project: frozen, free of I/O, shared by every stage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct, field

Form = Literal["article", "transcript", "plain"]
Severity = Literal["error", "warning", "info"]
PartKind = Literal["line", "prose", "html", "json", "image"]


class Location(Struct, frozen=True):
    """A place in a file of the author's; line and column count from 1."""

    path: str
    line: int
    column: int = 1


class Headline(Struct, frozen=True):
    """A candidate headline with its numbering stripped; `rank` is the author's order, from 1.

    `generated` marks one drawn from the text: it is offered to the author, and never chosen over the author's own.
    """

    text: str
    rank: int
    place: Location | None = None
    generated: bool = False


class SourceText(Struct, frozen=True):
    """What was said, in the language it was said in. Several turns may share one."""

    text: str
    line: int
    lang: str = ""
    speaker: str = ""


class Turn(Struct, frozen=True):
    """One person's words, or one paragraph where nobody is named (`speaker` is then empty). Text is Markdown."""

    speaker: str
    text: str
    line: int
    original: SourceText | None = None


class Section(Struct, frozen=True):
    """A heading and what is under it. The words before the first heading form a section without one."""

    heading: str
    level: int
    line: int
    turns: tuple[Turn, ...] = ()

    @property
    def text(self) -> str:
        """The section's own words as Markdown, without heading, speakers and originals."""
        return "\n\n".join(turn.text for turn in self.turns if turn.text)


class Quote(Struct, frozen=True):
    """Words that somebody said or wrote, with the place they are in.

    `original` is what was said in the source language; `aligned` says that it is the passage of just these words, and
    not of the whole turn they are in, so that the two may be shown together.
    """

    text: str
    speaker: str = ""
    line: int = 0
    original: str = ""
    source: Location | None = None
    chosen_by: Literal["author", "extracted"] = "author"
    section: str = ""
    aligned: bool = False


class Brief(Struct, frozen=True):
    """What the article was commissioned to be. `target_length` counts 字; keys nobody knows are kept in `other`."""

    guest: str = ""
    angle: str = ""
    scores: Mapping[str, str] = field(default_factory=dict)
    target_length: int | None = None
    core_value: str = ""
    other: Mapping[str, str] = field(default_factory=dict)


class Post(Struct, frozen=True):
    """A piece of writing as its author filed it.

    `references` are the address and title of what the post refers to by a name of the site's own.
    `date` is the post's own day and `at` its time, with an offset where one was given. A `draft` is not for readers,
    `held` says why; before `since` and from `until` on it is not either.
    `source` is the path of the transcript an article was made from, `talk` that transcript's sections. `video` is the
    address of the video or page the piece is about, `byline` the channel or author, `meta` the front matter with every
    key kept, `places` where each key occurs, `unfilled` the one whose address only the site's program can fill, `text`
    the whole file as it was read (LF line ends; the body ends it).
    """

    slug: str
    path: str
    lang: str
    title: str
    headlines: tuple[Headline, ...]
    summary: str
    body: str
    sections: tuple[Section, ...]
    form: Form = "plain"
    raw_title: str = ""
    date: dt.date | None = None
    at: dt.datetime | None = None
    quotes: tuple[Quote, ...] = ()
    brief: Brief | None = None
    source: str = ""
    talk: tuple[Section, ...] = ()
    url: str = ""
    unfilled: str = ""
    video: str = ""
    byline: str = ""
    guest: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: str = ""
    insight: str = ""
    draft: bool = False
    held: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    pinned: bool = False
    excluded: bool = False
    meta: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Location] = field(default_factory=dict)
    sha256: str = ""
    grounding: Grounding | None = None
    text: str = ""
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def headline(self) -> str:
        """The first candidate: what the author put on top."""
        return self.headlines[0].text if self.headlines else self.title

    @property
    def prose(self) -> str:
        """What there is to read, as Markdown: headings and turns, without the originals of a transcript."""
        pieces = (piece for section in self.sections for piece in (section.heading, section.text))
        return "\n\n".join(piece for piece in pieces if piece)

    @property
    def body_line(self) -> int:
        """The line of the file on which the body begins."""
        return self.text.count("\n", 0, max(0, len(self.text) - len(self.body))) + 1 if self.text else 1

    def turns(self) -> Iterator[tuple[Section, Turn]]:
        """Every turn with the section it is in, in reading order."""
        for section in self.sections:
            for turn in section.turns:
                yield section, turn


class Group(Struct, frozen=True):
    """Posts listed together under one label."""

    title: str
    posts: tuple[Post, ...]


class Issue(Struct, frozen=True):
    """One edition: a post by itself, or a week of them. `posts` are featured, `more` are only listed."""

    id: str
    title: str
    lang: str
    posts: tuple[Post, ...]
    date: dt.date | None = None
    intro: str = ""
    more: tuple[Group, ...] = ()
    is_digest: bool = False

    def all_posts(self) -> Iterator[Post]:
        """Featured posts, then listed ones."""
        yield from self.posts
        for group in self.more:
            yield from group.posts


def is_window(issue_id: str) -> bool:
    """Whether an issue's id names a stretch of days: an ISO week (2026-W02), or two dates joined by an underline."""
    return bool(re.fullmatch(r"\d{4}-W\d{2}|\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}", issue_id))


class Part(Struct, frozen=True):
    """One file (named with a suffix) or one line of output. `origin` is where its words occur in the author's file."""

    name: str
    kind: PartKind
    content: str | bytes
    origin: Location | None = None

    @property
    def is_file(self) -> bool:
        """Lines are checked but not written by themselves: they are fields of a file beside them."""
        return "." in self.name.rsplit("/", 1)[-1]

    @property
    def text(self) -> str:
        """The content as text; bytes are read as UTF-8."""
        return self.content if isinstance(self.content, str) else self.content.decode("utf-8", "replace")


class Choice(Struct, frozen=True):
    """The headline a channel took from the candidates, why, and why not the others."""

    text: str
    rank: int
    why: str
    rejected: tuple[tuple[str, str], ...] = ()


LossKind = Literal[
    "removed",
    "replaced",
    "shortened",
    "flattened",
    "enlarged",
    "link-dropped",
    "picture-missing",
    "unknown-element",
    "formula",
    "dialect",
    "unresolved",
    "private",
]
"""What became of it; `private` is left out on the author's wish."""


class Loss(Struct, frozen=True):
    """An entry of the account: what a reader does not get as written, why, where, in which channel.

    `line` counts from 1 in the author's file; 0 where it is not known.
    """

    kind: LossKind
    what: str
    why: str
    line: int = 0
    path: str = ""
    channel: str = ""


class Rendered(Struct, frozen=True):
    """What a channel made of an issue. The same issue and settings give the same bytes.

    `cut` names what was shortened to keep a limit, `notes` what an editor should know (what a send will cost),
    `account` what a reader does not get as the author wrote it. `whole` is all that a post says, without and with the
    words for its pictures, where the channel shows the post whole; "" elsewhere.
    """

    channel: str
    issue_id: str
    parts: tuple[Part, ...]
    headline: Choice | None = None
    cut: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    account: tuple[Loss, ...] = ()
    whole: tuple[str, str] = ("", "")

    def part(self, name: str) -> Part:
        """The part of that name; KeyError when the channel made none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


class Finding(Struct, frozen=True):
    """A fault that a rule found. Lines and columns count from 1; 0 means that no place is known."""

    code: str
    name: str
    severity: Severity
    channel: str
    part: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    suggestion: str = ""
    fixable: bool = False


DeliveryState = Literal["planned", "intent", "sent", "refused", "unknown", "skipped"]


class Delivery(Struct, frozen=True):
    """One record of the ledger: what happened to one target of one channel. `at` is UTC, ISO 8601.

    `intent` is written before anything leaves; `planned` takes an intent back when it surely did not go out.
    """

    channel: str
    target: str
    issue_id: str
    content_hash: str
    state: DeliveryState
    remote_ids: tuple[str, ...] = ()
    at: str = ""
    detail: str = ""


QuoteVerdict = Literal["verbatim", "close", "loose", "combined", "other-language", "cannot-judge", "not-found", "term"]
FigureVerdict = Literal["supported", "contradicted", "not-found"]
NameVerdict = Literal["exact", "variant", "not-found"]


class Evidence(Struct, frozen=True):
    """A passage of the source: the file and line it is in, its language, its words, who said it (the name shown to
    readers, "" where nobody is known) and the time code it was said at, as the source writes it."""

    path: str
    line: int
    lang: str
    text: str
    speaker: str = ""
    time: str = ""


class Objection(Struct, frozen=True):
    """Why a quotation that has a place in the source may not say what the source says.

    `kind` is one of figure, name, negation, opposite, order, quantity, rank, hedge, original, speaker.
    """

    kind: str
    message: str


class Trace(Struct, frozen=True):
    """Words of a post checked against its source. `accepted` is the reason for which a person accepted them."""

    text: str
    place: Location
    evidence: tuple[Evidence, ...] = ()
    accepted: str = ""


class QuoteTrace(Trace, frozen=True):
    """Where in the source a quotation occurs; `score` (0 to 1) says how much of it does.

    `said_by` is whom the article gives it to, "" where it names nobody. `cannot-judge` is the verdict on words that the
    source may hold in a language whose words are not known well enough here.
    """

    kind: Literal["speech", "term"] = "speech"
    verdict: QuoteVerdict = "not-found"
    score: float = 0.0
    objections: tuple[Objection, ...] = ()
    said_by: str = ""


class FigureTrace(Trace, frozen=True):
    """A figure with its value (or lowest and highest) on the scale of `unit`, and what the source says of it."""

    value: float | list[float] = 0
    unit: str = ""
    verdict: FigureVerdict = "not-found"


class NameTrace(Trace, frozen=True):
    """A name, and the spelling that the source gives it."""

    verdict: NameVerdict = "not-found"
    found: str = ""


class TranscriptFault(Struct, frozen=True):
    """Something wrong in a transcript itself. `kind` is one of figure, spelling, orphan, voice."""

    kind: str
    text: str
    place: Location
    message: str
    evidence: tuple[Evidence, ...] = ()


class Grounding(Struct, frozen=True):
    """What of a post occurs in its source, and what is wrong in it. `unused` are acceptances that match nothing."""

    quotes: tuple[QuoteTrace, ...] = ()
    figures: tuple[FigureTrace, ...] = ()
    names: tuple[NameTrace, ...] = ()
    talk: tuple[TranscriptFault, ...] = ()
    unused: tuple[tuple[str, Location], ...] = ()

"""A post as it was read, and what it is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct, field

from repurpose.model.location import Location
from repurpose.model.traces import Grounding

Form = Literal["article", "transcript", "plain"]


Role = Literal["", "host", "guest", "narrator", "clip", "audience"]
"""A speaker's part in a talk; "" where it cannot be told. A clip is a recording played in it."""


PICTURE_KEYS = ("image", "cover", "thumbnail", "featured_image", "og_image")
"""Front-matter keys under which site generators look for a post's picture."""


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


class Speaker(Struct, frozen=True):
    """Who speaks. `label` is what the file writes before the words; `name` is what is shown, "" where nobody can tell.

    `aliases` are the other spellings the file has for the same person.
    """

    name: str = ""
    aliases: tuple[str, ...] = ()
    role: Role = ""
    label: str = ""

    @property
    def voice(self) -> str:
        """What tells one speaker from another, named or not; "" where the words have no label at all. Never shown."""
        return self.name or self.label


class Turn(Struct, frozen=True):
    """One person's words, or one paragraph where nobody speaks (`speaker` is then empty). Text is Markdown.

    `time` is the second of the recording on which it begins, where the file says so.
    """

    speaker: Speaker
    text: str
    line: int
    original: SourceText | None = None
    time: int | None = None


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

    @property
    def naming(self) -> list[str]:
        """The lines that may name people, each with its key."""
        return [f"嘉宾：{self.guest}", *(f"{key}：{value}" for key, value in self.other.items())]


class Score(Struct, frozen=True):
    """What a post is worth to the readers of a window, in points, and why, in short phrases."""

    value: float
    reasons: tuple[str, ...] = ()


class Post(Struct, frozen=True):
    """A piece of writing as its author filed it.

    `references` are the address and title of what the post refers to by a name of the site's own.
    `date` is the post's own day and `at` its time, with an offset where one was given. A `draft` is not for readers,
    `held` says why; before `since` and from `until` on it is not either.
    `source` is the path of the transcript an article was made from, `talk` that transcript's sections. `video` is the
    address of the video or page the piece is about, `speakers` what the front matter says of labels, `byline` the
    channel or author, `meta` the front matter with every key kept, `places` where each key occurs, `unfilled` the one
    whose address only the site's program can fill, `text` the whole file as it was read (LF line ends; the body
    ends it). A `borrowed` post is another's text: an excerpt and the link go out, never the whole. `score` is what a
    digest chose by, `also` the near-duplicates that stand with it.
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
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
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
    borrowed: bool = False
    score: Score | None = None
    also: tuple[Post, ...] = ()

    @property
    def has_talk(self) -> bool:
        """Whether there is a talk to trace it to, or it is one."""
        return bool(self.talk) or self.form == "transcript"

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

"""Builds a site with the product's own command and holds what came out against what is right."""

from __future__ import annotations

import contextlib
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from click.testing import CliRunner

from repurpose.cli import main

from .tree import URL, Page, Site

CHANNELS = ("--channel", "email", "--channel", "wechat", "--channel", "thread")
SEEN = ("email/email.html", "email/email.txt", "wechat/article.html", "thread/x.txt")
WHOLE = ("email/email.html", "email/email.txt", "wechat/article.html")
"""The parts that carry a short post whole."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a page: a kind for the table, and the words for a person."""

    kind: str
    what: str


class _Visible(HTMLParser):
    """The text of a page without styles, scripts and comments."""

    HIDDEN = ("style", "script", "title")

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self.HIDDEN
        if tag == "br":
            # A reader sees two lines: code whose lines a channel sets with breaks is the same code.
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self.HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


def _flat(text: str) -> str:
    """Return text on one line, in one normal form: how a channel wraps and sets it is not asked here."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def _seen(path: Path) -> str:
    """Return what a reader sees of a finished file; nothing where there is none."""
    if not path.exists():
        return ""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return _flat(text)
    reader = _Visible()
    reader.feed(text)
    return _flat("".join(reader.text))


@dataclass(slots=True)
class Built:
    """What one run of `build` left: its exit, its answer, all it said."""

    exit: int
    answer: dict[str, Any]
    said: str
    folder: Path
    seen: dict[str, str] = field(default_factory=dict)

    @property
    def posts(self) -> list[str]:
        """Return the paths of the issue's posts."""
        return [post["path"] for post in self.data("issue.json").get("posts", [])]

    def broken(self, path: str) -> bool:
        """Whether the run could not read a post: it stays out, but by an error and not because it was understood."""
        return any(f"{path}:" in fault for fault in self.answer.get("broken", []))

    def part(self, name: str) -> str:
        if name not in self.seen:
            self.seen[name] = _seen(self.folder / name)
        return self.seen[name]

    def data(self, name: str) -> dict[str, Any]:
        path = self.folder / name
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def build(root: Path, *arguments: str) -> Built:
    """Run `build` in a folder, in this process: a process for each of 200 runs would take minutes."""
    with contextlib.chdir(root):
        result = CliRunner().invoke(main, ["build", *arguments, "--json"])
    try:
        answer = json.loads(result.stdout)
    except ValueError:
        answer = {}
    said = result.stdout + result.stderr + (repr(result.exception) if result.exit_code not in (0, 1, 2) else "")
    return Built(result.exit_code, answer, said, Path(answer.get("folder") or root / "outbox" / "nothing"))


def shown(built: Built) -> str:
    """Return all that the finished files hold, seen or not."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(built.folder.rglob("*")) if path.is_file())


def _holds(text: str, words: str) -> bool:
    """Whether text holds words; blanks aside, as a text part may break a Chinese line anywhere."""
    return re.sub(r"\s", "", _flat(words)) in re.sub(r"\s", "", text)


def _without(text: str, words: tuple[str, ...]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(_flat(word), "")
    return text


class Judgement:
    """A site, built once: a digest for each week, an issue of its own for each post."""

    def __init__(self, site: Site, root: Path) -> None:
        self.site = site
        self.root = root
        site.write(root)

    @cached_property
    def weeks(self) -> dict[str, Built]:
        """Return the digests by week."""
        return {name: build(self.root, "--week", name) for name in sorted({p.week for p in self.site.pages})}

    def faults(self, page: Page) -> list[Fault]:
        """Return all that is wrong with a page, in its week's digest and as an issue of its own."""
        return [*self.in_week(page), *self.alone(page)]

    def in_week(self, page: Page) -> Iterator[Fault]:
        digest = self.weeks[page.week]
        path = f"{self.site.posts}/{page.path}"
        if path not in digest.posts:
            if path not in digest.said:
                yield Fault("lost", f"not in {page.week}, and not a word of it")
            yield Fault("built", f"not in the digest of {page.week}")
        yield from self._printed(page, digest, "digest")

    def alone(self, page: Page) -> Iterator[Fault]:
        built = build(self.root, f"{self.site.posts}/{page.path}", *CHANNELS)
        issue = built.data("issue.json")
        if not issue:
            yield Fault("unbuilt", f"exit {built.exit}: {built.said[-300:]}")
            return
        # A title made from a file's name may begin with a capital: the case is not asked.
        if _flat(issue["title"]).casefold() != _flat(page.title).casefold():
            yield Fault("title", f"{issue['title']!r}, not {page.title!r}")
        if issue["date"] != page.day:
            yield Fault("day", f"{issue['date']!r}, not {page.day}")
        yield from _address(page, built)
        yield from self._printed(page, built, "alone")
        yield from _missing(page, built)

    def _printed(self, page: Page, built: Built, where: str) -> Iterator[Fault]:
        """Yield the marks a reader would see; a digest, which holds other posts too, is asked for this post's alone."""
        digest = where == "digest"
        marks = [mark for mark in page.marks if not (digest and mark in self.site.marks)]
        marks += [] if digest else [mark for mark in self.site.marks if mark not in marks]
        code = tuple(word for other in self.site.pages for word in other.code) if digest else page.code
        for name in SEEN:
            text = _without(built.part(name), code)
            if seen := [mark for mark in marks if _flat(mark) in text]:
                at = text.find(_flat(seen[0]))
                yield Fault("mark", f"{where}, {name}: {', '.join(seen)} in …{text[max(at - 30, 0) : at + 50]}…")


def _address(page: Page, built: Built) -> Iterator[Fault]:
    found = built.data("wechat/article.json").get("content_source_url", "")
    if _flat(unquote(found)) != _flat(URL + page.address):
        yield Fault("address", f"{unquote(found)!r}, not {page.address!r}")
    elif _flat(unquote(found)) not in _flat(unquote(built.part("email/email.txt"))):
        yield Fault("address", f"{page.address!r} is not in the mail")


def _missing(page: Page, built: Built) -> Iterator[Fault]:
    for name in WHOLE:
        text = built.part(name)
        yield from (Fault("words", f"{name} lacks {word!r}") for word in page.words if not _holds(text, word))
        yield from (Fault("code", f"{name} lacks {word!r} as code") for word in page.code if not _holds(text, word))

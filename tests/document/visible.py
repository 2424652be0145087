"""What a reader who shares nothing with us sees of a post: markdown-it-py's words, and the words of the finished files."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt

from repurpose.checks.wholeness import WordFault, first_fault, words_of_html, words_of_text
from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.config import Project, Settings, SiteOptions

WHOLE = ("email.html", "email.txt", "article.html")
"""The finished files that carry a post whole."""


@cache
def reader() -> MarkdownIt:
    """CommonMark with what GitHub adds of tables and struck words."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(\S.*(?:\n(?!\[\^)[^\n]+)*)\n?", re.M)


def words(markdown: str) -> list[str]:
    """The words that the other reader shows."""
    return words_of_html(reader().render(without_notes(markdown)))


def without_notes(markdown: str) -> str:
    """The text with what its notes say at the end. CommonMark knows no notes: to the other reader `[^label]: word` is
    a definition without words, or the label is a word; readers of a note see what it says, and a number for its label.
    """
    notes = {match[1]: match[2] for match in _NOTE.finditer(markdown)}
    body = _NOTE.sub("\n", markdown)
    for label in notes:
        body = body.replace(f"[^{label}]", " ")
    return "\n\n".join([body, *notes.values()]) if notes else markdown


def prose_words(markdown: str) -> list[str]:
    """The words that the other reader shows where no tag is a tag."""
    return words_of_html(MarkdownIt("commonmark", {"html": False}).render(markdown))


def made(root: Path, path: Path) -> build.BuildResult:
    """One post in every channel, as the command makes it, not written."""
    project = Project(
        Settings(site=SiteOptions(name="Harbour", url="https://example.org", address="1 Harbour Road")), root
    )
    return build.make(project, build.BuildOptions(dt.date(2026, 1, 15), (path,)), Console(quiet=True))


def faults(expected: list[str], excused: list[str], result: build.BuildResult) -> dict[str, WordFault]:
    """The first fault of each finished file that has one."""
    found = {}
    for part in (part for one in result.rendered for part in one.parts if part.name in WHOLE):
        held = words_of_html(part.text) if part.name.endswith(".html") else words_of_text(part.text)
        if fault := first_fault(expected, excused, held):
            found[part.name] = fault
    return found

"""What a dialect of Markdown is to the reader: marks in a line, marks on a line of their own, and what each becomes.

A dialect is one file in `dialects/` and one line in its registry. It names patterns and says what a match stands for;
the reader alone knows where code, formulas and front matter are, and never offers a mark that is inside one. A
dialect does no I/O: what it must know of the site it asks `SiteLookups`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Protocol

from msgspec import Struct, field

from repurpose.model import LossKind
from repurpose.text.language import is_chinese, language


class SiteLookups(Protocol):
    """What a dialect may ask of the site a post belongs to. Pure look-ups; None or "" where nothing is known."""

    base: str
    """The site's address, `https://example.org`, or ""."""

    def address(self, reference: str, path: str) -> str | None:
        """The address of the post that a reference (path, name, wiki name) in the file `path` means."""

    def title(self, reference: str, path: str) -> str | None:
        """That post's title."""

    def code(self, reference: str, path: str) -> str | None:
        """The text of the file of code that a reference in the file `path` means."""


class NoSite:
    """The site of a text that belongs to none: every look-up is empty."""

    base = ""

    def address(self, reference: str, path: str) -> str | None:  # noqa: ARG002
        """None."""
        return None

    def title(self, reference: str, path: str) -> str | None:  # noqa: ARG002
        """None."""
        return None

    def code(self, reference: str, path: str) -> str | None:  # noqa: ARG002
        """None."""
        return None


_CODE = "<<< "
"""In front of a reference to a file of code, among those to posts: its answer has the file's text for a title."""


class Answers:
    """Look-ups answered beforehand: by reference, an address and a title, "" where there is none."""

    def __init__(self, known: Mapping[str, tuple[str, str]], base: str = "") -> None:
        self.known, self.base = known, base

    def address(self, reference: str, path: str) -> str | None:  # noqa: ARG002
        """The address that was found."""
        return self.known.get(reference, ("", ""))[0] or None

    def title(self, reference: str, path: str) -> str | None:  # noqa: ARG002
        """The title that was found."""
        return self.known.get(reference, ("", ""))[1] or None

    def code(self, reference: str, path: str) -> str | None:  # noqa: ARG002
        """The text that was found."""
        return self.known.get(_CODE + reference, ("", ""))[1] or None


class Lookups(Answers):
    """A site that remembers what it was asked, so that a post can be read again without it."""

    def __init__(self, site: SiteLookups) -> None:
        super().__init__({}, site.base)
        self.site = site
        self.found: dict[str, tuple[str, str]] = {}

    def address(self, reference: str, path: str) -> str | None:
        """What the site says."""
        return self._ask(reference, path)[0] or None

    def title(self, reference: str, path: str) -> str | None:
        """What the site says."""
        return self._ask(reference, path)[1] or None

    def code(self, reference: str, path: str) -> str | None:
        """What the site says."""
        if _CODE + reference not in self.found:
            self.found[_CODE + reference] = "", self.site.code(reference, path) or ""
        return self.found[_CODE + reference][1] or None

    def _ask(self, reference: str, path: str) -> tuple[str, str]:
        if reference not in self.found:
            answer = self.site.address(reference, path) or "", self.site.title(reference, path) or ""
            self.found[reference] = answer
        return self.found[reference]


class Context(Struct, frozen=True, dict=True):
    """Where a mark is: the site, the path of the file, and whether words put in are Chinese, as given or as the
    `prose` is; that is only looked at when a mark asks."""

    site: SiteLookups = field(default_factory=NoSite)
    path: str = ""
    chinese: bool | None = None
    prose: Callable[[], str] = str

    @cached_property
    def is_chinese(self) -> bool:
        """Whether words put in for the reader are Chinese."""
        return is_chinese(language(self.prose())) if self.chinese is None else self.chinese


LITERAL = "v-pre"
"""The box, and the attribute, whose content Vue leaves as it is (VitePress, "Escaping", read 2026-11)."""


class Becomes(Struct, frozen=True):
    """What a mark stands for.

    `markdown` is read in its place ("" for nothing). With `loss`, the account gets an entry with `why`; `unresolved`
    is a hole left for the reader, and an error.
    `closes`, for a mark on a line of its own: the lines up to the one that matches are hidden with it, or, where
    `box` is set, are the content of a box with `box` as its kind and `title` as its heading.
    `paired`: the mark is one only where a line that `closes` it follows; the box's content may be indented.
    `indented`: the box's content is the lines that are indented by four. `literal`: the braces in it are words.
    `above`: the list right above goes too.
    `stays`: the line is read on as Markdown, and a fence that begins there shows what `shows` makes of its lines.
    `code`: the lines are code in the language that `title` names. `note`, within a line: the Markdown of a note that
    is there. Pictures and links need no field: Markdown says them.
    """

    markdown: str = ""
    loss: LossKind | None = None
    why: str = ""
    closes: re.Pattern[str] | None = None
    box: str = ""
    title: str = ""
    paired: bool = False
    indented: bool = False
    above: bool = False
    literal: bool = False
    stays: bool = False
    shows: Callable[[list[str]], list[str]] | None = None
    code: str | None = None
    note: str = ""


Reading = Callable[[re.Match[str], Context], Becomes | None]
"""What a match stands for; None where the mark turns out to be none, and is text."""


class InlineMark(Struct, frozen=True):
    """A mark within a line. `opens` are the characters a match begins with, so that the others cost nothing; `suffixes`
    are the files it is read in, all where there are none; `closer` must follow in the text, or it is no mark.
    `in_html`: it is one between the tags of raw HTML too."""

    opens: str
    pattern: re.Pattern[str]
    read: Reading
    suffixes: tuple[str, ...] = ()
    closer: str = ""
    in_html: bool = False


class LineMark(Struct, frozen=True):
    """A mark that takes a line (`pattern` is matched from the line's start, past its indentation).

    With `several`, `pattern` is matched against all that follows and may take more lines; `closer` is what must follow
    somewhere, so that a mark that is never closed costs nothing.
    """

    opens: str
    pattern: re.Pattern[str]
    read: Reading
    interrupts: bool = True
    several: bool = False
    closer: str = ""
    suffixes: tuple[str, ...] = ()


class Dialect(Struct, frozen=True):
    """A dialect: its name and its marks."""

    name: str
    inline: tuple[InlineMark, ...] = ()
    lines: tuple[LineMark, ...] = ()


_MARKS = re.compile(r"([\\`*_~=\[\]<>&$^{}!%:#|@])")


def escaped(words: str) -> str:
    """Words as Markdown that reads as just these words, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(words.split()))


def linked(words: str, href: str) -> str:
    """A link in Markdown: words that are Markdown already, and an address as it is."""
    return f"[{words}](<{re.sub('[<>]', lambda match: f'%{ord(match[0]):X}', ' '.join(href.split()))}>)"

"""The quotations of an article: what is between quotation marks or in a block quote, speech told apart from terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import regex
from msgspec import Struct

from repurpose.document.prose_language import with_code_blank
from repurpose.model import Location, Post
from repurpose.text.delimiters import pair
from repurpose.text.han import HAN

Kind = Literal["speech", "term"]


class Quotation(Struct, frozen=True):
    """Quoted words, where they occur in the article, and the paragraph (by number) they are in."""

    text: str
    place: Location
    paragraph: int
    kind: Kind
    original: str = ""


class Paragraph(Struct, frozen=True):
    """A stretch of the article that the reader sees, with the place of its first character."""

    text: str
    place: Location

    def at(self, offset: int) -> Location:
        """The place in the file of an offset of the text."""
        return _at(self.place, self.text, offset)

    def offset(self, place: Location) -> int:
        """Where in the text a place of the file is."""
        below = place.line - self.place.line
        start = sum(len(line) + 1 for line in self.text.split("\n")[:below])
        return start + place.column - (1 if below else self.place.column)


def paragraphs(post: Post) -> list[Paragraph]:
    """Headlines, headings and paragraphs, in reading order."""
    lines = post.text.split("\n")
    found = [Paragraph(one.text, one.place) for one in post.headlines if one.place]
    for section in post.sections:
        if section.heading:
            found.append(Paragraph(section.heading, _place(post.path, lines, section.line, section.heading)))
        for turn in section.turns:
            line = turn.line
            for text in with_code_blank(turn.text).split("\n\n"):
                found.append(Paragraph(text, _place(post.path, lines, line, text)))
                line += text.count("\n") + 2
    return found


def _place(path: str, lines: list[str], line: int, text: str) -> Location:
    """Where a text starts in its file: after the marks of a heading, or the label that was read off it."""
    first = text.split("\n", 1)[0]
    at = lines[line - 1].find(first) if 0 < line <= len(lines) else -1
    return Location(path, line, max(0, at) + 1)


_INNER = re.compile(r"(?<![A-Za-z0-9])['‘『]([^'‘’』\n]{2,300})['’』](?![A-Za-z])")
_BLOCK = re.compile(r"(?:^ {0,3}>(?!>)[^\n]*\n?)+", re.M)
_ATTRIBUTION = re.compile(r"(?:——|—|--|–)\s*[^\s—].{0,60}\Z")
"""Who said it, at the end of a block quote: `—— 林默`. The white space around it is stripped apart: a pattern that may
begin with some tries every place of a long run."""
_CODE = re.compile(r"`[^`\n]*`")
LONGEST = 1_500
"""Characters of a quotation: what is longer is a pair of marks that do not belong together."""


def quotations(text: str, number: int, place: Location) -> Iterator[Quotation]:
    """The quotations of one paragraph, a quotation within one after it."""
    text = _CODE.sub(lambda match: " " * len(match[0]), text)
    block = _BLOCK.match(text)
    if block:
        yield from _block_quote(block[0], number, place)
        return
    for start, end in pair(text).groups:
        if text[start] not in '“「『"' or not 2 <= end - start - 2 <= LONGEST:
            continue
        inside = text[start + 1 : end - 1]
        if inside.strip(" ,，。.…"):
            yield Quotation(inside, _at(place, text, start + 1), number, kind_of(text, start, end))
            for inner in _INNER.finditer(inside):
                at = start + 1 + inner.start(1)
                yield Quotation(inner[1], _at(place, text, at), number, kind_of(text, at - 1, at + len(inner[1]) + 1))


def _block_quote(block: str, number: int, place: Location) -> Iterator[Quotation]:
    text = re.sub(r"^ {0,3}>[ \t]?", "", block, flags=re.M).strip()
    text = _ATTRIBUTION.sub("", text) if "\n" in text else text
    text = text.strip().strip('“”「」"')
    if 8 <= len(text) <= LONGEST and not text.startswith(("[!", "!", "http")):
        yield Quotation(text, Location(place.path, place.line, 3), number, "speech")


def _at(place: Location, text: str, offset: int) -> Location:
    before = text[:offset]
    line_start = before.rfind("\n") + 1
    column = offset - line_start + (place.column if line_start == 0 else 1)
    return Location(place.path, place.line + before.count("\n"), column)


_TERM_LENGTH = 8
"""Units (Han characters or Latin words) a term may have; longer quotations are speech."""
_UNIT = regex.compile(rf"[A-Za-z0-9][\w.'’-]*|[{HAN}]")
_STOPS = re.compile(r"[，。！？；,!?;：]|\.(?:\s|\Z)")
_CALLED = re.compile(
    r"(?:所谓的?|称[为作之]|叫[做作]?|称|名为|号称|被誉为|戏称|俗称|这个词|一词|概念|"
    r"so-called|called|known as|term|dubbed)\s*\Z"
)
_SAID = re.compile(
    r"(?:说道?|表示|写道|问道?|答道?|认为|坦言|直言|回答|回应|强调|补充|解释|喊道?|感叹|反问|总结|said|says|asked|replied|wrote|"
    r"added|told \w+|puts it|explained|argues?|admits?|recalls?)\s*[:：,，]?\s*\Z"
)
_SAID_AFTER = re.compile(
    r"\s*[,，]?\s*(?:[\w·. ]{1,20}?)(?:说|表示|写道|问道|认为|坦言|回答|said|says|asked|wrote|added)"
)
_JUDGES = re.compile(
    r"相当|绝对|过于|非常|太|很|极其|极为|十分|真的?|完全|根本|几乎|简直|多么|更|最|吗|呢|吧|啊|什么|怎么|为什么|谁|多少|如何|不|没|别|"
    r"[我你他她您]|必须|应该|\b(?:very|too|quite|fairly|absolutely|completely|really|so|never|not|is|are|was|were|i|you|we|they|he|she|what|"
    r"why|how|who|must|should|can|will|do|does|did)\b|n['’]t\b",
    re.I,
)
"""Degree (`绝对`, `too`), questions (`吗`, `why`), denial (`不`, `n't`), persons (`我`, `we`), duty (`必须`) and the
verbs of a sentence (`is`): a term has none of these."""


def kind_of(text: str, start: int, end: int) -> Kind:
    """Speech or term, for the quotation from mark to mark.

    Long quotations and those with a stop are speech; a short one is speech when it judges, asks or denies, or when
    words of saying are beside it, and a term otherwise.
    """
    inside = text[start + 1 : end - 1].strip()
    if len(_UNIT.findall(inside)) > _TERM_LENGTH or _STOPS.search(inside):
        return "speech"
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _CALLED.search(before):
        return "term"
    if _SAID.search(before) or _SAID_AFTER.match(after):
        return "speech"
    return "speech" if _JUDGES.search(inside) else "term"

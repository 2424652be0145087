"""The names of an article: each at its first place, read with what its brief and its talk know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from repurpose.grounding.family_names import people_in
from repurpose.grounding.find_names import mentions_in
from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.foreign_names import cut, dotted_in, is_foreign, parts, single_in
from repurpose.grounding.institutions import institutions_in
from repurpose.grounding.mention import Mention
from repurpose.grounding.name_words import either, words
from repurpose.model import Location
from repurpose.text.han import has_han

_BRIEF = re.compile(
    r"(嘉宾|受访者?|主持人?|采访|对谈|对话|讲述|口述|撰文|作者|guests?|hosts?|来源|编辑|source)[ \t]*[:：][ \t]*", re.I
)
"""A line of the brief: its names are spelt as the editor wants them."""
_NOT_PEOPLE = frozenset(["来源", "source"])
_PERSON = re.compile(r"(?:^|[；;、])\s*([^；;、，,（(）)：:]{2,40})(?=[（(，,；;、]|\s*$)(?:[（(][^）)]*[）)])?")
_WORK = re.compile(r"《([^《》\n]{2,40})》")


class Known(Struct):
    """What is known before an article is read: people of front matter and brief, and what the talk says in Chinese."""

    people: Sequence[str]
    spoken: str


def names_of(paragraphs: Sequence[Paragraph], known: Known) -> list[tuple[Mention, Location]]:
    """The names of an article, each at its first place."""
    people = known.people
    rows = [(paragraph, _mentions(text, known, people)) for paragraph, text in _without_code(paragraphs)]
    everything = frozenset(one.text for _, row in rows for one in row)
    dotted = {part for name in (*everything, *people) if len(parts(name)) > 1 for part in parts(name)}
    found: dict[str, tuple[Mention, Location]] = {}
    for paragraph, row in rows:
        for mention in _apart(_ended(row, everything, known.spoken)):
            if mention.text not in found and not (mention.kind == "foreign" and mention.text in dotted):
                found[mention.text] = (mention, _place(paragraph, mention.start))
    return list(found.values())


_CODE = re.compile(r"`[^`\n]*`")


def _without_code(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs with blanks where code is in a line."""
    for paragraph in paragraphs:
        yield paragraph, _CODE.sub(lambda match: " " * len(match[0]), paragraph.text)


def briefed(texts: Iterable[str]) -> list[str]:
    """The people that the lines of a brief name: 嘉宾：仉国梁，夜班司机；蔺采薇."""
    return [
        match[1].strip()
        for text in texts
        for line in text.split("\n")
        if (start := _BRIEF.match(line)) and start[1].casefold() not in _NOT_PEOPLE
        for match in _PERSON.finditer(line[start.end() :])
    ]


def _mentions(text: str, known: Known, people: Sequence[str]) -> list[Mention]:
    """All that may be a name. In the lines of a brief none is told as missing."""
    found = [*mentions_in(text)]
    if has_han(text):
        found += people_in(text, known.spoken)
        found += institutions_in(text, known.spoken)
        found += single_in(text, either("place"))
        found += (Mention(match[1].strip("*_"), match.start(1), "work") for match in _WORK.finditer(text))
        found += _listed(text, people)
        found = [*map(partial(_judged, text), found)]
    sure = not _BRIEF.match(text)
    return [one if sure or not one.sure else Mention(one.text, one.start, one.kind, sure=False) for one in found]


def _judged(text: str, one: Mention) -> Mention:
    """A name less sure where it may be an everyday word (苹果) or explains a Chinese term (幂律（Power Law））."""
    term = text[one.start - 1 : one.start] in ("（", "(") and has_han(text[max(0, one.start - 4) : one.start])
    explains = one.kind == "latin" and term and not _names_end(text, one.start - 1)
    if not explains and one.text not in words("ambiguous"):
        return one
    return Mention(one.text, one.start, one.kind, sure=False)


def _names_end(text: str, at: int) -> bool:
    """Whether a foreign name ends before a bracket, whose Latin is its spelling then."""
    before = text[max(0, at - 12) : at].rstrip("*_ ")
    return any(is_foreign(before[-length:]) for length in (3, 4)) or any(
        one.start + len(one.text) == len(before) for one in dotted_in(before)
    )


def _listed(text: str, people: Iterable[str]) -> Iterator[Mention]:
    for name in people:
        if len(name) > 1 and not name.isascii() and name in text:
            yield Mention(name, text.index(name), "listed", sure=False)


def _ended(row: list[Mention], others: frozenset[str], spoken: str) -> Iterator[Mention]:
    """Foreign names without what is run together with their end."""
    for one in row:
        dotted = one.kind == "foreign" and len(parts(one.text)) > 1
        yield Mention(cut(one.text, others, spoken), one.start, one.kind, one.sure) if dotted else one


_ORDER = {"titled": 1, "person": 2}
"""Which of two names that overlap is taken: a person is what a single character shows, and gives way."""


def _apart(row: Iterable[Mention]) -> Iterator[Mention]:
    """Names that do not overlap: of two the surer kind, then the longer."""
    taken: set[int] = set()
    for one in sorted(row, key=lambda one: (_ORDER.get(one.kind, 0), -len(one.text), one.start)):
        stretch = range(one.start, one.start + len(one.text))
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            yield one


def _place(paragraph: Paragraph, at: int) -> Location:
    before = paragraph.text[:at]
    column = at - before.rfind("\n") + (paragraph.place.column - 1 if "\n" not in before else 0)
    return Location(paragraph.place.path, paragraph.place.line + before.count("\n"), column)

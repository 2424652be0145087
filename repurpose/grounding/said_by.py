"""Whom an article gives each of its quotations to: by words beside it, the sentence before it, or a pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.held_out import HeldOut, OwnWords, QuotedSpan
from repurpose.grounding.person_names import Person
from repurpose.grounding.saying import (
    ADVERBS,
    AND,
    ANY_AFTER,
    ASKS,
    ASKS_AFTER,
    GOES_ON,
    LEAD,
    REPORTS,
    SAID_AFTER,
    SAYS,
    STRANGER,
    WHOSE,
)
from repurpose.grounding.spoken_of import PeopleSpokenOf, SpokenOf


class GivenTo(Struct, frozen=True):
    """Who is said to have said something; `person` is None for somebody who is not of the talk, or who is not plain.

    `plainly` is whether words of saying are beside it. `rivals` are the others who are spoken of there.
    """

    person: Person | None
    plainly: bool = False
    rivals: tuple[Person, ...] = ()


class Statement(Struct, frozen=True):
    """Indirect speech: who says it, and the stretch of a paragraph that says what."""

    person: Person
    paragraph: int
    start: int
    end: int


class Attribution:
    """Reads an article in order, and says of each quotation whom it is given to."""

    def __init__(
        self, text: Sequence[Paragraph], mentions: PeopleSpokenOf, asides: Mapping[str, str], said: str
    ) -> None:
        """After `asides`, with their labels, nobody is still spoken of. `said` are words of the talk."""
        self._rows = [HeldOut(paragraph, mentions, asides.get(paragraph.text)) for paragraph in text]
        body = [row for row in self._rows if not row.aside]
        mentions.learn(([row.among(one.start, one.end) for one in row.sentences] for row in body), said)
        before: list[list[SpokenOf]] = []
        for row in body:
            row.tell(mentions, before)
            del before[:-2]

    def said(self, number: int, at: int) -> GivenTo | None:
        """Whom the quotation is given to that holds an offset of a paragraph; None where nothing says it."""
        row = self._rows[number]
        quoted = next((one for one in row.quoted if one.start <= at < one.end), None)
        return self._of(number, quoted) if quoted else None

    def statements(self) -> Iterator[Statement]:
        """What the article has somebody say without quotation marks."""
        for number, row in enumerate(self._rows):
            for sentence in () if row.aside else row.sentences:
                yield from _statements(row, number, sentence)

    def _of(self, number: int, quoted: QuotedSpan) -> GivenTo | None:
        row = self._rows[number]
        if row.label and not row.sentences:
            return GivenTo(row.label, True)
        before = row.before(quoted)
        colon = row.words[: quoted.start].rstrip().endswith((":", "："))
        said = None if colon else _after(row, quoted)
        if not said and before:
            said = _actor(row, before.start, before.end, colon)
        return said or self._earlier(number, before.start if before else quoted.start)

    def _earlier(self, number: int, end: int) -> GivenTo | None:
        """The one the sentence before speaks of; across a paragraph where the quotation begins its own."""
        row = self._rows[number]
        sentences = [one for one in row.sentences if one.end <= end]
        for sentence in reversed(sentences):
            introduces = sentence.introduces if sentence.introduces and sentence.introduces.end <= end else None
            if (introduces and introduces.asks) or ASKS.search(row.words, sentence.start, sentence.end):
                return None
            said = _actor(row, sentence.start, sentence.end)
            if said or any(one.object for one in row.among(sentence.start, sentence.end)):
                # 开车的那位不同意她: who does something there is not named, but it is not the one it is done to.
                return GivenTo(said.person, False, said.rivals) if said else None
        if sentences or row.aside or number == 0 or self._rows[number - 1].aside:
            return None
        return self._across(number - 1)

    def _across(self, number: int) -> GivenTo | None:
        """The one whom a paragraph leaves off with."""
        row = self._rows[number]
        last = row.quoted[-1] if row.quoted else None
        if last and not any(one.start >= last.end for one in row.sentences):
            said = None if last.asks else self._of(number, last)
            return GivenTo(said.person, False, said.rivals) if said else None
        return self._earlier(number, len(row.words)) if row.sentences else None


def _actor(row: HeldOut, start: int, end: int, colon: bool = False) -> GivenTo | None:
    """The one who says or does something in a sentence: the subject of its last clause that has one."""
    people = row.acting(start, end)
    for number, (first, last) in enumerate(row.clauses(start, end)):
        mentions = row.among(first, last)
        subject = _subject(row, mentions)
        says = SAYS.search(row.words, first, last) is not None or (colon and not number)
        if subject and (says or subject.vague or not subject.other or _is_somebodys(row, subject)):
            person = None if _together(row, mentions, subject) else row.person(subject)
            return GivenTo(person, colon or says, tuple(one for one in people if one is not person))
    return None


def _statements(row: HeldOut, number: int, sentence: OwnWords) -> Iterator[Statement]:
    """What follows `X said that`, or goes before `, X said`, up to a stop or a quotation."""
    for first, last in row.clauses(sentence.start, sentence.end):
        mentions = row.among(first, last)
        subject = _subject(row, mentions)
        person = row.person(subject) if subject and not _together(row, mentions, subject) else None
        says = REPORTS.match(row.words, subject.end, sentence.end) if subject and person else None
        if subject and person and says:
            start, end = row.bare(says.end(), sentence.end)
            if end - start < _SHORTEST:
                start, end = row.bare(sentence.start, subject.start)
            if end - start >= _SHORTEST:
                yield Statement(person, number, start, end)


_SHORTEST = 6
"""Characters of indirect speech that can be looked up."""


def _subject(row: HeldOut, mentions: Sequence[SpokenOf]) -> SpokenOf | None:
    """The first that is not spoken to or of: not 对他, and of 她的护士 and 农民麦克吉拉 the latter."""
    for one, following in zip_longest(mentions, mentions[1:]):
        gap = row.words[one.end : following.start] if following else None
        if following and ((gap == "的" and following.other) or (one.other and gap in ("", " "))):
            continue
        if not one.object:
            return one
    return None


def _is_somebodys(row: HeldOut, other: SpokenOf) -> bool:
    """Whether somebody else is called after one of the talk: 他的孙女. They, not he, may go on to speak."""
    return any(one.end == other.start - 1 and row.words[one.end] == "的" for one in row.mentions)


def _together(row: HeldOut, mentions: Sequence[SpokenOf], subject: SpokenOf) -> bool:
    """Whether another acts with a subject: 甲和乙."""
    following = next((one for one in mentions if one.start >= subject.end), None)
    return following is not None and AND.fullmatch(row.words, subject.end, following.start) is not None


def _after(row: HeldOut, quoted: QuotedSpan) -> GivenTo | None:
    """The one whom the words right after a quotation name, where they are words of saying."""
    start, end = row.after(quoted)
    words = row.words[start:end]
    leads_on = words.rstrip().endswith((":", "：")) and end < len(row.words)
    if quoted.ended and leads_on:
        return None
    lead = LEAD.match(row.words, start, end)
    named = [one for one in row.among(start, end) if lead and one.start <= lead.end() + _APPOSITION]
    subject = _subject(row, named[:2])
    if lead and subject and _says(row, quoted, subject, end, lead[0]):
        return GivenTo(row.person(subject), True)
    stranger = not named and STRANGER.match(words) and not ADVERBS.match(words)
    return GivenTo(None, True) if stranger else None


_APPOSITION = 4
"""Characters between a quotation and the name after it: “……”老厂长逯成章说."""


def _says(row: HeldOut, quoted: QuotedSpan, subject: SpokenOf, end: int, lead: str) -> bool:
    """Whether a name after a quotation is followed by words of saying, or preceded by them (`lead`)."""
    if SAYS.search(lead):
        return True
    patterns = [ASKS_AFTER if quoted.asks else SAID_AFTER if quoted.ended else ANY_AFTER]
    if "是" in lead:
        patterns.append(WHOSE)
    if not quoted.ended and not row.before(quoted) and lead.startswith(("，", ",")):
        patterns.append(GOES_ON)
    return any(one.match(row.words, subject.end, end) for one in patterns)

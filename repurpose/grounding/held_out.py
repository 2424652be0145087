"""An article's paragraphs with their quotations held out: its own words as sentences, and who is spoken of in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from msgspec import Struct, structs

from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.person_names import Person
from repurpose.grounding.spoken_of import PeopleSpokenOf, SpokenOf
from repurpose.text.delimiters import pair

_HELD = "\x00"
"""Stands for each character of a quotation, so that nobody in it is taken for somebody the article speaks of."""
_STOP = re.compile(r"[。！？!?；;\n…]+|(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)\.(?=\s|$)")
"""The end of a sentence; the point of an initial or of Dr. is none."""
_CLAUSE = re.compile(r"[，,：:—–]+|$")
_WORDS = re.compile(r"[^\W_]")


class QuotedSpan(Struct, frozen=True):
    """A quotation with its marks, by offsets in the paragraph: whether a stop ends it, and whether it asks."""

    start: int
    end: int
    ended: bool
    asks: bool


def _start(one: QuotedSpan | SpokenOf) -> int:
    return one.start


class OwnWords(Struct, frozen=True):
    """The article's own words from stop to stop; `introduces` is the quotation that begins right after them."""

    start: int
    end: int
    introduces: QuotedSpan | None = None


class HeldOut:
    """A paragraph read for who is spoken of in its own words. `label` is who stands before it, None in running text."""

    def __init__(self, paragraph: Paragraph, mentions: PeopleSpokenOf, label: str | None) -> None:
        self.aside = label is not None
        self.quoted: list[QuotedSpan] = []
        self.words = self._hold_out(paragraph.text)
        self.mentions = mentions.find(self.words)
        self._told: dict[int, Person] = {}
        self.label = next((one.person for one in mentions.find(label or "")), None)

    def _hold_out(self, text: str) -> str:
        pieces, at = [], 0
        for start, end in pair(text).groups:
            if text[start] in '“「『"' and end - start > 2:
                inside = text[start + 1 : end - 1].rstrip()
                asks = inside.endswith(("？", "?"))
                self.quoted.append(QuotedSpan(start, end, asks or inside.endswith(("。", "！", "!", ".", "…")), asks))
                pieces += [text[at : start + 1], _HELD * (end - start - 2)]
                at = end - 1
        return "".join([*pieces, text[at:]])

    @cached_property
    def sentences(self) -> list[OwnWords]:
        """The article's own words, cut at stops, where a quotation begins, and where one with a stop ends."""
        cuts = {0, len(self.words), *(stop.end() for stop in _STOP.finditer(self.words))}
        cuts |= {one.end for one in self.quoted if one.ended} | {one.start for one in self.quoted}
        edges = sorted(cuts)
        starts = {one.start: one for one in self.quoted}
        return [OwnWords(*row, starts.get(row[1])) for row in pairwise(edges) if _WORDS.search(self.words, *row)]

    def before(self, quoted: QuotedSpan) -> OwnWords | None:
        """The words of the same sentence that a quotation ends or goes on."""
        ended = _STOP.search(self.words, max(0, quoted.start - 1), quoted.start)
        return None if ended else self._by_end.get(quoted.start)

    @cached_property
    def _by_end(self) -> dict[int, OwnWords]:
        return {one.end: one for one in self.sentences}

    def after(self, quoted: QuotedSpan) -> tuple[int, int]:
        """The words right after a quotation, up to a stop or the next quotation."""
        stop = _STOP.search(self.words, quoted.end)
        end = stop.start() if stop else len(self.words)
        following = bisect_left(self.quoted, quoted.end, key=_start)
        return quoted.end, min([end, *(one.start for one in self.quoted[following : following + 1])])

    def bare(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without blanks and marks around it; an empty one where a quotation is in it."""
        words = self.words[start:end]
        if _HELD in words:
            return start, start
        inside = words.rstrip("。！？!?；;.，,：:… \n")
        return end - len(words.lstrip("，,：: \n")), start + len(inside)

    def among(self, start: int, end: int) -> list[SpokenOf]:
        """The mentions between two offsets."""
        return self.mentions[
            bisect_left(self.mentions, start, key=_start) : bisect_left(self.mentions, end, key=_start)
        ]

    def person(self, mention: SpokenOf) -> Person | None:
        """Whom a mention means, pronouns included as far as they are told."""
        return mention.person or self._told.get(mention.start)

    def acting(self, start: int, end: int) -> list[Person]:
        """The people of the talk who are spoken of between two offsets, and not merely spoken to."""
        return [person for one in self.among(start, end) if not one.object and (person := self.person(one))]

    def tell(self, mentions: PeopleSpokenOf, before: list[list[SpokenOf]]) -> None:
        """Tell every pronoun from the sentences before it; `before` grows by those of this paragraph."""
        for sentence in self.sentences:
            seen: list[SpokenOf] = []
            before.append(seen)
            for one in self.among(sentence.start, sentence.end):
                person = mentions.told(one, before) if one.pronoun else None
                if person:
                    self._told[one.start] = person
                if not one.other or self._acts(one):
                    seen.append(structs.replace(one, person=person) if person else one)

    def _acts(self, one: SpokenOf) -> bool:
        """Whether somebody else begins a clause, so that a pronoun may mean them: not in 登记的病人."""
        return one.opens or "·" in self.words[one.start : one.end]

    def clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The clauses between two offsets, the last first."""
        edges = [start, *(mark.end() for mark in _CLAUSE.finditer(self.words, start, end))]
        yield from reversed([row for row in pairwise(edges) if row[0] < row[1]])

"""The source as sides: each turn's words and their original, indexed by what they say."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from repurpose.document.to_html import plain
from repurpose.grounding.figure import Figure
from repurpose.grounding.find_figures import figures
from repurpose.grounding.glossary import LatinReadings, Reading, Sense, latin_places, readings, telling
from repurpose.grounding.word_tokens import spans, tokens
from repurpose.model import Evidence, Section
from repurpose.text.han import FIRST_HAN, is_han
from repurpose.text.language import language

if TYPE_CHECKING:
    from repurpose.grounding.dictionary import Dictionary
    from repurpose.grounding.foreign_passage import English


class Side(Struct, eq=False, dict=True):
    """A turn's words in one language. `turn` numbers the turn, so that both sides of one turn share it."""

    path: str
    line: int
    lang: str
    text: str
    turn: int
    speaker: str
    words: list[str]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where in the text each word occurs."""
        return spans(self.text)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of the text."""
        return figures(self.text)

    @cached_property
    def companies(self) -> dict[int, frozenset[Sense]]:
        """What is around each figure, by where it starts; filled by who asks."""
        return {}

    @cached_property
    def readings(self) -> list[Reading]:
        """What the words may mean."""
        return readings(self.words)

    def senses(self, wanted: frozenset[Sense] | None, known: LatinReadings | None = None) -> dict[Sense, list[int]]:
        """Where each sense occurs, or each that is wanted. `known` are the telling words, if they were looked up."""
        if wanted is not None and not self.is_han:
            return latin_places(self.words, telling(set(self.words), wanted) if known is None else known)
        found: dict[Sense, list[int]] = {}
        for at, _, senses in readings(self.words, wanted):
            for sense in senses:
                found.setdefault(sense, []).append(at)
        return found

    @cached_property
    def run(self) -> str:
        """The words in a row, to look a verbatim quotation up in."""
        return f" {' '.join(self.words)} "

    @property
    def is_han(self) -> bool:
        """Whether the side is Chinese."""
        return self.lang.startswith("zh")

    def evidence(self, start: int, end: int) -> Evidence:
        """The passage from word `start` to before word `end`, widened to whole sentences where they are near."""
        first, last = self.characters(start, end)
        first, last = _widened(self.text, first, last)
        line = self.line + self.text.count("\n", 0, first)
        return Evidence(self.path, line, self.lang, " ".join(self.text[first:last].split()))

    def words_at(self, start: int, end: int) -> tuple[int, int]:
        """The words that are between two offsets of the text."""
        first = bisect_right(self._ends, start)
        return first, max(first + 1, bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.spans]

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text of a stretch of words."""
        if not self.spans:
            return 0, len(self.text)
        first = self.spans[min(start, len(self.spans) - 1)][0]
        last = self.spans[min(max(end, start + 1), len(self.spans)) - 1][1]
        return first, last


_REACH = {True: 60, False: 160}
"""Characters a passage is widened by, at most, to reach the end of a sentence: in Chinese, in other languages."""


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets moved out to the nearest sentence ends, or, where those are far, to a word's edge halfway there."""
    reach = _REACH[is_han(text[start : start + 1])]
    before = [match.start() for match in _END.finditer(text, max(0, start - reach), start)]
    if before or start <= reach:
        first = before[-1] + 1 if before else 0
    else:
        first = max(text.find(" ", start - reach // 2, start), start - reach // 2)
    after = _END.search(text, max(end - 1, 0), end + reach)
    if after or len(text) - end <= reach:
        last = after.end() if after else len(text)
    else:
        edge = text.rfind(" ", end, end + reach // 2)
        last = edge if edge >= 0 else end
    return first, last


_END = re.compile(r"[。！？!?；;\n]|\.(?!\d)")
"""Where a sentence ends; the point of 1.2 ends none."""


def sides(sections: Iterable[Section], path: str) -> list[Side]:
    """Both sides of every turn; an original that several turns share is reported once."""
    reader = _SideReader(path)
    told: set[int] = set()
    turns = (turn for section in sections for turn in section.turns)
    for number, turn in enumerate(turns):
        if turn.text:
            reader.take(turn.text, turn.line, "", number, turn.speaker.name)
        original = turn.original
        if original and original.text and original.line not in told:
            told.add(original.line)
            reader.take(original.text, original.line, original.lang, number, turn.speaker.name)
    return reader.found


_MARKUP = re.compile(r"[*_\[<`&~=\\]")


class _SideReader:
    """Turns into sides. A file's Chinese, and what else it is written in, is of one kind: it is asked for once."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Side] = []
        self._langs: dict[bool, str] = {}

    def take(self, text: str, line: int, lang: str, turn: int, speaker: str) -> None:
        bare = plain(text) if _MARKUP.search(text) else text
        words = tokens(bare)
        han = sum(word >= FIRST_HAN for word in words[:60]) * 2 > min(60, len(words))
        if not lang:
            lang = self._langs.get(han) or language(bare)
            self._langs[han] = lang
        self.found.append(Side(self.path, line, lang, bare, turn, speaker, words))


Places = dict[int, list[int]]
"""Where a word occurs: in which sides, by number, and at which of their words."""


class Source:
    """Everything that was said, with inverted indexes from pairs of words, and from meanings, to where they occur."""

    def __init__(self, all_sides: Sequence[Side], wanted: frozenset[Sense] | None = None) -> None:
        """`wanted` limits the index of meanings to those that will be asked for."""
        self.sides, self._wanted = all_sides, wanted
        self._turns = [side.turn for side in all_sides]
        self.size = sum(len(side.words) for side in all_sides) or 1
        self.by_turn: dict[int, list[int]] = defaultdict(list)
        self._pairs: dict[bool, dict[tuple[str, str], Places]] = {}
        self._places: dict[tuple[Sense, ...], Places] = {}
        for number, side in enumerate(all_sides):
            self.by_turn[side.turn].append(number)

    def pairs(self, han: bool) -> dict[tuple[str, str], Places]:
        """Where each pair of neighbouring words occurs, in the Chinese sides or in the others."""
        if han not in self._pairs:
            index: dict[tuple[str, str], Places] = {}
            for number, side in enumerate(self.sides):
                for at, pair in enumerate(pairwise(side.words) if side.is_han == han else ()):
                    index.setdefault(pair, {}).setdefault(number, []).append(at)
            self._pairs[han] = index
        return self._pairs[han]

    @cached_property
    def _senses(self) -> dict[Sense, Places]:
        index: dict[Sense, Places] = {}
        words = set[str]().union(*(side.words for side in self.sides if not side.is_han))
        known = None if self._wanted is None else telling(words, self._wanted)
        for number, side in enumerate(self.sides):
            for sense, places in side.senses(self._wanted, known).items():
                index.setdefault(sense, {})[number] = places
        return index

    def places(self, senses: tuple[Sense, ...]) -> Places:
        """Where a word that may mean any of these occurs."""
        if senses not in self._places:
            merged: Places = {}
            for sense in senses:
                for number, places in self._senses.get(sense, {}).items():
                    merged[number] = sorted({*merged[number], *places}) if number in merged else places
            self._places[senses] = merged
        return self._places[senses]

    @cached_property
    def english(self) -> English | None:
        """The English sides, ready for the dictionary; None without the dictionary."""
        from repurpose.grounding.foreign_passage import English

        return English(self.sides, self.book) if self.book else None

    @cached_property
    def book(self) -> Dictionary | None:
        """The dictionary, where it is installed."""
        from repurpose.grounding.dictionary import dictionary

        return dictionary()

    def turns(self, places: Places) -> set[int]:
        """The turns that sides belong to."""
        return {self._turns[number] for number in places}

    def rarity(self, hits: int) -> float:
        """The weight of a word that occurs in so many places: 3 for one, next to nothing for a word of every line."""
        return min(3.0, math.log(1 + self.size / (40 * max(1, hits))))

    def others(self, side: Side) -> Iterator[Side]:
        """The same turn in its other language."""
        return (self.sides[number] for number in self.by_turn[side.turn] if self.sides[number] is not side)

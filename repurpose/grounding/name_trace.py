"""Which names of an article the source has, and how it spells them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from repurpose.grounding.names import holds, joined, names_in, similar, spellings, vocabulary
from repurpose.grounding.passages import Source
from repurpose.grounding.speech import Paragraph
from repurpose.model import Evidence, NameTrace, Place


class Names:
    """The names a source has: in its turns, and in its front matter (`listed`, with where they stand)."""

    def __init__(self, source: Source, listed: Sequence[Evidence]) -> None:
        self.source, self.listed = source, listed

    @cached_property
    def folded(self) -> list[str]:
        """Each side in lower case."""
        return [side.text.casefold() for side in self.source.sides]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every Latin word that is said, and every two neighbours as one."""
        return frozenset[str]().union(*(vocabulary(side.text) for side in self.source.sides))

    def trace(self, name: str, place: Place) -> NameTrace:
        """One name held against the source."""
        for wanted in (name, *spellings(name)):
            found = self._spelt(wanted)
            if found:
                spelling, evidence = found
                same = spelling == name.casefold()
                return NameTrace(
                    name, place, (evidence,), "", "exact" if same else "variant", name if same else spelling
                )
        if re.search(r"\d", name):
            for number, folded in enumerate(self.folded):
                if joined(name.casefold()) in joined(folded):
                    return NameTrace(name, place, (self._passage(number, 0, 1),), "", "variant", joined(name))
        word = similar(name, self.words)
        if word:
            return NameTrace(name, place, self._where(word), "", "variant", word)
        return NameTrace(name, place)

    def _spelt(self, name: str) -> tuple[str, Evidence] | None:
        for number, folded in enumerate(self.folded):
            spelling = holds(name, folded)
            if spelling:
                return spelling, self._passage(number, folded.find(spelling), len(spelling))
        for one in self.listed:
            spelling = holds(name, one.text.casefold())
            if spelling:
                return spelling, one
        return None

    def _where(self, word: str) -> tuple[Evidence, ...]:
        for number, folded in enumerate(self.folded):
            at = folded.find(word)
            if at >= 0:
                return (self._passage(number, at, len(word)),)
        return ()

    def _passage(self, number: int, at: int, length: int) -> Evidence:
        side = self.source.sides[number]
        first = next((place for place, (_, end) in enumerate(side.spans) if end > at), 0)
        return side.evidence(first, first + max(1, len(side.text[at : at + length].split())))


def names_of(paragraphs: Iterable[Paragraph], people: Sequence[str]) -> list[tuple[str, Place]]:
    """The names of an article, each at its first place."""
    found: dict[str, Place] = {}
    for paragraph in paragraphs:
        for name in names_in(paragraph.text, tuple(people)):
            if name not in found:
                at = paragraph.text.find(name)
                before = paragraph.text[:at]
                line = paragraph.place.line + before.count("\n")
                column = at - before.rfind("\n") + (paragraph.place.column - 1 if "\n" not in before else 0)
                found[name] = Place(paragraph.place.path, line, column)
    return list(found.items())

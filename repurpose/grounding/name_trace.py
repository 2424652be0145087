"""Which names of an article the source has, and how it spells them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from repurpose.grounding.find_names import joined, names_in, position, similar, spellings, vocabulary
from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.source_index import Source
from repurpose.model import Evidence, Location, NameTrace


class Names:
    """The names a source has: in its turns, and in its front matter (`listed`, with where they occur)."""

    def __init__(self, source: Source, listed: Sequence[Evidence]) -> None:
        self.source, self.listed = source, listed

    @cached_property
    def folded(self) -> str:
        """Everything that is said, in lower case, a side a line."""
        return "\n".join(side.text.casefold().replace("\n", " ") for side in self.source.sides)

    @cached_property
    def front(self) -> str:
        """Everything that front matter and labels name, in lower case."""
        return "\n".join(one.text.casefold() for one in self.listed)

    @cached_property
    def starts(self) -> list[int]:
        """Where in `folded` each side starts."""
        lengths = (len(side.text.casefold()) + 1 for side in self.source.sides)
        return [0, *accumulate(lengths)]

    def trace(self, name: str, place: Location) -> NameTrace:
        """One name checked against the source."""
        for wanted in dict.fromkeys((name.casefold(), *sorted(spellings(name)))):
            found = self._spelt(wanted)
            if found:
                same = wanted == name.casefold()
                return NameTrace(name, place, (found,), "", "exact" if same else "variant", name if same else wanted)
        word = self._joined(name) or similar(name, vocabulary(self.folded) | vocabulary(self.front))
        if word:
            return NameTrace(name, place, self._where(word), "", "variant", word)
        return NameTrace(name, place)

    def _spelt(self, name: str) -> Evidence | None:
        at = position(name, self.folded)
        if at >= 0:
            return self._passage(at, len(name))
        return next((one for one in self.listed if position(name, one.text.casefold()) >= 0), None)

    def _joined(self, name: str) -> str:
        """A name with a number, without the spaces and hyphens it may have lost: SB1047, GPT5."""
        if not re.search(r"\d", name):
            return ""
        pattern = r"[\s\-]?".join(map(re.escape, joined(name.casefold())))
        match = re.search(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", self.folded)
        return match[0] if match else ""

    def _where(self, word: str) -> tuple[Evidence, ...]:
        at = self.folded.find(word)
        if at >= 0:
            return (self._passage(at, len(word)),)
        return tuple(one for one in self.listed if word in one.text.casefold())[:1]

    def _passage(self, at: int, length: int) -> Evidence:
        number = bisect_right(self.starts, at) - 1
        side = self.source.sides[number]
        first, last = side.words_at(at - self.starts[number], at - self.starts[number] + length)
        return side.evidence(first, last)


def names_of(paragraphs: Iterable[Paragraph], people: Sequence[str]) -> list[tuple[str, Location]]:
    """The names of an article, each at its first place."""
    found: dict[str, Location] = {}
    for paragraph in paragraphs:
        for name in names_in(paragraph.text, tuple(people)):
            if name not in found:
                at = paragraph.text.find(name)
                before = paragraph.text[:at]
                line = paragraph.place.line + before.count("\n")
                column = at - before.rfind("\n") + (paragraph.place.column - 1 if "\n" not in before else 0)
                found[name] = Location(paragraph.place.path, line, column)
    return list(found.items())

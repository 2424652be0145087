"""Which names of an article the source has, and how it spells them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate

from repurpose.grounding.family_names import initial, people_in
from repurpose.grounding.find_names import joined, position, similar, spellings, vocabulary
from repurpose.grounding.foreign_names import DOTS, is_foreign, parts
from repurpose.grounding.institutions import body, english
from repurpose.grounding.mention import Mention
from repurpose.grounding.name_sounds import bare, homophone, is_compared, pinyin
from repurpose.grounding.name_table import NameTable
from repurpose.grounding.name_words import either
from repurpose.grounding.named_words import NamedWords
from repurpose.grounding.source_index import Source
from repurpose.model import Evidence, Location, NameTrace
from repurpose.text.han import has_han, is_han
from repurpose.text.similarity import bigrams, containment

SAME_WORK = 0.6
"""Share of the pairs of characters of a title that the talk has side by side, for a work named loosely. Own choice."""
MANY = 3
"""One in so many sides must be Chinese for a talk to be there in Chinese; half are in a bilingual one. Own choice."""
LEAST_PINYIN = 5
"""Letters of a Chinese name in Pinyin that are looked up in a row: `xiwu` occurs by chance. Own choice."""


class Names:
    """The names a source has: in its turns, and in its front matter (`listed`, with where they occur).

    `table` has names in the other language, `settled` those that the editor spelt: the brief's.
    """

    def __init__(
        self, source: Source, listed: Sequence[Evidence], table: NameTable | None = None, settled: Sequence[str] = ()
    ) -> None:
        self.source, self.listed, self.table, self.settled = source, listed, table or {}, settled

    @cached_property
    def folded(self) -> str:
        """Everything that is said, in lower case and without accents, a side a line."""
        return "\n".join(bare(side.text).replace("\n", " ") for side in self.source.sides)

    @cached_property
    def front(self) -> str:
        """Everything that front matter and labels name, in lower case."""
        return "\n".join(bare(one.text) for one in self.listed)

    @cached_property
    def starts(self) -> list[int]:
        """Where in `folded` each side starts."""
        lengths = (len(bare(side.text)) + 1 for side in self.source.sides)
        return [0, *accumulate(lengths)]

    @cached_property
    def spoken(self) -> str:
        """What is said in Chinese, and what front matter and labels name in it."""
        said = (side.text for side in self.source.sides if side.is_han)
        return "\n".join((*said, *(one.text for one in self.listed if has_han(one.text))))

    @cached_property
    def words(self) -> NamedWords:
        """The words that are written as names in what is said in other languages."""
        said = (side.text for side in self.source.sides if not side.is_han)
        return NamedWords("\n".join((*said, *(one.text for one in self.listed if not is_han(one.text)))))

    @cached_property
    def is_chinese(self) -> bool:
        """Whether the talk is Chinese throughout: a name that nobody says is nowhere then."""
        return bool(self.source.sides) and all(side.is_han for side in self.source.sides)

    @cached_property
    def is_bilingual(self) -> bool:
        """Whether much of the talk is there in Chinese too: a Chinese name is in it, or in Pinyin in the original."""
        return sum(side.is_han for side in self.source.sides) * MANY >= len(self.source.sides)

    @cached_property
    def people(self) -> list[str]:
        """The Chinese people that the talk names."""
        return [one.text for one in people_in(self.spoken, self.spoken)]

    def trace(self, mention: Mention, place: Location) -> NameTrace | None:
        """One name checked against the source; None where it is none, or nothing can be said of it."""
        found = self._found(mention, place) or self._in_table(mention, place)
        told_by_its_pair = has_han(mention.text) and bare(mention.text) in self.table
        if found or not mention.sure or told_by_its_pair or mention.text in self.settled:
            return found
        nearest = self._homophone(mention)
        if nearest:
            return NameTrace(mention.text, place, self._where(nearest), "", "not-found", nearest)
        return NameTrace(mention.text, place) if self._is_comparable(mention) else None

    def _found(self, mention: Mention, place: Location) -> NameTrace | None:
        """The name as it is written, in another spelling, or as its kind may also be written."""
        name = mention.text
        plural = (f"{bare(name)}s",) if name.isascii() and name.isupper() else ()
        for wanted in dict.fromkeys((bare(name), *sorted(spellings(name)), *plural)):
            found = self._spelt(wanted)
            if found:
                same = wanted == bare(name)
                return NameTrace(name, place, (found,), "", "exact" if same else "variant", name if same else wanted)
        word = self._otherwise(mention)
        return NameTrace(name, place, self._where(word), "", "variant", word) if word else None

    def _otherwise(self, mention: Mention) -> str:
        """How the source writes a name that it does not have as it stands, "" where it has not got it."""
        if not has_han(mention.text):
            return self._joined(mention.text) or self._similar(mention.text) or self._initials(mention.text)
        if mention.text in self.settled and (near := self._homophone(mention)):
            return near
        by_kind: dict[str, Callable[[str], str]] = {
            "foreign": self._foreign,
            "listed": self._any,
            "person": self._person,
            "titled": self._titled,
            "institution": self._institution,
            "work": self._work,
        }
        return by_kind[mention.kind](mention.text)

    def _in_table(self, mention: Mention, place: Location) -> NameTrace | None:
        """A name by what the table has for it."""
        for other in self.table.get(bare(mention.text), ()):
            written = _mentioned(other)
            found = self._found(written, place)
            if found:
                return NameTrace(mention.text, place, found.evidence, "", "variant", found.found)
        return None

    def _is_comparable(self, mention: Mention) -> bool:
        """Whether the source would have the name if it were said: a translation may be written in many ways."""
        name = mention.text
        if mention.kind in ("latin", "listed"):
            return True
        if mention.kind == "foreign":
            return self.is_chinese or is_compared(name)
        if mention.kind == "institution":
            foreign = is_foreign(body(name)) and is_compared(body(name))
            return self.is_chinese or foreign or not self._has_such(name)
        return self.is_chinese or (mention.kind != "work" and self.is_bilingual)

    def _has_such(self, name: str) -> bool:
        """Whether the talk names an institution of the same kind in English: it may be the same by another word."""
        return any(position(word, self.folded) >= 0 for word in english(name))

    def _homophone(self, mention: Mention) -> str:
        """A name that the talk writes with other characters of the same sound."""
        if not has_han(mention.text) or mention.kind in ("work", "institution") or len(mention.text) < 2:
            return ""
        return homophone(mention.text, self.spoken)

    def _any(self, name: str) -> str:
        return self._foreign(name) if len(parts(name)) > 1 else self._person(name) or self._foreign(name)

    def _foreign(self, name: str) -> str:
        if not is_han(name):
            return ""
        return self.words.said_as(parts(name)) or self._part(name)

    def _part(self, name: str) -> str:
        """A part that the talk says by itself, or with the name's other parts as it writes them."""
        for part in reversed(parts(name)):
            beside = (
                re.findall(rf"[\w{DOTS}]*{part}[\w{DOTS}]*", self.spoken)
                if part in self.spoken and len(part) > 1
                else []
            )
            dotted = [one for one in beside if re.search(rf"[{DOTS}]{part}|{part}[{DOTS}]", one)]
            if beside and not dotted:
                return part
        return NamedWords(self.spoken).said_as(parts(name)) if len(parts(name)) > 1 else ""

    def _person(self, name: str) -> str:
        """A Chinese name in Pinyin, the family name first or last."""
        family = initial(Mention(name, 0, "person"))
        one, other = pinyin(family), pinyin(name[len(family) :])
        if not one or not other or len(one + other) < LEAST_PINYIN:
            return ""
        return next((row for row in (f"{one} {other}", f"{other} {one}") if self._in_a_row(row)), "")

    def _in_a_row(self, words: str) -> bool:
        return position(words, self.folded) >= 0 or position(words, self.front) >= 0

    def _titled(self, name: str) -> str:
        """Somebody by family name: whoever in the talk has it."""
        family = initial(Mention(name, 0, "titled"))
        known = next((one for one in (*self.people, *self.settled) if one.startswith(family)), "")
        return known or ("" if homophone(name, self.spoken) else self.words.spelt(pinyin(family)))

    def _institution(self, name: str) -> str:
        """An institution by its name proper, by its number (二院 for 第二医院), or by its sound."""
        proper = body(name)
        if len(proper) > 1 and proper in self.spoken:
            return proper
        number = re.fullmatch("第?([一二三四五六七八九十]+)(?:附?院|中)", name)
        if number:
            full = re.search(f"第{number[1]}(?:[^，。；]{{0,4}})?(?:医院|中学)", self.spoken)
            return full[0] if full else ""
        place = either("place").search(proper)
        foreign = proper[: place.start()] if place and place.start() > 1 else proper
        by_sound = self.words.said_as([foreign]) if is_foreign(foreign) or place else ""
        return by_sound or self.words.spelt(pinyin(proper))

    def _work(self, title: str) -> str:
        return title if containment(title, bigrams(self.spoken)) >= SAME_WORK else ""

    def _spelt(self, name: str) -> Evidence | None:
        at = position(name, self.folded)
        if at >= 0:
            return self._passage(at, len(name))
        return next((one for one in self.listed if position(name, bare(one.text)) >= 0), None)

    def _joined(self, name: str) -> str:
        """A name with a number, without the spaces and hyphens it may have lost: SB1047, GPT5."""
        if not re.search(r"\d", name):
            return ""
        pattern = r"[\s\-]?".join(map(re.escape, joined(bare(name))))
        match = re.search(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])", self.folded)
        return match[0] if match else ""

    def _similar(self, name: str) -> str:
        """A near spelling. The last word of a name is enough where the talk has it without another beside it."""
        known = vocabulary(self.folded) | vocabulary(self.front)
        alone = self.words.is_alone(bare(name).split()[-1])
        names = re.split(r"[\s\-]", name)
        return similar(name, known, alone) or (self.words.said_as(names) if len(names) > 1 and name.isalpha() else "")

    def _initials(self, name: str) -> str:
        """Words that an abbreviation is the initials of: POC for proof of concept."""
        if not re.fullmatch("[A-Z]{3,5}", name):
            return ""
        pattern = r"[\s\-](?:(?:of|and|the|for)\s)?".join(rf"{letter}[a-z]+" for letter in name.casefold())
        match = re.search(rf"\b{pattern}\b", self.folded)
        return match[0] if match else ""

    def _where(self, word: str) -> tuple[Evidence, ...]:
        at = self.folded.find(bare(word))
        if at >= 0:
            return (self._passage(at, len(word)),)
        return tuple(one for one in self.listed if bare(word) in bare(one.text))[:1]

    def _passage(self, at: int, length: int) -> Evidence:
        number = bisect_right(self.starts, at) - 1
        side = self.source.sides[number]
        first, last = side.words_at(at - self.starts[number], at - self.starts[number] + length)
        return side.evidence(first, last)


def _mentioned(name: str) -> Mention:
    """A name from the table as if a text had it."""
    if not has_han(name):
        return Mention(name, 0, "latin")
    return Mention(name, 0, "foreign" if set(DOTS) & set(name) else "listed")

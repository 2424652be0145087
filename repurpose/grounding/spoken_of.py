"""Who is spoken of where in an article: people of the talk by name, by pronoun where it is plain, and others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import regex
from msgspec import Struct

from repurpose.grounding.person_names import KIN, Person, spellings
from repurpose.text.han import HAN

Gender = Literal["", "m", "f"]


class SpokenOf(Struct, frozen=True):
    """Where somebody is spoken of. `person` is None for a pronoun not yet told, and for those who are not of the talk.

    `object` is whether they are spoken to or of: 对他, 问科内留斯, told him; `opens`, whether they begin a clause;
    `vague`, whether they may be of the talk all the same: 对方, 开车的那位.
    """

    start: int
    end: int
    person: Person | None = None
    pronoun: Gender = ""
    other: bool = False
    object: bool = False
    opens: bool = False
    vague: bool = False


_TO_WHOM = (
    "对着?|向|给|跟|和|与|同|让|请|被|把|问起?|告诉|回答|答复|回应|反驳|提醒|叫|替|为|找|劝退?|说服|信任|采访|拨通了?|听|像|比|拉着|遇到|见到|认识|连|"
    "除了|于"
)
_TO_WHOM_LATIN = "of|(?<!ccording )to|with|for|by|from|at|about|like|than|ask|asks|asked|tell|tells|told|and|met|meets"
_OBJECT = re.compile(rf"(?:{_TO_WHOM}|(?<![A-Za-z])(?:{_TO_WHOM_LATIN}))[\s了过着]*\Z")
"""What stands right before one who is spoken to or of."""
_IN_HIS_VIEW = re.compile(r"来说|而言|来讲|来看|看来")
"""After one whose opinion it is: 对他来说, 在她看来."""
_PRONOUN = (
    r"(?P<he>(?<![其吉])他(?![们人])|(?<![A-Za-z])[Hh]e(?![A-Za-z]))|(?P<she>她(?!们)|(?<![A-Za-z])[Ss]he(?![A-Za-z]))"
)
"""他 is no pronoun in 其他, 吉他 and 他人."""
_RELATIVES = r"(?:mother|father|wife|husband|son|daughter|brother|sister|boss|friend|colleague|partner|doctor|nurse)"
_VAGUE = re.compile(r"[那一]位$|对方|前者|后者|两人|二人|两位")
_OTHER = (
    rf"(?P<other>[{HAN}]{{0,6}}的那位|另一位|对方|前者|后者|两人|二人|两位(?:嘉宾)?|[{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}}){{1,3}}|{KIN}|"
    rf"(?:[Hh]is|[Hh]er|[Mm]y|[Tt]he|[Aa]) {_RELATIVES}(?![a-z])|"
    r"(?<![A-Za-z])(?!(?:As|At|But|And|When|While|The|In|If|So|For|On|To|Then|That|This|Like|What|Why|How|Or|Yet) )"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)+)"
)
"""Somebody else: 菲洛梅娜·达科斯塔, 村支书, his wife, Philomena Dacosta."""


class PeopleSpokenOf:
    """Finds who is spoken of in a text, people of the talk first."""

    def __init__(self, people: Sequence[Person], talk: str) -> None:
        self.people = people
        known = spellings(people, talk)
        self._persons = list(known.values())
        # A longer spelling goes before the shorter ones in it.
        order = sorted(enumerate(known), key=lambda one: -len(one[1]))
        named = "|".join(f"(?P<p{number}>{spelling})" for number, spelling in order)
        self._pattern = regex.compile("|".join(one for one in (named, _PRONOUN, _OTHER) if one))
        self.genders: dict[int, Gender] = {}

    def find(self, text: str) -> list[SpokenOf]:
        """Every mention of a text, in order; pronouns are not told yet."""
        return [self._mention(match, text) for match in self._pattern.finditer(text)]

    def _mention(self, match: regex.Match[str], text: str) -> SpokenOf:
        start, end = match.span()
        kind = match.lastgroup or ""
        spoken_of = bool(_OBJECT.search(text[max(0, start - 12) : start])) and not _IN_HIS_VIEW.match(text, end)
        person = self._persons[int(kind[1:])] if kind[1:].isdigit() else None
        pronoun: Gender = "m" if kind == "he" else "f" if kind == "she" else ""
        opens = not text[max(0, start - 2) : start].rstrip()[-1:].isalnum()
        vague = kind == "other" and _VAGUE.search(match[0]) is not None
        return SpokenOf(start, end, person, pronoun, kind == "other", spoken_of, opens, vague)

    def gender(self, person: Person) -> Gender:
        """He or she, as the article itself has it; "" where it does not say."""
        return self.genders.get(id(person), "")

    def learn(self, rows: Iterable[Sequence[Sequence[SpokenOf]]], said: str) -> None:
        """Which pronoun is used of whom where only one can be meant, and of whom `said` says Mr or Ms."""
        votes: Counter[tuple[int, Gender]] = Counter()
        for sentences in rows:
            votes.update(_votes(sentences))
        for person, gender in self._titled(said):
            votes[id(person), gender] += 5
        for person in self.people:
            he, she = votes[id(person), "m"], votes[id(person), "f"]
            if he != she and max(he, she) >= 2 * min(he, she):
                self.genders[id(person)] = "m" if he > she else "f"

    def _titled(self, said: str) -> Iterator[tuple[Person, Gender]]:
        """Whom a text calls Mr or Ms: 林德奎斯特女士, Ms Lindquist."""
        for match in _TITLED.finditer(said):
            near = said[max(0, match.start() - 8) : match.end() + 20]
            at = match.start() - max(0, match.start() - 8)
            for mention in self.find(near):
                beside = mention.start <= at + len(match[0]) + 1 and mention.end >= at
                if mention.person and beside:
                    yield mention.person, "m" if match[0] in ("先生", "Mr", "Mr.") else "f"

    def told(self, pronoun: SpokenOf, before: Sequence[Sequence[SpokenOf]]) -> Person | None:
        """Whom a pronoun means, from the sentences before it (nearest last); None where it is not plain."""
        known = [one for one in self.people if self.gender(one) == pronoun.pronoun]
        maybe = [one for one in self.people if self.gender(one) == ""]
        for row in reversed(before):
            meant = {id(one.person): one.person for one in row if one.person in known or one.person in maybe}
            if pronoun.object and row is before[-1]:
                # Nobody tells himself: in 甲问她 she is not 甲.
                meant = {key: person for key, person in meant.items() if person in known}
            if len(meant) == 1 and not row[0].other:
                return next(iter(meant.values()))
            if meant or any(one.other for one in row):
                break
        if len(known) != 1 or _another_is_last(before):
            return None
        return known[0] if not any(one.person in maybe for row in before for one in row) else None


def _another_is_last(before: Sequence[Sequence[SpokenOf]]) -> bool:
    """Whether the sentence just before speaks of somebody who is not of the talk, and of nobody who is."""
    row = next((row for row in reversed(before) if row), ())
    return any(one.other for one in row) and not any(one.person or one.pronoun for one in row)


_TITLED = re.compile(r"先生|女士|小姐|太太|(?<![A-Za-z])M(?:r|s|rs)\.?(?= [A-Z])")


def _votes(sentences: Sequence[Sequence[SpokenOf]]) -> Iterator[tuple[int, Gender]]:
    """Pronouns that begin a sentence or clause of a paragraph in which only one person has been spoken of so far."""
    person: Person | None = None
    for row in sentences:
        for one in row:
            if one.other or (one.pronoun and one.object) or (one.person and person and one.person is not person):
                return
            if one.pronoun and person and (one is row[0] or one.opens) and not one.object:
                yield id(person), one.pronoun
            person = one.person or person

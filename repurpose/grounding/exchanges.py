"""Whether two things of a passage have changed places in a quotation: who did what to whom, what came first.

A word that moved with its neighbours still says the same (我信前一个数, 前一个数我信). Two that took each other's place
around something that stayed do not (A 救了 B, B 救了 A; 先量后拆, 先拆后量).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, permutations

from msgspec import Struct

from repurpose.grounding.word_tokens import tokens

Clause = Sequence[str]
Piece = tuple[str, ...]
Replaced = tuple[Piece, Piece]
"""What stands at one place of a clause: in the passage, in the quotation."""

CLAUSE_END = re.compile("[，。！？；：、,!?;:]|——|--")
_EMPTY = frozenset("的了吧呢啊吗嘛过着就也都")
"""Characters that come and go without a change of sense."""
ALIKE = 0.34
"""Share of the longer clause that two clauses must have in common to be compared."""
LONGEST = 80
"""Words of a clause that are compared; more is no clause."""


def significant(clause: str) -> list[str]:
    """The words of a clause, Chinese ones by their characters, without those that come and go."""
    return [word for word in tokens(clause) if word not in _EMPTY][:LONGEST]


def han_clauses(text: str) -> list[list[str]]:
    """The clauses of a Chinese text by their words."""
    return [words for clause in CLAUSE_END.split(text) if (words := significant(clause))]


class Exchange(Struct, frozen=True):
    """Two pieces of a passage that stand in each other's place in the quotation, and what stayed between them."""

    first: Piece
    second: Piece
    between: Piece = ()


def exchanges(quoted: Sequence[Clause], passage: Sequence[Clause], least: int) -> Iterator[Exchange]:
    """What has changed places. `least` is how many words the two and what stayed between them must have at least:
    chance makes short ones."""
    yield from _around(_joined(quoted), _joined(passage), least)
    yield from _crossed(list(replaced(quoted, passage)))


def replaced(quoted: Sequence[Clause], passage: Sequence[Clause]) -> Iterator[Replaced]:
    """What the clauses of a quotation have in place of something in theirs of the passage."""
    for number, place in clause_pairs(quoted, passage):
        yield from _replaced(quoted[number], passage[place])


def _around(own: Clause, said: Clause, least: int) -> Iterator[Exchange]:
    """Pieces that changed sides of what stayed: each run of words that both have, with what is left and right of it."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(said):
        places.setdefault(word, []).append(at)
    for at, word in enumerate(own):
        for place in places.get(word, ()):
            if at and place and own[at - 1] == said[place - 1]:
                continue
            size = next(
                (step for step, pair in enumerate(zip(own[at:], said[place:], strict=False)) if pair[0] != pair[1]),
                min(len(own) - at, len(said) - place),
            )
            if _SYMMETRIC.issuperset(own[at : at + size]):
                continue
            first = _overlap(own[at + size :], said[:place])
            second = _overlap(said[place + size :], own[:at])
            if first and second and first != second and _told(first, second, size, least):
                stayed = tuple(own[at : at + size])
                is_not = stayed == ("不", "是") and not _RANKED.isdisjoint((*first, *second))
                if not is_not and _turned((*second, *stayed, *first), (*first, *stayed, *second), own, said):
                    yield Exchange(first, second, stayed)


def _told(first: Piece, second: Piece, size: int, least: int) -> bool:
    """Whether there is enough of it to be no chance; persons are short."""
    return len(first) + len(second) + size >= (3 if _PERSONS.issuperset((*first, *second)) else least)


_PERSONS = frozenset("我你他她它谁")


def _turned(now: Piece, then: Piece, own: Clause, said: Clause) -> bool:
    """Whether the quotation has the new order more often than the passage, and the old one less often."""
    return _times(now, own) > _times(now, said) and _times(then, own) < _times(then, said)


def _times(piece: Piece, clause: Clause) -> int:
    """How often a piece occurs in a row of words."""
    return _row(clause).count(_row(piece))


def _row(words: Sequence[str]) -> str:
    return f" {'  '.join(words)} "


_RANKED = frozenset("最第首")
"""What singles one thing out, so that either may stand first: 最要紧的不是速度, 速度不是最要紧的."""
_SYMMETRIC = frozenset("是和与跟及或且并在有而人")
"""Between two things these let them change places: 最难的是门, 门是最难的."""


def _overlap(right: Clause, left: Clause) -> Piece:
    """The longest piece that one stretch begins with and another ends with."""
    for size in range(min(len(right), len(left), _PIECE), 0, -1):
        if right[:size] == left[-size:]:
            return tuple(right[:size])
    return ()


_PIECE = 12
"""Words of a piece that may change places."""


def clause_pairs(quoted: Sequence[Clause], passage: Sequence[Clause]) -> list[tuple[int, int]]:
    """Each clause of a quotation with the one of the passage that it comes from, by number; none is used twice."""
    shares = [
        (common(own, said), -abs(number - place), number, place)
        for number, own in enumerate(quoted)
        for place, said in enumerate(passage)
    ]
    used, taken, found = set[int](), set[int](), []
    for share, _, number, place in sorted(shares, reverse=True):
        if share >= ALIKE and number not in used and place not in taken:
            used.add(number)
            taken.add(place)
            found.append((number, place))
    return found


def common(own: Clause, said: Clause) -> float:
    """The share of the longer of two clauses that both have, in one order; 0 where it is too little to matter."""
    longer = max(len(own), len(said), 1)
    if sum((Counter(own) & Counter(said)).values()) < ALIKE * longer:
        return 0.0
    matcher = SequenceMatcher(None, said, own, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / longer


def _joined(clauses: Sequence[Clause]) -> Clause:
    return [word for clause in clauses for word in clause][: 3 * LONGEST]


def _replaced(own: Clause, said: Clause) -> Iterator[Replaced]:
    matcher = SequenceMatcher(None, said, own, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "replace":
            yield tuple(said[start:end]), tuple(own[first:last])


def _crossed(pairs: Sequence[Replaced]) -> Iterator[Exchange]:
    for (one, by_one), (other, by_other) in combinations(pairs, 2):
        if _same(one, by_other) and _same(other, by_one) and not _same(one, other):
            yield Exchange(one, other)
    for three in permutations(pairs, 3) if len(pairs) < _MANY else ():
        if all(_same(said, own) for (said, _), (_, own) in zip(three, three[1:] + three[:1], strict=True)):
            yield Exchange(three[0][0], three[1][0])


_MANY = 6
"""Places where two texts differ, from which on three that changed places in a ring are not looked for."""


def _same(one: Piece, other: Piece) -> bool:
    """Whether two pieces are one thing, give or take a word."""
    shared = sum((Counter(one) & Counter(other)).values())
    return shared / max(len(one), len(other)) >= _ONE_THING


_ONE_THING = 0.6
"""Share of the longer piece: 停下来 and 停下 are one thing."""

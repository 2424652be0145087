"""The source on the proof sheet: every turn whole, and where in it each piece of evidence is."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from msgspec import Struct

from repurpose.commands.proof_marks import Cover, MarkedText, Passage, ProofMark, spans
from repurpose.grounding.source_index import Side, sides
from repurpose.model import Evidence, Post
from repurpose.text.time_codes import clock


class SourceSide(Struct, frozen=True):
    """A turn's words in one language."""

    line: int
    lang: str
    spans: list[MarkedText]


class SourceTurn(Struct, frozen=True):
    """What somebody said, in one language or two; `headings` are those between it and the turn before. Where nobody
    knows the speaker's name the label is shown: the page is read by those who may settle it."""

    headings: tuple[str, ...]
    speaker: str
    time: str
    sides: list[SourceSide]


class HeadLine(Struct, frozen=True):
    """A line in front of the first turn: front matter, a title."""

    number: int
    text: str
    begins: tuple[tuple[ProofMark, Passage], ...]


class SourceView:
    """Finds evidence in a source, remembers it, and hands out the source with all that was found in it."""

    def __init__(self, post: Post, text: str) -> None:
        self.post = post
        self.text = text
        self.sides = sides(post.talk, post.source)
        self._by_line = sorted(range(len(self.sides)), key=lambda number: self.sides[number].line)
        self._lines = [self.sides[number].line for number in self._by_line]
        self._covers: dict[int, list[Cover]] = defaultdict(list)
        self._at_line: dict[int, list[tuple[ProofMark, Passage]]] = defaultdict(list)
        self._flat: dict[int, tuple[str, list[int]]] = {}

    def passages(self, mark: ProofMark) -> tuple[Passage, ...]:
        """The evidence of a mark, each with its anchor; it is then part of the view."""
        found = [self._passage(mark, number, one) for number, one in enumerate(mark.trace.evidence, 1)]
        return tuple(found)

    def _passage(self, mark: ProofMark, number: int, one: Evidence) -> Passage:
        anchor = f"e-{mark.id}-{number}"
        place = f"{PurePosixPath(one.path).name}:{one.line}"
        held = one.path == self.post.source
        href = f"#{anchor}" if held else f"#a{one.line}" if one.path == self.post.path and one.line else ""
        passage = Passage(anchor if held else "", href, place, one.line, one.lang, one.text, one.speaker, one.time)
        if held:
            self._keep(mark, passage, one)
        return passage

    def _keep(self, mark: ProofMark, passage: Passage, one: Evidence) -> None:
        at = bisect_right(self._lines, one.line) - 1
        if at < 0:
            self._at_line[one.line].append((mark, passage))
            return
        number = self._by_line[at]
        start, end = self._stretch(number, one.text)
        self._covers[number].append((start, end, mark, passage))

    def _stretch(self, number: int, words: str) -> tuple[int, int]:
        """Where in a side some words with single spaces are; an empty stretch at its beginning where they are not."""
        if number not in self._flat:
            self._flat[number] = _flattened(self.sides[number].text)
        flat, offsets = self._flat[number]
        at = flat.find(words)
        return (offsets[at], offsets[at + len(words) - 1] + 1) if at >= 0 and words else (0, 0)

    @property
    def head(self) -> list[HeadLine]:
        """The lines in front of the first turn."""
        before = min([*self._lines[:1], *(section.line for section in self.post.talk if section.heading)], default=1)
        lines = enumerate(self.text.split("\n"), 1)
        shown = [(n, line) for n, line in lines if (n < before and line.strip()) or n in self._at_line]
        return [HeadLine(n, line, tuple(self._at_line.get(n, ()))) for n, line in shown]

    @property
    def turns(self) -> list[SourceTurn]:
        """Every turn with the evidence found in it."""
        headings = self._headings
        said = [turn for section in self.post.talk for turn in section.turns]
        by_turn: dict[int, list[int]] = defaultdict(list)
        for number, side in enumerate(self.sides):
            by_turn[side.turn].append(number)
        return [
            SourceTurn(
                tuple(headings[turn]),
                said[turn].speaker.voice,
                clock(said[turn].time),
                [self._side(one) for one in numbers],
            )
            for turn, numbers in by_turn.items()
        ]

    def _side(self, number: int) -> SourceSide:
        side: Side = self.sides[number]
        return SourceSide(side.line, side.lang, spans(side.text, self._covers[number]))

    @cached_property
    def _headings(self) -> Mapping[int, list[str]]:
        """The headings in front of each turn, by its number."""
        found: dict[int, list[str]] = defaultdict(list)
        at = 0
        for section in self.post.talk:
            found[at] += [section.heading] if section.heading else []
            at += len(section.turns)
        return found


def _flattened(text: str) -> tuple[str, list[int]]:
    """A text with single spaces for all white space, and the offset of each of its characters."""
    flat: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        space = character.isspace()
        if space and (not flat or flat[-1] == " "):
            continue
        flat.append(" " if space else character)
        offsets.append(at)
    return "".join(flat), offsets


def languages(turns: Sequence[SourceTurn]) -> int:
    """In how many languages the source is shown, at most."""
    return max((len(turn.sides) for turn in turns), default=1)

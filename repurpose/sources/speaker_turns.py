"""A body as sections of turns, each turn paired with what was said in the original language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from repurpose.document.prose_language import language_of_markdown
from repurpose.document.to_html import plain
from repurpose.model import Section, SourceText, Speaker, Turn
from repurpose.sources.body_rows import Row, blocks
from repurpose.sources.speakers import label, speakers


def parse(body: str, first_line: int = 1, known: Iterable[str] = (), path: str = "") -> tuple[Section, ...]:
    """The sections of a body. Every word of it occurs in exactly one heading, speaker, turn or original."""
    row = blocks(body, first_line, path)
    openings = [line for block in row if block.kind == "text" for line in _openings(block.text)]
    bold, unmarked = speakers(openings, known)
    builder = _TurnBuilder(bold, unmarked)
    for block in row:
        builder.take(block)
    return builder.finish()


def _openings(text: str) -> list[str]:
    """A paragraph's first line, and those further down that open like a turn."""
    first, *rest = text.split("\n")
    return [first, *(line for line in rest if label(line))]


def has_speech(sections: Iterable[Section]) -> bool:
    """Whether somebody is recorded speaking: a named turn, or words with their original."""
    return any(turn.speaker.voice or turn.original for section in sections for turn in section.turns)


class _TurnBuilder:
    def __init__(self, bold: frozenset[str], unmarked: frozenset[str]) -> None:
        self.bold, self.unmarked = bold, unmarked
        self.sections: list[Section] = []
        self.heading = Row("heading", "", 1)
        self.turns: list[Turn] = []
        self.pending: list[int] = []
        self.speaking = False

    def take(self, block: Row) -> None:
        if block.kind in ("heading", "rule"):
            self.close()
            self.heading = block
        elif block.kind == "original":
            self.pair(block)
        else:
            self.add(block)

    def close(self) -> None:
        if self.heading.text or self.turns:
            heading = plain(self.heading.text).strip()
            self.sections.append(Section(heading, self.heading.level, self.heading.line, tuple(self.turns)))
        self.turns, self.pending, self.speaking = [], [], False

    def finish(self) -> tuple[Section, ...]:
        self.close()
        return tuple(self.sections)

    def add(self, block: Row) -> None:
        """A paragraph opens a turn when it is labelled, goes on with one when it follows it, else stands by itself."""
        for text, line in _labelled_lines(block, self.bold | self.unmarked):
            found = label(text, self.unmarked)
            if found and found[0] in self.bold | self.unmarked:
                self.append(Turn(Speaker(found[0], label=found[0]), found[1], line))
                self.speaking = True
            elif self.speaking and self.pending:
                last = self.turns[-1]
                self.turns[-1] = replace(last, text=f"{last.text}\n\n{text}".strip())
            else:
                self.append(Turn(Speaker(), text, line))

    def append(self, turn: Turn) -> None:
        self.pending.append(len(self.turns))
        self.turns.append(turn)

    def pair(self, block: Row) -> None:
        """Give an original to the turns since the last one: one by one where both sides count the same, else to all."""
        pieces = _original_turns(block)
        labelled = [turn for turn in self.pending if self.turns[turn].speaker.voice]
        targets = labelled if len(pieces) > 1 and len(labelled) == len(pieces) else self.pending
        self.speaking = False
        if len(pieces) > 1 and len(pieces) == len(targets):
            for index, piece in zip(targets, pieces, strict=True):
                self.turns[index] = replace(self.turns[index], original=piece)
        else:
            self.share(targets, _joined(pieces, block))
        self.pending = []

    def share(self, targets: list[int], original: SourceText) -> None:
        if not targets and self.turns and self.turns[-1].original is None:
            targets = [len(self.turns) - 1]
        if not targets:
            self.turns.append(Turn(Speaker(), "", original.line, original))
        for index in targets:
            self.turns[index] = replace(self.turns[index], original=original)


def _labelled_lines(block: Row, names: frozenset[str]) -> list[tuple[str, int]]:
    """A block cut before each line that opens with a speaker: turns are sometimes not set apart by a blank line."""
    lines = block.text.split("\n")
    if len(lines) == 1 or not names or block.kind == "code":
        return [(block.text, block.line)]
    pieces: list[tuple[str, int]] = []
    for offset, line in enumerate(lines):
        found = label(line, names)
        if not pieces or (found and found[0] in names):
            pieces.append((line, block.line + offset))
        else:
            text, start = pieces[-1]
            pieces[-1] = (f"{text}\n{line}", start)
    return pieces


def _original_turns(block: Row) -> list[SourceText]:
    """The labelled turns inside an original block; a block without labels is one piece."""
    pieces: list[list[str]] = []
    lines: list[int] = []
    names: list[str] = []
    for offset, line in enumerate(block.text.split("\n")):
        found = label(line)
        if found or not pieces:
            pieces.append([found[1] if found else line])
            names.append(found[0] if found else "")
            lines.append(block.line + offset)
        else:
            pieces[-1].append(line)
    texts = [re.sub(r"\n{3,}", "\n\n", "\n".join(piece)).strip() for piece in pieces]
    return [
        SourceText(text, line, language_of_markdown(text), name)
        for text, line, name in zip(texts, lines, names, strict=True)
        if text or name
    ]


def _joined(pieces: list[SourceText], block: Row) -> SourceText:
    """Several pieces as one: their names go back into the text, so that nothing said is lost."""
    if len(pieces) == 1:
        return pieces[0]
    text = "\n\n".join(f"{piece.speaker}: {piece.text}" if piece.speaker else piece.text for piece in pieces)
    return SourceText(text, block.line, language_of_markdown(text))

"""A body as sections of turns, each turn paired with what was said in the original language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from repurpose.document.prose_language import language_of_markdown
from repurpose.document.to_html import plain
from repurpose.model import Section, SourceText, Speaker, Turn
from repurpose.sources.body_rows import Row, blocks
from repurpose.sources.speaker_labels import (
    Believed,
    Opening,
    believed,
    folded,
    is_clip,
    opening,
    split_label,
    with_line_before,
)


def parse(body: str, first_line: int = 1, known: Iterable[str] = (), path: str = "") -> tuple[Section, ...]:
    """The sections of a body. Every word of it occurs in exactly one heading, label, turn or original.

    Labels are told and not yet resolved: a turn's speaker has a label and no name.
    """
    rows = blocks(body, first_line, path)
    texts = [row.text for row in rows if row.kind == "text"]
    # Where an original shows that somebody speaks, one label that is a part is enough.
    least = 1 if any(row.kind == "original" for row in rows) else 2
    builder = _TurnBuilder(believed(texts, known, least))
    for row in rows:
        builder.take(row)
    return builder.finish()


def has_speech(sections: Iterable[Section]) -> bool:
    """Whether somebody is recorded speaking: a named turn, or words with their original."""
    return any(turn.speaker.voice or turn.original for section in sections for turn in section.turns)


class _TurnBuilder:
    def __init__(self, labels: Believed) -> None:
        self.labels = labels
        self.sections: list[Section] = []
        self.heading = Row("heading", "", 1)
        self.turns: list[Turn] = []
        self.pending: list[int] = []
        self.speaking: Speaker | None = None
        self.clip = self.quoted = False

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
        self.turns, self.pending, self.speaking, self.clip = [], [], None, False

    def finish(self) -> tuple[Section, ...]:
        self.close()
        return tuple(self.sections)

    def add(self, block: Row) -> None:
        """A paragraph opens a turn when it is labelled, goes on with one when it follows it, else stands by itself."""
        for piece in _pieces(block, self.labels):
            if piece.opening:
                self.open(piece.opening, piece)
            elif self.clip and (not self.quoted or not piece.text.startswith(">")):
                # A recording inside another's turn ends with its paragraph or quotation, and the other goes on.
                self.append(Turn(self.speaking or Speaker(), piece.text, piece.line))
                self.clip = False
            elif (self.speaking or self.clip) and self.pending:
                last = self.turns[-1]
                text = _unquoted(piece.text) if self.clip else piece.text
                self.turns[-1] = replace(last, text=f"{last.text}\n\n{text}".strip())
            else:
                self.append(Turn(Speaker(), piece.text, piece.line))

    def open(self, found: Opening, piece: _Piece) -> None:
        """Begin a turn. A recording or an aside inside another's turn does not end that for good."""
        rest = piece.text.split("\n", 1)[1:]
        text = "\n".join([found.rest, *rest]).strip("\n")
        recorded = (found.quoted or is_clip(found.label)) and self.speaking is not None
        inside = recorded or found.form == "aside"
        speaker = Speaker(label=found.label, role="clip" if recorded else "")
        self.append(Turn(speaker, _unquoted(text) if found.quoted else text, piece.line, None, found.time))
        self.clip, self.quoted = inside, found.quoted
        self.speaking = self.speaking if inside else speaker

    def append(self, turn: Turn) -> None:
        self.pending.append(len(self.turns))
        self.turns.append(turn)

    def pair(self, block: Row) -> None:
        """Give an original to the turns since the last one: one by one where both sides count the same, else to all."""
        pieces = _original_turns(block)
        targets = self.meant_by(pieces)
        self.speaking, self.clip = None, False
        if len(pieces) > 1 and len(pieces) == len(targets):
            for index, piece in zip(targets, pieces, strict=True):
                self.turns[index] = replace(self.turns[index], original=piece)
        else:
            self.share(targets, _joined(pieces, block))
        self.pending = []

    def meant_by(self, pieces: list[SourceText]) -> list[int]:
        """The turns since the last original that one is of: those of its label, else the last where several speak."""
        labelled = [turn for turn in self.pending if self.turns[turn].speaker.voice]
        if len(pieces) > 1:
            return labelled if len(labelled) == len(pieces) else self.pending
        voices = {turn: folded(split_label(self.turns[turn].speaker.label)[0]) for turn in labelled}
        name = folded(split_label(pieces[0].speaker)[0]) if pieces and pieces[0].speaker else ""
        if len(set(voices.values())) < 2:
            return self.pending
        return [turn for turn in labelled if voices[turn] == name] or labelled[-1:]

    def share(self, targets: list[int], original: SourceText) -> None:
        if not targets and self.turns and self.turns[-1].original is None:
            targets = [len(self.turns) - 1]
        if not targets:
            self.turns.append(Turn(Speaker(), "", original.line, original))
        for index in targets:
            self.turns[index] = replace(self.turns[index], original=original)


class _Piece(Struct):
    """Lines of a block, and the label they open with if they do."""

    text: str
    line: int
    opening: Opening | None = None


def _pieces(block: Row, labels: Believed) -> list[_Piece]:
    """A block cut before each line that opens with a label: turns are sometimes not set apart by a blank line."""
    if block.kind == "code" or not labels.talk:
        return [_Piece(block.text, block.line)]
    pieces: list[_Piece] = []
    for offset, (line, before) in enumerate(with_line_before(block.text)):
        found = labels.opens(line, before)
        ends_clip = pieces and pieces[-1].opening and pieces[-1].opening.quoted and not line.startswith(">")
        if found or not pieces or ends_clip:
            pieces.append(_Piece(line, block.line + offset, found))
        else:
            pieces[-1].text += f"\n{line}"
    return pieces


def _unquoted(text: str) -> str:
    return re.sub(r"^ {0,3}> ?", "", text, flags=re.M)


def _original_turns(block: Row) -> list[SourceText]:
    """The labelled turns inside an original block; a block without labels is one piece."""
    pieces: list[list[str]] = []
    lines: list[int] = []
    names: list[str] = []
    for offset, line in enumerate(block.text.split("\n")):
        found = opening(line)
        if found and found.form not in ("bold", "bracket"):
            found = None
        if found or not pieces:
            pieces.append([found.rest if found else line])
            names.append(found.label if found else "")
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

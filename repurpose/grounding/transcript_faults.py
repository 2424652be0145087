"""What is wrong in a transcript itself, before anything is written from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from repurpose.grounding.figure import Figure
from repurpose.grounding.figure_comparison import agrees, comparable, same_number
from repurpose.grounding.source_index import Side
from repurpose.model import Location, Section, TranscriptFault, Turn
from repurpose.text.bilingual import both
from repurpose.text.similarity import SAME_NAME


def faults(
    sections: Sequence[Section], path: str, people: Sequence[str], all_sides: Sequence[Side]
) -> tuple[TranscriptFault, ...]:
    """Figures that the original contradicts, people spelt several ways, orphaned originals, words in another's turn."""
    turns = [turn for section in sections for turn in section.turns]
    if not any(turn.speaker or turn.original for turn in turns):
        return ()
    found = [*_figures(all_sides), *_spellings(turns, path, people), *_orphans(turns, path), *_voices(turns, path)]
    return tuple(sorted(found, key=lambda fault: (fault.place.line, fault.place.column)))


def _figures(all_sides: Sequence[Side]) -> Iterator[TranscriptFault]:
    by_turn: dict[int, list[Side]] = {}
    for side in all_sides:
        by_turn.setdefault(side.turn, []).append(side)
    for pair in by_turn.values():
        if len(pair) == 2 and pair[0].is_han != pair[1].is_han:
            yield from _figures_of(pair[0], pair[1])


def _figures_of(translation: Side, original: Side) -> Iterator[TranscriptFault]:
    for figure in translation.figures:
        if (
            figure.unit == "ordinal"
            or figure.vague
            or figure.bare
            or any(_bears(figure, other) for other in original.figures)
        ):
            continue
        if _is_small(figure):
            continue
        cut = next((other for other in original.figures if other.cut), None)
        at = original.text.find(cut.text) if cut else -1
        reads = both("", "")
        if cut:
            reads = both(
                f"; it reads “{cut.text}”, whose first digits may be lost",
                f"；那里写作“{cut.text}”，前几位可能丢了",
            )
        line = translation.line + translation.text.count("\n", 0, figure.start)
        evidence = translation.evidence(*translation.words_at(figure.start, figure.end))
        others = (original.evidence(*original.words_at(at, at + 4)),) if at >= 0 else ()
        message = both(
            f"{figure.text} is not found in the original of this turn{reads}",
            f"这段话的原话里找不到“{figure.text}”{reads.zh}",
        )
        yield TranscriptFault("figure", figure.text, Location(translation.path, line), message, (evidence, *others))


def _is_small(figure: Figure) -> bool:
    """One day, two things: said in passing as often as counted."""
    number = figure.low / figure.factor
    if figure.low != figure.high:
        return False
    return number < 10 if figure.unit in ("", "count") else number == 1 and figure.unit in ("day", "second")


def _bears(figure: Figure, other: Figure) -> bool:
    """Whether a figure of the original supports the translation's; a range may be given by one of its ends."""
    if agrees(figure, other) or agrees(other, figure) or same_number(figure, other):
        return True
    return comparable(figure, other) and figure.low != figure.high and other.low in (figure.low, figure.high)


_NAME = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}(?![A-Za-z])")


def _spellings(turns: Sequence[Turn], path: str, people: Sequence[str]) -> Iterator[TranscriptFault]:
    """A full name in the text or the labels that is nearly, but not quite, that of somebody known."""
    from rapidfuzz import fuzz

    seen: dict[str, int] = {}
    for turn in turns:
        for name in (turn.speaker, *_NAME.findall(turn.text)):
            if name and not re.search(r"\d", name):
                seen.setdefault(name, turn.line)
    known = dict.fromkeys(
        [*(name for name in people if name), *(turn.speaker for turn in turns if " " in turn.speaker)]
    )
    told: set[frozenset[str]] = set()
    for name, line in seen.items():
        for other in known:
            pair = frozenset({name.casefold(), other.casefold()})
            if (
                len(pair) == 2
                and pair not in told
                and fuzz.ratio(*sorted(pair)) >= SAME_NAME
                and " " in name
                and " " in other
            ):
                told.add(pair)
                message = both(
                    f"“{name}” here and “{other}” elsewhere may be one person",
                    f"此处的“{name}”和别处的“{other}”可能是同一个人",
                )
                yield TranscriptFault("spelling", name, Location(path, line), message)


def _orphans(turns: Sequence[Turn], path: str) -> Iterator[TranscriptFault]:
    for turn in turns:
        if turn.original and turn.original.text and not turn.text.strip():
            text = " ".join(turn.original.text.split())[:120]
            message = both("an original stands without the turn it belongs to", "原话单独出现，没有对应的译文")
            yield TranscriptFault("orphan", text, Location(path, turn.original.line), message)


_LABEL = re.compile(r"(?:^|[\s。！？.!?])(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s?[:：]\s")
_CALLED = r"(?:^|[。！？.!?，,]\s?){name}[，,]\s?(?:你|您|what|how|why|do you|can you|tell|are you|let me ask)"


def _voices(turns: Sequence[Turn], path: str) -> Iterator[TranscriptFault]:
    """Another's words inside a turn: its original names another, a label is inside, its speaker is addressed."""
    speakers = {turn.speaker for turn in turns if turn.speaker}
    first_names = {speaker.split()[0]: speaker for speaker in speakers}
    for turn in turns:
        if not turn.speaker:
            continue
        original = turn.original
        if original and original.speaker and original.speaker in speakers - {turn.speaker}:
            message = both(
                f"the turn is {turn.speaker}'s, its original {original.speaker}'s",
                f"译文的说话人是 {turn.speaker}，原话的说话人是 {original.speaker}",
            )
            yield TranscriptFault("voice", turn.speaker, Location(path, turn.line), message)
            continue
        for text, line in (
            (turn.text, turn.line),
            (original.text if original else "", original.line if original else 0),
        ):
            labels = _LABEL.finditer(text) if ":" in text or "：" in text else ()
            label = next((match for match in labels if _other(match["name"], turn, first_names)), None)
            if label:
                message = both(
                    f"{label['name']} speaks inside {turn.speaker}'s turn",
                    f"{turn.speaker} 的话里出现了 {label['name']} 的发言",
                )
                yield TranscriptFault(
                    "voice", label["name"], Location(path, line + text.count("\n", 0, label.start("name"))), message
                )
            elif _is_addressed(turn.speaker.split()[0], text):
                message = both(
                    f"somebody addresses {turn.speaker} inside {turn.speaker}'s own turn",
                    f"{turn.speaker} 自己的话里有人称呼 {turn.speaker}",
                )
                yield TranscriptFault("voice", turn.speaker, Location(path, line), message)


def _is_addressed(name: str, text: str) -> bool:
    """Whether somebody is called by name and asked something."""
    # Most texts do not have the name at all, and no pattern is made for it then.
    return name.casefold() in text.casefold() and bool(re.search(_CALLED.format(name=re.escape(name)), text, re.I))


def _other(name: str, turn: Turn, first_names: dict[str, str]) -> bool:
    speaker = first_names.get(name.split()[0])
    return speaker is not None and speaker != turn.speaker

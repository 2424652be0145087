"""What is wrong in a transcript itself, before anything is written from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from repurpose.grounding.figure import Figure
from repurpose.grounding.figure_comparison import agrees, comparable, same_number
from repurpose.grounding.source_index import Side
from repurpose.model import Location, Section, TranscriptFault, Turn
from repurpose.text.bilingual import both
from repurpose.text.number_words import VALUES
from repurpose.text.similarity import SAME_NAME


def faults(
    sections: Sequence[Section], path: str, people: Sequence[str], all_sides: Sequence[Side]
) -> tuple[TranscriptFault, ...]:
    """Figures that the original contradicts, people spelt several ways, orphaned originals, words in another's turn."""
    turns = [turn for section in sections for turn in section.turns]
    if not any(turn.speaker.voice or turn.original for turn in turns):
        return ()
    found = [*_figures(all_sides), *_spellings(turns, path, people), *_orphans(turns, path), *_voices(turns, path)]
    return tuple(sorted(found, key=lambda fault: (fault.place.line, fault.place.column)))


def _figures(all_sides: Sequence[Side]) -> Iterator[TranscriptFault]:
    by_turn: dict[int, list[Side]] = {}
    for side in all_sides:
        by_turn.setdefault(side.turn, []).append(side)
    digits = {turn: "".join(_digits(side.text) for side in sides if not side.is_han) for turn, sides in by_turn.items()}
    for turn, pair in by_turn.items():
        if len(pair) == 2 and pair[0].is_han != pair[1].is_han:
            near = "|".join(digits.get(one, "") for one in range(turn - 1, turn + 2))
            yield from _figures_of(pair[0], pair[1], near)


def _digits(text: str) -> str:
    """The figures of a text in digits: each between bars, without points and last zeros ($1,500 and 0.15 are |15|), and
    those that stand together run together (87.6 6% is 8766)."""
    each = "".join(f"|{_bare(found)}|" for found in _IN_DIGITS.findall(text))
    return each + "|".join(re.findall(r"\d+", _BETWEEN_DIGITS.sub("", text)))


def _bare(digits: str) -> str:
    return re.sub(r"[.,:]", "", digits).strip("0")


_IN_DIGITS = re.compile(r"\d[\d.,:]*")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .,:]+(?=\d)")
_NAMED = re.compile(r"[A-Za-z普] ?$")
"""What a figure belongs to as part of a name: GPT 5.5, 标普 500."""
_GOES_ON = re.compile(r" ?(?:世纪|世紀|年期|…|指数)")
"""A century, a bond (10 年期) and what was broken off (17……)."""
_GLOSS = re.compile(r"[（(][^（）()]*[）)]")
"""What a translator adds: `（VLCC：载重 200 万桶的油轮）`."""


_IN_PASSING = re.compile(r"^(?:(?:1[0-9]|20)\d\d ?年.*|\d+ ?(?:月.*|世纪|世紀)|24 ?(?:小时|小時)|100%)$")
"""Days, months and years (a translator names the year that was meant), and figures of speech (24 小时, 100%)."""


def _is_told(figure: Figure, translation: Side, near: str, said: str) -> bool:
    """Whether the original must have a figure: one of two digits at least, in the translator's text proper.

    Speech recognition writes figures in many ways (725 for 7.25, 1,10 for 110, a billion and a half): digits that stand
    anywhere in this turn's original or its neighbours' are taken for it, and so is a word for them in the turn's own.
    What is said in passing (两周, 去年, 一半) is worded freely by every translator.
    """
    shown = _IN_DIGITS.search(figure.text)
    if not shown or len(shown[0]) < 2 or _IN_PASSING.match(figure.text) or _is_aside(figure, translation.text):
        return False
    digits, raw = _bare(shown[0]), re.sub(r"\D", "", shown[0])
    if not digits or raw in near or (digits if len(digits) > 1 else f"|{digits}|") in near:
        return False
    return not (len(digits) < 3 and any(word in said for word in _WORDS.get(int(digits), ())))


_WORDS: dict[int, tuple[str, ...]] = {value: (word,) for word, value in VALUES.items() if value > 1}
_WORDS |= {5: ("five", "half"), 15: ("fifteen", "half"), 25: ("twenty-five", "quarter"), 75: ("three quarters",)}
"""How figures of one or two digits are said; `one` stands in every text."""


def _is_aside(figure: Figure, text: str) -> bool:
    """Whether a figure is part of a name, of a term, or of what the translator explains."""
    if _NAMED.search(text[: figure.start]) or _GOES_ON.match(text, figure.end):
        return True
    return any(gloss.start() < figure.start < gloss.end() for gloss in _GLOSS.finditer(text))


def _figures_of(translation: Side, original: Side, near: str) -> Iterator[TranscriptFault]:
    for figure in translation.figures:
        if (
            figure.unit == "ordinal"
            or figure.vague
            or figure.bare
            or any(_bears(figure, other) for other in original.figures)
        ):
            continue
        cut = next((other for other in original.figures if other.cut), None)
        if not (cut or _is_told(figure, translation, near, original.text.lower())):
            continue
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
        for name in (turn.speaker.name, *turn.speaker.aliases, *_NAME.findall(turn.text)):
            if name and not re.search(r"\d", name):
                seen.setdefault(name, turn.line)
    known = dict.fromkeys(
        [*(name for name in people if name), *(turn.speaker.name for turn in turns if " " in turn.speaker.name)]
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
                and not _is_longer_form(name, other)
            ):
                told.add(pair)
                message = both(
                    f"“{name}” here and “{other}” elsewhere may be one person",
                    f"此处的“{name}”和别处的“{other}”可能是同一个人",
                )
                yield TranscriptFault("spelling", name, Location(path, line), message)


def _is_longer_form(name: str, other: str) -> bool:
    """Whether names differ by words that only one of them has, or by a tag: Ada Lund, Dame Ada Lund, [Ada Lund]."""
    one, two = (set(re.findall(r"\w+", text)) for text in (name, other))
    return one <= two or two <= one or all(word.isupper() for word in one ^ two)


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
    speakers = {turn.speaker.name for turn in turns if turn.speaker.name}
    first_names = {speaker.split()[0]: speaker for speaker in speakers}
    shares = Counter(turn.original.line for turn in turns if turn.original)
    for turn in turns:
        if not turn.speaker.name:
            continue
        original = turn.original
        if original and original.speaker and original.speaker in speakers - {turn.speaker.name}:
            message = both(
                f"the turn is {turn.speaker.name}'s, its original {original.speaker}'s",
                f"译文的说话人是 {turn.speaker.name}，原话的说话人是 {original.speaker}",
            )
            yield TranscriptFault("voice", turn.speaker.name, Location(path, turn.line), message)
            continue
        own = original if original and shares[original.line] == 1 else None  # one of several turns labels its speakers
        for text, line in ((turn.text, turn.line), (own.text if own else "", own.line if own else 0)):
            labels = _LABEL.finditer(text) if ":" in text or "：" in text else ()
            label = next((match for match in labels if _other(match["name"], turn, first_names)), None)
            if label:
                message = both(
                    f"{label['name']} speaks inside {turn.speaker.name}'s turn",
                    f"{turn.speaker.name} 的话里出现了 {label['name']} 的发言",
                )
                yield TranscriptFault(
                    "voice", label["name"], Location(path, line + text.count("\n", 0, label.start("name"))), message
                )
                break
            if _is_addressed(turn.speaker.name.split()[0], text):
                message = both(
                    f"somebody addresses {turn.speaker.name} inside {turn.speaker.name}'s own turn",
                    f"{turn.speaker.name} 自己的话里有人称呼 {turn.speaker.name}",
                )
                yield TranscriptFault("voice", turn.speaker.name, Location(path, line), message)
                break


def _is_addressed(name: str, text: str) -> bool:
    """Whether somebody is called by name and asked something."""
    # Most texts do not have the name at all, and no pattern is made for it then.
    return name.casefold() in text.casefold() and bool(re.search(_CALLED.format(name=re.escape(name)), text, re.I))


def _other(name: str, turn: Turn, first_names: dict[str, str]) -> bool:
    speaker = first_names.get(name.split()[0])
    return speaker is not None and speaker != turn.speaker.name

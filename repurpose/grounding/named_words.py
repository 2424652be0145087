"""The words of a talk that are written as names, and which of them stand beside each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from repurpose.grounding.foreign_names import DOTS
from repurpose.grounding.glossary import readings
from repurpose.grounding.name_sounds import ALONE, BESIDE, SOUNDS_ALIKE, bare, by_sound
from repurpose.grounding.name_words import words
from repurpose.grounding.word_tokens import tokens
from repurpose.text.han import HAN

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’]*")
_DOTTED = re.compile(rf"[{HAN}]{{1,7}}(?:[{DOTS}][{HAN}]{{1,7}})+")
_OPENS = re.compile(r"(?:\A|[.!?:;\n“\"‘(\[])\s*\Z")
SHORTEST = 4
"""Letters of a name that is known only from where a sentence starts: Then and But are none."""


def is_everyday(word: str) -> bool:
    """Whether a word is short, or one that the glossary knows."""
    senses = (sense for _, _, row in readings(tokens(word)) for sense in row)
    return len(word) < SHORTEST or any(isinstance(sense, int) for sense in senses)


class NamedWords:
    """The words of a text that are written with a capital and never without; in Chinese the parts of dotted names."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _pairs(self) -> tuple[dict[str, None], dict[str, set[str]], dict[str, set[str]]]:
        """The words, and what stands after and before each in its name."""
        words: dict[str, None] = {}
        after: dict[str, set[str]] = defaultdict(set)
        before: dict[str, set[str]] = defaultdict(set)
        for row in self._rows():
            words |= dict.fromkeys(row)
            for at, one in enumerate(row):
                after[one].update(row[at + 1 :])
                before[one].update(row[:at])
        return words, after, before

    def _rows(self) -> list[list[str]]:
        """Names, a row of words each."""
        rows = [re.split(f"[{DOTS}]", match[0]) for match in _DOTTED.finditer(self._text)]
        small = words("honorific") | set(re.findall(r"\b[a-z]\w*", self._text))
        openings = self._only_openings()
        row: list[str] = []
        end = -1
        for match in _WORD.finditer(self._text):
            word = match[0].removesuffix("'s").removesuffix("’s")
            if not word[0].isupper() or word.casefold() in small or len(word) < 2:
                continue
            if match.start() != end + 1 or self._text[end] not in " -":
                row = []
                rows.append(row)
            row.append(word)
            end = match.end()
        return [row for row in rows if len(row) > 1 or row[0] not in openings]

    def _only_openings(self) -> set[str]:
        """English words that have a capital only where a sentence starts: Nobody, Twelve."""
        words, within = set[str](), set[str]()
        for match in _WORD.finditer(self._text):
            opening = _OPENS.search(self._text[max(0, match.start() - 3) : match.start()])
            (words if opening else within).add(match[0])
        return {word for word in words - within if is_everyday(word)}

    def said_as(self, parts: Sequence[str]) -> str:
        """The words that a name of these parts stands for by its sound, "" where there are none."""
        words, after, before = self._pairs
        rows = list(words)
        first, last = (by_sound(part, rows, BESIDE) for part in (parts[0], parts[-1]))
        if len(parts) > 1:
            both = {
                f"{one} {other}": first[one] + last[other] for one in first for other in last if other in after[one]
            }
            if both and max(both.values()) >= 2 * SOUNDS_ALIKE:
                return max(both, key=lambda name: both[name])
        near = by_sound(parts[-1], rows, SOUNDS_ALIKE)
        if len(parts) == 1:
            return next(iter(near), "")
        alone = next((word for word in near if not before[word]), "")
        return alone or next((word for word in by_sound(parts[0], rows, ALONE) if not after[word]), "")

    def spelt(self, word: str) -> str:
        """A word as the text writes it, found by its letters."""
        return next((one for one in self._pairs[0] if word and bare(one) == word), "")

    def is_alone(self, word: str) -> bool:
        """Whether no other name stands before a word anywhere it occurs."""
        return not any(before for one, before in self._pairs[2].items() if bare(one) == word)

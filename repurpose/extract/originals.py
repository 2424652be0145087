"""Which part of a turn's original a translated sentence comes from."""

from __future__ import annotations

import re

from repurpose.model import Turn
from repurpose.text.sentences import sentences

SHORT = 280
"""Characters of an original that stands by itself: no need to look for the part."""
WINDOW = 3
"""Most sentences of speech that one written sentence condenses; transcripts measured about 1:6 in length."""
_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9.+-]{1,}|\d[\d,.]*\d|\d")
_COMMON = frozenset(
    {
        "the",
        "and",
        "for",
        "you",
        "are",
        "not",
        "but",
        "with",
        "this",
        "that",
        "have",
        "from",
        "they",
        "was",
        "all",
        "can",
    }
)


def passage(sentence: str, lines: list[str], turn: Turn) -> str:
    """The stretch of the turn's original that a sentence of its translation stands for.

    The whole original when it is short, or when nothing says which part; else the sentences that share the names and
    figures of this one and lie at about the same place in the turn. A stretch is always whole sentences, verbatim.
    """
    if turn.original is None:
        return ""
    whole = turn.original.text
    if len(whole) <= SHORT or sentence not in lines:
        return whole
    spoken = [line.strip() for line in sentences(whole) if line.strip()]
    if len(spoken) == len(lines):
        return spoken[lines.index(sentence)]
    anchors = _anchors(sentence)
    if not anchors:
        return whole
    return _best_window(spoken, anchors, _middle(lines, sentence)) or whole


def _anchors(text: str) -> frozenset[str]:
    """Names and figures, which survive translation."""
    found = (match.group().strip(".,").replace(",", "").casefold() for match in _ANCHOR.finditer(text))
    return frozenset(anchor for anchor in found if anchor not in _COMMON)


def _middle(lines: list[str], sentence: str) -> float:
    """Where in the turn a sentence stands, 0 to 1, by characters."""
    index = lines.index(sentence)
    before = sum(len(line) for line in lines[:index])
    return (before + len(sentence) / 2) / max(1, sum(len(line) for line in lines))


def _best_window(spoken: list[str], anchors: frozenset[str], middle: float) -> str:
    total = max(1, sum(len(line) for line in spoken))
    held = [anchors & _anchors(line) for line in spoken]
    best, chosen = 0.0, ""
    for start in range(len(spoken)):
        for end in range(start + 1, min(start + WINDOW, len(spoken)) + 1):
            shared = frozenset[str]().union(*held[start:end])
            if not held[start] or not held[end - 1]:
                continue
            center = (sum(map(len, spoken[:start])) + sum(map(len, spoken[start:end])) / 2) / total
            worth = len(shared) / len(anchors) - abs(center - middle) - 0.05 * (end - start)
            if worth > best:
                best, chosen = worth, " ".join(spoken[start:end])
    return chosen

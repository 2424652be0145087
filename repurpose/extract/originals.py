"""Which part of a turn's original a translated sentence comes from."""

from __future__ import annotations

import re
from collections import Counter

from repurpose.document.parse import read
from repurpose.model import Turn
from repurpose.text.sentences import sentences

LONGEST = 400
"""Characters of an original that may be shown as that of one sentence."""
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
        "ai",
    }
)
_WHOLE = re.compile(r"[.!?。！？][\"'”’)\]]*$")


def passage(sentence: str, lines: list[str], turn: Turn) -> tuple[str, bool]:
    """The original of a sentence of a translated turn, and whether it is the passage of just that sentence.

    It is when the turn is that one sentence, when both sides have as many sentences, or when one sentence of the
    original holds every name and figure of this one and one of them occurs nowhere else. Otherwise the whole turn's
    original is given, as evidence and not for show.
    """
    if turn.original is None:
        return "", False
    whole = turn.original.text
    spoken = _spoken(whole)
    # Where nobody is named the text may be a narrator's, and the original somebody else's words.
    if sentence not in lines or not spoken or not turn.speaker.voice:
        return whole, False
    if len(lines) == 1:
        return whole, len(whole) <= LONGEST
    found = spoken[lines.index(sentence)] if len(spoken) == len(lines) else _holder(spoken, _anchors(sentence))
    if found and len(found) <= LONGEST and _WHOLE.search(found):
        return found, True
    return whole, False


def _spoken(markdown: str) -> list[str]:
    """The sentences of an original as they are written, block by block: a heading is none of the next one's words."""
    leaves = (markdown[leaf.start : leaf.end] for leaf in read(markdown).leaves())
    return [line.strip() for words in leaves for line in sentences(words) if line.strip()]


def _anchors(text: str) -> frozenset[str]:
    """Names and figures, which survive translation."""
    found = (match.group().strip(".,").replace(",", "").casefold() for match in _ANCHOR.finditer(text))
    return frozenset(anchor for anchor in found if anchor not in _COMMON)


def _holder(spoken: list[str], anchors: frozenset[str]) -> str:
    """The one sentence that holds all the anchors, one of which no other sentence has; empty when there is none."""
    held = [anchors & _anchors(line) for line in spoken]
    seen = Counter(anchor for one in held for anchor in one)
    fitting = [
        line
        for line, one in zip(spoken, held, strict=True)
        if one == anchors and any(seen[anchor] == 1 for anchor in one)
    ]
    return fitting[0] if len(fitting) == 1 else ""

"""Which of the candidate headlines opens a thread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from repurpose.channels.thread.planning.plaintext import is_linked, line
from repurpose.extract.headline_choice import choose
from repurpose.extract.standing_alone import leans_back
from repurpose.model import Choice, Headline
from repurpose.text.bait_words import SUSPENSE

COMFORTABLE = 0.5
"""Share of the first post that a headline may fill and leave room for a sentence under it."""
_CLICKBAIT = re.compile(
    rf"{SUSPENSE}|想不到的|必讀|必读|速转|炸裂|炸锅|炸鍋|沉默了|慌了|太可怕|不转不是|不看后悔|后悔一辈子|"
    r"99%的人|90%的人|这[一]?招|真相了|揭秘|曝光|全网|赶紧|趕緊|"
    r"\b(?:insane(?:ly)?|must[- ](?:read|see|watch)|blew (?:my|your|our) mind|will blow|goes viral|gone viral|"
    r"secrets? (?:of|they|that)|doctors hate|changes everything)\b",
    re.IGNORECASE,
)
"""What a first post may not open with: feelings (`太可怕`), orders (`must read`), crowds (`99%的人`), secrets
(`揭秘`). Wider than the check of headlines: here a wrong guess only chooses another of the author's own."""
_TEASER = re.compile(
    r"(?:…|\.\.\.|[:：])$|^(?:这就是为什么|原来|你知道吗|Here['’]s why|This is why|Guess )", re.IGNORECASE
)
_SHOUTING = re.compile(r"[!！]{2,}|[?？]{2,}|[!！]$|\b[A-Z]{4,}(?: [A-Z]{4,})+\b")
_PENALTIES = (
    (_CLICKBAIT, 4.0, "baits the reader"),
    (_TEASER, 3.0, "teases and does not tell"),
    (_SHOUTING, 2.0, "shouts"),
)


def choose_hook(headlines: Sequence[Headline], length: Callable[[str], int], limit: int) -> Choice:
    """The headline that opens the thread best, by X's measure: it fits with room to spare, tells, and baits nobody."""

    def judge(text: str) -> tuple[float, str]:
        words = line(text)
        faults = [*_manners(words), *_room(length(words), limit)]
        cost = sum(fault[0] for fault in faults)
        return cost, ", ".join(reason for _, reason in faults) or "fits a first post, tells, and baits nobody"

    return choose(headlines, judge)


def _manners(text: str) -> Iterable[tuple[float, str]]:
    if not text:
        yield 100.0, "is empty"
    if is_linked(text):
        yield 5.0, "would turn into a link"
    for pattern, cost, reason in _PENALTIES:
        match = pattern.search(text)
        if match:
            yield cost, f"{reason} ({match[0]})"
    if leans_back(text):
        yield 3.0, "goes on from something said before"


def _room(length: int, limit: int) -> Iterable[tuple[float, str]]:
    if length > limit:
        yield 10.0, f"is too long ({length} of {limit})"
    elif length > limit * COMFORTABLE:
        yield 1.0, f"leaves no room for a sentence ({length} of {limit})"

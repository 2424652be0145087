"""Whose words may be quoted: the guests', never the host's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from repurpose.model import Post, Section

_HOST = re.compile(
    r"(?:主持人?|旁白|解说|记者|采访者|提问者|观众|听众|听眾|觀眾|问|q|host|interviewer|moderator|narrator|reporter|"
    r"audience(?: member)?|caller|question)[ #]?(?:[A-Za-z]|\d{1,3})?",
    re.I,
)
_ASKS = re.compile(r"[?？][”」』\"')）]*\s*$")
SAME_NAME = 80
"""How alike (0 to 100) two spellings of a person's name are."""
ASKING = 0.35
"""Share of turns ending in a question from which a speaker is taken for the one who leads the talk."""


@dataclass(slots=True)
class _Share:
    turns: int = 0
    asked: int = 0
    characters: int = 0

    @property
    def asking(self) -> float:
        return self.asked / self.turns


def guests(post: Post, sections: Iterable[Section]) -> frozenset[str]:
    """The speakers who are guests. A speaker with a host's role, the post's own channel, or the one who mostly asks is
    not. Where nobody can be told apart as host, all are guests."""
    shares: dict[str, _Share] = defaultdict(_Share)
    for section in sections:
        for turn in section.turns:
            if turn.speaker:
                share = shares[turn.speaker]
                share.turns += 1
                share.asked += bool(_ASKS.search(turn.text))
                share.characters += len(turn.text)
    named = {speaker for speaker in shares if is_named_guest(speaker, post)}
    rest = {speaker for speaker in shares if speaker not in named and not _is_host(speaker, post)}
    asking = {speaker for speaker in rest if shares[speaker].asking >= ASKING}
    if named:
        brief = {
            speaker
            for speaker in rest - asking
            if shares[speaker].characters * 4 < max(shares[name].characters for name in named)
        }
        return frozenset(named | (rest - asking - brief if len(rest - asking) > 1 or len(shares) > 2 else set()))
    return frozenset(rest - asking or rest)


def is_named_guest(speaker: str, post: Post) -> bool:
    """Whether front matter or brief name this speaker as guest or person of the piece, in any near spelling."""
    from rapidfuzz import fuzz

    if _HOST.fullmatch(speaker) or _is_channel(speaker, post):
        return False
    names = [name for name in (post.guest, *(post.brief.guest if post.brief else "",), *post.people) if name]
    folded = speaker.casefold()
    return any(
        folded == name.casefold()
        or fuzz.ratio(folded, name.casefold()) >= SAME_NAME
        or folded in name.casefold().split()
        for name in names
    )


def _is_channel(speaker: str, post: Post) -> bool:
    return (
        bool(post.byline)
        and speaker.casefold() in post.byline.casefold()
        and speaker.casefold() != post.guest.casefold()
    )


def _is_host(speaker: str, post: Post) -> bool:
    return bool(_HOST.fullmatch(speaker)) or _is_channel(speaker, post)

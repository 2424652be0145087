"""Whose words may be quoted: the guests', never the host's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from repurpose.model import Post, Section
from repurpose.text.roles import CROWD, HOST
from repurpose.text.similarity import SAME_NAME

_ASKS = re.compile(r"[?？][”」』\"')）]*\s*$")
LEADS = 2.0
"""Weight of evidence from which an unnamed speaker is taken for the one who leads the talk."""


class _Part(Struct):
    """One speaker's part in a talk."""

    turns: int = 0
    asked: int = 0
    opens: bool = False

    @property
    def leads(self) -> float:
        """Evidence of leading: three times the share of turns that end in a question, and one for speaking first."""
        return 3 * self.asked / self.turns + self.opens


def guests(post: Post, sections: Iterable[Section]) -> frozenset[str]:
    """The speakers who are guests.

    Not a guest is who has a host's or the audience's role, who is the post's own channel, and, where nobody has such a
    role, who leads the talk: by opening it while another is named in the title, or by asking most of the time. Where
    nobody can be told apart, all are guests.
    """
    parts = _parts(sections)
    rest = {name for name in parts if not (HOST.fullmatch(name) or CROWD.fullmatch(name) or _is_channel(name, post))}
    if len(rest) < 2 or any(HOST.fullmatch(name) or _is_channel(name, post) for name in parts):
        return frozenset(rest)
    named = {name for name in rest if is_named(name, post)}
    leaders = {name for name in rest - named if named and parts[name].opens}
    leaders |= {name for name in rest if parts[name].leads >= LEADS and (name not in named or len(named) > 1)}
    return frozenset(rest - leaders or rest)


def _parts(sections: Iterable[Section]) -> dict[str, _Part]:
    parts: dict[str, _Part] = {}
    for section in sections:
        for turn in section.turns:
            if turn.speaker.voice:
                first = not parts
                part = parts.setdefault(turn.speaker.voice, _Part(opens=first))
                part.turns += 1
                part.asked += bool(_ASKS.search(turn.text))
    return parts


def is_named(speaker: str, post: Post) -> bool:
    """Whether front matter, brief, title or summary name this speaker, in any near spelling."""
    from rapidfuzz import fuzz

    folded = speaker.casefold()
    names = (post.guest, post.brief.guest if post.brief else "", *post.people)
    for name in (name.casefold() for name in names if name):
        if fuzz.ratio(folded, name) >= SAME_NAME or folded in name.split():
            return True
    shown = " ".join((post.title, post.summary, *(headline.text for headline in post.headlines))).casefold()
    return len(speaker) >= 2 and folded in shown


def _is_channel(speaker: str, post: Post) -> bool:
    """Whether a speaker is the channel itself: its name, or the part of it that a transcript abbreviates it to."""
    folded = speaker.casefold()
    return len(speaker) >= 2 and folded in post.byline.casefold() and folded != post.guest.casefold()

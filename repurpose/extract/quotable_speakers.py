"""Whose words may be quoted: the guests', never the host's."""

from __future__ import annotations

from collections.abc import Iterable

from repurpose.model import Section, Speaker, Turn


def guests(sections: Iterable[Section]) -> frozenset[str]:
    """The voices of the guests; a recording of one is theirs too."""
    return frozenset(
        turn.speaker.voice
        for section in sections
        for turn in section.turns
        if turn.speaker.voice and turn.speaker.role == "guest"
    )


def is_guest(turn: Turn, voices: frozenset[str]) -> bool:
    """Whether a turn is a guest's."""
    return turn.speaker.role in ("guest", "clip") and turn.speaker.voice in voices


def may_be_quoted(speaker: Speaker) -> bool:
    """Whether words in a turn may stand as a quotation by themselves: an author's, a guest's, a recording's."""
    return speaker.role in ("", "guest", "clip")

"""What each section of a post comes down to."""

from __future__ import annotations

from msgspec import Struct

from repurpose.extract.key_quotes import prose_sentences
from repurpose.extract.quotable_speakers import guests, is_guest
from repurpose.extract.quote_scoring import is_chatter, quotability
from repurpose.model import Post, Section, Turn
from repurpose.text.paragraphs import join_sentences
from repurpose.text.word_count import han_units


class Point(Struct, frozen=True):
    """A section's heading with its strongest words (plain text, whole sentences), who said them, and where.

    `voice` is the speaker's, as `Speaker` has it.
    """

    heading: str
    text: str
    speaker: str
    line: int
    original: str = ""
    voice: str = ""


def section_points(post: Post, limit: int = 120) -> tuple[Point, ...]:
    """One point a section, in order; the text is at most `limit` 字 (two half-width characters count one).

    A section whose every sentence is longer has a point without text. Named guests speak before hosts; a section in
    which only the host speaks is left to its heading.
    """
    speakers = guests(post.sections)
    labelled = any(turn.speaker.voice for _, turn in post.turns())
    found = []
    for section in post.sections:
        turns = [turn for turn in section.turns if turn.text and (not labelled or is_guest(turn, speakers))]
        point = _strongest(section, turns, limit)
        if point.heading or point.text:
            found.append(point)
    return tuple(found)


def _strongest(section: Section, turns: list[Turn], limit: int) -> Point:
    best: tuple[float, Turn, list[str], int] | None = None
    for turn in turns:
        lines = prose_sentences(turn.text)
        for index, sentence in enumerate(lines):
            worth = quotability(sentence) or (0.0 if is_chatter(sentence) else 0.2)
            if worth > 0 and han_units(sentence) <= limit and (best is None or worth > best[0]):
                best = (worth, turn, lines, index)
    if best is None:
        return Point(section.heading, "", "", section.line)
    _, turn, lines, index = best
    text = _grow(lines, index, limit)
    original = turn.original.text if turn.original and len(lines) == 1 else ""
    return Point(section.heading, text, turn.speaker.name, turn.line, original, turn.speaker.voice)


def _grow(lines: list[str], index: int, limit: int) -> str:
    """The sentence with as many of those after it as fit, then of those before: an argument, not a fragment."""
    first = last = index
    while last + 1 < len(lines) and han_units(join_sentences(lines[first : last + 2])) <= limit:
        last += 1
    while first > 0 and han_units(join_sentences(lines[first - 1 : last + 1])) <= limit:
        first -= 1
    return join_sentences(lines[first : last + 1])

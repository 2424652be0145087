"""What each section of a post comes down to."""

from __future__ import annotations

from msgspec import Struct

from repurpose.extract.quotable_speakers import guests, is_guest
from repurpose.extract.runs import Run, passage, runs
from repurpose.extract.sentence_ranking import Ranking, rank
from repurpose.model import Post, Section, Turn
from repurpose.text.content_words import content_words
from repurpose.text.similarity import bigrams, containment, says_again

SAID = 0.6
"""Share of a sentence's bigrams in the dek from which it says the dek once more."""


class Point(Struct, frozen=True):
    """A section's heading with its claim (plain text, whole sentences), who said it, and where.

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

    A section that has no words to stand by themselves in that room has no point: a heading alone tells nobody anything.
    Named guests speak, hosts do not; what one point said is no claim of another.
    """
    ranking = rank(post)
    dek = bigrams(post.summary)
    covered = content_words(post.summary)
    found = []
    for section in post.sections:
        best = _claim(section, quotable_turns(post, section), limit, ranking, covered, dek)
        if best:
            found.append(_point(section, best))
            covered |= best.words
    return tuple(found)


def quotable_turns(post: Post, section: Section) -> list[Turn]:
    """The turns whose words may stand for a section: the guests' where speakers are named."""
    if not any(turn.speaker.voice for _, turn in post.turns()):
        return [turn for turn in section.turns if turn.text]
    speakers = guests(post.sections)
    return [turn for turn in section.turns if turn.text and is_guest(turn, speakers)]


def _claim(
    section: Section,
    turns: list[Turn],
    limit: int,
    ranking: Ranking,
    covered: frozenset[str],
    dek: frozenset[tuple[str, str]],
) -> Run | None:
    def is_new(sentence: str) -> bool:
        return containment(sentence, dek) <= SAID and not says_again(sentence, section.heading)

    return passage(runs(section, turns, limit, is_new), limit, section.heading, ranking, covered)


def _point(section: Section, run: Run) -> Point:
    turn = run.turn
    is_whole_turn = len(run.sentences) == 1 and turn.text.strip() == run.text
    original = turn.original.text if turn.original and is_whole_turn else ""
    return Point(section.heading, run.text, turn.speaker.name, turn.line, original, turn.speaker.voice)

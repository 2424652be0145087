"""The argument of a post, in steps that each stand by themselves: sections' strongest words, a quote here and there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.thread.planning.attribution import has_unattributed_speech
from repurpose.channels.thread.planning.plaintext import LONGEST_READ, MOST_SENTENCES, is_linked, line, sentences_of
from repurpose.channels.thread.planning.segment import Segment
from repurpose.channels.thread.planning.standalone import is_small_talk, leans_back, stands_alone
from repurpose.extract.highlights import Point, section_points
from repurpose.extract.key_quotes import prose_sentences
from repurpose.extract.quote_scoring import quotability
from repurpose.model import Location, Post, Quote, Section
from repurpose.text.counting.limit import X_LENGTH
from repurpose.text.similarity import bigrams, containment
from repurpose.text.word_count import han_units

Home = frozenset[tuple[str, str]]
POST_ROOM = X_LENGTH.value // 2 - 8
"""字 that heading, speaker and words of a point share: what X takes less a number and the blank lines."""
SAME, SAME_QUOTE = 0.6, 0.4
"""Share of a text's bigrams that occur in another from which it says the same; a quote may be put another way."""
ECHO = 0.8
"""Share of a heading's bigrams that occur in the hook from which it would only repeat it."""
HOME = 0.3
"""Share of a quote's bigrams that occur in a section from which it belongs there."""
QUOTES_SHARE = 0.25
"""Share of the posts between hook and link that quotes may take from points."""
FEWEST, MOST_FROM_SECTION = 4, 5
"""Posts between hook and link to aim for, and how many one section may give where there are few."""
_NUMBERED = re.compile(
    r"^(?:\d{1,2}[.、)）]|[零一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十\d]{1,3}[章节部分]+[:： ]?|"
    r"Part \d+[:.]?)\s*"
)
_FILLER = re.compile(r"[嗯呃]，|，对吧|你知道，|\b(?:you know|i mean|kind of|sort of),?\b", re.IGNORECASE)
SAID = 0.8
"""Share of a sentence's bigrams in an earlier text from which it was said before."""
_SIGNPOST = re.compile(
    r"^(?:开场|引言|前言|导语|导言|序言?|开篇|背景|介绍|概述|正文|结语|结尾|总结|小结|尾声|结束语|后记|写在最后|访谈正文|"
    r"introduction|intro|opening|background|overview|summary|conclusion|"
    r"closing(?: remarks| thoughts)?|outro|wrap[- ]up|tl;?dr)(?:$|[:：]\s*)",
    re.IGNORECASE,
)
"""Headings that name a part and say nothing of the subject: `引言`, `Wrap-up: …`."""


def argue(post: Post, said: list[str], room: int) -> tuple[list[Segment], tuple[str, ...]]:
    """Points and quotes in reading order, none that repeats what is `said` or another, at most `room`; and what had to
    go, in words."""
    points = _points(post, said, min(room, FEWEST))
    known = [*said, *(step.text for step in points)]
    homes = [_home(point, post) for point in points]
    quotes = sorted(_fresh(_quotes(post), known, SAME_QUOTE), key=lambda quote: _at_home(quote, homes) is None)
    quotes = quotes[: _quotes_wanted(points, room)]
    kept = _strongest(points, room - len(quotes), " ".join(said))
    return _interleaved(kept, quotes, [homes[points.index(point)] for point in kept]), _cut(points, kept)


def _quotes_wanted(points: list[Segment], room: int) -> int:
    """A quarter of the posts; in a talk, whose points are quotations already, only what room is left."""
    spoken = any(step.speaker for step in points)
    displacing = 0 if spoken else round(room * QUOTES_SHARE)
    filling = min(room - len(points), max(FEWEST - len(points), len(points) // 2))
    return min(max(displacing, filling), room - min(1, len(points)))


def _cut(points: list[Segment], kept: list[Segment]) -> tuple[str, ...]:
    gone = [step.heading or step.text[:20] for step in points if step not in kept]
    if not gone:
        return ()
    named = "”, “".join(gone[:3])
    return (f"no room for {len(gone)} of {len(points)} points: “{named}”{' …' if len(gone) > 3 else ''}",)


def _fresh(steps: Iterable[Segment], said: list[str], same: float) -> Iterator[Segment]:
    """Steps that say something not said yet."""
    known = [bigrams(text) for text in said]
    for step in steps:
        if step.text and not any(containment(step.text, other) > same for other in known):
            known.append(bigrams(step.text))
            yield step


# ------------------------------------------------------------------------------------------------------------- points


def _points(post: Post, said: list[str], fewest: int) -> list[Segment]:
    """One point a section; more from each where there are too few sections."""
    sections = [_steps(point, post, said) for point in section_points(post, POST_ROOM)]
    points: list[Segment] = []
    for each in range(1, MOST_FROM_SECTION + 1):
        points = list(_fresh((step for steps in sections for step in _in_reading_order(steps[:each])), said, SAME))
        if len(points) >= fewest:
            break
    return points


def _steps(point: Point, post: Post, said: list[str]) -> list[tuple[_Stretch, Segment]]:
    """A section's best stretches that can be read without what is before them, best first, none over another, and
    none with a sentence that was `said` already."""
    known = [bigrams(text) for text in said]
    heading = _SIGNPOST.sub("", _NUMBERED.sub("", line(point.heading)))
    if is_linked(heading) or containment(heading, known[0]) > ECHO:
        heading = ""
    speaker = line(point.speaker)
    room = POST_ROOM - han_units(heading) - (han_units(speaker) + 1 if speaker else 0)
    found = [one for one in _stretches(_section_at(post, point.line), point.voice, room, known) if one.worth > 0]
    best: list[_Stretch] = []
    for stretch in sorted(found, key=lambda one: (-one.worth, one.block, one.first)):
        if len(best) < MOST_FROM_SECTION and not any(map(stretch.overlaps, best)):
            best.append(stretch)
    return [
        (one, Segment("point", one.sentences, heading, speaker, place=Location(post.path, one.line))) for one in best
    ]


def _in_reading_order(steps: list[tuple[_Stretch, Segment]]) -> Iterator[Segment]:
    """The heading is shown once, above the first."""
    ordered = sorted(steps, key=lambda pair: (pair[0].block, pair[0].first))
    for number, (_, step) in enumerate(ordered):
        yield step if number == 0 else replace(step, heading="")


class _Stretch(Struct, frozen=True):
    """A run of sentences of one block: its worth, where it occurs, and on which line of the file."""

    worth: float
    block: int
    first: int
    line: int
    sentences: tuple[str, ...]

    def overlaps(self, other: _Stretch) -> bool:
        """Whether a sentence is in both."""
        first, second = sorted((self, other), key=lambda one: one.first)
        return self.block == other.block and second.first < first.first + len(first.sentences)


def _section_at(post: Post, at: int) -> Section:
    """The section a line is in."""
    before = [section for section in post.sections if section.line <= at]
    return before[-1] if before else post.sections[0]


def _stretches(section: Section, voice: str, room: int, known: list[Home]) -> Iterator[_Stretch]:
    """Runs of whole sentences of one paragraph and speaker that fit `room` 字; one that is `known` ends a run."""
    blocks = [
        (turn, block) for turn in section.turns if turn.speaker.voice == voice for block in turn.text.split("\n\n")
    ]
    for number, (turn, block) in enumerate(blocks):
        if not prose_sentences(block[:LONGEST_READ]):
            continue
        pieces = sentences_of(block)
        usable = [
            stands_alone(piece) and not any(containment(piece, other) > SAID for other in known) for piece in pieces
        ]
        sizes = [han_units(piece) if fits else POST_ROOM + 1 for piece, fits in zip(pieces, usable, strict=True)]
        worths = [quotability(piece.strip()) for piece in pieces]
        for first in range(len(pieces)):
            count = _fitting(sizes[first:], room)
            if count:
                run = tuple(pieces[first : first + count])
                worth = _worth(run, worths[first : first + count], voice)
                yield _Stretch(worth, number, first, turn.line, run)


def _fitting(sizes: list[int], room: int) -> int:
    """How many of these sizes fit into `room`, from the first on."""
    for count, size in enumerate(sizes):
        room -= size
        if room < 0:
            return count
    return len(sizes)


def _worth(run: tuple[str, ...], worths: list[float], voice: str) -> float:
    """The strongest sentence counts most, then that the run reads by itself and says more than one thing."""
    text = "".join(run).strip()
    worth = max(worths) + 0.25 * min(len(run), 4)
    worth -= 3.0 if leans_back(text) else 0.0
    worth -= 1.5 * sum(map(is_small_talk, run)) + 0.5 * len(_FILLER.findall(text))
    worth -= 1.0 if text.endswith(("?", "？", ":", "：")) else 0.0
    worth -= 4.0 if not voice and has_unattributed_speech(text) else 0.0
    return worth


def _strongest(points: list[Segment], room: int, said: str) -> list[Segment]:
    """The points with the most to say, in reading order. What the hook promises comes first."""
    promised = bigrams(said)

    def strength(step: Segment) -> float:
        figures = 0.5 if re.search(r"\d", step.text) else 0.0
        return figures + 3 * containment(step.heading, promised) + max(map(quotability, map(str.strip, step.sentences)))

    ranked = sorted(range(len(points)), key=lambda index: (-strength(points[index]), index))
    return [points[index] for index in sorted(ranked[: max(0, room)])]


# ------------------------------------------------------------------------------------------------------------- quotes


def _quotes(post: Post) -> Iterator[Segment]:
    """The post's quotes, best first: each with its speaker, or it is none. An author does not quote the own piece."""
    voices = {turn.speaker.name for _, turn in post.turns()}
    for quote in post.quotes:
        words = sentences_of(_unwrapped(quote))[:MOST_SENTENCES]
        speaker = line(quote.speaker)
        own = quote.chosen_by == "extracted" and quote.speaker == post.byline and quote.speaker not in voices
        leans = quote.chosen_by == "extracted" and leans_back(quote.text)
        if speaker and words and not own and not leans and not any(map(is_linked, [speaker, *words])):
            yield Segment(
                "quote", tuple(words), speaker=speaker, place=quote.source or Location(post.path, quote.line or 1)
            )


def _unwrapped(quote: Quote) -> str:
    """A quote's words without marks around the whole: the template sets its own."""
    text = quote.text.strip()
    for opening, closing in ("“”", "「」", '""'):
        inner = text[1:-1]
        if text.startswith(opening) and text.endswith(closing) and opening not in inner and closing not in inner:
            return inner
    return text


def _home(point: Segment, post: Post) -> Home:
    """The words of the section a point is from: a quote of those words belongs to it."""
    return bigrams(_section_at(post, point.place.line if point.place else 0).text)


def _at_home(quote: Segment, homes: list[Home]) -> int | None:
    """The place among the points after which a quote belongs; None: it belongs to no point."""
    shares = [containment(quote.text, home) for home in homes]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= HOME else None


def _interleaved(points: list[Segment], quotes: list[Segment], homes: list[Home]) -> list[Segment]:
    """Each quote after the point it belongs to, or after the next free one; those that belong nowhere spread evenly."""
    after: dict[int, Segment] = {}
    for number, quote in enumerate(quotes, 1):
        home = _at_home(quote, homes)
        wanted = home if home is not None else max(0, round(len(points) * number / (len(quotes) + 1)) - 1)
        after[_next_free(wanted, after, len(points))] = quote
    steps: list[Segment] = []
    for index in range(max(len(points), max(after, default=-1) + 1)):
        steps += points[index : index + 1]
        steps += [after[index]] if index in after else []
    return steps


def _next_free(wanted: int, taken: dict[int, Segment], count: int) -> int:
    """The free place nearest to the wanted one; beyond the last point when all are taken."""
    free = [index for index in range(count) if index not in taken]
    return min(free, key=lambda index: (abs(index - wanted), index)) if free else count + len(taken)

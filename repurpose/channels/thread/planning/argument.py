"""The argument of a post, in steps that each stand by themselves: what carries each section, and one quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from repurpose.channels.thread.planning.attribution import has_unattributed_speech
from repurpose.channels.thread.planning.plaintext import MOST_SENTENCES, is_linked, line, sentences_of, spaced
from repurpose.channels.thread.planning.segment import Segment
from repurpose.extract.highlights import quotable_turns
from repurpose.extract.runs import Run, gain, joins, passage, runs
from repurpose.extract.sentence_ranking import Ranking, rank
from repurpose.extract.standing_alone import leans_back
from repurpose.model import Location, Post, Quote, Section
from repurpose.text.content_words import content_words
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
MOST_QUOTES = 1
"""Quotes of a thread: one voice beside the argument. Own choice."""
FEWEST, MOST_FROM_SECTION = 8, 3
"""Posts between hook and link to aim for, and how many one section may give where there are few."""
_NUMBERED = re.compile(
    r"^(?:\d{1,2}[.、)）]|[零一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十\d]{1,3}[章节部分]+[:： ]?|"
    r"Part \d+[:.]?)\s*"
)
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
    points = _points(post, said, min(room, max(FEWEST, len(post.sections))))
    known = [*said, *(step.text for step in points)]
    quotes = list(_fresh(_quotes(post), known, SAME_QUOTE))[: min(MOST_QUOTES, max(0, room - 1))]
    if len(points) + len(quotes) > room:
        points = _points(post, said, room - len(quotes))
    return _interleaved(points, quotes, [_home(point, post) for point in points]), _cut(post, points)


def _cut(post: Post, points: list[Segment]) -> tuple[str, ...]:
    """The sections that have words and no post."""
    kept = {_section_at(post, step.place.line).line for step in points if step.place}
    gone = [
        section.heading or line(section.text)[:20]
        for section in post.sections
        if section.text and section.line not in kept
    ]
    if not gone:
        return ()
    named = "”, “".join(gone[:3])
    return (f"no room for {len(gone)} of {len(post.sections)} points: “{named}”{' …' if len(gone) > 3 else ''}",)


def _fresh(steps: Iterable[Segment], said: list[str], same: float) -> Iterator[Segment]:
    """Steps that say something not said yet."""
    known = [bigrams(text) for text in said]
    for step in steps:
        if step.text and not any(containment(step.text, other) > same for other in known):
            known.append(bigrams(step.text))
            yield step


# ------------------------------------------------------------------------------------------------------------- points


class _Pool(Struct):
    """A section's runs that may still be chosen, under the heading they would be shown with, in their room."""

    section: Section
    heading: str
    room: int
    left: list[Run]
    chosen: list[Run] = []

    def best(self, ranking: Ranking, covered: frozenset[str]) -> Run | None:
        """The passage that says most of what is not said yet."""
        return passage(self.left, self.room, self.heading, ranking, covered)

    def take(self, run: Run) -> None:
        """Choose a passage: what repeats it is no longer wanted, nor what leans on a gap."""
        self.chosen.append(run)
        self.left = [one for one in self.left if joins(one, run) and not one.overlaps(run) and _news(one, run)]


def _news(one: Run, other: Run) -> bool:
    """Whether a run says something that another did not."""
    return len(one.words & other.words) <= SAME * len(one.words)


def _points(post: Post, said: list[str], wanted: int) -> list[Segment]:
    """The passages that together carry most of the post beside what is `said`, in reading order.

    Each section has its say before any has a second one.
    """
    ranking = rank(post)
    known = [bigrams(text) for text in said]
    pools = [_pool(post, section, known) for section in post.sections]
    covered = content_words("\n".join(said))
    for _ in range(MOST_FROM_SECTION):
        room = wanted - sum(len(pool.chosen) for pool in pools)
        for pool in _next(pools, room, ranking, covered):
            run = pool.best(ranking, covered)
            if run:
                pool.take(run)
                covered |= run.words
    return [step for pool in pools for step in _segments(pool, post)]


def _next(pools: list[_Pool], room: int, ranking: Ranking, covered: frozenset[str]) -> list[_Pool]:
    """The sections with most left to say, as many as have room, in reading order."""
    worth = []
    for at, pool in enumerate(pools):
        run = pool.best(ranking, covered)
        if run:
            worth.append((-gain(run, pool.heading, ranking, covered), at))
    return [pools[at] for at in sorted(at for _, at in sorted(worth)[: max(0, room)])]


def _pool(post: Post, section: Section, known: list[Home]) -> _Pool:
    """A section's runs that fit a post, none with a sentence that was said already or would turn into a link."""
    heading = _SIGNPOST.sub("", _NUMBERED.sub("", line(section.heading)))
    if is_linked(heading) or containment(heading, known[0]) > ECHO:
        heading = ""

    def fits(sentence: str) -> bool:
        pairs = bigrams(sentence)
        return not any(len(pairs & other) > SAID * len(pairs) for other in known) and not is_linked(sentence)

    turns = quotable_turns(post, section)
    longest = max((han_units(turn.speaker.name) + 1 for turn in turns if turn.speaker.name), default=0)
    room = POST_ROOM - han_units(heading) - longest
    found = runs(section, turns, room, fits)
    return _Pool(section, heading, room, [one for one in found if _is_signed(one)])


def _is_signed(run: Run) -> bool:
    return bool(run.turn.speaker.voice) or not has_unattributed_speech(run.text)


def _segments(pool: _Pool, post: Post) -> Iterator[Segment]:
    """The heading is shown once, above the first of its section."""
    heading = pool.heading
    for run in sorted(pool.chosen, key=lambda one: one.places):
        place = Location(post.path, run.turn.line)
        yield Segment("point", spaced(run.sentences), heading, line(run.turn.speaker.name), place=place)
        heading = ""


def _section_at(post: Post, at: int) -> Section:
    """The section a line is in."""
    before = [section for section in post.sections if section.line <= at]
    return before[-1] if before else post.sections[0]


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

"""Faults of a transcript itself: what is written from it can be no better."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import STYLE_FACTS, example, fault, faults, problem
from repurpose.model import Post

_SOUND = example()


@rule(
    "TX01",
    "translated-figure-differs",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(fault("figure", "300 座", "300 座 is not found in the original of this turn")),
        example(fault("figure", "18 个月", "18 个月 is not found in the original of this turn")),
        example(fault("figure", "1987 年", "1987 年 is not found in the original of this turn")),
    ),
    good=(_SOUND, example(fault("orphan", "…", "…")), example(fault("voice", "…", "…"))),
)
def translated_figure_differs(post: Post) -> Iterator[Problem]:
    """The translation of a turn gives a figure that its original does not.

    Units, magnitudes, ranges and decades are brought to one scale first: 一半 is half, 80 年代 the eighties.

    Listen to the passage, and correct whichever is wrong.
    """
    yield from _told(post, "figure", "correct the translation or the original")


@rule(
    "TX02",
    "person-spelt-two-ways",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(fault("spelling", "Mark Lee", "“Mark Lee” here and “Marc Lee” elsewhere may be one person")),
        example(fault("spelling", "Jon Hale", "“Jon Hale” here and “John Hale” elsewhere may be one person")),
        example(fault("spelling", "Ana Ruiz", "“Ana Ruiz” here and “Anna Ruiz” elsewhere may be one person")),
    ),
    good=(_SOUND, example(fault("figure", "…", "…")), example(fault("orphan", "…", "…"))),
)
def person_spelt_two_ways(post: Post) -> Iterator[Problem]:
    """One person's name is spelt in two ways.

    Labels, text and the people of front matter are compared.

    Choose one spelling throughout.
    """
    yield from _told(post, "spelling", "choose one spelling")


@rule(
    "TX03",
    "original-without-turn",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(fault("orphan", "The lamp is lit.", "an original stands without the turn it belongs to")),
        example(fault("orphan", "And then we left.", "an original stands without the turn it belongs to")),
        example(fault("orphan", "Yes.", "an original stands without the turn it belongs to")),
    ),
    good=(_SOUND, example(fault("figure", "…", "…")), example(fault("voice", "…", "…"))),
)
def original_without_turn(post: Post) -> Iterator[Problem]:
    """An original stands by itself, without the translated turn.

    Its words can be quoted by nobody who reads only the translation.

    Translate it, or move it to its turn.
    """
    yield from _told(post, "orphan", "translate it, or move it to its turn")


@rule(
    "TX04",
    "another-voice-in-turn",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(fault("voice", "Ada", "the turn is Ada's, its original Jon's")),
        example(fault("voice", "Jon", "Jon speaks inside Ada's turn")),
        example(fault("voice", "Ada", "somebody addresses Ada inside Ada's own turn")),
    ),
    good=(_SOUND, example(fault("figure", "…", "…")), example(fault("orphan", "…", "…"))),
)
def another_voice_in_turn(post: Post) -> Iterator[Problem]:
    """A turn holds words that somebody else said.

    Seen where the original names another speaker, where a label stands inside a turn, and where a speaker is
    addressed in their own turn. Words that change hands without such a sign are not seen.

    Split the turn.
    """
    yield from _told(post, "voice", "split the turn")


def _told(post: Post, kind: str, suggestion: str) -> Iterator[Problem]:
    for one in faults(post, kind):
        yield problem(one, one.message, suggestion)

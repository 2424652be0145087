"""A week's choice, one after another: the best that does not repeat the day, the field, the voice or the story of one
that is chosen already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from repurpose.digest.near_duplicates import Pair, of
from repurpose.digest.scoring import guests_of
from repurpose.model import Post

STORY = 0.1
"""Likeness from which two posts tell one story, and a week features one of them. In 191 real posts (2026-W21) the pairs
above it are two reports of one resignation, one pipeline, one interview; below it they share a field and no more."""
SAME_STORY = 5.0
"""Points that telling a chosen story again costs: more than any post has over a middling one."""
SAME_SOURCE, SAME_SPEAKER = 3.0, 3.0
"""A channel's or a person's second piece must be better by as much as an editor's own remark is worth."""
SAME_CATEGORY, SAME_DAY = 1.5, 0.7
"""What a second piece of one category, or of one day, costs; a third twice that. Of a category the less, the more of
the week is filed under it: a week of one field fills an issue with that field. Set so that the seven of 2026-W21, of
which a quarter is filed under one category, come from four days and four categories or more."""


class Traits(Struct, frozen=True):
    """In what a post may repeat another."""

    day: str
    category: str
    source: str
    speakers: frozenset[str]


def spread(
    posts: Sequence[Post], values: Sequence[float], among: Sequence[int], alike: Mapping[Pair, float], most: int
) -> list[int]:
    """The places of the posts chosen `among` those given, in the order of choice; pinned posts come first."""
    traits = [_traits(post) for post in posts]
    filed = Counter(trait.category for trait in traits)
    rare = {category: 1 - count / len(posts) for category, count in filed.items()}
    chosen: list[int] = []
    left = list(among)
    while left and len(chosen) < most:
        lost = {at: _repeats(at, chosen, traits, alike, rare) for at in left}
        best = min(left, key=lambda at: (not posts[at].pinned, lost[at] - values[at], posts[at].path))
        chosen.append(best)
        left.remove(best)
    return chosen


def _traits(post: Post) -> Traits:
    return Traits(
        post.date.isoformat() if post.date else "",
        post.category.casefold(),
        post.byline.casefold(),
        frozenset(name.casefold() for name in (*guests_of(post), *post.people) if name in post.title),
    )


def _repeats(
    at: int,
    chosen: Sequence[int],
    traits: Sequence[Traits],
    alike: Mapping[Pair, float],
    rare: Mapping[str, float],
) -> float:
    """What a post loses beside those chosen; what a post does not say, it does not repeat."""
    own, lost = traits[at], 0.0
    for other in chosen:
        lost += SAME_DAY * bool(own.day and own.day == traits[other].day)
        lost += SAME_CATEGORY * rare[own.category] * bool(own.category and own.category == traits[other].category)
        lost += SAME_STORY * (of(alike, at, other) >= STORY)
        lost += SAME_SOURCE * bool(own.source and own.source == traits[other].source)
        lost += SAME_SPEAKER * bool(own.speakers & traits[other].speakers)
    return lost

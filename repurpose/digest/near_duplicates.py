"""How alike the posts of a window are: the same recording twice, one text under two titles, one story told by two."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from repurpose.model import Post
from repurpose.text.similarity import bigrams, letters

Pair = tuple[int, int]
"""Two posts by their place in the list, the earlier one first."""

DUPLICATE = 0.3
"""Likeness from which two posts are one piece twice, and are joined. In a week of 191 real posts no two on different
recordings reach it: two reports of one proof come to 0.27 and are worth reading both."""
OPENING = 200
"""Letters of a text that stand for the summary it does not have: about as many as a summary has."""
SHINGLE, SHINGLES_IN = 12, 16
"""Letters of a piece of text that two texts hardly share by chance, and one in how many of them is compared: those that
begin with a letter whose number is a multiple."""
ENOUGH_SHINGLES = 12
"""Pieces below which a text is too short to be told by them: about 200 letters."""
COMMON = 12
"""Texts from which on a piece that they share is a site's footer, and makes none of them another's twin."""
SAME_TEXT = 0.5
"""Share of the shorter text's pieces from which the two are one text: a talk and its cut, a text and its reprint."""
FEWEST_UNITS = 15
"""Rare pairs of characters below which what a post says of itself is too little to be told by: a title of fifteen
characters may be contained in another's summary by chance."""


def likeness(posts: Sequence[Post]) -> Mapping[Pair, float]:
    """How alike two posts are, 0 to 1, by pairs; a pair that shares nothing is not named."""
    found = dict(_by_words([_units(post) for post in posts]))
    for pair in (*_of_one_source(posts), *_of_one_text(posts)):
        found[pair] = 1.0
    return found


def joined(best_first: Sequence[int], alike: Mapping[Pair, float]) -> Mapping[int, list[int]]:
    """Each post that stays with those that are the same piece; of these the best stays."""
    found: dict[int, list[int]] = {}
    for post in best_first:
        same = next((kept for kept in found if of(alike, kept, post) >= DUPLICATE), None)
        if same is None:
            found[post] = []
        else:
            found[same].append(post)
    return found


def of(alike: Mapping[Pair, float], one: int, other: int) -> float:
    """How alike two posts are."""
    return alike.get((min(one, other), max(one, other)), 0.0)


def _units(post: Post) -> frozenset[tuple[str, ...]]:
    """What a post says of itself, in pairs of characters, and the Latin words of its title, which are mostly names."""
    said = post.summary or letters(post.prose[: 2 * OPENING])[:OPENING]
    names = re.findall(r"[A-Za-z][A-Za-z0-9]{2,}", post.title)
    return bigrams(f"{post.title} | {said}") | frozenset((name.casefold(),) for name in names)


def _by_words(units: Sequence[frozenset[tuple[str, ...]]]) -> Iterable[tuple[Pair, float]]:
    """The share of the lighter post's words that the other has too; words that few posts have weigh more."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, own in enumerate(units):
        for unit in own:
            holders[unit].append(at)
    weights = {unit: math.log(1 + len(units) / len(those)) for unit, those in holders.items()}
    lightest = FEWEST_UNITS * math.log(1 + len(units))
    whole = [sum(weights[unit] for unit in own) for own in units]
    shared: dict[Pair, float] = defaultdict(float)
    for unit, those in holders.items():
        for pair in combinations(those, 2):
            shared[pair] += weights[unit]
    for (one, other), weight in shared.items():
        yield (one, other), weight / max(lightest, min(whole[one], whole[other]))


def _of_one_source(posts: Sequence[Post]) -> Iterable[Pair]:
    """Posts about one recording or page: the same address but for its scheme and a slash."""
    known: dict[str, int] = {}
    for at, post in enumerate(posts):
        address = re.sub(r"^https?://(?:www\.)?|#.*$|/$", "", post.video)
        if address and known.setdefault(address, at) != at:
            yield known[address], at


def _of_one_text(posts: Sequence[Post]) -> Iterable[Pair]:
    """Posts whose texts are the same over most of the shorter one."""
    pieces = [_shingles(post) for post in posts]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(pieces):
        for piece in own:
            holders[piece].append(at)
    told = (those for those in holders.values() if 1 < len(those) <= COMMON)
    shared = Counter(pair for those in told for pair in combinations(those, 2))
    for (one, other), count in shared.items():
        if count >= SAME_TEXT * min(len(pieces[one]), len(pieces[other])):
            yield one, other


def _shingles(post: Post) -> frozenset[str]:
    text = letters(post.prose)
    found = frozenset(text[at : at + SHINGLE] for at, letter in enumerate(text) if ord(letter) % SHINGLES_IN == 0)
    return found if len(found) >= ENOUGH_SHINGLES else frozenset()

"""One ranking of what a post says, for every use: how much of the post each of its sentences carries.

A post is about the words it comes back to. A word weighs more the more sentences and sections hold it (the degree
centrality of LexRank and TextRank, counted in words), and more again where title, summary or a heading have it. What a
choice of sentences carries is the weight of all its words, each counted once (Gillick and Favre, 2009): so the next one
chosen is the one that says most of what is not said yet, which is what MMR is for. Weights come from the post alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from math import fsum, sqrt

from msgspec import Struct

from repurpose.extract.noise import clearness
from repurpose.extract.plain_prose import told_sentences
from repurpose.model import Post
from repurpose.text.content_words import content_words
from repurpose.text.word_count import han_units

ONCE = 0.2
"""What a word weighs that one sentence has, where one of many has the root of their number."""
A_SECTION_MORE = 0.5
"""What each further section adds to a word, as a share of its weight."""
IN_TITLE, IN_SUMMARY, IN_HEADING = 2.0, 1.5, 1.5
"""By how much a word's weight grows where the author put it there. Measured with tests/benchmarks/bench_choice.py."""
DENSITY = 0.8
"""The power of a sentence's length by which its weight is divided: 1 would prefer the short, 0 the long."""


class Ranking(Struct, frozen=True):
    """The weight of each word of a post, and the worth of its average sentence."""

    weights: Mapping[str, float]
    average: float

    def gain(self, words: Iterable[str], covered: frozenset[str] = frozenset()) -> float:
        """What words add to those that are `covered`; summed exactly, because sets have no order."""
        return fsum(self.weights.get(word, 0.0) for word in words if word not in covered)

    def worth(self, sentence: str) -> float:
        """How much of the post a sentence carries for its length; the average sentence has 1."""
        gained = self.gain(content_words(sentence)) * clearness(sentence)
        return gained / max(1, han_units(sentence)) ** DENSITY / self.average if self.average else 0.0


def rank(post: Post) -> Ranking:
    """The ranking of a post, by its talk where it has one."""
    sections = post.talk or post.sections
    texts = tuple(tuple(turn.text for turn in section.turns if turn.text) for section in sections)
    return _ranking(post.title, post.summary, tuple(section.heading for section in sections), texts)


@lru_cache(maxsize=64)
def _ranking(title: str, summary: str, headings: tuple[str, ...], texts: tuple[tuple[str, ...], ...]) -> Ranking:
    said = [[one for text in section for one in told_sentences(text)] for section in texts]
    held = Counter(word for one in chain(*said) for word in content_words(one))
    spread = Counter(chain(*({word for one in section for word in content_words(one)} for section in said)))
    places = (
        (IN_TITLE, content_words(title)),
        (IN_SUMMARY, content_words(summary)),
        (IN_HEADING, content_words("\n".join(headings))),
    )
    weights = {}
    for word, count in held.items():
        weight = (sqrt(count) if count > 1 else ONCE) * (1 + A_SECTION_MORE * (spread[word] - 1))
        for times, words in places:
            weight *= times if word in words else 1.0
        weights[word] = weight
    bare = Ranking(weights, 1.0)
    worths = [bare.gain(content_words(one)) / max(1, han_units(one)) ** DENSITY for one in chain(*said)]
    return Ranking(weights, sum(worths) / len(worths) if worths else 0.0)

"""What a week was about: names and tags that its posts' own titles and summaries say, and how many sources say them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from repurpose.model import Post
from repurpose.text.han import has_han
from repurpose.text.messages import words

FEWEST_TOLD, MOST_TOLD = 3, 5
"""Subjects that a line names: more than the first only where several sources write of them, and no more than can be
read at a glance. Own choice."""
SMALL_WEEK = 8
"""Posts below which two of one subject are no habit of the site's."""
EVERYWHERE = 0.25
"""Share of a week's posts from which a name is what the site is always about, and not what this week was: "AI" is in
88 of the 191 summaries of 2026-W21 of a real site, the next name in 21."""
_LATIN_NAME = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][a-z]+[A-Z][A-Za-z]*(?![A-Za-z0-9])|(?<=[^\x00-\x7f])[A-Z][a-z]{2,}(?![A-Za-z0-9])"
)
"""A name in a title that no tag has: a capital within it (OpenAI), or at its head amid Chinese. A word all in capitals
(CEO, CPU) is as often none."""
_FILED_ONLY = frozenset(("aliases", "keywords_meta", "layout", "headlines", "quotes", "images", "css", "js"))
"""Lists of front matter that name no subjects."""


class Subjects(Struct, frozen=True):
    """The subjects of each post by its place, most widespread first, and how many sources write of each."""

    of_post: tuple[tuple[str, ...], ...]
    sources: Mapping[str, int]

    def weight(self, post: int) -> float:
        """How central a post is, 0 to 1: how widespread its two foremost subjects are, beside the week's foremost."""
        most = max(self.sources.values(), default=0)
        told = [self.sources[subject] for subject in self.of_post[post][:2] if self.sources[subject] > 1]
        return sum(told) / (2 * most) if most > 1 else 0.0


def subjects_of(posts: Sequence[Post]) -> Subjects:
    """The subjects of a week's posts, without what the site is always about."""
    texts = [f"{post.title}\n{post.summary}" for post in posts]
    names = _names(posts)
    found = [_said(text, names) for text in texts]
    counts = Counter(name for said in found for name in said)
    habit = len(posts) * EVERYWHERE if len(posts) >= SMALL_WEEK else len(posts)
    sources: dict[str, set[str]] = defaultdict(set)
    for post, said in zip(posts, found, strict=True):
        for name in said:
            if counts[name] <= habit:
                sources[name].add(post.byline or post.path)
    spread = {name: len(those) for name, those in sources.items()}
    ranked = (tuple(sorted((name for name in said if name in spread), key=lambda n: (-spread[n], n))) for said in found)
    return Subjects(tuple(ranked), spread)


def lead(posts: Sequence[Post], lang: str) -> str:
    """The line that says what a week was about: the subjects of most sources, one for each post that has any, and among
    equals those of the earlier posts; "" where there are not two."""
    subjects = subjects_of(posts)
    chosen: list[str] = []
    uncovered = set(range(len(posts)))
    while len(chosen) < MOST_TOLD and uncovered:
        sources: dict[str, set[str]] = defaultdict(set)
        for at in sorted(uncovered):
            for name in subjects.of_post[at]:
                sources[name].add(posts[at].byline or posts[at].path)
        name = min(sources, key=lambda one: -len(sources[one]), default="")
        if not name or (len(chosen) >= FEWEST_TOLD and len(sources[name]) < 2):
            break
        chosen.append(name)
        uncovered = {at for at in uncovered if name not in subjects.of_post[at]}
    if len(chosen) < 2:
        return ""
    fixed = words(lang)
    return fixed["lead"].format(subjects=fixed["comma"].join(chosen))


def _names(posts: Iterable[Post]) -> Mapping[str, str]:
    """Whatever a post may be filed under, in small letters, with the spelling that is used most."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        filed = (value for key, values in post.meta.items() if key not in _FILED_ONLY for value in _texts(values))
        for name in {*filed, *post.tags, *post.people, *_LATIN_NAME.findall(post.title)}:
            bare = re.sub(r"[-_\s]+", " ", name).strip()
            if len(bare) > 1 and not bare.isdigit():
                written = name if has_han(name) else _as_written(bare, f"{post.title}\n{post.summary}")
                spellings[bare.casefold()][written or bare] += 1 + 9 * bool(written)
    return {name: max(sorted(those), key=lambda one: those[one]) for name, those in spellings.items()}


def _texts(values: object) -> Iterable[str]:
    return (value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _as_written(name: str, text: str) -> str:
    """A name as a text spells it; "" where it does not say it."""
    at = _place(name.casefold(), text.casefold())
    return text[at : at + len(name)] if at >= 0 else ""


def _said(text: str, names: Mapping[str, str]) -> frozenset[str]:
    """The names that a text says, none within a longer one of them."""
    low = text.casefold()
    said = {name for name in names if name in low and _place(name, low) >= 0}
    longest = [name for name in said if not any(name != other and name in other for other in said)]
    return frozenset(names[name] for name in longest)


def _place(name: str, low: str) -> int:
    """Where a text in small letters says a name, as a word of its own where it is Latin; -1 where it does not."""
    at = low.find(name)
    while at >= 0:
        around = low[at - 1 : at] + low[at + len(name) : at + len(name) + 1]
        if not name.isascii() or not any(mark.isascii() and mark.isalnum() for mark in around):
            return at
        at = low.find(name, at + 1)
    return -1

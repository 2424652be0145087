"""From places in an author's prose to problems in the author's file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from repurpose.checks.base import Problem
from repurpose.document.author_prose import Passage, passages
from repurpose.document.file_view import manuscript
from repurpose.model import Post
from repurpose.text.bilingual import Bilingual, both


def prose(post: Post, *, chinese: bool | None = None) -> Iterator[Passage]:
    """The paragraphs of a post's body, in one language if asked; none of a transcript, whose words were spoken."""
    if post.form == "transcript" or not post.text:
        return
    start = len(post.text) - len(post.body) if post.text.endswith(post.body) else 0
    for passage in passages(post.text, start):
        if chinese in (None, passage.is_chinese):
            yield passage


def found(post: Post, start: int, end: int, message: str, suggestion: str) -> Problem:
    """A problem for a stretch of the view."""
    page = manuscript(post.text)
    from_, _ = page.span(start, start + 1)
    _, to = page.span(max(start, end - 1), max(start + 1, end))
    return Problem(message, from_, to, suggestion)


def matches(post: Post, pattern: re.Pattern[str], *, chinese: bool | None = None) -> list[tuple[int, int, str]]:
    """Where a pattern stands in the author's own words: start and end in the view, and the words."""
    return [
        (passage.start + match.start(), passage.start + match.end(), match[0])
        for passage in prose(post, chinese=chinese)
        for match in pattern.finditer(passage.own)
    ]


def total(post: Post, *, chinese: bool) -> int:
    """How long the author's prose in a language is: 字, or words."""
    return sum(passage.size for passage in prose(post, chinese=chinese))


def is_dense(many: int, size: int, per_thousand: float, least: int) -> bool:
    """Whether something stands too often: at least `least` times, and more than so often in a thousand 字 or words."""
    return many >= least and many * 1000 > per_thousand * size


SHOWN = 5
"""Words that a finding on too many of them names, the commonest first: one line of a terminal."""


class Overuse(Struct, frozen=True):
    """Words that stand too often: the stretch of the view to show, how many, in how long a text, and which."""

    start: int
    end: int
    many: int
    size: int
    words: Bilingual


def overuse(post: Post, pattern: re.Pattern[str], per_thousand: float, least: int) -> Iterator[Overuse]:
    """Where a pattern stands too often in the author's own words: told once, at the hit that was one too many."""
    hits, size = matches(post, pattern), total(post, chinese=True) + total(post, chinese=False)
    if is_dense(len(hits), size, per_thousand, least):
        start, end, _ = hits[least - 1]
        common = Counter(words.lower() for _, _, words in hits).most_common(SHOWN)
        shown = both(
            ", ".join(f"{words} {many}" if many > 1 else words for words, many in common),
            "、".join(f"“{words}”{many} 次" if many > 1 else f"“{words}”" for words, many in common),
        )
        yield Overuse(start, end, len(hits), size, shown)

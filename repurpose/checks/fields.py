"""Title and summary of the front matter, as the text that readers get: rules on a file's text read them too."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from repurpose.checks.rule import Problem, Rule
from repurpose.model import Place, Post

_SHOWN = frozenset({"title", "summary", "description", "excerpt", "dek", "subtitle"})
"""The keys whose values a post prints (sources/post.py), lower case, without underlines."""


class Value(Struct, frozen=True):
    """A value of the front matter with its key's line, and the column where it is written as it reads (else 1)."""

    text: str
    place: Place


def values(post: Post) -> Iterator[Value]:
    """The texts of the front matter that readers see."""
    lines = post.text.split("\n")
    for key, value in post.meta.items():
        place = post.places.get(str(key).lower().replace("_", ""))
        if str(key).lower() in _SHOWN and isinstance(value, str) and place and place.path == post.path:
            line = lines[place.line - 1] if place.line <= len(lines) else ""
            yield Value(value, Place(place.path, place.line, max(0, line.find(value)) + 1))


def problems(rule: Rule, post: Post, options: dict[str, object]) -> Iterator[tuple[Problem, Value]]:
    """What a rule on text finds in title and summary. Its edits would count in the value, not in the file: none."""
    for value in values(post):
        for problem in rule.check(value.text, **options):
            yield Problem(problem.message, problem.start, problem.end, problem.suggestion, problem.severity), value

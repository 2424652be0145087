"""Title and summary of the front matter, as the text that readers get: rules on a file's text read them too."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from repurpose.checks.base import Problem, Rule
from repurpose.document.scalars import Scalar, scalars
from repurpose.model import Location, Post

_SHOWN = frozenset({"title", "summary", "description", "excerpt", "dek", "subtitle"})
"""The keys whose values a post prints (sources/post.py), lower case, without underlines."""


class Value(Struct, frozen=True):
    """A value of the front matter with its key's line, and the column where it is written as it reads (else 1)."""

    key: str
    text: str
    place: Location


def values(post: Post) -> Iterator[Value]:
    """The texts of the front matter that readers see."""
    lines = post.text.split("\n")
    for key, value in post.meta.items():
        place = post.places.get(str(key).lower().replace("_", ""))
        if _is_shown(key) and isinstance(value, str) and place and place.path == post.path:
            line = lines[place.line - 1] if place.line <= len(lines) else ""
            yield Value(str(key), value, Location(place.path, place.line, max(0, line.find(value)) + 1))


def _is_shown(key: object) -> bool:
    return str(key).lower() in _SHOWN


def written(text: str) -> list[Scalar]:
    """The texts of the front matter that readers see and that can be mended where they occur."""
    return [one for one in scalars(text) if _is_shown(one.key)]


def problems(rule: Rule, post: Post, options: dict[str, object]) -> Iterator[tuple[Problem, Value]]:
    """What a rule on text finds in title and summary: its span counts in the value, its edits in the file."""
    for value in values(post):
        found = list(rule.check(value.text, **options))
        home = [one for one in written(post.text) if one.key == value.key] if any(one.edits for one in found) else []
        for problem in found:
            edits = home[0].edits(problem.edits) if home and problem.edits else ()
            yield replace(problem, edits=edits), value

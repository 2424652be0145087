"""Names in two languages as the author's files write them (译名表): 安娜·贝格（Anna Berg）, `Anna Berg: 安娜·贝格`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from repurpose.grounding.foreign_names import DOTS
from repurpose.grounding.name_sounds import bare
from repurpose.model import Post
from repurpose.text.han import HAN, has_han, is_han

_LATIN_NAME = r"[A-Z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f.'’&\- ]{1,60}"
_CHINESE_FIRST = re.compile(
    rf"([{HAN}{DOTS}]{{2,16}})\s?[（(]\s?({_LATIN_NAME}?)\s?(?:[，,；;][^（()）\n]{{0,60}})?[)）]"
)
_LATIN_FIRST = re.compile(rf"({_LATIN_NAME})\s?[（(]([{HAN}{DOTS}]{{2,16}})(?:[，,；;][^（()）\n]{{0,60}})?[)）]")
NameTable = dict[str, tuple[str, ...]]
"""What each name is in the other language; of Chinese before a bracket every ending: where it begins is not known."""
SHORTEST = 2
"""Han characters of a name at least."""


def table(pairs: Iterable[tuple[str, str]]) -> NameTable:
    """Both directions of pairs of a Chinese and a Latin name."""
    found: dict[str, dict[str, None]] = {}
    for chinese, latin in pairs:
        found.setdefault(bare(latin), {})[chinese] = None
        for at in range(len(chinese) - SHORTEST + 1):
            found.setdefault(chinese[at:], {})[latin] = None
    return {name: tuple(others) for name, others in found.items()}


def written(text: str) -> Iterator[tuple[str, str]]:
    """The pairs that a text writes, one name and the other in brackets after it."""
    for match in _CHINESE_FIRST.finditer(text):
        yield match[1], match[2]
    for match in _LATIN_FIRST.finditer(text):
        yield match[2], match[1].strip()


def of_post(post: Post) -> Iterator[tuple[str, str]]:
    """The pairs of an article and its talk: in the words, in `people:`, and in the two labels of a turn."""
    yield from written(post.body)
    yield from written("\n".join(post.brief.naming) if post.brief else "")
    yield from of_people(post)
    for section in post.talk:
        for turn in section.turns:
            original = turn.original
            if original and has_han(turn.speaker.name) and original.speaker and not has_han(original.speaker):
                yield turn.speaker.name, original.speaker
            yield from written(turn.text)


def of_people(post: Post) -> Iterator[tuple[str, str]]:
    """The pairs that `people:` holds."""
    yield from _listed(post.meta.get("people"))


def _listed(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for one, other in value.items():
            yield from _in_order(str(one), str(other))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _listed(item)
    elif isinstance(value, str):
        yield from written(value)


def _in_order(one: str, other: str) -> Iterator[tuple[str, str]]:
    if is_han(one) != is_han(other):
        yield (one, other) if is_han(one) else (other, one)

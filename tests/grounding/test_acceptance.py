"""What an acceptance covers: its own words everywhere, what is inside them in that place only."""

import pytest

from repurpose.grounding import ground
from repurpose.grounding.doubts import all_traces
from repurpose.grounding.extents import Extents
from repurpose.model import Location, NameTrace, Post, QuoteTrace
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

TALK = "**主持人**: 渡口在哪里？\n\n**艄公**: 渡口在村子东边，我撑船二十二年了，后来修了桥。\n"
ARTICLE = """# 渡口

他说那年走了 90 公里。后来还是 90 公里，
只是没有人问。“我最怕下雪天的早上没有人来。”他去过 Oslo 和 90 公里外的 Bergen。
"""


def post(*accepted: str) -> Post:
    entries = "".join(f"  - accept: {words}\n    reason: seen\n" for words in accepted)
    head = f"---\ngrounding:\n{entries}---\n" if accepted else ""
    return pairing.join(read_post(head + ARTICLE, "a.md", Reading()), read_post(TALK, "talk.md", Reading()))


def accepted(*words: str) -> list[str]:
    """What stands by hand, by words and line of the body."""
    found = ground(post(*words))
    lines = len(words) * 2 + 3
    return [f"{one.text} {one.place.line - lines}" for one in all_traces(found) if one.accepted]


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        ("90 公里", ["90 公里 3", "90 公里 3", "90 公里 4"]),
        ("那年走了 90 公里", ["90 公里 3"]),
        ("还是 90 公里， 只是没有人问。", ["90 公里 3"]),
        ("他去过 Oslo 和 90 公里外的 Bergen。", ["Oslo 4", "90 公里 4", "Bergen 4"]),
        ("我最怕下雪天的早上没有人来。", ["我最怕下雪天的早上没有人来。 4"]),
    ],
)
def test_words_are_accepted_everywhere_and_what_is_inside_them_there_only(words: str, covered: list[str]) -> None:
    assert accepted(words) == covered


TEXT = "one “two\n> three *four*” five\n"


@pytest.mark.parametrize(
    ("words", "column", "shown"),
    [("one", 1, "one"), ("two three four", 6, "two\n> three *four"), ("six", 1, ""), ("five six", 1, "")],
)
def test_an_extent_is_read_along_the_file(words: str, column: int, shown: str) -> None:
    start, end = Extents(TEXT).of(QuoteTrace(words, Location("a.md", 1, column)))
    assert TEXT[start:end] == shown


@pytest.mark.parametrize(("line", "column"), [(0, 0), (9, 1), (1, 99), (3, 1)])
def test_a_place_outside_the_file_is_no_fault(line: int, column: int) -> None:
    extents = Extents(TEXT)
    start, end = extents.of(NameTrace("x", Location("a.md", line, column)))
    assert 0 <= start == end <= len(TEXT)

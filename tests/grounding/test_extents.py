"""From words to where they are in a file."""

import time

import pytest

from repurpose.grounding.extents import Extents


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the ferry is late", ["the ferry\n> is  late"]),
        ("> the ferry", ["the ferry"]),
        ("ferr", ["ferr"]),
        (">>>", []),
        ("", []),
    ],
)
def test_words_are_found_whatever_white_space_and_block_marks_are_between_them(words: str, found: list[str]) -> None:
    text = "> the ferry\n> is  late\n"
    assert [text[start:end] for start, end in Extents(text).everywhere(words)] == found


def test_every_place_is_found_once() -> None:
    assert Extents("a a a b").everywhere("a a") == [(0, 3)]
    assert Extents("ab ab").everywhere("ab") == [(0, 2), (3, 5)]


def test_many_marks_take_linear_time() -> None:
    start = time.process_time()
    assert Extents("> " * 100_000).everywhere("> " * 2_000 + "x") == []
    assert time.process_time() - start < 2

"""An emoji is two units on X whatever its parts; the strict count allows for counters that do not know it."""

from itertools import pairwise

import pytest

from repurpose.channels.thread import measure
from repurpose.text.counting import strict_length
from repurpose.text.counting.emoji import find_emoji
from repurpose.text.counting.weighted import V2, parse_post
from tests.text.emoji_test_file import rows


def x(text: str) -> int:
    return measure(text, "x").length


def code_points(text: str) -> int:
    """The weight before emoji were given one of their own."""
    return parse_post(text, V2).weighted_length


@pytest.mark.parametrize(
    ("status", "count"),
    [("fully-qualified", 3944), ("minimally-qualified", 1029), ("unqualified", 243), ("component", 9)],
)
def test_every_emoji_of_unicode_17_weighs_two(status: str, count: int) -> None:
    emoji = [row.emoji for row in rows() if row.status == status]
    assert len(emoji) == count
    assert [one for one in emoji if x(one) != 2] == []


def test_emoji_next_to_each_other_stay_apart() -> None:
    emoji = [row.emoji for row in rows() if row.status == "fully-qualified"]
    for left, right in pairwise(emoji):
        assert x(left + right) == 4


def test_strict_allows_newer_sequences_their_code_points() -> None:
    for row in rows():
        strict = strict_length(row.emoji)
        if row.version > (11, 0) and len(row.emoji) > 1:
            assert strict == code_points(row.emoji)
        elif row.status == "fully-qualified" and row.version < (11, 0) and "\U0001f5e8" not in row.emoji:
            assert strict == 2


@pytest.mark.parametrize(
    ("text", "loose", "strict"),
    [
        ("👍", 2, 2),
        ("👍🏽", 2, 2),
        ("👨‍👩‍👧‍👦", 2, 2),
        ("👩‍🚀", 2, 2),
        ("🧑‍🚀", 2, 5),  # Emoji 12.1
        ("🫱🏻‍🫲🏿", 2, 9),  # Emoji 14
        ("🇨🇳", 2, 2),
        ("🇨🇳🇺🇸", 4, 4),
        ("🇨", 2, 2),
        ("🇽🇾", 2, 4),  # no such flag
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2, 2),
        ("1️⃣", 2, 2),
        ("1⃣", 2, 3),
        ("❤️", 2, 2),
        ("⭐️", 2, 2),
        ("❤", 2, 2),
        ("☺︎", 4, 4),  # text style
        ("©", 2, 2),
        ("©️", 2, 2),
        ("©︎", 3, 3),
        ("™", 2, 2),
        ("☝️🏽", 4, 4),  # a tone does not follow a selector
        ("👩‍", 3, 3),  # nothing is joined
        ("\u200d", 1, 1),
        ("\ufe0f", 2, 2),
        ("7", 1, 1),
        ("#", 1, 1),
    ],
)
def test_weight_of_a_sequence(text: str, loose: int, strict: int) -> None:
    assert (x(text), strict_length(text)) == (loose, strict)
    assert measure(text, "x", strict=True).length == strict


def test_an_emoji_inside_a_link_has_no_weight_of_its_own() -> None:
    assert x("http://👩‍🚀.com/") == 23
    assert x("http://a.com/1️⃣") == 23 + 2 + 2  # the link ends after the digit


def test_find_emoji_takes_the_longest_sequence() -> None:
    assert [match[0] for match in find_emoji("我👩‍🚀1️⃣©1 🏳️‍🌈🇨🇳🇺")] == ["👩‍🚀", "1️⃣", "©", "🏳️‍🌈", "🇨🇳", "🇺"]

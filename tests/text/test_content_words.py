"""The words that say what a text is about, and none of grammar."""

import pytest

from repurpose.text.content_words import content_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The keeper keeps it in 1994.", {"keeper", "keeps", "1994"}),
        ("灯塔的礁石", {"灯塔", "礁石"}),
        ("燈塔這個", {"燈塔"}),
        ("我们可以用 LED 灯塔", {"led", "灯塔"}),
        ("他们已经", set()),
        ("", set()),
    ],
)
def test_content_words(text: str, words: set[str]) -> None:
    assert content_words(text) == words

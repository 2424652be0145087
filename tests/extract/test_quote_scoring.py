"""What makes a sentence worth quoting: each habit that spoils one costs, and none costs more than it should."""

import pytest

from repurpose.extract.quote_scoring import quotability

GOOD = "你必须先学会修船，而不是先学会开船。"


@pytest.mark.parametrize(
    ("text", "reported", "worth"),
    [("他说：“你必须等。”你必须永远等待下去。", True, False), (GOOD, True, True), (GOOD, False, True)],
)
def test_only_where_words_are_reported_are_anothers_words_left(text: str, reported: bool, worth: bool) -> None:
    assert (quotability(text, reported=reported) > 0) is worth


def test_by_default_a_sentence_was_said_by_who_speaks() -> None:
    text = "演讲者认为你必须永远等待下去，而不是催它。"
    assert quotability(text) == quotability(text, reported=False) > quotability(text, reported=True)

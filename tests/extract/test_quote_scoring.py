"""What makes a sentence worth quoting: each habit that spoils one costs, and none costs more than it should."""

import pytest

from repurpose.extract.quote_scoring import claims, is_chatter, quotability

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


TIDE = "潮" * 15


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (TIDE, 1.5),
        ("潮" * 8, 0.0),
        ("潮" * 9, 1.0),
        ("潮" * 13, 1.0),
        ("潮" * 14, 1.5),
        ("潮" * 45, 1.5),
        ("潮" * 46, 1.0),
        ("潮" * 75, 1.0),
        ("潮" * 76, 0.0),
        (f"不是风，而是{TIDE}", 3.5),
        (f"唯一{TIDE}", 2.5),
        (f"唯一而真正的{TIDE}", 3.5),
        (f"唯一、真正、永远、根本的{TIDE}", 3.5),
        (f"你{TIDE}", 3.0),
        (f"所以{TIDE}", 0.0),
        (f"屏幕{TIDE}", 0.0),
        (f"所以屏幕{TIDE}", -1.5),
        (f"{TIDE}？", 0.5),
        (f"{TIDE}?”", 0.5),
        (f"{TIDE}？{TIDE}", 1.5),
        (f"{TIDE}（风）", 1.0),
        (f"{TIDE}（风）(雨)", 0.5),
        (f"{TIDE}：", 0.0),
        (f"{TIDE}，感谢", 0.0),
        ("The tide never waits for you, not because it is cruel but because it is late.", 6.0),
        ("And so the ferry went over to the far bank.", 0.0),
        ("You can see the ferry on the far bank of it.", 1.5),
    ],
)
def test_each_habit_adds_or_takes_its_own_weight(text: str, score: float) -> None:
    assert quotability(text) == score


@pytest.mark.parametrize(
    ("text", "claiming", "chatting"),
    [
        ("真正的木匠只锯一次。", True, False),
        ("不是船老了，而是桨老了。", True, False),
        ("The truth is that ropes hold.", True, False),
        ("船在河上。", False, False),
        ("所以真正的木匠只锯一次。", False, False),
        ("屏幕上的木匠永远只锯一次。", False, False),
        ("欢迎来到真正的渡口。", True, True),
        ("Thanks for coming to the ferry.", False, True),
    ],
)
def test_what_could_head_a_piece_and_what_only_greets(text: str, claiming: bool, chatting: bool) -> None:
    assert (claims(text), is_chatter(text)) == (claiming, chatting)

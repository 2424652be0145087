"""What makes a sentence worth quoting: each habit that spoils one costs, and none costs more than it should."""

import pytest

from repurpose.extract.noise import is_chatter
from repurpose.extract.quote_scoring import claims, quotability

GOOD = "你必须先学会修船，而不是先学会开船。"


@pytest.mark.parametrize(
    ("text", "reported", "worth"),
    [("他说：“你必须等。”你不是催它，而是等它。", True, False), (GOOD, True, True), (GOOD, False, True)],
)
def test_only_where_words_are_reported_are_anothers_words_left(text: str, reported: bool, worth: bool) -> None:
    assert (quotability(text, reported=reported) > 0) is worth


def test_by_default_a_sentence_was_said_by_who_speaks() -> None:
    text = "演讲者认为你必须永远等待下去，而不是催它。"
    assert quotability(text) == quotability(text, reported=False) > quotability(text, reported=True)


SEA = "潮汐漫过礁石灯塔渔船缆绳码头海鸥桅杆桨橹渡口河岸浮标雾笛油灯海图罗盘锚链舷窗甲板帆布船坞沙洲港湾贝壳藻类鲸群暗流星座风向云层雨季雪峰冰川湖泊瀑布溪谷森林草原"
TIDE = SEA[:15]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (TIDE + "。", 1.25),
        (TIDE, 0.0),
        (SEA[:7] + "。", 0.0),
        (SEA[:8] + "。", 1.0),
        (SEA[:12] + "。", 1.0),
        (SEA[:13] + "。", 1.25),
        (SEA[:44] + "。", 1.25),
        (SEA[:45] + "。", 1.0),
        (SEA[:74] + "。", 1.0),
        (SEA[:75] + "。", 0.0),
        (f"不是风，而是{TIDE}。", 2.75),
        (f"与其{TIDE}，不如等船。", 2.75),
        (f"与其形成对比的是{TIDE}。", 0.0),
        (f"永远{TIDE}。", 1.75),
        (f"所以{TIDE}。", 0.0),
        (f"看完这些{TIDE}。", 0.0),
        (f"第一就是{TIDE}。", 0.0),
        (f"可能{TIDE}。", 0.0),
        (f"屏幕{TIDE}。", 0.0),
        (f"去年{TIDE}。", 0.0),
        (f"{TIDE}，这是河。", 0.0),
        (f"不是风，而是{TIDE}，这是河。", 2.0),
        (f"{TIDE}？", 0.0),
        (f"{TIDE}（风）。", 1.0),
        (f"{TIDE}（风。", 0.0),
        (f"当{TIDE}的时候。", 0.0),
        (f"{TIDE}：", 0.0),
        (f"{TIDE}，感谢。", 0.0),
        ("The tide waits for nobody, not because it is cruel but because it is late.", 3.25),
        ("And so the ferry went over to the far bank.", 0.0),
        ("Ferries keep these promises to the far bank.", 0.0),
        ("Readers can find them here, on the far bank.", 0.0),
        ("You can see the ferry on the far bank of it.", 0.0),
    ],
)
def test_each_habit_adds_or_takes_its_own_weight(text: str, score: float) -> None:
    assert quotability(text) == score


@pytest.mark.parametrize(
    ("text", "claiming", "chatting"),
    [
        ("木匠从来只锯一次。", True, False),
        ("不是船老了，而是桨老了。", True, False),
        ("Ropes never lie.", True, False),
        ("船在河上。", False, False),
        ("所以真正的木匠只锯一次。", False, False),
        ("屏幕上的木匠永远只锯一次。", False, False),
        ("欢迎来到从来没有船的渡口。", False, True),
        ("Thanks for coming to the ferry.", False, True),
    ],
)
def test_what_could_head_a_piece_and_what_only_greets(text: str, claiming: bool, chatting: bool) -> None:
    assert (claims(text), is_chatter(text)) == (claiming, chatting)

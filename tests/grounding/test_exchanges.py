"""What changed places, and what only moved."""

import pytest

from repurpose.grounding.exchanges import exchanges, han_clauses

TURNED = [
    ("灯塔懂船，船夫懂水。", "船夫懂船，灯塔懂水。"),
    ("先收网，后起锚。", "先起锚，后收网。"),
    ("我教了她，她没教我。", "她教了我，我没教她。"),
    ("老船比新船稳得多。", "新船比老船稳得多。"),
    ("风大，船可以等；人走了，船也走了。", "人走了，船可以等；风大，船也走了。"),
    ("甲板怪船舱，船舱怪桅杆，桅杆怪甲板。", "船舱怪甲板，桅杆怪船舱，甲板怪桅杆。"),
]
SAME = [
    ("前一段话我信。", "我信前一段话。"),
    ("不是风救了船，是船救了风。", "是船救了风，不是风救了船。"),
    ("最难的是靠岸。", "靠岸是最难的。"),
    ("速度不是船夫最在乎的。", "船夫最在乎的不是速度。"),
    ("大家说风救了船，其实是船救了风。", "大家说风救了船，其实是船救了风。"),
    ("我们有船和桨。", "我们有桨和船。"),
]


@pytest.mark.parametrize(("quoted", "said"), TURNED)
def test_things_that_take_each_others_place_are_seen(quoted: str, said: str) -> None:
    assert list(exchanges(han_clauses(quoted), han_clauses(said), 4))


@pytest.mark.parametrize(("quoted", "said"), SAME)
def test_what_moves_with_its_neighbours_says_the_same(quoted: str, said: str) -> None:
    assert list(exchanges(han_clauses(quoted), han_clauses(said), 4)) == []

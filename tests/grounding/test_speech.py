"""Which words of an article are quotations, and which of those are only terms."""

import pytest

from repurpose.grounding.find_quotations import quotations
from repurpose.model import Location


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in quotations(text, 0, Location("a.md", 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“灯塔不追船。”", [("灯塔不追船。", "speech")]),
        ('"灯塔不追船，"他说，"它站着。"', [("灯塔不追船，", "speech"), ("它站着。", "speech")]),
        ("「守灯的人不看船，看礁石。」", [("守灯的人不看船，看礁石。", "speech")]),
        ("这就是所谓的“硬着陆”。", [("硬着陆", "term")]),
        ("他们叫它“铁灯”。", [("铁灯", "term")]),
        ("一个“相当惊险”的夜晚", [("相当惊险", "speech")]),
        ("问题是“灯值多少钱”。", [("灯值多少钱", "speech")]),
        ("He called it “the long watch” and left.", [("the long watch", "term")]),
        ("“Ships pass,” she said.", [("Ships pass,", "speech")]),
        ("她说：“他总问：‘灯还在吗？’”", [("他总问：‘灯还在吗？’", "speech"), ("灯还在吗？", "speech")]),
        ("> 守灯的人不看船，看礁石。\n>\n> —— 林默", [("守灯的人不看船，看礁石。", "speech")]),
        ('`"not a quotation"`', []),
        ("没有引号的一段话。", []),
    ],
)
def test_speech_is_told_from_terms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_quotation_knows_its_line_and_column() -> None:
    [one] = quotations("第一行。\n他说：“灯塔不追船。”", 0, Location("a.md", 10))
    assert (one.place.line, one.place.column) == (11, 5)


@pytest.mark.parametrize("text", ["“" * 50_000, '"' * 50_001, "”“" * 20_000, "> " * 20_000, "“" + "长" * 100_000 + "”"])
def test_odd_input_gives_a_legal_result(text: str) -> None:
    assert isinstance(found(text), list)

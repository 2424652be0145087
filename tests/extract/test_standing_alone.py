"""What can be read without the words before it."""

import pytest

from repurpose.extract.standing_alone import has_subject, is_broken_off, is_whole, leads_on, leans_back


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("看完这些，你会懂灯塔。", True),
        ("第一就是灯油。", True),
        ("然而灯灭了。", True),
        ("那天雾很大。", True),
        ("Keepers make these promises.", True),
        ("Readers can find them here.", True),
        ("This is the lamp.", True),
        ("灯塔在礁石上。", False),
        ("第一座灯塔在礁石上。", False),
        ("Thistles grow on the reef.", False),
    ],
)
def test_what_leans_back(text: str, leans: bool) -> None:
    assert leans_back(text) is leans


@pytest.mark.parametrize(
    ("text", "subject"), [("可能烧油。", False), ("没有人知道。", True), ("没有灯油。", False), ("灯亮着。", True)]
)
def test_what_brings_its_subject(text: str, subject: bool) -> None:
    assert has_subject(text) is subject


def test_what_ends_and_what_does_not() -> None:
    assert is_whole("灯亮着。") and not is_whole("灯亮着") and not is_whole("灯塔见上图。")
    assert leads_on("灯塔有三样：") and leads_on("灯灭了吗？") and not leads_on("灯亮着。")
    assert is_broken_off("灯亮着，") and not is_broken_off("灯亮着")

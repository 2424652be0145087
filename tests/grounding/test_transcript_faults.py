"""What a transcript is told of itself, and what is no fault of it."""

import pytest

from repurpose.grounding import grounded
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post


def faults(text: str, people: str = "") -> list[tuple[str, str]]:
    post = grounded(read_post(f"---\ntitle: Talk\npeople: [{people}]\n---\n{text}", "talk.md", Reading()))
    assert post.grounding is not None
    return [(one.kind, one.text) for one in post.grounding.talk]


def turn(speaker: str, said: str, original: str) -> str:
    return (
        f"**{speaker}**: {said}\n\n<details>\n<summary>Original English</summary>\n\n"
        f"**{speaker}**: {original}\n\n</details>\n\n"
    )


@pytest.mark.parametrize(
    ("said", "original"),
    [
        ("塔高 87.66 米。", "The tower is 87.6 6 metres high."),
        ("灯油 7.25 美元。", "Oil was at 725."),
        ("那是 2013 年。", "That was back then."),
        ("它守了 25 年。", "It stood for a quarter century."),
        ("那种油轮（VLCC: 载重 320 万桶的船）来了。", "The big carriers came."),
        ("过去两周雾很大。", "There was fog lately."),
        ("标普 500 涨了。", "Stocks rose."),
    ],
)
def test_a_figure_that_is_only_written_otherwise_is_no_fault(said: str, original: str) -> None:
    assert faults(turn("Ada Lund", said, original)) == []


@pytest.mark.parametrize(
    ("said", "original"),
    [
        ("塔上有 100 位守塔人。", "There were 800 keepers."),
        ("她 85 岁了。", "She is old."),
        ("占了 67%。", "It was 6 to 7% of them."),
    ],
)
def test_a_figure_the_original_does_not_give_is_one(said: str, original: str) -> None:
    assert [kind for kind, _ in faults(turn("Ada Lund", said, original))] == ["figure"]


def test_a_name_with_a_title_or_in_brackets_is_spelt_one_way() -> None:
    text = turn("Ada Lund", "Dame Ada Lund 来了。", "I came.") + turn("[Jon Hale]", "好。", "Good.")
    assert faults(text, "Ada Lund, Jon Hale") == []
    assert faults(turn("Ada Lunt", "好。", "Good."), "Ada Lund") == [("spelling", "Ada Lunt")]


def test_an_original_of_several_turns_may_label_its_speakers() -> None:
    shared = "<details>\n<summary>Original English</summary>\n\n**Ada**: It is lit.\n\n**Jon**: Good.\n\n</details>\n"
    assert faults(f"**Ada**: 灯亮了。\n\n**Jon**: 好。\n\n{shared}") == []

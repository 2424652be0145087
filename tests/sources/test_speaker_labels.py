"""Every way in which a line opens that somebody speaks, and those in which it only looks so."""

import time

import pytest

from repurpose.sources.speaker_labels import believed, folded, is_name, opening, split_label
from repurpose.sources.speaker_turns import parse


@pytest.mark.parametrize(
    ("line", "label", "rest", "time"),
    [
        ("**[Speaker 2]**: 灯在。", "[Speaker 2]", "灯在。", None),
        ("Speaker 0: 灯在。", "Speaker 0", "灯在。", None),
        ("[主持人] 灯在。", "[主持人]", "灯在。", None),
        ("【主持人】：灯在。", "【主持人】", "灯在。", None),
        ("主持人（某某）：灯在。", "主持人（某某）", "灯在。", None),
        ("**Gavin N. (录音)**: 灯在。", "Gavin N. (录音)", "灯在。", None),
        ("**Ann Lee** (继续): 灯在。", "Ann Lee (继续)", "灯在。", None),
        ("**杜-兴:** 灯在。", "杜-兴", "灯在。", None),
        ("**安娜·贝格**：灯在。", "安娜·贝格", "灯在。", None),
        ("**林默**", "林默", "", None),
        ("姓名: 灯在。", "姓名", "灯在。", None),
        ("[00:01:02] **林默**: 灯在。", "林默", "灯在。", 62),
        ("**林默** (00:12): 灯在。", "林默", "灯在。", 12),
        ("**林默 [00:12]:** 灯在。", "林默", "灯在。", 12),
        ("00:12 林默：灯在。", "林默", "灯在。", 12),
        ("Lin Mo  0:12", "Lin Mo", "", 12),
        ("> **林默 (2015)**: 灯在。", "林默 (2015)", "灯在。", None),
        ("（嘉宾回答）灯在。", "嘉宾 (回答)", "灯在。", None),
    ],
)
def test_how_a_turn_opens(line: str, label: str, rest: str, time: int | None) -> None:
    found = opening(line)
    assert found is not None
    assert (found.label, found.rest, found.time) == (label, rest, time)


@pytest.mark.parametrize(
    "line",
    [
        "[docs]: https://example.org/x",
        "[docs]: ./x.md",
        "[灯塔](https://example.org) 在那里。",
        "- **灯**: 一项。",
        "**1. 灯**: 第一项。",
        "**💡 提醒**: 记住。",
        "（笑声）灯在。",
        "> [!NOTE]",
        "灯在那里，没有人说话。",
    ],
)
def test_what_opens_no_turn(line: str) -> None:
    assert not believed([line, "**林默**: 灯在。", "**主持人**: 在哪？"]).opens(line)


def test_in_a_talk_every_marked_label_ends_a_turn_and_in_an_essay_none_does() -> None:
    talk = "**林默**: 一。\n\n**未曾见过的路人甲**: 二。\n\n**林默**: 三。\n"
    assert [turn.speaker.label for turn in parse(talk)[0].turns] == ["林默", "未曾见过的路人甲", "林默"]
    essay = "**第一点**: 灯。\n\n一段正文。\n\n**第二点**: 船。\n\n又一段正文。\n"
    assert {turn.speaker.label for turn in parse(essay)[0].turns} == {""}


def test_a_name_on_a_line_of_its_own_opens_a_turn() -> None:
    body = "**林默**\n灯在。\n\n**主持人**\n\n在哪里？\n\n**林默**\n在礁石上。\n"
    assert [(turn.speaker.label, turn.text) for turn in parse(body)[0].turns] == [
        ("林默", "灯在。"),
        ("主持人", "在哪里？"),
        ("林默", "在礁石上。"),
    ]


def test_an_aside_holds_for_its_paragraph() -> None:
    body = "**林默**: 灯在。\n\n（广告）买一盏灯。\n\n我接着说。\n\n（广告）再买一盏。\n\n**林默**: 完。\n"
    assert [turn.speaker.label for turn in parse(body)[0].turns] == ["林默", "广告", "林默", "广告", "林默"]


def test_a_wrapped_sentence_with_a_colon_opens_nothing() -> None:
    body = "**林默**: 我们讲的是 Anthropic\nPrinciple：灯。\n\n**主持人**: 好。\n\n**林默**: 完。\n"
    assert len(parse(body, 1, ["Principle"])[0].turns) == 3


def test_labels_apart_from_notes_and_spellings() -> None:
    assert split_label("[主持人]") == ("主持人", "")
    assert split_label("林默（录音）") == ("林默", "录音")
    assert folded("罗永永浩") == folded("罗永-浩")
    assert is_name("Ann Lee") and not is_name("Speaker 1") and not is_name("核心总结")


def test_a_label_of_any_length_is_split_in_linear_time() -> None:
    start = time.process_time()
    assert split_label(f"[{' ' * 100_000}") == ("[", "")
    assert split_label(f"a{' ' * 100_000}b") == (f"a{' ' * 100_000}b", "")
    assert time.process_time() - start < 1

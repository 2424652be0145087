"""A dek is worth reading or absent."""

import pytest

from repurpose.extract import enrich
from repurpose.extract.summary import dek_above, summarize
from repurpose.model import Post
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

PROSE = "守塔的人每天傍晚把灯点亮，三十一年里没有一天例外。"


def read(body: str, title: str = "守塔人", head: str = "") -> Post:
    return read_post(f"---\ntitle: {title}\n{head}---\n{body}\n", "tower.md", Reading())


def dek(body: str, title: str = "守塔人", head: str = "") -> str:
    return summarize(read(body, title, head))


@pytest.mark.parametrize(
    "body",
    [
        "```python\nlamp = Tower(height=31)\n\nlamp.light(every_evening=True, colour='white')\n```",
        "1. 先做这个文件：\n\n   ```yaml\n   lamp: on\n\n   colour: white and very bright indeed\n   ```\n\n2. 存好。",
        "    lamp.light(every_evening=True, colour='white')",
        "`lamp light --every evening --colour white --height 31`",
        "https://tower.example/how-to-light-a-lamp-every-evening",
        "[灯塔的历史与现状](a.md) · [守塔人的三十一年](b.md) · [灯与礁石](c.md)",
        "| 年份 | 灯油 |\n|---|---|\n| 一九八七 | 四千二百升 |",
        "> | 年份 | 灯油 |\n> |---|---|\n> | 一九八七 | 四千二百升 |",
        "> 引用不是这篇文章自己说的话，再长也不是。",
        "![一座很高很高的白色灯塔，立在礁石上面](tower.png)",
        "- 灯塔的第一条规矩是不要追着船跑。\n- 第二条也一样。",
        "· 灯塔的第一条规矩是不要追着船跑，第二条也一样",
        "## 灯塔的第一条规矩是不要追着船跑，第二条也一样",
        "**灯塔的第一条规矩是不要追着船跑**",
        "守塔人。",
        "作者：何苗与港口来信编辑部的各位同事们",
        "本文首发于港口来信，转载请注明出处并附上链接。",
        "Posted on a rainy day by the keeper of the old tower",
        "下面这些就是守塔人每天傍晚要做的全部事情：\n\n```\nlight\n```",
        "好了。",
        "",
    ],
)
def test_there_is_none_where_nothing_says_anything(body: str) -> None:
    assert dek(body) == ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("灯还亮着。", "灯还亮着。"),
        ("> 引用里的话，它不是文章自己的话。\n\n灯还亮着。", "灯还亮着。"),
        ("## 一节\n\n灯还亮着。", "灯还亮着。"),
        ("标题\n====\n\n灯还亮着。", "灯还亮着。"),
        (f"灯还亮着。\n\n{PROSE}", PROSE),
        (f"守塔人\n\n{PROSE}", PROSE),
        (f"守塔人。{PROSE}", PROSE),
        (f"大家好，欢迎收听本期节目。{PROSE}", PROSE),
        (f"大家好，欢迎收听本期节目。然而灯灭了。{PROSE}", PROSE),
        (f"{PROSE}详情见 https://tower.example 一页。灯还亮着。", PROSE),
        (f"{PROSE}做法如下：", PROSE),
        (f"今天是 2026 年 1 月 7 日。{PROSE}", PROSE),
        (f"嗯，这很难说。{PROSE}", PROSE),
        ("用 `lamp` 点灯的人都知道，*2 * 3* 盏灯要一起亮。", "用 lamp 点灯的人都知道，2 * 3 盏灯要一起亮。"),
        ("3.5 米以下的礁石最危险，船都要绕开它们走", "3.5 米以下的礁石最危险，船都要绕开它们走"),
    ],
)
def test_it_is_the_first_prose_that_says_something(body: str, expected: str) -> None:
    assert dek(body) == expected


@pytest.mark.parametrize("summary", ["守塔人", "《守塔人》", "守塔人！"])
def test_an_authors_summary_that_is_the_title_is_none(summary: str) -> None:
    assert dek(PROSE, head=f"summary: {summary}\n") == PROSE


def test_an_authors_summary_that_says_more_stays() -> None:
    assert dek(PROSE, head="summary: 守塔人的三十一年。\n") == "守塔人的三十一年。"


def test_a_title_with_one_other_word_is_the_title_again() -> None:
    title = "How the keeper of the old white tower lights his lamp on every stormy winter evening"
    assert dek(PROSE, title, f"summary: {title} today\n") == PROSE


def test_a_talk_speaks_by_its_guest() -> None:
    body = f"**记者**: 你每天傍晚都在塔上做些什么事情呢？\n\n**何苗**: {PROSE}\n\n**记者**: 然后呢？"
    assert dek(body, "与何苗的谈话") == f"何苗：{PROSE}"


def test_a_dek_that_the_text_begins_with_is_not_said_above_it() -> None:
    post = enrich(read(f"## 一节\n\n{PROSE}\n\n还有一段。"))
    assert post.summary == PROSE
    assert dek_above(post, post.body) == ""
    assert dek_above(post, "别的话。" * 200 + PROSE) == PROSE
    assert dek_above(post, "") == PROSE


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("灯亮着。", "船在走。"), ""),
        (("灯还亮着。", "船还在走。"), "灯还亮着。"),
        (("灯还亮着", "船还在走。"), "船还在走。"),
        (("灯" * 13 + "。",), "灯" * 13 + "。"),
        (("灯还亮着。", "灯" * 14), "灯" * 14),
        (("灯还亮着。", "灯" * 13), "灯还亮着。"),
        (("It is lit.",), "It is lit."),
        (("**灯塔的第一条规矩是不要追着船跑。**",), "灯塔的第一条规矩是不要追着船跑。"),
        (("*灯塔的第一条规矩是不要追着船跑*",), "灯塔的第一条规矩是不要追着船跑"),
        (("**灯塔** 的第一条规矩是不要追着船跑",), "灯塔 的第一条规矩是不要追着船跑"),
        ((f"{PROSE}然而灯灭了。",), f"{PROSE}然而灯灭了。"),
        ((f"然而灯灭了。{PROSE}",), PROSE),
        ((f"做法见 https://x.example 。{PROSE}",), PROSE),
        ((f"{PROSE}做法见 https://x.example 。{PROSE}",), PROSE),
        ((f"灯塔的历史见{'这' * 34}，欢迎来访。{PROSE}",), f"灯塔的历史见{'这' * 34}，欢迎来访。{PROSE}"),
        (("灯塔的[第一条规矩是不要](a.md)追着",), ""),
        (("灯塔的规矩是不[追着跑的船看看](a.md)",), ""),
        (("灯塔的规矩就是不要[追着跑的船看](a.md)",), "灯塔的规矩就是不要追着跑的船看"),
    ],
)
def test_the_first_full_paragraph_else_the_first_brief_sentence(paragraphs: tuple[str, ...], expected: str) -> None:
    assert dek("\n\n".join(paragraphs)) == expected


def test_in_a_talk_an_unsigned_paragraph_may_be_the_dek_and_a_hosts_may_not() -> None:
    host, guest = "**记者**: 你每天傍晚都在塔上做些什么事情呢？", f"**何苗**: {PROSE}"
    assert dek(f"{PROSE}\n\n{host}\n\n**何苗**: 灯还亮着，船也还在。", "谈话") == PROSE
    assert dek(f"{host}\n\n{guest}", "谈话", "lang: en\n") == f"何苗: {PROSE}"


def test_a_dek_is_not_said_above_a_text_whose_first_screen_says_it() -> None:
    post = enrich(read(PROSE))
    assert dek_above(post, "别" * 400 + PROSE) == ""
    assert dek_above(post, "别" * 401 + PROSE) == PROSE

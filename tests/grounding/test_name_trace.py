"""Names of an article and what the talk has for them: people, foreigners, institutions, pairs in both languages."""

import pytest
from msgspec.structs import replace

from repurpose.grounding import ground
from repurpose.grounding.article_names import Known, briefed, names_of
from repurpose.grounding.find_names import names_in
from repurpose.grounding.find_quotations import Paragraph
from repurpose.model import Location
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

PLACE = Location("a.md", 1, 1)


def traced(article: str, talk: str, article_head: str = "", talk_head: str = "") -> dict[str, tuple[str, str]]:
    post = read_post(f"---\ntitle: 记\n{article_head}---\n\n{article}\n", "a.md", Reading())
    source = read_post(f"---\ntitle: 谈\n{talk_head}---\n\n{talk}\n", "t.md", Reading())
    joined = replace(pairing.join(post, source))
    return {one.text: (one.verdict, one.found) for one in ground(joined).names}


def read(text: str, spoken: str = "") -> dict[str, bool]:
    """What is read as a name, and whether it is surely one."""
    return {one.text: one.sure for one, _ in names_of([Paragraph(text, PLACE)], Known((), spoken))}


CHINESE = "**宁远**：会计邹岚替我们算过账。\n\n**邹岚**：滨渡大学的逄师傅也在场，那台机器叫 Tidewell 3。"
ENGLISH = "**Host**: Welcome, Norah Fitch and Pedro Alvarez.\n\n**Norah Fitch**: The Cardwell Institute asked me twice."


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("会计邹岚算过账。", "邹岚"),
        ("滨渡大学派人来了。", "滨渡大学"),
        ("据逄师傅说，机器太老。", "逄师傅"),
        ("那台 Tidewell 3 停了。", "Tidewell 3"),
    ],
)
def test_a_name_that_the_talk_has_stands(article: str, name: str) -> None:
    assert traced(article, CHINESE)[name][0] == "exact"


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("会计裴朗算过账。", "裴朗"),
        ("石浦大学派人来了。", "石浦大学"),
        ("据丁师傅说，机器太老。", "丁师傅"),
        ("顾问拉乌尔·贝松认为机器太老。", "拉乌尔·贝松"),
    ],
)
def test_a_name_that_the_talk_does_not_know_is_told(article: str, name: str) -> None:
    assert traced(article, CHINESE)[name] == ("not-found", "")


def test_a_name_of_the_same_sound_is_told_with_the_one_the_talk_has() -> None:
    assert traced("据庞师傅说，机器太老。", CHINESE)["庞师傅"] == ("not-found", "逄师傅")


def test_the_spelling_of_the_brief_is_right() -> None:
    found = traced("嘉宾：邹兰，会计；沈默\n\n邹兰说账算过了。", CHINESE)
    assert found == {"邹兰": ("variant", "邹岚")}


@pytest.mark.parametrize(
    ("article", "name", "found"),
    [
        ("作家诺拉·菲奇回答得很快。", "诺拉·菲奇", "Norah Fitch"),
        ("卡德韦尔研究所问过两次。", "卡德韦尔研究所", "Cardwell"),
    ],
)
def test_a_foreign_name_is_found_by_its_sound(article: str, name: str, found: str) -> None:
    assert traced(article, ENGLISH)[name] == ("variant", found)


@pytest.mark.parametrize(
    ("article", "name"),
    [("作家贝雅特丽斯·菲奇回答得很快。", "贝雅特丽斯·菲奇"), ("莫尔顿研究所问过两次。", "莫尔顿研究所")],
)
def test_a_foreign_name_of_another_sound_is_told(article: str, name: str) -> None:
    assert traced(article, ENGLISH)[name] == ("not-found", "")


def test_what_cannot_be_compared_is_left_out() -> None:
    """A Chinese person and an institution translated by its meaning, in a talk that is English throughout."""
    assert traced("会计裴朗把报告交给北方渔业研究所，见《雾里的船》。", ENGLISH) == {}


@pytest.mark.parametrize("head", ["people:\n  - Norah Fitch: 方若娜\n", "people: [方若娜 (Norah Fitch)]\n"])
def test_front_matter_may_hold_a_name_in_both_languages(head: str) -> None:
    assert traced("作家方若娜说她不急。", ENGLISH, article_head=head)["方若娜"][0] in ("exact", "variant")


def test_a_pair_in_the_article_is_one_name() -> None:
    found = traced("作家娜拉·菲茨帕特里克（Norah Fitch）很快就到。", ENGLISH)
    assert {verdict for verdict, _ in found.values()} <= {"exact", "variant"}


def test_a_name_in_pinyin_is_found() -> None:
    assert traced("会计裴朗明算过账。", "**Host**: Pei Langming did the books.")["裴朗明"][0] == "variant"


def test_an_abbreviation_stands_for_its_words() -> None:
    assert traced("这只是 SLR。", "**Host**: It is a single lens reflex.")["SLR"] == ("variant", "single lens reflex")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("这是安娜·贝格后来常提的话。", "安娜·贝格"),
        ("据马克·奥兰多讲，事情不复杂。", "马克·奥兰多"),
        ("护士菲奥娜·达尔顿认为便宜。", "菲奥娜·达尔顿"),
    ],
)
def test_a_foreign_name_ends_where_other_words_begin(text: str, name: str) -> None:
    assert names_in(text) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "学生任劳任怨，老师高兴地说了几句。",
        "她必须学会独立，医生和医院都帮不上忙。",
        "社区医院和互联网公司都在招人，大学生不来。",
        "司机常常说，邻居万万没想到。",
        "这家优秀公司的利益集团很多。",
    ],
)
def test_everyday_words_are_no_sure_names(text: str) -> None:
    assert not any(read(text).values())


def test_where_the_talk_shows_it_a_given_name_is_one_character() -> None:
    assert "阎青" in read("会计阎青山上去了。", "阎青，你来说。")


def test_a_brief_names_people_with_what_they_do() -> None:
    line = Paragraph("嘉宾：邹岚，会计；诺拉·菲奇（Norah Fitch，作家）、Pedro Alvarez", PLACE)
    assert briefed([line.text]) == ["邹岚", "诺拉·菲奇", "Pedro Alvarez"]
    assert briefed(["来源：播客第三期"]) == []

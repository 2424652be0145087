"""Headlines and summary for posts that name none; choosing among candidates; points of sections."""

import pytest
from msgspec.structs import replace

from repurpose.extract import enrich
from repurpose.extract.headline_choice import choose
from repurpose.extract.highlights import section_points
from repurpose.model import Headline, Post
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.paragraphs import join_sentences
from repurpose.text.word_count import han_units
from tests.factories import article, transcript


def read(text: str) -> Post:
    return enrich(read_post(text, "a.md", Reading()))


def test_named_headlines_are_left_alone() -> None:
    assert enrich(article()).headlines == article().headlines


def test_a_lone_title_is_followed_by_the_best_claims_with_their_speaker() -> None:
    text = "---\ntitle: 何苗谈面包\n---\n**记者**: 为什么？\n\n**何苗**: 烤炉在厨房里烧了三十一年，没有停过一天。\n\n**何苗**: 面包最难的不是面粉，而是你愿意等。\n"
    assert [headline.text for headline in read(text).headlines] == [
        "何苗谈面包",
        "何苗：面包最难的不是面粉，而是你愿意等",
    ]


def test_a_claim_too_long_for_a_headline_is_not_shortened() -> None:
    text = "---\ntitle: T\n---\n**记者**: ？\n\n**何苗**: 真正重要的从来不是面粉也不是水更不是盐或者烤炉的温度，而是你到底愿不愿意一直等到最后。\n"
    assert [headline.text for headline in read(text).headlines] == ["T"]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("---\ntitle: T\nsummary: 写好的摘要。\n---\n正文第一段。\n", "写好的摘要。"),
        (
            "# T\n\n导航\n\n首页\n\n真正的第一段在这里，它足够长，说清楚了这篇文章在讲什么。\n",
            "真正的第一段在这里，它足够长，说清楚了这篇文章在讲什么。",
        ),
        (
            "# T\n\n![图](a.png)\n\n> 引用不是摘要，虽然它也很长很长很长很长。\n\n这一段才是摘要，它有二十个字以上，而且是散文。\n",
            "这一段才是摘要，它有二十个字以上，而且是散文。",
        ),
        (
            "# T\n\n大家好，欢迎来到本期节目，今天我们来聊一聊面包这件事情。\n\n面团需要三十六个小时，少一个小时都不行，这是算术。\n",
            "面团需要三十六个小时，少一个小时都不行，这是算术。",
        ),
        ("# Only a title\n\n- a\n- list\n", ""),
        ("# 灯塔不追船，它只是站着\n\n灯塔不追船，它只是站着。\n", ""),
        ("# T\n\n```py\nlamp = light(every=12)\n\nprint(lamp)\n```\n", ""),
        ("# T\n\nhttps://example.org/a/very/long/address/of/a/page\n", ""),
        ("# T\n\n| 灯 | 油 |\n|---|---|\n| 一盏很亮很亮很亮的灯 | 四升 |\n", ""),
        ("# T\n\n![一张很长很长的说明文字，讲灯塔](a.png)\n", ""),
        ("# T\n\n> 他说的话。\n\n引文后面的这一段也是正文，可以当摘要。\n", "引文后面的这一段也是正文，可以当摘要。"),
    ],
)
def test_the_summary_is_the_authors_or_the_first_real_paragraph(text: str, summary: str) -> None:
    assert read(text).summary == summary


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    text = "# T\n\n" + "这是一句长短适中的话，讲的是灯塔。" * 20 + "\n"
    summary = read(text).summary
    assert summary.endswith("。") and han_units(summary) <= 120


def test_the_best_candidate_is_chosen_and_every_other_has_a_reason() -> None:
    headlines = tuple(Headline(text, rank) for rank, text in enumerate(("一二三四五", "一二三", "四五六"), 1))
    choice = choose(headlines, lambda text: (max(0, len(text) - 3), f"{len(text)} characters"))
    assert (choice.text, choice.rank, choice.why) == ("一二三", 2, "3 characters")
    assert choice.rejected == (
        ("一二三四五", "5 characters"),
        ("四五六", "fits as well, but stands lower in the author's list"),
    )
    with pytest.raises(ValueError):
        choose((), lambda text: (0, ""))


def test_a_sections_point_is_the_guests_and_fits() -> None:
    points = section_points(transcript(), limit=40)
    assert [point.heading for point in points] == ["时间", "价钱"]
    assert points[0].speaker == "何苗" and points[0].text == "你不能催一块面团，你只能给它时间。"
    assert all(han_units(point.text) <= 40 for point in points)


def test_a_section_without_a_fitting_sentence_has_no_point() -> None:
    assert section_points(transcript(), limit=5) == ()


def test_a_point_grows_by_whole_sentences_of_its_own_turn() -> None:
    post = article()
    section = replace(
        post.sections[0], turns=(replace(post.sections[0].turns[0], text="一。二是更好的，不是三，而是四。五。"),)
    )
    point = section_points(replace(post, sections=(section,)), limit=100)[0]
    assert point.text == "一。二是更好的，不是三，而是四。五。"


def test_sentences_in_a_row() -> None:
    assert join_sentences(["One.", "Two."]) == "One. Two." and join_sentences(["一。", "二。"]) == "一。二。"
    assert join_sentences(["“One.”", "Two."]) == "“One.” Two."

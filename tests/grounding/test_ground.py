"""What is said of an article held against its talk."""

import pytest
from msgspec.structs import replace

from repurpose.errors import SourceError
from repurpose.grounding import ground, grounded
from repurpose.model import Quote
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.factories import plain, transcript
from tests.grounding.pairs import BEES, METRO


def test_a_quotation_shows_its_passage_in_both_languages() -> None:
    [quote] = ground(BEES.post(("你帮得越多，它们就越弱。",))).quotes
    assert quote.verdict == "close" and not quote.objections
    assert [one.lang for one in quote.evidence] == ["zh-Hans", "en"]
    assert "它们越弱" in quote.evidence[0].text and "weaker" in quote.evidence[1].text


def test_what_only_the_original_says_is_so_called() -> None:
    [quote] = ground(BEES.post(("蜜蜂不知道你是谁。人们想听到的是蜜蜂爱他们。",))).quotes
    assert quote.verdict == "other-language" and quote.evidence[0].lang == "en"


def test_a_verbatim_quotation_cut_out_of_a_denial_is_objected_to() -> None:
    talk = read_post(
        "---\ntitle: t\n---\n**林默**: 但我不认为灯塔是问题。\n\n**记者**: 为什么？\n", "talk.md", Reading()
    )
    article = replace(BEES.post(("灯塔是问题。",)), talk=talk.sections, source="talk.md")
    [quote] = ground(article).quotes
    assert quote.verdict == "verbatim" and [one.kind for one in quote.objections] == ["negation"]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ("继电器的好处是从不死机，坏处是懂它的人都四十多岁了。", "figure"),
        ("政治家不喜欢剪彩，不喜欢维护。", "negation"),
        ("维护喜欢政治家，不喜欢剪彩。", ""),
    ],
)
def test_an_altered_quotation_is_objected_to(wrong: str, kind: str) -> None:
    [quote] = ground(METRO.post((wrong,))).quotes
    assert quote.verdict == "not-found" or quote.objections
    assert not kind or kind in [one.kind for one in quote.objections]


def test_a_quotation_from_two_places_is_called_combined() -> None:
    [quote] = ground(METRO.post(("它从不死机，坏处是懂它的人都 60 多岁了；最难的不是车，是站台的门。",))).quotes
    assert quote.verdict == "combined" and len({one.line for one in quote.evidence}) == 2


def test_a_declared_original_is_verified_word_for_word() -> None:
    post = BEES.post(("他们老了。",))
    place = post.headlines[0].place
    right = Quote("他们老了。", "", 1, "she has her own life", place)
    wrong = replace(right, original="she has a life of her own")
    [found] = ground(replace(post, quotes=(right,))).quotes
    assert found.verdict == "other-language" and found.evidence[0].text == "she has her own life"
    [lost] = ground(replace(post, quotes=(wrong,))).quotes
    assert lost.verdict == "not-found" and [one.kind for one in lost.objections] == ["original"]


def test_a_figure_is_contradicted_by_what_stands_in_its_place() -> None:
    [figure] = ground(METRO.post((), ("停车误差不到50厘米。",))).figures
    assert figure.verdict == "contradicted" and "30 厘米" in figure.evidence[0].text


def test_names_are_found_by_other_spellings() -> None:
    text = (
        "---\ntitle: t\npeople: [Marc Holm]\n---\n**Marc Holm**: Google 和 Quen 都在追 SB1047。\n\n**记者**: 是吗？\n"
    )
    talk = read_post(text, "talk.md", Reading())
    post = replace(BEES.post((), ("谷歌、Qwen、SB 1047、Mark Holm、Oslo。",)), talk=talk.sections, source="talk.md")
    found = {one.text: one.verdict for one in ground(post).names}
    assert found["谷歌"] == found["Qwen"] == found["SB 1047"] == found["Mark Holm"] == "variant"
    assert found["Oslo"] == "not-found"


def test_what_a_person_accepts_is_marked_and_what_matches_nothing_is_told() -> None:
    entries = [
        {"accept": "蜂蜜能治好失眠。", "reason": "she said so on the phone"},
        {"accept": "四十年", "reason": "x"},
    ]
    post = BEES.post(("蜂蜜能治好失眠。",))
    found = ground(replace(post, meta={**post.meta, "grounding": entries}))
    assert found.quotes[0].accepted == "she said so on the phone"
    assert [text for text, _ in found.unused] == ["四十年"]


@pytest.mark.parametrize("value", ["yes", [{"accept": "x"}], [{"accept": "x", "reason": "y", "by": "z"}], ["x"]])
def test_an_acceptance_without_a_reason_is_an_error(value: object) -> None:
    post = BEES.post(("蜂蜜能治好失眠。",))
    with pytest.raises(SourceError, match="grounding"):
        ground(replace(post, meta={**post.meta, "grounding": value}))


def test_only_a_post_with_a_talk_is_grounded() -> None:
    assert grounded(plain()).grounding is None
    assert grounded(transcript()).grounding is not None


TALK = """---
title: t
people: [Ada Lund]
---
**Ada Lund**: 一共有 300 座灯塔，其中一半在西岸，都建于 80 年代。

<details>
<summary>Original English</summary>

**Ada Lund**: There are 400 lighthouses, half of them on the west coast, all from the eighties, the 1980s.

</details>

**Jon**: Ada Lunt 的书里是这么写的。

<details>
<summary>Original English</summary>

**Ada Lund**: That is what it says.

</details>
"""


def test_a_transcript_is_held_against_itself() -> None:
    found = grounded(read_post(TALK, "talk.md", Reading())).grounding
    assert found is not None
    assert [(one.kind, one.text, one.place.line) for one in found.talk] == [
        ("figure", "300 座", 5),
        ("spelling", "Ada Lunt", 14),
        ("voice", "Jon", 14),
    ]


@pytest.mark.parametrize("text", ["\x00\ud800\u202e", "长" * 100_000, "“" * 10_000, "1" * 100_000, ""])
def test_odd_input_gives_a_legal_result(text: str) -> None:
    post = BEES.post((), (text,))
    assert ground(post)

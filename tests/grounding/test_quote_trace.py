"""A quotation's verdict: where it stands, how closely, and what is shown of the place."""

import pytest

from repurpose.grounding import ground
from repurpose.grounding.quote_trace import SHORT
from repurpose.model import FigureTrace, Post, QuoteTrace
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.grounding.pairs import METRO

TURNS = (
    "渡口是我爷爷开的，那时候河上还没有桥。一张船票两分钱，谁都坐得起。",
    "后来镇上修了桥，坐船的人少了一半。可是每到涨水的时候，他们还是要来找我。",
    "桨要用老榆木做，新木头会裂。我一年做六把，每一把都刻上年份。",
    "我父亲常说，空船比满船难撑，因为没有人跟你说话。这句话我想了四十年。",
)
HEAD = "# 渡口\n# 船\n\n---\n\n创作说明\n嘉宾：林默\n\n---\n\n"


def joined(body: str, turns: tuple[str, ...] = TURNS) -> Post:
    said = "\n\n".join(f"**记者**: 后来呢？\n\n**林默**: {text}" for text in turns)
    talk = read_post(f"---\ntitle: 渡口\nguest: 林默\npeople: [林默]\n---\n{said}\n", "talk.md", Reading())
    return pairing.join(read_post(f"{HEAD}{body}\n", "a.md", Reading()), talk)


def traced(quoted: str, turns: tuple[str, ...] = TURNS) -> QuoteTrace:
    [quote] = ground(joined(f"林默说：“{quoted}”", turns)).quotes
    return quote


def figure(sentence: str, turns: tuple[str, ...] = TURNS) -> FigureTrace:
    [found] = ground(joined(sentence, turns)).figures
    return found


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("空船比满船难撑，因为没有人跟你说话。", "verbatim"),
        ("空船比满船难撑，没有人跟你说话。", "close"),
        ("渡口应该交给镇政府来管，私人做不长久。", "not-found"),
        ("桨要用老榆木做，将来全部换成铝合金的。", "not-found"),
    ],
)
def test_verdicts_by_how_much_of_it_was_said(quoted: str, verdict: str) -> None:
    assert traced(quoted).verdict == verdict


def test_what_was_said_word_for_word_scores_one_and_nothing_scores_more() -> None:
    assert traced("一张船票两分钱，谁都坐得起。").score == 1.0
    assert 0 < traced("空船比满船难撑，没有人跟你说话。").score <= 1.0
    assert traced("渡口应该交给镇政府来管，私人做不长久。").score < 1.0


def test_each_clause_of_a_combined_quotation_meets_its_own_objections() -> None:
    two = "它从不死机，坏处是懂它的人都 {} 多岁了；最难的不是车，是站台的门。"
    [right], [wrong] = (ground(METRO.post((two.format(age),))).quotes for age in (60, 40))
    assert (right.verdict, [one.kind for one in right.objections]) == ("combined", [])
    assert (wrong.verdict, [one.kind for one in wrong.objections]) == ("combined", ["figure"])


def test_the_place_is_shown_by_whole_sentences_of_the_right_turn() -> None:
    found = traced("空船比满船难撑，没有人跟你说话。")
    assert found.evidence[0].text == "我父亲常说，空船比满船难撑，因为没有人跟你说话。"
    assert "桨要用" in traced("桨得用老榆木做，新木头会裂。").evidence[0].text


@pytest.mark.parametrize(("words", "cut"), [(20, False), (80, True)])
def test_a_long_other_language_is_not_shown_whole(words: int, cut: bool) -> None:
    english = " ".join(["river"] * words)
    said = f"**林默**: 空船比满船难撑。\n\n<details>\n<summary>Original English</summary>\n\n**林默**: {english}\n\n</details>\n"
    talk = read_post(f"---\ntitle: 渡口\nguest: 林默\npeople: [林默]\n---\n{said}", "talk.md", Reading())
    post = pairing.join(read_post(f"{HEAD}林默说：“空船比满船难撑。”\n", "a.md", Reading()), talk)
    [quote] = ground(post).quotes
    shown = quote.evidence[1].text
    assert (shown != english) is cut and len(shown) <= SHORT + 1 and SHORT == 240


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("桨他一年做六把。", "supported"),
        ("桨他一年做八把。", "contradicted"),
        ("镇上有 17 座粮仓。", "not-found"),
        ("这句话他想了四十年。", "supported"),
        ("这句话他想了五十年。", "contradicted"),
    ],
)
def test_a_figure_is_held_against_what_counts_the_same(sentence: str, verdict: str) -> None:
    found = ground(joined(sentence)).figures[-1]
    assert found.verdict == verdict


def test_an_equal_figure_that_counts_something_else_far_away_bears_nothing() -> None:
    turns = (*TURNS, "镇上的小学有 31 个孩子，老师是我妹妹。")
    elsewhere = "桨要用老榆木做，新木头会裂。父亲常说，空船比满船难撑。镇上修了桥，坐船的人少了。"
    assert figure(f"{elsewhere}渡口养过 31 头牛。", turns).verdict == "not-found"
    assert figure("小学有 31 个孩子。", turns).verdict == "supported"


def test_a_number_in_a_name_stands_digit_by_digit() -> None:
    turns = (*TURNS, "后来来了 SB 1047 法案，跟我们没关系。")
    assert figure("SB 1047 法案来了。", turns).verdict == "supported"
    assert figure("SB 104 法案来了。", turns).verdict == "not-found"

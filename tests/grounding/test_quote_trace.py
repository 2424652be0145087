"""A quotation's verdict: where it stands, how closely, and what is shown of the place."""

from types import SimpleNamespace
from typing import Any

import pytest

from repurpose.grounding import ground, quote_trace
from repurpose.grounding.find_quotations import Quotation
from repurpose.grounding.matching import Match
from repurpose.grounding.quote_trace import SHORT, Placed, _decide, placed, trace
from repurpose.grounding.source_index import Source, sides
from repurpose.model import FigureTrace, Location, Post, QuoteTrace, Section
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.factories import turn
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


SAID = "后来镇上修了桥，坐船的人少了一半。"
ORIGINAL = "Then the town built a bridge and half of the people stopped taking the ferry across the river."
SOURCE = Source(sides([Section("", 3, 1, (turn(SAID, "林默", 1, ORIGINAL),))], "talk.md"))
Held = tuple[float, float] | None
"""The share of a quotation that a passage holds, and how much evidence that is; None where there is no passage."""


def passage(held: Held, side: int = 0, words: int = 9) -> Match | None:
    return Match(SOURCE.sides[side], 0, words, *held) if held else None


def decided(words: Held, meant: Held, abroad: Held, known: float, *, said: float = 0.65, things: int = 3, length: int = 9) -> str:  # fmt: skip
    quoted: Any = SimpleNamespace(known=known, meanings=things, said=lambda _: said, source=SOURCE)
    verdict, match = _decide(Placed(0, passage(words), passage(meant), passage(abroad, 1, length), 1.0), quoted, "")
    assert (match is None) == (verdict == "not-found")
    return verdict


@pytest.mark.parametrize(
    ("verdict", "enough", "too_little"),
    [
        # nearly all of the words, and some of what they mean where the glossary knows them
        (
            "close",
            [((0.75, 3), (0.4, 1), None, 1.0), ((0.75, 3), None, (0.4, 1), 0.5), ((0.75, 3), None, None, 0.49)],
            [
                ((0.74, 3), (0.4, 1), None, 1.0),
                ((0.75, 2.9), (0.4, 1), None, 1.0),
                ((0.75, 3), (0.39, 1), (0.39, 1), 1.0),
                ((0.75, 3), None, None, 0.5),
            ],
        ),
        # many of the words, and half of what they mean
        (
            "loose",
            [((0.4, 4), (0.5, 1), None, 1.0), ((0.4, 4), None, (0.5, 1), 0.5), ((0.4, 4), None, None, 0.49)],
            [
                ((0.39, 4), (0.5, 1), None, 1.0),
                ((0.4, 3.9), (0.5, 1), None, 1.0),
                ((0.4, 4), (0.49, 1), None, 1.0),
                ((0.4, 4), None, None, 0.5),
            ],
        ),
        # few of the words, where meaning leaves no doubt
        (
            "loose",
            [
                ((0.3, 2), (0.85, 1), None, 0.65),
                ((0.3, 2), None, (0.85, 1), 0.65),
                ((0.3, 8), (0.7, 1), None, 0.65),
                ((0.3, 1.5), (0.85, 1), (0.85, 1), 0.65),
            ],
            [
                ((0.29, 8), (0.85, 1), None, 0.65),
                ((0.3, 8), (0.85, 1), None, 0.64),
                ((0.3, 1.9), (0.85, 1), None, 0.65),
                ((0.3, 2), (0.84, 1), None, 0.65),
                ((0.3, 7.9), (0.7, 1), None, 0.65),
                ((0.3, 8), (0.69, 1), None, 0.65),
                ((0.3, 1.4), (0.85, 1), (0.85, 1), 0.65),
                ((0.3, 1.5), (0.84, 1), (0.85, 1), 0.65),
                ((0.3, 1.5), (0.85, 1), (0.84, 1), 0.65),
            ],
        ),
        # nothing but the meaning
        (
            "other-language",
            [(None, None, (0.75, 5), 0.65)],
            [
                (None, None, (0.74, 5), 0.65),
                (None, None, (0.75, 4.9), 0.65),
                (None, None, (0.75, 5), 0.64),
                (None, (0.75, 5), None, 0.65),
                (None, None, None, 0.65),
            ],
        ),
    ],
)  # fmt: skip
def test_a_passage_supports_a_verdict_from_so_much_on(
    verdict: str, enough: list[tuple[Held, Held, Held, float]], too_little: list[tuple[Held, Held, Held, float]]
) -> None:
    assert {one: decided(*one) for one in enough} == dict.fromkeys(enough, verdict)
    assert {one: decided(*one) for one in too_little} == dict.fromkeys(too_little, "not-found")


@pytest.mark.parametrize(
    ("said", "things", "length", "weight", "supported"),
    [
        (0.65, 3, 9, 5, True),
        (0.64, 3, 9, 5, False),
        (0.8, 2, 6, 5, True),
        (0.79, 2, 6, 5, False),
        (0.8, 0, 3, 5, True),
        (0.8, 0, 4, 5, False),
        (0.65, 3, 10, 5, False),
        (0.65, 3, 10, 24, True),
        (0.65, 3, 10, 23.9, False),
    ],
)
def test_across_languages_what_is_meant_must_stand_close_together(
    said: float, things: int, length: int, weight: float, supported: bool
) -> None:
    verdict = decided(None, None, (0.75, weight), 0.65, said=said, things=things, length=length)
    assert verdict == ("other-language" if supported else "not-found")


Found = tuple[Held, Held, Held, int]
"""What a turn holds of the words, of the meaning in its own language and abroad, and how long the passage abroad is."""


@pytest.mark.parametrize(
    ("one", "other", "known", "near", "first"),
    [
        (((0.4, 4), None, None, 9), ((0.5, 4), None, None, 9), 1.0, {}, 1),
        (((0.5, 3), None, None, 9), ((0.5, 4), None, None, 9), 1.0, {}, 1),
        (((0.5, 4), None, None, 9), ((0.5, 5), None, None, 9), 1.0, {}, 0),  # enough is enough: the earlier one
        (((0.5, 4), None, None, 9), ((0.5, 4), None, None, 9), 1.0, {0: 0.4, 1: 0.5}, 1),
        (((0.6, 4), None, None, 9), ((0.5, 4), None, None, 9), 1.0, {1: 0.5}, 1),
        ((None, (0.4, 6), None, 9), (None, (0.5, 6), None, 9), 1.0, {}, 1),
        ((None, (0.5, 5), None, 9), (None, (0.5, 6), None, 9), 1.0, {}, 1),
        ((None, (0.5, 6), None, 9), (None, (0.5, 7), None, 9), 1.0, {}, 0),
        ((None, (0.5, 6), None, 9), (None, (0.6, 6), None, 9), 0.0, {}, 0),
        ((None, None, (0.5, 5), 9), (None, None, (0.5, 6), 9), 1.0, {}, 1),
        ((None, None, (0.5, 6), 9), (None, None, (0.5, 7), 9), 1.0, {}, 0),
        ((None, (0.5, 6), (0.1, 6), 9), (None, (0.1, 6), (0.6, 6), 9), 1.0, {}, 1),  # the better of both languages
        ((None, None, (0.5, 6), 10), (None, None, (0.5, 6), 9), 0.0, {}, 1),  # of two with the same words the tighter
        ((None, None, (0.5, 6), 4), (None, None, (0.5, 6), 2), 0.0, {}, 0),
        ((None, (0.1, 6), None, 9), (None, None, (0.2, 6), 9), 0.0, {}, 1),
        ((None, (0.8, 6), None, 9), ((0.5, 4), None, None, 9), 1.0, {}, 1),  # words before meaning
        (((0.5, 4), None, None, 9), (None, (0.9, 6), None, 9), 1.0, {}, 1),
    ],
)
def test_the_likelier_turn_comes_first(
    one: Found, other: Found, known: float, near: dict[int, float], first: int
) -> None:
    there = sides([Section("", 3, 1, tuple(turn(SAID, "林默", line, ORIGINAL) for line in (1, 9)))], "talk.md")
    words, meant = dict[int, Match](), dict[int, Match]()
    for number, (own, home, abroad, length) in enumerate((one, other)):
        words |= {2 * number: Match(there[2 * number], 0, 9, *own)} if own else {}
        meant |= {2 * number: Match(there[2 * number], 0, 9, *home)} if home else {}
        meant |= {2 * number + 1: Match(there[2 * number + 1], 0, length, *abroad)} if abroad else {}
    quoted: Any = SimpleNamespace(
        same_language=lambda: words, by_meaning=lambda: meant, is_han=True, known=known, meanings=2
    )
    assert [found.turn for found in placed(quoted, near)] == [first, 1 - first]


TALK = (
    ("渡口是我爷爷开的。空船比满船难撑。", "My grandfather opened the ferry. An empty boat is harder to steer than a full one."),
    ("桨要用老榆木做，新木头会裂。空船比满船难撑。", ""),
    ("我父亲每天早上卖鱼，晚上修船。", "My father sold fish every morning and repaired the boat every night."),
)  # fmt: skip
TALKED = Source(
    sides([Section("", 3, 1, tuple(turn(text, "林默", 10 * n, en) for n, (text, en) in enumerate(TALK, 1)))], "talk.md")
)


@pytest.mark.parametrize(
    ("quotation", "near", "verdict", "score", "lines"),
    [
        # word for word, in the nearest turn and either language
        (("空船比满船难撑",), {}, "verbatim", 1.0, [10, 12]),
        (("空船比满船难撑",), {1: 1.0}, "verbatim", 1.0, [20]),
        (("an empty boat is harder to steer",), {}, "verbatim", 1.0, [12, 10]),
        (("……",), {}, "not-found", 0.0, []),
        (("zzz qqq",), {}, "not-found", 0.0, []),
        # terms, by their words or by what nearly all of them mean
        (("老榆木", "term"), {}, "term", 1.0, [20]),
        (("每天早上卖鱼去", "term"), {}, "term", 0.83, [30, 32]),
        (("父亲卖鱼", "term"), {}, "term", 1.0, [32, 30]),
        (("每天早晨", "term"), {}, "term", 0.0, []),
        (("铁锚", "term"), {}, "term", 0.0, []),
        # a declared original
        (("渡口是我爷爷开的", "speech", "My grandfather  opened the ferry"), {}, "other-language", 1.0, [12, 10]),
        (("渡口是我爷爷开的。", "speech", "渡口是我爷爷开的。"), {}, "verbatim", 1.0, [10, 12]),
        (("渡口是我爷爷开的", "speech", "My uncle opened the ferry"), {}, "not-found", 1.0, [10, 12]),
        # two places, each of them a clause
        (("渡口是我爷爷开的，桨要用老榆木做。",), {}, "combined", 1.0, [10, 20]),
        (("渡口是我爷爷开的。桨要用老榆木做。天上没有一朵云彩。",), {}, "not-found", 0.36, [20]),
        (("老榆木；我爷爷。",), {}, "not-found", 0.4, [10, 12]),
        # clauses of one place, short ones aside
        (("桨要用老榆木做，对吧，新木头会裂。",), {}, "close", 0.87, [20]),
        (("桨要用老榆木做，飞机场停满车，新木头会裂。",), {}, "not-found", 0.59, [20]),
        (("My father sells fish every morning and mends boats at night",), {}, "loose", 0.4, [32, 30]),
        # a meaning without enough words is shown, and never called whole
        (("爸爸早晨卖鱼，夜里修理船只。",), {}, "not-found", 0.99, [30, 32]),
    ],
)
def test_a_quotation_is_looked_up_in_a_talk(
    quotation: tuple[Any, ...],
    near: dict[int, float],
    verdict: str,
    score: float,
    lines: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quote_trace, "one_sided", lambda *_: False)  # both languages have the whole talk
    text, kind, original = (*quotation, *("", "speech", "")[len(quotation) :])
    found = trace(Quotation(text, Location("a.md", 1), 0, kind, original), TALKED, near, frozenset())
    assert (found.verdict, found.score, [one.line for one in found.evidence]) == (verdict, score, lines)
    assert [one.kind for one in found.objections] == (["original"] if original and verdict == "not-found" else [])


@pytest.mark.parametrize(
    ("quoted", "original", "verdict"),
    [
        ("渡船沉了。", "The ferry sank?", "not-found"),
        ("渡船沉了。", "Did you say “the ferry sank?”", "not-found"),
        ("渡船沉了吗？", "The ferry sank?", "other-language"),
        ("他问：“渡船沉了吗？”", "The ferry sank?", "other-language"),
        ("渡船沉了。", "“The ferry sank.”", "other-language"),
    ],
)
def test_a_question_is_no_source_of_a_statement(quoted: str, original: str, verdict: str) -> None:
    there = sides([Section("", 3, 1, (turn("渡船。", "林默", 1, original),))], "talk.md")[1]
    said: Any = SimpleNamespace(known=1.0, meanings=3, said=lambda _: 1.0)
    found, _ = _decide(Placed(0, None, None, Match(there, 0, len(there.words), 1.0, 9.0), 1.0), said, quoted)
    assert found == verdict


def test_a_quotation_of_two_sentences_is_shown_with_both() -> None:
    found = trace(Quotation(TALK[0][0], Location("a.md", 1), 0, "speech"), TALKED, {}, frozenset())
    assert (found.verdict, found.evidence[0].text) == ("verbatim", TALK[0][0])

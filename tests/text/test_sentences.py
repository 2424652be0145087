"""Where sentences end: the labelled strings, and what holds for every text."""

from __future__ import annotations

import random
from itertools import accumulate

import pytest

from repurpose.text.delimiters import pair
from repurpose.text.sentences import Sentence, Tier, ends, sentence_spans, sentences
from tests.shared import fewer, shared, some
from tests.text.generated import draft
from tests.text.sentence_cases import DEVELOPMENT, HELD_OUT

GOAL = 0.98


def boundaries(case: str) -> set[int]:
    """Offsets of the marks of a labelled string, in the string without them."""
    return set(accumulate(len(piece) for piece in case.split("¦")[:-1]))


def found(text: str) -> set[int]:
    return set(accumulate(len(piece) for piece in sentences(text)[:-1]))


def f1(cases: tuple[str, ...]) -> float:
    right = wrong = missed = 0
    for case in cases:
        expected, got = boundaries(case), found(case.replace("¦", ""))
        right += len(expected & got)
        wrong += len(got - expected)
        missed += len(expected - got)
    return 2 * right / (2 * right + wrong + missed)


class TestLabelledStrings:
    def test_the_set_is_large_and_a_third_is_held_out(self):
        distinct = {*DEVELOPMENT, *HELD_OUT}
        assert len(distinct) == len(DEVELOPMENT) + len(HELD_OUT) >= 300
        assert len(HELD_OUT) / len(distinct) > 0.32

    @pytest.mark.parametrize("case", DEVELOPMENT)
    def test_development(self, case):
        assert sentences(case.replace("¦", "")) == case.split("¦")

    def test_held_out(self):
        assert f1(HELD_OUT) >= GOAL


class TestEveryText:
    @pytest.mark.parametrize("seed", some(range(100), 4))
    def test_the_sentences_join_back_to_the_text(self, seed):
        text = draft(seed).text
        assert "".join(sentences(text)) == text

    @pytest.mark.parametrize("seed", some(range(200), 4))
    def test_so_do_those_of_noise(self, seed):
        rnd = random.Random(seed)
        text = "".join(rnd.choices("a B1。！?.…“”\"'（）()《》\n\r \u2029—,，:*#`[]🎉好说Dr.e.g\ud800\x00\u202e", k=80))
        assert "".join(sentences(text)) == text

    def test_white_space_belongs_to_the_sentence_before(self):
        assert sentences("  One.  Two.\n\n三。\u3000四。") == ["  One.  ", "Two.\n\n", "三。\u3000", "四。"]

    def test_an_empty_text_has_no_sentences(self):
        assert sentences("") == []

    def test_blank_text_is_kept(self):
        assert sentences(" \n ") == [" \n "]

    def test_spans_are_stripped_and_point_into_the_source(self):
        text = " 一。 \n\n Two. "
        assert sentence_spans(text) == [Sentence("一。", 1, 3), Sentence("Two.", 7, 11)]
        assert all(text[span.start : span.end] == span.text for span in sentence_spans(text))


class TestTiers:
    def test_a_blank_line_is_better_than_a_sentence_end(self):
        assert ends(pair("一。\n\n二。三。")) == [(4, Tier.PARAGRAPH), (6, Tier.SENTENCE)]

    def test_ends_inside_a_quotation_are_told_apart(self):
        assert ends(pair("他说：“一。二。”然后呢？走了。")) == [
            (6, Tier.QUOTED),
            (9, Tier.SENTENCE),
            (13, Tier.SENTENCE),
        ]

    def test_so_is_the_place_between_a_quotation_and_its_attribution(self):
        assert ends(pair("“走吧！”他喊道。没人动。")) == [(5, Tier.QUOTED), (9, Tier.SENTENCE)]


class TestHostileInput:
    @pytest.mark.parametrize(
        "unit", [*"a。.!“\"'(（《\n *#…好\ud800\x00\u202e🎉", "? ", "A. ", "1. ", "“好。”", "(a.", "。[1]", "。🎉"]
    )
    def test_much_of_one_thing(self, unit):
        text = unit * (fewer(50_000, 4) // len(unit))
        assert "".join(sentences(text)) == text


class TestRealInput:
    @pytest.mark.parametrize("name", ["samples/pair/article.md", "samples/pair/transcript.md"])
    def test_no_sentence_starts_with_a_closing_mark(self, name):
        text = shared(name).read_text(encoding="utf-8")
        pieces = sentences(text)
        assert "".join(pieces) == text
        assert [piece for piece in pieces if piece[0] in "”’」』）】》。，、；：？！"] == []

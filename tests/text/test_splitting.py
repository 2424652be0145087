"""Splitting into parts: legal, within the limit, at the best places, and nothing lost."""

from __future__ import annotations

import random
import re
from functools import cache
from itertools import pairwise

import pytest

from repurpose.errors import RepurposeError
from repurpose.text.delimiters import pair
from repurpose.text.linebreaks import BreakPlaces
from repurpose.text.sentences import Tier, ends, sentence_spans
from repurpose.text.splitting import TextDoesNotFit, breaks, split
from tests.shared import fewer, shared, some
from tests.text.generated import draft, weighted


def parts_by_tier(text: str, limit: int) -> list[tuple[str, Tier | None]]:
    """Each part with the tier of the break after it."""
    places = BreakPlaces(text)
    tiers = {at: tier for tier in reversed(Tier) for at in places.between(0, len(text), tier)}
    return [(text[start:end].strip(), tiers.get(end)) for start, end in breaks(text, limit, len)]


class TestTiers:
    def test_a_text_that_fits_stays_whole(self):
        assert split(" 第一段。\n\n第二段。\n", 100, len) == ["第一段。\n\n第二段。"]

    def test_paragraphs_come_first(self):
        assert split("一二三。四五六。\n\n七八九。", 10, len) == ["一二三。四五六。", "七八九。"]

    def test_then_sentences(self):
        assert split("今天很冷。明天更冷。后天下雪。", 10, len) == ["今天很冷。明天更冷。", "后天下雪。"]

    def test_then_sentences_inside_a_quotation(self):
        text = "他说：“今天很冷，风也大。明天更冷，还会下雪。”大家点头，然后散会。"
        assert split(text, 16, len)[0] == "他说：“今天很冷，风也大。"

    def test_then_clauses(self):
        assert parts_by_tier("天气很冷，风也很大，大家都不想出门。", 9) == [
            ("天气很冷，", Tier.CLAUSE),
            ("风也很大，", Tier.CLAUSE),
            ("大家都不想出门。", None),
        ]

    def test_then_any_legal_place(self):
        assert split("这是一个没有任何停顿的很长的句子。", 9, len) == ["这是一个没有任何停", "顿的很长的句子。"]

    def test_a_word_is_cut_only_where_it_is_larger_than_the_limit(self):
        assert split("state-of-the-art things", 16, len) == ["state-of-the-art", "things"]
        assert split("x" * 25, 10, len) == ["x" * 8, "x" * 9, "x" * 8]

    def test_a_worse_break_is_confined_to_the_sentence_that_needs_it(self):
        text = "短句。这一句实在是太长了，非断不可，没有办法。又一个短句。再一个短句。"
        tiers = [tier for _, tier in parts_by_tier(text, 14)]
        assert tiers.count(Tier.CLAUSE) == 1
        assert Tier.PLACE not in tiers

    def test_equal_choices_are_balanced(self):
        assert [len(part) for part in split("一二三四。" * 6, 20, len)] == [15, 15]


class TestLegality:
    @pytest.mark.parametrize(
        "solid",
        [
            "https://example.com/a?b=c&d=(e)",
            "example.com/路径",
            "3.5%",
            "1,200",
            "2026-01-07",
            "2026年1月7日",
            "80 亿美元",
            "5 GB",
            "10 million",
            "12:30",
            "5～10年",
            "#AI芯片",
            "#话题#",
            "@someone",
            "@张三",
            "state-of-the-art",
            "J. K. Rowling",
            "Dr. Wu",
            ".NET",
            "C#",
            "威廉·莎"[1:],
            "👨‍👩‍👧‍👦",
            "e\u0301",
            "5\u00a0年",
            "一百二十万人",
        ],
    )
    def test_what_belongs_together_stays_together(self, solid):
        for lead in range(1, 12):
            text = "好" * lead + " " + solid + " " + "好" * 12
            for limit in range(len(solid) + 4, len(solid) + 12):
                assert any(solid in part for part in split(text, limit, len)), (text, limit)

    @pytest.mark.parametrize("mark", "”’」』）)】》。，、；：？！…%")
    def test_no_part_starts_with_a_closing_mark(self, mark):
        text = f"“「好好好{mark}」”" * 6
        assert all(part[0] != mark for limit in range(9, 16) for part in split(text, limit, len))

    @pytest.mark.parametrize("mark", "“‘「『（(【《$￥")
    def test_no_part_ends_with_an_opening_mark(self, mark):
        text = f"好好{mark}好好好" * 6
        assert all(part[-1] != mark for limit in range(5, 12) for part in split(text, limit, len))

    def test_the_two_halves_of_a_dash_or_an_ellipsis_stay_together(self):
        text = "好好好——好好……" * 8
        for limit in range(6, 15):
            assert all(part[0] not in "—…" for part in split(text, limit, len))

    @pytest.mark.parametrize("seed", some(range(500), 5))
    def test_generated_texts(self, seed):
        made = draft(seed)
        limit = random.Random(seed).randint(80, 300)
        spans = breaks(made.text, limit, weighted)
        assert spans[0][0] == 0
        assert spans[-1][1] == len(made.text)
        assert all(end == start for (_, end), (start, _) in pairwise(spans))
        for start, end in spans:
            assert 0 < weighted(made.text[start:end].strip()) <= limit
        assert [made.illegal(end) for _, end in spans[:-1] if made.illegal(end)] == []


class TestNothingIsLost:
    @pytest.mark.parametrize("seed", some(range(0, 500, 7), 3))
    def test_the_parts_are_the_text_without_the_white_space_at_the_breaks(self, seed):
        text, at = draft(seed).text, 0
        for part in split(text, 120, weighted):
            at += len(text[at:]) - len(text[at:].lstrip())
            assert text.startswith(part, at)
            at += len(part)
        assert not text[at:].strip()

    def test_spans_join_exactly(self):
        text = "  一句。 \n\n 两句！\t三句？\r\n"
        assert "".join(text[start:end] for start, end in breaks(text, 4, len)) == text

    @pytest.mark.parametrize("blank", ["", " ", "\n\n\u3000"])
    def test_a_blank_text_has_no_parts(self, blank):
        assert split(blank, 10, len) == []


class TestSentencesThatFit:
    @pytest.mark.parametrize("seed", some(range(0, 500, 5), 4))
    def test_every_break_is_a_sentence_end_where_every_sentence_fits(self, seed):
        text = draft(seed).text
        limit = max(weighted(sentence.text) for sentence in sentence_spans(text))
        good = {at for at, tier in ends(pair(text)) if tier <= Tier.SENTENCE}
        assert {end for _, end in breaks(text, limit, weighted)[:-1]} <= good


VECTOR = tuple[int, ...]


def exhaustive(text: str, limit: int) -> tuple[VECTOR, int] | None:
    """The least breaks by tier, worst tier first, then the least size of the largest part, over every way to break."""
    places = BreakPlaces(text)
    tiers = {at: tier for tier in reversed(Tier) for at in places.between(0, len(text), tier)}
    marks = [0, *sorted(tiers), len(text)]

    @cache
    def ways(index: int) -> list[tuple[VECTOR, int]]:
        if index == len(marks) - 1:
            return [((0,) * len(Tier), 0)]
        found = []
        for after in range(index + 1, len(marks)):
            size = len(text[marks[index] : marks[after]].strip())
            if size > limit:
                break
            for vector, largest in ways(after):
                counts = list(vector)
                if marks[after] < len(text):
                    counts[Tier.CLUSTER - tiers[marks[after]]] += 1
                found.append((tuple(counts), max(largest, size)))
        return [min(found)] if found else []

    return next(iter(ways(0)), None)


class TestAgainstExhaustiveSearch:
    PIECES = (
        *("你好", "世界。", "真的吗？", "“好。”", "他说", "，", "（注）", "……", "——", "“走。来。”", "\n\n", "\n", "🎉"),
        *("Hi ", "ok. ", "Dr. ", "e.g. ", "3.5%", "8 GB", "https://a.io ", "@me ", "; ", "- "),
    )

    @pytest.mark.parametrize("seed", some(range(300), 4))
    def test_no_way_to_break_is_cheaper_or_more_even(self, seed):
        rnd = random.Random(seed)
        text = "".join(rnd.choices(self.PIECES, k=rnd.randint(2, 6)))
        limit = rnd.randint(12, 18)
        if not text.strip():
            return
        parts = parts_by_tier(text, limit)
        counts = [0] * len(Tier)
        for _, tier in parts[:-1]:
            counts[Tier.CLUSTER - tier] += 1
        assert (tuple(counts), max(len(part) for part, _ in parts)) == exhaustive(text, limit)


class TestNumbering:
    TEXT = "今天很冷。明天更冷。后天下雪。" * 12

    @staticmethod
    def label(index: int, count: int) -> str:
        return f"{index}/{count}"

    def test_labels_count_into_the_limit(self):
        posts = split(self.TEXT, 30, len, number=self.label)
        assert max(map(len, posts)) <= 30
        assert [post.rsplit("\n", 1)[1] for post in posts] == [f"{at}/{len(posts)}" for at in range(1, len(posts) + 1)]
        assert "".join(post.rsplit("\n", 1)[0] for post in posts) == self.TEXT

    def test_a_label_may_go_first(self):
        posts = split(self.TEXT, 30, len, number=lambda index, count: f"【{index}/{count}】", number_at="start")
        assert posts[0].startswith("【1/")
        assert max(map(len, posts)) <= 30

    @pytest.mark.parametrize("limit", range(12, 60))
    def test_nine_parts_that_labels_turn_into_ten_still_fit(self, limit):
        posts = split(self.TEXT, limit, len, number=self.label)
        assert all(len(post) <= limit and post.endswith(f"/{len(posts)}") for post in posts)

    def test_a_single_part_gets_no_label(self):
        assert split("一句。", 30, len, number=self.label) == ["一句。"]

    def test_a_label_larger_than_the_limit_is_an_error(self):
        with pytest.raises(TextDoesNotFit):
            split(self.TEXT, 6, len, number=lambda index, count: "x" * 10)


class TestMaxParts:
    TEXT = "一二三四五六七。八九。\n\n一二三四五六七。八九。\n\n一二三四五六七。八九。"

    def test_better_places_give_way_to_fewer_parts(self):
        assert len(split(self.TEXT, 22, len)) == 3
        assert len(split(self.TEXT, 22, len, max_parts=2)) == 2

    def test_too_many_parts_are_an_error_that_says_how_many(self):
        with pytest.raises(TextDoesNotFit, match="needs 2 parts of 22, and 1 are allowed"):
            split(self.TEXT, 22, len, max_parts=1)


class TestWhatCannotFit:
    def test_a_url_is_named_with_its_size_and_the_limit(self):
        with pytest.raises(TextDoesNotFit) as error:
            split("见 https://example.com/a/long/path 。", 20, len)
        assert isinstance(error.value, RepurposeError)
        assert error.value.piece == "https://example.com/a/long/path"
        assert "measures 31" in str(error.value)
        assert "limit is 20" in str(error.value)

    def test_a_url_that_the_measure_counts_short_fits(self):
        url = "https://example.com/" + "x" * 500
        assert split(f"看这里：{url} 很好。", 30, weighted) == ["看这里：", f"{url} 很好。"]

    def test_a_character_larger_than_the_limit(self):
        with pytest.raises(TextDoesNotFit):
            split("好", 1, lambda text: 2 * len(text))

    @pytest.mark.parametrize("limit", [0, -5])
    def test_no_limit_at_all(self, limit):
        with pytest.raises(TextDoesNotFit):
            split("好", limit, len)


class TestMeasures:
    """A measure need not add up."""

    @pytest.mark.parametrize("seed", range(0, 200, 10))
    def test_rounding_and_the_larger_of_two(self, seed):
        def measure(text: str) -> int:
            return max(len(text), -(-len(text.encode()) // 10), (len(text) + 6) // 7 * 7)

        text = draft(seed).text
        assert all(measure(part) <= 90 for part in split(text, 90, measure))

    def test_a_joint_that_costs_extra(self):
        def measure(text: str) -> int:
            return len(text) + 5 * text.count("。今")

        assert all(measure(part) <= 20 for part in split("今天很冷。" * 20, 20, measure))


class TestHostileInput:
    @pytest.mark.parametrize(
        "unit",
        [
            *'a好。.…“”"(（\n \x00\ud800\u202e🎉#*—\u00a0',
            ". ",
            "👨‍👩‍👧",
            "@中",
            "是*",
            "1年",
            "1 a ",
            "e\u0301",
            "a.b.",
            "“好。”",
            "\r\n",
        ],
    )
    def test_much_of_one_thing_is_split_and_nothing_lost(self, unit):
        text = unit * (fewer(20_000, 4) // len(unit))
        parts = split(text, 280, len)
        assert all(len(part) <= 280 for part in parts)
        assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)

    def test_one_cluster_without_end_is_an_error(self):
        with pytest.raises(TextDoesNotFit):
            split("e" + "\u0301" * 1000, 280, len)


class TestRealInput:
    def test_the_chinese_of_the_transcript_breaks_at_sentence_ends_only(self):
        source = shared("samples/pair/transcript.md").read_text(encoding="utf-8").split("---", 2)[2]
        text = "\n\n".join(block for block in source.split("\n\n") if re.search(r"[\u4e00-\u9fff]{5}", block))
        good = {at for at, tier in ends(pair(text)) if tier <= Tier.SENTENCE}
        spans = breaks(text, 272, weighted)
        assert {end for _, end in spans[:-1]} <= good
        assert all(weighted(text[start:end].strip()) <= 272 for start, end in spans)

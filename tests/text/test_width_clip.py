"""Display columns, wrapping for plain-text mail, and shortening."""

from __future__ import annotations

import pytest

from repurpose.text.truncate import clip
from repurpose.text.width import pad, width, wrap
from tests.shared import some
from tests.text.generated import draft, weighted

PROSE = "今天很冷。明天更冷，后天会下雪，请大家注意保暖。"


class TestWidth:
    @pytest.mark.parametrize(
        ("text", "columns"),
        [
            ("", 0),
            ("abc", 3),
            ("你好", 4),
            ("ＡＢ，", 6),
            ("ｱｲｳ", 3),
            ("“…”", 3),
            ("한글", 4),
            ("e\u0301", 1),
            ("\u1112\u1161\u11ab", 2),
            ("🎉", 2),
            ("👨‍👩‍👧‍👦", 2),
            ("👍🏽", 2),
            ("🇨🇳", 2),
            ("1️⃣", 2),
            ("❤", 1),
            ("❤️", 2),
            ("a\u200bb\x00\u202ec", 3),
            ("你\ud800", 3),
        ],
    )
    def test_columns(self, text, columns):
        assert width(text) == columns

    @pytest.mark.parametrize(("align", "line"), [("left", "你好   |"), ("right", "   你好|"), ("center", " 你好  |")])
    def test_pad(self, align, line):
        assert pad("你好", 7, align) + "|" == line

    def test_pad_leaves_a_wider_line_alone(self):
        assert pad("你好", 3) == "你好"


class TestWrap:
    def test_chinese_fills_the_columns(self):
        assert wrap("今天很冷明天更冷后天下雪", 10) == ["今天很冷明", "天更冷后天", "下雪"]

    def test_english_breaks_at_spaces(self):
        assert wrap("one two three four", 9) == ["one two", "three", "four"]

    def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(self):
        for columns in range(8, 30):
            lines = wrap("他说：“今天（周一）很冷，明天更冷。”" * 4, columns)
            assert all(line[0] not in "”），。：" and line[-1] not in "“（" for line in lines)

    def test_a_url_is_never_broken(self):
        url = "https://example.com/a/path/that/is/longer/than/the/line"
        assert wrap(f"见 {url} 谢谢", 20) == ["见", url, "谢谢"]

    def test_a_word_longer_than_the_line_is_cut(self):
        assert wrap("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]

    def test_indents_count_into_the_width(self):
        lines = wrap("one two three four five", 11, initial_indent="- ", subsequent_indent="  ")
        assert lines == ["- one two", "  three", "  four five"]

    def test_a_quotation_keeps_its_blank_lines(self):
        assert wrap("一\n\n二", 20, initial_indent="> ", subsequent_indent="> ") == ["> 一", ">", "> 二"]

    def test_an_empty_text_is_one_empty_line(self):
        assert wrap("") == [""]

    @pytest.mark.parametrize("seed", some(range(60), 3))
    def test_generated_texts_fit_and_lose_nothing(self, seed):
        text = draft(seed).text
        lines = wrap(text, 72)
        assert all(width(line) <= 72 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


class TestClip:
    def test_a_text_that_fits_is_only_stripped(self):
        assert clip(" 很好。 ", 3) == "很好。"

    @pytest.mark.parametrize(
        ("limit", "expected"),
        [
            (8, "今天很冷。"),  # the last sentence that fits
            (14, "今天很冷。明天更冷…"),  # a sentence alone would fill less than half
            (20, "今天很冷。明天更冷，后天会下雪…"),
        ],
    )
    def test_sentence_then_clause(self, limit, expected):
        assert clip(PROSE, limit) == expected

    def test_then_any_legal_place(self):
        assert clip("价格从去年的1,200元一路涨到了今天", 10) == "价格从去年的…"

    def test_no_bracket_is_left_open_where_it_can_be_helped(self):
        assert clip("The quick brown fox (which was lazy) jumped over", 22) == "The quick brown fox…"

    def test_a_quotation_is_left_open_rather_than_half_the_room_empty(self):
        text = "他在会上说：“我们必须马上行动，不能再等了，因为机会稍纵即逝。”"
        assert clip(text, 20) == "他在会上说：“我们必须马上行动…"

    def test_a_url_is_dropped_whole(self):
        assert clip("See https://example.com/very/long/path for details.", 20) == "See…"
        assert clip("https://example.com/very/long/path", 20) == "…"

    def test_a_word_is_cut_only_where_it_alone_is_too_large(self):
        assert clip("supercalifragilistic", 10) == "supercali…"

    def test_clusters_stay_whole(self):
        family = "👨‍👩‍👧"
        assert clip(family * 3, 12) == family * 2 + "…"

    def test_other_measures_and_marks(self):
        assert clip("今天很冷，明天更冷，后天下雪", 21, width, "……") == "今天很冷，明天更冷……"
        assert clip(PROSE, 20, lambda text: (width(text) + 1) // 2) == "今天很冷。明天更冷，后天会下雪…"

    @pytest.mark.parametrize("limit", [0, 1, 2])
    def test_hardly_any_room(self, limit):
        assert len(clip("ab cd", limit, len, "...")) <= limit

    @pytest.mark.parametrize("seed", some(range(150), 3))
    def test_generated_texts_fit_and_are_a_legal_beginning(self, seed):
        made = draft(seed)
        for limit in (20, 45, 90, 140):
            short = clip(made.text, limit, weighted)
            assert weighted(short) <= limit
            kept = short.removesuffix("…")
            assert made.text.strip().startswith(kept)
            end = len(made.text) - len(made.text.lstrip()) + len(kept)
            assert not any(start < end < stop - 1 for start, stop in made.solid)  # the dot of e.g. makes way

    @pytest.mark.parametrize(
        "unit", ["a", "好", "。", "(", "“", "\ud800", "\x00", "\u202e", "e\u0301", "👨‍👩‍👧", "…", " "]
    )
    def test_hostile_input(self, unit):
        assert len(clip(unit * 20_000, 120)) <= 120

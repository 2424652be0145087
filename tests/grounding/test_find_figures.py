"""Figures as people say them: the words that are taken for one, its lowest and highest value, its unit."""

import pytest

from repurpose.grounding.find_figures import figures

SAID = [
    ("一块二毛五", "一块二毛五", 1.25, 1.25, "CNY"),
    ("一块二毛", "一块二毛", 1.2, 1.2, "CNY"),
    ("三块钱", "三块钱", 3, 3, "CNY"),
    ("两毛", "两毛", 0.2, 0.2, "CNY"),
    ("五分钱", "五分钱", 0.05, 0.05, "CNY"),
    ("十块五", "十块五", 10.5, 10.5, "CNY"),
    ("第十二章", "第十二章", 12, 12, "ordinal"),
    ("二、三十人", "二、三十人", 20, 30, "count"),
    ("三、四十年", "三、四十年", 360, 480, "month"),
    ("15 to $20,000", "15 to $20,000", 15_000, 20_000, "USD"),
    ("between ten and twenty people", "ten and twenty", 10, 20, ""),
    ("from 12 to 400", "12 to 400", 12, 400, ""),
    ("三到五倍", "三到五倍", 3, 5, "times"),
    ("三五个人", "三五个", 3, 5, "count"),
    ("一两百块", "一两百块", 100, 200, "CNY"),
    ("half a billion", "half a billion", 5e8, 5e8, ""),
    ("two and a half million", "two and a half million", 2.5e6, 2.5e6, ""),
    ("it is 1.2 bn now", "1.2 bn", 1.2e9, 1.2e9, ""),
    ("it is 1.7k now", "1.7k", 1700, 1700, ""),
    ("一个半小时", "一个半小时", 5400, 5400, "second"),
    ("两年半", "两年半", 30, 30, "month"),
    ("四成五", "四成五", 45, 45, "%"),
    ("负三度", "负三度", -3, -3, "degree"),
    ("零下十度", "零下十度", -10, -10, "degree"),
    ("minus 5 degrees", "minus 5 degrees", -5, -5, "degree"),
    ("三十出头", "三十", 30, 34, "age"),
    ("数千人", "数千人", 1000, 9990, "count"),
    ("十几个", "十几个", 11, 19, "count"),
    ("九六年", "九六年", 1996, 1996, "year"),
    ("1990s", "1990s", 1990, 1999, "year"),
    ("九十年代", "九十年代", 1990, 1999, "year"),
    ("上世纪八十年代", "上世纪八十年代", 1980, 1989, "year"),
    ("18 世纪", "18 世纪", 1700, 1799, "year"),
    ("3 out of 5", "3 out of 5", 60, 60, "%"),
    ("1 in 4", "1 in 4", 25, 25, "%"),
    ("三分之二", "三分之二", 66.6667, 66.6667, "%"),
    ("十二分之一", "十二分之一", 8.3333, 8.3333, "%"),
    ("百分之十二点五", "百分之十二点五", 12.5, 12.5, "%"),
    ("千分之三", "千分之三", 0.3, 0.3, "%"),
    ("翻了一番", "翻了一番", 2, 2, "times"),
    ("tripled", "tripled", 3, 3, "times"),
    ("下午三点半", "下午三点半", 210, 210, "clock"),
    ("quarter past nine", "quarter past nine", 555, 555, "clock"),
    ("5 月 20 日", "5 月 20 日", 520, 520, "date"),
    ("in '73", "'73", 1973, 1973, "year"),
    ("a dozen", "dozen", 12, 12, ""),
    ("twenty twenty-four", "twenty twenty-four", 2024, 2024, "year"),
    ("$1.5m", "$1.5m", 1.5e6, 1.5e6, "USD"),
    ("一千二", "一千二", 1200, 1200, ""),
    ("三万五", "三万五", 35_000, 35_000, ""),
    ("一百零五", "一百零五", 105, 105, ""),
    ("一点二亿", "一点二亿", 1.2e8, 1.2e8, ""),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), SAID)
def test_a_figure_is_read_as_it_is_said(text: str, words: str, low: float, high: float, unit: str) -> None:
    (found,) = figures(f"{text}." if text.isascii() else f"{text}。")
    assert (found.text, found.unit) == (words, unit)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-5), pytest.approx(high, rel=1e-5))


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("近三成", "under"),
        ("不到一百", "under"),
        ("about fifteen", "about"),
        ("at least 200", "over"),
        ("六十多岁", "over"),
    ],
)
def test_how_exactly_a_figure_is_said_is_kept(text: str, how: str) -> None:
    (found,) = figures(f"{text}。")
    assert found.how == how


@pytest.mark.parametrize(("text", "bare"), [("两位创始人", True), ("三个人", True), ("4 个人", False), ("第一次", True), ("第四名", False)])  # fmt: skip
def test_a_count_in_passing_is_told_from_one_that_matters(text: str, bare: bool) -> None:
    (found,) = figures(f"{text}。")
    assert found.bare is bare

"""Which figures a text has, and what they are worth."""

import pytest

from repurpose.grounding.figure_comparison import agrees
from repurpose.grounding.find_figures import figures

TEXTS = [
    ("1987 年的值班日志", [("1987 年", 1987, "year")]),
    ("守了三十一年灯", [("三十一年", 372, "month")]),
    ("全球 50 亿人", [("50 亿人", 5_000_000_000, "count")]),
    ("3.5 万升油", [("3.5 万升", 35_000, "litre")]),
    ("每月 20 到 30 美元", [("20 到 30 美元", [20, 30], "USD")]),
    ("20 或 30 欧元", [("20 或 30 欧元", [20, 30], "EUR")]),
    ("一两台机器", [("一两台", [1, 2], "count")]),
    ("四到六家公司", [("四到六家", [4, 6], "count")]),
    ("过去十几年", [("十几年", [132, 228], "month")]),
    ("上世纪 80 年代", [("上世纪 80 年代", [1980, 1989], "year")]),
    ("19 世纪 30 年代", [("19 世纪 30 年代", [1830, 1839], "year")]),
    ("数万亿美元", [("数万亿美元", [1e12, 9.99e12], "USD")]),
    ("近三成，三分之一，百分之五", [("三成", 30, "%"), ("三分之一", 33.3333, "%"), ("百分之五", 5, "%")]),
    ("涨了两倍半", [("两倍半", 2.5, "times")]),
    ("去年", [("去年", -1, "relative-year")]),
    ("3 月 5 日", [("3 月 5 日", 305, "date")]),
    ("半年，两年半", [("半年", 6, "month"), ("两年半", 30, "month")]),
    ("５０％", [("50%", 50, "%")]),
    ("第一篇论文，第三次", [("第一篇", 1, "ordinal"), ("第三次", 3, "ordinal")]),
    ("three to six companies", [("three to six", [3, 6], "")]),
    ("twenty-five hundred miles", [("twenty-five hundred miles", 2500, "mile")]),
    ("$3.5B in revenue", [("$3.5B", 3_500_000_000, "USD")]),
    ("$200 or $300 tiers", [("$200 or $300", [200, 300], "USD")]),
    ("in the early '90s", [("'90s", [1990, 1999], "year")]),
    ("over the next decade", [("the next decade", 120, "month")]),
    ("two and a half years", [("two and a half years", 30, "month")]),
    ("a third of it", [("a third", 33.3333, "%")]),
    ("one in three, two fifths", [("one in three", 33.3333, "%"), ("two fifths", 40, "%")]),
    ("a year and a half, an hour", [("a year and a half", 18, "month"), ("an hour", 3600, "second")]),
    ("trillions of dollars", [("trillions of dollars", [1e12, 9.99e12], "USD")]),
    ("she's sixty-seven years old", [("sixty-seven years old", 67, "age")]),
    ("we counted,200 birds", [(",200", 200, "")]),
    ("SB 1047 法案", [("1047", 1047, "id")]),
    ("HTTPS 443, ABCDEFG 12, A 7", [("443", 443, "id"), ("12", 12, ""), ("7", 7, "")]),
    ("5k downloads, 3m of rope, $3m", [("5k", 5000, ""), ("3", 3, ""), ("$3m", 3_000_000, "USD")]),
    ("2 dozen, 3 hundreds, 千 米", [("2 dozen", 24, ""), ("3 hundreds", 300, ""), ("千 米", [1000, 9990], "metre")]),
    ("in 1500. In 2199", [("1500", 1500, "year"), ("2199", 2199, "year")]),
    ("in 1499. In 2200. 1,500年", [("1499", 1499, ""), ("2200", 2200, ""), ("1,500年", 18_000, "month")]),
    ("2024 boats, $2024, 2024 km", [("2024", 2024, "year"), ("$2024", 2024, "USD"), ("2024 km", 2_024_000, "metre")]),
    ("二零二四年，二零二四", [("二零二四年", 2024, "year"), ("二零二四", 2024, "")]),
    ("第三年，第三，第一，第二手", [("第三", 3, "ordinal"), ("第三", 3, "ordinal")]),
    ("two boats and one lamp, one year, one time", [("two", 2, ""), ("one year", 12, "month")]),
    ("百年，万人，千万级", [("百年", [1200, 11988], "month"), ("千万级", [10_000_000, 99_900_000], "count")]),
    ("是十，不是九", [("十", 10, "")]),
    ("见 1) 和 2、这些", [("1", 1, ""), ("2", 2, "")]),
    ("123456789012345, 1234567890123456", [("123456789012345", 123456789012345, "")]),
    ("5km, 5kg, 5q", [("5km", 5000, "metre"), ("5kg", 5000, "gram")]),
    ("two and a half million", [("two and a half million", 2_500_000, "")]),
    # ranges, and what only looks like one
    ("五到六百万美元", [("五到六百万美元", [5_000_000, 6_000_000], "USD")]),
    ("three or four hundred miles", [("three or four hundred miles", [300, 400], "mile")]),
    ("200,000 or 300,000 boats", [("200,000 or 300,000", [200_000, 300_000], "")]),
    ("5 to 6 million", [("5 to 6 million", [5_000_000, 6_000_000], "")]),
    ("7 万到 9 万人", [("7 万到 9 万人", [70_000, 90_000], "count")]),
    ("5、10 年", [("5、10 年", [60, 120], "month")]),
    ("5 年、10 年", [("5 年", 60, "month"), ("10 年", 120, "month")]),
    ("5 年到 10 个月", [("5 年", 60, "month"), ("10 个月", 10, "month")]),
    ("3 到 5 到 8 年", [("3 到 5", [3, 5], ""), ("8 年", 96, "month")]),
    ("数百到 500 人", [("数百", [100, 999], ""), ("500 人", 500, "count")]),
    ("5 到数百人", [("5", 5, ""), ("数百人", [100, 999], "count")]),
    ("1 to 5 boats", [("1 to 5", [1, 5], "")]),
    ("0 到 5 年", [("0", 0, ""), ("5 年", 60, "month")]),
    ("9 人到 9 人", [("9 人", 9, "count"), ("9 人", 9, "count")]),
    ("we saw,200 to 300 birds", [(",200", 200, ""), ("300", 300, "")]),
]
NOT_FIGURES = [
    "唯一的统一一定要一起做",
    "an 80/20 split",
    "GPT-5、3D 图形、B2B、A4 纸、MP3",
    "万一、百度、十分重要",
    "2026-01-07 09:30",
    "一个人，一些事，一种灯",
    "one of them is the one",
    "五官，三角形，四川，七夕",
    "1. 木船\n2) 铁船\n  3、渡口\n12",
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_figures_are_read_with_their_unit(text: str, expected: list[object]) -> None:
    assert [(one.text, one.value, one.unit) for one in figures(text)] == expected


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_numerals_inside_words_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("article", "source", "same"),
    [
        ("50 亿人", "five billion people", True),
        ("六个月后", "6 to 12 months", True),
        ("三十年", "the eighties were 30 years ago", True),
        ("三成", "30 percent", True),
        ("一半", "half of that", True),
        ("数百家", "300 companies", True),
        ("300 家", "hundreds of companies", False),
        ("80 年代", "in 1987", True),
        ("1987 年", "in the 1980s", False),
        ("200 到 300 美元", "$200", False),
        ("五年", "over sixty", False),
        ("1,200 项", "we counted,200 birds", False),
        ("67 岁", "she is sixty-seven", True),
        ("约 1000 人", "980 people", True),
        ("1000 人", "980 people", False),
        ("5,000,000,000 人", "5 billion people", True),
        ("百年", "300 years", True),
        ("5 到 6 人", "about 5 to 6 people", True),
    ],
)
def test_a_figure_agrees_with_what_the_source_says(article: str, source: str, same: bool) -> None:
    [figure] = figures(article)
    assert any(agrees(figure, other) for other in figures(source)) is same


@pytest.mark.parametrize(
    "text", ["1" * 1_000_000, "一" * 100_000, "百" * 100_000, "\ud800\x00\u202e5 年", "," * 100_000]
)
def test_odd_input_gives_a_legal_result(text: str) -> None:
    assert isinstance(figures(text), list)

"""Figures in Chinese: their width, ranges, and one way to write one quantity."""

from __future__ import annotations

from collections.abc import Iterator

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.text.prose_view import ProseView
from repurpose.text.typography.context import Change

_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05]+")
_HALF = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
}


def full_width_letters(page: ProseView) -> Iterator[Change]:
    """Letters, digits and percent signs of full width."""
    for match in _FULL_WIDTH.finditer(page.view):
        yield Change(match.start(), match.end(), match[0].translate(_HALF))


_IN_FIGURE = re.compile(
    r"(?<![0-9，])[0-9]{1,3}(?:，[0-9]{3})+(?![0-9，])|(?<![0-9：])[0-9]{1,2}(?:：[0-5][0-9]){1,2}(?![0-9：])|"
    r"(?<=[0-9])．(?=[0-9])"
)
_TO_HALF = str.maketrans("，：．", ",:.")


def full_width_marks_in_figures(page: ProseView) -> Iterator[Change]:
    """1，200 and 10：30: marks that belong to the figure are of half width."""
    for match in _IN_FIGURE.finditer(page.chinese):
        yield Change(match.start(), match.end(), match[0].translate(_TO_HALF))


MEASURES = (
    "个|年|月|日|天|岁|人|元|块|倍|次|万|亿|千|百|条|家|位|页|章|节|小时|分钟|秒|周|米|公里|公斤|克|吨|升|度|"
    "层|级|名|种|项|台|套|轮|期|美元|"
    "港元|欧元|厘米|毫米|平方|世纪|点|集|篇|本|届|字|行|步|件|只|间|辆|场|号"
)
"""Measure words that show a figure before them to be a quantity, and no score, model number or date."""
_FIGURE = r"[0-9]+(?:[.,][0-9]+)*%?"
_RANGE = re.compile(
    rf"(?<![0-9A-Za-z.\-/~～—–])(?P<low>{_FIGURE})(?P<mark> ?~ ?|"
    rf"-)(?P<high>{_FIGURE})(?![0-9A-Za-z\-/~.])(?=(?P<measure> ?(?:{MEASURES}))?)"
)


def malformed_ranges(page: ProseView, mark: str = "～") -> Iterator[Change]:
    """A hyphen or a half-width tilde between two figures that form a range."""
    for match in _RANGE.finditer(page.chinese):
        is_range = "~" in match["mark"] or match["measure"] or match["high"].endswith("%")
        if is_range and not re.search(
            r"[图表例式章节版第] ?$", page.chinese[max(0, match.start() - 4) : match.start()]
        ):
            yield Change(match.start("mark"), match.end("mark"), mark)


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_NUMERAL = "[一二三四五六七八九两]?十[一二三四五六七八九]?|[二三四五六七八九两]"
_COUNTED = re.compile(
    rf"(?<![0-9.,一二三四五六七八九十百千万亿两第几数])(?:(?P<arabic>[0-9]{{1,2}}) ?|(?P<han>{_NUMERAL}))"
    r"(?P<unit>年(?!代|级|前|后来)|个月|个小时|小时|分钟|公里|公斤|倍|岁|美元|元)(?![多余来])"
)


def two_ways_to_write(page: ProseView) -> Iterator[tuple[Change, str]]:
    """The same quantity once in figures and once in Han numerals: the second way found, and the first as written."""
    first: dict[tuple[int, str], tuple[bool, str]] = {}
    seen: set[tuple[int, str]] = set()
    for match in _COUNTED.finditer(page.chinese):
        value = int(match["arabic"]) if match["arabic"] else _value(match["han"])
        key = (value, match["unit"])
        arabic, written = first.setdefault(key, (bool(match["arabic"]), match[0]))
        if arabic != bool(match["arabic"]) and key not in seen:
            seen.add(key)
            yield Change(match.start(), match.end(), match[0]), written


def _value(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)

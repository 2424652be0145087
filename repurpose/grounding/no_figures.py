"""Words that hold a numeral and are no figure: idioms, feasts, parties of a row, machine dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from repurpose.grounding.numerals import HAN_NUMERAL

_HAN = rf"[^\W\d_a-zA-Z{HAN_NUMERAL}]"
_SPAN = "年月周天日夜晚秒分时刻岁代"
_COUNTED = f"{_SPAN}到至或变比加减乘和与等个元块家名人位台次条座只场杯本种篇件成点度号公斤米吨"
_WORD = rf"[^\W\d_a-zA-Z{HAN_NUMERAL}{_COUNTED}]"
_PATTERN = re.compile(
    rf"""(?x)
    # one after another: 一天接一天, 一年又一年, 一步一步, 一个个, 一年年
      一(?P<one>{_HAN}{{1,2}})[又接复挨连]?一(?P=one) | 一个?(?P<same>{_HAN})(?P=same)
    # two numerals with a word each: 七嘴八舌, 四面八方, 千言万语, 三言两语, 一来二去
    | (?:七{_WORD}八|四{_WORD}八|千{_WORD}[万百]|百{_WORD}千|
        万{_WORD}千|三{_WORD}[两五四]|一{_WORD}[二半两]|十{_WORD}[十九]){_WORD}
    # midway: 放到一半, 说了一半
    | (?<=[到了])一半(?=[，。、,.时就才又便]|的时候)
    # every one, and the first: 每一年, 头一个月, 这一天, 同一天
    | (?<=[每头这那某同另任哪上下前后])一(?:个?(?:星期|小时|分钟|世纪|月|礼拜|钟头)|[{_SPAN}])
    # days of the week and halves of a year: 周五晚上, 星期三, 下半年; three a week is a count: 每周三次
    | (?<![{HAN_NUMERAL}\d个])(?:周|星期|礼拜)[一二三四五六](?![天次个年]) | [上下前后]半[年月场生]
    # forms at school, lists of the largest: 二年级, 财富 500 强
    | [一二三四五六七八九\d]年级 | (?<!\d)\d{{2,4}}\ ?强(?!度)
    # terms of a bond or a survey, half a day of looking: 10 年期国债, 找了半天
    | [{HAN_NUMERAL}\d]{{1,4}}\ ?年期 | 半天
    # the number of digits, and what is chief: 五位数, 十大风险
    | [一二两三四五六七八九十]位数 | (?<![{HAN_NUMERAL}\d])[三四五六七八九十]大(?![幅约概量部多])
    # years ahead that nobody counts: 再过十年
    | (?<=再过)[十百千万一两]{{1,4}}年
    # 四周 round about is no four weeks, 十分 very no ten minutes
    | (?<![了过约满第共用花])四周(?![后内前时]) | (?<![点时二三四五六七八九])十分(?![钟之])
    # cohorts: 80 后, 90后, 00后
    | (?<!\d)[05-9][05]\ ?后(?![来面续台])
    # machine dates and times, the clock of a recording: 2026-01-07 09:30, 00:12:45
    | (?<!\d)\d{{4}}-\d{{2}}-\d{{2}}(?!\d)(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}})?)?
    | (?<!\d)\d{{1,2}}(?::\d{{2}}){{1,2}}(?!\d|\ ?[ap]\.?m)
    # names of a split, of all day, of a day, of long hours: 80/20, 24/7, 9/11, 996 工作制
    | (?<!\d)(?:24/7|9/11|80/20|50/50|(?:996|997|007)(?=\ ?(?:工作制|加班|文化)))(?!\d)
    # English words of the kind: one-on-one, zero-sum, third party, nine-to-five
    | \b(?:one[- ](?:on|to|by|after)[- ](?:one|another)|zero[- ](?:sum|day|trust)|on\ all\ fours|nine[- ]to[- ]five|
        cloud\ nine|second[- ](?:hand|nature|thoughts?)|third[- ](?:part(?:y|ies)|world)|
        square\ one|one-size|catch-22)\b
    """,
    re.I,
)
"""What can be made anew at any time, so that no list would hold it; each line with its examples."""


@cache
def _words() -> dict[str, dict[int, tuple[frozenset[str], ...]]]:
    """The listed words by a numeral or digit they hold: how far into the word it stands, and the words."""
    text = (Path(__file__).parent / "data" / "no_figures.txt").read_text(encoding="utf-8")
    words = {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}
    index: dict[str, dict[int, dict[int, set[str]]]] = {}
    for word in words:
        at = next((at for at, character in enumerate(word) if character in HAN_NUMERAL or character.isdigit()), None)
        if at is not None:
            index.setdefault(word[at], {}).setdefault(at, {}).setdefault(len(word), set()).add(word)
    return {
        sign: {
            at: tuple(frozenset(lengths[length]) for length in sorted(lengths, reverse=True))
            for at, lengths in row.items()
        }
        for sign, row in index.items()
    }


def _listed(text: str, at: int) -> Iterator[tuple[int, int]]:
    for before, groups in _words().get(text[at], {}).items():
        start = at - before
        for group in groups if start >= 0 else ():
            length = len(next(iter(group)))
            if text[start : start + length] in group and _is_whole(text, start, start + length):
                yield start, start + length
                break


_NUMERAL = frozenset(HAN_NUMERAL + "0123456789")


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of a longer numeral: of a fraction (十二分之一), of one with a point (一点二亿)."""
    cut_before = start > 0 and text[start] in _NUMERAL and text[start - 1] in _NUMERAL
    cut_after = text[end - 1] in _NUMERAL and text[end : end + 1] in _NUMERAL and end < len(text)
    goes_on = text[end : end + 1] == "之" or (
        text[end - 1] == "点" and text[end : end + 1] in _NUMERAL and end < len(text)
    )
    return not (cut_before or cut_after or goes_on)


_SIGNS = re.compile(rf"[{HAN_NUMERAL}]|\b\d")


def spans(text: str) -> list[tuple[int, int]]:
    """Where such words are."""
    found = [match.span() for match in _PATTERN.finditer(text)]
    for match in _SIGNS.finditer(text):
        found += _listed(text, match.start())
    return sorted(found)

"""Figures that are more than a number: shares, multiples, ranks, vague amounts, relative years."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from repurpose.grounding import numerals
from repurpose.grounding.figure import Figure, How, said_how, single, with_unit
from repurpose.grounding.numerals import ENGLISH_NUMBER, HAN_NUMERAL, SMALL

_DIGIT = "一二三四五六七八九"
_MEASURED = "个人位名家支天年只条台辆本份次户间张块件粒票所座"
_PART = "halve|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth"
_SMALL_EN = r"a|one|two|three|four|five|six|seven|eight|nine|\d{1,2}"
_EVERY = r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|\d{1,3}"
PATTERN = rf"""
        (?P<cut> (?<=[A-Za-z]\ ),\d{{3}}\b | (?<=[A-Za-z]),\d{{3}}\b )
      | (?P<among> (?P<all>{SMALL})\ ?(?P<measure>[{_MEASURED}])[^\W\d{HAN_NUMERAL}]{{0,4}}
            (?:里面?|里头|中间?|当中|之中)[就便只才]?有?
            (?P<some>{SMALL})\ ?(?:(?P=measure)|(?<=[{_DIGIT}\d])(?=[人位名]))
          | \b(?P<few>{_SMALL_EN})\ (?:\w+\ )?(?:in|out\ of)\ (?:every\ )?(?P<every>{_EVERY})\b
            (?!\ (?:days|weeks|months|years|hours|minutes|seconds|hundred|thousand|million)) )
      | (?P<half> 半(?=年|个月|天|小时|个小时|个世纪|公里|公斤|斤|分钟)
          | \bhalf\ an?(?:\ (?P<much>hundred|thousand|million|billion|trillion|dozen)\b|
            (?=\ (?:year|day|hour|decade|century|mile|percent|percentage\ point)\b))
          | \ba\ quarter\ of\ an?(?:\ (?P<quarter_of>million|billion|trillion)\b|(?=\ (?:hour|century)\b))
          | \b(?:three|3)\ quarters\ of\ an?(?:\ (?P<most>million|billion|trillion)\b|(?=\ hour\b)) )
      | (?P<fraction> (?P<scale>[百千])分之(?P<share>\d[\d.]*|[{HAN_NUMERAL}]+(?:点[{HAN_NUMERAL}]+)?)
          | (?P<below>{SMALL}|百|千|万)分之(?P<above>{SMALL})
          | (?<![\d/.])(?P<over>\d{{1,2}})/(?P<under>[2-9]|1\d|20)(?![\d/])
          | (?P<tenths>[{_DIGIT}两])成(?P<rest>[{_DIGIT}半])?(?![为了功果员长立就分本型语{_DIGIT}十])
          | (?P<middle>一[多大小]?半|半数|[大过]半)(?![年天])
          | \b(?:(?P<count>{_SMALL_EN})[ -](?P<part>{_PART})s?|half)\b
            (?!\ (?:of\ )?\d|\ (?:time|party|world|year|month|week|day)) )
      | (?P<ordinal> \b(?:the\ )?(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b
          | \b(?P<suffixed>\d{{1,3}})(?:st|nd|rd|th)\b(?!\ century) | \bfirst\b(?!\ of\ all)
          | \b(?:year|day|week|month|episode|chapter|round|number|no\.|page|issue|volume)
            \ (?P<place>{ENGLISH_NUMBER}|\d{{1,3}})\b
            (?!\ (?:years|days|weeks|months|people)) )
      | (?P<relative> (?:去|今|明|前|后)年(?![级龄轻]) | \b(?:last|this|next)\ year\b )
      | (?P<multiple> 翻了?[{_DIGIT}两]?(?:倍|番) | \b(?P<twice>doubl|tripl|quadrupl|halv)(?:e|ed|es|ing)\b
          | (?<=[涨增多高长快大])[了加出大]?一倍 | \b(?P<times>twice|thrice)\b )
      | (?P<teens> [{_DIGIT}]?十几 | \d0几 | \bteen(?:s|aged?|agers?)\b )
      | (?P<vague> (?:好几|数|几|上|成)[十百千万亿]+ | 成千上万
          | (?:好几|数|几)(?=个?月|年|周|天|个?小时|分钟|家|个|位|项|次)
          | \b(?:tens|dozens|hundreds|thousands|millions|billions|trillions|decades|centuries)\b
            (?:\ of\ (?:thousands|millions|billions))?
          | \b(?:a\ few|several|a\ couple(?:\ of)?)\ (?=(?:\w+\ )?
            (?:year|month|week|day|hour|minute|hundred|thousand|million|billion)) )"""
"""Alternatives, tried in this order before plain numbers (verbose, ignoring case)."""

Reader = Callable[[str, re.Match[str], Figure], Figure | None]
"""What makes a figure of a match; None lets the plain number at the same place be read."""


def _cut(_: str, match: re.Match[str], bare: Figure) -> Figure:
    return single(bare, float(match[0][1:]), cut=True)


def _plain(text: str) -> float:
    return float(text.rstrip(".")) if text[0].isdigit() else (numerals.han(text) or (0, 0))[0]


def _english(text: str) -> float:
    return float(text) if text.isdigit() else 1.0 if text.lower() == "a" else numerals.english(text) or 0.0


def _percent(bare: Figure, some: float, of: float) -> Figure | None:
    return single(bare, round(100 * some / of, 4), "%") if of and 0 < some < of else None


def _among(_: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """四个人里有一个, one hour in four, 3 out of 5: in percent."""
    if match["all"]:
        return _percent(bare, numerals.small(match["some"]), numerals.small(match["all"]))
    return _percent(bare, _english(match["few"]), _english(match["every"]))


_PARTS = {
    word: float(parts)
    for parts, words in enumerate(
        ("halve", "third", "quarter fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
    for word in words.split()
} | {"twentieth": 20.0, "hundredth": 100.0, "thousandth": 1000.0}


def _fraction(text: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """三分之二, 百分之五, 四成五, 一半, two fifths, half: in percent."""
    if match["share"]:
        return single(bare, _plain(match["share"]) / (1 if match["scale"] == "百" else 10), "%")
    if match["below"]:
        return _percent(bare, numerals.small(match["above"]), _plain(match["below"]))
    if match["over"]:
        return _percent(bare, float(match["over"]), float(match["under"]))
    if match["tenths"]:
        rest = 5 if match["rest"] == "半" else _plain(match["rest"]) if match["rest"] else 0
        return single(bare, 10 * _plain(match["tenths"]) + rest, "%", how=said_how(text, bare))
    if match["part"]:
        return _percent(bare, _english(match["count"]), _PARTS[match["part"].lower()])
    how: How = "over" if re.search("[多大过]", match[0]) else "under" if "小" in match[0] else ""
    return single(bare, 50.0, "%", how=how)


def _half(text: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """半年, half an hour, half a billion, a quarter of a million."""
    word = match[0].lower()
    share = 0.75 if word.startswith(("three", "3")) else 0.25 if "quarter" in word else 0.5
    much = match["much"] or match["quarter_of"] or match["most"]
    return with_unit(text, single(bare, share * (numerals.MAGNITUDES[much.lower()] if much else 1)))


_RANKS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]


def _ordinal(_: str, match: re.Match[str], bare: Figure) -> Figure:
    if match["suffixed"] or match["place"]:
        value = _english(match["suffixed"] or match["place"])
    else:
        value = _RANKS.index(match["rank"].lower()) + 1 if match["rank"] else 1
    return single(bare, value, "ordinal", bare=value <= BARE)


BARE = 3
"""Up to here a count, or a place in a row, is said in passing as often as counted: 两位, 三个人, 第二, "one day"."""
_RELATIVE = {"前": -2, "去": -1, "last": -1, "今": 0, "this": 0, "明": 1, "next": 1, "后": 2}


def _relative(_: str, match: re.Match[str], bare: Figure) -> Figure:
    word = match[0].split()[0].lower() if match[0][0].isascii() else match[0][0]
    return single(bare, _RELATIVE[word], "relative-year", bare=True)


_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5, "twice": 2.0, "thrice": 3.0}


def _multiple(_: str, match: re.Match[str], bare: Figure) -> Figure:
    word = (match["twice"] or match["times"] or "").lower()
    number = re.search(f"[{_DIGIT}两]", match[0])
    value = _MULTIPLES.get(word) or (2 ** _plain(number[0]) if number and match[0][-1] == "番" else 2.0)
    if number and match[0][-1] == "倍" and match[0][0] == "翻":
        value = max(2.0, _plain(number[0]))
    return single(bare, value, "times")


def _teens(text: str, match: re.Match[str], bare: Figure) -> Figure:
    if match[0].isascii() and match[0].isalpha():
        return replace(bare, low=13, high=19, unit="age", vague=True, bare=True)
    base = _plain(match[0][:-1])
    return with_unit(text, replace(bare, low=base + 1, high=base + 9, vague=True))


_AMOUNTS = {
    "tens": 10.0,
    "dozens": 10.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_IN_PASSING = 10
"""A vague amount up to here is said in passing: 几位, 几十年, dozens; 数百 and more are worth looking up."""
_SPANS = {"decades": 120.0, "centuries": 1200.0}
"""Months of spans that are named in the plural: 几十年 is decades."""
_SCALE = re.compile(r"\s*(hundred|thousand|million|billion|trillion)\b", re.I)


def _vague(text: str, match: re.Match[str], bare: Figure) -> Figure:
    word = match[0].lower()
    scale = 1.0
    if word in _SPANS:
        months = _SPANS[word]
        return replace(bare, low=2 * months, high=9.99 * months, unit="month", vague=True, bare=True, factor=12.0)
    if word[0].isascii():
        for name in re.findall("[a-z]+", word):
            scale *= _AMOUNTS.get(name, 1.0)
        following = _SCALE.match(text, match.end())
        if scale == 1.0 and following:
            scale = float(numerals.MAGNITUDES[following[1].lower()])
            bare = replace(bare, text=text[bare.start : following.end()], end=following.end())
        elif scale == 1.0:
            bare = replace(bare, text=match[0].rstrip(), end=bare.start + len(match[0].rstrip()))
    else:
        digits = re.sub("^(?:好几|数|几|上|成)", "", word).replace("千上万", "千")
        scale = (numerals.han(digits) or (1.0, 1.0))[0] if digits else 1.0
    if "couple" in word and scale == 1:
        return with_unit(text, single(bare, 2.0, how="about"))
    return with_unit(text, replace(bare, low=scale, high=scale * 9.99, vague=True, bare=scale <= _IN_PASSING))


READERS: dict[str, Reader] = {
    "cut": _cut,
    "among": _among,
    "half": _half,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "relative": _relative,
    "multiple": _multiple,
    "teens": _teens,
    "vague": _vague,
}

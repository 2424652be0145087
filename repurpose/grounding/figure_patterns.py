"""Figures that are more than a number: decades, fractions, dates, relative years, doublings, vague amounts."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from repurpose.grounding import numerals
from repurpose.grounding.figure import Figure, with_unit
from repurpose.text.calendar import MONTH_NAMES, MONTHS

_HAN = numerals.HAN_NUMERAL
_DIGIT = "一二三四五六七八九"
_MONTH = "|".join((*MONTH_NAMES, "Sept", *MONTHS))
PATTERN = rf"""
        (?P<cut> (?<=[A-Za-z]\ ),\d{{3}}\b | (?<=[A-Za-z]),\d{{3}}\b )
      | (?P<iso> \b\d{{4}}-\d{{2}}-\d{{2}}\b | \b\d{{1,2}}:\d{{2}}\b )
      | (?P<date> (?P<month>\d{{1,2}}|十?[一二]|[三四五六七八九十])\ ?月
            (?:\ ?(?P<day>\d{{1,2}}|[二三]?十?[{_DIGIT}十])\ ?[日号])?(?!份额)
          | \b(?-i:(?P<name>{_MONTH})\b\.?\ (?P<nth>\d{{1,2}})(?!\d))(?:st|nd|rd|th)?
          | (?<=\bin\ )(?-i:(?P<alone>{_MONTH})\b) )
      | (?P<decade> (?:(?P<century>\d{{1,2}}|[{_DIGIT}十]+)\ ?世纪\ ?)?(?:[上本]\ ?世纪\ ?)?
            (?P<first>\d0|[{_DIGIT}]十)(?:\ ?[-–~～至到]\ ?(?P<last>\d0|[{_DIGIT}]十))?\ ?年代
          | \b(?P<full>1[5-9]\d0|20\d0)(?:\ ?年代|'?s\b) | (?<!\w)['’](?P<short>\d0)s\b | \b(?P<bare>[2-9]0)s\b )
      | (?P<fraction> 百分之(?P<share>\d[\d.]*|[{_HAN}]+)
          | (?P<below>[{_HAN}]+|\d+)分之(?P<above>[{_HAN}]+|\d+)
          | (?<![\d/.])(?P<over>\d{{1,2}})/(?P<under>[2-9]|1\d|20)(?![\d/]) | 一半 | 半(?=年|个月|天|小时)
          | \bhalf\b(?!\ (?:a|an)\ (?:year|month|day|hour|million|billion|dozen)) | \bhalf\ an?(?=\ (?:year|day|hour)\b)
          | \b(?:a|one|two|three|four)[ -](?P<part>third|quarter|fifth|tenth)s?\b(?!\ (?:of\ )?\d)
          | \bone\ (?:in|out\ of)\ (?:every\ )?(?P<every>two|three|four|five|six|ten|\d{{1,3}})\b )
      | (?P<ordinal> \b(?:the\ )?(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b
          | \b(?P<suffixed>\d{{1,3}})(?:st|nd|rd|th)\b(?!\ century) | \bfirst\b(?!\ of\ all) )
      | (?P<single> \b(?:a|one|the\ next|the\ last|the\ past|next|last|past|this)\ (?P<span>decade|century)\b
          | \ban?\ (?P<time>year|month|week|day|hour|minute)(?P<more>\ and\ a\ half)?\b )
      | (?P<relative> (?:去|今|明|前|后)年(?![级龄轻]) | \b(?:last|this|next)\ year\b )
      | (?P<multiple> 翻了?[一两]?(?:倍|番) | \b(?:doubl|tripl)(?:e|ed|es|ing)\b )
      | (?P<teens> [{_DIGIT}]?十几 | \d0几 )
      | (?P<vague> (?:好几|数|几|上|成)[十百千万亿]+ | 成千上万
          | (?:好几|数|几)(?=个?月|年|周|天|个?小时|分钟|家|个|位|项|次)
          | \b(?:tens|dozens|hundreds|thousands|millions|billions|trillions)\b(?:\ of\ (?:thousands|millions|billions))?
          | \b(?:a\ few|several|a\ couple(?:\ of)?)\ (?=(?:\w+\ )?
            (?:year|month|week|day|hour|minute|hundred|thousand|million|billion)) )
      | (?P<short_year> (?<=\bin\ )['’]\d\d\b(?!s) | (?<!\w)['’]\d\d\b(?!s)
          | (?:(?<=christmas\ of\ )|(?<=summer\ of\ )|(?<=spring\ of\ )
            |(?<=winter\ of\ )|(?<=autumn\ of\ )|(?<=fall\ of\ ))\d\d\b )"""
"""Alternatives, tried in this order before plain numbers (verbose, ignoring case)."""

Reader = Callable[[str, re.Match[str], Figure], Figure | None]


def _cut(_: str, match: re.Match[str], bare: Figure) -> Figure:
    value = float(match[0][1:])
    return replace(bare, low=value, high=value, cut=True)


def _iso(_: str, __: re.Match[str], ___: Figure) -> None:
    """A day or time of day written for machines says nothing that a source would repeat in words."""


def _date(_: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """Month and day as 100 × month + day; a month alone is its number."""
    if match["month"]:
        month, day = _plain(match["month"]), _plain(match["day"]) if match["day"] else 0
    else:
        name, nth = match["name"] or match["alone"], match["nth"]
        month, day = MONTHS.index(name[:3].title()) + 1, float(nth or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    value = 100 * month + day if day else month
    return replace(bare, low=value, high=value, unit="date" if day else "calendar-month")


def _decade(_: str, match: re.Match[str], bare: Figure) -> Figure:
    if match["full"]:
        first = last = int(match["full"])
    elif match["short"] or match["bare"]:
        first = last = 1900 + int(match["short"] or match["bare"])
    else:
        century = 1900 if not match["century"] else (int(_plain(match["century"])) - 1) * 100
        first = century + int(_plain(match["first"]))
        last = century + int(_plain(match["last"])) if match["last"] else first
    return replace(bare, low=first, high=last + 9, unit="year")


def _plain(text: str) -> float:
    return float(text.rstrip(".")) if text[0].isdigit() else (numerals.han(text) or (0, 0))[0]


_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def _share(match: re.Match[str], word: str) -> float:
    """Half, a third, three quarters, one in five: in percent."""
    if match["every"]:
        return 100 / (float(match["every"]) if match["every"].isdigit() else numerals.english(match["every"]) or 1)
    if match["part"]:
        return 100 * (numerals.english(re.split("[ -]", word)[0]) or 1) / _PARTS[match["part"].lower()]
    return 50.0


def _fraction(text: str, match: re.Match[str], bare: Figure) -> Figure | None:
    word = match[0].lower()
    if word == "半" or word.startswith("half a"):
        return with_unit(text, replace(bare, low=0.5, high=0.5))
    if match["share"]:
        value = _plain(match["share"])
    elif match["below"]:
        value = 100 * _plain(match["above"]) / max(1, _plain(match["below"]))
    elif match["over"]:
        value = 100 * float(match["over"]) / float(match["under"])
        if value >= 100:
            return None
    else:
        value = _share(match, word)
    return replace(bare, low=round(value, 4), high=round(value, 4), unit="%")


_RANKS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _ordinal(_: str, match: re.Match[str], bare: Figure) -> Figure:
    if match["suffixed"]:
        value = int(match["suffixed"])
    else:
        value = _RANKS.index(match["rank"].lower()) + 2 if match["rank"] else 1
    return replace(bare, low=value, high=value, unit="ordinal")


_RELATIVE = {"前": -2, "去": -1, "last": -1, "今": 0, "this": 0, "明": 1, "next": 1, "后": 2}


def _relative(_: str, match: re.Match[str], bare: Figure) -> Figure:
    word = match[0].split()[0].lower() if match[0][0].isascii() else match[0][0]
    value = _RELATIVE[word]
    return replace(bare, low=value, high=value, unit="relative-year")


def _multiple(_: str, match: re.Match[str], bare: Figure) -> Figure:
    value = 3.0 if match[0].lower().startswith("tripl") or "两" in match[0] else 2.0
    return replace(bare, low=value, high=value, unit="times")


def _teens(text: str, match: re.Match[str], bare: Figure) -> Figure:
    base = _plain(match[0][:-1])
    return with_unit(text, replace(bare, low=base + 1, high=base + 9, vague=True))


def _single(_: str, match: re.Match[str], bare: Figure) -> Figure:
    """A span that is named without a number: the next decade, a week."""
    word = match["span"] or match["time"]
    value = 1.5 if match["more"] else 1.0
    one = with_unit(f" {word}", Figure("", 0, 0, value, value))
    return replace(bare, low=one.low, high=one.high, unit=one.unit, factor=one.factor)


_AMOUNTS = {
    "tens": 10.0,
    "dozens": 10.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_SCALE = re.compile(r"\s*(hundred|thousand|million|billion|trillion)\b", re.I)


def _vague(text: str, match: re.Match[str], bare: Figure) -> Figure:
    word = match[0].lower()
    scale = 1.0
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
    return with_unit(text, replace(bare, low=scale, high=scale * 9.99, vague=True))


def _short_year(_: str, match: re.Match[str], bare: Figure) -> Figure:
    digits = int(match[0][-2:])
    value = (1900 if digits >= 30 else 2000) + digits
    return replace(bare, low=value, high=value, unit="year")


READERS: dict[str, Reader] = {
    "cut": _cut,
    "iso": _iso,
    "date": _date,
    "decade": _decade,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "relative": _relative,
    "multiple": _multiple,
    "single": _single,
    "teens": _teens,
    "vague": _vague,
    "short_year": _short_year,
}

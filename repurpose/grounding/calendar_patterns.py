"""Figures of the calendar, the clock and a life: dates, years, decades, hours, ages by the decade."""

from __future__ import annotations

import re

from msgspec.structs import replace

from repurpose.grounding import numerals
from repurpose.grounding.figure import Figure, single
from repurpose.grounding.figure_patterns import Reader
from repurpose.grounding.numerals import HAN_NUMERAL, SMALL
from repurpose.grounding.units import unit_after
from repurpose.text.calendar import MONTH_NAMES, MONTHS
from repurpose.text.number_words import ONES, TENS

_DIGIT = "一二三四五六七八九"
_MONTH = "|".join((*MONTH_NAMES, "Sept", *MONTHS))
_HOUR = "|".join((*ONES[1:13][::-1], r"\d{1,2}"))
_TENS = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|当晚|夜间"
_CENTURIES = {
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
_TEENS = "|".join((*(f"{ten}-{one}" for ten in TENS for one in ONES[1:10]), *TENS, *ONES[10:]))
PATTERN = rf"""
        (?P<date> (?P<month>\d{{1,2}}|十?[一二]|[三四五六七八九十])\ ?月
            (?:\ ?(?P<day>\d{{1,2}}|[二三]?十?[{_DIGIT}十])\ ?[日号])?(?!份额)
          | \b(?-i:(?P<name>{_MONTH})\b\.?\ (?P<nth>\d{{1,2}})(?!\d))(?:st|nd|rd|th)?
          | \b(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?-i:(?P<after>{_MONTH}))\b
          | (?:(?<=\b[io]n\ )|(?<=\bof\ )|(?<=\bby\ )|(?<=\bsince\ )|(?<=\buntil\ ))(?-i:(?P<alone>{_MONTH})\b)
          | \b(?-i:(?P<dated>{_MONTH}))(?:\.?,?\ (?=\d{{4}}\b)|(?<!\bMay)
            (?<!\bMarch)(?<!\bMar)(?<!\bJan)(?<!\bJun)\b(?!\ [A-Z])) )
      | (?P<decade> (?:(?P<century>\d{{1,2}}|[{_DIGIT}十]+)\ ?世纪\ ?)?(?:[上本]\ ?世纪\ ?)?
            (?P<first>\d0|[{_DIGIT}]十|[零〇]零)(?:\ ?[-–~～至到]\ ?(?P<last>\d0|[{_DIGIT}]十))?\ ?年代
          | \b(?P<full>1[5-9]\d0|20\d0)(?:\ ?年代|'?s\b) | (?<!\w)['’](?P<short>\d0)s\b | \b(?P<bare>[2-9]0)s\b )
      | (?P<age_of> (?P<century_of>\d{{1,2}}|[{_DIGIT}十]+)\ ?世纪(?!\ ?[\d{_DIGIT}零〇]+\ ?[十0]?年代)
          | \b(?P<which>\d{{1,2}}(?:st|nd|rd|th)|{"|".join(_CENTURIES)})[- ]centur(?:y|ies)\b )
      | (?P<tens> (?:\b(?P<whose>my|his|her|their|your|our|the)\ )?(?:(?P<phase>early|mid|late)[- ])?
            \b(?P<ten>{_TENS})\b )
      | (?P<clock> (?P<daypart>{_PART_OF_DAY})?\ ?(?<!第)(?<!第\ )(?P<hour>{SMALL})\ ?点
            (?P<minutes>半|钟|整|[一三]刻|\ ?(?P<minute>[二三四五]?十[{_DIGIT}]?|[零〇][{_DIGIT}]|\d\d)(?!个)分?)?
            (?![{HAN_NUMERAL}\d])
          | \bhalf\ past\ (?P<half_past>{_HOUR})\b | \b(?:a\ )?quarter\ (?P<side>past|to)\ (?P<quarter>{_HOUR})\b
          | \b(?P<en_hour>{_HOUR})(?:(?::|\ )?(?P<en_minute>\d\d|thirty|fifteen|twenty|forty-five))?
            (?:\ ?[ap]\.?m\b\.?|\ o['’]clock\b|(?=\ (?:at\ night|in\ the\ (?:morning|evening|afternoon))\b)) )
      | (?P<year> (?<=\bin\ )['’]\d\d\b(?!s) | (?<!\w)['’]\d\d\b(?!s)
          | (?:(?<=christmas\ of\ )|(?<=summer\ of\ )|(?<=spring\ of\ )
            |(?<=winter\ of\ )|(?<=autumn\ of\ )|(?<=fall\ of\ ))\d\d\b
          | (?<![{HAN_NUMERAL}\d])(?P<pair>[零〇{_DIGIT}]{{2}})年(?![级代])
          | (?<![{HAN_NUMERAL}\d.,])(?P<two>\d\d)\ ?年(?=(?:之?前|以前|之后|以后|起|开始|那|底|初|[春夏秋冬]|[,，]))
          | (?<![\d.,])(?P<from>(?:19|20)\d\d)\ ?[-–—/]\ ?(?P<till>\d\d)\b(?![-/:\d])
          | \b(?P<hundreds>seventeen|eighteen|nineteen|twenty)[ -](?P<tail>oh[ -](?:{"|".join(ONES[1:10])})|{_TEENS})\b
            (?![ -](?:hundred|thousand|million|percent|per\ cent|years?|{"|".join(ONES[1:10])})) )"""
"""Alternatives, tried in this order before plain numbers (verbose, ignoring case)."""


def _plain(text: str) -> float:
    return float(text) if text.isdigit() else (numerals.han(text) or (0, 0))[0]


def _date(_: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """Month and day as 100 × month + day; a month alone is its number."""
    if match["month"]:
        month, day = _plain(match["month"]), _plain(match["day"]) if match["day"] else 0
    else:
        name = match["name"] or match["after"] or match["alone"] or match["dated"]
        month, day = MONTHS.index(name[:3].title()) + 1, float(match["nth"] or match["day_first"] or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    return single(bare, 100 * month + day, "date") if day else single(bare, month, "calendar-month", bare=True)


def _decade(_: str, match: re.Match[str], bare: Figure) -> Figure:
    if match["full"]:
        first = last = int(match["full"])
    elif match["short"] or match["bare"]:
        first = last = 1900 + int(match["short"] or match["bare"])
        age = replace(bare, low=first - 1900, high=first - 1891, unit="age", vague=True)
        return replace(bare, low=first, high=last + 9, unit="year", also=(age,))
    else:
        century = (int(_plain(match["century"])) - 1) * 100 if match["century"] else 1900
        first = century + int(_plain(match["first"]))
        last = century + int(_plain(match["last"])) if match["last"] else first
    return replace(bare, low=first, high=last + 9, unit="year")


def _century(_: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """19 世纪, the nineteenth century: its hundred years."""
    if match["which"]:
        word = match["which"].lower()
        number = float(word[:-2]) if word[0].isdigit() else _CENTURIES[word]
    else:
        number = _plain(match["century_of"])
    return replace(bare, low=100 * number - 100, high=100 * number - 1, unit="year") if number else None


_ENDS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9), "": (0, 9)}
"""Years of a decade: "early twenties" is 20 to 24."""


def _tens(_: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """The nineties, in his seventies, mid-thirties: a decade, an age, or either."""
    whose, part = (match["whose"] or "").lower(), (match["phase"] or "").lower()
    if not whose and not part:
        return None
    value = 10 * (_TENS.split("|").index(match["ten"].lower()) + 2)
    first, last = _ENDS[part]
    age = replace(bare, low=value + first, high=value + last, unit="age", vague=True)
    if whose and whose != "the":
        return age
    return replace(bare, low=1900 + value, high=1909 + value, unit="year", also=(age,))


_MINUTES = {"半": 30, "一刻": 15, "三刻": 45, "thirty": 30, "fifteen": 15, "twenty": 20, "forty-five": 45}


def _clock(_: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """The minute of a half day: nobody says 17:30 where half past five will do. An hour without more may be a point."""
    if match["hour"]:
        hour, word = _plain(match["hour"]), match["minute"] or match["minutes"] or ""
        minute = _MINUTES.get(word) or (_plain(word.lstrip("零〇")) if match["minute"] else 0)
        passing = not match["daypart"] and not word
    else:
        said = match["half_past"] or match["quarter"] or match["en_hour"]
        hour, passing = _english(said), False
        minute = (
            30 if match["half_past"] else _beside(match["side"]) if match["quarter"] else _minute(match["en_minute"])
        )
    if not 0 <= hour <= 24 or minute > 59 or hour != int(hour):
        return None
    return single(bare, (60 * hour + minute) % 720, "clock", bare=passing, factor=60.0)


def _english(word: str) -> float:
    return float(word) if word.isdigit() else float(numerals.english(word) or 0)


def _beside(side: str) -> float:
    return 15.0 if side.lower() == "past" else -15.0


def _minute(word: str | None) -> float:
    return 0.0 if not word else float(word) if word.isdigit() else float(_MINUTES[word.lower()])


_TURN = 30
"""Two digits of a year from here on are of the 1900s: '98, 九六年; below of the 2000s: 一七年."""


def _short(digits: str) -> int:
    value = int(_plain(digits) if digits.isdigit() else (numerals.han(digits.replace("〇", "零")) or (0, 0))[0])
    return (1900 if value >= _TURN else 2000) + value


def _year(text: str, match: re.Match[str], bare: Figure) -> Figure | None:
    """'98, 九六年, 73 年之前, 1993–96, nineteen ninety-eight."""
    if match["pair"]:
        return _spoken_pair(match["pair"], bare)
    if match["two"]:
        months = 12 * float(match["two"])
        span = single(bare, months, "month", factor=12.0)
        year = single(bare, _short(match["two"]), "year")
        after = unit_after(text, bare.end)
        return (
            None
            if after
            else replace(span, also=(year,))
            if text.startswith("前", bare.end)
            else replace(year, also=(span,))
        )
    if match["from"]:
        first = int(match["from"])
        last = first // 100 * 100 + int(match["till"])
        return replace(bare, low=first, high=last, unit="year") if last > first else None
    if match["hundreds"]:
        rest = re.sub("^oh[ -]", "", match["tail"].lower())
        return single(bare, 100 * _english(match["hundreds"]) + _english(rest), "year")
    return single(bare, _short(match[0][-2:]), "year")


def _spoken_pair(pair: str, bare: Figure) -> Figure | None:
    """九六年 is 1996; 三四年 is three or four years, and may be a year."""
    digits = [int(_plain(sign)) for sign in pair.replace("〇", "零")]
    year = single(bare, _short("".join(map(str, digits))), "year")
    if digits[1] == digits[0] + 1 and digits[0]:
        return replace(bare, low=12.0 * digits[0], high=12.0 * digits[1], unit="month", factor=12.0, also=(year,))
    return year


READERS: dict[str, Reader] = {
    "date": _date,
    "decade": _decade,
    "age_of": _century,
    "tens": _tens,
    "clock": _clock,
    "year": _year,
}

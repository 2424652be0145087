"""Figures in Chinese and English prose: values, ranges, years, decades, magnitudes, money, shares, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from repurpose.grounding import numerals
from repurpose.grounding.units import Unit, currency_before, unit_after


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its place in a text. A single value has `low == high`; `unit` is a scale such as month, USD or %.

    `vague` figures give an order of magnitude (数千, trillions), `rough` ones a value that is only about right.
    `cut` is a figure whose first digits were lost in transcription (",200").
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    vague: bool = False
    rough: bool = False
    cut: bool = False

    @property
    def value(self) -> float | list[float]:
        """One number, or lowest and highest, as JSON shows it: a whole number without a point."""
        ends = [int(end) if end == int(end) else end for end in (self.low, self.high)]
        return ends[0] if ends[0] == ends[1] else [float(end) if isinstance(end, float) else end for end in ends]


_DATE_YEAR = (1500, 2199)
"""Four digits between these are a year where nothing says otherwise."""
_HAN = numerals.HAN_NUMERAL
_EN = numerals.ENGLISH_NUMBER
_CLUES = re.compile(rf"\d|[{_HAN}数几半翻]|\b(?:{_EN}|half|third|quarter|doubl|tripl|few|several|couple|dozen|last|this|next)", re.I)


@cache
def _atom() -> re.Pattern[str]:
    """A number by itself, or a figure that is not made of one (去年, half)."""
    return re.compile(
        rf"""(?ix)
        (?P<cut> (?<=[A-Za-z]\ ),\d{{3}}\b | (?<=[A-Za-z]),\d{{3}}\b )
      | (?P<decade> (?:(?P<century>\d{{1,2}}|[一二三四五六七八九十]+)\ ?世纪\ ?)?(?:[上本]\ ?世纪\ ?)?
            (?P<first>\d0|[一二三四五六七八九]十)(?:\ ?[-–~～至到]\ ?(?P<last>\d0|[一二三四五六七八九]十))?\ ?年代
          | \b(?P<full>1[5-9]\d0|20\d0)(?:\ ?年代|'?s\b) | (?<!\w)['’](?P<short>\d0)s\b | \b(?P<bare>[2-9]0)s\b )
      | (?P<fraction> 百分之(?P<share>\d[\d.]*|[{_HAN}]+)
          | (?P<below>[{_HAN}]+|\d+)分之(?P<above>[{_HAN}]+|\d+)
          | (?<![\d/.])(?P<over>\d{{1,2}})/(?P<under>[2-9]|1\d|20)(?![\d/]) | 一半 | 半(?=年|个月|天|小时) | \bhalf\b
          | \b(?:a|one|two)[ -](?:third|quarter)s?\b(?!\ (?:of\ )?\d) )
      | (?P<relative> (?:去|今|明|前|后)年(?![级龄轻]) | \b(?:last|this|next)\ year\b )
      | (?P<multiple> 翻了?[一两]?(?:倍|番) | \b(?:doubl|tripl)(?:e|ed|es|ing)\b )
      | (?P<vague> (?:好几|数|几|上|成)[十百千万亿]+ | 成千上万 | (?:数|几|好几)(?=个?月|年|周|天|个?小时|分钟|家|个|位|项|次)
          | \b(?:tens|dozens|hundreds|thousands|millions|billions|trillions)\b(?:\ of\ (?:thousands|millions|billions))?
          | \b(?:a\ few|several|a\ couple(?:\ of)?)\ (?=(?:\w+\ )?(?:year|month|week|day|hour|minute|hundred|thousand|million|billion)) )
      | (?P<short_year> (?<=\bin\ )['’]\d\d\b(?!s) | (?<!\w)['’]\d\d\b(?!s) )
      | (?P<arabic> (?<![\w.\-/'’])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)? | (?<=[\u3400-\u9fff$€£¥])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)? )
      | (?P<han> [{_HAN}]+ )
      | \b(?P<english> (?:{_EN})(?:(?:\ and)?[ -](?:{_EN}))* )\b(?!-?(?:st|nd|rd|th)\b)
        """
    )


def figures(text: str) -> list[Figure]:
    """Every figure of a plain text, in order. Numerals inside words (唯一, GPT-4, 3D) are none."""
    if not _CLUES.search(text):
        return []
    found: list[Figure] = []
    for one in _single_figures(text):
        joined = _as_range(text, found[-1], one) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(one)
    return [one for one in found if one.low >= 0]


def _single_figures(text: str) -> Iterator[Figure]:
    at = 0
    while match := _atom().search(text, at):
        one = _read(text, match)
        at = max(match.end(), one.end if one else 0)
        if one:
            yield one


def _read(text: str, match: re.Match[str]) -> Figure | None:
    kind = match.lastgroup or ""
    for name in ("cut", "decade", "fraction", "relative", "multiple", "vague", "short_year", "arabic", "han", "english"):
        if match[name] is not None:
            kind = name
    bare = Figure(match[0], match.start(), match.end(), 0, 0)
    if kind in ("arabic", "han", "english"):
        return _number(text, match, kind, bare)
    return _READERS[kind](text, match, bare)


def _cut(_: str, match: re.Match[str], bare: Figure) -> Figure:
    value = float(match[0][1:])
    return replace(bare, low=value, high=value, cut=True)


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
    return float(text) if text[0].isdigit() else (numerals.han(text) or (0, 0))[0]


def _fraction(text: str, match: re.Match[str], bare: Figure) -> Figure | None:
    if match["share"]:
        value = _plain(match["share"])
    elif match["below"]:
        value = 100 * _plain(match["above"]) / max(1, _plain(match["below"]))
    elif match["over"]:
        value = 100 * float(match["over"]) / float(match["under"])
    elif match[0] == "半":
        return _with_unit(text, replace(bare, low=0.5, high=0.5))
    else:
        value = {"third": 100 / 3, "quarter": 25.0}.get(re.sub(r"^\w+[ -]|s$", "", match[0].lower()), 50.0)
        value *= 2 if match[0].lower().startswith("two") else 1
    value = round(value, 4)
    return replace(bare, low=value, high=value, unit="%")


_RELATIVE = {"前": -2, "去": -1, "last": -1, "今": 0, "this": 0, "明": 1, "next": 1, "后": 2}


def _relative(_: str, match: re.Match[str], bare: Figure) -> Figure:
    word = match[0].split()[0].lower() if match[0][0].isascii() else match[0][0]
    value = 1000 + _RELATIVE[word]
    return replace(bare, low=value, high=value, unit="relative-year")


def _multiple(_: str, match: re.Match[str], bare: Figure) -> Figure:
    value = 3.0 if match[0].lower().startswith("tripl") or "两" in match[0] else 2.0
    return replace(bare, low=value, high=value, unit="times")


_VAGUE_WORDS = {"tens": 10, "dozens": 10, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}


def _vague(text: str, match: re.Match[str], bare: Figure) -> Figure | None:
    word = match[0].lower()
    if word[0].isascii():
        scale = 1.0
        for name in re.findall("[a-z]+", word):
            scale *= _VAGUE_WORDS.get(name, 1.0)
        following = re.compile(r"\s*(hundred|thousand|million|billion|trillion)\b", re.I).match(text, match.end())
        if scale == 1.0 and following:
            scale = float(numerals.MAGNITUDES[following[1].lower()])
            bare = replace(bare, text=text[bare.start : following.end()], end=following.end())
    else:
        digits = re.sub("^(?:好几|数|几|上|成)", "", word).replace("千上万", "千")
        scale = (numerals.han(digits) or (1.0, 1.0))[0] if digits else 1.0
    return _with_unit(text, replace(bare, low=scale, high=scale * 9.99, vague=True))


def _short_year(_: str, match: re.Match[str], bare: Figure) -> Figure:
    digits = int(match[0][1:])
    value = (1900 if digits >= 30 else 2000) + digits
    return replace(bare, low=value, high=value, unit="year")


_READERS = {
    "cut": _cut,
    "decade": _decade,
    "fraction": _fraction,
    "relative": _relative,
    "multiple": _multiple,
    "vague": _vague,
    "short_year": _short_year,
}

_NO_NUMBER = re.compile(
    r"万一|一一|百度|百姓|百货|百科|千万(?=[不别要小])|万物|万能|万岁|亿万|十分|十足|三角|五角|四川|九州|四处|四周|三星|八卦|"
    r"一(?![年天周夜晚日万百千亿倍半]|个月|个?小时|分钟|秒|个?星期|个世纪|代人)|两(?=侧|边|者|岸|难|极|党|旁|手|用)|二(?=维|手|次元|元)|"
    r"三(?=维)|五官|六亲|七夕|千秋|万象|百分|一(?=天到晚|日三)"
)
_ROUGH_BEFORE = re.compile(
    r"(?:大约|约|近|将近|接近|差不多|超过|逾|至少|不到|about|around|nearly|almost|roughly|over|some|"
    r"on the order of|more than|less than|at least|up to|approximately)[ ]?\Z",
    re.I,
)
_ROUGH_AFTER = re.compile(r"\s?(?:多|余|来|几|左右|上下|以上|以下|or so\b|plus\b|\+)")


def _number(text: str, match: re.Match[str], kind: str, bare: Figure) -> Figure | None:
    ends = _ends(text, match, kind)
    if ends is None:
        return None
    one = replace(bare, low=ends[0], high=ends[1], rough=bool(_ROUGH_BEFORE.search(text[max(0, bare.start - 18) : bare.start])))
    if kind == "han" and re.fullmatch("[百千万亿]+", match[0]):
        one = replace(one, high=one.low * 9.99, vague=True)
    one = _with_magnitude(text, one)
    if text[max(0, one.start - 1) : one.start] == "第":
        return replace(one, text="第" + one.text, start=one.start - 1, unit="ordinal") if one.low > 1 else None
    if not one.unit and _is_year(text, one, kind):
        return replace(one, text=text[one.start : one.end + _year_mark(text, one.end)], end=one.end + _year_mark(text, one.end), unit="year")
    one = _with_unit(text, one)
    return one if _counts(text, match, kind, one) else None


def _ends(text: str, match: re.Match[str], kind: str) -> tuple[float, float] | None:
    if kind == "arabic":
        glued = re.compile(r"[A-Za-z]").match(text, match.end())
        if glued and not re.compile(r"(?:k|m|b|t|bn|tn|x|km|kg|cm|mm|kw|mw|gw|nm)\b", re.I).match(text, match.end()):
            return None
        if len(match[0]) > 15:
            return None
        value = numerals.arabic(match[0])
        return value, value
    if kind == "han":
        if _NO_NUMBER.match(text, match.start()) and len(match[0]) < 3:
            return None
        return numerals.han(match[0])
    single = numerals.english(match[0])
    return None if single is None else (single, single)


_MAGNITUDE = re.compile(
    r"[ \u00a0]?(?P<zh>[十百千万亿]+)|[ \u00a0-]?(?P<en>hundred|thousand|million|billion|trillion|dozen)s?\b|"
    r"(?P<letter>[kmbt]|bn|tn)\b",
    re.I,
)


def _with_magnitude(text: str, one: Figure) -> Figure:
    """50 亿, 5 billion, $3B. A lone m or b is a magnitude only after a currency sign or with a point."""
    match = _MAGNITUDE.match(text, one.end)
    if not match:
        return one
    if match["letter"] and match["letter"].lower() in "mbt" and not currency_before(text, one.start):
        return one
    word = match["zh"] or match["en"] or match["letter"]
    factor = (numerals.han(word) or (1.0, 1.0))[0] if match["zh"] else float(numerals.MAGNITUDES[word.lower()])
    return replace(one, text=text[one.start : match.end()], end=match.end(), low=one.low * factor, high=one.high * factor, vague=False)


def _is_year(text: str, one: Figure, kind: str) -> bool:
    if not _DATE_YEAR[0] <= one.low <= _DATE_YEAR[1] or one.low != int(one.low) or "," in one.text:
        return False
    if _year_mark(text, one.end):
        return len(one.text) == 4
    return kind == "arabic" and len(one.text) == 4 and not currency_before(text, one.start) and not unit_after(text, one.end)


def _year_mark(text: str, at: int) -> int:
    """Length of the 年 that makes a date of four digits, not one that counts (2000 年前 stays a date, 2000 年来 too)."""
    match = re.compile(r"[ \u00a0]?年").match(text, at)
    return len(match[0]) if match else 0


def _with_unit(text: str, one: Figure) -> Figure:
    currency = currency_before(text, one.start)
    if currency:
        sign, start = currency
        return replace(one, text=text[start : one.end], start=start, unit=sign)
    filler = re.compile(r"(?: or so| of| plus|\+| more)(?= )").match(text, one.end)
    found = unit_after(text, filler.end() if filler else one.end)
    if not found:
        return replace(one, rough=True) if _ROUGH_AFTER.match(text, one.end) else one
    unit, end = found
    rough = one.rough or bool(_ROUGH_AFTER.match(text, one.end))
    scaled = replace(one, text=text[one.start : end], end=end, unit=unit.key, rough=rough)
    return _scaled(scaled, unit)


def _scaled(one: Figure, unit: Unit) -> Figure:
    return replace(one, low=round(one.low * unit.factor, 6), high=round(one.high * unit.factor, 6))


def _counts(text: str, match: re.Match[str], kind: str, one: Figure) -> bool:
    """Whether a number says how many: small ones written as words do so only with a unit or a measure word."""
    if kind == "arabic":
        return not re.compile(r"[.、)）]\s").match(text, one.end) or bool(one.unit) or match.start() > 0
    if kind == "english":
        return one.low > 1 or one.unit not in ("", "count", "times")
    if re.fullmatch("[百千万亿]+", match[0]):
        return one.unit not in ("", "times")  or text[one.end : one.end + 1] == "级"
    if match[0] == "一":
        return one.unit not in ("", "count")
    return bool(one.unit) or one.low >= 10 or one.low != one.high


_BETWEEN = re.compile(r"\s?(?:到|至|-|–|—|~|～|〜|或者?|、)\s?|\s(?:to|or|and)\s|\sor like\s|,\s?", re.I)


def _as_range(text: str, first: Figure, second: Figure) -> Figure | None:
    """5 到 10 年, three to six, $200 or $300: one figure of two ends."""
    gap = text[first.end : second.start]
    if not _BETWEEN.fullmatch(gap) or first.low != first.high or second.low != second.high or second.vague or first.cut:
        return None
    if first.unit not in ("", second.unit) or (first.unit and gap.strip() in ("、", ",")) or gap.strip() in ("and", ","):
        return None
    low = first.low if first.unit else first.low * _factor_of(second)
    if not first.unit and low > second.high >= first.low:
        low = first.low
    if not 0 < low < second.high:
        return None
    return Figure(text[first.start : second.end], first.start, second.end, low, second.high, second.unit, rough=first.rough)


def _factor_of(figure: Figure) -> float:
    """What the unit and magnitude of a range's second end multiply its first end by."""
    number = re.search(rf"\d[\d,]*(?:\.\d+)?|[{_HAN}]+|(?:{_EN})", figure.text, re.I)
    if not number:
        return 1.0
    text = number[0]
    if text[0].isdigit():
        value = numerals.arabic(text.rstrip(","))
    elif text[0].isascii():
        value = numerals.english(text) or 0.0
    else:
        value = (numerals.han(text) or (0.0, 0.0))[1]
        small = re.match("[一二两三四五六七八九十]+", text)
        value = (numerals.han(small[0]) or (value, value))[1] if small and small[0] != text else value
    return figure.high / value if value else 1.0

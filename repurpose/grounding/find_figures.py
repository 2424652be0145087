"""Figures in Chinese and English prose: values, ranges, years, decades, magnitudes, money, shares, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from repurpose.grounding import calendar_patterns, figure_patterns, no_figures, numerals
from repurpose.grounding.figure import Figure, with_unit
from repurpose.grounding.figure_patterns import BARE
from repurpose.grounding.units import currency_before, unit_after

_DATE_YEAR = (1500, 2199)
"""Four digits between these are a year where nothing says otherwise."""
_READERS = {**calendar_patterns.READERS, **figure_patterns.READERS}
_HAN = numerals.HAN_NUMERAL
_EN = numerals.ENGLISH_NUMBER
_SIGNS = re.compile(rf"[\d{_HAN}数几半翻去今明前后上成好过大凌清早中下傍晚夜深当本,'’](?:(?<![,'’])|(?=\d\d))")
_CLUES = (
    *_EN.split("|"),
    *(
        "half",
        "tens",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "trillions",
        "several",
        "decades",
        "centuries",
    ),
    *("doubl", "tripl", "quadrupl", "halv", "twice", "thrice", "quarter (?:past|to)", "oh[ -]"),
    "an? (?:few|couple|half|third|quarter|fourth|fifth|sixth|tenth|decade|century|year|month|week|day|hour|minute)",
    "the (?:second|third|early|mid|late|next|last|past)",
    "(?:my|his|her|their|your|our|the) (?=(?:early |mid |late |mid-|late-|early-)?(?:twen|thir|for|fif|six|seven|eigh|nine)\\w*ties\\b)",  # noqa: E501
    "(?:early|mid|late)[ -]",
    *(f"{which} (?:year|decade|century)" for which in ("last", "this", "next", "past")),
    *("first", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *(
        f"{what} "
        for what in ("year", "day", "week", "month", "episode", "chapter", "round", "number", "page", "issue")
    ),
    "teen(?:s|aged?|agers?)",
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "may(?= )",
)
_INITIALS = "".join(sorted({clue[0] for clue in _CLUES if clue[0].isalpha()} | set("mhtyo")))
_WORDS = re.compile(rf"[^a-z](?=[{_INITIALS}])(?:{'|'.join(_CLUES)})")
"""Where a figure may start, in lower-case text; a word by the character before it, which is sooner found.

Two quick searches are done sooner than one that does both.
"""
_UNTOLD = ("", "count", "time", "times")
"""Units with which a small number says little."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+"


@cache
def _special() -> re.Pattern[str]:
    """A figure that is more than a number (去年, half, the 1930s)."""
    return re.compile(rf"(?ix) {calendar_patterns.PATTERN} | {figure_patterns.PATTERN} | (?P<span> {_SPAN} )")


@cache
def _plain() -> re.Pattern[str]:
    """A number by itself."""
    return re.compile(
        rf"""(?ix) (?P<arabic> (?<![A-Za-z0-9_./'’])(?<![A-Za-z]-)(?:{_GROUPED})(?:\.\d+)? )
      | (?P<han> [{_HAN}]+(?:点[{_HAN}]+)? )
      | \b(?P<english> (?:{_EN})(?:{_JOINT}(?:{_EN}|point))*(?P<half>\ and\ a\ half)? )\b(?!-?(?:st|nd|rd|th)\b)
        """
    )


_JOINT = "(?:[ -]|" + "|".join(rf"(?<={word})\ and\ " for word in ("hundred", "thousand", "million", "billion")) + ")"
"""Between the words of a number: two hundred and twelve is one, twelve and fifteen are two."""
_SPAN = r"""\b(?:a|one|the\ next|the\ last|the\ past|next|last|past|this)\ (?P<long>decade|century)\b
          | \ban?\ (?P<time>year|month|week|day|hour|minute)(?P<more>\ and\ a\ half)?\b"""
"""A span that is named without a number: the next decade, a week."""


def figures(text: str) -> list[Figure]:
    """Every figure of a plain text, in order. Numerals inside words (唯一, 十字路口, GPT-4, 3D) are none."""
    text = text if text.isascii() else text.translate(_FULL_WIDTH)
    found: list[tuple[Figure, bool]] = []
    for one, counts in _candidates(text):
        joined = _as_range(text, found[-1][0], one) if found else None
        if joined:
            found[-1] = joined, True
        else:
            found.append((one, counts))
    return [one for one, counts in found if counts]


def _candidates(text: str) -> Iterator[tuple[Figure, bool]]:
    """Each number, and whether it counts as a figure by itself; the first end of a range often does not."""
    at = 0
    for clue in _clues(text):
        if clue < at:
            continue
        one, counts, end = _at(text, clue)
        at = max(at, end)
        if one:
            yield one, counts


def _at(text: str, clue: int) -> tuple[Figure | None, bool, int]:
    """The figure that starts at a clue, whether it counts, and where to read on."""
    match = _special().match(text, clue)
    if match:
        kind = next(name for name in (*_READERS, "span") if match[name] is not None)
        bare = Figure(match[0], match.start(), match.end(), 0, 0)
        one = _READERS[kind](text, match, bare) if kind in _READERS else _named_span(match, bare)
        if one:
            return one, True, max(match.end(), one.end)
    match = _plain().match(text, clue)
    if not match:
        return None, False, 0
    kind = next(name for name in ("arabic", "han", "english") if match[name] is not None)
    one = _number(text, match, kind, Figure(match[0], match.start(), match.end(), 0, 0))
    return one, one is not None and _counts(text, match[0], kind, one), max(match.end(), one.end if one else 0)


def _clues(text: str) -> list[int]:
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text
    signs = [match.start() for match in _SIGNS.finditer(lower)]
    clues = sorted([*signs, *(match.start() for match in _WORDS.finditer(f"\n{lower}"))])
    masked = no_figures.spans(text)
    hidden = {at for start, end in masked for at in range(start, end)}
    return [at for at in clues if at not in hidden]


def _named_span(match: re.Match[str], bare: Figure) -> Figure:
    word = match["long"] or match["time"]
    value = 1.5 if match["more"] else 1.0
    one = with_unit(f" {word}", Figure("", 0, 0, value, value))
    return replace(bare, low=one.low, high=one.high, unit=one.unit, factor=one.factor, bare=value == 1)


def _number(text: str, match: re.Match[str], kind: str, bare: Figure) -> Figure | None:
    ends = _ends(text, match, kind)
    if ends is None:
        return None
    one = _signed(text, replace(bare, low=ends[0], high=ends[1]))
    if kind == "han" and re.fullmatch("[百千万亿]+", match[0]):
        one = replace(one, high=one.low * 9.99, vague=True)
    scaled = _with_magnitude(text, one)
    if _PLACE.search(text[max(0, one.start - 2) : one.start]):
        return _ordinal(text, scaled)
    if scaled is one and _is_year(text, one, kind):
        end = one.end + _year_mark(text, one.end)
        return replace(one, text=text[one.start : end], end=end, unit="year")
    if kind == "arabic" and _CODE.search(text[max(0, one.start - 8) : one.start]):
        return replace(scaled, unit="id")
    return _passing(kind, _of_a_row(text, _money(text, with_unit(text, scaled))))


_SIGN = re.compile(r"(?:零下|负|\b(?:minus|negative) |(?<![\w)）\]])[-−](?=\d))\Z", re.I)


def _signed(text: str, one: Figure) -> Figure:
    """零下二十度, minus twenty, −20."""
    match = _SIGN.search(text[max(0, one.start - 9) : one.end], 0, min(9, one.start)) if one.start else None
    match = match or (_SIGN.search(text[max(0, one.start - 9) : one.start]) if one.start else None)
    if not match:
        return one
    start = one.start - len(match[0])
    return replace(one, text=text[start : one.end], start=start, low=-one.high, high=-one.low)


_SMALL_CHANGE = re.compile(
    rf"(?P<tenth>[{_HAN}\d])(?:[毛角](?P<hundredth>[一二三四五六七八九\d]分?)?)?(?![{_HAN}\d个年月天分])"
)


def _money(text: str, one: Figure) -> Figure:
    """十一块二 is 11.2, 三块五毛 3.5."""
    if one.unit != "CNY" or not one.text.endswith(("块", "块钱")):
        return one
    # 块 is what a speaker calls any currency's unit.
    one = replace(one, also=(replace(one, unit="USD"),))
    match = _SMALL_CHANGE.match(text, one.end)
    tenth = _digit(match["tenth"]) if match else None
    if not match or tenth is None:
        return one
    hundredth = _digit(match["hundredth"][0]) if match["hundredth"] else 0
    value = round(one.low + tenth / 10 + (hundredth or 0) / 100, 2)
    return replace(one, text=text[one.start : match.end()], end=match.end(), low=value, high=value, also=())


def _digit(sign: str) -> float | None:
    value = float(sign) if sign.isdigit() else (numerals.han(sign) or (10.0, 10.0))[0]
    return value if value < 10 else None


def _of_a_row(text: str, one: Figure) -> Figure:
    """14 日 and 217 号 may be a day, and number a thing of a row; 三十出头 is an age."""
    if not one.unit and _OF_AGE.match(text, one.end):
        return replace(one, unit="age", high=one.high + 4, vague=True)
    if one.end and text[one.end - 1] == "日" and one.unit == "day":
        return replace(one, also=(replace(one, unit="ordinal"),))
    return replace(one, also=(replace(one, unit="ordinal"),)) if text[one.end : one.end + 1] == "号" else one


def _passing(kind: str, one: Figure) -> Figure:
    """A figure marked as bare where it is as often said as counted: 两位, 三个人, 一年, 一两年; never one in digits."""
    number, last = one.low / one.factor, one.high / one.factor
    counted = one.unit in _UNTOLD and last <= BARE
    passing = counted or number == last == 1 or (number != last and last <= BARE)
    return replace(one, bare=True) if kind != "arabic" and passing else one


_OF_AGE = re.compile("出头(?=[，。、；：,.的时]|$)")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}[ -]\Z")
"""Capitals before a number that make it part of a name: SB 1047."""


def _ordinal(text: str, one: Figure) -> Figure | None:
    """第三, 第一篇. 第一 without a measure word is mostly an idiom."""
    found = unit_after(text, one.end)
    end = found[1] if found and found[0].key == "count" else one.end
    if one.low == 1 and end == one.end:
        return None
    start = text.rindex("第", 0, one.start)
    return replace(one, text=text[start:end], start=start, end=end, unit="ordinal", bare=one.low <= BARE)


_PLACE = re.compile(r"第\s?\Z")
_LETTERS = re.compile(r"[A-Za-z]")
_UNIT_LETTERS = re.compile(r"(?:k|m|b|t|bn|tn|x|km|kg|cm|mm|kw|mw|gw|nm|ft|am|pm)\b", re.I)
LONGEST = 15
"""Digits of a number: longer ones are names of things, not figures."""


def _ends(text: str, match: re.Match[str], kind: str) -> tuple[float, float] | None:
    if kind == "arabic":
        if _LETTERS.match(text, match.end()) and not _UNIT_LETTERS.match(text, match.end()):
            return None
        value = numerals.arabic(match[0]) if len(match[0]) <= LONGEST else None
    elif kind == "han":
        return numerals.han(match[0]) if len(match[0]) <= LONGEST else None
    else:
        value = numerals.english(match[0])
        value = value + 0.5 if value is not None and match["half"] else value
    return None if value is None else (value, value)


_MAGNITUDE = re.compile(
    r"[ \u00a0]?(?P<half>个半(?=[月小钟]))|[ \u00a0]?(?:多|余)?(?:个(?=[万亿]))?(?P<zh>[十百千万亿]+)|"
    r"[ \u00a0-](?P<en>hundred|thousand|million|billion|trillion|dozen|bn|mn|tn)s?\b|(?P<letter>[kmbt]|bn|mn|tn)\b",
    re.I,
)
"""What multiplies the number before it: 50 亿, 五个亿, 30 多万, 5 billion, 1.2 bn, 3B; 一个半小时 adds a half."""


def _with_magnitude(text: str, one: Figure) -> Figure:
    """50 亿, 5 billion, $3B. A lone m, b or t is a magnitude only after a currency sign."""
    match = _MAGNITUDE.match(text, one.end)
    if not match or (match["letter"] and match["letter"].lower() in "mbt" and not currency_before(text, one.start)):
        return one
    if match["half"]:
        end = match.end() - 1
        return replace(one, text=text[one.start : end], end=end + 1, low=one.low + 0.5, high=one.high + 0.5)
    word = match["zh"] or match["en"] or match["letter"]
    factor = (numerals.han(word) or (1.0, 1.0))[0] if match["zh"] else float(numerals.MAGNITUDES[word.lower()])
    how = "over" if re.match(r"[ \u00a0]?[多余]", match[0]) else one.how
    more = _LESSER.match(text, match.end()) if match["zh"] in ("亿", "万", "千") else None
    end, rest = match.end(), 0.0
    if more and float(numerals.arabic(more[1])) * (value := (numerals.han(more[2]) or (0.0,))[0]) < factor:
        end, rest = more.end(), numerals.arabic(more[1]) * value
    low, high = round(one.low * factor + rest, 6), round(one.high * factor + rest, 6)
    return replace(one, text=text[one.start : end], end=end, low=low, high=high, vague=False, how=how)


_LESSER = re.compile(r"[ \u00a0]?(\d+(?:\.\d+)?)[ \u00a0]?([万千百])")
"""What goes on after a magnitude: 17 亿 7600 万."""


def _is_year(text: str, one: Figure, kind: str) -> bool:
    if not _DATE_YEAR[0] <= one.low <= _DATE_YEAR[1] or len(one.text) != 4:
        return False
    if _year_mark(text, one.end):
        return True
    return kind == "arabic" and not currency_before(text, one.start) and not unit_after(text, one.end)


_YEAR_MARK = re.compile(r"[ \u00a0]?年")


def _year_mark(text: str, at: int) -> int:
    match = _YEAR_MARK.match(text, at)
    return len(match[0]) if match else 0


def _counts(text: str, number: str, kind: str, one: Figure) -> bool:
    """Whether a number says how many: small ones written as words do so only with a unit or a measure word."""
    if kind == "arabic":
        starts_line = not text[text.rfind("\n", 0, one.start) + 1 : one.start].strip()
        return not (starts_line and not one.unit and text[one.end : one.end + 1] in ".、)）")
    if kind == "english":
        return abs(one.low) > 1 or one.unit not in _UNTOLD
    if re.fullmatch("[百千万亿]+", number):
        return one.unit not in _UNTOLD or text[one.end - 1] == "级"
    if number in "一零〇壹贰叁肆伍陆柒捌玖拾佰仟":
        return one.unit not in ("", "count")
    return bool(one.unit) or one.low >= 10 or one.low != one.high


_BETWEEN = re.compile(r"\s?(?:到|至|-|–|—|~|～|〜|或者?|、)\s?|\s(?:to|or)\s|\sor like\s", re.I)
_AND = re.compile(r"\s(?:and)\s|[和与]")
_OPENS = re.compile(r"(?:\bbetween |介于\s?|在\s?)\Z", re.I)


def _as_range(text: str, first: Figure, second: Figure) -> Figure | None:
    """5 到 10 年, three to six, $200 or $300, between 80 and 95: one figure of two ends."""
    if first.low != first.high or second.low != second.high or first.vague or second.vague or first.cut:
        return None
    gap = text[first.end : second.start]
    opened = _AND.fullmatch(gap) and _OPENS.search(text[max(0, first.start - 8) : first.start])
    joined = _BETWEEN.fullmatch(gap) or opened or _in_a_row(gap, first, second)
    if not joined or first.unit not in ("", second.unit):
        return None
    if first.unit and gap.strip() == "、":
        return None
    low = first.low
    if not first.unit:
        # The first end is counted as the second is: 5 到 10 年, 五到六百万. 10 到 5 年 is no range.
        scale = _scale(second) * _round(gap, first, second)
        low *= scale if low * scale < second.high else second.factor
    if not low < second.high or (low <= 0 <= second.high and not first.text.strip("0零")):
        return None
    whole = text[first.start : second.end]
    return replace(second, text=whole, start=first.start, low=low, how=first.how or second.how, bare=False, also=())


def _in_a_row(gap: str, first: Figure, second: Figure) -> bool:
    """12, 13 years; 10 20 seconds: two numbers side by side of which only the second has its unit."""
    beside = gap in (" ", ", ") and not first.unit and second.unit not in ("", "year", "id", "date", "clock")
    return beside and 0 < second.low / second.factor - first.low <= max(1.0, first.low) and first.low >= 2


_THOUSANDS = 1000
"""What a speaker leaves out of the first of two sums of money."""


def _round(gap: str, first: Figure, second: Figure) -> int:
    """What the first end leaves out of a round second one: 三、四十年 is 30 to 40, 15 to $20,000 from 15,000."""
    number = second.high / second.factor
    if gap == "、" and first.low < 10 < number < 100 and number % 10 == 0 and not first.text.isascii():
        return 10
    money = second.unit in ("USD", "GBP", "EUR") and number % _THOUSANDS == 0
    return _THOUSANDS if money and first.low < 1000 and first.low * _THOUSANDS < number < first.low * 10_000 else 1


def _scale(figure: Figure) -> float:
    """What unit and magnitude multiply a figure's bare number by."""
    number = re.search(rf"\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]+|(?:{_EN})", figure.text, re.I)
    if not number:
        return 1.0
    word = number[0].rstrip(",")
    if word[0].isdigit():
        value: float | None = numerals.arabic(word)
    else:
        value = numerals.english(word) if word.isascii() else (numerals.han(word) or (0.0, 0.0))[1]
    return figure.high / value if value else 1.0

"""Figures in Chinese and English prose: values, ranges, years, decades, magnitudes, money, shares, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from repurpose.grounding import numerals
from repurpose.grounding.figure import Figure, with_unit
from repurpose.grounding.figure_patterns import PATTERN, READERS
from repurpose.grounding.units import currency_before, unit_after

_DATE_YEAR = (1500, 2199)
"""Four digits between these are a year where nothing says otherwise."""
_HAN = numerals.HAN_NUMERAL
_EN = numerals.ENGLISH_NUMBER
_SIGNS = re.compile(rf"[\d{_HAN}数几半翻去今明前后上成好本,'’](?:(?<![,'’])|(?=\d\d))")
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
        "doubl",
        "tripl",
    ),
    "an? (?:few|couple|third|quarter|fifth|tenth|decade|century|year|month|week|day|hour|minute)",
    "the (?:second|third)",
    *(f"{which} (?:year|decade|century)" for which in ("last", "this", "next", "past")),
    *("first", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "may(?= )",
)
_INITIALS = "".join(sorted({clue[0] for clue in _CLUES}))
_WORDS = re.compile(rf"[^a-z](?=[{_INITIALS}])(?:{'|'.join(_CLUES)})")
"""Where a figure may start, in lower-case text; a word by the character before it, which is sooner found.

Two quick searches are done sooner than one that does both.
"""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@cache
def _atom() -> re.Pattern[str]:
    """A number by itself, or a figure that is more than one (去年, half, the 1930s)."""
    return re.compile(
        rf"""(?ix) {PATTERN}
      | (?P<arabic> (?<![A-Za-z0-9_./'’])(?<![A-Za-z]-)(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)? )
      | (?P<han> [{_HAN}]+ )
      | \b(?P<english> (?:{_EN})(?:(?:\ and)?[ -](?:{_EN}))*(?P<half>\ and\ a\ half)? )\b(?!-?(?:st|nd|rd|th)\b)
        """
    )


def figures(text: str) -> list[Figure]:
    """Every figure of a plain text, in order. Numerals inside words (唯一, GPT-4, 3D) are none."""
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
        match = _atom().match(text, clue) if clue >= at else None
        if not match:
            continue
        kind = _kind(match)
        bare = Figure(match[0], match.start(), match.end(), 0, 0)
        one = READERS[kind](text, match, bare) if kind in READERS else _number(text, match, kind, bare)
        at = max(match.end(), one.end if one else 0)
        if one:
            yield one, kind in READERS or _counts(text, match[0], kind, one)


def _clues(text: str) -> list[int]:
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text
    signs = [match.start() for match in _SIGNS.finditer(lower)]
    return sorted([*signs, *(match.start() for match in _WORDS.finditer(f"\n{lower}"))])


def _kind(match: re.Match[str]) -> str:
    return next(name for name in (*READERS, "arabic", "han", "english") if match[name] is not None)


_NO_NUMBER = re.compile(
    r"万一|一一|百(?=[度姓货科])|千万(?=[不别要小])|万(?=[物能岁象])|亿万|十(?=[分足])|三(?=[角维星])|五(?=[角官])|四(?=[川处周])|"
    r"九(?=州)|八(?=卦)|六(?=亲)|七(?=夕)|千(?=秋)|百分|一(?![年天周夜晚日半]|个月|个?小时|分钟|秒|个?星期|个世纪)|一(?=天到晚)|"
    r"两(?=[侧边者岸难极党旁手用])|二(?=[维手次元])"
)
"""Words that hold a numeral and count nothing: `万一`, `十分`, `一样` (but `一年` counts), `两边`."""
_ROUGH_BEFORE = re.compile(
    r"(?:大约|约|近|将近|接近|差不多|超过|逾|至少|不到|about|around|nearly|almost|roughly|over|some|"
    r"on the order of|more than|less than|at least|up to|approximately)[ ]?\Z",
    re.I,
)


def _number(text: str, match: re.Match[str], kind: str, bare: Figure) -> Figure | None:
    ends = _ends(text, match, kind)
    if ends is None:
        return None
    rough = bool(_ROUGH_BEFORE.search(text[max(0, bare.start - 18) : bare.start]))
    one = replace(bare, low=ends[0], high=ends[1], rough=rough)
    if kind == "han" and re.fullmatch("[百千万亿]+", match[0]):
        one = replace(one, high=one.low * 9.99, vague=True)
    one = _with_magnitude(text, one)
    if text[max(0, one.start - 1) : one.start] == "第":
        return _ordinal(text, one)
    if _is_year(text, one, kind):
        end = one.end + _year_mark(text, one.end)
        return replace(one, text=text[one.start : end], end=end, unit="year")
    if kind == "arabic" and _CODE.search(text[max(0, one.start - 8) : one.start]):
        return replace(one, unit="id")
    return with_unit(text, one)


_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{2,5}[ -]\Z")
"""Capitals before a number that make it part of a name: SB 1047."""


def _ordinal(text: str, one: Figure) -> Figure | None:
    """第三, 第一篇. 第一 without a measure word is mostly an idiom."""
    found = unit_after(text, one.end)
    end = found[1] if found and found[0].key == "count" else one.end
    if one.low == 1 and end == one.end:
        return None
    return replace(one, text=text[one.start - 1 : end], start=one.start - 1, end=end, unit="ordinal")


_LETTERS = re.compile(r"[A-Za-z]")
_UNIT_LETTERS = re.compile(r"(?:k|m|b|t|bn|tn|x|km|kg|cm|mm|kw|mw|gw|nm)\b", re.I)
LONGEST = 15
"""Digits of a number: longer ones are names of things, not figures."""


def _ends(text: str, match: re.Match[str], kind: str) -> tuple[float, float] | None:
    if kind == "arabic":
        if _LETTERS.match(text, match.end()) and not _UNIT_LETTERS.match(text, match.end()):
            return None
        value = numerals.arabic(match[0]) if len(match[0]) <= LONGEST else None
    elif kind == "han":
        word = _NO_NUMBER.match(text, match.start())
        if word and word.end() >= match.end() and text[match.start() - 1 : match.start()] != "第":
            return None
        return numerals.han(match[0]) if len(match[0]) <= LONGEST else None
    else:
        value = numerals.english(match[0])
        value = value + 0.5 if value is not None and match["half"] else value
    return None if value is None else (value, value)


_MAGNITUDE = re.compile(
    r"[ \u00a0]?(?P<zh>[十百千万亿]+)|[ \u00a0-]?(?P<en>hundred|thousand|million|billion|trillion|dozen)s?\b|"
    r"(?P<letter>[kmbt]|bn|tn)\b",
    re.I,
)


def _with_magnitude(text: str, one: Figure) -> Figure:
    """50 亿, 5 billion, $3B. A lone m, b or t is a magnitude only after a currency sign."""
    match = _MAGNITUDE.match(text, one.end)
    if not match or (match["letter"] and match["letter"].lower() in "mbt" and not currency_before(text, one.start)):
        return one
    word = match["zh"] or match["en"] or match["letter"]
    factor = (numerals.han(word) or (1.0, 1.0))[0] if match["zh"] else float(numerals.MAGNITUDES[word.lower()])
    whole = text[one.start : match.end()]
    return replace(one, text=whole, end=match.end(), low=one.low * factor, high=one.high * factor, vague=False)


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
        starts_line = not text[: one.start].rsplit("\n", 1)[-1].strip()
        return not (starts_line and not one.unit and text[one.end : one.end + 1] in ".、)）")
    if kind == "english":
        return one.low > 1 or one.unit not in ("", "count", "times")
    if re.fullmatch("[百千万亿]+", number):
        return one.unit not in ("", "count", "times") or text[one.end - 1] == "级"
    if number == "一":
        return one.unit not in ("", "count")
    return bool(one.unit) or one.low >= 10 or one.low != one.high


_BETWEEN = re.compile(r"\s?(?:到|至|-|–|—|~|～|〜|或者?|、)\s?|\s(?:to|or)\s|\sor like\s", re.I)


def _as_range(text: str, first: Figure, second: Figure) -> Figure | None:
    """5 到 10 年, three to six, $200 or $300: one figure of two ends."""
    if first.low != first.high or second.low != second.high or first.vague or second.vague or first.cut:
        return None
    gap = text[first.end : second.start]
    if not _BETWEEN.fullmatch(gap) or first.unit not in ("", second.unit) or (first.unit and gap.strip() == "、"):
        return None
    low = first.low
    if not first.unit and low * _factor(second) < second.high:
        low *= _factor(second)
    if not 0 < low < second.high:
        return None
    whole = text[first.start : second.end]
    return Figure(whole, first.start, second.end, low, second.high, second.unit, rough=first.rough)


def _factor(figure: Figure) -> float:
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

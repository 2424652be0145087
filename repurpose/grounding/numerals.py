"""Numbers as people write them, Chinese, English or Arabic, read to a value."""

from __future__ import annotations

import re
from itertools import pairwise

from repurpose.text.number_words import VALUES

_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("零〇", "一壹", "二两贰兩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_EVERYDAY = frozenset("一二两三四五六七八九十百千")
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_NUMERAL = "".join((*_DIGITS, *_TENS, *_MYRIADS))
"""Every character a Chinese numeral is made of."""

MAGNITUDES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "bn": 10**9,
    "tn": 10**12,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "t": 10**12,
}
"""English words and letters that multiply the number before them."""
ENGLISH_NUMBER = "|".join(
    sorted((*VALUES, "hundred", "thousand", "million", "billion", "trillion", "dozen"), key=len)[::-1]
)
"""Every word an English number is made of, as a pattern."""
SMALL = "(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\\d+(?:\\.\\d+)?)"
"""A number up to 99 in Chinese, or any in digits, as a pattern: it ends before 一分 in 三分之一一分."""


def arabic(text: str) -> float:
    """The value of digits with thousands separators and a decimal point."""
    return float(text.replace(",", "").replace("，", ""))


def han(text: str) -> tuple[float, float] | None:
    """Lowest and highest value of a Chinese numeral: 一两 is (1, 2), 一百二十 (120, 120); None when it is none.

    Those of bank notes (叁, 陆) are not mixed with others, and one alone is a name's: 奥斯陆一年, 伍老师.
    """
    formal = sum(sign in _FORMAL for sign in text)
    if formal == 1 or (formal and any(sign in _EVERYDAY for sign in text)):
        return None
    whole, point, decimals = text.partition("点")
    if point:
        return _spoken_point(whole, decimals)
    pair = re.fullmatch(rf"(.*?)([{''.join(_DIGITS)}])([{''.join(_DIGITS)}])([十百千万亿]*)", text)
    if pair and not re.search("[零〇]", text):
        low, high = _DIGITS[pair[2]], _DIGITS[pair[3]]
        if high == low + 1 and (not pair[1] or pair[1][-1] in "十百千万亿"):
            ends = _units(f"{pair[1]}{pair[2]}{pair[4]}"), _units(f"{pair[1]}{pair[3]}{pair[4]}")
            return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
    if len(text) == 2 and text in ("三五", "一二", "三两"):
        first, second = sorted((_DIGITS[text[0]], _DIGITS[text[1]]))
        return float(first), float(second)
    if len(text) > 1 and all(character in _DIGITS for character in text):
        value = float("".join(str(_DIGITS[character]) for character in text))
        return value, value
    single = _units(text)
    return None if single is None else (single, single)


def _spoken_point(whole: str, decimals: str) -> tuple[float, float] | None:
    """A number with a point, and what it is multiplied by: 三点一四, 一点二亿."""
    digits = decimals.rstrip("".join((*_TENS, *_MYRIADS)))
    single = _units(whole)
    if single is None or not digits or not set(digits) <= _DIGITS.keys():
        return None
    value = single + float("0." + "".join(str(_DIGITS[digit]) for digit in digits))
    for sign in decimals[len(digits) :]:
        value *= _TENS.get(sign) or _MYRIADS[sign]
    return value, value


def small(text: str) -> float:
    """The value of what `SMALL` matches."""
    return float(text) if text[0].isdigit() else (han(text) or (0.0, 0.0))[0]


def _units(text: str) -> float | None:
    """A numeral with its units: 一千二 is 1,200, 三万五 35,000."""
    total = section = 0
    digit, last = None, 1
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            last = 1 if digit == 0 else last
        elif character in _TENS:
            last = _TENS[character]
            section += (1 if digit is None else digit) * last
            digit = None
        elif character in _MYRIADS:
            last = _MYRIADS[character]
            section += digit or 0
            if section or not total:
                total += (section or 1) * last
            else:
                total *= last
            section, digit = 0, None
        else:
            return None
    return float(total + section + (digit or 0) * (last // 10 if last >= 100 else 1))


def english(text: str) -> float | None:
    """The value of number words: "twenty-five hundred" is 2,500; None when they do not make one number."""
    words = re.findall(r"[a-z]+", text.lower())
    if "point" in words:
        return _with_point(words)
    if any(first in VALUES and second in VALUES and not _joins(first, second) for first, second in pairwise(words)):
        return None
    total = current = 0.0
    for word in words:
        if word in VALUES:
            current += VALUES[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in MAGNITUDES:
            total += (current or 1) * MAGNITUDES[word]
            current = 0
    return total + current


def _with_point(words: list[str]) -> float | None:
    """one point two million: the words behind the point are digits, and a magnitude multiplies the whole."""
    at = words.index("point")
    digits = [word for word in words[at + 1 :] if VALUES.get(word, 10) < 10]
    whole = english(" ".join(words[:at]))
    if whole is None or not digits:
        return None
    value = float(f"{whole:.0f}." + "".join(str(VALUES[word]) for word in digits))
    for word in words[at + 1 + len(digits) :]:
        value *= MAGNITUDES.get(word, 1)
    return value


def _joins(first: str, second: str) -> bool:
    """twenty five is one number, five six are two."""
    return VALUES[first] >= 20 and 0 < VALUES[second] < 10

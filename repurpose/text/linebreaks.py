"""Where a text may be broken, by tier: the line rules of Chinese and English, URLs, figures with their units, tags.

Sources: W3C clreq (marks that may not start or end a line), UAX #14 (glue characters), UAX #29 (grapheme clusters,
through `regex`). Checked 2026-11.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from repurpose.text.delimiters import LINE_BREAK, pair
from repurpose.text.han import HAN
from repurpose.text.sentences import Tier, ends

NOT_FIRST = frozenset(
    "”’」』）)】〕》〉]}＂。．，、；：？！｡､…—～〜,.;:!?%％‰℃°／‐‑–々〻ーゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Marks that may not be at the start of a line or part."""
NOT_LAST = frozenset("“‘「『（([【〔《〈{$¥€£￥＄")
"""Marks that may not be at its end."""
_CLOSING = NOT_FIRST - frozenset(".…:°")  # a sentence may well begin with …… or .NET


@cache
def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(source, regex.VERSION1 | regex.VERBOSE)


_SHUT = "".join(regex.escape(mark) for mark in sorted(NOT_FIRST))
_SHUT_ALWAYS = "".join(regex.escape(mark) for mark in sorted(_CLOSING))
_OPEN = "".join(regex.escape(mark) for mark in sorted(NOT_LAST))
_GLUE = r"\u00A0\u202F\u2007\u2060\uFEFF·・‧\x22'*_~`\^\|\\"
"""No-break spaces, the middle dot, quotation marks without a partner, markup: they hold on to both sides."""
_CJK = rf"{HAN}\p{{Hiragana}}\p{{Katakana}}\p{{Bopomofo}}\u2E80-\u2FDF\u3000-\u303F\uFF00-\uFFEF"
_SOLID = rf"[[\p{{L}}\p{{M}}\p{{N}}\x21-\x7E’·€£¥µ×÷±²³–\u00A0\u202F\u2007\u2060\u00AD]--[{_CJK}]]"
"""What runs together without a place to break: words of scripts with spaces, figures, ASCII signs."""
_JOINT = rf"(\[{{$£€¥\#@{_GLUE}"
"""Signs that join a run to what follows, and so do not end it."""
_BODY = rf"[{_SOLID}--[{_JOINT}]]"
_RUN = rf"(?:[{_JOINT}]*+{_BODY}++(?:[{_JOINT}]++{_BODY}++)*+(?:(?<=[A-Za-z0-9])\#[\w·]*+)?+)"
_TITLE = r"(?<![A-Za-z])(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|No|Nos|Fig|vs)\."
_WORD = rf"{_RUN}(?:(?<={_TITLE})[ ]{_RUN}){{0,3}}+"
"""A run, and after initials or a title the name too."""

CLUSTER = r"(?:\p{RI}{1,2}+[\p{GCB=EX}\p{GCB=ZWJ}\p{GCB=SM}]*+|\X)"
r"""One grapheme cluster, matched from left to right. Flags come first: \X takes quadratic time on a run of them."""
_URL = (
    rf"(?:https?://|www\.)(?:[{HAN}][\w-]*+\.)?+[A-Za-z0-9\-._~:/?\#@!$&'()*+,;=%\[\]\|]++"
    rf"(?:(?<=[/=])[{HAN}\w%-]{{1,40}}+)?+"
)
_BARE_URL = (
    r"(?<![A-Za-z0-9_.@/-])(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.)++[A-Za-z]{2,24}+(?![A-Za-z0-9_.@-])"
    rf"(?:[/?\#][!-~]*+(?:(?<=[/=])[{HAN}\w%-]{{1,40}}+)?+)?+"
)
_TAG = rf"[\#＃][\w·]++[\#＃]?+ | [@＠][{HAN}][{HAN}\w]{{0,29}}+"
_UNIT = (
    r"(?:[十百千万亿兆][余多]?+)*(?:[美欧日港]元|英镑|公里|小时|分钟|个月|平方[公千]?米|立方米|"
    r"[十百千万亿兆年月日号天周时分秒点元块角名位人家个次倍条项件款篇章节页卷期集届楼层台架辆艘只座所间张片份"
    r"种组套批双对颗根支杯瓶克吨斤米里升度成岁])"
)
_DATE = r"(?:(?<=[年月日号时分点])[ ]?\d{1,4}[ ]?[年月日号时分秒点]){0,4}+"
_FIGURE = rf"""(?:第[ ]?)?(?:US|HK|NT|CN|RMB)?[+\-−~≈<>±$¥€£￥]*+\d(?:[\d.,:/×–-]*\d)?+(?!{_SOLID})
    (?: [ \u00A0]?(?: [%‰℃°]\p{{Latin}}?+ | {_UNIT}{_DATE} ) | [{HAN}] | [ \u00A0](?=[\p{{Latin}}µ]){_WORD} )?+"""
_HAN_DIGIT = "零〇一二三四五六七八九十百千两"
_HAN_FIGURE = rf"(?:第[{_HAN_DIGIT}]++|[{_HAN_DIGIT}万亿兆]{{2,20}}+)(?:{_UNIT})?+"
_CORE = rf"""{_URL} | {_BARE_URL}(?=[^!-~]|\Z) | {_TAG} | {_FIGURE} | {_HAN_FIGURE}
    | {_WORD}(?:(?<=\d){_UNIT})?+ | [{_JOINT}]++ | {CLUSTER}"""
_PLACE = rf"""
    (?: [{_OPEN}]\s*+ | ["'*_~`](?=\S) )*+
    (?: {_CORE} )?+
    (?: [./](?=[A-Za-z0-9]){_RUN} | (?<=\d)[～〜—：，．]++(?=\d){_RUN}(?:{_UNIT})?+ | [{_GLUE}]++(?:{_RUN}|\S)?+
      | [{_SHUT}/] | [ ]++[{_SHUT_ALWAYS}] | -(?!\d) | [ ]+[-–—](?=\s|\Z) )*+
    \s*+"""
"""One unbreakable piece with the marks that belong to it; its end is a place to break."""
_CLAUSE = rf"""
    (?: [；、] | (?<!\d)[，：] | [，：](?!\d) | (?<=[\w”’」』）)】》%])(?: …++ | (?<!\d)—++ | —++(?!\d) )
      | [,;:](?=[\s”’」』）)】〕》〉{_CJK}]|\Z) | (?<=[{_CJK}])[,;:] | (?<=\S[ ])[-–]{{1,3}}(?=\s) | (?<=\w)--(?=\w)
    ) [”’」』）)】〕》〉\]}}]*+ \s*+
  | {LINE_BREAK}\s*+"""
"""A mark between clauses with what clings to it, or a line break."""


class BreakPlaces:
    """The places where a text may be broken, each tier worked out only where it is asked for."""

    def __init__(self, text: str) -> None:
        paired = pair(text)
        self._text, self.groups = paired
        self._ends: dict[Tier, list[int]] = {Tier.PARAGRAPH: [], Tier.SENTENCE: [], Tier.QUOTED: []}
        for at, tier in ends(paired):
            if tier == Tier.PARAGRAPH or self._text[at] not in _CLOSING:
                self._ends[tier].append(at)

    def between(self, start: int, end: int, tier: Tier) -> list[int]:
        """The places of one tier strictly inside a stretch, in order. A place is after the white space."""
        if tier <= Tier.QUOTED:
            places = self._ends[tier]
            return places[bisect_right(places, start) : bisect_left(places, end)]
        if tier == Tier.CLAUSE:
            return [at for at in self._clauses(start, end) if self._text[at] not in NOT_FIRST]
        return list(self._clusters(start, end) if tier == Tier.CLUSTER else self._places(start, end))

    def _clauses(self, start: int, end: int) -> Iterator[int]:
        for match in _pattern(_CLAUSE).finditer(self._text, start, end):
            if match.end() < end:
                yield match.end()

    def _places(self, start: int, end: int) -> Iterator[int]:
        for match in _pattern(_PLACE).finditer(self._text, start, end):
            if match.end() < end:
                yield match.end()

    def _clusters(self, start: int, end: int) -> Iterator[int]:
        """Between grapheme clusters, but not inside a URL."""
        at = start
        for url in _pattern(f"{_URL} | {_BARE_URL}").finditer(self._text, start, end):
            yield from self._within(at, url.start(), start)
            at = url.end()
            if url.start() > start:
                yield url.start()
        yield from self._within(at, end, start)

    def _within(self, start: int, end: int, origin: int) -> Iterator[int]:
        if start > origin and start < end:
            yield start
        for match in _pattern(rf"{CLUSTER}\s*+").finditer(self._text, start, end):
            if match.end() < end:
                yield match.end()

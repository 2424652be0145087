"""The day and time of a post, from the keys and in the forms that sites write them."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from repurpose.text import zones

KEYS = (
    *("date", "publishdate", "pubdate", "pubdatetime", "published", "publishedat", "publishedon", "publishedtime"),
    *("datepublished", "publishtime", "pubtime", "posted", "postdate", "datetime", "created", "createdat", "createdon"),
    *("datecreated", "creationdate", "createdate", "time", "日期", "时间", "日期时间", "发布日期", "发布时间"),
    *("发表日期", "创建日期", "创建时间", "日付"),
)
"""Keys for a post's day, lower case, without `-` and `_`, the one that means it most first: those of Hugo, Jekyll,
Eleventy, Astro's starters, VitePress themes, Hexo, Ghost and WordPress exports, Obsidian, and Chinese notes
(their documentation, read 2026-11)."""

_MONTH_NAMES = (
    "jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,sep sept september,"
    "oct october,nov november,dec december"
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split(","), 1) for name in names.split()}
_NO_DAY = re.compile(r"(?:true|false|yes|no|draft|on|off|[01]|\d{1,2}:\d{1,2}(?::\d{1,2})?)\Z", re.I)
"""What such a key may also say: whether a post is out, or a time of day."""
_CLOCK = re.compile(
    r"""(?:[T\s,]+(?:at\s+)?|(?=[上下早晚凌]))(?P<half>上午|早上|凌晨|下午|晚上)?\s*
    (?P<hour>\d{1,2})(?:[:时点](?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2})(?:[.,]\d+)?)?[分秒]?)?
    \s*(?:(?P<ampm>[AaPp])\.?[Mm]\.?)?
    \s*(?P<zone>Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?|[A-Z][a-z]+/[A-Z][\w/+-]+)?(?:\s*UTC)?\s*(?:\[[\w/+-]+\])?\s*$""",
    re.X,
)
"""A time behind a day: 8:5:3, 21:30, 9 PM, 下午9:30, with an offset or a zone (Z, +08, -0500, Asia/Shanghai), and the
`+0000 UTC` that Go prints."""
_BASIC_CLOCK = re.compile(r"T(\d{2})(\d{2})(?=\d{2}|Z|[-+]|$)(\d{2})?")
"""ISO 8601 without colons, 213000."""
_MEAN_MORE = frozenset(("time", "时间", "published", "posted", "created"))
"""Keys that also say other things (`time: 5 min read`, `created: by hand`): without a year they say no day."""
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), "ymd"),  # 2026-01-07, 2026/1/7, 2026.01.07
    (re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"), "ymd"),  # 2026年1月7日
    (re.compile(r"(\d{4})(\d{2})(\d{2})(?=T|\s|$)"), "ymd"),  # 20260107
    (re.compile(r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"), "bdy"),
    (re.compile(r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})"), "dby"),
    (re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"), "??y"),  # 03/13/2023
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
"""Seconds or milliseconds since 1970; ten digits are a day from 2001 to 2286."""


class Moment(Struct, frozen=True):
    """A post's own day, as its author's clock had it, and the time of that day with its offset where it was given."""

    day: dt.date
    at: dt.datetime | None = None

    def day_in(self, zone: str) -> dt.date:
        """The day in another zone; a time without an offset is taken to be that zone's."""
        if self.at is None or self.at.tzinfo is None:
            return self.day
        return self.at.astimezone(zones.zone(zone)).date()


def find(meta: Mapping[str, Any], keys: tuple[str, ...] = KEYS) -> tuple[str, Any]:
    """The first key that says a post's day, and its value; `meta` has keys in lower case without `-` and `_`.

    `published` also says whether a post is: a word of yes or no is no day.
    """
    for key in keys:
        value = meta.get(key)
        if key in _MEAN_MORE and not re.search(r"\d{4}", str(value)):
            continue
        if value not in (None, "") and not isinstance(value, (bool, list, dict)) and not _NO_DAY.match(str(value)):
            return key, value
    return keys[0], None


def parse(value: object, order: str = "") -> Moment | None:
    """A day, with its time where there is one; None when empty. Raises ValueError with what is wrong.

    `order` is "mdy" or "dmy" for days like 03/04/2023, which mean two things.
    """
    if value in (None, ""):
        return None
    if isinstance(value, dt.datetime):
        return Moment(value.date(), value)
    if isinstance(value, dt.date):
        return Moment(value)
    text = str(value).strip()
    if _EPOCH.fullmatch(text):
        at = dt.datetime.fromtimestamp(int(text[:10]), dt.UTC)
        return Moment(at.date(), at)
    for pattern, form in _FORMS:
        if (match := pattern.match(text)) and (day := _day(match, form, order, text)):
            return _with_clock(day, text[match.end() :], text)
    if mailed := _mail_date(text):
        return Moment(mailed.date(), mailed)
    raise ValueError(f"not a date: {text[:60]}")


def _day(match: re.Match[str], form: str, order: str, text: str) -> dt.date | None:
    numbers: dict[str, int] = {}
    if form == "??y":
        form = _order(int(match[1]), int(match[2]), order, text)
    for letter, piece in zip(form, match.groups(), strict=True):
        if letter == "b":
            if piece.lower() not in _MONTHS:
                return None
            numbers["m"] = _MONTHS[piece.lower()]
        else:
            numbers[letter] = int(piece)
    if not 1 <= numbers["m"] <= 12:
        raise ValueError(f"month {numbers['m']}")
    return dt.date(numbers["y"], numbers["m"], numbers["d"])


def _order(first: int, second: int, order: str, text: str) -> str:
    if first > 12 >= second:
        return "dmy"
    if second > 12 >= first:
        return "mdy"
    if order not in ("mdy", "dmy"):
        raise ValueError(f'{text} may mean two days: set digest.date-format to "mdy" or "dmy"')
    return order


def _with_clock(day: dt.date, rest: str, text: str) -> Moment:
    if not rest.strip():
        return Moment(day)
    clock = _CLOCK.match(_BASIC_CLOCK.sub(lambda basic: f"T{basic[1]}:{basic[2]}:{basic[3] or '00'}", rest, count=1))
    half = clock and (clock["half"] or clock["ampm"])
    if clock is None or not (clock["minute"] or half):
        raise ValueError(f"not a date: {text[:60]}")
    hour = int(clock["hour"])
    if half:
        hour = hour % 12 + (12 if half in ("P", "p", "下午", "晚上") else 0)
    time = dt.time(hour, int(clock["minute"] or 0), int(clock["second"] or 0), tzinfo=_offset(clock["zone"]))
    return Moment(day, dt.datetime.combine(day, time))


def _offset(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if "/" in text:
        return zones.zone(text)
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    length = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-length if text[0] == "-" else length)


def _mail_date(text: str) -> dt.datetime | None:
    """RFC 5322, as feeds and mails write it."""
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None

"""A look at the head of a file: whether it may be a post of some days, without reading the whole."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from typing import Literal

from msgspec import Struct

from repurpose.document import frontmatter
from repurpose.document.parse import read
from repurpose.errors import SourceError
from repurpose.sources import address, dates
from repurpose.sources.publication import normal_keys

HEAD_BYTES = 8_192
"""Enough of a file to see its front matter; where that is longer the file is read whole."""
_YEAR_OR_EPOCH = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}|1\d{9})")
_KEY_LINE = re.compile(r"^[\"']?([^\s\"':=#][^\"':=\n]*?)[\"']?[ \t]*[:=](.*)$", re.M)

Verdict = Literal["read", "elsewhere", "undated"]
"""What a look leaves possible: a post of the days asked for; one of other days; one without a day."""


class Days(Struct, frozen=True):
    """The days asked for, and how days are written: the keys that say one, and the order of 03/04/2026."""

    start: dt.date
    end: dt.date
    keys: tuple[str, ...] = dates.KEYS
    order: str = ""

    @property
    def years(self) -> frozenset[str]:
        """The years in which a post of these days may say it was written, in some zone."""
        day = dt.timedelta(days=1)
        early = self.start - day if self.start > dt.date.min else self.start
        late = self.end + day if self.end < dt.date.max else self.end
        return frozenset(f"{year:04d}" for year in range(early.year, late.year + 1))

    def near(self, moment: dates.Moment) -> bool:
        """Whether a day is one of these, or may be in another zone where its time has an offset."""
        play = 1 if moment.at and moment.at.tzinfo else 0
        return (moment.day - self.start).days >= -play and (moment.day - self.end).days <= play


def look(path: Path, root: Path, days: Days) -> Verdict:
    """What the head of a file says. What cannot be read here is read whole: its fault is named then."""
    text = head(path)
    if text is None:
        return "read"
    if _names_other_years(text[: frontmatter.fence_end(text)], days):
        return "elsewhere"
    try:
        moment = _moment(text, _from(path, root), days.keys, days.order)
    except (SourceError, ValueError, OverflowError):
        return "read"
    if moment is None:
        return _undated(text)
    return "read" if days.near(moment) else "elsewhere"


def day_of(path: Path, root: Path, keys: tuple[str, ...], order: str) -> dt.date | None:
    """The day that the head of a file, or its name, says; None where neither does, or it cannot be read."""
    try:
        moment = _moment(head(path) or "", _from(path, root), keys, order)
    except (SourceError, ValueError, OverflowError):
        return None
    return moment.day if moment else None


def _moment(text: str, path: str, keys: tuple[str, ...], order: str) -> dates.Moment | None:
    """The day in front matter, else the one in the path."""
    _, value = dates.find(normal_keys(frontmatter.split(text, "").meta), keys)
    moment = dates.parse(value, order)
    named = None if moment else address.day_in_path(path)
    return dates.Moment(dt.date(*named)) if named else moment


def enough(path: Path) -> str | None:
    """A file's head where its front matter ends within; None where the whole must be read."""
    text = head(path)
    return text if text and frontmatter.end_of(text) else None


def _names_other_years(block: str, days: Days) -> bool:
    """Whether front matter says a day, and no year in it is one of those asked for: then it need not be parsed.

    No form of a day does without its year. A year elsewhere, in a title say, tells nothing where no key says the day.
    """
    said = _YEAR_OR_EPOCH.findall(block)
    if not said or any(len(year) > 4 or year in days.years for year in said):
        return False
    dated = {key: value for key, value in _KEY_LINE.findall(block) if _YEAR_OR_EPOCH.search(value)}
    return not normal_keys(dated).keys().isdisjoint(days.keys)


def _from(path: Path, root: Path) -> str:
    """A path from the project on: a day in the name of a folder above it says nothing of its posts."""
    within = str(path).removeprefix(f"{root}{os.sep}")
    return path.name if within == str(path) else within.replace(os.sep, "/")


def title_of(path: Path) -> str:
    """The title that front matter gives a file; "" where it gives none."""
    try:
        front = frontmatter.split(head(path) or "", "")
    except SourceError:
        return ""
    return str(normal_keys(front.meta).get("title") or "").strip()


def head(path: Path) -> str | None:
    """The first characters of an ordinary text file (LF line ends); None of anything else, which reading might wait on
    for ever."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
    except OSError:
        return None
    cut = data[: data.rfind(b"\n") + 1] if len(data) == HEAD_BYTES else data
    try:
        text = cut.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if text.strip() else None


def _undated(text: str) -> Verdict:
    """An article with candidate headlines goes by the day of its transcript, so it is read; so is front matter that may
    be broken."""
    start = frontmatter.end_of(text)
    if start == 0 and frontmatter.is_opened(text):
        return "read"
    if re.search(r"(?im)^[\"']?(?:transcript|headlines|brief)[\"']?[ \t]*[:=]", text[:start]):
        return "read"
    first = [block for block in read(text[start:]).blocks if block.kind != "hidden"][:2]
    candidates = len(first) == 2 and all(block.kind in ("heading", "list") for block in first)
    return "read" if candidates and first[0].level == 1 else "undated"

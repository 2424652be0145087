"""Days that an issue covers: an ISO week, or any stretch of days."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from repurpose.errors import UsageError
from repurpose.model import Post
from repurpose.text import zones


class Window(Struct, frozen=True):
    """The days an issue covers, both ends included, and the id they give it."""

    id: str
    start: dt.date
    end: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.start <= day <= self.end


def iso_week(text: str) -> Window:
    """The week named like 2026-W02, Monday to Sunday."""
    match = re.fullmatch(r"(\d{4})-?W(\d{1,2})", text.strip(), re.I)
    try:
        if not match:
            raise ValueError(text)
        start = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        end = start + dt.timedelta(days=6)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"no such week: {text}", hint="write it like 2026-W02 (weeks run from 01 to 52 or 53)"
        ) from error
    return Window(f"{int(match[1]):04d}-W{int(match[2]):02d}", start, end)


def last_full_week(today: dt.date) -> Window:
    """The ISO week before the one that holds `today`."""
    if today <= dt.date.min + dt.timedelta(days=14):
        raise UsageError(f"no week before {today}", hint="give a later --date")
    year, week, _ = (today - dt.timedelta(days=7)).isocalendar()
    return iso_week(f"{year:04d}-W{week:02d}")


def between(since: dt.date, until: dt.date) -> Window:
    """Any stretch of days; its id names both ends."""
    if since > until:
        raise UsageError(f"--since {since} lies after --until {until}", hint="swap them")
    return Window(f"{since.isoformat()}_{until.isoformat()}", since, until)


def day_in(post: Post, zone: str) -> dt.date | None:
    """The post's day in a zone: its own, where it gives no time with an offset."""
    if post.at is None or post.at.tzinfo is None:
        return post.date
    return post.at.astimezone(zones.zone(zone)).date()

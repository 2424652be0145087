"""When an issue is due."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from repurpose.config import Settings, parse_slot
from repurpose.text.zones import zone

WEEK = dt.timedelta(days=7)


def at_slot_hour(day: dt.date, settings: Settings) -> dt.datetime:
    """A day at the slot's time of day, in the digest's zone."""
    _, hour, minute = parse_slot(settings.schedule.slot)
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone(settings.digest.timezone))


def due_at(day: dt.date | None, settings: Settings) -> dt.datetime | None:
    """When an issue whose last day this is falls due: the first slot after it; None without a day, or at the
    calendar's end."""
    if day is None or dt.date.max - day < WEEK:
        return None
    weekday, _, _ = parse_slot(settings.schedule.slot)
    return at_slot_hour(day + dt.timedelta(days=(weekday - day.weekday() - 1) % 7 + 1), settings)


def due_state(due: dt.datetime | None, catch_up: int, now: dt.datetime) -> Literal["early", "due", "missed"]:
    """Whether the slot is yet to come, is on (late runs within `catch_up` hours included), or was missed."""
    if due is None or now < due:
        return "early"
    return "due" if now <= due + dt.timedelta(hours=catch_up) else "missed"

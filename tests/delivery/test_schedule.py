"""When an issue is due: never on a day that it still covers, always within a week after its last."""

import datetime as dt

import pytest

from repurpose.config import Digest, Schedule, Settings
from repurpose.delivery.schedule import at_slot_hour, due_at, due_state

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LAST = dt.date(2026, 4, 12)
"""A Sunday: the last day of an ISO week."""


def settings(slot: str, timezone: str = "Asia/Shanghai") -> Settings:
    return Settings(schedule=Schedule(slot=slot), digest=Digest(timezone=timezone))


@pytest.mark.parametrize("later", range(7))
@pytest.mark.parametrize("weekday", DAYS)
def test_an_issue_is_due_at_the_first_slot_after_its_last_day(weekday: str, later: int) -> None:
    last = LAST + dt.timedelta(days=later)
    due = due_at(last, settings(f"{weekday} 07:30"))
    assert due is not None
    assert due.weekday() == DAYS.index(weekday) and (due.hour, due.minute) == (7, 30)
    assert last < due.date() <= last + dt.timedelta(days=7)


def test_a_slot_on_the_last_day_itself_is_a_week_too_early() -> None:
    due = due_at(LAST, settings("sun 21:00"))
    assert due is not None and due.date() == dt.date(2026, 4, 19)


def test_the_hour_is_that_of_the_digests_zone() -> None:
    due = due_at(LAST, settings("mon 08:00", "America/New_York"))
    assert due is not None and due.astimezone(dt.UTC) == dt.datetime(2026, 4, 13, 12, 0, tzinfo=dt.UTC)
    assert at_slot_hour(LAST, settings("mon 08:15")).isoformat() == "2026-04-12T08:15:00+08:00"


def test_without_a_day_or_after_the_calendars_end_nothing_is_due() -> None:
    assert due_at(None, settings("mon 08:00")) is None
    assert due_at(dt.date.max, settings("mon 08:00")) is None
    week_before = dt.date.max - dt.timedelta(days=7)
    assert due_at(week_before, settings("mon 08:00")) is not None
    assert due_at(week_before + dt.timedelta(days=1), settings("mon 08:00")) is None


@pytest.mark.parametrize(
    ("minutes", "state"), [(-1, "early"), (0, "due"), (1, "due"), (180, "due"), (181, "missed"), (10_000, "missed")]
)
def test_a_slot_is_on_for_as_long_as_it_may_be_caught_up(minutes: int, state: str) -> None:
    due = due_at(LAST, settings("mon 08:00"))
    assert due is not None
    assert due_state(due, 3, due + dt.timedelta(minutes=minutes)) == state


def test_what_has_no_slot_is_always_early() -> None:
    assert due_state(None, 3, dt.datetime(2026, 4, 13, tzinfo=dt.UTC)) == "early"

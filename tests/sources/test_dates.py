"""Days and times in the forms that sites write them, and the key that says a post's day."""

import datetime as dt

import pytest

from repurpose.sources import dates

UTC = dt.UTC
EAST = dt.timezone(dt.timedelta(hours=8))
DAY = dt.date(2026, 3, 19)


@pytest.mark.parametrize(
    "written",
    [
        *("2026-03-19", "2026-3-19", "2026/03/19", "2026.03.19", "20260319", "March 19, 2026", "Mar. 19 2026"),
        *("Thursday, March 19, 2026", "19 March 2026", "19th March, 2026", "19-Mar-2026", "2026年3月19日"),
        *("2026年03月19号", "03/19/2026", "19/03/2026", "19.03.2026"),
    ],
)
def test_a_day_without_a_time(written: str) -> None:
    assert dates.parse(written) == dates.Moment(DAY)


@pytest.mark.parametrize(
    ("written", "hour", "minute", "zone"),
    [
        ("2026-03-19T21:30", 21, 30, None),
        ("2026-03-19 9:5", 9, 5, None),
        ("2026-03-19 21:30:04.250 +0800", 21, 30, EAST),
        ("2026-03-19T21:30+08", 21, 30, EAST),
        ("20260319T2130", 21, 30, None),
        ("20260319T213000Z", 21, 30, UTC),
        ("20260319T213000+0800", 21, 30, EAST),
        ("2026-03-19 9:30 PM", 21, 30, None),
        ("2026-03-19 12:30 am", 0, 30, None),
        ("2026-03-19 9 p.m.", 21, 0, None),
        ("March 19, 2026 at 9:30 PM", 21, 30, None),
        ("2026年3月19日 下午9:30", 21, 30, None),
        ("2026年3月19日上午9点05分", 9, 5, None),
        ("2026-03-19 21:30:00 +0000 UTC", 21, 30, UTC),
        ("2026-03-19T21:30:00+08:00[Asia/Shanghai]", 21, 30, EAST),
        ("Thu, 19 Mar 2026 21:30:00 +0800", 21, 30, EAST),
    ],
)
def test_a_day_and_its_time(written: str, hour: int, minute: int, zone: dt.tzinfo | None) -> None:
    moment = dates.parse(written)
    assert moment and moment.at and moment.day == DAY
    assert (moment.at.hour, moment.at.minute) == (hour, minute)
    assert moment.at.utcoffset() == (zone.utcoffset(None) if zone else None)


def test_a_zone_by_its_name_counts() -> None:
    moment = dates.parse("2026-03-19 21:30 America/New_York")
    assert moment and (moment.day, moment.day_in("UTC")) == (DAY, dt.date(2026, 3, 20))


@pytest.mark.parametrize(("order", "day"), [("mdy", dt.date(2026, 4, 5)), ("dmy", dt.date(2026, 5, 4))])
def test_two_meanings_need_the_setting(order: str, day: dt.date) -> None:
    assert dates.parse("04/05/2026", order) == dates.Moment(day)
    with pytest.raises(ValueError, match="date-format"):
        dates.parse("04/05/2026")


@pytest.mark.parametrize(
    "written",
    ["soon", "2026", "2026-03", "2026-03-32", "2026-03-19 25:00", "2026-03-19 9", "2026-03-19 21:30 Nowhere/Town"],
)
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(written)


@pytest.mark.parametrize(
    ("meta", "key"),
    [
        ({"date": "2026-03-19", "created": "2026-01-01"}, "date"),
        ({"published": True, "created": "2026-03-19"}, "created"),
        ({"time": "12 min read", "日期": "2026-03-19"}, "日期"),
        ({"created": "by hand", "time": "2026-03-19 08:00"}, "time"),
        ({"date": "soon"}, "date"),
    ],
)
def test_the_key_that_says_the_day(meta: dict[str, object], key: str) -> None:
    assert dates.find(meta) == (key, meta[key])


def test_a_word_where_another_key_says_no_day_is_none() -> None:
    assert dates.find({"time": "12 min read"})[1] is None

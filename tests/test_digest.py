"""Weeks, selection, order."""

import datetime as dt
from itertools import pairwise

import pytest
from msgspec.structs import replace

from repurpose import digest
from repurpose.config import Digest, Settings, SiteOptions
from repurpose.errors import UsageError
from tests.factories import plain


def settings(**changes: object) -> Settings:
    return Settings(site=SiteOptions(name="港口来信"), digest=Digest(**changes))


def posts(count: int, **changes: object):
    return [
        plain(slug=f"p{n}", path=f"posts/p{n}.md", date=dt.date(2026, 1, 5 + n % 7), **changes) for n in range(count)
    ]


WEEK = digest.iso_week("2026-W02")


@pytest.mark.parametrize(
    ("today", "week"),
    [("2026-01-12", "2026-W02"), ("2026-01-18", "2026-W02"), ("2027-01-04", "2026-W53"), ("2025-01-06", "2025-W01")],
)
def test_the_last_full_week(today: str, week: str) -> None:
    assert digest.last_full_week(dt.date.fromisoformat(today)).id == week


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert (WEEK.start, WEEK.end) == (dt.date(2026, 1, 5), dt.date(2026, 1, 11))
    assert dt.date(2026, 1, 11) in WEEK and dt.date(2026, 1, 12) not in WEEK and None not in WEEK


@pytest.mark.parametrize("text", ["2026", "2026-W00", "2026-W54", "W02", "", "2025-W53", "0000-W01"])
def test_a_week_that_is_none(text: str) -> None:
    with pytest.raises(UsageError):
        digest.iso_week(text)


def test_no_day_belongs_to_two_weeks_and_none_to_no_week_for_ten_years() -> None:
    day, windows = dt.date(2020, 1, 1), set()
    while day < dt.date(2030, 1, 1):
        year, week, _ = day.isocalendar()
        window = digest.iso_week(f"{year}-W{week:02d}")
        assert day in window
        windows.add((window.start, window.end))
        day += dt.timedelta(days=1)
    ends = sorted(windows)
    assert all(after[0] - before[1] == dt.timedelta(days=1) for before, after in pairwise(ends))


def test_the_first_are_featured_and_the_rest_listed_by_group() -> None:
    chosen = digest.select(posts(10, meta={"category": "a"}), WEEK, settings(max_posts=3, group_titles={"a": "甲"}))
    assert chosen.issue is not None
    assert len(chosen.issue.posts) == 3
    assert [(group.title, len(group.posts)) for group in chosen.issue.more] == [("甲", 7)]
    assert chosen.issue.title == "港口来信 · Week 2, 2026"


def test_order_and_pins() -> None:
    some = [*posts(3), plain(slug="pin", path="posts/pin.md", date=dt.date(2026, 1, 5), pinned=True)]
    newest = digest.select(some, WEEK, settings()).issue
    oldest = digest.select(some, WEEK, settings(order="oldest")).issue
    assert newest is not None and [post.slug for post in newest.posts] == ["pin", "p2", "p1", "p0"]
    assert oldest is not None and [post.slug for post in oldest.posts] == ["pin", "p0", "p1", "p2"]


def at(text: str, slug: str, **changes: object):
    moment = dt.datetime.fromisoformat(text)
    return plain(slug=slug, path=f"posts/{slug}.md", date=moment.date(), at=moment, **changes)


def test_a_week_is_that_of_the_digests_zone_and_a_post_without_an_offset_keeps_its_day() -> None:
    late = at("2026-01-04T23:30:00+00:00", "late")
    plain_day = at("2026-01-04T23:30:00", "plain")
    shanghai = digest.select([late, plain_day], WEEK, settings(timezone="Asia/Shanghai")).issue
    assert shanghai is not None and [post.slug for post in shanghai.posts] == ["late"]
    assert digest.select([late, plain_day], WEEK, settings(timezone="UTC")).issue is None
    assert digest.day_in(late, "Asia/Shanghai") == dt.date(2026, 1, 5) and late.date == dt.date(2026, 1, 4)


def test_posts_of_one_day_are_ordered_by_their_time_of_day() -> None:
    day = [at(f"2026-01-06T{hour}:00", slug) for hour, slug in (("07", "c"), ("21", "a"), ("12", "b"))]
    newest = digest.select(day, WEEK, settings()).issue
    oldest = digest.select(day, WEEK, settings(order="oldest")).issue
    assert newest is not None and [post.slug for post in newest.posts] == ["a", "b", "c"]
    assert oldest is not None and [post.slug for post in oldest.posts] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("category", "潮汐", "categories"),
        ("tags", ("潮汐",), "keywords"),
        ("byline", "潮汐", "author"),
        ("people", ("潮汐",), "people"),
        ("guest", "潮汐", "guest"),
        ("lang", "潮汐", "language"),
    ],
)
def test_filters_and_groups_go_by_what_was_understood_whatever_its_key(field: str, value: object, key: str) -> None:
    kept, other = (plain(slug=slug, date=dt.date(2026, 1, 6)) for slug in ("kept", "other"))
    kept = replace(kept, **{field: value})
    assert digest.values_of(kept, key) == ("潮汐",)
    chosen = digest.select([kept, other], WEEK, settings(include={key: "潮汐"}))
    assert chosen.issue is not None and [post.slug for post in chosen.issue.posts] == ["kept"]
    grouped = digest.select([other, kept], WEEK, settings(max_posts=0, group_by=key)).issue
    assert grouped is not None and "kept" in {post.slug for g in grouped.more if g.title == "潮汐" for post in g.posts}


def test_what_stays_out_is_counted_by_reason() -> None:
    some = [
        plain(slug="d", date=dt.date(2026, 1, 6), draft=True),
        plain(slug="e", date=dt.date(2026, 1, 6), excluded=True),
        plain(slug="f", date=dt.date(2026, 1, 6), meta={"category": "ads"}),
        plain(slug="other", date=dt.date(2026, 2, 6)),
        plain(slug="none", date=None),
    ]
    chosen = digest.select(some, WEEK, settings(exclude={"category": ["ads"]}))
    assert (chosen.issue, chosen.drafts, chosen.excluded, chosen.filtered) == (None, 1, 1, 1)
    taken = digest.select(some, WEEK, settings(drafts=True)).issue
    assert taken is not None and {post.slug for post in taken.posts} == {"d", "f"}


@pytest.mark.parametrize(
    ("wanted", "matches"),
    [
        ({"tags": ["b"]}, True),
        ({"tags": "c"}, False),
        ({"hot": True}, True),
        ({"cold": True}, False),
        ({"cold": False}, True),
    ],
)
def test_front_matter_filters(wanted: dict[str, object], matches: bool) -> None:
    post = plain(date=dt.date(2026, 1, 6), meta={"tags": ["a", "b"], "hot": True})
    assert (digest.select([post], WEEK, settings(include=wanted)).issue is not None) is matches


def test_any_stretch_of_days() -> None:
    window = digest.between(dt.date(2026, 1, 5), dt.date(2026, 1, 6))
    assert window.id == "2026-01-05_2026-01-06"
    with pytest.raises(UsageError, match="after"):
        digest.between(dt.date(2026, 1, 6), dt.date(2026, 1, 5))


def test_the_language_is_that_of_most_posts_unless_set() -> None:
    some = [*posts(2), plain(slug="zh", lang="zh-Hans", date=dt.date(2026, 1, 5))]
    english = digest.select(some, WEEK, settings()).issue
    assert english is not None and english.lang == "en"


def test_without_a_group_by_the_rest_is_one_group_without_a_title() -> None:
    posts = tuple(plain(slug=f"p{number}", path=f"p{number}.md") for number in range(3))
    issue = digest.select(posts, digest.iso_week("2026-W02"), Settings(digest=Digest(max_posts=1, group_by=""))).issue
    assert issue is not None
    assert [(group.title, len(group.posts)) for group in issue.more] == [("", 2)]


def test_a_post_by_itself_speaks_its_own_language_unless_one_is_set() -> None:
    assert digest.single(plain(lang="en")).lang == "en"
    assert digest.single(plain(lang="en"), "zh").lang == "zh"

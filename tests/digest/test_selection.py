"""Weeks, selection, order."""

import datetime as dt
from itertools import pairwise

import pytest
from msgspec.structs import replace

from repurpose import digest
from repurpose.config import Digest, Settings, SiteOptions
from repurpose.errors import UsageError
from repurpose.model import Headline, Post
from tests.factories import plain


def settings(**changes: object) -> Settings:
    return Settings(site=SiteOptions(name="港口来信"), digest=Digest(**{"order": "newest", **changes}))


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
    chosen = digest.select(some, WEEK, Settings(lang="zh-Hans")).issue
    assert chosen is not None and chosen.lang == "zh-Hans"


def test_without_a_group_by_the_rest_is_one_group_without_a_title() -> None:
    posts = tuple(plain(slug=f"p{number}", path=f"p{number}.md") for number in range(3))
    issue = digest.select(
        posts, digest.iso_week("2026-W02"), Settings(digest=Digest(max_posts=1, group_by="", order="newest"))
    ).issue
    assert issue is not None
    assert [(group.title, len(group.posts)) for group in issue.more] == [("", 2)]


def test_a_post_by_itself_speaks_its_own_language_unless_one_is_set() -> None:
    assert digest.single(plain(lang="en")).lang == "en"
    assert digest.single(plain(lang="en"), "zh").lang == "zh"


@pytest.mark.parametrize(
    ("slug", "made"),
    [("p" * 80, "p" * 80), ("p" * 81, "p" * 71 + "-"), ("2026-W02", "post-2026-W02"), ("tide", "tide")],
)
def test_an_id_is_the_slug_up_to_eighty_characters_and_never_a_weeks(slug: str, made: str) -> None:
    found = digest.single(plain(slug=slug)).id
    assert found.startswith(made) and len(found) == (80 if len(slug) > 80 else len(made))


@pytest.mark.parametrize(
    ("post", "day", "why"),
    [
        ({}, 7, ""),
        ({"draft": True}, 7, "draft"),
        ({"draft": True, "held": "not reviewed"}, 7, "not reviewed"),
        ({"since": dt.date(2026, 1, 7)}, 7, ""),
        ({"since": dt.date(2026, 1, 8)}, 7, "not before 2026-01-08"),
        ({"until": dt.date(2026, 1, 8)}, 7, ""),
        ({"until": dt.date(2026, 1, 7)}, 7, "expired 2026-01-07"),
    ],
)
def test_a_post_is_for_readers_from_its_first_day_to_the_day_before_its_last(
    post: dict[str, object], day: int, why: str
) -> None:
    one = plain(path="posts/a.md", date=dt.date(2026, 1, day), **post)
    assert digest.held_back(one, dt.date(2026, 1, day)) == why
    chosen = digest.select([one], digest.between(dt.date(2026, 1, day), dt.date(2026, 1, day)), settings())
    assert (chosen.held, chosen.drafts, chosen.issue is None) == (
        ((("posts/a.md", why),), 1, True) if why else ((), 0, False)
    )
    assert digest.select([one], WEEK, settings(), drafts=True).held == ()
    assert digest.select([one], WEEK, settings(drafts=True)).held == ()
    marked = digest.single(one).posts[0]
    assert (marked.draft, marked.held) == (bool(why), why)


def test_a_post_without_a_day_is_held_by_what_its_author_said_alone() -> None:
    assert not digest.single(plain(date=None, since=dt.date(2030, 1, 1))).posts[0].draft
    assert digest.single(plain(date=None, held="not reviewed")).posts[0].draft


def test_groups_stand_by_size_then_name_whatever_their_capitals_and_the_nameless_last() -> None:
    names = ("Sea", "sea", "boat", "Boat", "", "", "", "lamp")
    some = [
        plain(slug=f"p{n}", path=f"p{n}.md", date=dt.date(2026, 1, 6), category="", meta={"kind": name} if name else {})
        for n, name in enumerate(names)
    ]
    chosen = settings(max_posts=0, group_by="kind", group_titles={"LAMP": "灯"}, order="oldest")
    issue = digest.select(some, WEEK, chosen).issue
    assert issue is not None
    assert [(group.title, [post.slug for post in group.posts]) for group in issue.more] == [
        ("Sea", ["p0", "p1"]),
        ("Boat", ["p2", "p3"]),
        ("灯", ["p7"]),
        ("Other", ["p4", "p5", "p6"]),
    ]
    assert digest.select(some, WEEK, settings(max_posts=8, group_by="kind")).issue.more == ()  # type: ignore[union-attr]


def test_an_issue_of_several_is_of_their_last_day_and_of_most_posts_language() -> None:
    first = (Headline("渡口", 1),)
    early = plain(slug="a", headlines=first, date=dt.date(2026, 1, 6), lang="zh-Hans", until=dt.date(2026, 1, 8))
    late = plain(slug="b", date=dt.date(2026, 1, 8))
    issue = digest.several([early, late, plain(slug="c", date=None)], Settings())
    assert (issue.id, issue.date, issue.lang, issue.is_digest) == ("a_b_c", dt.date(2026, 1, 8), "en", True)
    assert issue.title == "渡口"
    assert [post.draft for post in issue.posts] == [True, False, False]
    assert digest.several([early, late], Settings()).lang == "zh-Hans", "of equals the last by name"
    assert digest.several([early], Settings(lang="en")).lang == "en"
    assert not digest.several([early], Settings()).is_digest
    assert digest.several([plain(slug=name, date=None) for name in "ab"], Settings(lang="zh")).date is None


@pytest.mark.parametrize(
    ("name", "window", "title", "expected"),
    [
        ("港口", WEEK, "", "港口 · Week 2, 2026"),
        ("", WEEK, "", "Week 2, 2026"),
        ("港口", digest.between(dt.date(2026, 1, 5), dt.date(2026, 1, 6)), "", "港口 · 2026-01-05 – 2026-01-06"),
        ("", digest.between(dt.date(2026, 1, 5), dt.date(2026, 1, 6)), "", "2026-01-05 – 2026-01-06"),
        ("港口", WEEK, "{site}: {year}/{week}, {start} to {end}", "港口: 2026/2, 2026-01-05 to 2026-01-11"),
    ],
)
def test_an_issue_is_titled_by_its_site_and_week_or_by_its_days(
    name: str, window: digest.Window, title: str, expected: str
) -> None:
    own = Settings(site=SiteOptions(name=name), digest=Digest(title=title))
    issue = digest.select([plain(date=dt.date(2026, 1, 6))], window, own).issue
    assert issue is not None and issue.title == expected


def test_weeks_and_stretches_at_their_edges() -> None:
    assert digest.iso_week(" 2026w2 ").id == "2026-W02"
    assert dt.date(2026, 1, 4) not in WEEK and dt.date(2026, 1, 5) in WEEK
    assert digest.between(WEEK.start, WEEK.start).end == WEEK.start
    assert digest.last_full_week(dt.date.min + dt.timedelta(days=15)).id == "0001-W02"
    with pytest.raises(UsageError):
        digest.last_full_week(dt.date.min + dt.timedelta(days=14))


def test_posts_stand_by_title_or_by_path_where_that_is_wanted() -> None:
    some = [plain(slug=slug, path=f"{path}.md", title=title) for slug, path, title in ("azb", "bxC", "cya")]
    by = {
        order: [post.slug for post in digest.select(some, WEEK, settings(order=order)).issue.posts]  # type: ignore[union-attr]
        for order in ("title", "newest", "oldest")
    }
    assert by == {"title": ["c", "a", "b"], "newest": ["b", "c", "a"], "oldest": ["b", "c", "a"]}


def test_a_posts_values_are_its_words_once_and_nothing_nested() -> None:
    post = plain(tags=("b", "c"), meta={"tags": ["a", None, {"x": 1}, ["y"], "b", 3], "kind": None})
    assert digest.values_of(post, "tags") == ("a", "b", "3", "c")
    assert digest.values_of(post, "kind") == () == digest.values_of(post, "other")
    assert digest.values_of(plain(category="", meta={}), "category") == ()


def different(count: int) -> list[Post]:
    """Posts of one week that share no story."""
    return [
        plain(
            slug=f"p{n}",
            path=f"p{n}.md",
            date=dt.date(2026, 1, 5 + n % 7),
            title=f"{name}之书",
            summary=f"{name}" * 9,
            byline=f"s{n}",
            category=f"c{n}",
            sections=(),
        )
        for n, name in enumerate("山海街田河桥井灯船雨"[:count])
    ]


def best(posts: list[Post], earlier: digest.Earlier | None = None, **changes: object) -> digest.Selection:
    chosen = digest.select(posts, WEEK, settings(order="best", **changes), earlier=earlier)
    assert chosen.issue is not None
    return chosen


def test_the_best_is_featured_with_its_points_and_reasons_and_the_same_for_any_order_of_files() -> None:
    posts = different(5)
    posts[3] = replace(posts[3], insight="值得一读。")
    issue = best(posts, max_posts=2).issue
    assert issue is not None and issue.posts[0].slug == "p3" and issue.posts[0].score is not None
    assert "the editor's own remark" in issue.posts[0].score.reasons
    assert best(posts[::-1], max_posts=2).issue == issue


def test_a_piece_twice_stands_once_with_the_other_beside_it() -> None:
    posts = [replace(one, video="https://video.example/a") if n < 2 else one for n, one in enumerate(different(4))]
    posts[1] = replace(posts[1], insight="值得一读。")
    chosen = best(posts)
    assert chosen.issue is not None and chosen.joined == 1
    assert [one.slug for one in chosen.issue.posts[0].also] == ["p0"]
    assert sorted(one.slug for one in chosen.issue.all_posts()) == ["p0", "p1", "p2", "p3"] and chosen.issue.size == 4


def test_what_an_earlier_digest_featured_is_listed_by_its_path_or_its_title() -> None:
    earlier = digest.Earlier(2, frozenset({"p0.md"}), frozenset({"海之书"}))
    chosen = best(different(4), earlier)
    assert chosen.issue is not None and (chosen.earlier, chosen.repeated) == (2, 2)
    assert {post.slug for post in chosen.issue.posts} == {"p2", "p3"}
    assert {post.slug for group in chosen.issue.more for post in group.posts} == {"p0", "p1"}


def test_where_all_was_featured_before_something_is_featured_all_the_same() -> None:
    posts = different(2)
    again = best(posts, digest.Earlier(1, frozenset(post.path for post in posts))).issue
    assert again is not None and len(again.posts) == 2


def test_other_orders_choose_nothing_and_ask_no_memory() -> None:
    earlier = digest.Earlier(1, frozenset({"p0.md"}))
    chosen = digest.select(different(3), WEEK, settings(order="path"), earlier=earlier)
    assert chosen.issue is not None and chosen.earlier is None and chosen.issue.intro == ""
    assert [post.slug for post in chosen.issue.posts] == ["p0", "p1", "p2"] and chosen.issue.posts[0].score is None


def test_the_lead_follows_the_intro_of_the_settings() -> None:
    posts = [replace(post, tags=(post.title[:1] + "之书",)) for post in different(3)]
    chosen = best(posts, intro="一周一信。").issue
    assert chosen is not None and chosen.intro.startswith("一周一信。\n\nWhat this issue is about: ")


def test_what_there_is_no_room_to_list_is_counted() -> None:
    chosen = best(different(6), max_posts=2, max_listed=1).issue
    assert chosen is not None and (chosen.unlisted, chosen.size, sum(len(g.posts) for g in chosen.more)) == (3, 6, 1)

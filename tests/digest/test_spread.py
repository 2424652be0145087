"""A choice that does not repeat itself."""

import datetime as dt

import pytest

from repurpose.digest.spread import spread
from repurpose.model import Post
from tests.factories import plain


def post(n: int, **changes: object) -> Post:
    fields = {"path": f"{n}.md", "date": dt.date(2026, 1, 5 + n), "category": f"c{n}", "byline": f"s{n}"}
    return plain(**{**fields, **changes})


@pytest.mark.parametrize(
    "repeated",
    [
        {"date": dt.date(2026, 1, 5)},
        {"category": "C0"},
        {"byline": "s0"},
        {"guest": "Ada", "title": "Ada again", "people": ("Ada",)},
    ],
)
def test_of_two_equals_that_one_is_taken_that_repeats_nothing(repeated: dict[str, object]) -> None:
    first = post(0, guest="Ada", title="Ada on maps", people=("Ada",)) if "guest" in repeated else post(0)
    posts = [first, post(1, **repeated), post(2)]
    assert spread(posts, [5.0, 2.1, 2.0], [0, 1, 2], {}, 2) == [0, 2]


def test_a_story_is_told_once_while_there_is_another() -> None:
    posts = [post(0), post(1), post(2)]
    assert spread(posts, [5.0, 4.0, 0.0], [0, 1, 2], {(0, 1): 0.15}, 2) == [0, 2]
    assert spread(posts, [5.0, 4.0, 0.0], [0, 1], {(0, 1): 0.15}, 2) == [0, 1]


def test_a_week_of_one_field_is_filled_with_it() -> None:
    posts = [post(n, category="tides" if n < 6 else "rare") for n in range(7)]
    assert spread(posts, [3.0] * 6 + [0.0], range(7), {}, 3) == [0, 1, 2]


def test_pinned_posts_come_first_and_only_what_is_given_is_chosen() -> None:
    posts = [post(0), post(1, pinned=True), post(2)]
    assert spread(posts, [5.0, 0.0, 4.0], [0, 1, 2], {}, 2) == [1, 0]
    assert spread(posts, [5.0, 0.0, 4.0], [2], {}, 2) == [2]


def test_what_a_post_does_not_say_it_does_not_repeat() -> None:
    posts = [post(n, category="", byline="", date=None) for n in range(3)]
    assert spread(posts, [3.0, 2.0, 1.0], [0, 1, 2], {}, 3) == [0, 1, 2]

"""A post that is not for readers on its issue's day is built when it is named, and is a draft then."""

import datetime as dt

import pytest
from msgspec.structs import replace

from repurpose.config import Settings
from repurpose.digest import several
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("expires: 2026-03-19", True),
        ("publishDate: 2026-05-01", True),
        ("expires: 2026-04-01", False),
        ("hidden: true", True),
        ("tags: [a]", False),
    ],
)
def test_named_by_hand(line: str, draft: bool) -> None:
    text = f"---\ntitle: A\ndate: 2026-03-19\n{line}\n---\n\nThe boats came in before dark.\n"
    post = read_post(text, "posts/a.md", Reading())
    other = replace(post, path="posts/b.md", slug="b", draft=False, held="", since=None, until=None)
    assert several([post], Settings()).posts[0].draft is draft
    issue = several([post, other], Settings())
    assert [one.draft for one in issue.posts] == [draft, False] and issue.date == dt.date(2026, 3, 19)

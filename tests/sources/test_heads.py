"""A look at a head decides for a post only where its front matter says the day."""

import datetime as dt
from pathlib import Path

import pytest

from repurpose.sources.heads import Days, day_of, enough, look

WEEK = Days(dt.date(2026, 3, 16), dt.date(2026, 3, 22))


@pytest.mark.parametrize(
    ("name", "front", "verdict"),
    [
        ("a.md", "---\ntitle: A\ndate: 2026-03-19\n---", "read"),
        ("a.md", "---\ntitle: A\ndate: 2024-03-19\n---", "elsewhere"),
        ("a.md", "---\ntitle: Plans for 2026\ndate: 2024-03-19\n---", "elsewhere"),
        ("2026-03-19-a.md", "---\ntitle: The storm of 1987\n---", "read"),
        ("2026-03-19-a.md", "---\ntitle: The storm of 1987\ntime: 4 min\n---", "read"),
        ("2024-03-19-a.md", "---\ntitle: The storm of 1987\n---", "elsewhere"),
        ("a.md", "---\ntitle: The storm of 1987\n---", "undated"),
        ("a.md", "---\ntitle: A\ntranscript: talks/1987.md\n---", "read"),
        ("a.md", '+++\ntitle = "The storm of 1987"\ndate = 2024-03-19\n+++', "elsewhere"),
        ("2026-03-19-a.md", "# A\n\n```yaml\ndate: 2019-01-01\n```", "read"),
    ],
)
def test_where_a_post_belongs(name: str, front: str, verdict: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"{front}\n\nThe boats came in before dark.\n", encoding="utf-8")
    assert look(tmp_path / name, tmp_path, WEEK) == verdict


@pytest.mark.parametrize(
    ("name", "front", "day"),
    [
        ("a.md", "date: 2026-01-05", dt.date(2026, 1, 5)),
        ("2026-01-06-a.md", "title: a", dt.date(2026, 1, 6)),
        ("a.md", "title: a", None),
        ("a.md", "date: [", None),
    ],
)
def test_the_day_that_a_head_says(name: str, front: str, day: dt.date | None, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f"---\n{front}\n---\nlamp\n", encoding="utf-8")
    assert day_of(path, tmp_path, ("date",), "") == day
    assert day_of(tmp_path / "none.md", tmp_path, ("date",), "") is None


def test_a_day_without_an_offset_is_that_day_in_every_zone(tmp_path: Path) -> None:
    path, week = tmp_path / "a.md", Days(dt.date(2026, 1, 5), dt.date(2026, 1, 11))
    for written, verdict in (
        ("2026-01-04", "elsewhere"),
        ("2026-01-04T23:30:00+00:00", "read"),
        ("2026-01-05", "read"),
    ):
        path.write_text(f"---\ndate: {written}\n---\nlamp\n", encoding="utf-8")
        assert look(path, tmp_path, week) == verdict


def test_a_head_is_enough_where_its_front_matter_ends_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: lamp\n---\n" + "lamp\n" * 9_000, encoding="utf-8")
    assert len(enough(path) or "") < 9_000
    path.write_text("---\ntitle: " + "lamp\n  " * 9_000 + "\n---\nlamp\n", encoding="utf-8")
    assert enough(path) is None

"""A look at a head decides for a post only where its front matter says the day."""

import datetime as dt
from pathlib import Path

import pytest

from repurpose.sources.heads import Days, look

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

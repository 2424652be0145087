"""Ids in the outbox: one a post, whatever else was built, and the old one where something lies there already."""

from pathlib import Path

import pytest

from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.config import Project, Settings
from repurpose.errors import OutboxError
from tests.commands.test_build import QUIET, TODAY


def post(root: Path, name: str) -> Path:
    path = root / "posts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: The tide of {path.stem}\n---\nThe rope was wet, and the knot held all night.\n")
    return path


def built(root: Path, *names: str, console: Console = QUIET) -> str:
    paths = tuple(post(root, name) for name in names)
    made = build.build(Project(Settings(), root), build.BuildOptions(TODAY, paths, channels=("thread",)), console)
    assert made.folder is not None
    return made.folder.name


def test_weeklies_and_namesakes_each_have_an_issue(tmp_path: Path) -> None:
    names = ("2026-03-04-weekly.md", "2026-03-11-weekly.md", "a/rope.md", "b/rope.md", "rope.md")
    ids = [built(tmp_path, name) for name in names]
    assert ids == ["2026-03-04-weekly", "2026-03-11-weekly", "a-rope", "b-rope", "rope"]
    assert [built(tmp_path, name) for name in reversed(names)] == ids[::-1]


def test_an_issue_in_the_outbox_keeps_its_older_id(tmp_path: Path) -> None:
    new = tmp_path / "outbox" / built(tmp_path, "2026-03-04-weekly.md")
    old = new.rename(new.with_name("weekly"))
    manifest = old / "issue.json"
    manifest.write_text(manifest.read_text().replace('"id": "2026-03-04-weekly"', '"id": "weekly"'))
    assert built(tmp_path, "2026-03-04-weekly.md") == "weekly"
    assert built(tmp_path, "2026-03-11-weekly.md") == "2026-03-11-weekly"


def test_names_that_differ_in_capitals_alone_are_refused(tmp_path: Path) -> None:
    assert built(tmp_path, "Rope.md") == "Rope"
    with pytest.raises(OutboxError, match=r"holds an issue made from posts/Rope.md"):
        built(tmp_path, "rope.md")

"""The words of every sample, read by markdown-it-py, are the words of the finished files."""

from pathlib import Path

import pytest

from repurpose.checks.wholeness import words_of_text
from repurpose.errors import SourceError
from tests.document import visible
from tests.shared import SOAK, shared

SAMPLE = 12
"""How many posts a quick run takes, evenly spread."""


def posts() -> list[Path]:
    """The posts that are published whole: a transcript never is."""
    paths = sorted(path for path in shared("samples").rglob("*.md") if path.name not in ("README.md", "transcript.md"))
    return paths if SOAK else paths[:: max(len(paths) // SAMPLE, 1)]


def test_samples_are_whole(tmp_path: Path) -> None:
    unexplained, seen = [], 0
    for path in posts():
        try:
            result = visible.made(tmp_path, path)
        except SourceError:
            continue
        if (
            result.issue is None
            or result.issue.posts[0].form == "transcript"
            or result.issue.posts[0].borrowed
            or any(one.cut for one in result.rendered)
        ):
            continue
        seen += 1
        expected = visible.words(result.issue.posts[0].body)
        account = [loss.what for one in result.rendered for loss in one.account]
        faults = visible.faults(expected, words_of_text(" ".join(account)), result)
        unexplained += [f"{path}: {name}: {fault}" for name, fault in faults.items()]
    if not seen:
        pytest.skip("no post among the samples is published whole")
    assert not unexplained, f"{len(unexplained)} in {seen} posts\n" + "\n".join(unexplained)

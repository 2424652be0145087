"""What the starter becomes, byte for byte, in files that a person can open: golden/<channel>/<case>/<part>."""

import datetime as dt
import difflib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from repurpose.commands import build, proof_sheet, trace
from repurpose.commands.console import Console
from repurpose.commands.project import load
from tests.shared import ROOT

GOLDEN = ROOT / "tests" / "golden"
UPDATING = os.environ.get("UPDATE_GOLDEN") == "1"
TODAY = dt.date(2026, 1, 15)
DIFF_LINES = 30
ACCEPT = "accept: UPDATE_GOLDEN=1 python -m pytest tests/test_golden.py && git diff tests/golden"
LIMIT = 150_000
"""Bytes of all golden files together: few enough to be read when they change."""

POSTS = {
    "article-with-quotes": ("posts/lighthouse.md",),
    "bilingual-transcript": ("posts/lighthouse-talk.md",),
    "english-post": ("posts/2026-01-08-maps.md",),
    "digest-of-three": (),
}
"""The posts of each case; without any it is the digest of 2026-W02."""
PARTS = {
    "email": ("email.html", "email.txt"),
    "thread": ("x.txt",),
    "wechat": ("article.html",),
    "trace": ("sheet.html",),
}
CASES = {
    "email": ("article-with-quotes", "english-post", "digest-of-three"),
    "thread": ("article-with-quotes", "bilingual-transcript", "english-post"),
    "wechat": ("article-with-quotes", "bilingual-transcript", "digest-of-three"),
    "trace": ("article-with-quotes",),
}
NAMED = [(channel, case) for channel, cases in CASES.items() for case in cases]


def rendered(site: Path, channel: str, case: str) -> dict[str, bytes]:
    """The parts of a case, by name."""
    shutil.copytree(ROOT / "templates" / "starter", site)
    if channel == "trace":
        return {"sheet.html": proof(site, Path(POSTS[case][0]))}
    paths = tuple(site / path for path in POSTS[case])
    wanted = build.BuildOptions(TODAY, paths, week="" if paths else "2026-W02", channels=(channel,))
    made = build.make(load(site), wanted, Console(quiet=True))
    parts = {part.name: part.text.encode() for part in made.rendered[0].parts}
    return {name: parts[name] for name in PARTS[channel]}


def proof(site: Path, article: Path) -> bytes:
    """The proof sheet of an article, without the style sheet and the script, which are files of their own."""
    project = load(site)
    found = trace.traced(project, site / article)
    html = proof_sheet.sheet(project, found, "zh", TODAY, article)
    return re.sub(r"(?s)(<style>|<script>).*?(</style>|</script>)|'sha256-[^']*'", r"\1\2", html).encode()


def difference(expected: bytes, actual: bytes) -> Iterator[str]:
    """The lines that differ; HTML, which has few line ends, is taken apart at its tags."""
    old, new = (text.decode().replace("><", ">\n<").splitlines() for text in (expected, actual))
    yield from difflib.unified_diff(old, new, "golden", "now", n=1, lineterm="")


def advice(golden: Path, now: Path, expected: bytes, actual: bytes) -> str:
    """What changed, and where to look at it."""
    lines = list(difference(expected, actual)) or ["(no line differs in its text: look at the line ends)"]
    more = [f"… and {len(lines) - DIFF_LINES} lines more"] if len(lines) > DIFF_LINES else []
    head = f"{golden.relative_to(ROOT)} is not what the starter becomes now:"
    return "\n".join([head, *lines[:DIFF_LINES], *more, f"look: open {now} beside {golden}"])


@pytest.mark.parametrize(("channel", "case"), NAMED, ids=["/".join(one) for one in NAMED])
def test_the_starter_becomes_what_lies_here(tmp_path: Path, channel: str, case: str) -> None:
    folder, changed = GOLDEN / channel / case, []
    for name, actual in rendered(tmp_path / "site", channel, case).items():
        golden, now = folder / name, tmp_path / name
        now.write_bytes(actual)
        if UPDATING:
            folder.mkdir(parents=True, exist_ok=True)
            golden.write_bytes(actual)
        expected = golden.read_bytes() if golden.exists() else b""
        if actual != expected:
            changed.append(advice(golden, now, expected, actual))
    if changed:
        pytest.fail("\n\n".join([*changed, ACCEPT]), pytrace=False)


def test_nothing_else_lies_here() -> None:
    wanted = {f"{channel}/{case}/{part}" for channel, case in NAMED for part in PARTS[channel]}
    held = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert held - {".gitattributes"} == wanted


def test_there_is_little_enough_to_read() -> None:
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*") if path.is_file()) < LIMIT

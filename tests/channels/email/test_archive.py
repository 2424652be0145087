"""The page behind "view in browser", and the feed of such pages."""

import datetime as dt
from pathlib import Path
from xml.etree import ElementTree

import pytest

from repurpose.channels.email.feed import FeedEntry, atom
from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.config import Project
from tests import factories
from tests.channels.email.test_formatter import project, render

VIEW = "https://example.org/issues/{id}"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_archive_page_knows_no_reader() -> None:
    post = factories.plain(body="Dear %%name|friend%%, welcome.", summary="")
    rendered = render(factories.single(post), project(view_url=VIEW))
    page = rendered.part("archive.html").text
    assert "Dear friend, welcome." in page
    assert "%%" not in page
    assert "unsubscribe" not in page.lower()
    assert "https://example.org/issues/maps" not in page
    assert "https://example.org/issues/maps" in rendered.part("email.html").text


def test_without_a_place_for_it_there_is_no_archive_page() -> None:
    assert "archive.html" not in [part.name for part in render(factories.single()).parts]


def test_the_feed_lists_issues_newest_first_and_escapes_their_titles() -> None:
    moments = [dt.datetime(2026, 1, day, 8, tzinfo=dt.UTC) for day in (4, 18, 11)]
    entries = [
        FeedEntry(str(n), f"Maps & <{n}>\x00", f"https://example.org/{n}?a=1&b=2", at) for n, at in enumerate(moments)
    ]
    root = ElementTree.fromstring(atom("港口来信", "https://example.org", entries))
    assert [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")] == [
        "Maps & <1>",
        "Maps & <2>",
        "Maps & <0>",
    ]
    assert root.findtext(f"{ATOM}updated") == "2026-01-18T08:00:00Z"
    assert atom("港口来信", "https://example.org", entries) == atom("港口来信", "https://example.org", entries[::-1])


def test_a_feed_without_issues_is_a_feed() -> None:
    assert ElementTree.fromstring(atom("港口来信", "https://example.org", [])).findtext(f"{ATOM}title") == "港口来信"


def build_post(root: Path, slug: str, day: int, **front: str) -> Path:
    """Build a post of that day into the outbox of `root`, and return the outbox's feed."""
    path = root / f"{slug}.md"
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    path.write_text(
        f"---\ntitle: About {slug}\ndate: 2026-01-{day:02}\n{lines}---\nWords about {slug}.\n", encoding="utf-8"
    )
    own = Project(project(view_url=VIEW).settings, root)
    build.build(own, build.BuildOptions(dt.date(2026, 1, 31), (path,), drafts=True), Console(quiet=True))
    return root / "outbox" / "feed.xml"


def test_each_build_lists_the_issues_of_the_outbox_in_its_feed(tmp_path: Path) -> None:
    build_post(tmp_path, "maps", 4)
    feed = build_post(tmp_path, "lamps", 11)
    entries = list(ElementTree.fromstring(feed.read_text(encoding="utf-8")).iter(f"{ATOM}entry"))
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["About lamps", "About maps"]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "https://example.org/issues/lamps",
        "https://example.org/issues/maps",
    ]
    assert entries[0].findtext(f"{ATOM}updated") == "2026-01-11T08:00:00Z"
    before = feed.read_bytes()
    build_post(tmp_path, "maps", 4)
    assert feed.read_bytes() == before


def test_a_draft_is_not_in_the_feed(tmp_path: Path) -> None:
    feed = build_post(tmp_path, "maps", 4, draft="true")
    assert "maps" not in feed.read_text(encoding="utf-8")


def test_a_damaged_issue_elsewhere_stops_no_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = build_post(tmp_path, "maps", 4)
    (tmp_path / "outbox" / "maps" / "issue.json").write_text("{", encoding="utf-8")
    build_post(tmp_path, "lamps", 11)
    assert "feed.xml is as it was" in capsys.readouterr().err
    assert "lamps" not in feed.read_text(encoding="utf-8")


def test_without_pages_on_the_web_there_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "maps.md").write_text("# Maps\n\nWords.\n", encoding="utf-8")
    own = Project(project().settings, tmp_path)
    build.build(own, build.BuildOptions(dt.date(2026, 1, 31), (tmp_path / "maps.md",)), Console(quiet=True))
    assert [path.name for path in (tmp_path / "outbox").iterdir()] == ["maps"]

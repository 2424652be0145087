"""The page behind "view in browser", and the feed of such pages."""

import datetime as dt
from xml.etree import ElementTree

from repurpose.channels.email.feed import FeedEntry, atom
from tests import factories
from tests.channels.test_email_formatter import project, render

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

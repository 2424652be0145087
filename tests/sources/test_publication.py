"""What holds a post back, and what does not."""

import datetime as dt

import pytest

from repurpose.sources.publication import hidden_by, is_borrowed, normal_keys, terms


@pytest.mark.parametrize(
    "meta",
    [
        *({"draft": True}, {"is-draft": "yes"}, {"published": False}, {"publish": "no"}, {"hidden": True}),
        *({"private": True}, {"unlisted": "true"}, {"password": "x"}, {"encrypted": True}, {"visibility": "private"}),
        *({"status": "pending"}, {"status": "a word nobody knows"}, {"dg-publish": False}, {"headless": True}),
        *({"eleventyExcludeFromCollections": True}, {"build": {"render": "never"}}, {"_build": {"list": False}}),
        *({"draft": "perhaps"}, {"hide": True}, {"hide": ["toc", "post"]}),
    ],
)
def test_held_back(meta: dict[str, object]) -> None:
    assert hidden_by(normal_keys(meta), "posts/a.md")


@pytest.mark.parametrize(
    "meta",
    [
        *({}, {"draft": False}, {"published": True}, {"published": "2026-03-19"}, {"status": "published"}),
        *({"future": True}, {"searchable": False}, {"hidden": False}, {"password": ""}, {"visibility": "public"}),
        *({"build": {"render": "always"}}, {"hide": ["toc", "navigation"]}),
    ],
)
def test_not_held_back(meta: dict[str, object]) -> None:
    assert hidden_by(normal_keys(meta), "posts/a.md") == ""


def test_a_drafts_folder_holds_back_and_a_password_is_not_told() -> None:
    assert hidden_by({}, "site/_drafts/a.md")
    assert "swordfish" not in hidden_by({"password": "swordfish"}, "posts/a.md")


def test_a_day_that_cannot_be_read_is_no_permission() -> None:
    assert terms({"expirydate": "some day"}, "posts/a.md").held == "expirydate: some day"
    assert terms({"expirydate": "2026-01-08"}, "posts/a.md").until == dt.date(2026, 1, 8)


def test_a_password_is_not_told() -> None:
    held = terms({"password": "harbour-secret"}, "posts/a.md").held
    assert held and "harbour" not in held


@pytest.mark.parametrize(
    ("path", "source", "tags", "borrowed"),
    [
        ("Clippings/lamp.md", "", (), True),
        ("notes/lamp.md", "", ("clippings",), True),
        ("notes/lamp.md", "", ("转载",), True),
        ("notes/lamp.md", "https://other.example/lamp", (), True),
        ("notes/lamp.md", "https://www.example.org/talks/lamp", (), False),
        ("notes/lamp.md", "https://youtu.be/lamp", (), False),
        ("notes/lamp.md", "https://www.xiaoyuzhoufm.com/episode/1", (), False),
        ("notes/lamp.md", "https://other.example/lamp.mp3", (), False),
        ("notes/clippings.md", "", ("lamp",), False),
    ],
)
def test_a_clipping_and_a_page_of_another_host_are_anothers_text(
    path: str, source: str, tags: tuple[str, ...], borrowed: bool
) -> None:
    assert is_borrowed(path, source, tags, "https://example.org") is borrowed

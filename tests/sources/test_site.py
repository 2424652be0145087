"""References between posts, in each spelling that sites use."""

from pathlib import Path

import pytest

from repurpose.sources.address import Scheme
from repurpose.sources.site import Site, SiteEntry, entry

SCHEME = Scheme("https://tide.example", root=Path("/p"), folders=(Path("/p/posts"),))
TEXTS = {
    "posts/rope.md": "---\ntitle: Rope\n---\nWet.\n",
    "posts/2026-03-04-knot.md": "# A knot\n\nHeld.\n",
    "posts/a/hull/index.md": "---\ntitle: Hull\n---\nOak.\n",
    "posts/a/rope.md": "---\ntitle: Another rope\n---\nDry.\n",
    "posts/Old note.md": "---\ntitle: [broken\n---\n",
    "posts/off.md": "---\ntitle: Off\npermalink: false\n---\nHidden.\n",
}


def site() -> Site:
    there = {"posts/img/rope.png"}.__contains__
    return Site(SCHEME, lambda: [entry(text, path, SCHEME) for path, text in TEXTS.items()], there)


@pytest.mark.parametrize(
    ("ref", "from_path", "path"),
    [
        ("rope.md", "posts/off.md", "/posts/rope/"),
        ("rope.md#wet", "posts/a/x.md", "/posts/a/rope/#wet"),
        ("../rope.md", "posts/a/x.md", "/posts/rope/"),
        ("./a/hull/", "posts/rope.md", "/posts/a/hull/"),
        ("/posts/rope.md", "posts/a/x.md", "/posts/rope/"),
        ("/rope.md", "posts/a/x.md", "/posts/rope/"),
        ("a/rope", "posts/off.md", "/posts/a/rope/"),
        ("2026-03-04-knot", "posts/a/x.md", "/posts/knot/"),
        ("knot", "posts/a/x.md", "/posts/knot/"),
        ("Old note", "posts/a/x.md", "/posts/Old%20note/"),
        ("Old%20note.md", "posts/rope.md", "/posts/Old%20note/"),
        ("hull/index.md", "posts/a/x.md", "/posts/a/hull/"),
        ("nobody.md", "posts/rope.md", None),
        ("off.md", "posts/rope.md", None),
        ("https://other.example/rope.md", "posts/a.md", None),
        ("#part", "posts/a.md", None),
    ],
)
def test_a_reference_finds_its_post(ref: str, from_path: str, path: str | None) -> None:
    assert site().address(ref, from_path) == (path and f"https://tide.example{path}")


def test_titles() -> None:
    assert site().title("rope.md", "posts/a/x.md") == "Another rope"
    assert site().title("2026-03-04-knot", "x.md") == "A knot"
    assert site().title("nobody", "x.md") is None


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("rope.md?x=1#wet", "https://tide.example/posts/rope/#wet"),
        ("img/rope.png", "https://tide.example/posts/img/rope.png"),
        ("gone.png", "https://tide.example/posts/off/gone.png"),
        ("/about/", "https://tide.example/about/"),
        ("mailto:a@tide.example", "mailto:a@tide.example"),
        ("#part", "#part"),
        ("//other.example/x", "//other.example/x"),
    ],
)
def test_a_link_in_full(href: str, address: str) -> None:
    assert site().link(href, "posts/off.md", "https://tide.example/posts/off/") == address


def test_nothing_is_read_before_somebody_asks() -> None:
    def never() -> list[SiteEntry]:
        raise AssertionError("read too early")

    assert Site(SCHEME, never).link("https://other.example/", "a.md", "") == "https://other.example/"


def test_code_is_read_from_the_site_or_from_beside_the_post() -> None:
    files = {"docs/x/a.js": "one()\n", "docs/blog/b.js": "two()\n"}
    found = Site(SCHEME, list, files.__contains__, files.__getitem__)
    assert found.code("@/x/a.js", "docs/blog/post.md") == "one()\n"
    assert found.code("./b.js", "docs/blog/post.md") == "two()\n"
    assert found.code("../../../etc/passwd", "docs/blog/post.md") is None
    assert found.code("@/../../../etc/passwd", "docs/blog/post.md") is None

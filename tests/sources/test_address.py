"""Addresses as the site would give them, and ids that no neighbour changes."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest

from repurpose.sources.address import AddressedPage, Scheme, address_of, beside, full, id_of, relative_to, slugified

BASE = "https://tide.example"


def site(*folders: str, **changes: object) -> Scheme:
    return Scheme(BASE, root=Path("/p"), folders=tuple(Path("/p") / name for name in folders or ("posts",)), **changes)


def page(path: str) -> AddressedPage:
    return AddressedPage(path, {}, "Rope & Knot", dt.date(2026, 3, 4))


@pytest.mark.parametrize(
    ("path", "folder", "permalink", "address"),
    [
        ("posts/rope/index.md", "posts", "/{dir}/{slug}/", "/posts/rope/"),
        ("posts/rope/README.md", "posts", "/{dir}/{slug}/", "/posts/rope/"),
        ("content/log/rope/index.md", "content", "/{dir}/{slug}/", "/log/rope/"),
        ("content/log/rope/_index.md", "content", "/{dir}/", "/log/rope/"),
        ("content/rope.md", "content", "/{dir}/{slug}/", "/rope/"),
        ("posts/index.md", "posts", "/{dir}/{slug}/", "/posts/"),
        ("_posts/2026-03-04-rope.md", "_posts", ":year/:month/:day/:title.html", "/2026/03/04/rope.html"),
        ("source/_posts/rope.md", "source/_posts", ":year/:month/:day/:title/", "/2026/03/04/rope/"),
        ("content/log/rope.md", "content", "/:section/:filename/", "/log/rope/"),
        ("content/log/rope.md", "content", "/{year}/{title}/", "/2026/rope-knot/"),
        ("posts/Two Knots.md", "posts", "/{dir}/{slug}/", "/posts/Two%20Knots/"),
        ("elsewhere/rope.md", "posts", "/{dir}/{slug}/", ""),
    ],
)
def test_the_address_of_a_file(path: str, folder: str, permalink: str, address: str) -> None:
    assert address_of(page(path), site(folder, permalink=permalink)) == (BASE + address if address else "")


@pytest.mark.parametrize(
    ("meta", "address"),
    [
        ({"permalink": "knots/rope"}, BASE + "/knots/rope"),
        ({"permalink": "/k/:title/"}, BASE + "/k/rope/"),
        ({"permalink": "/k/:year/:slug.html", "slug": "cord"}, BASE + "/k/2026/cord.html"),
        ({"url": "./k/绳"}, BASE + "/k/%E7%BB%B3"),
        ({"url": "/k/%E7%BB%B3?a=1#b"}, BASE + "/k/%E7%BB%B3?a=1#b"),
        ({"path": "/k"}, BASE + "/k"),
        ({"canonicalurl": "https://other.example/k"}, "https://other.example/k"),
        ({"url": "//other.example/k"}, "https://other.example/k"),
        ({"slug": "/2026/cord"}, BASE + "/posts/2026/cord/"),
        ({"permalink": False}, ""),
        ({"permalink": "false"}, ""),
        ({"permalink": "/{{ page.fileSlug }}/"}, BASE + "/rope/"),
        ({"permalink": "/{{ page.filePathStem }}.html"}, BASE + "/posts/rope.html"),
        ({"permalink": "/{{ page.date | date: '%Y/%m' }}/{{ title | slugify }}/"}, ""),
        (
            {"permalink": '/{{ page.date | date: "%Y/%m" }}/{{ topic | slugify }}/', "topic": "Old Knots"},
            BASE + "/2026/03/old-knots/",
        ),
        ({"permalink": "/{{ topic | downcase }}/", "topic": "Knots"}, BASE + "/knots/"),
        ({"permalink": "/{{ topic | shout }}/", "topic": "knots"}, ""),
        ({"permalink": "/{{ page.date }}/"}, ""),
        ({"permalink": "/{{ topic | slugify }}/", "topic": "绳"}, ""),
        ({"path": "knots/rope"}, BASE + "/knots/rope/"),
        ({"path": "knots/rope.html"}, BASE + "/knots/rope.html"),
        ({"permalink": "/k/:unheard/"}, ""),
        ({"permalink": "{% if x %}/a/{% endif %}"}, ""),
        ({"url": "javascript:void"}, ""),
        ({"link": "https://other.example/k"}, BASE + "/posts/rope/"),
        ({"aliases": ["/k"]}, BASE + "/posts/rope/"),
    ],
)
def test_an_address_in_the_front_matter(meta: dict[str, object], address: str) -> None:
    assert address_of(AddressedPage("posts/rope.md", meta, "Rope & Knot", dt.date(2026, 3, 4)), site()) == address


@pytest.mark.parametrize(
    ("path", "address"),
    [("posts/walk/walk.md", "/posts/walk/"), ("posts/walk/way.md", "/posts/walk/way/"), ("posts/posts.md", "/posts/")],
)
def test_a_page_named_like_its_folder(path: str, address: str) -> None:
    assert address_of(page(path), site(namesakes=True)) == BASE + address
    assert address_of(page("posts/walk/walk.md"), site()) == f"{BASE}/posts/walk/walk/"


def test_slugs_of_names_as_the_settings_wish() -> None:
    assert (
        address_of(page("posts/Old Ropes/Two Knots.md"), site(slugify="slug")) == f"{BASE}/posts/old-ropes/two-knots/"
    )
    assert address_of(page("posts/潮 汐.md"), site(slugify="slug")) == f"{BASE}/posts/%E6%BD%AE-%E6%B1%90/"
    assert slugified("C++ & Rust, 2026!") == "c-rust-2026"


def test_decomposed_names_are_composed() -> None:
    path = unicodedata.normalize("NFD", "posts/Café é.md")
    assert address_of(page(path), site()) == f"{BASE}/posts/Caf%C3%A9%20%C3%A9/"
    assert id_of(path, site()) == "Café-é"


@pytest.mark.parametrize(
    ("path", "folders", "post_id"),
    [
        ("posts/rope.md", ("posts",), "rope"),
        ("posts/2026-03-04-weekly.md", ("posts",), "2026-03-04-weekly"),
        ("posts/a/rope.md", ("posts",), "a-rope"),
        ("posts/b/rope/index.md", ("posts",), "b-rope"),
        ("posts/rope.md", ("posts", "notes"), "posts-rope"),
        ("notes/rope.md", ("posts", "notes"), "notes-rope"),
        ("posts/2026/rope.md", ("posts/*/*.md",), "2026-rope"),
        ("essays/rope.md", ("posts",), "essays-rope"),
        ("../rope.md", ("posts",), "rope"),
        ("posts/-rope.md", ("posts",), "_rope"),
        ("posts/!.md", ("posts",), "post"),
    ],
)
def test_an_id_comes_from_the_path_and_the_settings(path: str, folders: tuple[str, ...], post_id: str) -> None:
    assert id_of(path, site(*folders)) == post_id


def test_long_names_that_begin_alike_stay_apart() -> None:
    one, two = (id_of(f"posts/{'绳' * 90}{end}.md", site()) for end in "ab")
    assert one != two and len(one) == len(two) == 80


def test_references_seen_from_a_file() -> None:
    assert relative_to("../b/c.md", "posts/a/x.md") == "posts/b/c.md"
    assert relative_to("/posts/c.md", "posts/a/x.md") == "posts/c.md"
    assert relative_to("../../c.md", "posts/x.md") is None


def test_a_picture_beside_a_post_goes_with_its_folder() -> None:
    there = {"posts/img/rope.png", "posts/rope/hull.jpg", "content/log/hull.jpg"}.__contains__
    assert beside("img/rope.png", "posts/a.md", site(), there) == f"{BASE}/posts/img/rope.png"
    assert beside("hull.jpg", "posts/rope/index.md", site(), there) == f"{BASE}/posts/rope/hull.jpg"
    assert beside("hull.jpg", "content/log/a.md", site("content"), there) == f"{BASE}/log/hull.jpg"
    assert beside("gone.png", "posts/a.md", site(), there) is None


@pytest.mark.parametrize(
    "ref", ["{{ site.root }}/x", "%7B%7B%3C ref a %3E%7D%7D", "{% link a.md %}", "${base}/x", "http://[x"]
)
def test_what_a_template_would_fill_is_never_an_address(ref: str) -> None:
    assert full(ref, "https://tide.example/a/") == ""


def test_a_reference_as_a_browser_reads_it() -> None:
    assert full("../b?x=1", "https://tide.example/a/") == "https://tide.example/b?x=1"

"""Thirty posts that are not published, each in another way; what the remark in each says must never leave the machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

WEEK = "2026-W03"
"""The week in which all of them would stand; it is built as of its own end, 18 January 2026."""


@dataclass(frozen=True, slots=True)
class Held:
    """A post kept back: where it lies, its head as written, the generator that reads it so."""

    way: str
    path: str
    head: str
    remark: str

    @property
    def text(self) -> str:
        body = f"This page is not finished, and the remark says why. {self.remark} It will be read when it is ready.\n"
        return f"{self.head.strip()}\n\n{body}"


def _yaml(way: str, line: str, remark: str, path: str, date: str = "2026-01-14") -> Held:
    return Held(way, path, f'---\ntitle: "Held back, {Path(path).stem}"\ndate: {date}\n{line}\n---', remark)


POSTS = (
    _yaml("draft in YAML (Hugo, Astro, Quarto)", "draft: true", "Cormorants owe us money.", "posts/draft-yaml.md"),
    Held(
        "draft in TOML (Hugo, Zola)",
        "posts/draft-toml.md",
        '+++\ntitle = "Held back, TOML"\ndate = 2026-01-14\ndraft = true\n+++',
        "Puffins were promised a pension.",
    ),
    Held(
        "draft in JSON (Hugo)",
        "posts/draft-json.md",
        '{\n  "title": "Held back, JSON",\n  "date": "2026-01-14",\n  "draft": true\n}',
        "Herons have seen the contract.",
    ),
    _yaml("draft as quoted text", 'draft: "true"', "Gannets know the password.", "posts/draft-text.md"),
    _yaml("draft as yes", "draft: yes", "Terns will sue.", "posts/draft-yes.md"),
    _yaml("published: false (Jekyll)", "published: false", "Auks leak to the press.", "posts/published-false.md"),
    _yaml("publish: false (Obsidian)", "publish: false", "Skuas paid for this.", "posts/publish-false.md"),
    _yaml("dg-publish: false (Digital Garden)", "dg-publish: false", "Grebes were not asked.", "posts/dg-publish.md"),
    _yaml("hidden: true (Hexo, VitePress)", "hidden: true", "Eiders keep two ledgers.", "posts/hidden.md"),
    _yaml("private: true", "private: true", "Scoters moved in secret.", "posts/private.md"),
    _yaml("unlisted: true (Docusaurus)", "unlisted: true", "Divers want it off the record.", "posts/unlisted.md"),
    _yaml("password (Hexo)", "password: seabird", "Fulmars read it first.", "posts/password.md"),
    _yaml("visibility: private (Ghost)", "visibility: private", "Petrels resigned already.", "posts/visibility.md"),
    _yaml("status: draft (WordPress)", "status: draft", "Kittiwakes asked for anonymity.", "posts/status-draft.md"),
    Held(
        "Status: draft (Pelican)",
        "posts/pelican-draft.md",
        "Title: Held back, Pelican\nDate: 2026-01-14\nStatus: draft",
        "Razorbills deny everything.",
    ),
    Held(
        "Status: hidden (Pelican)",
        "posts/pelican-hidden.md",
        "Title: Held back, Pelican again\nDate: 2026-01-14\nStatus: hidden",
        "Guillemots signed nothing.",
    ),
    _yaml(
        "eleventyExcludeFromCollections (Eleventy)",
        "eleventyExcludeFromCollections: true",
        "Shearwaters changed the will.",
        "posts/excluded.md",
    ),
    _yaml("permalink: false (Eleventy)", "permalink: false", "Dunlins forged the stamp.", "posts/no-permalink.md"),
    _yaml("headless: true (Hugo)", "headless: true", "Knots lost the receipt.", "posts/headless/index.md"),
    _yaml("build.render: never (Hugo)", "build:\n  render: never", "Curlews blame the cook.", "posts/render-never.md"),
    _yaml("_build.list: never (Hugo)", "_build:\n  list: never", "Plovers are under oath.", "posts/list-never.md"),
    _yaml("in _drafts/ (Jekyll, Hexo)", "tags: [birds]", "Avocets hid the map.", "posts/_drafts/avocets.md"),
    _yaml("file name with an underscore (Astro, Quarto)", "tags: [birds]", "Stilts cut the cable.", "posts/_stilts.md"),
    _yaml("publishDate to come (Hugo)", "publishDate: 2026-03-01", "Godwits sell in March.", "posts/publish-date.md"),
    Held(
        "publishDate to come in TOML (Hugo)",
        "posts/publish-date-toml.md",
        '+++\ntitle = "Held back, later"\ndate = 2026-01-14\npublishDate = 2027-01-01\n+++',
        "Whimbrels wait for the court.",
    ),
    _yaml("expiryDate gone by (Hugo)", "expiryDate: 2026-01-15", "Sanderlings withdrew this.", "posts/expired.md"),
    _yaml("unpublishDate gone by", "unpublishDate: 2026-01-16", "Turnstones took it down.", "posts/unpublish-date.md"),
    _yaml("day to come", "tags: [birds]", "Ruffs know what comes.", "posts/day-to-come.md", "2026-02-20"),
    Held(
        "Status: skip (Pelican)",
        "posts/pelican-skip.md",
        "Title: Held back, skipped\nDate: 2026-01-14\nStatus: skip",
        "Snipes would be fired.",
    ),
    _yaml("exclude: true (this tool's own)", "exclude: true", "Phalaropes beg to differ.", "posts/exclude.md"),
)


def write(folder: Path) -> None:
    """Lay the held posts and the public one down in a folder."""
    for name, text in [("repurpose.toml", SETTINGS), PUBLIC, *((held.path, held.text) for held in POSTS)]:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


PUBLIC = (
    "posts/public.md",
    "---\ntitle: The one that is out\ndate: 2026-01-14\ndraft: false\npublished: true\n---\n\n"
    "This page is finished, and gulls may read it.\n",
)
"""A post that is published, so that the week has an issue."""

SETTINGS = (
    'posts = ["posts"]\n\n[site]\nname = "Tide Log"\nurl = "https://tide.example.org"\n\n[digest]\nmax-posts = 40\n'
)

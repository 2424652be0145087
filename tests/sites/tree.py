"""The nouns of the corpus: a page of a site, with what its readers must get, and the site it stands in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

URL = "https://tide.example.org"


@dataclass(frozen=True, slots=True)
class Page:
    """One post as its author wrote it, and what is right: title, own day, path on the site."""

    path: str
    text: str
    title: str
    day: str
    address: str
    marks: tuple[str, ...]
    """What no reader may see: marks of the dialect, private remarks."""
    words: tuple[str, ...]
    """What every reader of the whole post must see."""
    code: tuple[str, ...]
    """Marks shown as code: they are printed as they stand."""

    @property
    def week(self) -> str:
        """Return the ISO week of the post's day."""
        year, number, _ = dt.date.fromisoformat(self.day).isocalendar()
        return f"{year}-W{number:02}"


@dataclass(frozen=True, slots=True)
class Site:
    """A generator's tree: its posts, the other files beside them, the settings that fit it."""

    name: str
    posts: str
    """The folder that `posts` names in the settings."""
    permalink: str
    pages: tuple[Page, ...]
    marks: tuple[str, ...] = ()
    """What may stand in none of its posts' outputs, code apart."""
    others: dict[str, str] = field(default_factory=dict)
    settings: str = ""
    """Further lines of [site]."""

    def toml(self) -> str:
        """Return the settings for this tree."""
        return (
            f'posts = ["{self.posts}"]\n\n[digest]\nmax-posts = 20\n\n'
            f'[site]\nname = "Tide Log"\nurl = "{URL}"\npermalink = "{self.permalink}"\n{self.settings}'
        )

    def write(self, folder: Path) -> None:
        """Lay the tree down in a folder."""
        files = {f"{self.posts}/{page.path}": page.text for page in self.pages}
        for name, text in {**self.others, **files, "repurpose.toml": self.toml()}.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def page(
    path: str,
    text: str,
    title: str,
    day: str,
    address: str,
    marks: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
    code: tuple[str, ...] = (),
) -> Page:
    """Return a page; the line end in front of its text, there for legibility, is not part of it."""
    return Page(path, text.removeprefix("\n"), title, day, address, marks, words, code)

"""Whether a picture that a post names by a path is on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

_FOLDERS = ("", "static", "public", "source", "assets", "docs", "docs/public", "src", "content")
"""Where Hugo, VitePress, Astro, Hexo, Jekyll, MkDocs and Eleventy keep files for the site. Their docs, 2026-11."""


def lookup(root: Path) -> Callable[[str, str], bool]:
    """The look-up that rules are given: the post's path (from the root) and the address in it."""

    def exists(post: str, url: str) -> bool:
        path = unquote(urlsplit(url).path)
        file = root / post
        own = [] if path.startswith("/") else [file.parent, file.parent / file.stem]
        folders = [*own, *(root / folder for folder in _FOLDERS)]
        return any(_is_file(folder / path.lstrip("/")) for folder in folders)

    return exists


def _is_file(path: Path) -> bool:
    """A name that the disk cannot hold (too long, a null) is that of no file."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False

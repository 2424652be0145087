"""Readers of posts. A new one is one file and one line here, before Markdown, which takes what nobody else does."""

from __future__ import annotations

from repurpose.plugins import listed
from repurpose.sources.readers.base import Reader
from repurpose.sources.readers.markdown import MARKDOWN

READERS: tuple[Reader, ...] = listed(
    __name__,
    "markdown:MARKDOWN",
)


def suffixes() -> tuple[str, ...]:
    """How the names of files end that are read as posts."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)


def by_name(path: str) -> list[Reader]:
    """The readers of files of this name."""
    return [reader for reader in READERS if path.lower().endswith(reader.suffixes)]


def reader_of(text: str, path: str) -> Reader:
    """The reader for a file; Markdown's for one that was named by hand and that nobody claims."""
    return next((reader for reader in by_name(path) if reader.detect(text, path)), MARKDOWN)

"""A page that stands alone, put where somebody wants it."""

from __future__ import annotations

from pathlib import Path

from repurpose.delivery import outbox
from repurpose.errors import UsageError


def write_page(target: Path, html: str) -> Path:
    """Write one self-contained file. Raises UsageError where none can be written."""
    if target.exists() and not target.is_file():
        raise UsageError(f"{target} is no ordinary file", hint="name an HTML file")
    if target.exists() and not _is_page(target):
        raise UsageError(f"{target} is there, and is no page", hint="name an HTML file that may be replaced")
    try:
        outbox.write_file(target, html.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {error.strerror}", hint="name another file") from error
    return target


def _is_page(path: Path) -> bool:
    """Whether a file is an HTML page, as an earlier one written here is: a post must never be replaced."""
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip().lower().startswith(b"<!doctype html")
    except OSError:
        return False

"""Scaffold a project that builds at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from repurpose.commands.generators import FoundSite, Tree, recognise
from repurpose.commands.settings_file import FILE_NAME
from repurpose.delivery.outbox import write_file
from repurpose.errors import UsageError
from repurpose.templating import bundled_folder

RENAMED = {"gitignore": ".gitignore", "github": ".github"}
"""Names that packaging and version control would trip over, kept without their dot in the package."""


IN_A_SITE = (FILE_NAME, "github/workflows/newsletter.yml")
"""Of the starter only this goes into a site that has posts and ignored files of its own."""
DEPTH = 3
"""Folders deep that a generator's marks lie: docs/.vitepress/config.ts."""
MAX_BYTES = 1_000_000
"""A site's settings are not longer."""


def recognised(folder: Path) -> FoundSite | None:
    """The settings for the site that lies in a folder; None where none does that we know."""
    return recognise(Tree(frozenset(_names(folder, DEPTH)), lambda name: _text(folder / name)))


def _names(folder: Path, depth: int, prefix: str = "") -> Iterator[str]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        yield prefix + path.name
        if depth > 1 and path.is_dir() and path.name not in ("node_modules", ".git"):
            yield from _names(path, depth - 1, f"{prefix}{path.name}/")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() and path.stat().st_size < MAX_BYTES else ""
    except (OSError, UnicodeDecodeError):
        return ""


def new(folder: Path) -> tuple[list[Path], list[Path]]:
    """Copy the starter into a folder. Returns what was written and what was there already and stays as it is.

    A site that lies there gets settings that fit it, and no posts.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder")
    starter = bundled_folder() / "starter"
    found = recognised(folder)
    written, kept = [], []
    for source in sorted(starter.rglob("*")):
        name = source.relative_to(starter).as_posix()
        if not source.is_file() or (found and name not in IN_A_SITE):
            continue
        target = folder.joinpath(*(RENAMED.get(part, part) for part in name.split("/")))
        if target.exists() or target.is_symlink():
            kept.append(target)
            continue
        data = found.toml().encode() if found and name == FILE_NAME else source.read_bytes()
        try:
            write_file(target, data)
        except OSError as error:
            raise UsageError(f"{target}: cannot be written: {error.strerror}", hint="choose another folder") from error
        written.append(target)
    return written, kept

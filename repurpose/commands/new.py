"""Scaffold a project that builds at once."""

from __future__ import annotations

from pathlib import Path

from repurpose.errors import UsageError
from repurpose.outbox import write_file
from repurpose.templating import bundled_folder

RENAMED = {"gitignore": ".gitignore", "github": ".github"}
"""Names that packaging and version control would trip over, kept without their dot in the package."""


def new(folder: Path) -> tuple[list[Path], list[Path]]:
    """Copy the starter into a folder. Returns what was written and what was there already and stays as it is."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", mend="name a folder")
    starter = bundled_folder() / "starter"
    written, kept = [], []
    for source in sorted(starter.rglob("*")):
        if not source.is_file():
            continue
        parts = [RENAMED.get(part, part) for part in source.relative_to(starter).parts]
        target = folder.joinpath(*parts)
        if target.exists() or target.is_symlink():
            kept.append(target)
            continue
        try:
            write_file(target, source.read_bytes())
        except OSError as error:
            raise UsageError(f"{target}: cannot be written: {error.strerror}", mend="choose another folder") from error
        written.append(target)
    return written, kept

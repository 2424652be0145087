"""Files as text, or one clear error each: not UTF-8, binary, empty, a folder, a broken link, too large."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from repurpose.errors import SourceError
from repurpose.sources.readers import by_name, suffixes

MAX_BYTES = 5_000_000
"""A post larger than this is something else; the largest real one seen was 226 kB."""
OTHER_TEXTS = (
    ".rst",
    ".html",
    ".htm",
    ".xml",
    ".ipynb",
    ".org",
    ".adoc",
    ".asciidoc",
    ".tex",
    ".docx",
    ".njk",
    ".json",
)
"""Kinds in which writing is kept that is not read here: such files are counted aloud. Pictures and scripts are not."""
_SKIPPED_FOLDERS = frozenset({"node_modules", "_site", "public", "outbox", "templates"})


def read(path: Path) -> str:
    """The file's text with LF line ends and without a byte order mark."""
    shown = str(path)
    if any("\ud800" <= character <= "\udfff" for character in shown):
        safe = shown.encode("utf-8", "replace").decode("utf-8")
        raise SourceError("the file's name is not UTF-8", path=safe, hint="rename the file")
    try:
        info = os.stat(path)
    except FileNotFoundError as error:
        broken = path.is_symlink()
        cause = "a link to a file that is not there" if broken else "no such file"
        raise SourceError(
            cause, path=shown, hint="check the path" if not broken else "mend or delete the link"
        ) from error
    except OSError as error:
        raise SourceError(
            f"cannot be opened: {error.strerror}", path=shown, hint="check the path and its rights"
        ) from error
    if stat.S_ISDIR(info.st_mode):
        raise SourceError(
            "a folder, not a post", path=shown, hint="name a file, or put the folder under posts in repurpose.toml"
        )
    if not stat.S_ISREG(info.st_mode):
        raise SourceError("not an ordinary file", path=shown, hint="name a Markdown file")
    if info.st_size > MAX_BYTES:
        raise SourceError(f"{info.st_size:,} bytes, more than {MAX_BYTES:,}", path=shown, hint="split the post")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=shown, hint="check the file's rights") from error
    return decode(data, shown)


def decode(data: bytes, path: str) -> str:
    """Bytes as text; SourceError with the line of the first byte that is no UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("UTF-16, not UTF-8", path=path, line=1, hint="save the file as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in data[:8192]:
            raise SourceError("a binary file", path=path, hint="name a Markdown file") from error
        line = data.count(b"\n", 0, error.start) + 1
        cause = f"not UTF-8 at byte {error.start + 1:,} (0x{data[error.start]:02x})"
        raise SourceError(cause, path=path, line=line, hint="save the file as UTF-8") from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise SourceError("a NUL character: a binary file?", path=path, line=line, hint="delete the character")
    if not text.strip():
        raise SourceError("the file is empty", path=path, hint="write something, or delete it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


class FoundFiles(Struct, frozen=True):
    """The post files under the settings' folders, and the files beside them that hold writing of another kind."""

    posts: list[Path]
    others: list[Path]


def find(entries: Sequence[str], root: Path, leave_out: Iterable[Path] = ()) -> FoundFiles:
    """The files under the settings' folders, files and globs, in the order of their paths, each once."""
    found = FoundFiles([], [])
    for path in _each_once(entries, root, leave_out):
        other = path.name.lower().endswith(OTHER_TEXTS) and not by_name(path.name)
        (found.others if other else found.posts).append(path)
    return found


def _each_once(entries: Sequence[str], root: Path, leave_out: Iterable[Path]) -> Iterator[Path]:
    seen: set[str] = set()
    left_out = tuple(f"{path.resolve()}{os.sep}" for path in leave_out)
    for entry in entries:
        for path in sorted(_expand(entry, root)):
            key = os.path.abspath(path)
            if key in seen or f"{key}{os.sep}".startswith(left_out):
                continue
            seen.add(key)
            yield path


def _expand(entry: str, root: Path) -> Iterator[Path]:
    base = root / Path(entry).expanduser()
    if base.is_dir():
        yield from _walk(base)
    elif any(mark in entry for mark in "*?["):
        found = glob.glob(str(base), recursive=True)
        yield from (path for path in map(Path, found) if path.is_file() or path.is_symlink())
    elif base.exists() or base.is_symlink():
        yield base
    else:
        hint = "create it, or correct posts in repurpose.toml"
        raise SourceError("no such folder or file of posts", path=str(base), hint=hint)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED_FOLDERS and not name.startswith("."))
        for name in sorted(names):
            if (
                name.lower().endswith(suffixes() + OTHER_TEXTS)
                and not name.startswith((".", "_index"))
                and name.lower() not in ("readme.md", "license.md")
            ):
                yield Path(parent) / name

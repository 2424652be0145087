"""An author's file written anew: at once, never over a change made meanwhile, in the bytes it was written in."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path

from repurpose.errors import SourceError
from repurpose.text.prose_view import Edit

BOM = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8, which some editors write."""
LINE_END = re.compile(r"\r\n|\r|\n")


def write(path: Path, before: bytes, after: bytes) -> None:
    """Replace a file at once: a reader, or a crash, sees the old bytes or the new ones. A link's target is replaced.

    Raises SourceError when the file changed in the meantime or cannot be written; it is then as it was.
    """
    if after == before:
        return
    real = path.resolve()
    if real.read_bytes() != before:
        raise SourceError("changed while it was mended", path=str(path), hint="run it again")
    try:
        _replace(real, after)
    except OSError as error:
        cause = f"cannot be written: {error.strerror}"
        raise SourceError(cause, path=str(path), hint="check the file's rights and the disk") from error


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, path.stat().st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def inserted(before: bytes, edit: Edit) -> bytes:
    """The bytes with words put in where an edit of their text (LF line ends) has them; it takes nothing away.

    The words get the line ends of the file, which are those of its first line.
    """
    raw = before.decode("utf-8-sig")
    first = LINE_END.search(raw)
    at, passed = 0, 0
    for match in LINE_END.finditer(raw):
        if passed + match.start() - at >= edit.start:
            break
        passed, at = passed + match.start() - at + 1, match.end()
    at += edit.start - passed
    words = edit.new.replace("\n", first[0] if first else "\n")
    return (BOM if before.startswith(BOM) else b"") + (raw[:at] + words + raw[at:]).encode("utf-8")

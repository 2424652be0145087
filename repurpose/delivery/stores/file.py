"""The ledger as a file beside the issue: JSON lines, appended, durable before anything leaves.

Each line carries a checksum. A last line without its line break was cut off by a crash and never counted; any other
damage stops everything, because guessing here means sending twice.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from repurpose.config import Project
from repurpose.delivery.stores.base import Ledger, LedgerStore
from repurpose.errors import OutboxError
from repurpose.model import Delivery

NAME = "ledger.jsonl"
"""The file in the issue's folder. It is what an outbox is known by as sent, so its name never changes."""
SCHEMA = 1
"""Version of the file's form: a newer one is refused, not guessed at."""


class FileLedger:
    """The ledger of one issue, as a file. Satisfies `ledger.Ledger`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def place(self) -> str:
        """The file."""
        return str(self.path)

    def records(self) -> list[Delivery]:
        """Every record, oldest first. Raises OutboxError with the line that is damaged."""
        if not self.path.exists() and not self.path.is_symlink():
            return []
        self._refuse_other_than_file(self.path)
        data = self.path.read_bytes()
        whole, _, _torn = data.rpartition(b"\n")
        return (
            [self._decode(line, number) for number, line in enumerate(whole.split(b"\n"), 1) if line] if whole else []
        )

    def states(self) -> dict[str, Delivery]:
        """The last record of each target."""
        return {record.target: record for record in self.records()}

    def append(self, record: Delivery) -> None:
        """Add a record and wait until the disk has it."""
        line = (json.dumps(_sealed(record), ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._refuse_other_than_file(self.path)
            fresh = not self.path.exists()
            with self.path.open("ab+") as file:
                _heal(file.fileno())
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            if fresh:
                _sync_folder(self.path.parent)
        except OSError as error:
            hint = "make room and rights for it; what is not recorded is not sent"
            raise OutboxError(f"cannot be written: {error.strerror}", path=self.path, hint=hint) from error

    def _refuse_other_than_file(self, path: Path) -> None:
        """A link or a folder in the ledger's place would put the records, or the lock, somewhere else."""
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise OutboxError("not an ordinary file", path=path, hint="remove it, or restore the file")

    def _decode(self, line: bytes, number: int) -> Delivery:
        hint = "restore it from version control; nothing was sent"
        try:
            fields: dict[str, Any] = json.loads(line)
            seal, schema = fields.pop("crc"), fields.pop("schema")
            if schema != SCHEMA:
                raise OutboxError(
                    f"record of another version (schema {schema})", path=self.path, line=number, hint=hint
                )
            record = Delivery(**{**fields, "remote_ids": tuple(fields["remote_ids"])})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise OutboxError("damaged record", path=self.path, line=number, hint=hint) from error
        if _sealed(record)["crc"] != seal:
            raise OutboxError("checksum differs", path=self.path, line=number, hint=hint)
        return record

    @contextlib.contextmanager
    def lock(self) -> Iterator[bool]:
        """Yields whether this process alone may send; False when another one is at it. Freed even by kill -9."""
        path = self.path.with_name(".send.lock")
        self._refuse_other_than_file(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("a+b")
        except OSError as error:
            cause = f"cannot be written: {error.strerror}"
            raise OutboxError(cause, path=path, hint="check the disk and its rights; nothing was sent") from error
        with file:
            held = _try_lock(file.fileno())
            try:
                yield held
            finally:
                if held:
                    _unlock(file.fileno())


def _sealed(record: Delivery) -> dict[str, Any]:
    fields = {"schema": SCHEMA, **asdict(record), "remote_ids": list(record.remote_ids)}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return {**fields, "crc": zlib.crc32(text.encode("utf-8"))}


def _heal(handle: int) -> None:
    """Cut off a last line that a crash left without its line break."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if not size or os.pread(handle, 1, size - 1) == b"\n":
        return
    data = os.pread(handle, size, 0)
    os.ftruncate(handle, data.rfind(b"\n") + 1)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(handle: int) -> None:
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_UN)


class FileStore(Struct, frozen=True):
    """Satisfies `ledger.LedgerStore`."""

    name: str = "file"

    def open(self, folder: Path, project: Project, environment: Mapping[str, str]) -> Ledger:  # noqa: ARG002
        """The ledger in the issue's own folder."""
        return FileLedger(folder / NAME)


FILE: LedgerStore = FileStore()

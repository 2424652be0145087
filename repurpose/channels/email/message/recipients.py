"""Readers from a CSV file. One bad line stops the send and is named; nobody is written to by half a list."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from repurpose.channels.email.message.addresses import Mailbox, read_address
from repurpose.channels.email.message.headers import check
from repurpose.errors import RepurposeError, SettingsError

AWAY = frozenset({"unsubscribed", "bounced", "complained", "suppressed", "inactive"})
"""Values of a `status` column that keep a reader from being written to."""
_ADDRESS_LIKE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_MEND = "give the file a header line: email,name"


class Subscriber(Struct, frozen=True):
    """Somebody to write to; `fields` are all columns of the line, by name, for merge tags."""

    mailbox: Mailbox
    fields: Mapping[str, str]


def read_recipients(path: Path) -> tuple[Subscriber, ...]:
    """Readers in the file's order, each address once, without those who left.

    Raises SettingsError with file and line for an unreadable file and for every line that is no reader.
    """
    found: dict[str, Subscriber] = {}
    for number, row in _rows(path):
        address = _address(row.get("email", ""), path, number)
        if row.get("status", "").lower() in AWAY:
            continue
        found.setdefault(
            address, Subscriber(_mailbox(row.get("name", ""), address, path, number), {**row, "email": address})
        )
    return tuple(found.values())


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("the recipients are not UTF-8", path=path, hint="save the file as UTF-8") from error
    except OSError as error:
        cause = f"the recipients cannot be read: {error.strerror}"
        raise SettingsError(cause, path=path, hint="correct channels.email.recipients") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    names: list[str] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if names is None:
                names = _names(row, path, reader.line_num)
                continue
            if len(row) > len(names):
                cause = f"{len(row)} values for {len(names)} columns"
                raise SettingsError(cause, path=path, line=reader.line_num, hint='put values with a comma into "…"')
            yield reader.line_num, dict(zip(names, (cell.strip() for cell in row), strict=False))
    except csv.Error as error:
        raise SettingsError(f"not CSV: {error}", path=path, line=reader.line_num, hint=_MEND) from error


def _names(row: list[str], path: Path, number: int) -> list[str]:
    names = [cell.strip().lower() for cell in row]
    if "email" not in names:
        raise SettingsError("no column email", path=path, line=number, hint=_MEND)
    if len(set(names)) < len(names):
        raise SettingsError("two columns have one name", path=path, line=number, hint=_MEND)
    return names


def _address(text: str, path: Path, number: int) -> str:
    try:
        return read_address(text)
    except ValueError as error:
        raise SettingsError(str(error), path=path, line=number, hint="write one address, or remove the line") from error


def _mailbox(name: str, address: str, path: Path, number: int) -> Mailbox:
    if _ADDRESS_LIKE.fullmatch(name):
        raise SettingsError("more than one address", path=path, line=number, hint="give each reader a line")
    try:
        check("To", name)
    except RepurposeError as error:
        raise SettingsError(f"name: {error.cause}", path=path, line=number, hint=error.hint) from error
    return Mailbox(name, address)

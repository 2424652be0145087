"""repurpose.toml: found by walking up, read, and each fault told with its line and the nearest right key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec

from repurpose.config import Fault, Settings, Table
from repurpose.errors import SettingsError
from repurpose.text.nearest import closest

FILE_NAME = "repurpose.toml"


def find(start: Path) -> Path | None:
    """The nearest repurpose.toml, or pyproject.toml with a [tool.repurpose], in `start` or above."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and re.search(r"^\[tool\.repurpose[\].]", _text(pyproject), re.M):
            return pyproject
    return None


def read(path: Path, record: Callable[[dict[str, Any]], type[Settings]]) -> Settings:
    """One settings file, in the record made for what it says. Raises SettingsError with the line of the fault."""
    import tomllib

    text = _text(path)
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError("brackets nested too deeply", path=path, hint=_TOML_MEND) from error
    except ValueError as error:
        cause, line, column = _toml_place(str(error), text)
        raise SettingsError(f"not valid TOML: {cause}", path=path, line=line, column=column, hint=_TOML_MEND) from error
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        data, prefix = data.get("tool", {}).get("repurpose", {}), ("tool", "repurpose")
    try:
        made = record(data)
    except SettingsError as error:
        if error.path is None:
            error.path, error.line = path, _line_of(text, [*prefix, "plugins"])
        raise
    return _validate(_convert(data, made, path, text, prefix), path, text, prefix)


_TOML_MEND = 'write key = "value", one a line, each table under its [name]'


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise SettingsError("not an ordinary file", path=path, hint="name a settings file")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("not UTF-8", path=path, hint="save the file as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", path=path, hint="name a settings file") from error


def _toml_place(message: str, text: str) -> tuple[str, int, int]:
    match = re.search(r" \(at line (\d+), column (\d+)\)", message)
    if match:
        return message[: match.start()], int(match[1]), int(match[2])
    lines = text.rstrip("\n").split("\n")
    return re.sub(r" \(at end of document\)", "", message), len(lines), len(lines[-1]) + 1


def _convert(data: dict[str, Any], record: type[Settings], path: Path, text: str, prefix: tuple[str, ...]) -> Settings:
    try:
        return msgspec.convert(data, record)
    except msgspec.ValidationError as error:
        cause, _, where = str(error).partition(" - at `$")
        keys = [key for key in re.split(r"[.\[\]`]+", where) if key and key != "..."]
        choices = _choices(record, keys)
        hint = f"use one of: {', '.join(choices)}" if choices else "give a value of that type"
        unknown = re.search(r"unknown field `([^`]+)`", cause)
        if unknown:
            near = _nearest(record, unknown[1], keys)
            cause = f"unknown setting {'.'.join([*keys, unknown[1]])}"
            hint, keys = (
                f"did you mean {near}?" if near else f"use one of: {', '.join(_fields(record, keys))}",
                [*keys, unknown[1]],
            )
        elif keys:
            cause = f"{'.'.join(keys)}: {cause[0].lower()}{cause[1:]}"
        raise SettingsError(cause, path=path, line=_line_of(text, [*prefix, *keys]), hint=hint) from error


def _choices(record: type[Settings], keys: list[str]) -> list[str]:
    """The values allowed for a setting that takes one of a few words."""
    table: type[msgspec.Struct] = record
    for key in keys:
        found = {field.encode_name: field.type for field in msgspec.structs.fields(table)}.get(key)
        if isinstance(found, type) and issubclass(found, msgspec.Struct):
            table = found
        else:
            return [str(value) for value in get_args(found) if isinstance(value, str)]
    return []


def _fields(record: type[Settings], keys: list[str]) -> list[str]:
    """The setting names allowed under a path of tables."""
    table: type[msgspec.Struct] = record
    for key in keys:
        found = {field.encode_name: field.type for field in msgspec.structs.fields(table)}.get(key)
        if not (isinstance(found, type) and issubclass(found, msgspec.Struct)):
            return []
        table = found
    return [field.encode_name for field in msgspec.structs.fields(table)]


def _nearest(record: type[Settings], wrong: str, keys: list[str]) -> str:
    """The setting that was probably meant: the same name in another table, else the most alike in this one."""
    name = wrong.replace("_", "-")
    near = closest(name, _fields(record, keys))
    if name == near:
        return name
    elsewhere = next((table for table in _tables(record) if name in _fields(record, table.split("."))), "")
    return f"{name} in [{elsewhere}]" if elsewhere else near


def _tables(record: type[msgspec.Struct], prefix: str = "") -> Iterator[str]:
    """The names of all tables, outer ones first."""
    for field in msgspec.structs.fields(record):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield prefix + field.encode_name
            yield from _tables(field.type, f"{prefix}{field.encode_name}.")


def _line_of(text: str, keys: list[str]) -> int:
    """The line where a key stands, or its table begins; 1 when it cannot be told."""
    table: list[str] = []
    best = 1
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?", line)
        if header:
            table = [piece.strip().strip("\"'") for piece in header[1].split(".")]
            if table == keys[: len(table)]:
                best = number
            if table == keys:
                return number
            continue
        assigned = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if assigned:
            full = [*table, *(piece.strip("\"'") for piece in assigned[1].split("."))]
            if full == keys[: len(full)] and len(full) > len(table):
                return number
    return best


def _validate(settings: Settings, path: Path, text: str, prefix: tuple[str, ...]) -> Settings:
    """What types cannot say: time zones, addresses, colours, ranges."""
    for keys, fault, hint in _faults(settings):
        line = _line_of(text, [*prefix, *keys.split(".")])
        raise SettingsError(f"{keys}: {fault}", path=path, line=line, hint=hint)
    return settings


def _faults(table: Table, prefix: str = "") -> Iterator[Fault]:
    """The faults of a table and of all within it, by their full keys."""
    yield from ((prefix + key, fault, hint) for key, fault, hint in table.faults())
    for field in msgspec.structs.fields(table):
        value = getattr(table, field.name)
        if isinstance(value, Table):
            yield from _faults(value, f"{prefix}{field.encode_name}.")

"""The settings that govern a folder, with the tables of all channels, networks and plugins there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from repurpose import config, plugins
from repurpose.commands import settings_file
from repurpose.config import Project, Settings
from repurpose.delivery import stores


def load(start: Path, explicit: Path | None = None) -> Project:
    """The settings that govern `start`: the file named, else the nearest one walking up, else the defaults."""
    path = explicit or settings_file.find(start)
    if path is None:
        plugins.load((), start)
        return Project(settings_record()(), start.resolve())
    return Project(read(path), path.resolve().parent, path)


def read(path: Path) -> Settings:
    """One settings file. Raises SettingsError with the line of the key at fault."""
    return settings_file.read(path, lambda data: _record_for(data, path.resolve().parent))


def settings_record() -> type[Settings]:
    """The record of all settings there are."""
    from repurpose.channels import CHANNELS

    return config.record_of({channel.name: channel.options for channel in CHANNELS}, stores.LedgerOptions)


def _record_for(data: dict[str, Any], root: Path) -> type[Settings]:
    """The record after the project's plugins are loaded: they bring settings of their own."""
    names = data.get("plugins", [])
    plugins.load([name for name in names if isinstance(name, str)] if isinstance(names, list) else [], root)
    return settings_record()

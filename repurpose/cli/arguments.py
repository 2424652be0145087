"""Options and arguments that several commands share, and what is looked up before a worker is called."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from repurpose.commands.console import Console
    from repurpose.config import Project

FilePath = click.Path(path_type=Path)
Command = TypeVar("Command", bound=Callable[..., Any])


def with_config(command: Command) -> Command:
    """The option that names a settings file."""
    return click.option("--config", type=FilePath, help="Settings file; default: the nearest repurpose.toml.")(command)


def with_json(command: Command) -> Command:
    """The option that asks for JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON to stdout.")(command)


def a_date(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """A day like 2026-01-31. Raises BadParameter for any other form."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it like 2026-01-31") from error


def named_channels(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Which channels there are is looked up when one is named, so that --help loads click alone."""
    if values:
        from repurpose.channels import CHANNELS
        from repurpose.text.nearest import nearest

        names = [channel.name for channel in CHANNELS]
        for value in values:
            if value not in names:
                raise click.BadParameter(f"no channel {value!r}: {nearest(value, names)}")
    return values


def codes(values: tuple[str, ...]) -> list[str]:
    """Rule codes or prefixes, of an option that is repeated or holds several."""
    return [code.strip().upper() for value in values for code in value.split(",") if code.strip()]


def project_of(config: Path | None) -> Project:
    """The project here, with the settings file named or found upwards."""
    from repurpose.commands.project import load

    return load(Path.cwd(), config)


def console(quiet: bool = False) -> Console:
    """Where a command speaks to people: stderr."""
    from repurpose.commands.console import Console

    return Console(quiet=quiet)


def language(project: Project | None = None) -> str:
    """The language of the interface."""
    from repurpose.commands.interface import interface_language

    return interface_language(os.environ, project.settings.lang if project else "")


def today(project: Project, date: dt.date | None) -> dt.date:
    """The day given, else today where the digest is at home."""
    if date is not None:
        return date
    from repurpose.text.zones import zone

    return dt.datetime.now(zone(project.settings.digest.timezone)).date()


def print_json(value: object) -> None:
    """Print data to stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))

"""What concerns a project: `new`, `status`, `doctor`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from repurpose.cli.arguments import (
    FilePath,
    print_json,
    project_of,
    with_config,
    with_json,
)

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("folder", type=FilePath, default=".", metavar="[DIR]")
def new(folder: Path) -> None:
    """Scaffold a project that builds at once. Never overwrites."""
    from repurpose.commands.new import new as scaffold
    from repurpose.commands.new import recognised

    site = recognised(folder)
    written, kept = scaffold(folder)
    for path in written:
        click.echo(str(path))
    for path in kept:
        click.echo(f"kept: {path}", err=True)
    go = "" if folder == Path() else f"cd {folder} && "
    if site:
        click.echo(f"recognised: {site.generator}, posts in {site.posts}; look at repurpose.toml", err=True)
    week = "" if site else " --week 2026-W02"
    click.echo(f"next: {go}repurpose build{week} && repurpose preview", err=True)


@click.command()
@with_config
@with_json
def status(config: Path | None, as_json: bool) -> None:
    """What is built, checked, sent, and changed since."""
    from repurpose.commands import status as worker

    records = worker.status(project_of(config), os.environ)
    if as_json:
        print_json({"schema": 1, "issues": records})
    else:
        click.echo(worker.as_text(records))


@click.command()
@click.option("--online", is_flag=True, help="Also try to reach the mail server; sends nothing.")
@with_config
@with_json
def doctor(online: bool, config: Path | None, as_json: bool) -> None:
    """What is missing before a send works."""
    from repurpose.commands import doctor as worker

    items = worker.doctor(project_of(config), os.environ, online=online)
    if as_json:
        print_json(worker.record(items))
    else:
        click.echo(worker.as_text(items))
    sys.exit(4 if any(item.state == "missing" for item in items) else 0)

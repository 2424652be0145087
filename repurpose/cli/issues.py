"""What makes, shows and sends an issue: `build`, `preview`, `send`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from repurpose.cli.arguments import (
    FilePath,
    a_date,
    console,
    language,
    named_channels,
    print_json,
    project_of,
    today,
    with_config,
    with_json,
)
from repurpose.errors import UsageError

if TYPE_CHECKING:
    pass


@click.command()
@click.argument("posts", nargs=-1, type=FilePath)
@click.option("--source", type=FilePath, help="Transcript the article was made from.")
@click.option("--week", default="", help="ISO week, like 2026-W02.")
@click.option("--since", callback=a_date, help="First day, like 2026-01-05.")
@click.option("--until", callback=a_date, help="Last day.")
@click.option("--date", callback=a_date, help="The day it is; default: today. Tells which week was the last full one.")
@click.option(
    "--channel",
    "channels",
    multiple=True,
    callback=named_channels,
    metavar="CHANNEL",
    help="Only this channel; repeatable.",
)
@click.option("--outbox", type=FilePath, help="Where to write; default: the settings' outbox.")
@click.option("--drafts", is_flag=True, help="Take drafts too.")
@click.option("--strict", is_flag=True, help="Fail when a post of the week cannot be read.")
@with_config
@with_json
def build(
    posts: tuple[Path, ...],
    source: Path | None,
    week: str,
    since: dt.date | None,
    until: dt.date | None,
    date: dt.date | None,
    channels: tuple[str, ...],
    outbox: Path | None,
    drafts: bool,
    strict: bool,
    config: Path | None,
    as_json: bool,
) -> None:
    """Render, check and write an issue.

    POSTS named: one issue of them. None named: the digest of a week, by default the last full one.
    """
    from repurpose.commands import build as worker
    from repurpose.commands.build_report import describe

    project = project_of(config)
    wanted = worker.BuildOptions(today(project, date), posts, source, week, since, until, channels, drafts)
    shown = console(quiet=as_json)
    made = worker.build(project, wanted, shown, outbox)
    if as_json:
        print_json(made.record(project.settings.lang))
    code = describe(made, shown, project.settings.check.fail_on, strict, language(project))
    if made.folder and not as_json:
        click.echo(str(made.folder))
    sys.exit(code)


@click.command()
@click.argument("path", required=False, type=FilePath)
@click.option("--port", default=8321, show_default=True, help="Port on 127.0.0.1; 0: any free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
@click.option("--export", type=FilePath, help="Write one self-contained HTML file instead of serving.")
@click.option("--source", type=FilePath, help="Transcript the article was made from.")
@click.option("--week", default="", help="ISO week, like 2026-W02.")
@click.option("--date", callback=a_date, help="The day it is; default: today.")
@click.option("--drafts", is_flag=True, help="Take drafts too.")
@with_config
def preview(
    path: Path | None,
    port: int,
    open_browser: bool,
    export: Path | None,
    source: Path | None,
    week: str,
    date: dt.date | None,
    drafts: bool,
    config: Path | None,
) -> None:
    """Show what would be sent: all channels and their findings on one page, rebuilt at every save.

    PATH is a post, or an issue's folder in the outbox. Without it: the newest issue of the outbox, or the last
    full week.
    """
    from repurpose.commands import preview as worker

    project = project_of(config)
    day = today(project, date)
    request = worker.PreviewOptions(path, source, week, day, drafts)
    if export:
        click.echo(str(worker.export(project, request, export, console())))
        return
    worker.serve(project, request, port, open_browser, console(), lambda: project_of(config))


@click.command()
@click.argument("issue", default="", metavar="[ISSUE]")
@click.option(
    "--channel",
    "channels",
    multiple=True,
    callback=named_channels,
    metavar="CHANNEL",
    help="Only this channel; repeatable.",
)
@click.option("--due", is_flag=True, help="Send only if the schedule's slot has come.")
@click.option("--dry-run", is_flag=True, help="Show the plan and stop; needs no credentials.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--changed", is_flag=True, help="Go on with a send that was cut off though the issue was built anew.")
@click.option(
    "--settle", type=click.Choice(["sent", "unsent"]), help="Say of everything in doubt that it went out, or did not."
)
@click.option("--outbox", type=FilePath, help="Where issues lie; default: the settings' outbox.")
@with_config
def send(
    issue: str,
    channels: tuple[str, ...],
    due: bool,
    dry_run: bool,
    yes: bool,
    changed: bool,
    settle: str | None,
    outbox: Path | None,
    config: Path | None,
) -> None:
    """Deliver what lies in the outbox, once.

    ISSUE is an id such as 2026-W02; without it, the newest issue. A second run sends nothing again.
    """
    from repurpose.commands import send as worker

    project = project_of(config)
    asked = worker.SendOptions(issue, channels, due, dry_run, yes, changed, settle, outbox)
    sys.exit(worker.run(project, asked, os.environ, console(), confirm=_confirm))


def _confirm(question: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("not at a terminal, so nobody can say yes", hint="pass --yes")
    return click.confirm(question, err=True)

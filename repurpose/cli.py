"""The command line: options, one thin function a command, errors to exit codes. The only importer of click.

Commands import their worker when they are called, so that `--help` loads click alone.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from repurpose import __version__
from repurpose.errors import RepurposeError, SourceError, UsageError

if TYPE_CHECKING:
    from repurpose.checks.base import Rule
    from repurpose.commands.console import Console
    from repurpose.commands.trace import Traced
    from repurpose.config import Project

FilePath = click.Path(path_type=Path)
Command = TypeVar("Command", bound=Callable[..., Any])


class _Group(click.Group):
    """Shows errors of ours in one or two lines, and nothing else."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        gc.set_threshold(50_000, 20, 20)  # a short run makes much and drops little: collecting costs a twentieth of it
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal that cannot show 字 shows something
        try:
            return super().main(*arguments, **{**options, "standalone_mode": False})
        except RepurposeError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(error.exit_code)
        except click.exceptions.Abort:
            click.echo("cancelled", err=True)
            sys.exit(2)
        except click.ClickException as error:
            error.show()
            sys.exit(2)
        except click.exceptions.Exit as error:
            sys.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of our output went away (`repurpose … | head`): nothing is wrong with us.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except KeyboardInterrupt:
            click.echo("cancelled", err=True)
            sys.exit(2)
        except OSError as error:
            click.echo(f"error: {error.filename or 'output'}: {error.strerror or error}", err=True)
            sys.exit(2)
        except Exception as error:
            if os.environ.get("REPURPOSE_DEBUG"):
                raise
            click.echo(f"error: a defect in repurpose: {type(error).__name__}: {error}", err=True)
            click.echo("  hint: report it, with what REPURPOSE_DEBUG=1 shows", err=True)
            sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="repurpose")
def main() -> None:
    """Turn a post into an email issue, a social thread and a WeChat article.

    What is built and checked lies in the outbox; only what lies there is sent, once.

    Exit codes: 0 fine, 1 findings, 2 usage, settings or source, 3 delivery failed, 4 sign-in missing,
    5 partly sent or in doubt.
    """


def _date(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it like 2026-01-31") from error


def _channels(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Which channels there are is looked up when one is named, so that --help loads click alone."""
    if values:
        from repurpose.channels import CHANNELS
        from repurpose.text.nearest import nearest

        names = [channel.name for channel in CHANNELS]
        for value in values:
            if value not in names:
                raise click.BadParameter(f"no channel {value!r}: {nearest(value, names)}")
    return values


def _config(command: Command) -> Command:
    return click.option("--config", type=FilePath, help="Settings file; default: the nearest repurpose.toml.")(command)


def _json(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON to stdout.")(command)


def _project(config: Path | None) -> Project:
    from repurpose.commands.project import load

    return load(Path.cwd(), config)


def _console(quiet: bool = False) -> Console:
    from repurpose.commands.console import Console

    return Console(quiet=quiet)


def _language(project: Project | None = None) -> str:
    """The language of the interface."""
    from repurpose.commands.interface import interface_language

    return interface_language(os.environ, project.settings.lang if project else "")


def _today(project: Project, date: dt.date | None) -> dt.date:
    """The day given, else today where the digest is at home."""
    if date is not None:
        return date
    from repurpose.text.zones import zone

    return dt.datetime.now(zone(project.settings.digest.timezone)).date()


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@main.command()
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


@main.command()
@click.argument("posts", nargs=-1, type=FilePath)
@click.option("--source", type=FilePath, help="Transcript the article was made from.")
@click.option("--week", default="", help="ISO week, like 2026-W02.")
@click.option("--since", callback=_date, help="First day, like 2026-01-05.")
@click.option("--until", callback=_date, help="Last day.")
@click.option("--date", callback=_date, help="The day it is; default: today. Decides which week was the last full one.")
@click.option(
    "--channel",
    "channels",
    multiple=True,
    callback=_channels,
    metavar="CHANNEL",
    help="Only this channel; repeatable.",
)
@click.option("--outbox", type=FilePath, help="Where to write; default: the settings' outbox.")
@click.option("--drafts", is_flag=True, help="Take drafts too.")
@click.option("--strict", is_flag=True, help="Fail when a post of the week cannot be read.")
@_config
@_json
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

    project = _project(config)
    wanted = worker.BuildOptions(_today(project, date), posts, source, week, since, until, channels, drafts)
    console = _console(quiet=as_json)
    made = worker.build(project, wanted, console, outbox)
    if as_json:
        _print_json(made.record(project.settings.lang))
    code = worker.describe(made, console, project.settings.check.fail_on, strict)
    if made.folder and not as_json:
        click.echo(str(made.folder))
    sys.exit(code)


@main.command()
@click.argument("paths", nargs=-1, type=FilePath)
@click.option("--source", type=FilePath, help="Transcript the article was made from.")
@click.option("--select", multiple=True, help="Rule code or prefix to run; repeatable, or separated by commas.")
@click.option("--ignore", multiple=True, help="Rule code or prefix to leave out.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True
)
@click.option("--fix", "mend", is_flag=True, help="Mend what can be mended without a change of meaning, in place.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Mend also what needs a look afterwards.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--write-baseline", is_flag=True, help="Let today's findings stand, in the file check.baseline names.")
@click.option("--all", "everything", is_flag=True, help="Write out every finding, not a few of each kind.")
@_config
def check(
    paths: tuple[Path, ...],
    source: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    mend: bool,
    unsafe: bool,
    show_diff: bool,
    write_baseline: bool,
    everything: bool,
    config: Path | None,
) -> None:
    """Find faults in posts, or in an issue in the outbox.

    Without PATHS: the newest issue. A folder is one of posts, unless an issue lies in it.
    """
    from repurpose.checks.engine import fails
    from repurpose.commands import check as worker
    from repurpose.commands.console import colour_wanted

    project = _project(config)
    if mend or show_diff or unsafe:
        _mend(project, paths, _codes(select), _codes(ignore), unsafe, show_diff)
    if write_baseline:
        click.echo(worker.write_baseline(project, paths, source), err=True)
    broken: list[SourceError] = []
    findings = worker.check(project, paths, source, _codes(select), _codes(ignore), broken, _console())
    for error in broken:
        click.echo(f"error: {error}", err=True)
    if findings or not broken:
        click.echo(
            worker.show(findings, form, project, _language(project), form == "text" and colour_wanted(), everything)
        )
    failed = 1 if fails(findings, project.settings.check.fail_on) else 0
    sys.exit(SourceError.exit_code if broken else failed)


def _mend(
    project: Project, paths: tuple[Path, ...], select: list[str], ignore: list[str], unsafe: bool, show_diff: bool
) -> None:
    """Mend the posts; with --diff only show how, and exit with 1 if there is anything to mend.

    Of posts that cannot be read the check speaks that comes after a mend.
    """
    from repurpose.commands import fix

    broken: list[SourceError] = []
    mended = fix.mend(project, paths, select, ignore, unsafe, broken, _console())
    if show_diff:
        for error in broken:
            click.echo(f"error: {error}", err=True)
        click.echo("".join(one.diff for one in mended), nl=False)
        sys.exit(SourceError.exit_code if broken else 1 if any(one.diff for one in mended) else 0)
    for one in mended:
        fix.write(one)
    click.echo(fix.summary(mended), err=True)


def _codes(values: tuple[str, ...]) -> list[str]:
    return [code.strip().upper() for value in values for code in value.split(",") if code.strip()]


@main.command()
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="List every rule.")
@click.option("--export", type=FilePath, metavar="DIR", help="Write a page for each rule, and an index, into a folder.")
@click.option("--test", "tested", is_flag=True, help="Try the rules on their own examples, those of plugins too.")
@_config
@_json
def rule(
    code: str | None, everything: bool, export: Path | None, tested: bool, config: Path | None, as_json: bool
) -> None:
    """What a rule checks, why, and how to mend it.

    --export takes every rule; --test takes CODE or every rule. The project's plugins count.
    """
    from repurpose.commands import rule as worker
    from repurpose.commands.build import all_rules

    if not (code or everything or export or tested):
        raise UsageError("name a rule", hint="repurpose rule EM01, or repurpose rule --all")
    if code and export:
        raise UsageError("--export writes the pages of all rules", hint=f"leave out {code}")
    lang = _language(_project(config))  # the project's plugins are loaded with its settings
    rules = [worker.find(code)] if code else list(all_rules())
    if export:
        from repurpose.commands import rule_pages

        click.echo(f"{len(rule_pages.export(rules, export)):,} pages", err=True)
        click.echo(str(export))
    if tested:
        sys.exit(_test_rules(rules, lang, as_json))
    if as_json and not export:
        click.echo(worker.as_json(rules))
    elif not export:
        click.echo(worker.as_text(rules[0], lang) if code else worker.as_list(rules, lang))


def _test_rules(rules: list[Rule], lang: str, as_json: bool) -> int:
    """Say which rules fail on their own examples; the exit code."""
    from repurpose.commands import rule_test as worker
    from repurpose.commands.build import all_rules

    faults = worker.test(rules, all_rules())
    if as_json:
        _print_json(worker.record(rules, faults))
    elif faults:
        click.echo(worker.as_text(faults, lang))
    click.echo(worker.summary(rules, faults, lang), err=True)
    return 1 if faults else 0


@main.command()
@click.argument("article", type=FilePath)
@click.option("--source", type=FilePath, help="Transcript the article was made from.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), help="Default: text. html is a page to sign."
)
@click.option("--export", type=FilePath, help="Write the page into a file.")
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    metavar="PLACE",
    help="Let stand what is at LINE:COLUMN, or these words: written into the front matter. Repeatable.",
)
@click.option("--reason", "reasons", multiple=True, help="Why; one for all, or one for each --accept.")
@_config
@_json
def trace(
    article: Path,
    source: Path | None,
    form: str | None,
    export: Path | None,
    accepted: tuple[str, ...],
    reasons: tuple[str, ...],
    config: Path | None,
    as_json: bool,
) -> None:
    """Where in its source each quotation, figure and name of ARTICLE stands.

    With --accept nothing is shown but what was accepted, unless a form is named.
    """
    from repurpose.commands import trace as worker

    project = _project(config)
    wanted = worker.form_of(form, as_json, export)
    found = worker.traced(project, article, source)
    if accepted or reasons:
        from repurpose.commands import accept

        chosen = accept.accept(article, found.post.text, found.grounding, accepted, reasons)
        click.echo(accept.as_text(article, chosen, _language(project)), err=True)
        if not (form or as_json or export):
            return
        found = worker.traced(project, article, source)
    if wanted == "json":
        _print_json(worker.record(found.grounding))
    elif wanted == "text":
        click.echo(worker.as_text(found.grounding))
    else:
        _proof_sheet(project, found, article, source, export)


def _proof_sheet(project: Project, found: Traced, article: Path, source: Path | None, export: Path | None) -> None:
    from repurpose.commands.pages import write_page
    from repurpose.commands.proof_sheet import sheet

    html = sheet(project, found, _language(project), _today(project, None), article, source)
    if export:
        click.echo(str(write_page(export, html)))
    else:
        click.echo(html.encode("utf-8", "replace"), nl=False)


@main.command()
@click.argument("file", type=FilePath, default="-", metavar="[FILE or -]")
@_config
@_json
def count(file: Path, config: Path | None, as_json: bool) -> None:
    """字数 by each definition, reading time, length on each network."""
    from repurpose.commands import count as worker
    from repurpose.sources import files

    _project(config)  # its plugins may bring networks
    text = files.decode(sys.stdin.buffer.read(), "stdin") if str(file) == "-" else files.read(file)
    counts = worker.count(text)
    if as_json:
        _print_json(counts)
    else:
        click.echo(worker.as_text(counts))


@main.command()
@click.argument("path", required=False, type=FilePath)
@click.option("--port", default=8321, show_default=True, help="Port on 127.0.0.1; 0: any free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
@click.option("--export", type=FilePath, help="Write one self-contained HTML file instead of serving.")
@click.option("--source", type=FilePath, help="Transcript the article was made from.")
@click.option("--week", default="", help="ISO week, like 2026-W02.")
@click.option("--date", callback=_date, help="The day it is; default: today.")
@click.option("--drafts", is_flag=True, help="Take drafts too.")
@_config
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

    project = _project(config)
    day = _today(project, date)
    request = worker.PreviewOptions(path, source, week, day, drafts)
    if export:
        click.echo(str(worker.export(project, request, export, _console())))
        return
    worker.serve(project, request, port, open_browser, _console(), lambda: _project(config))


@main.command()
@click.argument("issue", default="", metavar="[ISSUE]")
@click.option(
    "--channel",
    "channels",
    multiple=True,
    callback=_channels,
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
@_config
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

    project = _project(config)
    asked = worker.SendOptions(issue, channels, due, dry_run, yes, changed, settle, outbox)
    sys.exit(worker.run(project, asked, os.environ, _console(), confirm=_confirm))


def _confirm(question: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("not at a terminal, so nobody can say yes", hint="pass --yes")
    return click.confirm(question, err=True)


@main.command()
@_config
@_json
def status(config: Path | None, as_json: bool) -> None:
    """What is built, checked, sent, and changed since."""
    from repurpose.commands import status as worker

    records = worker.status(_project(config), os.environ)
    if as_json:
        _print_json({"schema": 1, "issues": records})
    else:
        click.echo(worker.as_text(records))


@main.command()
@click.option("--online", is_flag=True, help="Also try to reach the mail server; sends nothing.")
@_config
@_json
def doctor(online: bool, config: Path | None, as_json: bool) -> None:
    """What is missing before a send works."""
    from repurpose.commands import doctor as worker

    items = worker.doctor(_project(config), os.environ, online=online)
    if as_json:
        _print_json(worker.record(items))
    else:
        click.echo(worker.as_text(items))
    sys.exit(4 if any(item.state == "missing" for item in items) else 0)


if __name__ == "__main__":
    main()

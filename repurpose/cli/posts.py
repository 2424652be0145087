"""What looks at a text: `check`, `trace`, `count`, and `rule`, which says what is looked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from repurpose.cli.arguments import (
    FilePath,
    codes,
    console,
    language,
    print_json,
    project_of,
    today,
    with_config,
    with_json,
)
from repurpose.errors import SourceError, UsageError

if TYPE_CHECKING:
    from repurpose.checks.base import Rule
    from repurpose.commands.trace import Traced
    from repurpose.config import Project


@click.command()
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
@with_config
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

    project = project_of(config)
    if mend or show_diff or unsafe:
        _mend(project, paths, codes(select), codes(ignore), unsafe, show_diff)
    if write_baseline:
        click.echo(worker.write_baseline(project, paths, source), err=True)
    broken: list[SourceError] = []
    findings = worker.check(project, paths, source, codes(select), codes(ignore), broken, console())
    for error in broken:
        click.echo(f"error: {error}", err=True)
    if findings or not broken:
        click.echo(
            worker.show(findings, form, project, language(project), form == "text" and colour_wanted(), everything)
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
    mended = fix.mend(project, paths, select, ignore, unsafe, broken, console())
    if show_diff:
        for error in broken:
            click.echo(f"error: {error}", err=True)
        click.echo("".join(one.diff for one in mended), nl=False)
        sys.exit(SourceError.exit_code if broken else 1 if any(one.diff for one in mended) else 0)
    for one in mended:
        fix.write(one)
    click.echo(fix.summary(mended), err=True)


@click.command()
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="List every rule.")
@click.option("--export", type=FilePath, metavar="DIR", help="Write a page for each rule, and an index, into a folder.")
@click.option("--test", "tested", is_flag=True, help="Try the rules on their own examples, those of plugins too.")
@with_config
@with_json
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
    lang = language(project_of(config))  # the project's plugins are loaded with its settings
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
        print_json(worker.record(rules, faults))
    elif faults:
        click.echo(worker.as_text(faults, lang))
    click.echo(worker.summary(rules, faults, lang), err=True)
    return 1 if faults else 0


@click.command()
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
@with_config
@with_json
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

    project = project_of(config)
    wanted = worker.form_of(form, as_json, export)
    found = worker.traced(project, article, source)
    if accepted or reasons:
        from repurpose.commands import accept

        chosen = accept.accept(article, found.post.text, found.grounding, accepted, reasons)
        click.echo(accept.as_text(article, chosen, language(project)), err=True)
        if not (form or as_json or export):
            return
        found = worker.traced(project, article, source)
    if wanted == "json":
        print_json(worker.record(found.grounding))
    elif wanted == "text":
        click.echo(worker.as_text(found.grounding))
    else:
        _proof_sheet(project, found, article, source, export)


def _proof_sheet(project: Project, found: Traced, article: Path, source: Path | None, export: Path | None) -> None:
    from repurpose.commands.pages import write_page
    from repurpose.commands.proof_sheet import sheet

    html = sheet(project, found, language(project), today(project, None), article, source)
    if export:
        click.echo(str(write_page(export, html)))
    else:
        click.echo(html.encode("utf-8", "replace"), nl=False)


@click.command()
@click.argument("file", type=FilePath, default="-", metavar="[FILE or -]")
@with_config
@with_json
def count(file: Path, config: Path | None, as_json: bool) -> None:
    """字数 by each definition, reading time, length on each network."""
    from repurpose.commands import count as worker
    from repurpose.sources import files

    project_of(config)  # its plugins may bring networks
    text = files.decode(sys.stdin.buffer.read(), "stdin") if str(file) == "-" else files.read(file)
    counts = worker.count(text)
    if as_json:
        print_json(counts)
    else:
        click.echo(worker.as_text(counts))

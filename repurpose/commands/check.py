"""Hold posts, or an issue in the outbox, against the rules."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from repurpose import __version__
from repurpose.checks import baseline, report
from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.commands.lines import LineReader
from repurpose.config import Project
from repurpose.delivery import outbox
from repurpose.errors import OutboxError, SourceError, UsageError
from repurpose.model import Finding
from repurpose.sources import files


def check(
    project: Project,
    paths: Sequence[Path],
    source: Path | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    broken: list[SourceError] | None = None,
    console: Console | None = None,
) -> list[Finding]:
    """The findings of posts, each checked as an issue of one, or of an issue's folder in the outbox.

    Without a path: the newest issue of the outbox. A folder without an issue is one of posts. Posts that cannot be
    read are added to `broken`, and the others are checked; where that is None, the first such post raises. What is
    amiss in the settings is said once, and not once a post.
    """
    if not paths:
        folders = list(outbox.issues(project.resolve(project.settings.outbox)))
        if not folders:
            raise UsageError("nothing to check", hint="name a post, or run repurpose build first")
        paths = folders[-1:]
    found: list[Finding] = []
    for path in (console or Console(quiet=True)).progress(list(expanded(paths)), "checking"):
        if path.is_dir():
            found += _stored(path, select, ignore)
            continue
        wanted = build.BuildOptions(
            dt.date.min, paths=(path,), source=source, select=tuple(select), ignore=tuple(ignore)
        )
        try:
            found += build.make(project, wanted, Console(quiet=True)).findings
        except SourceError as error:
            if broken is None:
                raise
            broken.append(error)
    return list(_once(found))


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, those about the settings without their repetitions."""
    about_settings = {rule.code for rule in build.all_rules() if rule.settings}
    told: set[Finding] = set()
    for one in findings:
        if one.code not in about_settings or one not in told:
            told.add(one)
            yield one


def expanded(paths: Sequence[Path]) -> Iterator[Path]:
    """Folders of posts as their posts; an issue's folder stays one."""
    for path in paths:
        posts = path.is_dir() and not (path / outbox.MANIFEST).exists()
        yield from (files.find([str(path.absolute())], path).posts if posts else [path])


def _stored(folder: Path, select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """An issue's findings as they were built; parts changed since are an error, because they were not checked."""
    stored = outbox.load(folder)
    changed = stored.changed()
    if changed:
        hint = "run repurpose build again, and look at it"
        raise OutboxError(f"changed since it was built: {', '.join(changed)}", path=folder, hint=hint)
    found = [_finding(record) for record in stored.findings()]
    return [one for one in found if _wanted(one.code, select) and not (ignore and _wanted(one.code, ignore))]


def _wanted(code: str, prefixes: Sequence[str]) -> bool:
    return not prefixes or any(code.startswith(prefix) for prefix in prefixes)


def _finding(record: dict[str, Any]) -> Finding:
    return Finding(**record)


def show(
    findings: Sequence[Finding], form: str, project: Project, lang: str, colour: bool, everything: bool = False
) -> str:
    """The findings in one of FORMATS; as text only a few of each kind, unless everything is asked for.

    Text is in the language of the interface, what machines read in the project's.
    """
    if form == "text":
        most = None if everything else report.ALIKE
        return report.as_text(findings, LineReader(project.root), colour, most, lang)
    written = [report.spoken(finding, project.settings.lang) for finding in findings]
    if form == "json":
        return report.as_json([outbox.finding_record(finding) for finding in written])
    if form == "github":
        return report.as_github(written)
    return report.as_sarif(written, build.all_rules(), __version__, project.settings.lang)


def write_baseline(project: Project, paths: Sequence[Path], source: Path | None = None) -> str:
    """Write the baseline that the settings name; what is told of it. A baseline that is there only loses entries."""
    if not project.settings.check.baseline:
        hint = 'write baseline = "baseline.json" under [check]'
        raise UsageError("the settings name no baseline", hint=hint)
    if not paths or any(path.is_dir() for path in paths):
        raise UsageError("a baseline is made of posts", hint="name Markdown files")
    bare = msgspec.structs.replace(project.settings.check, baseline="")
    whole = msgspec.structs.replace(project, settings=msgspec.structs.replace(project.settings, check=bare))
    found = check(whole, paths, source)
    reader = LineReader(project.root)
    before, file = build.read_baseline(project), project.resolve(project.settings.check.baseline)
    checked = {Path(os.path.relpath(path.resolve(), project.root)).as_posix() for path in paths}
    after = before.shrunk(found, checked, reader) if before else baseline.Baseline(baseline.count(found, reader))
    outbox.write_file(file, baseline.dump(after).encode("utf-8", "replace"))
    many, fewer = after.counts.total(), (before.counts.total() - after.counts.total()) if before else 0
    return f"{file}: {many} finding{'s' * (many != 1)} let stand" + (f", {fewer} fewer than before" if before else "")

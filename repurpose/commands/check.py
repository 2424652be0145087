"""Hold posts, or an issue in the outbox, against the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from repurpose import __version__, outbox
from repurpose.checks import report
from repurpose.commands import build
from repurpose.commands.talk import Talk
from repurpose.config import Project
from repurpose.errors import OutboxError, UsageError
from repurpose.model import Finding

FORMATS = ("text", "json", "github", "sarif")


def check(
    project: Project,
    paths: Sequence[Path],
    source: Path | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """The findings of posts, each checked as an issue of one, or of an issue's folder in the outbox.

    Without a path: the newest issue of the outbox.
    """
    if not paths:
        folders = list(outbox.issues(project.resolve(project.settings.outbox)))
        if not folders:
            raise UsageError("nothing to check", mend="name a post, or run repurpose build first")
        paths = folders[-1:]
    found: list[Finding] = []
    for path in paths:
        if path.is_dir():
            found += _stored(path, select, ignore)
        else:
            narrowed = {"select": tuple(select), "ignore": tuple(ignore)}
            wanted = build.Wanted(dt.date.min, paths=(path,), source=source, **narrowed)
            found += build.make(project, wanted, Talk(quiet=True)).findings
    return found


def _stored(folder: Path, select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """An issue's findings as they were built; parts changed since are an error, because they were not checked."""
    stored = outbox.load(folder)
    changed = stored.changed()
    if changed:
        mend = "run repurpose build again, and look at it"
        raise OutboxError(f"changed since it was built: {', '.join(changed)}", path=folder, mend=mend)
    found = [_finding(record) for record in stored.findings()]
    return [one for one in found if _wanted(one.code, select) and not (ignore and _wanted(one.code, ignore))]


def _wanted(code: str, prefixes: Sequence[str]) -> bool:
    return not prefixes or any(code.startswith(prefix) for prefix in prefixes)


def _finding(record: dict[str, Any]) -> Finding:
    return Finding(**record)


def show(findings: Sequence[Finding], form: str, root: Path, colour: bool) -> str:
    """The findings in one of FORMATS."""
    if form == "json":
        return report.as_json([outbox.finding_record(finding) for finding in findings])
    if form == "github":
        return report.as_github(findings)
    if form == "sarif":
        return report.as_sarif(findings, build.all_rules(), __version__)
    return report.as_text(findings, _LineReader(root), colour)


class _LineReader:
    """Lines of source files for the frames under findings; a file that is gone has no lines."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: dict[str, list[str]] = {}

    def __call__(self, path: str, line: int) -> str:
        if path not in self.lines:
            try:
                text = (self.root / path).read_text(encoding="utf-8-sig", errors="replace")
            except OSError:
                text = ""
            self.lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.lines[path]
        return lines[line - 1] if 0 < line <= len(lines) else ""

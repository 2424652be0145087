"""Mend posts in place, or show what would be mended."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from repurpose.checks import fixes
from repurpose.checks.engine import RuleSelection
from repurpose.commands import build, rewrite
from repurpose.commands.check import expanded
from repurpose.commands.console import Console
from repurpose.config import Project
from repurpose.delivery import outbox
from repurpose.errors import SourceError, UsageError
from repurpose.sources import files


class Mended(Struct, frozen=True):
    """A file with its bytes before and after; `diff` shows the change, `counts` the mended faults by rule."""

    path: Path
    before: bytes
    after: bytes
    diff: str
    counts: Mapping[str, int]


def mend(
    project: Project,
    paths: Sequence[Path],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    unsafe: bool = False,
    broken: list[SourceError] | None = None,
    console: Console | None = None,
) -> list[Mended]:
    """What each file, or each post of a folder, would become. Nothing is written.

    Files that cannot be read are added to `broken`, and the others are mended; where that is None, the first such file
    raises. Raises UsageError for an issue of the outbox.
    """
    if not paths or any((path / outbox.MANIFEST).exists() for path in paths):
        raise UsageError("--fix and --diff mend posts, not an issue of the outbox", hint="name a Markdown file")
    selection, posts = build.selection(project, select, ignore), list(dict.fromkeys(expanded(paths)))
    made: list[Mended] = []
    for path in (console or Console(quiet=True)).progress(posts, "mending"):
        try:
            made.append(_mended(project, path, selection, unsafe))
        except SourceError as error:
            if broken is None:
                raise
            broken.append(error)
    return made


def _mended(project: Project, path: Path, selection: RuleSelection, unsafe: bool) -> Mended:
    text, before = files.read(path), path.read_bytes()
    shown = os.path.relpath(path.resolve(), project.root)
    fixed = fixes.fix(text, build.all_rules(), selection, Path(shown).as_posix(), unsafe)
    after = _with_line_ends(before, fixed.text) if fixed.text != text else before
    return Mended(path, before, after, fixes.diff(text, fixed.text, str(path)), fixed.counts)


def _with_line_ends(before: bytes, text: str) -> bytes:
    """The mended text with the byte order mark and the line ends of the file; mends never add or take a line."""
    mark = rewrite.BOM if before.startswith(rewrite.BOM) else b""
    ends = rewrite.LINE_END.findall(before.decode("utf-8-sig"))
    lines = text.split("\n")
    assert len(lines) == len(ends) + 1
    return mark + "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True)).encode("utf-8")


def write(mended: Mended) -> None:
    """Replace a file with what it became. Raises SourceError as `rewrite.write` does."""
    rewrite.write(mended.path, mended.before, mended.after)


def summary(mended: Sequence[Mended]) -> str:
    """How many faults were mended, by rule, in one line."""
    counts: Counter[str] = Counter()
    for one in mended:
        counts.update(one.counts)
    many, changed = sum(counts.values()), sum(one.after != one.before for one in mended)
    if not many:
        return "nothing to mend"
    by_rule = ", ".join(f"{code} {number}" for code, number in sorted(counts.items()))
    return f"{many} fault{'s' * (many != 1)} mended in {changed} file{'s' * (changed != 1)}: {by_rule}"

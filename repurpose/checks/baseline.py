"""Old findings accepted for now: known by what their line says, so that they move with it, and only ever fewer."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from repurpose.errors import SettingsError
from repurpose.model import Finding

SCHEMA = 1
"""Version of the file's form: a newer one is refused, not guessed at."""

ReadLine = Callable[[str, int], str]
"""Gives the text of a line of a file; empty when there is none."""
Key = tuple[str, str, str]
"""Path, rule code, hash of what the line says."""


def key_of(finding: Finding, read_line: ReadLine) -> Key:
    """What a finding is known by: its line's words, without the white space around them; without a line, its file."""
    line = read_line(finding.path, finding.line).strip() if finding.line else ""
    return finding.path, finding.code, hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Baseline(Struct, frozen=True):
    """How many findings of each key are accepted."""

    counts: Counter[Key]

    def split(self, findings: Iterable[Finding], read_line: ReadLine) -> list[Finding]:
        """The findings that the baseline does not know. Those without a file of the author's are never in it."""
        left = Counter(self.counts)
        fresh = []
        for finding in findings:
            key = key_of(finding, read_line)
            if finding.path and left[key] > 0:
                left[key] -= 1
            else:
                fresh.append(finding)
        return fresh

    def shrunk(self, findings: Iterable[Finding], paths: Iterable[str], read_line: ReadLine) -> Baseline:
        """Without what is no longer found in the files that were checked. Nothing is ever added."""
        checked, now = set(paths), count(findings, read_line)
        kept = {key: min(many, now[key]) if key[0] in checked else many for key, many in self.counts.items()}
        return Baseline(Counter({key: many for key, many in kept.items() if many}))


def count(findings: Iterable[Finding], read_line: ReadLine) -> Counter[Key]:
    """The findings of the author's files by their keys."""
    return Counter(key_of(finding, read_line) for finding in findings if finding.path)


def dump(baseline: Baseline) -> str:
    """A baseline as JSON, one entry a line, so that it shrinks line by line in a diff."""
    entries = [
        json.dumps({"path": path, "code": code, "hash": hashed, "count": many}, ensure_ascii=False)
        for (path, code, hashed), many in sorted(baseline.counts.items())
    ]
    lines = ",\n".join(f"  {entry}" for entry in entries)
    return f'{{"schema": {SCHEMA}, "findings": [\n{lines}\n]}}\n'


def parse(text: str, path: str) -> Baseline:
    """A baseline from its JSON. Raises SettingsError for anything else."""
    try:
        data = json.loads(text)
        entries: Sequence[dict[str, object]] = data["findings"] if data["schema"] == SCHEMA else _refuse()
        counts = Counter({_key(entry): _count(entry) for entry in entries})
    except (ValueError, TypeError, KeyError) as error:
        hint = "run repurpose check --write-baseline to make it anew, after deleting it"
        raise SettingsError(f"not a baseline: {error}", path=path, hint=hint) from error
    return Baseline(counts)


def _refuse() -> Sequence[dict[str, object]]:
    raise ValueError("written by another version")


def _key(entry: dict[str, object]) -> Key:
    return str(entry["path"]), str(entry["code"]), str(entry["hash"])


def _count(entry: dict[str, object]) -> int:
    many = entry["count"]
    if not isinstance(many, int) or many < 1:
        raise ValueError("a count below 1")
    return many

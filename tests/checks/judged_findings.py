"""What a person judged of findings on real posts: `judged_findings.tsv` holds places and verdicts, and no sentence.

A row of the round `before` is a finding of the rules as they were on the day of the file, one of `now` a finding of the
rules as that day left them. How many findings of today are true is counted on `now`, how many true ones are still told
on `before`. `repurpose.checks` tells some faults once a post: there a finding of the same rule in the post counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from tests.checks.draw_findings import Drawn

FILE = Path(__file__).with_suffix(".tsv")
ONCE_A_POST = {"HL07", "ST03", "ST05", "ST16", "ST21", "TH03", "TH04"}


class Judged(Struct, frozen=True):
    """A judged finding: the round, its place as of `Drawn.place`, and whether an editor would mend it."""

    round: str
    place: tuple[str, str, int, int, str]
    is_true: bool

    @property
    def code(self) -> str:
        return self.place[0]

    @property
    def file(self) -> str:
        return self.place[1]


def judged() -> list[Judged]:
    """All rows of the file."""
    rows = (line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [
        Judged(round_, (code, file, int(line), int(column), part.strip("-")), verdict == "yes")
        for round_, code, file, line, column, part, verdict in rows
    ]


def precision(found: Iterable[Drawn], rows: Iterable[Judged]) -> tuple[int, int]:
    """How many of the judged findings are true, and how many were judged."""
    verdicts = {row.place: row.is_true for row in rows if row.round == "now"}
    told = [verdicts[one.place] for one in found if one.place in verdicts]
    return sum(told), len(told)


def kept(found: Iterable[Drawn], rows: Iterable[Judged]) -> tuple[int, int]:
    """How many of the true findings of before are told still, and how many there were."""
    told = {key for one in found for key in ((one.code, one.file), (one.code, one.file, one.line))}
    true = [row for row in rows if row.round == "before" and row.is_true]
    still = [row for row in true if (row.place[:2] if row.code in ONCE_A_POST else row.place[:3]) in told]
    return len(still), len(true)

"""Findings drawn from real posts, with the text around them, to be judged by a person.

    python -m tests.checks.draw_findings HL --seed 1 --count 200

prints so many findings of a family (or a rule), drawn from all samples, or from one part of them (`--part tuned`,
`--part aside`). What was judged is kept in `judged_findings.tsv`, as places and verdicts.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from msgspec import Struct

from repurpose import digest
from repurpose.commands import build, gather
from repurpose.config import Project, Settings, SiteOptions
from repurpose.errors import RepurposeError
from repurpose.extract import enrich
from repurpose.model import Finding, Post, Rendered
from repurpose.text.bilingual import in_language
from tests.factories import channels
from tests.shared import SHARED

NETWORKS = ["x", "bluesky", "mastodon", "threads", "linkedin"]
AROUND = 60
"""Characters shown on each side of what a finding is about."""


class Drawn(Struct, frozen=True, order=True):
    """A finding by its place: the post below the samples, line and column, and the part where it is about one."""

    code: str
    file: str
    line: int
    column: int
    part: str
    message: str
    around: str

    @property
    def place(self) -> tuple[str, str, int, int, str]:
        return self.code, self.file, self.line, self.column, self.part


def samples() -> Path:
    """The folder of the samples."""
    return SHARED / "samples"


def posts() -> list[str]:
    """Every post of the samples, below their folder."""
    found = (path.relative_to(samples()).as_posix() for path in samples().rglob("*.md"))
    return sorted(name for name in found if not name.endswith("README.md"))


def is_aside(file: str) -> bool:
    """Whether a post is kept aside from tuning: one in three, by the hash of its path."""
    return hashlib.sha256(file.encode()).digest()[0] % 3 == 0


def findings_of(file: str, families: Sequence[str]) -> list[Drawn]:
    """What the rules find in a post, in every network's thread too; nothing for a post that cannot be read."""
    path = samples() / file
    with tempfile.TemporaryDirectory() as root:
        site = SiteOptions(name="港口来信", url="https://example.org", address="1 Harbour Road")
        project = Project(Settings(site=site, channels=channels(thread={"networks": NETWORKS})), Path(root))
        try:
            posts = _posts(project, path, families)
            rendered = _threads(project, posts) if _reads("TH", families) else []
            found = build.check(project, posts, rendered, families)
        except RepurposeError:
            return []
    parts = {part.name: part.text for one in rendered for part in one.parts}
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [_drawn(one, file, lines, parts.get(one.part, "")) for one in found]


def _reads(family: str, families: Sequence[str]) -> bool:
    return any(code.startswith(family) for code in families)


def _posts(project: Project, path: Path, families: Sequence[str]) -> list[Post]:
    """The post as the rules read it; traced to what was said only where that is asked for, since it takes long."""
    source = path.with_name("transcript.md") if path.parent.name == "pair" and path.stem == "article" else None
    read = gather.named(gather.PostLoader(project), (path,), source)
    return gather.enriched(read) if _reads("TX", families) else [enrich(post) for post in read]


def _threads(project: Project, posts: Sequence[Post]) -> list[Rendered]:
    return build.render(project, digest.several(posts, project.settings), ("thread",))


def _drawn(one: Finding, file: str, lines: Sequence[str], part: str) -> Drawn:
    around = part if one.part else _around(one, lines)
    return Drawn(one.code, file, one.line, one.column, one.part, str(in_language(one.message, "en")), around)


def _around(one: Finding, lines: Sequence[str]) -> str:
    if not 0 < one.line <= len(lines):
        return ""
    line, start = lines[one.line - 1], max(0, one.column - 1)
    end = one.end_column - 1 if one.end_line == one.line else len(line)
    return f"{line[max(0, start - AROUND) : start]}⟦{line[start:end]}⟧{line[end : end + AROUND]}"


def all_findings(families: Sequence[str], files: Iterable[str]) -> list[Drawn]:
    """What the rules of these families find in these posts."""
    with ProcessPoolExecutor() as pool:
        return sorted(
            one for found in pool.map(partial(findings_of, families=families), files, chunksize=8) for one in found
        )


def draw(found: Sequence[Drawn], seed: int, count: int) -> list[Drawn]:
    """So many of them, or all there are."""
    return sorted(random.Random(seed).sample(found, min(count, len(found))))


def main(argv: Sequence[str] | None = None) -> None:
    """Print findings to be judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", nargs="+", help="families or codes: HL, ZH04")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--part", choices=["all", "tuned", "aside"], default="all")
    wanted = parser.parse_args(argv)
    files = [file for file in posts() if wanted.part == "all" or is_aside(file) == (wanted.part == "aside")]
    found = all_findings(wanted.family, files)
    for one in draw(found, wanted.seed, wanted.count):
        part = f" {one.part}" if one.part else ""
        print(f"{one.code}\t{one.file}:{one.line}:{one.column}{part}\t{one.message}\n\t{one.around!r}")
    print(f"# {len(found)} findings in {len(files)} posts")


if __name__ == "__main__":
    main()

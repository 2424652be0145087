"""Comments in a post that accept a finding, each with its reason.

<!-- repurpose: ignore ZH01 the sign on the door reads so -->      the rest of its line, or the block below it
<!-- repurpose: ignore-file ST -- the author's own voice -->        the whole file
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from repurpose.document.parse import read_file
from repurpose.model import Finding

_COMMENT = re.compile(r"<!--[ \t]*repurpose[:：][ \t]*(?P<what>[^\n]*?)[ \t]*-->")
_IGNORE = re.compile(
    r"(?P<scope>ignore(?:-file)?)\b[ \t:：]*"
    r"(?P<codes>[A-Za-z]{2}\d{0,2}(?:[ \t]*[,，、][ \t]*[A-Za-z]{2}\d{0,2})*)?(?![A-Za-z0-9])"
    r"[ \t]*(?:--|—+|[:：])?[ \t]*(?P<reason>.*)"
)


class Directive(Struct, frozen=True):
    """One comment: the codes or prefixes it accepts, from line `first` to line `last`, and why.

    `start` and `end` are the comment's offsets. Without codes it is no use; without a reason it counts, and is a fault.
    """

    codes: tuple[str, ...]
    reason: str
    first: int
    last: int
    start: int
    end: int
    whole_file: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether the comment speaks of a finding in its file."""
        in_reach = self.whole_file or self.first <= finding.line <= self.last
        return in_reach and bool(self.codes) and finding.code.startswith(self.codes)


@lru_cache(maxsize=16)
def read(text: str) -> tuple[Directive, ...]:
    """The comments of a file (LF line ends), those inside code left out."""
    if "repurpose" not in text:
        return ()
    lines = text.split("\n")
    file = read_file(text)
    found = []
    for piece in file.document.pieces():
        match = _COMMENT.match(text, file.start + piece.start) if piece.kind == "html" else None
        order = _IGNORE.match(match["what"]) if match else None
        if match and order:
            line = text.count("\n", 0, match.start()) + 1
            found.append(_directive(order, lines, line, match))
    return tuple(found)


def _directive(order: re.Match[str], lines: Sequence[str], line: int, comment: re.Match[str]) -> Directive:
    codes = tuple(re.findall(r"[A-Z]{2}\d{0,2}", (order["codes"] or "").upper()))
    alone = lines[line - 1].strip() == comment[0]
    first, last = _block_below(lines, line) if alone else (line, line)
    whole_file = order["scope"] == "ignore-file"
    return Directive(codes, order["reason"].strip(), first, last, *comment.span(), whole_file)


def _block_below(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The first and last line of the block under a comment; blank lines and further comments come between."""
    first = line + 1
    while first <= len(lines) and (not lines[first - 1].strip() or _COMMENT.fullmatch(lines[first - 1].strip())):
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    return first, last


def covered(finding: Finding, directives: Iterable[Directive]) -> bool:
    """Whether any comment accepts a finding."""
    return any(one.covers(finding) for one in directives)


def unused(
    directives: Iterable[Directive], findings: Sequence[Finding], skipped: Iterable[str] = ()
) -> Iterable[tuple[Directive, str]]:
    """Each code of a comment under which nothing was found. A code that covers a rule left out is not judged."""
    for one in directives:
        for code in one.codes:
            judged = not any(rule.startswith(code) for rule in skipped)
            if judged and not any(one.covers(finding) and finding.code.startswith(code) for finding in findings):
                yield one, code

"""Mending what rules find, in the text of a file. Nothing is read or written here."""

from __future__ import annotations

import difflib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from repurpose.checks import front_matter, ignores
from repurpose.checks.base import Problem, Rule
from repurpose.checks.engine import RuleSelection, place_of
from repurpose.model import Finding
from repurpose.text.prose_view import Edit, apply
from repurpose.text.typography.kept import kept

MOST_PASSES = 12
"""One mend may make room for the next; a text that is not at rest after so many passes is left as it then is."""


class Fixed(Struct, frozen=True):
    """A text after mending, and how many faults were mended by each rule."""

    text: str
    counts: Mapping[str, int] = field(default_factory=dict)


def fix(
    text: str, rules: Sequence[Rule], selection: RuleSelection | None = None, path: str = "", unsafe: bool = False
) -> Fixed:
    """Mend a text (LF line ends) until nothing is left to mend; what a comment or the settings accept stays."""
    selection = selection or RuleSelection()
    kinds = ("safe", "unsafe") if unsafe else ("safe",)
    mending = [
        rule
        for rule in rules
        if rule.fix in kinds
        and rule.reads == "text"
        and selection.takes(rule)
        and not selection.leaves_out(rule.code, path)
    ]
    counts: Counter[str] = Counter()
    for _ in range(MOST_PASSES):
        directives = ignores.read(text)
        found = [
            *_problems(text, mending, selection, directives),
            *_problems_in_front(text, mending, selection, directives),
        ]
        chosen = list(_compatible(found))
        if not chosen:
            break
        counts.update(rule.code for rule, _ in chosen)
        text = apply(text, [edit for _, problem in chosen for edit in problem.edits])
    return Fixed(text, dict(sorted(counts.items())))


def _problems(
    text: str, rules: Sequence[Rule], selection: RuleSelection, directives: Sequence[ignores.Directive], line: int = 0
) -> list[tuple[Rule, Problem]]:
    """What can be mended, in the order of the text; all of it is on `line` of the file, if that is given."""
    untouchable = kept(text)
    found = [
        (rule, problem)
        for rule in rules
        for problem in rule.check(text, **selection.options_of(rule))
        if problem.edits and all(is_harmless(text, edit) and not _cuts(edit, untouchable) for edit in problem.edits)
    ]
    if directives:
        found = [
            (rule, problem)
            for rule, problem in found
            if not ignores.covered(_located(rule, problem, line or place_of(text, problem.start)[0]), directives)
        ]
    return sorted(found, key=lambda pair: (pair[1].edits[0].start, pair[0].code))


def _problems_in_front(
    text: str, rules: Sequence[Rule], selection: RuleSelection, directives: Sequence[ignores.Directive]
) -> Iterator[tuple[Rule, Problem]]:
    """What can be mended in title and summary; the edits are those of the file."""
    for value in front_matter.written(text):
        found = list(_compatible(_problems(value.text, rules, selection, directives, value.line)))
        if not value.edits([edit for _, problem in found for edit in problem.edits]):
            # Together they cannot be written: the first that can alone, and the others are asked again after it.
            found = [(rule, problem) for rule, problem in found if value.edits(problem.edits)][:1]
        yield from ((rule, replace(problem, edits=value.placed(problem.edits))) for rule, problem in found)


def _cuts(edit: Edit, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an edit reaches into one of the spans, or takes the space that ends it (#tag words)."""
    border = 1 if edit.end > edit.start and not edit.new else 0
    index = bisect_left(spans, (edit.start, 0))
    near = spans[max(0, index - 1) : index + 1]
    return any(edit.start < end + border and start < edit.end + border for start, end in near)


def _located(rule: Rule, problem: Problem, line: int) -> Finding:
    return Finding(rule.code, rule.name, rule.severity, "", "", problem.message, line=line)


def _compatible(found: Sequence[tuple[Rule, Problem]]) -> Iterator[tuple[Rule, Problem]]:
    """Problems whose edits touch no edit chosen before them; the others wait for the next pass."""
    taken: set[int] = set()
    for rule, problem in found:
        places = {at for edit in problem.edits for at in range(edit.start, edit.end + 1)}
        if taken.isdisjoint(places):
            taken |= places
            yield rule, problem


def is_harmless(text: str, edit: Edit) -> bool:
    """Whether an edit keeps every letter, figure and line break; only width and case of a letter may change."""
    old = text[edit.start : edit.end]
    return "\n" not in old + edit.new and _letters(old) == _letters(edit.new)


def _letters(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in normal if character.isalnum())


def diff(before: str, after: str, path: str) -> str:
    """The change as a unified diff; empty without one."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (before, after))
    lines = difflib.unified_diff(old, new, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

"""Running rules over posts and over what channels made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from repurpose.checks import front_matter, ignores, origin
from repurpose.checks.base import Problem, Rule
from repurpose.checks.families import RETIRED
from repurpose.errors import SettingsError, UsageError
from repurpose.model import Finding, Part, Post, Rendered, Severity
from repurpose.text.nearest import nearest

RANK: dict[str, int] = {"error": 3, "warning": 2, "info": 1, "never": 4}


class RuleSelection(Struct, frozen=True):
    """Which rules run, by code or prefix, their options by code, and the codes left out of files by glob."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def takes(self, rule: Rule) -> bool:
        """Whether a rule runs: the longest prefix that names it decides, and nothing selected means all."""
        chosen = max(
            (len(prefix) for prefix in self.select if rule.code.startswith(prefix)), default=-1 if self.select else 0
        )
        dropped = max((len(prefix) for prefix in self.ignore if rule.code.startswith(prefix)), default=-1)
        return chosen > dropped

    def leaves_out(self, code: str, path: str) -> bool:
        """Whether the per-file ignores keep a rule from a file; a glob matches the path or its end."""
        return any(
            code.startswith(tuple(codes)) and (fnmatchcase(path, glob) or fnmatchcase(path, f"*/{glob}"))
            for glob, codes in self.per_file.items()
        )

    def options_of(self, rule: Rule) -> dict[str, Any]:
        """The options of a rule that the settings change, as the rule's function takes them."""
        return {key.replace("-", "_"): value for key, value in self.options.get(rule.code, {}).items()}


_ALL_RULES = "repurpose rule --all lists them"


def validate(selection: RuleSelection, rules: Sequence[Rule]) -> None:
    """Refuse codes and options that do not exist: a dead rule must never pass for a clean text."""
    codes = [rule.code for rule in rules]
    per_file = [prefix for prefixes in selection.per_file.values() for prefix in prefixes]
    for prefix in (*selection.select, *selection.ignore, *per_file):
        if not any(code.startswith(prefix) for code in (*codes, *RETIRED)) or not prefix:
            raise UsageError(f"no rule {prefix!r}", hint=nearest(prefix, codes, _ALL_RULES))
    for code, options in selection.options.items():
        if code in RETIRED:
            continue
        rule = next((rule for rule in rules if rule.code == code), None)
        if rule is None:
            raise SettingsError(f"check.rules.{code}: no such rule", hint=nearest(code, codes, _ALL_RULES))
        for name, value in options.items():
            key = name.replace("-", "_")
            if key not in rule.options:
                known = ", ".join(option.replace("_", "-") for option in rule.options) or "none"
                raise SettingsError(f"check.rules.{code}.{name}: no such option", hint=f"options of {code}: {known}")
            if not _same_kind(value, rule.options[key]):
                wanted = "a list" if isinstance(rule.options[key], tuple) else type(rule.options[key]).__name__
                raise SettingsError(
                    f"check.rules.{code}.{name}: expected {wanted}", hint=f"default: {rule.options[key]}"
                )


def _same_kind(value: object, default: object) -> bool:
    """Whether a settings value may be the value of an option: the same type, or a list for a tuple of texts."""
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is type(default)


def run(
    rules: Iterable[Rule],
    posts: Sequence[Post] = (),
    rendered: Sequence[Rendered] = (),
    selection: RuleSelection | None = None,
    exists: Callable[[str, str], bool] | None = None,
) -> list[Finding]:
    """All findings, in the order of the places they are about.

    `exists` tells whether the picture that a post (its path) names is there; without it nothing is said of pictures.
    """
    selection = selection or RuleSelection()
    rules = list(rules)
    taken = [rule for rule in rules if selection.takes(rule)]
    skipped = [rule.code for rule in rules if not selection.takes(rule)]
    found: list[Finding] = []
    for rule in taken:
        if rule.reads == "files":
            found += [] if exists is None else _look_up(rule, posts, exists)
            continue
        found += _run_one(rule, posts, rendered, selection.options_of(rule))
    found = [one for one in found if not (one.path and selection.leaves_out(one.code, one.path))]
    for post in posts:
        found = _after_ignores(taken, skipped, post, found)
    return sorted(
        _one_a_cause(found),
        key=lambda one: (one.path, one.line, one.column, one.code, one.part, one.message, one.channel),
    )


def _one_a_cause(found: Iterable[Finding]) -> Iterable[Finding]:
    """The findings without their repetitions: a line of the post may stand in every network's thread."""
    told: dict[tuple[object, ...], Finding] = {}
    for one in found:
        place = (one.path, one.line, one.column) if one.path and one.line else one
        told.setdefault((one.code, one.channel, place, one.message), one)
    return told.values()


def _run_one(
    rule: Rule, posts: Sequence[Post], rendered: Sequence[Rendered], options: Mapping[str, Any]
) -> Iterator[Finding]:
    if rule.reads in ("post", "text"):
        for post in posts:
            for problem in rule.check(post if rule.reads == "post" else post.text, **options):
                yield _finding(rule, problem, Part("", "prose", post.text), path=post.path)
            if rule.reads == "text":
                for problem, value in front_matter.problems(rule, post, dict(options)):
                    yield _finding(rule, problem, Part("", "line", value.text, value.place), path=post.path)
        return
    for one in rendered:
        if rule.channel not in ("", one.channel):
            continue
        if rule.reads == "rendered":
            for problem in rule.check(one, **options):
                yield _finding(rule, problem, Part(problem.part, "line", ""), channel=one.channel)
            continue
        for part in one.parts:
            if fnmatchcase(part.name, rule.reads):
                for problem in rule.check(part if rule.takes_part else part.text, **options):
                    found = _finding(rule, problem, part, channel=one.channel)
                    yield _traced_back(found, problem, part, posts)


def _traced_back(finding: Finding, problem: Problem, part: Part, posts: Sequence[Post]) -> Finding:
    """A finding of a built file with the post's own place, where the post holds what it quotes."""
    quoted = problem.quote or part.text[problem.start : problem.end]
    place = None if finding.path or not part.is_file else origin.place(quoted, posts)
    if place is None:
        return finding
    return replace(
        finding, path=place.path, line=place.line, column=place.column, end_line=place.line, end_column=place.column
    )


def _look_up(rule: Rule, posts: Sequence[Post], exists: Callable[[str, str], bool]) -> Iterator[Finding]:
    for post in posts:
        for problem in rule.check(post, exists):
            yield _finding(rule, problem, Part("", "prose", post.text), path=post.path)


def _after_ignores(rules: Sequence[Rule], skipped: Sequence[str], post: Post, found: list[Finding]) -> list[Finding]:
    """The findings that no comment in the post's file accepts, and those about the comments themselves."""
    directives = ignores.read(post.text)
    if not directives:
        return found
    here = [one for one in found if one.path == post.path]
    about = [
        _finding(rule, problem, Part("", "prose", post.text), path=post.path)
        for rule in rules
        if rule.reads == "findings"
        for problem in rule.check(post.text, here, skipped)
    ]
    return [one for one in found if one.path != post.path or not ignores.covered(one, directives)] + about


def _finding(rule: Rule, problem: Problem, part: Part, channel: str = "", path: str = "") -> Finding:
    place = problem.place or part.origin
    severity: Severity = problem.severity or rule.severity
    bare = Finding(
        rule.code, rule.name, severity, channel, part.name, problem.message, path, suggestion=problem.suggestion
    )
    if problem.edits:
        bare = replace(bare, fixable=True)
    if place is not None:
        column = place.column + (problem.start if problem.place is None else 0)
        end = column + max(0, problem.end - problem.start)
        return replace(bare, path=place.path, line=place.line, column=column, end_line=place.line, end_column=end)
    if (path and problem.end <= problem.start) or not (path or part.is_file):
        return bare
    line, column = place_of(part.text, problem.start)
    end_line, end_column = place_of(part.text, max(problem.start, problem.end))
    return replace(bare, line=line, column=column, end_line=end_line, end_column=end_column)


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def worst(findings: Iterable[Finding]) -> int:
    """The rank of the gravest finding; 0 without any."""
    return max((RANK[finding.severity] for finding in findings), default=0)


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether any finding is as grave as `fail_on` or graver."""
    return worst(findings) >= RANK[fail_on]

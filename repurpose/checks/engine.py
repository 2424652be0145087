"""Running rules over posts and over what channels made of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any

from repurpose.checks.rule import Problem, Rule
from repurpose.errors import SettingsError, UsageError
from repurpose.model import Finding, Part, Post, Rendered, Severity

RANK: dict[str, int] = {"error": 3, "warning": 2, "info": 1, "never": 4}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run, by code or prefix, and their options by code."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def takes(self, rule: Rule) -> bool:
        """Whether a rule runs: the longest prefix that names it decides, and nothing selected means all."""
        chosen = max(
            (len(prefix) for prefix in self.select if rule.code.startswith(prefix)), default=-1 if self.select else 0
        )
        dropped = max((len(prefix) for prefix in self.ignore if rule.code.startswith(prefix)), default=-1)
        return chosen > dropped


def validate(selection: Selection, rules: Sequence[Rule]) -> None:
    """Refuse codes and options that do not exist: a dead rule must never pass for a clean text."""
    codes = [rule.code for rule in rules]
    for prefix in (*selection.select, *selection.ignore):
        if not any(code.startswith(prefix) for code in codes) or not prefix:
            raise UsageError(f"no rule {prefix!r}", mend=_near(prefix, codes) or "repurpose rule --all lists them")
    for code, options in selection.options.items():
        rule = next((rule for rule in rules if rule.code == code), None)
        if rule is None:
            raise SettingsError(
                f"check.rules.{code}: no such rule", mend=_near(code, codes) or "repurpose rule --all lists them"
            )
        for name, value in options.items():
            key = name.replace("-", "_")
            if key not in rule.options:
                known = ", ".join(option.replace("_", "-") for option in rule.options) or "none"
                raise SettingsError(f"check.rules.{code}.{name}: no such option", mend=f"options of {code}: {known}")
            if not _same_kind(value, rule.options[key]):
                wanted = "a list" if isinstance(rule.options[key], tuple) else type(rule.options[key]).__name__
                raise SettingsError(
                    f"check.rules.{code}.{name}: expected {wanted}", mend=f"default: {rule.options[key]}"
                )


def _same_kind(value: object, default: object) -> bool:
    """Whether a settings value may stand for an option: the same type, or a list for a tuple of texts."""
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is type(default)


def _near(word: str, codes: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, codes, n=1)
    return f"did you mean {near[0]}?" if near else ""


def run(
    rules: Iterable[Rule],
    posts: Sequence[Post] = (),
    rendered: Sequence[Rendered] = (),
    selection: Selection | None = None,
) -> list[Finding]:
    """All findings, in the order of the places they are about."""
    selection = selection or Selection()
    found: list[Finding] = []
    for rule in rules:
        if selection.takes(rule):
            options = {key.replace("-", "_"): value for key, value in selection.options.get(rule.code, {}).items()}
            found += _run_one(rule, posts, rendered, options)
    return sorted(set(found), key=lambda one: (one.path, one.line, one.column, one.code, one.part, one.message))


def _run_one(
    rule: Rule, posts: Sequence[Post], rendered: Sequence[Rendered], options: Mapping[str, Any]
) -> Iterator[Finding]:
    if rule.reads == "post":
        for post in posts:
            for problem in rule.check(post, **options):
                yield _finding(rule, problem, Part("", "prose", post.body), path=post.path)
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
                    yield _finding(rule, problem, part, channel=one.channel)


def _finding(rule: Rule, problem: Problem, part: Part, channel: str = "", path: str = "") -> Finding:
    place = problem.place or part.origin
    severity: Severity = problem.severity or rule.severity
    bare = Finding(
        rule.code, rule.name, severity, channel, part.name, problem.message, path, suggestion=problem.suggestion
    )
    if place is not None:
        column = place.column + (problem.start if problem.place is None else 0)
        end = column + max(0, problem.end - problem.start)
        return replace(bare, path=place.path, line=place.line, column=column, end_line=place.line, end_column=end)
    if path or not part.is_file:
        return bare
    line, column = _position(part.text, problem.start)
    end_line, end_column = _position(part.text, max(problem.start, problem.end))
    return replace(bare, line=line, column=column, end_line=end_line, end_column=end_column)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def worst(findings: Iterable[Finding]) -> int:
    """The rank of the gravest finding; 0 without any."""
    return max((RANK[finding.severity] for finding in findings), default=0)


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether any finding is as grave as `fail_on` or graver."""
    return worst(findings) >= RANK[fail_on]

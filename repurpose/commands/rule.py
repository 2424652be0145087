"""What a rule checks, why, and how to mend it: the text that the docs are made of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from repurpose.checks.base import Rule
from repurpose.checks.families import RETIRED
from repurpose.checks.report import SEVERITIES_ZH
from repurpose.commands.build import all_rules
from repurpose.errors import UsageError
from repurpose.model import Part, Post, Rendered
from repurpose.text.bilingual import both, in_language
from repurpose.text.nearest import nearest

SHOWN = 160
"""Characters of an example that are printed."""
FIXED_BY = {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}


def find(code: str) -> Rule:
    """The rule of that code or name."""
    rules = all_rules()
    for rule in rules:
        if code.upper() == rule.code or code == rule.name:
            return rule
    codes = [rule.code for rule in rules]
    if code.upper() in RETIRED:
        raise UsageError(f"{code.upper()} was taken out", hint=RETIRED[code.upper()])
    raise UsageError(f"no rule {code}", hint=nearest(code, codes, "repurpose rule --all lists them"))


def as_text(rule: Rule, lang: str = "en") -> str:
    """A rule's page."""
    return "\n\n".join(in_language(piece, lang) for piece in _pieces(rule))


def _pieces(rule: Rule) -> Iterator[str]:
    where = (
        both(f"channel {rule.channel}", f"渠道 {rule.channel}") if rule.channel else both("every channel", "所有渠道")
    )
    level = SEVERITIES_ZH[rule.severity]
    yield both(f"{rule.code} {rule.name} ({rule.severity}, {where})", f"{rule.code} {rule.name}（{level}，{where.zh}）")
    yield rule.docs
    for name, value in rule.options.items():
        option = f"{name.replace('_', '-')} = {value!r}"
        yield both(f"Option {option}, in [check.rules.{rule.code}]", f"选项 {option}，写在 [check.rules.{rule.code}]")
    bad, good = ("\n".join(indented(shown(one)) for one in examples) for examples in (rule.bad, rule.good))
    yield both(f"Bad:\n{bad}", f"反例：\n{bad}")
    yield both(f"Good:\n{good}", f"正例：\n{good}")
    if rule.fix:
        command = f"repurpose check {FIXED_BY[rule.fix]}"
        yield both(f"Mended by {command}.", f"可由 {command} 修复。")
    yield both(f"Source: {rule.source}", f"出处：{rule.source}")


def whole(example: object) -> str:
    """An example as its author would meet it: a text, a part's text, or all lines a channel made."""
    if isinstance(example, Part):
        return example.text
    if isinstance(example, Rendered):
        return "\n".join(f"{part.name}: {part.text}" for part in example.parts)
    return example.body if isinstance(example, Post) else str(example)


def shown(example: object, most: int = SHOWN) -> str:
    """An example's first characters, and how many there are where that is not all."""
    text = whole(example)
    return (text if len(text) <= most else f"{text[:most]}… ({len(text):,} characters)").rstrip("\n")


def indented(text: str) -> str:
    """The lines, set in by two."""
    return "\n".join(f"  {line}" for line in text.split("\n"))


def as_list(rules: Sequence[Rule], lang: str = "en") -> str:
    """One line a rule."""
    return "\n".join(
        f"{rule.code}  {rule.severity:7}  {rule.name}: {in_language(rule.docs, lang).split(chr(10))[0]}"
        for rule in sorted(rules, key=lambda rule: rule.code)
    )


def record(rule: Rule) -> dict[str, Any]:
    """A rule as `--json` prints it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "channel": rule.channel,
        "docs": in_language(rule.docs, "en"),
        "docs_zh": in_language(rule.docs, "zh"),
        "source": rule.source,
        "fix": rule.fix,
        "bad": [whole(example) for example in rule.bad],
        "good": [whole(example) for example in rule.good],
        "options": dict(rule.options),
    }


def as_json(rules: Sequence[Rule]) -> str:
    """Rules as one JSON object."""
    return json.dumps({"schema": 1, "rules": [record(rule) for rule in rules]}, ensure_ascii=False, indent=1)

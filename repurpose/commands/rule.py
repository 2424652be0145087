"""What a rule checks, why, and how to mend it: the text that the docs are made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from repurpose.checks.base import Rule
from repurpose.commands.build import all_rules
from repurpose.errors import UsageError
from repurpose.model import Part, Post, Rendered

SHOWN = 160
"""Characters of an example that are printed."""
_FIXED_BY = {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}


def find(code: str) -> Rule:
    """The rule of that code or name."""
    import difflib

    rules = all_rules()
    for rule in rules:
        if code.upper() == rule.code or code == rule.name:
            return rule
    near = difflib.get_close_matches(code.upper(), [rule.code for rule in rules], n=1)
    raise UsageError(f"no rule {code}", hint=f"did you mean {near[0]}?" if near else "repurpose rule --all lists them")


def as_text(rule: Rule) -> str:
    """A rule's page."""
    where = f"channel {rule.channel}" if rule.channel else "every channel"
    pieces = [
        f"{rule.code} {rule.name} ({rule.severity}, {where})",
        rule.docs,
        *(
            f"Option {name.replace('_', '-')} = {value!r}, in [check.rules.{rule.code}]"
            for name, value in rule.options.items()
        ),
        "Bad:\n" + "\n".join(_indented(example) for example in rule.bad),
        "Good:\n" + "\n".join(_indented(example) for example in rule.good),
        *([f"Mended by repurpose check {_FIXED_BY[rule.fix]}."] if rule.fix else []),
        f"Source: {rule.source}",
    ]
    return "\n\n".join(pieces)


def _shown(example: object) -> str:
    """An example as its author would meet it: a text, a part's text, or all lines a channel made."""
    if isinstance(example, Part):
        return example.text
    if isinstance(example, Rendered):
        return "\n".join(f"{part.name}: {part.text}" for part in example.parts)
    return example.body if isinstance(example, Post) else str(example)


def _indented(example: object) -> str:
    text = _shown(example)
    text = text if len(text) <= SHOWN else f"{text[:SHOWN]}… ({len(text):,} characters)"
    return "\n".join(f"  {line}" for line in text.rstrip("\n").split("\n"))


def as_list(rules: Sequence[Rule]) -> str:
    """One line a rule."""
    return "\n".join(
        f"{rule.code}  {rule.severity:7}  {rule.name}: {rule.docs.split(chr(10))[0]}"
        for rule in sorted(rules, key=lambda rule: rule.code)
    )


def record(rule: Rule) -> dict[str, Any]:
    """A rule as `--json` prints it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "channel": rule.channel,
        "docs": rule.docs,
        "source": rule.source,
        "fix": rule.fix,
        "bad": [_shown(example) for example in rule.bad],
        "good": [_shown(example) for example in rule.good],
        "options": dict(rule.options),
    }


def as_json(rules: Sequence[Rule]) -> str:
    """Rules as one JSON object."""
    return json.dumps({"schema": 1, "rules": [record(rule) for rule in rules]}, ensure_ascii=False, indent=1)

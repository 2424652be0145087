"""Findings for people, for programs, for GitHub's annotations, and for code scanners."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from msgspec.structs import replace

from repurpose.checks.base import Rule
from repurpose.model import Finding, Severity
from repurpose.text.bilingual import both, in_language
from repurpose.text.width import width

ReadLine = Callable[[str, int], str]
"""Gives the text of a line of a file, without its line break; empty when there is none."""
ALIKE = 5
"""Findings of one rule in one file that are written out: the sixth missing space says no more than the fifth."""
_GRAVITY = {"error": 3, "warning": 2, "info": 1}
FRAME = 100
"""Columns of a source line shown under a finding."""


def where(finding: Finding) -> str:
    """`file:line:column`, or `channel/part:line:column` where the words occur in no file of the author's."""
    name = finding.path or "/".join(piece for piece in (finding.channel, finding.part) if piece)
    numbers = [str(number) for number in (finding.line, finding.column) if number]
    return ":".join([name, *numbers])


def spoken(finding: Finding, lang: str) -> Finding:
    """The finding in one language: as it is stored, and as it is printed."""
    message, suggestion = in_language(finding.message, lang), in_language(finding.suggestion, lang)
    return replace(finding, message=message, suggestion=suggestion)


def as_text(
    findings: Sequence[Finding],
    read_line: ReadLine,
    colour: bool = False,
    most: int | None = ALIKE,
    lang: str = "en",
) -> str:
    """One finding a paragraph: place, code, message; the line with the fault marked; what to do about it.

    Of findings of one rule in one file only the first `most` are written out, with a line that counts the rest.
    """
    shown, rest = few_of_each(findings, most)
    pieces = [_paragraph(finding, read_line, colour, lang) for finding in shown]
    pieces += [in_language(_more(*kind, count), lang) for kind, count in rest.items()]
    return "\n".join([*pieces, summary(findings, lang)])


def _more(name: str, code: str, rule: str, count: int) -> str:
    return both(
        f"{name}: {count} more {code} ({rule}): --all shows them",
        f"{name}：还有 {count} 处 {code}（{rule}），用 --all 全部列出",
    )


def few_of_each(findings: Sequence[Finding], most: int | None) -> tuple[list[Finding], dict[tuple[str, str, str], int]]:
    """The first `most` findings of each rule in each file, gravest first, and how many more there are of each."""
    ordered = sorted(findings, key=lambda finding: -_GRAVITY[finding.severity])
    if most is None:
        return ordered, {}
    seen: Counter[tuple[str, str, str]] = Counter()
    shown = []
    for finding in ordered:
        kind = (finding.path or where(finding).split(":")[0], finding.code, finding.name)
        seen[kind] += 1
        if seen[kind] <= most:
            shown.append(finding)
    return shown, {kind: count - most for kind, count in seen.items() if count > most}


def summary(findings: Sequence[Finding], lang: str = "en") -> str:
    """How many of each severity, in one line."""
    if not findings:
        return in_language(both("no findings", "没有发现问题"), lang)
    counts = Counter(finding.severity for finding in findings)
    levels: tuple[Severity, ...] = ("error", "warning", "info")
    told = [in_language(_count(level, counts[level]), lang) for level in levels if counts[level]]
    fixable = sum(finding.fixable for finding in findings)
    if not fixable:
        return in_language(both(", ".join(told), "，".join(told)), lang)
    mended = both(
        f"; {fixable} can be mended by --fix or --unsafe-fixes", f"；其中 {fixable} 处可用 --fix 或 --unsafe-fixes 修复"
    )
    return in_language(both(", ".join(told), "，".join(told)), lang) + in_language(mended, lang)


def _count(level: Severity, count: int) -> str:
    plural = "s" if count != 1 and level != "info" else ""
    return both(f"{count} {level}{plural}", f"{count} 个{SEVERITIES_ZH[level]}")


SEVERITIES_ZH: Mapping[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def _paragraph(finding: Finding, read_line: ReadLine, colour: bool, lang: str) -> str:
    finding = spoken(finding, lang)
    level = in_language(both(finding.severity, SEVERITIES_ZH[finding.severity]), lang)
    level = f"\x1b[{_COLOURS[finding.severity]}m{level}\x1b[0m" if colour else level
    part = f" [{finding.channel}]" if finding.channel else ""
    lines = [f"{where(finding)}: {level} {finding.code} {finding.name}{part}: {finding.message}"]
    if finding.path and finding.line:
        lines += _frame(read_line(finding.path, finding.line), finding)
    if finding.suggestion:
        lines.append(f"  {in_language(both('hint: ', '建议：'), lang)}{finding.suggestion}")
    return "\n".join(lines)


def _frame(line: str, finding: Finding) -> list[str]:
    """The source line with carets under the fault, aligned by display columns: a Han character takes two."""
    if not line.strip():
        return []
    start = max(0, finding.column - 1)
    end = max(start + 1, finding.end_column - 1 if finding.end_line == finding.line else len(line))
    offset = 0
    if width(line[:start]) > FRAME // 2:
        offset = max(0, start - FRAME // 6)
    shown = line[offset:].expandtabs(1)
    while width(shown) > FRAME:
        shown = shown[: max(1, len(shown) * FRAME // width(shown))]
    gutter = f"{finding.line} | "
    before = width(line[offset:start].expandtabs(1))
    marked = max(1, min(width(line[start:end]), FRAME - before))
    return [f"  {gutter}{shown}", f"  {' ' * (len(gutter) - 2)}| {' ' * before}{'^' * marked}"]


def as_json(records: Sequence[Mapping[str, Any]]) -> str:
    """The findings object of findings.json."""
    return json.dumps({"schema": 1, "findings": list(records)}, ensure_ascii=False, indent=1)


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that GitHub shows beside the line."""
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    lines = []
    for one in findings:
        fields = {
            "file": one.path,
            "line": one.line,
            "col": one.column,
            "endColumn": one.end_column,
            "title": f"{one.code} {one.name}",
        }
        shown = ",".join(f"{key}={_escape_property(str(value))}" for key, value in fields.items() if value)
        lines.append(f"::{kinds[one.severity]} {shown}::{_escape_data(one.message)}")
    return "\n".join(lines)


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: Sequence[Finding], rules: Sequence[Rule], version: str, lang: str = "en") -> str:
    """SARIF 2.1.0 (OASIS), as code scanners read it; the findings are in that language already."""
    levels = {"error": "error", "warning": "warning", "info": "note"}
    used = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(used)}
    described = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": in_language(rule.docs, lang).split("\n")[0]},
            "fullDescription": {"text": in_language(rule.docs, lang)},
            "defaultConfiguration": {"level": levels[rule.severity]},
        }
        for code in used
        for rule in rules
        if rule.code == code
    ]
    results = [
        {
            "ruleId": one.code,
            "ruleIndex": index[one.code],
            "level": levels[one.severity],
            "message": {"text": one.message},
            "locations": [_sarif_location(one)],
        }
        for one in findings
    ]
    driver = {"name": "repurpose", "version": version, "rules": described}
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
        },
        ensure_ascii=False,
        indent=1,
    )


def _sarif_location(finding: Finding) -> dict[str, Any]:
    name = finding.path or f"{finding.channel}/{finding.part or 'issue'}"
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(name)}}
    if finding.line:
        region = {"startLine": finding.line, "startColumn": max(1, finding.column)}
        if finding.end_line:
            region |= {"endLine": finding.end_line, "endColumn": max(1, finding.end_column)}
        location["region"] = region
    return {"physicalLocation": location}

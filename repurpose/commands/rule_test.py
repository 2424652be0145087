"""What is promised of every rule, tested: ours in the suite, and a plugin's by `repurpose rule --test`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import asdict

from repurpose.channels import CHANNELS
from repurpose.checks.base import Problem, Rule
from repurpose.commands.rule import indented, shown
from repurpose.extract import enrich
from repurpose.model import Part, Post, Rendered, Severity
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.bilingual import both, in_language
from repurpose.text.han import has_han

Kind = Literal["name", "docs", "chinese", "source", "silent", "fires", "broken"]


class Fault(Struct, frozen=True):
    """What a rule lacks, or the example on which it fails. `cause` may be bilingual."""

    code: str
    kind: Kind
    cause: str
    example: str = ""


def test(rules: Sequence[Rule], known: Sequence[Rule]) -> list[Fault]:
    """The faults of some rules, among all that are known: codes and names are never shared."""
    codes, names = Counter(rule.code for rule in known), Counter(rule.name for rule in known)
    found: list[Fault] = []
    for rule in rules:
        if codes[rule.code] > 1:
            found.append(Fault(rule.code, "name", both("another rule has this code", "另一条规则已用这个代码")))
        if names[rule.name] > 1:
            cause = both(f"another rule has the name {rule.name}", f"另一条规则已用 {rule.name} 这个名称")
            found.append(Fault(rule.code, "name", cause))
        found += [*_of_names(rule), *_of_docs(rule), *_of_examples(rule)]
    return found


def _of_names(rule: Rule) -> Iterator[Fault]:
    if not re.fullmatch(r"[A-Z]{2}\d{2}", rule.code):
        yield Fault(rule.code, "name", both("a code is two letters and two digits", "代码是两个大写字母加两个数字"))
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name):
        cause = both(f"the name {rule.name!r} is not in kebab-case", f"名称 {rule.name!r} 不是 kebab-case 写法")
        yield Fault(rule.code, "name", cause)
    channels = ["", *(channel.name for channel in CHANNELS)]
    if rule.channel not in channels:
        yield Fault(rule.code, "name", both(f"no channel {rule.channel!r}", f"没有 {rule.channel!r} 这个渠道"))
    if rule.severity not in get_args(Severity):
        yield Fault(rule.code, "name", both(f"no severity {rule.severity!r}", f"没有 {rule.severity!r} 这个级别"))


def _of_docs(rule: Rule) -> Iterator[Fault]:
    english, chinese = in_language(rule.docs, "en"), in_language(rule.docs, "zh")
    if "\n\n" not in english.strip():
        cause = both(
            "the docs say what and why, and in a paragraph of its own how to mend", "说明分段写：问题与原因，修改方法"
        )
        yield Fault(rule.code, "docs", cause)
    if chinese == english or not has_han(chinese):
        yield Fault(rule.code, "chinese", both("no docs in Chinese (zh=…)", "没有中文说明（zh=…）"))
    elif "\n\n" not in chinese.strip():
        cause = both("the Chinese docs have no paragraph on how to mend", "中文说明没有单独一段写修改方法")
        yield Fault(rule.code, "chinese", cause)
    if not re.search(r"20\d\d", rule.source):
        yield Fault(rule.code, "source", both("the source has no date", "出处没有日期"))


def _of_examples(rule: Rule) -> Iterator[Fault]:
    for example in rule.bad:
        try:
            found = problems(rule, example)
        except Exception as error:  # a plugin's rule may fail in any way, and each is its author's to mend
            yield _broken(rule, example, error)
            continue
        if not found:
            yield Fault(rule.code, "silent", both("silent on a bad example", "反例没有报出"), shown(example))
        elif not all(problem.message for problem in found):
            yield Fault(rule.code, "silent", both("a problem without a message", "报出的问题没有说明"), shown(example))
    for example in rule.good:
        try:
            found = problems(rule, example)
        except Exception as error:
            yield _broken(rule, example, error)
            continue
        if found:
            said = found[0].message
            cause = both(f"fires on a good example: {said}", f"正例被报出：{in_language(said, 'zh')}")
            yield Fault(rule.code, "fires", cause, shown(example))


def _broken(rule: Rule, example: object, error: Exception) -> Fault:
    raised = f"{type(error).__name__}: {error}"
    cause = both(f"fails on an example: {raised}", f"检查例子时出错：{raised}")
    return Fault(rule.code, "broken", cause, shown(example))


def problems(rule: Rule, example: object) -> list[Problem]:
    """What a rule finds in an example."""
    return list(rule.check(subject(rule, example)))


def subject(rule: Rule, example: object) -> object:
    """What a rule's function is given for an example: a post, all parts of a channel, a part, or a text."""
    if isinstance(example, (Post, Part, Rendered)):
        return example
    if rule.reads in ("post", "files"):
        return enrich(read_post(str(example), "example.md", Reading()))
    return Part(rule.reads.replace("*", "1"), "line", str(example)) if rule.takes_part else str(example)


def as_text(faults: Sequence[Fault], lang: str) -> str:
    """A line a fault, and its example below."""
    return "\n".join(
        f"{fault.code}: {in_language(fault.cause, lang)}" + (f"\n{indented(fault.example)}" if fault.example else "")
        for fault in faults
    )


def summary(rules: Sequence[Rule], faults: Sequence[Fault], lang: str) -> str:
    """How many were tested, and how many failed."""
    failed = len({fault.code for fault in faults})
    en, zh = (
        f"{len(rules):,} {'rule' if len(rules) == 1 else 'rules'} tested, {failed:,} failed",
        f"检验规则 {len(rules):,} 条，{failed:,} 条未通过",
    )
    return in_language(both(en, zh), lang)


def record(rules: Sequence[Rule], faults: Sequence[Fault]) -> dict[str, Any]:
    """The result as `--json` prints it."""
    found = [asdict(fault) | {"cause": in_language(fault.cause, "en")} for fault in faults]
    return {"schema": 1, "tested": [rule.code for rule in rules], "faults": found}

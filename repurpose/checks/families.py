"""Families of rules: the two letters that codes begin with, and what their rules are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from repurpose.checks.base import Rule
from repurpose.text.bilingual import Bilingual, both

FAMILIES: Mapping[str, Bilingual] = {
    "HL": both("headlines", "标题"),
    "ZH": both("Chinese typography", "中文排版"),
    "LN": both("length", "篇幅"),
    "ST": both("prose", "文字"),
    "AD": both("promotional words", "推销用语"),
    "QT": both("quotations against the source", "引语与原文"),
    "FG": both("figures against the source", "数字与原文"),
    "NM": both("names against the source", "人名与原文"),
    "TX": both("the transcript itself", "访谈稿本身"),
    "DC": both("what readers do not get as written", "读者看不到的内容"),
    "EM": both("email", "邮件"),
    "TH": both("thread", "推文串"),
    "WX": both("WeChat article", "公众号文章"),
}
"""In the order in which they are shown. A plugin may bring a family of its own; it is shown last, by its letters."""


def family(rule: Rule) -> str:
    """The two letters."""
    return rule.code[:2]


def grouped(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """The rules by family, each in the order of the codes; families without a rule are left out."""
    groups: dict[str, list[Rule]] = {letters: [] for letters in FAMILIES}
    for rule in sorted(rules, key=lambda rule: rule.code):
        groups.setdefault(family(rule), []).append(rule)
    return {letters: held for letters, held in groups.items() if held}


RETIRED: Mapping[str, Bilingual] = {
    "HL08": both(
        "headline-claim-not-in-body counted words: of five findings on real posts one was true (2026-11)",
        "headline-claim-not-in-body 只数字词：真实文章里的五处结果，只有一处属实（2026-11）",
    ),
}
"""Codes of rules that were taken out, and why. A code is never used again, and settings that still name it are read."""

"""Every rule of email: its examples, its docs, its place in the list."""

import re
import subprocess
import sys

import pytest

from repurpose.channels.email import EMAIL
from repurpose.checks.base import Rule


@pytest.mark.parametrize("rule", EMAIL.rules, ids=lambda rule: rule.code)
def test_each_bad_example_fires_and_each_good_one_is_silent(rule: Rule) -> None:
    for example in rule.bad:
        problems = list(rule.check(example))
        assert problems, example
        assert all(problem.message for problem in problems)
    for example in rule.good:
        assert list(rule.check(example)) == []


@pytest.mark.parametrize("rule", EMAIL.rules, ids=lambda rule: rule.code)
def test_each_rule_is_documented(rule: Rule) -> None:
    assert rule.channel == "email"
    assert re.fullmatch(r"EM\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert len(rule.docs.split("\n\n")) >= 2, "what is wrong, then why and how to mend"
    assert re.search(r"20\d\d", rule.source)


def test_codes_and_names_are_used_once() -> None:
    assert len({rule.code for rule in EMAIL.rules}) == len(EMAIL.rules)
    assert len({rule.name for rule in EMAIL.rules}) == len(EMAIL.rules)


def test_the_channel_costs_nothing_until_it_is_used() -> None:
    heavy = ("mjml", "jinja2", "markdown", "smtplib", "selectolax", "nh3", "tinycss2", "repurpose.channels.email.rules")
    code = f"import sys, repurpose.channels.email as it; it.EMAIL.name; print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"

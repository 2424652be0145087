"""The registry, policed: every rule's code, docs and examples."""

import re

import pytest

from repurpose.checks.base import Problem, Rule, rule
from repurpose.commands.build import all_rules
from repurpose.commands.rule import as_list, as_text, find
from repurpose.errors import UsageError
from repurpose.extract import enrich
from repurpose.model import Part, Post, Rendered
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

RULES = all_rules()
FAMILIES = {"HL", "ZH", "LN", "ST", "AD", "QT", "FG", "NM", "TX", "DC", "EM", "TH", "WX"}


def subject(rule: Rule, example: object) -> object:
    """What a rule's function is given for an example: a post, all parts of a channel, or one part."""
    if isinstance(example, (Post, Part, Rendered)):
        return example
    if rule.reads in ("post", "files"):
        return enrich(read_post(str(example), "example.md", Reading()))
    assert isinstance(example, str)
    return Part(rule.reads.replace("*", "1"), "line", example) if rule.takes_part else example


def problems(rule: Rule, example: object) -> list[Problem]:
    return list(rule.check(subject(rule, example)))


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_bad_example_fires_and_every_good_one_is_silent(one: Rule) -> None:
    for example in one.bad:
        found = problems(one, example)
        assert found, f"{one.code} is silent on its bad example {str(example)[:60]!r}"
        assert all(problem.message for problem in found)
    for example in one.good:
        assert problems(one, example) == [], f"{one.code} fires on its good example {str(example)[:60]!r}"


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_rule_is_named_documented_and_dated(one: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2}\d{2}", one.code) and one.code[:2] in FAMILIES
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", one.name)
    assert len(one.docs.split("\n\n")) >= 2, "what and why, then how to mend"
    assert re.search(r"20\d\d", one.source), "a source without a date goes stale unseen"
    assert one.severity in ("error", "warning", "info")


def test_codes_and_names_are_never_shared() -> None:
    for values in ([one.code for one in RULES], [one.name for one in RULES]):
        assert len(values) == len(set(values)), sorted(value for value in values if values.count(value) > 1)


def test_a_rules_page_says_all_there_is() -> None:
    for one in RULES:
        page = as_text(one)
        assert one.code in page and one.docs in page and one.source in page
        assert all(option.replace("_", "-") in page for option in one.options)
        assert one.code in as_list(RULES)


def test_a_rule_that_does_not_exist_names_the_nearest() -> None:
    assert find("ln01").code == "LN01" and find("body-off-target").code == "LN01"
    with pytest.raises(UsageError, match=r"did you mean LN0\d"):
        find("LN0")


def test_a_rule_without_docs_or_examples_does_not_load() -> None:
    def undocumented(post: Post) -> list[Problem]:
        return []

    with pytest.raises(TypeError):
        rule("XX01", "x", reads="post", source="2026", bad=("a",), good=("b",))(undocumented)
    undocumented.__doc__ = "Docs."
    with pytest.raises(TypeError):
        rule("XX01", "x", reads="post", source="2026", bad=(), good=("b",))(undocumented)

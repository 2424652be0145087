"""The registry, policed: every rule's code, docs and examples."""

import pytest

from repurpose.checks import engine
from repurpose.checks.base import Problem, Rule, rule
from repurpose.checks.families import FAMILIES, RETIRED, family
from repurpose.commands import rule_test
from repurpose.commands.build import all_rules
from repurpose.commands.rule import as_list, as_text, find
from repurpose.errors import UsageError
from repurpose.model import Post

RULES = all_rules()


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_rule_keeps_what_rules_promise(one: Rule) -> None:
    faults = rule_test.test([one], RULES)
    assert faults == [], rule_test.as_text(faults, "en")
    assert family(one) in FAMILIES


def test_a_code_that_was_taken_out_is_not_used_again_and_stops_no_settings() -> None:
    assert not {one.code for one in RULES} & set(RETIRED)
    for code in RETIRED:
        engine.validate(engine.RuleSelection(ignore=(code,), options={code: {"percent": 15}}), RULES)
        with pytest.raises(UsageError, match="taken out"):
            find(code.lower())


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

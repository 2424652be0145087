"""The rules of the WeChat article, and that what is made here breaks none."""

import pytest

from repurpose.channels.wechat import WECHAT
from repurpose.channels.wechat.part_names import BODIES
from repurpose.channels.wechat.themes import names
from repurpose.checks.base import Rule
from repurpose.text.html import elements
from tests import factories
from tests.channels.wechat.documents import EVERYTHING, TEMPLATES, body, findings, render
from tests.text.test_html import HOSTILE

TABLE = {"table", "thead", "tbody", "tr", "th", "td"}

ABOUT_THE_WORDS = ("WX28", "WX50", "WX51")
"""Pictures that are not uploaded yet, long paragraphs, no picture: up to the writer."""
RULES = {rule.code: rule for rule in WECHAT.rules}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES.values() for text in rule.bad])
def test_a_bad_example_is_found(rule: Rule, text: object) -> None:
    assert list(rule.check(text))


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES.values() for text in rule.good])
def test_a_good_example_is_left_alone(rule: Rule, text: object) -> None:
    assert not list(rule.check(text))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_tells_what_why_and_where_from(rule: Rule) -> None:
    assert rule.channel == "wechat"
    assert rule.code.startswith("WX")
    assert len(rule.docs.splitlines()) >= 3
    assert rule.source


def test_codes_and_names_are_given_once() -> None:
    assert len(RULES) == len(WECHAT.rules) == len({rule.name for rule in WECHAT.rules})


def test_there_are_enough_rules_on_the_body() -> None:
    assert sum(rule.reads == BODIES for rule in WECHAT.rules) >= 27


@pytest.mark.parametrize("theme", names(TEMPLATES))
def test_every_theme_passes_with_every_construct(theme: str) -> None:
    post = factories.article(body=EVERYTHING)
    assert findings(render(post, theme=theme, originals=True), *ABOUT_THE_WORDS) == []


@pytest.mark.parametrize("theme", names(TEMPLATES))
def test_every_theme_passes_with_a_transcript_and_a_digest(theme: str) -> None:
    digest = factories.digest(more=(factories.article(slug="other"),))
    for issue in (factories.single(factories.transcript()), digest, factories.single(factories.plain())):
        assert findings(render(issue, theme=theme, originals=True), *ABOUT_THE_WORDS) == []


def test_a_finding_points_at_what_it_is_about() -> None:
    text = "<p>灯</p><div>塔</div><p>油</p><div>芯</div>"
    places = [text[problem.start : problem.end] for problem in RULES["WX17"].check(text)]
    assert places == ["<div", "<div"]
    assert len({problem.start for problem in RULES["WX17"].check(text)}) == 2


def test_a_single_fault_is_told_once() -> None:
    assert len(list(RULES["WX46"].check('<p style="color:#cccccc">灯</p><p style="color:#cccccc">塔</p>'))) == 1


@pytest.mark.parametrize("vector", HOSTILE)
@pytest.mark.parametrize("around", ["{}", "灯{}塔", "- {}\n  - 灯", "> {}", "| a |\n|---|\n| {} |"])
def test_nothing_hostile_reaches_an_article(vector: str, around: str) -> None:
    text = body(factories.article(body=around.format(vector)))
    kept = {"style", "src", "alt"}
    for element in elements(text):
        assert (
            element.tag
            in {"section", "p", "h2", "h3", "h4", "span", "strong", "em", "sup", "hr", "br", "img", "code"} | TABLE
        )
        assert set(element.attributes) <= kept
        assert not element.attributes.get("src", "").startswith(("javascript", "data"))

"""Title and summary are mended in the way they are written, and nothing else of the front matter is touched."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.checks import fixes
from repurpose.checks.engine import run
from repurpose.checks.rules import RULES
from repurpose.document.frontmatter import split
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.prose_view import Edit

YAML = {
    "plain": ("title: 灯塔,礁石\n", "title: 灯塔，礁石\n"),
    "plain, with a remark": ("title: 用LED灯,好  # 灯,塔\n", "title: 用 LED 灯，好  # 灯,塔\n"),
    "plain over two lines": ("summary: 灯塔,礁石\n  雾散,了。\n", "summary: 灯塔，礁石\n  雾散，了。\n"),
    "single": ("title: '灯塔,不''追''船'\n", "title: '灯塔，不‘追’船'\n"),
    "single over two lines": ("summary: '灯塔,礁石\n\n  雾散,了'\n", "summary: '灯塔，礁石\n\n  雾散，了'\n"),
    "double": ('title: "灯塔,\\u706f \\\\ \\"礁石\\",雾"\n', None),
    "double, a sign by its number": ('title: "灯塔\\x2c礁石,\\u96fe"\n', 'title: "灯塔，礁石，\\u96fe"\n'),
    "double over two lines": ('summary: "灯塔,礁\\\n  石,雾"\n', 'summary: "灯塔，礁\\\n  石，雾"\n'),
    "literal block": ("summary: |\n  灯塔,礁石\n\n    雾,散\n", "summary: |\n  灯塔，礁石\n\n    雾，散\n"),
    "folded block": ("summary: >-\n  灯塔,礁石\n  雾,散\n\n", "summary: >-\n  灯塔，礁石\n  雾，散\n\n"),
    "kept end": ("summary: |2+\n   灯塔,礁石\n\n", "summary: |2+\n   灯塔，礁石\n\n"),
    "other keys": ("title: 灯,塔\nguest: 林,默\ntags: [灯,塔]\n", "title: 灯，塔\nguest: 林,默\ntags: [灯,塔]\n"),
    "description": ("description: 灯,塔\nDek: 灯,塔\n", "description: 灯，塔\nDek: 灯，塔\n"),
    "below a key": ("seo:\n  title: 灯,塔\n", "seo:\n  title: 灯,塔\n"),
    "an alias of another key": ("name: &t 灯,塔\ntitle: *t\n", "name: &t 灯,塔\ntitle: *t\n"),
    "a value that others share": ("title: &t 灯,塔\nname: *t\n", "title: &t 灯,塔\nname: *t\n"),
    "no text": ("title: 12\nsummary: [灯,塔]\n", "title: 12\nsummary: [灯,塔]\n"),
    "a list of one line": ("{title: '灯,塔', x: '灯,塔'}\n", "{title: '灯，塔', x: '灯,塔'}\n"),
}
TOML = {
    "basic": ('title = "灯,塔\\t\\u706f"\n', 'title = "灯，塔\\t\\u706f"\n'),
    "literal": ("title = '灯,塔\\n'\n", "title = '灯，塔\\n'\n"),
    "many lines": ('summary = """\n灯,塔\n雾,散"""\n', 'summary = """\n灯，塔\n雾，散"""\n'),
    "many literal lines": ("summary = '''\n灯,塔\n雾,散'''\n", "summary = '''\n灯，塔\n雾，散'''\n"),
    "in a table": ('[seo]\ntitle = "灯,塔"\n', '[seo]\ntitle = "灯,塔"\n'),
}
JSON = {
    "text": ('{\n"title": "灯,塔 \\/ \\ud83d\\udca1 \\"雾\\"",\n"x": "灯,塔"\n}\n', None),
    "below a key": ('{"seo": {"title": "灯,塔"}}\n', '{"seo": {"title": "灯,塔"}}\n'),
}
CASES = [
    *(pytest.param(f"---\n{old}---\n", new and f"---\n{new}---\n", id=f"YAML {name}") for name, (old, new) in YAML.items()),
    *(pytest.param(f"+++\n{old}+++\n", new and f"+++\n{new}+++\n", id=f"TOML {name}") for name, (old, new) in TOML.items()),
    *(pytest.param(old, new, id=f"JSON {name}") for name, (old, new) in JSON.items()),
    pytest.param("Title: 灯,塔\nSummary: 灯,塔\n    雾,散\n", "Title: 灯，塔\nSummary: 灯，塔\n    雾，散\n", id="Pelican"),
]  # fmt: skip
BODY = "\n正文。\n"


@pytest.mark.parametrize(("old", "new"), CASES)
def test_a_value_is_mended_in_its_own_way_of_writing(old: str, new: str | None) -> None:
    fixed = fixes.fix(old + BODY, RULES)
    if new is not None:
        assert fixed.text == new + BODY
    before, after = split(old + BODY, ""), split(fixed.text, "")
    assert after.body == before.body
    assert list(after.meta) == list(before.meta)
    assert fixes.fix(fixed.text, RULES).counts == {}
    assert fixed.text.count("\n") == (old + BODY).count("\n")


def test_escapes_that_need_no_mend_stay_as_they_are_written() -> None:
    fixed = fixes.fix('---\ntitle: "\\u706f,\\u5854 \\\\ \\x41"\n---\n' + BODY, RULES).text
    assert fixed == '---\ntitle: "\\u706f，\\u5854 \\\\ \\x41"\n---\n' + BODY


def test_what_cannot_be_written_so_stays_and_is_found() -> None:
    text = "---\nname: &t 灯,塔\ntitle: *t\n---\n" + BODY
    assert fixes.fix(text, RULES).text == text
    found = [one for one in run(RULES, [read_post(text, "a.md", Reading())]) if one.code == "ZH01"]
    assert [(one.line, one.fixable) for one in found] == [(3, False)]


def test_findings_of_a_title_say_that_they_can_be_mended() -> None:
    text = "---\ntitle: 灯,塔\n---\n" + BODY
    found = [one for one in run(RULES, [read_post(text, "a.md", Reading())]) if one.code == "ZH01"]
    assert [(one.line, one.column, one.fixable) for one in found] == [(2, 9, True)]


def test_comments_let_a_title_stand_too() -> None:
    text = "---\ntitle: 灯,塔\n---\n\n<!-- repurpose: ignore-file ZH01 the house's own -->\n\n灯,塔。\n"
    assert fixes.fix(text, RULES).text == text


def test_many_faults_of_one_value_are_mended_at_once() -> None:
    text = f"---\nsummary: {'灯,塔' * 40}\n---\n{BODY}"
    fixed = fixes.fix(text, RULES)
    assert fixed.text == text.replace(",", "，")
    assert fixed.counts == {"ZH01": 40}


def test_a_front_matter_that_is_broken_is_left_alone() -> None:
    text = f"---\ntitle: 灯,塔\ntags: [a\n---\n{BODY}"
    assert fixes.fix(text, RULES).text == text


WORDS = st.lists(
    st.sampled_from([*"灯塔雾亮,，:：'\"\\ #-!?()“”", "LED", "3", "\t", " ,", "\n", "💡", "'s ", "{x}", "%"]),
    min_size=1,
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from(["'", '"', "|", ">", None, "json"]), st.sampled_from([12, 40, 1000]))
def test_whatever_is_written_the_other_keys_and_the_body_stay(words: str, style: str | None, width: int) -> None:
    meta = {"before": "灯,塔", "title": words, "after": ["灯,塔", words]}
    if style == "json":
        front = json.dumps(meta, indent=1) + "\n"
    else:
        front = (
            "---\n" + yaml.dump(meta, default_style=style, width=width, allow_unicode=True, sort_keys=False) + "---\n"
        )
    before = split(front + BODY, "")
    fixed = fixes.fix(front + BODY, RULES)
    after = split(fixed.text, "")
    assert {**after.meta, "title": ""} == {**before.meta, "title": ""}
    assert after.body == before.body
    old, new = (str(front.meta["title"]).replace("\n", " ") for front in (before, after))
    assert fixes.is_harmless(old, Edit(0, len(old), new))
    assert fixes.fix(fixed.text, RULES).text == fixed.text

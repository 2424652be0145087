"""Every rule speaks English and Chinese: its page, its messages, its suggestions."""

import json
import re
from pathlib import Path

import pytest

from repurpose.checks.base import Rule
from repurpose.commands.build import all_rules
from repurpose.commands.rule_test import problems
from repurpose.text.bilingual import in_language
from tests.command_line import run

RULES = all_rules()
HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}")
"""Two English words in a row: more than the author's own corrected text, mostly."""


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_page_is_there_in_chinese(one: Rule) -> None:
    chinese = in_language(one.docs, "zh-Hans")
    assert chinese != one.docs and HAN.search(chinese)
    first, *rest = chinese.split("\n")
    assert first.endswith("。") and rest, "the fault in one sentence, then why and how to mend"
    assert {name for name in one.options if f"`{name}`" in one.docs} == {
        name for name in one.options if f"`{name}`" in chinese
    }, "both pages explain the same options"


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_chinese_line_keeps_the_house_typography(one: Rule) -> None:
    chinese = re.sub(r"`[^`]*`", "", in_language(one.docs, "zh"))
    assert not re.search("[\u4e00-\u9fff][,;!?]|[,;!?][\u4e00-\u9fff]", chinese), "full-width marks"


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_message_and_suggestion_is_there_in_chinese(one: Rule) -> None:
    for example in one.bad:
        for problem in problems(one, example):
            for text in (problem.message, problem.suggestion):
                chinese = in_language(text, "zh")
                if text == problem.message or (ENGLISH.search(text) and not text.startswith("<")):  # a tag to write
                    assert chinese != text and HAN.search(chinese), text
                unquoted = re.sub("“[^”]*”", "", chinese)
                assert not re.search(r"\b(?:the|is|are|of|not|with|and)\b", unquoted), f"half English: {chinese}"


def test_a_post_is_checked_in_the_readers_language_and_written_in_the_projects(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# The tide\n\nIt comes in twice a day. It comes in twice a day.\n", encoding="utf-8"
    )
    shown = run(tmp_path, "check", "a.md", "--all", environment={"REPURPOSE_LANG": "zh"}).stdout
    assert "建议：" in shown and HAN.search(shown.split("建议：")[1])
    assert not HAN.search(run(tmp_path, "check", "a.md", "--all").stdout)
    run(tmp_path, "build", "a.md", environment={"REPURPOSE_LANG": "zh"})
    assert not HAN.search((tmp_path / "outbox" / "a" / "findings.json").read_text(encoding="utf-8"))
    (tmp_path / "repurpose.toml").write_text('lang = "zh-Hans"\n', encoding="utf-8")
    run(tmp_path, "build", "a.md")
    found = json.loads((tmp_path / "outbox" / "a" / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert found and all(HAN.search(one["message"]) for one in found)


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
@pytest.mark.parametrize(("lang", "chinese"), [("en", False), ("zh-Hans", True)])
def test_what_machines_read_is_in_the_projects_language(tmp_path: Path, form: str, lang: str, chinese: bool) -> None:
    (tmp_path / "a.md").write_text("# The tide\n\nIt comes in twice a day, and goes.\n", encoding="utf-8")
    (tmp_path / "repurpose.toml").write_text(f'lang = "{lang}"\n', encoding="utf-8")
    environment = {"REPURPOSE_LANG": "en" if chinese else "zh"}
    shown = run(tmp_path, "check", "a.md", "--format", form, environment=environment).stdout
    assert shown.strip() and bool(HAN.search(shown)) is chinese

"""Every rule speaks English and Chinese: its page, its messages, its suggestions."""

import re

import pytest

from repurpose.checks.base import Rule
from repurpose.commands.build import all_rules
from repurpose.text.bilingual import in_language
from tests.checks.test_rules import problems

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

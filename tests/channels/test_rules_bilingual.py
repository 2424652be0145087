"""Every rule of a channel speaks Chinese as well as English: its page, its messages and what it advises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from repurpose.channels.email.rules import RULES as EMAIL
from repurpose.channels.thread.rules import RULES as THREAD
from repurpose.channels.thread.rules.form import missing_alt, repeated_post
from repurpose.channels.thread.rules.links import link_before_last_post
from repurpose.channels.thread.rules.thread_parts import thread_of
from repurpose.channels.wechat.rules import RULES as WECHAT
from repurpose.channels.wechat.rules.body_size import article_in_parts, body_too_long
from repurpose.checks.base import Problem, Rule
from repurpose.model import Part, Rendered
from repurpose.text.bilingual import Bilingual, in_language
from repurpose.text.width import width

RULES = (*EMAIL, *THREAD, *WECHAT)
HAN = re.compile("[\u4e00-\u9fff]")
CORRECTED = re.compile(r"<.+>|\S+(=|:)\S.*|\w+ = \S.*|[\w-]+(\.[\w-]+)+|\{\{ \w+ \}\}|%%\w+\|…%%|https\S+")
"""What a suggestion looks like that is only the corrected text: markup, a declaration, a setting, a tag, an address."""
HAN_BESIDE_LATIN = re.compile("[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
HALF_WIDTH_BESIDE_HAN = re.compile("[\u4e00-\u9fff][,;:!?(]|[,;:!?)][\u4e00-\u9fff]")


def problems(rule: Rule) -> Iterator[Problem]:
    for example in rule.bad:
        subject: Any = example
        if rule.takes_part and not isinstance(example, (Part, Rendered)):
            subject = Part(rule.reads.replace("*", "1"), "line", example)
        yield from rule.check(subject)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_a_rules_page_is_there_in_chinese(one: Rule) -> None:
    docs = in_language(one.docs, "zh-Hans")
    assert docs != in_language(one.docs, "en"), f"{one.code} has no page in Chinese"
    fault, *rest = docs.split("\n\n")
    assert HAN.search(fault), f"{one.code}: the first line says the fault"
    assert "\n" not in fault, f"{one.code}: the fault is one line"
    assert rest, f"{one.code}: why, and how to mend it"
    assert all(width(line) <= 120 for line in docs.split("\n"))
    without_samples = re.sub(r"今天#AI|`[^`]*`|%%[^%]*%%|（[^）]*）", "", docs)
    assert not HAN_BESIDE_LATIN.findall(without_samples), "a space stands between Han and Latin"
    assert not HALF_WIDTH_BESIDE_HAN.findall(without_samples), "Chinese takes full-width marks"


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_what_a_rule_finds_is_told_in_chinese(one: Rule) -> None:
    for problem in problems(one):
        assert isinstance(problem.message, Bilingual), f"{one.code}: {problem.message}"
        chinese = in_language(problem.message, "zh")
        assert HAN.search(chinese), f"{one.code}: {chinese}"
        assert chinese != in_language(problem.message, "en")
        assert not re.search(r"\{(css|tag)\}", chinese)
        if isinstance(problem.suggestion, Bilingual):
            assert HAN.search(in_language(problem.suggestion, "zh")), f"{one.code}: {problem.suggestion}"
        elif problem.suggestion:
            assert CORRECTED.fullmatch(problem.suggestion), f"{one.code}: {problem.suggestion} is words of ours"


def test_a_gap_in_a_message_is_filled_in_both_languages() -> None:
    found = next(rule for rule in WECHAT if rule.code == "WX32").check('<p style="position:fixed">灯</p>')
    (problem,) = found
    assert problem.message == "position:fixed is removed"
    assert in_language(problem.message, "zh") == "position:fixed 会被删掉"


def test_the_price_of_a_link_is_told_in_both_languages_and_only_where_there_is_one() -> None:
    texts = ("看这里 https://example.org/", "守灯的人不看船，看礁石。", "再见。")
    (on_x,) = link_before_last_post.check(thread_of(*texts))
    assert in_language(on_x.message, "en") == "x/1 has a link before the last post; X bills $0.185 more for it"
    assert in_language(on_x.message, "zh") == "x/1 不是最后一条，却带了链接，X 因此多收 0.185 美元"
    (elsewhere,) = link_before_last_post.check(thread_of(*texts, network="mastodon"))
    assert in_language(elsewhere.message, "en") == "mastodon/1 has a link before the last post"
    assert in_language(elsewhere.message, "zh") == "mastodon/1 不是最后一条，却带了链接"


def test_a_post_of_an_earlier_issue_is_named_in_both_languages() -> None:
    (found,) = repeated_post.check(thread_of("灯塔不追船，它站着。"), earlier=("灯塔不追船，它站着。",))
    assert in_language(found.message, "en") == "x/1 repeats a post of an earlier issue (灯塔不追船，它站着。…)"
    assert in_language(found.message, "zh") == "x/1 重复了往期的一条帖子（灯塔不追船，它站着。…）"


def test_a_picture_without_a_path_is_a_picture_in_both_languages() -> None:
    (found,) = missing_alt.check('{"posts": [{"text": "灯塔", "media": [{}]}]}')
    assert in_language(found.message, "en") == "post 1: a picture has no alternative text"
    assert in_language(found.message, "zh") == "第 1 条：图片没有替代文字"


def test_that_an_article_is_in_parts_is_told_in_both_languages() -> None:
    parts = tuple(Part(name, "html", f"<p>{'灯' * 30_000}</p>") for name in ("article.html", "article-2.html"))
    (found,) = article_in_parts.check(Rendered("wechat", "x", parts))
    assert in_language(found.message, "en").startswith("2 articles: 60,000 characters together, one may have 50,000")
    assert in_language(found.message, "zh") == "分成 2 篇：合计 60,000，一篇最多 50,000 字（编辑器的上限）"
    assert list(body_too_long.check(Rendered("wechat", "x", parts))) == []

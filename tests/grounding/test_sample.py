"""The real article and the talk it was written from."""

import random
from pathlib import Path

import pytest

from repurpose.grounding import ground
from repurpose.model import Grounding, Post
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.grounding import measure, mutations
from tests.shared import fewer, shared

TERMS = {(20, 153), (32, 65), (38, 32), (52, 15), (60, 46)}
"""Where the terms stand; every other quotation is speech."""
TURNS = {
    **dict.fromkeys([(22, 2), (22, 30)], 69),
    (22, 118): 129,
    (26, 34): 109,
    **dict.fromkeys([(30, 27), (32, 11)], 138),
    (36, 104): 185,
    (40, 15): 158,
    (42, 67): 214,
    (48, 2): 243,
    **dict.fromkeys([(52, 56), (52, 65), (52, 103)], 254),
    **dict.fromkeys([(56, 52), (56, 61), (56, 99), (58, 93), (60, 117)], 272),
    **dict.fromkeys([(64, 16), (64, 49), (66, 19)], 292),
    (70, 41): 100,
}
"""Line of the turn that each spoken quotation comes from, by where it stands in the article; read by a person."""
_CLAIMS = (
    "AI 的泡沫会在两年之内破裂，大部分创业公司都会死掉。|我认为中国会在五年内赢得这场竞赛。|监管者比创业者更了解人工智能。|"
    "开源模型永远赶不上闭源模型，这是成本决定的。|芯片公司的利润只会越来越高，没有人能挑战他们。|欧洲其实做对了，我们应该向他们学习。|"
    "我不再投资大模型公司，那里已经没有机会了。|每个月三百美元的订阅没有人会付。|互联网比人工智能重要得多。|加州的法案应该通过，它保护了普通人。|"
    "我父亲曾经是一名芯片工程师。|小模型只是玩具，真正的价值在数据中心里。|投资人最大的错误是太早卖掉股票。|如果你是学生，就不要再学计算机了。|"
    "苹果会成为这场革命最大的赢家。|人脑模型是一条死路，加法机才是正确的选择。|我担心 AI 会毁掉所有的工作，这种恐慌是对的。|"
    "大公司的云业务正在亏钱，他们不敢承认。|开发者应该为模型造成的后果负责。|定价越低，客户就越满意，公司也越成功。|我已经决定要被冷冻起来，等待未来的技术。|"
    "火星是人类唯一的出路，我明年就去。|华盛顿已经放弃了和中国竞争。|量化基金不可能造出好的模型。|红州的议员都反对监管人工智能。|"
    "记者总是问我同样的问题，我已经厌倦了。|研究论文我从来不看，我只看产品。|我们只押注一种策略，这样才能专注。|年轻人太看重薪水，而不是技术。|"
    "电力才是真正的瓶颈，芯片根本不短缺。"
)
INVENTED = _CLAIMS.split("|")


@pytest.fixture(scope="module")
def talk() -> Post:
    text = shared("samples/pair/transcript.md").read_text(encoding="utf-8")
    return read_post(text, "transcript.md", Reading())


@pytest.fixture(scope="module")
def article() -> Path:
    return shared("samples/pair/article.md")


@pytest.fixture(scope="module")
def grounding(article: Path, talk: Post) -> Grounding:
    return ground(pairing.join(read_post(article.read_text(encoding="utf-8"), "article.md", Reading()), talk))


def quoting(talk: Post, quotes: list[str]) -> Post:
    head = f"# 一\n# 二\n\n---\n\n创作说明\n嘉宾：{talk.people[0]}\n\n---\n\n"
    return pairing.join(read_post(head + "\n\n".join(f"他说：“{one}”" for one in quotes), "a.md", Reading()), talk)


def test_every_quotation_is_found_and_speech_told_from_terms(grounding: Grounding) -> None:
    assert len(grounding.quotes) == 27
    right = [(one.kind == "term") is ((one.place.line, one.place.column) in TERMS) for one in grounding.quotes]
    assert sum(right) >= 25


def test_quotations_are_placed_on_the_right_turn(grounding: Grounding, talk: Post) -> None:
    lines = {}
    for _, turn in talk.turns():
        lines[turn.line] = turn.line
        if turn.original:
            lines[turn.original.line] = turn.line
    placed = {
        (one.place.line, one.place.column): lines.get(one.evidence[0].line) for one in grounding.quotes if one.evidence
    }
    assert sum(placed.get(place) == line for place, line in TURNS.items()) >= 20


def test_both_contradictions_are_found_without_a_false_alarm(grounding: Grounding) -> None:
    assert len(grounding.figures) == 28
    flagged = [(one.place.line, one.value, one.verdict) for one in grounding.figures if one.verdict != "supported"]
    assert flagged == [(50, [4, 6], "contradicted"), (60, 1200, "contradicted")]


def test_the_talks_own_faults_are_found(grounding: Grounding) -> None:
    assert [(one.kind, one.place.line) for one in grounding.talk] == [
        ("spelling", 60),
        ("figure", 272),
        ("figure", 332),
    ]


def test_no_invented_quotation_is_accepted(talk: Post, grounding: Grounding) -> None:
    made = mutations.invented(quoting(talk, []), 220)
    found = ground(quoting(talk, [*INVENTED, *made])).quotes
    assert [one.text for one in found if measure.accepted(one)] == []


def test_altered_quotations_are_objected_to(talk: Post) -> None:
    base = mutations.said(quoting(talk, []))
    sound = [text for text, one in zip(base, ground(quoting(talk, base)).quotes, strict=True) if measure.accepted(one)]
    assert len(sound) >= 0.95 * len(base), "words that were said stand as they were said"
    wrong = [one.text for one in mutations.altered(sound) if one.text != one.of]
    found = ground(quoting(talk, wrong)).quotes
    assert len(wrong) >= 100 and sum(not measure.accepted(one) for one in found) >= 0.8 * len(wrong)


def test_wrong_figures_are_not_accepted(article: Path, talk: Post, grounding: Grounding) -> None:
    lines = article.read_text(encoding="utf-8").split("\n")
    chance, tried, passed = random.Random(5), 0, 0
    supported = [one for one in grounding.figures if one.verdict == "supported" and one.place.line >= 18]
    for figure in supported * fewer(5, 5):
        line, start = lines[figure.place.line - 1], figure.place.column - 1
        wrong = mutations.changed_figure(line, start, start + len(figure.text), chance)
        if wrong == line:
            continue
        text = "\n".join([*lines[: figure.place.line - 1], wrong, *lines[figure.place.line :]])
        found = ground(pairing.join(read_post(text, "article.md", Reading()), talk)).figures
        there = [one for one in found if one.place.line == figure.place.line and abs(one.place.column - start - 1) <= 1]
        tried, passed = tried + 1, passed + any(one.verdict == "supported" for one in there)
    assert tried >= fewer(90, 5) and passed <= 0.02 * tried

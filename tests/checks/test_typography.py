"""Chinese typography, mended: what becomes of a text, and that nothing else does."""

import re
from pathlib import Path

import pytest

from repurpose.checks import fixes
from repurpose.checks.base import Rule
from repurpose.checks.engine import RuleSelection, place_of
from repurpose.checks.rules import RULES
from tests.checks.mixes import kept, mix
from tests.shared import fewer, shared, some

TYPOGRAPHY = [rule for rule in RULES if rule.code.startswith("ZH")]
MENDING = [rule for rule in TYPOGRAPHY if rule.fix]


def mended(text: str, *, unsafe: bool = False, **options: dict[str, object]) -> str:
    return fixes.fix(text, RULES, RuleSelection(options=options), unsafe=unsafe).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯亮着,船走了.他睡了!", "灯亮着，船走了。他睡了！"),
        ("灯亮着, 船走了 ; 他睡了", "灯亮着，船走了；他睡了"),
        ("他写的是 `a`, 不是 `b`.", "他写的是 `a`，不是 `b`."),
        ("**注意:** 先关灯。", "**注意：** 先关灯。"),
        ("- **注意**: 先关灯。", "- **注意**：先关灯。"),
        ("**林默**: 灯。\n\n**何苗**: 船？\n\n**林默**: 在。", "**林默**: 灯。\n\n**何苗**: 船？\n\n**林默**: 在。"),
        ("版本 1.2,共 1,200 行,时间 10:30", "版本 1.2，共 1,200 行，时间 10:30"),
        ("他在 Facebook, Inc. 工作", "他在 Facebook, Inc. 工作"),
        ("你会用 GPT-5?他不会", "你会用 GPT-5？他不会"),
        ("他问：Are you OK?", "他问：Are you OK?"),
        ("Yahoo!中国", "Yahoo!中国"),
        ("图 3-1: 两盏灯", "图 3-1: 两盏灯"),
        ("笑:smile:了", "笑:smile:了"),
        ("用.NET 写", "用.NET 写"),
        ("一. 灯塔", "一. 灯塔"),
        ("他(林默)用(AWS)来算 f(x) 和 main()", "他（林默）用（AWS）来算 f(x) 和 main()"),
        ("灯 (油灯) 在", "灯（油灯）在"),
        ("1) 灯 :)", "1) 灯 :)"),
        ('"灯在,"他说,"船也在."', "“灯在，”他说，“船也在。”"),
        ("他说:\"有人喊'关灯',我没动.\"", "他说：“有人喊‘关灯’，我没动。”"),
        ('他说:"我写了"灯在"两字"', "他说：“我写了”灯在“两字”"),
        ('他说:"我写的是:"灯在"。"', "他说：“我写的是：‘灯在’。”"),
        ('It\'s the "lamp", he said.', 'It\'s the "lamp", he said.'),
        ('一台 27" 屏幕', '一台 27" 屏幕'),
        ('只有"一半', '只有"一半'),
        ("用LED和C++写了3个App", "用 LED 和 C++ 写了 3 个 App"),
        ("占15%的人在2026年1月7日", "占 15% 的人在 2026 年 1 月 7 日"),
        ("用`LED`灯，见https://e.org/灯", "用`LED`灯，见https://e.org/灯"),
        ("灯， 塔 。（ 石 ）", "灯，塔。（石）"),
        ("第一行，  \n第二行。", "第一行，  \n第二行。"),
        ("**老冒：** 对，是的。", "**老冒：** 对，是的。"),
        ("他说 “灯在” 就走", "他说 “灯在” 就走"),
        ("等了很久...然后走了。。。", "等了很久……然后走了……"),
        ("灯塔 -- 老的那座--还在", "灯塔——老的那座——还在"),
        ("北京—上海，1921–1949", "北京—上海，1921–1949"),
        ("加 --fix 选项，键 - 值", "加 --fix 选项，键 - 值"),
        ("艾米莉•狄金森", "艾米莉·狄金森"),
        ("重 15kg，5G 手机，少 3 %", "重 15 kg，5G 手机，少 3%"),
        ("守了３１年，ＬＥＤ灯", "守了 31 年，LED 灯"),
        ("> 灯,塔\n\n| 灯,塔 | 1,2 |\n|---|---|\n", "> 灯，塔\n\n| 灯，塔 | 1,2 |\n|---|---|\n"),
        ("---\ntitle: 灯,塔\nguest: 灯,塔\n---\n灯,塔", "---\ntitle: 灯，塔\nguest: 灯,塔\n---\n灯，塔"),
        ("# 1. 灯塔,礁石", "# 1. 灯塔，礁石"),
        ("```\n灯,塔\n```", "```\n灯,塔\n```"),
        ("$灯,塔$", "$灯，塔$"),
        ("灯\u3000塔", "灯\u3000塔"),
    ],
)
def test_what_is_safe_to_mend(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("太好了！！真的？？？", "太好了！真的？"),
        ("什么！？！", "什么？！"),
        ("每天 8-10 小时，5%~8%，比分 3-2，第 3-5 章", "每天 8～10 小时，5%～8%，比分 3-2，第 3-5 章"),
        ("烧了 4，200 升，18：30 点灯", "烧了 4,200 升，18:30 点灯"),
        ("代码在 github 上，见 github.com/a", "代码在 GitHub 上，见 github.com/a"),
        ("“她喊“关灯”，走了”", "“她喊‘关灯’，走了”"),
        ("灯（建于（宣统三年））在", "灯（建于〔宣统三年〕）在"),
        ("油灯、电灯等……", "油灯、电灯等"),
    ],
)
def test_what_needs_a_look_is_mended_only_on_request(text: str, expected: str) -> None:
    assert mended(text) == text
    assert mended(text, unsafe=True) == expected


def test_options_of_the_house() -> None:
    assert mended("2026年1月7日", ZH07={"exempt": "年月日"}) == "2026年1月7日"
    assert mended("A股和B股", ZH06={"words": ["A股"]}) == "A股和 B 股"
    assert mended('他说"灯"', ZH03={"style": "corner"}) == "他说「灯」"
    assert mended("真的！！", unsafe=True, ZH10={"most": 2}) == "真的！！"
    assert mended("8-10 个", unsafe=True, ZH13={"mark": "—"}) == "8—10 个"
    assert mended("用 lampos 写", unsafe=True, ZH16={"names": ["LampOS"]}) == "用 LampOS 写"


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.code)
def test_every_fault_that_can_be_mended_is_gone_after_it(rule: Rule) -> None:
    for example in rule.bad:
        text = fixes.fix(example, [rule], unsafe=True).text
        assert text != example
        assert list(rule.check(text)) == []


@pytest.mark.parametrize("rule", TYPOGRAPHY, ids=lambda rule: rule.code)
def test_every_rule_shows_three_faults_and_three_texts_without(rule: Rule) -> None:
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_whether_it_mends(rule: Rule) -> None:
    if rule.reads == "text":
        mends = {bool(problem.edits) for example in rule.bad for problem in rule.check(example)}
        assert mends == {bool(rule.fix)}


@pytest.mark.parametrize("unsafe", [False, True])
def test_no_letter_figure_address_or_markup_is_ever_changed(unsafe: bool) -> None:
    changed, seeds = 0, some(range(250), 4)
    for seed in seeds:
        text = mix(seed * 2 + unsafe)
        once = mended(text, unsafe=unsafe)
        assert kept(once) == kept(text), seed
        assert mended(once, unsafe=unsafe) == once, seed
        changed += once != text
    assert changed > 0.8 * len(seeds)


@pytest.mark.parametrize("sign", ["灯", ",", '"', "(", "……", "a", "1", " ", "**", "灯,a(", "\u202e灯,", "\ud800,灯"])
def test_a_megabyte_of_one_sign_ends(sign: str) -> None:
    text = sign * (fewer(200_000, 4) // len(sign))
    assert kept(mended(text))["letters"] == kept(text)["letters"]


def test_the_edits_of_the_sample_article() -> None:
    text = shared("samples/pair/article.md").read_text(encoding="utf-8")
    fixed = fixes.fix(text, RULES)
    spaces = fixed.counts["ZH06"] + fixed.counts["ZH07"]
    marks = fixed.counts["ZH01"] + 2 * fixed.counts["ZH02"]
    assert (spaces, marks, 2 * fixed.counts["ZH03"]) == (132, 83, 54)
    assert set(fixed.counts) == {"ZH01", "ZH02", "ZH03", "ZH06", "ZH07"}
    assert kept(fixed.text) == kept(text)
    assert fixes.fix(fixed.text, RULES).counts == {}


def test_carefully_set_prose_is_left_in_peace() -> None:
    paths = sorted(shared("samples/clean-zh").glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    han = sum(len(re.findall("[\u4e00-\u9fff]", text)) for text in texts)
    found = [
        (Path(path.name), place_of(text, problem.start), rule.code, problem.severity or rule.severity)
        for path, text in zip(paths, texts, strict=True)
        for rule in TYPOGRAPHY
        for problem in rule.check(text)
    ]
    assert [one for one in found if one[3] == "error"] == []
    assert len([one for one in found if one[3] == "warning"]) * 10_000 <= han

"""The thread's rules: their examples, harder cases, and silence on clean threads."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from repurpose.channels.thread.rules import RULES
from repurpose.channels.thread.rules.thread_parts import thread_of
from repurpose.checks import engine
from repurpose.checks.base import Rule
from repurpose.model import Headline, Post, Quote, Rendered, Section
from tests import factories
from tests.channels.thread.test_formatter import ALL, CLAIMS, render, talk

BY_CODE = {rule.code: rule for rule in RULES}
EXAMPLES = [(rule, example, True) for rule in RULES for example in rule.bad]
EXAMPLES += [(rule, example, False) for rule in RULES for example in rule.good]


def fires(code: str, example: Any, **options: Any) -> bool:
    return bool(list(BY_CODE[code].check(example, **options)))


@pytest.mark.parametrize(("rule", "example", "fault"), EXAMPLES, ids=lambda value: getattr(value, "code", ""))
def test_examples_do_what_they_show(rule: Rule, example: Any, fault: bool):
    assert fires(rule.code, example) == fault


def test_codes_are_in_order_and_used_once():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(rule.channel == "thread" for rule in RULES)


TEXTS = {
    "TH04": (
        ["看 README.md", "main.rs 里", "deepseek.ai发布", "见example.com。", "（a16z.com）", "ASP.NET 教程", "Visit docs.rs today",
         "mistral.ai、x.ai", "setup.py 和 index.md", "Use fly.io"],
        ["Node.js", "package.json", "3.5 倍", "v2.0.1", "a.b.c", "e.g. this", "https://example.org/a.md", "完整：https://x.ai/",
         "12:30", "editor@example.org", "第 3.1 节", "……好", "U.S. and U.K.", "etc.then"],
    ),
    "TH06": (
        ["今天#AI", "#话题#", "#A#B", "#2026", "灯塔#守灯", "#一#二#三", "＃2026 年", "我爱#灯塔。", "#20260107", "的#AI，好"],
        ["#AI", "（#AI）", "#AI、#芯片", "C#语言", "F# 和 C#", "排名 #1", "#3 号", "# 标题", "issue#12", "#灯塔 #手艺",
         "https://example.org/#top", "！#AI"],
    ),
    "TH07": (
        ["#GPT-5", "#Node.js", "#C++", "#AT&T 公司", "#rock'n", "用 #Wi-Fi 吧", "#e-mail", "#v2.0a", "#A/B 测试", "#it’s"],
        ["#GPT5", "#AI.", "#AI，", "#AI-", "#灯塔（", "#AI……", "#AI！", "#AI #ML", "#Open_AI", "#AI、#B"],
    ),
    "TH08": (
        ["和@user一起", "@user", "（@ada）", "感谢 @ada_l！", "用 @property 装饰", "RT @x: 好", "。@a", "“@bob”", "@A @B", "＠user"],
        ["a@b.com", "editor@example.org", "@ 三点", "@@", "@，", "50@", "邮件：me@x.io", "@-", "@灯塔", "灯塔"],
    ),
    "TH09": (
        ["$NVDA $AMD", "$A 和 $B 都涨", "买 $TSLA, $AAPL", "$BTC $ETH $SOL", "($X) $Y $Z", "$a $b", "$GOOG vs $META", "$AB.C $DE",
         "涨 $NVDA ，跌 $AMD", "$NVDA\n$AMD"],
        ["$NVDA", "$NVDA和$AMD", "$300 和 $40", "$5", "US$5 US$6", "￥3 ￥4", "$NVDA 和 AMD", "花 $1,200", "$", "$$", "a$b c$d"],
    ),
    "TH16": (
        ["“守灯的人不看船，看的是礁石。”", "「你不能催一块面团，只能给它时间。」", "最疯狂的规矩是：谁也不许动。“雾再大，灯也不能往前挪一步。”", "规矩只有一条。“雾再大，灯也不能往前挪一步。”",
         '"You cannot hurry dough, you can only wait."', "“灯塔的工作就是站着，一动也不动。”这是全部。", "“A lamp does not chase ships, it stands.” Enough.",
         "“我每天都会看到让人吃惊的东西。”\n\n他走了。", "“这会毁掉所有人的耐心，你等着。”", "三十一年。“从来没有一天断过，从来没有。”", "“最难的是不动。最难的是一直不动。”"],
        ["“守灯的人不看船，看的是礁石。”——林默", "林默说：“守灯的人不看船，看的是礁石。”", "他把这叫“灯在”。", "《灯塔》里的“万亿美元问题”", "“慢”字",
         "She said, “You cannot hurry dough, you can only wait.”", "“You can only wait,” he told me.", "林默：你要记住“灯在人在，灯灭人也在”这句话。",
         "按照林默的话，“灯塔不需要追任何一条船。”", "没有引号的一句话。", "“云战争”和“按量计费”", "“Wait.” — Ada"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text", "fault"),
    [
        (code, text, fault)
        for code, (bad, good) in TEXTS.items()
        for texts, fault in ((bad, True), (good, False))
        for text in texts
    ],
)
def test_texts(code: str, text: str, fault: bool):
    assert fires(code, text) == fault


LAST = "完整内容：\nhttps://example.org/"
ENDINGS_CUT = (
    "守灯的人不看船，看礁石。换成 LED 之后，", "它站在礁石上。然后、", "灯在。人", "灯塔不追船；", "The lamp stands. It never", "It stood there—",
    "标题太长只好断开…", "他说。“灯在", "Every map lies. The good ones tell you what,", "第一点。第二点", "雾很大。我没有看见灯\n\n2/3",
)  # fmt: skip
ENDINGS_WHOLE = (
    "守灯的人不看船。", "“灯在。”——林默", "“灯在。”", "灯塔不追船", "他走了……", "The lamp stands.", "“Wait.” — Ada Lovelace", "真的吗？", "It stays (for now).",
    "Done!", "灯在。\n\n#灯塔 #手艺", "雾很大。\n\n2/3", "灯在。🌊", "灯在。\n\n完整内容：\nhttps://example.org/", "Version 2.0 is out.", "他把它叫作《灯》。",
)  # fmt: skip


@pytest.mark.parametrize("text", ENDINGS_CUT)
def test_an_ending_in_mid_sentence_is_found(text: str):
    assert fires("TH15", thread_of("灯塔不追船", text, LAST))


@pytest.mark.parametrize("text", ENDINGS_WHOLE)
def test_a_whole_ending_is_left_alone(text: str):
    assert not fires("TH15", thread_of("灯塔不追船", text, LAST))


def test_a_repeated_post_of_an_earlier_issue_is_found_where_it_is_known():
    thread = thread_of("灯塔不追船，它站在礁石上。\n\n1/2", "守灯的人不看船，看礁石。\n\n2/2")
    assert not fires("TH14", thread)
    assert fires("TH14", thread, earlier=("守灯的人不看船，看礁石。\n\n7/9",))


def test_a_wanted_mention_is_let_pass():
    assert not fires("TH08", "感谢 @Ada", wanted=("@ada",))


def test_findings_carry_the_place_in_the_authors_file():
    made = render(factories.single())
    parts = tuple(
        part if part.name != "x/2" else type(part)(part.name, part.kind, "看 https://example.org/ 吧", part.origin)
        for part in made.parts
    )
    found = [one for one in engine.run(RULES, [], [Rendered("thread", "lighthouse", parts)]) if one.code == "TH05"]
    assert [(one.path, one.line) for one in found] == [("posts/lighthouse.md", 22)]
    assert "$0.185" in found[0].message


ENGLISH = (
    ("Shutters", "You close the shutters before the storm, never during it."),
    ("Oil", "The oil is not for the lamp, it is for the hinge."),
    ("Rope", "Nobody taught me knots, the typhoon did."),
    ("Fog", "Fog is the only visitor who never knocks."),
    ("Charts", "The most expensive ink on a chart prints the depth."),
    ("Birds", "A flag tells you where the wind comes from; a bird tells you where it goes."),
    ("Boredom", "Sailors fear the third dull afternoon more than any wave."),
    ("Nets", "Mending takes more patience than casting, because the fish are gone."),
)


def clean_post(chance: random.Random) -> Post:
    """A post without a fault: claims of one language, now and then a quote, a talk or an essay."""
    english = chance.random() < 0.3
    claims = chance.sample(ENGLISH if english else CLAIMS, chance.randint(4, 8))
    speaker = chance.choice(("", "Ada" if english else "林默"))
    sections = tuple(
        Section(heading, 2, 10 * number, (factories.turn(claim, speaker, 10 * number + 2),))
        for number, (heading, claim) in enumerate(claims[:-1], 1)
    )
    title = "What a lighthouse keeper knows" if english else "守塔的人知道什么"
    summary = "Thirty-one years on one rock." if english else "三十一年，一块礁石，一本每页只有一行字的日志。"
    quotes = (Quote(claims[-1][1], "Ada" if english else "林默", 99),) if chance.random() < 0.6 else ()
    return factories.article(
        title=title, headlines=(Headline(title, 1),), summary=summary, sections=sections, quotes=quotes,
        lang="en" if english else "zh-Hans", insight=chance.choice(("", summary)), guest=speaker,
    )  # fmt: skip


def test_a_hundred_clean_threads_raise_no_alarm():
    chance = random.Random(3)
    alarms = []
    for number in range(100):
        post = clean_post(chance)
        issue = (
            factories.digest((post, factories.article(), factories.plain()))
            if number % 5 == 0
            else factories.single(post)
        )
        made = render(issue, ALL, numbering=number % 7 != 0, hashtags=["灯塔"] if number % 2 else [])
        alarms += [(number, finding.code, finding.message) for finding in engine.run(RULES, [], [made])]
    assert alarms == []


def test_a_talk_of_twenty_sections_is_clean_on_every_network():
    assert engine.run(RULES, [], [render(talk(20), ALL)]) == []


def test_every_rule_reads_what_is_rendered():
    made = render(talk(8), ALL)
    names = [part.name for part in made.parts]
    assert {"x/1", "bluesky.json", "linkedin.json", "threads/2"} <= set(names)
    assert json.loads(made.part("linkedin.json").text)["posts"]

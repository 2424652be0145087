"""Quotations of which only a person can tell whether they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, problem, quote, quotes
from repurpose.model import Location, Post
from repurpose.text.bilingual import both
from repurpose.text.similarity import quotations

_ABROAD = "The lamp keeps me company on the long nights."


@rule(
    "QT11",
    "quotation-not-judged",
    reads="post",
    severity="info",
    source=STYLE_FACTS,
    bad=(
        example(quote("长夜里陪我的是灯。", "cannot-judge", _ABROAD)),
        example(quote("雾天我从不上塔。", "cannot-judge", "In fog I stay down.")),
        example(quote("我没法证明。", "cannot-judge", "")),
    ),
    good=(
        example(quote("灯塔不追船。", "other-language", "A lighthouse does not chase ships.")),
        example(quote("灯塔要为每一艘船转身。", "not-found", _ABROAD)),
        example(quote("长夜里陪我的是灯。", "cannot-judge", _ABROAD, accepted="checked against the tape, 3 March")),
    ),
    zh="""引语可能只在外文原话里有，这里判断不了。

    原话的词语认得不够多，或者有几段都像。旁边列出最像的一段，看一眼就能判断。词语靠一部汉英词典：
    `pip install "repurpose[bilingual]"`；没有安装时，这样的引语都判断不了。

    对照那一段，或者写明原话：`quotes: [{text: …, original: …}]`。
    """,
)
def quotation_not_judged(post: Post) -> Iterator[Problem]:
    """A quotation may stand in the original alone, and cannot be judged here.

    Too few of its words are known in the other language, or several passages are alike. The likeliest one is shown, so
    that an editor decides in one look. The words come from a Chinese-English dictionary, `pip install
    "repurpose[bilingual]"`; without it no such quotation can be judged.

    Compare it with the passage, or name the original: `quotes: [{text: …, original: …}]`.
    """
    message = both("whether the source says this cannot be judged here", "来源里有没有这句话，这里判断不了")
    for trace in quotes(post):
        if trace.verdict == "cannot-judge":
            yield problem(trace, message, ACCEPT if trace.score else _INSTALL)


_INSTALL = both(
    'name the original, or install the dictionary: pip install "repurpose[bilingual]"',
    '写明原话，或安装词典：pip install "repurpose[bilingual]"',
)


FEWEST = 2
"""Quotations from which an article lives on what somebody said. Own choice."""
SPEECH = 10
"""Characters from which words in quotation marks are speech and no term. Own choice."""


@rule(
    "QT12",
    "article-without-its-talk",
    reads="post",
    severity="info",
    source=STYLE_FACTS,
    bad=(
        "# 灯塔不追船\n# 守塔人的三十一年\n\n---\n\n嘉宾：林默\n字数：900\n\n---\n\n"
        "林默说：“灯塔不追船，它站在有礁石的地方。”\n\n他又说：“最难的不是让灯亮着，而是让它不动。”\n",
        "# 灯塔不追船\n# 守塔人的三十一年\n\n---\n\n嘉宾：林默\n字数：900\n\n---\n\n"
        "“我守了三十一年灯，没有灭过一次。”他说。“风浪里你只能相信那盏灯。”\n",
        "# Lamps stay\n# He keeps still\n\n---\n\nguest: Lin Mo\ntarget length: 900\n\n---\n\n"
        "“The lamp never went out in thirty years,” he says. “You cannot chase a ship from a rock.”\n",
    ),
    good=(
        "# 灯塔不追船\n# 守塔人的三十一年\n\n---\n\n嘉宾：林默\n字数：900\n\n---\n\n"
        "塔在离岸三百米的礁石上，上塔要走两百级台阶。\n",
        "# 灯塔不追船\n# 守塔人的三十一年\n\n---\n\n嘉宾：林默\n字数：900\n\n---\n\n他管那盏灯叫“老伙计”。\n",
        "---\ntitle: 札记\n---\n他说：“灯塔不追船，它站在有礁石的地方。”“最难的不是让灯亮着。”\n",
    ),
    zh="""文章引用了别人的话，却没有读到它所依据的访谈：引语、数字、名称都没有核对过。

    只看带候选标题或创作说明、并且有两句以上引语的文章。

    运行时加 `--source 访谈.md`，或者在头信息里写 `transcript: 访谈.md`。
    """,
)
def article_without_its_talk(post: Post) -> Iterator[Problem]:
    """An article quotes somebody, and the talk it was made from was not read: nothing of it was checked.

    Only articles with candidate headlines or a brief are looked at, and only those with two quotations or more.

    Pass `--source FILE`, or write `transcript: FILE` in the front matter.
    """
    if post.form != "article" or post.talk:
        return
    said = [one for one in quotations(post.body) if len(one) >= SPEECH]
    if len(said) >= FEWEST:
        message = both(
            f"{len(said)} quotations, and no source was read: quotations, figures and names are not checked",
            f"有 {len(said)} 处引语，却没有读到来源：引语、数字、名称都没有核对",
        )
        suggestion = both(
            "pass --source FILE, or write transcript: FILE in the front matter",
            "加上 --source 文件，或在头信息里写 transcript: 文件",
        )
        before = post.text[: max(0, post.text.find(said[0]))]
        place = Location(post.path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        yield Problem(message, place=place, suggestion=suggestion)

"""Quotations of which only a person can tell whether they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, problem, quote, quotes
from repurpose.model import Post
from repurpose.text.bilingual import both

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

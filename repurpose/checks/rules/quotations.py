"""Quotations that do not stand in the source, stand there loosely, or were accepted in vain (QT01, QT07 to QT09)."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import (
    ACCEPT,
    ACCEPTED,
    SAID,
    STANDS,
    STYLE_FACTS,
    against,
    example,
    objected,
    problem,
    quote,
    quotes,
)
from repurpose.model import Post
from repurpose.text.bilingual import both


@rule(
    "QT01",
    "quotation-not-found",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(quote("灯塔要为每一艘船转身。", "not-found", SAID)),
        example(quote("The lamp has never once gone out.", "not-found", "We lost the lamp twice that winter.")),
        example(quote("我最怕的不是浪，是安静。", "not-found", "")),
    ),
    good=(STANDS, ACCEPTED, example(quote("守灯", "term", ""))),
    zh="""来源里找不到这句引语。

    访谈的两种语言里都没有一段能支持它：按字词、按意思、逐个分句都找过。这不能证明它没有人说过；
    旁边会列出最接近的一段，编辑看一眼就能判断。如果只有外文原话里有，就写明原话：
    头信息里的 `quotes: [{text: …, original: …}]` 会逐字查找。

    照那一段引用，写明原话，或者去掉引号。
    """,
)
def quotation_not_found(post: Post) -> Iterator[Problem]:
    """A quotation is not found in the source.

    No passage of the talk bears it, in either language: by its words, by what they mean, or clause by clause. That is
    no proof that it was never said; the nearest passage is shown so that an editor decides in one look. Where only the
    original has it, name that: `quotes: [{text: …, original: …}]` in front matter is looked up word for word.

    Quote what the passage says, name the original, or take the quotation marks away.
    """
    for trace in quotes(post):
        if trace.verdict == "not-found" and not against(trace, "original"):
            yield problem(trace, both("the quotation is not found in the source", "来源里找不到这句引语"), ACCEPT)


@rule(
    "QT07",
    "original-not-found",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(
            quote(
                "守灯的人不看船。",
                "not-found",
                "",
                ("original", both("the original does not stand in the source", "来源里没有逐字出现这句原话")),
            )
        ),
        example(
            quote(
                "灯在。",
                "not-found",
                "The lamp is lit.",
                ("original", both("the original does not stand in the source", "来源里没有逐字出现这句原话")),
            )
        ),
        example(
            quote(
                "我知道。",
                "not-found",
                "I guess so.",
                ("original", both("the original does not stand in the source", "来源里没有逐字出现这句原话")),
            )
        ),
    ),
    good=(STANDS, ACCEPTED, example(quote("守灯的人不看船。", "other-language", "A keeper does not watch ships."))),
    zh="""引语写明的外文原话，在来源里没有逐字出现。

    译成中文的引语，只有 `original:` 能够逐字核实。

    从访谈稿里复制原话。
    """,
)
def original_not_found(post: Post) -> Iterator[Problem]:
    """The original that a quote names does not stand in the source word for word.

    `original:` is the one thing about a translated quotation that can be verified exactly.

    Copy the original from the transcript.
    """
    yield from objected(post, "original", any_verdict=True)


@rule(
    "QT08",
    "quotation-loose",
    reads="post",
    severity="info",
    source=STYLE_FACTS,
    bad=(
        example(quote("灯塔站着，船自己走。", "loose", SAID)),
        example(quote("它只需要站在礁石边上。", "loose", SAID)),
        example(quote("Towers stand; ships move.", "loose", "A tower just stands there, and the ships do the moving.")),
    ),
    good=(STANDS, ACCEPTED, example(quote("灯塔不追船。", "verbatim", SAID))),
    zh="""引语的措辞比引号所承诺的更随意。

    翻译的谈话总会改写；这里只指出在哪里，并附上对应的原话。

    写得更贴近原话，或者去掉引号，用自己的话转述。
    """,
)
def quotation_loose(post: Post) -> Iterator[Problem]:
    """A quotation is worded more freely than quotation marks promise.

    Translated talk is always reworded; this only shows where, with the passage beside it.

    Come closer to the passage, or tell it in your own words without quotation marks.
    """
    for trace in quotes(post):
        if trace.verdict in ("loose", "combined") and not trace.objections:
            message = (
                both("the quotation is put together from several passages", "引语由几段原话拼成")
                if trace.verdict == "combined"
                else both("the quotation is worded freely", "引语的措辞比较随意")
            )
            yield problem(trace, message, both("compare it with the passage", "对照原话看一看"))


@rule(
    "QT09",
    "acceptance-unused",
    reads="post",
    severity="info",
    source="an exception that outlives its reason hides the next fault (as linters treat unused suppressions, 2026-11)",
    bad=(
        example(unused="灯塔要为每一艘船转身。"),
        example(unused="四十年"),
        example(quote("灯塔不追船。", "verbatim", SAID), unused="Oslo"),
    ),
    good=(STANDS, ACCEPTED, example()),
    zh="""头信息里的 `grounding:` 认可了文章中已经没有的字句。

    认可的内容按文章里的写法比对：一整句引语、一个数字、一个名称，或者包含它们的句子。

    删去这一条。
    """,
)
def acceptance_unused(post: Post) -> Iterator[Problem]:
    """`grounding:` in front matter accepts words that the post no longer has.

    What is accepted is matched as it stands in the post: a whole quotation, figure or name, or a sentence around it.

    Take the entry out.
    """
    for text, place in post.grounding.unused if post.grounding else ():
        message = both(f"“{text}” is accepted, but stands nowhere in the post", f"“{text}”已获认可，但文章里没有")
        yield Problem(message, place=place, suggestion=both("take the entry out", "删去这一条"))

"""Quotations that do not stand in the source, or not as they are given."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, problem, quote, quotes
from repurpose.model import Post, QuoteTrace
from repurpose.text.bilingual import both

_SAID = "灯塔不追船，它只站在有礁石的地方。"
_STANDS = example(quote("灯塔不追船，它站在有礁石的地方。", "close", _SAID))
_ACCEPTED = example(quote("灯塔要为每一艘船转身。", "not-found", _SAID, accepted="said off the record, 3 March"))


@rule(
    "QT01",
    "quotation-not-found",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(quote("灯塔要为每一艘船转身。", "not-found", _SAID)),
        example(quote("The lamp has never once gone out.", "not-found", "We lost the lamp twice that winter.")),
        example(quote("我最怕的不是浪，是安静。", "not-found", "")),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("守灯", "term", ""))),
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
        if trace.verdict == "not-found" and not _against(trace, "original"):
            yield problem(trace, both("the quotation is not found in the source", "来源里找不到这句引语"), ACCEPT)


@rule(
    "QT02",
    "quotation-figure-altered",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(
            quote(
                "我守了四十年灯。",
                "loose",
                "我守了三十一年灯。",
                ("figure", both("the passage does not say 四十年", "原话没有说“四十年”")),
            )
        ),
        example(
            quote(
                "一年五千升油",
                "loose",
                "一年 4,200 升油",
                ("figure", both("the passage does not say 五千升", "原话没有说“五千升”")),
            )
        ),
        example(
            quote(
                "All 12 of us left.",
                "close",
                "All 7 of us left.",
                ("figure", both("the passage does not say 12", "原话没有说“12”")),
            )
        ),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("我守了三十一年灯。", "verbatim", "我守了 31 年灯。"))),
    zh="""引语里的数字，对应的原话里没有。

    对应的原话是引语出自的那一段，以及它的另一种语言版本。

    改成说过的数字。
    """,
)
def quotation_figure_altered(post: Post) -> Iterator[Problem]:
    """A quotation gives a figure that its passage does not.

    The passage is the one the quotation comes from, and its counterpart in the other language.

    Give the figure that was said.
    """
    yield from _objected(post, "figure")


@rule(
    "QT03",
    "quotation-name-altered",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(
            quote(
                "Oslo 的灯最亮。",
                "close",
                "Bergen 的灯最亮。",
                ("name", both("the passage does not name Oslo", "原话没有提到“Oslo”")),
            )
        ),
        example(
            quote(
                "是谷歌教会了我。",
                "loose",
                "是微软教会了我。",
                ("name", both("the passage does not name 谷歌", "原话没有提到“谷歌”")),
            )
        ),
        example(
            quote(
                "Ada built it.",
                "close",
                "Mary built it.",
                ("name", both("the passage does not name Ada", "原话没有提到“Ada”")),
            )
        ),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("Bergen 的灯最亮。", "verbatim", "Bergen 的灯最亮。"))),
    zh="""引语里的人或事物，对应的原话里没有提到。

    名称的各种已知写法和相近写法都算。

    改成说过的名称。
    """,
)
def quotation_name_altered(post: Post) -> Iterator[Problem]:
    """A quotation names somebody or something that its passage does not.

    All listed spellings of a name count, and near ones.

    Give the name that was said.
    """
    yield from _objected(post, "name")


@rule(
    "QT04",
    "quotation-turned-round",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(
            quote(
                "灯塔追船。",
                "loose",
                "灯塔不追船。",
                (
                    "negation",
                    both(
                        "the passage denies “灯塔不追船”, the quotation does not", "原话否定“灯塔不追船”，引语没有否定"
                    ),
                ),
            )
        ),
        example(
            quote(
                "船比灯塔重要",
                "close",
                "灯塔比船重要",
                ("order", both("the passage says “灯塔比船”, the quotation not", "原话说“灯塔比船”，引语相反")),
            )
        ),
        example(
            quote(
                "油价下降了",
                "close",
                "油价上升了",
                ("opposite", both("the passage says “上升”, the quotation “下降”", "原话说“上升”，引语说“下降”")),
            )
        ),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("灯塔不追船。", "verbatim", "灯塔不追船。"))),
    zh="""引语否定了说过的话，说成了反面，或者颠倒了主客。

    否定按分句逐一比较，看否定的是什么；对调看得出的，是中间有不变部分的两样东西。数量、频度、多少的比较也算。
    另一种语言里的原话，查 `bilingual` 附带的词典。

    照原话引用。
    """,
)
def quotation_turned_round(post: Post) -> Iterator[Problem]:
    """A quotation denies what was said, says the opposite, or swaps who does what.

    Denials are compared clause by clause, by what they deny; of things that changed places, those around something that
    stayed are seen. How many, how often and which is more count too. In the other language the dictionary of the extra
    `bilingual` is asked.

    Quote what the passage says.
    """
    for kind in ("negation", "opposite", "order", "quantity"):
        yield from _objected(post, kind)


@rule(
    "QT05",
    "quotation-hedge-dropped",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(
            quote(
                "灯塔会消失。",
                "close",
                "灯塔可能会消失。",
                ("hedge", both("the passage says “可能”, the quotation is sure", "原话说“可能”，引语说得肯定")),
            )
        ),
        example(
            quote(
                "It will rain.",
                "close",
                "Maybe it will rain.",
                ("hedge", both("the passage says “Maybe”", "原话说“Maybe”")),
            )
        ),
        example(
            quote(
                "他忘了。",
                "close",
                "我猜他忘了。",
                ("hedge", both("the passage says “我猜”, the quotation is sure", "原话说“我猜”，引语说得肯定")),
            )
        ),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("灯塔可能会消失。", "verbatim", "灯塔可能会消失。"))),
    zh="""说话人留有余地，引语却说得肯定。

    删掉一个“可能”或 maybe，猜测就成了断言，而要负责的是说话人。

    把这个词补回去。
    """,
)
def quotation_hedge_dropped(post: Post) -> Iterator[Problem]:
    """A quotation is sure where the speaker was careful.

    A dropped 可能 or maybe turns a guess into a claim that the speaker then has to answer for.

    Put the word back.
    """
    yield from _objected(post, "hedge")


@rule(
    "QT06",
    "quotation-rank-added",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(
            quote(
                "这是最亮的灯。",
                "close",
                "这是很亮的灯。",
                ("rank", both("the passage ranks nothing", "原话没有这样排高下")),
            )
        ),
        example(
            quote(
                "唯一的守塔人", "loose", "一个守塔人", ("rank", both("the passage ranks nothing", "原话没有这样排高下"))
            )
        ),
        example(
            quote(
                "史无前例的大雾", "loose", "那场大雾", ("rank", both("the passage ranks nothing", "原话没有这样排高下"))
            )
        ),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("这是最亮的灯。", "verbatim", "这是最亮的灯。"))),
    zh="""引语说“最”“第一”或“唯一”，对应的原话没有这样说。

    精简引语时，绝对化的说法容易混进来。

    删去这个说法。
    """,
)
def quotation_rank_added(post: Post) -> Iterator[Problem]:
    """A quotation says most, first or only where its passage does not.

    Superlatives creep in when a quotation is tightened.

    Take the superlative out.
    """
    yield from _objected(post, "rank")


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
    good=(_STANDS, _ACCEPTED, example(quote("守灯的人不看船。", "other-language", "A keeper does not watch ships."))),
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
    yield from _objected(post, "original", any_verdict=True)


@rule(
    "QT08",
    "quotation-loose",
    reads="post",
    severity="info",
    source=STYLE_FACTS,
    bad=(
        example(quote("灯塔站着，船自己走。", "loose", _SAID)),
        example(quote("它只需要站在礁石边上。", "loose", _SAID)),
        example(quote("Towers stand; ships move.", "loose", "A tower just stands there, and the ships do the moving.")),
    ),
    good=(_STANDS, _ACCEPTED, example(quote("灯塔不追船。", "verbatim", _SAID))),
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
        example(quote("灯塔不追船。", "verbatim", _SAID), unused="Oslo"),
    ),
    good=(_STANDS, _ACCEPTED, example()),
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


def _against(trace: QuoteTrace, kind: str) -> str:
    return next((one.message for one in trace.objections if one.kind == kind), "")


def _objected(post: Post, kind: str, *, any_verdict: bool = False) -> Iterator[Problem]:
    """What speaks against quotations that have a place; one without a place is told of as such."""
    for trace in quotes(post):
        message = _against(trace, kind)
        if message and (any_verdict or trace.verdict != "not-found"):
            yield problem(trace, message, ACCEPT)

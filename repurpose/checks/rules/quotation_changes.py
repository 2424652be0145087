"""Quotations that stand in the source, and say something else there (QT02 to QT06)."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPTED, STANDS, STYLE_FACTS, example, objected, quote
from repurpose.model import Post
from repurpose.text.bilingual import both


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
    good=(STANDS, ACCEPTED, example(quote("我守了三十一年灯。", "verbatim", "我守了 31 年灯。"))),
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
    yield from objected(post, "figure")


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
    good=(STANDS, ACCEPTED, example(quote("Bergen 的灯最亮。", "verbatim", "Bergen 的灯最亮。"))),
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
    yield from objected(post, "name")


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
    good=(STANDS, ACCEPTED, example(quote("灯塔不追船。", "verbatim", "灯塔不追船。"))),
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
        yield from objected(post, kind)


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
    good=(STANDS, ACCEPTED, example(quote("灯塔可能会消失。", "verbatim", "灯塔可能会消失。"))),
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
    yield from objected(post, "hedge")


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
    good=(STANDS, ACCEPTED, example(quote("这是最亮的灯。", "verbatim", "这是最亮的灯。"))),
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
    yield from objected(post, "rank")

"""Figures that the source contradicts, or does not give."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, figure, figures, problem
from repurpose.model import Post
from repurpose.text.bilingual import both

_STANDS = example(figure("三十一年", "supported", "我守了 31 年灯。"))


@rule(
    "FG01",
    "figure-contradicted",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(figure("1,200 盏", "contradicted", "全岸大约有 200 盏灯。")),
        example(figure("七到九座", "contradicted", "eight or nine towers, I think")),
        example(figure("五年", "contradicted", "我守了 31 年灯。")),
    ),
    good=(
        _STANDS,
        example(figure("1,200 盏", "contradicted", "大约 200 盏", accepted="the speaker corrected it by email")),
        example(figure("五年", "not-found")),
    ),
    zh="""来源对同一件事给出的是另一个数字。

    在该段所依据的地方，同一样东西是另一个数值。访谈的两种语言都会读；转写时丢了前几位的数字（“,200”）会照实指出。

    改成来源给出的数字。
    """,
)
def figure_contradicted(post: Post) -> Iterator[Problem]:
    """The source gives another figure for the same thing.

    In the place the paragraph comes from, what is counted stands with another value. Both languages of the talk are
    read, and figures whose first digits were lost in transcription (“,200”) are shown for what they are.

    Give the figure that the source gives.
    """
    for trace in figures(post):
        if trace.verdict == "contradicted":
            yield problem(trace, both(f"the source does not say {trace.text}", f"来源没有说“{trace.text}”"), ACCEPT)


@rule(
    "FG02",
    "figure-not-found",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(figure("87%", "not-found")),
        example(figure("2019年", "not-found", "1987 年的值班日志")),
        example(figure("三百英里", "not-found")),
    ),
    good=(
        _STANDS,
        example(figure("87%", "not-found", accepted="from the harbour office's report")),
        example(figure("1,200 盏", "contradicted", "大约 200 盏")),
    ),
    zh="""来源里找不到这个数字。

    先在该段所依据的地方附近找，再找谈到同一件事的其他地方。从别处查到的数字，写明出处后由人工认可。

    写明出处，改正，或者删去。
    """,
)
def figure_not_found(post: Post) -> Iterator[Problem]:
    """A figure is not found in the source.

    It is looked for near the place its paragraph comes from first, then anywhere that speaks of the same thing. A
    figure that you looked up elsewhere is accepted by hand, with where it comes from.

    Give its source, correct it, or take it out.
    """
    for trace in figures(post):
        if trace.verdict == "not-found":
            yield problem(
                trace, both(f"{trace.text} is not found in the source", f"来源里找不到“{trace.text}”"), ACCEPT
            )

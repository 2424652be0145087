"""Quotations that are given to one who did not say them."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, problem, quote, quotes
from repurpose.model import Post
from repurpose.text.bilingual import both


def _given_to(said_by: str, other: str) -> tuple[str, str]:
    message = both(
        f"the article gives it to {said_by}, in the source {other} says it",
        f"文中说话的是“{said_by}”，来源里是“{other}”",
    )
    return "speaker", message


_KEEPER = "灯塔不追船，它只站在有礁石的地方。"


@rule(
    "QT10",
    "quotation-misattributed",
    reads="post",
    severity="error",
    source=STYLE_FACTS,
    bad=(
        example(quote(_KEEPER, "verbatim", _KEEPER, _given_to("船长", "林默"))),
        example(quote("船长总想让光往前挪。", "loose", "船长们老想让光往前挪一点。", _given_to("主持人", "林默"))),
        example(quote("We lost the lamp twice.", "close", "We lost the lamp twice.", _given_to("Ada Moor", "Lin Mo"))),
        example(quote("灯在。", "not-found", "每页只写：灯在。", _given_to("林默", "记者"))),
        example(
            quote(
                "灯塔不追船，省油要紧。",
                "combined",
                "灯塔不追船。",
                ("figure", both("the passage does not say 十二", "原话没有说“十二”")),
                _given_to("市长", "林默"),
            )
        ),
        example(quote("一年烧掉 4200 升油", "loose", "一年 4,200 升油", _given_to("船长", "林默"))),
    ),
    good=(
        example(quote(_KEEPER, "verbatim", _KEEPER)),
        example(
            quote(_KEEPER, "verbatim", _KEEPER, _given_to("船长", "林默"), accepted="the captain says it too, off tape")
        ),
        example(quote("灯塔要为每一艘船转身。", "not-found", _KEEPER)),
        example(quote("守灯", "term", "")),
        example(quote("我守了四十年灯。", "loose", "我守了三十一年灯。", ("figure", both("not 四十年", "不是四十年")))),
        example(),
    ),
    zh="""文章说这话是一个人说的，来源里是另一个人说的。

    文中的说话人，从引语前后的“X 说”、前一句的主语、前一段或指代明确的“他”“她”读出；读不明白的不报。
    来源里那一段确实是别人的话才报：他本人也说过差不多的话，就以他说的那一处为准。
    没有加引号的转述（“X 说……”）里有数字或名称，也这样核对。

    改成说这话的人。
    """,
)
def quotation_misattributed(post: Post) -> Iterator[Problem]:
    """The article gives words to one person, and in the source another says them.

    Who is said to have said it is read from words of saying before or after the quotation, from the sentence or the
    paragraph before it, and from a pronoun that can mean only one person; where that is not plain nothing is told. The
    passage must surely be another's: where the one named says much the same, that passage counts. Indirect speech
    (`X said that …`) with a figure or a name in it is held against the talk in the same way.

    Name the one who said it.
    """
    for trace in quotes(post):
        message = next((one.message for one in trace.objections if one.kind == "speaker"), "")
        if message:
            yield problem(trace, message, ACCEPT)

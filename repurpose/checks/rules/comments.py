"""The comments that let a fault stand: each has a reason, and something to let stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repurpose.checks import ignores
from repurpose.checks.base import Problem, rule
from repurpose.model import Finding
from repurpose.text.bilingual import both

_SOURCE = "the project's own comments, after what linters of code learnt about unused suppressions (checked 2026-11)"


@rule(
    "ST30",
    "unused-ignore",
    reads="findings",
    severity="warning",
    source=_SOURCE,
    bad=(
        "<!-- repurpose: ignore ZH01 牌子上就是这样写的 -->\n\n灯塔不追船，它站着。\n",
        "灯在。<!-- repurpose: ignore ZH03 引自旧日志 -->\n",
        "<!-- repurpose: ignore-file AD our own shop, and proud of it -->\n\nA lamp.\n",
    ),
    good=(
        "灯塔不追船，它站着。\n",
        "```html\n<!-- repurpose: ignore ZH01 写在代码里 -->\n```\n",
        "<!-- 随手记：明天去灯塔 -->\n\n灯在。\n",
    ),
    zh="""注释放过了一处并不存在的问题。

    要么问题已经改好，要么代码写错了；留着它，会盖住下一个问题。没有启用的规则，不判断它们的代码。

    删去注释，或改正代码。
    """,
)
def unused_ignore(text: str, findings: Sequence[Finding] = (), skipped: Sequence[str] = ()) -> Iterator[Problem]:
    """A comment lets a fault stand that is not there.

    The fault was mended, or the comment names the wrong code; left in place it would hide the next fault. Codes of
    rules that were left out are not judged.

    Delete the comment, or correct the code.
    """
    for directive, code in ignores.unused(ignores.read(text), findings, skipped):
        message = both(f"nothing here is found by {code}", f"{code} 在这里没有发现问题")
        hint = both("delete the comment, or correct the code", "删去注释，或改正代码")
        yield Problem(message, directive.start, directive.end, hint)


@rule(
    "ST31",
    "ignore-without-reason",
    reads="text",
    severity="warning",
    source=_SOURCE,
    bad=(
        "<!-- repurpose: ignore ZH01 -->\n\n灯塔,灯塔。\n",
        "<!-- repurpose: ignore-file ST -->\n\n灯在。\n",
        "<!-- repurpose: ignore -->\n\n灯在。\n",
    ),
    good=(
        "<!-- repurpose: ignore ZH01 牌子上就是这样写的 -->\n\n灯塔,灯塔。\n",
        "<!-- repurpose: ignore-file ST -- the author's own voice -->\n\n灯在。\n",
        "`<!-- repurpose: ignore ZH01 -->` 是一条注释。\n",
    ),
    zh="""注释放过了问题，却没写放过哪一条，或没写为什么。

    下一位编辑分不清这是有意的例外，还是疏忽。

    先写代码，再写理由：<!-- repurpose: ignore ZH01 门上的牌子就是这样写的 -->
    """,
)
def ignore_without_reason(text: str) -> Iterator[Problem]:
    """A comment lets a fault stand without saying which, or why.

    The next editor cannot tell an exception from an oversight.

    Write the code and then the reason: <!-- repurpose: ignore ZH01 the sign on the door reads so -->
    """
    for directive in ignores.read(text):
        if not directive.codes:
            message = both("no rule is named", "没有写明规则")
            hint = both("name the rule, then the reason", "先写规则代码，再写理由")
            yield Problem(message, directive.start, directive.end, hint)
        elif not directive.reason:
            codes = ", ".join(directive.codes)
            message = both(f"no reason for letting {codes} stand", f"没有写明放过 {codes} 的理由")
            yield Problem(message, directive.start, directive.end, both("add the reason", "补上理由"))

"""Quotation marks and everything that opens and closes."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.typography.view_problems import problem
from repurpose.document.file_view import manuscript
from repurpose.text.bilingual import both
from repurpose.text.typography import quotation_marks, whole

_GB = "GB/T 15834-2011, Use of punctuation marks (read in secondary copies, 2026-11)"


@rule(
    "ZH03",
    "straight-quotation-mark",
    reads="text",
    fix="safe",
    source=_GB,
    bad=('他说："灯在。"', "他写：\"有人喊'关灯'，我没动。\"", '这就是所谓的"慢"。', '"灯在，"林默说。'),
    good=(
        "他说：“灯在。”",
        'She said "wait" and left.',
        '一台 27" 的屏幕。',
        '用 `"灯"` 作键。',
        "It's the keeper's lamp.",
    ),
    zh="""中文里用了直引号。

    直引号看不出引文从哪里开始、到哪里结束。改的时候成对改，里层改成单引号；数目不成对的段落留给作者。
    `style` 取 "curly"（“ ”）或 "corner"（「 」）。

    写成“ ”，里层写成‘ ’。
    """,
)
def straight_quotation_mark(text: str, *, style: str = "curly") -> Iterator[Problem]:
    """Straight quotation marks stand in Chinese.

    They do not show where a quotation begins and ends. Marks are turned in pairs, inner ones to single marks; a
    paragraph where they do not come out even is left to its author. `style` is "curly" (“ ”) or "corner" (「 」).

    Write “ ” and, inside them, ‘ ’.
    """
    page = manuscript(text)
    for changes in quotation_marks.straight_pairs(page, style if style in quotation_marks.STYLES else "curly"):
        new = " ".join(change.new for change in changes)
        message = both("straight quotation marks in Chinese", "中文里用了直引号")
        yield problem(page, changes, message, both(f"write {new}", f"改成 {new}"))


@rule(
    "ZH04",
    "unpaired-mark",
    reads="text",
    source=_GB,
    bad=("他说：“灯在。", "灯在。”他说。", "他说：”灯在。”", "《守塔人第三章。", '他说"灯在。', "这里（见第三章有图。"),
    good=("他说：“灯在。”", "《守塔人》第三章。", "1）点灯；2）守夜。", '一台 27" 的屏幕。'),
    zh="""引号或括号在段落里没有另一半。

    读者看不出引文到哪里结束，读取引语的程序也看不出。两头都写成 ” 的引文，每处只报一次。

    补上缺的那一半，或删去这一个；两头都是 ” 时，前一个改成 “。
    """,
)
def unpaired_mark(text: str) -> Iterator[Problem]:
    """A quotation mark or bracket has no partner in its paragraph.

    The reader cannot tell where the quotation ends, and nothing that reads quotations can either. A quotation with ” at
    both ends is told of once.

    Add the missing mark, or delete this one; where both ends have ”, write “ for the first.
    """
    page = manuscript(text)
    for change in quotation_marks.opened_with_closing(page):
        message = both("” opens a quotation", "引文以 ” 开头")
        yield problem(page, [change], message, both("write “", "改成 “"), mends=False)
    for change in quotation_marks.unpaired(page):
        message = both(f"{change.new} has no partner in its paragraph", f"{change.new} 在段落里没有另一半")
        yield problem(page, [change], message, both("add the other one", "补上另一半"), mends=False)


@rule(
    "ZH05",
    "quotation-nested-alike",
    reads="text",
    fix="unsafe",
    source=_GB,
    bad=("他说：“我只写了“灯在”两个字。”", "「他喊「关灯」，我没动。」", "“她问“谁在”，没人答。”"),
    good=("他说：“我只写了‘灯在’两个字。”", "「他喊『关灯』，我没动。」", "“灯在。”“船呢？”"),
    zh="""引文里的引文，用了和外层一样的引号。

    读者会把里层的结尾当成外层的结尾。

    “ ”里面用‘ ’，「 」里面用『 』。
    """,
)
def quotation_nested_alike(text: str) -> Iterator[Problem]:
    """A quotation inside a quotation has the same marks as the outer one.

    The reader takes the end of the inner quotation for the end of the outer one.

    Write ‘ ’ inside “ ”, and 『 』 inside 「 」.
    """
    page = manuscript(text)
    for changes in quotation_marks.nested_alike(page):
        new = " ".join(change.new for change in changes)
        message = both("a quotation inside a quotation with the same marks", "里外两层引文用了一样的引号")
        yield problem(page, changes, message, both(f"write {new} inside", f"里层改成 {new}"))


@rule(
    "ZH20",
    "brackets-nested-alike",
    reads="text",
    severity="info",
    fix="unsafe",
    source=_GB,
    bad=("灯塔（建于一九一一年（宣统三年））还在。", "他（林默（守塔人））来了。", "（见附录（第二版）。）"),
    good=("灯塔（建于一九一一年〔宣统三年〕）还在。", "他（林默）来了（又走了）。", "用 `f（g（x））` 表示。"),
    zh="""圆括号里套着圆括号。

    国家标准要求里层换一种形式；两层都有的句子，通常不如拆成两句。

    里层写成〔 〕，或者去掉一层括号。
    """,
)
def brackets_nested_alike(text: str) -> Iterator[Problem]:
    """Round brackets stand inside round brackets.

    The standard asks for another form inside, and a sentence with both is usually better cut in two.

    Write 〔 〕 inside, or take one bracket out.
    """
    page = manuscript(text)
    for changes in whole.nested_brackets(page):
        message = both("brackets inside brackets of the same form", "括号里套着同样的括号")
        yield problem(page, changes, message, both("write 〔 〕 inside, or rewrite", "里层改成〔〕，或改写句子"))

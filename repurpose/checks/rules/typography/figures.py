"""Figures, and what can be told of the whole document only."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.typography.view_problems import problem
from repurpose.document.file_view import manuscript
from repurpose.text.bilingual import both
from repurpose.text.typography import numbers, whole
from repurpose.text.typography.context import Change

_FIGURES = "GB/T 15835-2011, General rules for writing numerals (read in secondary copies, 2026-11)"
_GUIDE = "guide to Chinese copy (sparanoid/chinese-copywriting-guidelines), read 2026-11"


@rule(
    "ZH13",
    "malformed-range",
    reads="text",
    severity="info",
    fix="unsafe",
    source=_FIGURES,
    bad=("每天点灯 8-10 小时。", "灯重 15~20 公斤。", "油价涨了 5%-8%。"),
    good=("每天点灯 8～10 小时。", "见图 3-1。", "比分是 3-2。", "2026-01-07 点灯。", "GPT-4 与 B-52"),
    zh="""数字范围用了连字符或半角波浪号。

    连字符会被看成减号，或号码的一部分。`mark` 是你们用的符号：“～”“—”或“–”。

    改用范围号；如果是比分或号码，多看一眼。
    """,
)
def malformed_range(text: str, *, mark: str = "～") -> Iterator[Problem]:
    """A range of figures is written with a hyphen or a half-width tilde.

    A hyphen reads as minus or as part of a number. `mark` is the house's sign: "～", "—" or "–".

    Write the range mark; look twice where the figures are a score or a number.
    """
    page = manuscript(text)
    for change in numbers.malformed_ranges(page, mark):
        message = both("a range of figures without a range mark", "数字范围没有用范围号")
        yield problem(page, [change], message, both(f"write {mark}", f"改成 {mark}"))


@rule(
    "ZH17",
    "full-width-letter",
    reads="text",
    fix="safe",
    source=_GUIDE,
    bad=("他守了３１年。", "ＬＥＤ 灯。", "少了１５％。"),
    good=("他守了 31 年。", "LED 灯。", "用 `３１` 测试。"),
    zh="""字母、数字或百分号是全角的。

    这是输入法忘了切换，会让搜索、排序和读屏软件出错。

    改成半角。
    """,
)
def full_width_letter(text: str) -> Iterator[Problem]:
    """Letters, digits or a percent sign are of full width.

    They come from an input method in the wrong mode; search, sorting and screen readers stumble over them.

    Write them in half width.
    """
    page = manuscript(text)
    for change in numbers.full_width_letters(page):
        shown = page.view[change.start : change.end]
        message = both(f"{shown} is of full width", f"{shown} 是全角的")
        yield problem(page, [change], message, both(f"write {change.new}", f"改成 {change.new}"))


@rule(
    "ZH18",
    "mixed-widths",
    reads="text",
    severity="info",
    source="GB/T 15834-2011 and house practice: one document, one habit (2026-11)",
    bad=("灯亮着，船走了,雾散了。", "他（林默）和她(何苗)来了。", "他说：“灯在。”\n\n她说：「船也在。」"),
    good=(
        "灯亮着，船走了，雾散了。",
        "他（林默）和她（何苗）来了。",
        "他说：“灯在。”\n\nThe lamp, it burns.",
        "他（林默）调用 print() 一次。",
    ),
    zh="""全文混用两种习惯：全角与半角，或两种引号。

    看得出换过人，或换过工具。标出的是较少的那种第一次出现的地方。

    统一成一种；有关全角半角和引号的规则能修好其中大部分。
    """,
)
def mixed_widths(text: str) -> Iterator[Problem]:
    """The document mixes two habits: full and half width, or two kinds of quotation marks.

    It shows where another hand, or another tool, took over. The rarer habit's first place is shown.

    Choose one; the rules on width and quotation marks mend most of it.
    """
    page = manuscript(text)
    for mixture in whole.mixtures(page):
        change = Change(mixture.start, mixture.end, "")
        yield problem(page, [change], mixture.what, both("choose one of the two", "统一成一种"), mends=False)


@rule(
    "ZH19",
    "list-ends-differ",
    reads="text",
    severity="info",
    source="house practice: the items of one list end alike (2026-11)",
    bad=("- 点灯\n- 守夜。\n- 熄灯\n", "- 点灯；\n- 守夜；\n- 擦镜子\n- 熄灯。\n", "1. 油灯\n2. 汽灯\n3. 电灯。\n"),
    good=(
        "- 点灯\n- 守夜\n- 熄灯\n",
        "- 点灯；\n- 守夜；\n- 熄灯。\n",
        "- 灯在。\n- 船呢？\n",
        "- 他来了。灯亮了。\n- 他走了\n- 雾\n",
    ),
    zh="""同一个列表，有的项末尾有标点，相邻的没有。

    三分之二的项定下习惯，其余的看起来像没写完，或结束得太早。

    所有的项统一结尾。
    """,
)
def list_ends_differ(text: str) -> Iterator[Problem]:
    """Some items of a list end with a stop and their neighbours do not.

    Two thirds of the items set the habit; the others look unfinished, or finished too early.

    End all items alike.
    """
    page = manuscript(text)
    for change in whole.list_ends(page):
        message = both("this item does not end like its neighbours", "这一项的结尾和相邻的不同")
        yield problem(page, [change], message, both("end all items alike", "所有的项统一结尾"), mends=False)


@rule(
    "ZH23",
    "full-width-mark-in-figure",
    reads="text",
    fix="unsafe",
    source=_FIGURES,
    bad=("烧掉 4，200 升油。", "每天 18：30 点灯。", "涨了 3．5 倍。"),
    good=("烧掉 4,200 升油。", "每天 18:30 点灯。", "他数到 1，2，3，4 就停了。", "比例是 3：1。"),
    zh="""数字或时间里的标点是全角的。

    读者和程序看到的，都是被切成两半的数字。

    改成半角。
    """,
)
def full_width_mark_in_figure(text: str) -> Iterator[Problem]:
    """A mark that belongs to a figure or a time is of full width.

    It cuts the figure in two for the reader and for every program.

    Write it in half width.
    """
    page = manuscript(text)
    for change in numbers.full_width_marks_in_figures(page):
        message = both("a full-width mark inside a figure", "数字里用了全角标点")
        yield problem(page, [change], message, both(f"write {change.new}", f"改成 {change.new}"))


@rule(
    "ZH24",
    "quantity-written-two-ways",
    reads="text",
    severity="info",
    source=_FIGURES,
    bad=("他等了五年。又过了 5 年，灯灭了。", "走 12 公里，再走十二公里。", "三个月后他来了，3 个月后又走了。"),
    good=("他等了五年。又过了五年，灯灭了。", "他守了 31 年，等了五年。", "六十年代的灯亮了 6 年。"),
    zh="""同一个数量，一处用阿拉伯数字，一处用汉字。

    国家标准让作者自选，但要求同一篇里统一。

    两处写成一样。
    """,
)
def quantity_written_two_ways(text: str) -> Iterator[Problem]:
    """The same quantity stands once in figures and once in Han numerals.

    The standard leaves the choice to the writer, and asks for one choice in one text.

    Write both alike.
    """
    page = manuscript(text)
    for change, first in numbers.two_ways_to_write(page):
        message = both(f"{change.new} here, {first} before", f"这里写“{change.new}”，前面写“{first}”")
        yield problem(page, [change], message, both("write both alike", "两处写成一样"), mends=False)

"""Figures, and what can be told of the whole document only."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.typography.view_problems import problem
from repurpose.document.file_view import manuscript
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
)
def malformed_range(text: str, *, mark: str = "～") -> Iterator[Problem]:
    """A range of figures is written with a hyphen or a half-width tilde.

    A hyphen reads as minus or as part of a number. `mark` is the house's sign: "～", "—" or "–".

    Write the range mark; look twice where the figures are a score or a number.
    """
    page = manuscript(text)
    for change in numbers.malformed_ranges(page, mark):
        yield problem(page, [change], "a range of figures without a range mark", f"write {mark}")


@rule(
    "ZH17",
    "full-width-letter",
    reads="text",
    fix="safe",
    source=_GUIDE,
    bad=("他守了３１年。", "ＬＥＤ 灯。", "少了１５％。"),
    good=("他守了 31 年。", "LED 灯。", "用 `３１` 测试。"),
)
def full_width_letter(text: str) -> Iterator[Problem]:
    """Letters, digits or a percent sign are of full width.

    They come from an input method in the wrong mode; search, sorting and screen readers stumble over them.

    Write them in half width.
    """
    page = manuscript(text)
    for change in numbers.full_width_letters(page):
        shown = page.view[change.start : change.end]
        yield problem(page, [change], f"{shown} is of full width", f"write {change.new}")


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
)
def mixed_widths(text: str) -> Iterator[Problem]:
    """The document mixes two habits: full and half width, or two kinds of quotation marks.

    It shows where another hand, or another tool, took over. The rarer habit's first place is shown.

    Choose one; the rules on width and quotation marks mend most of it.
    """
    page = manuscript(text)
    for mixture in whole.mixtures(page):
        change = Change(mixture.start, mixture.end, "")
        yield problem(page, [change], mixture.what, "choose one of the two", mends=False)


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
)
def list_ends_differ(text: str) -> Iterator[Problem]:
    """Some items of a list end with a stop and their neighbours do not.

    Two thirds of the items set the habit; the others look unfinished, or finished too early.

    End all items alike.
    """
    page = manuscript(text)
    for change in whole.list_ends(page):
        yield problem(page, [change], "this item does not end like its neighbours", "end all items alike", mends=False)


@rule(
    "ZH23",
    "full-width-mark-in-figure",
    reads="text",
    fix="unsafe",
    source=_FIGURES,
    bad=("烧掉 4，200 升油。", "每天 18：30 点灯。", "涨了 3．5 倍。"),
    good=("烧掉 4,200 升油。", "每天 18:30 点灯。", "他数到 1，2，3，4 就停了。", "比例是 3：1。"),
)
def full_width_mark_in_figure(text: str) -> Iterator[Problem]:
    """A mark that belongs to a figure or a time is of full width.

    It cuts the figure in two for the reader and for every program.

    Write it in half width.
    """
    page = manuscript(text)
    for change in numbers.full_width_marks_in_figures(page):
        yield problem(page, [change], "a full-width mark inside a figure", f"write {change.new}")


@rule(
    "ZH24",
    "quantity-written-two-ways",
    reads="text",
    severity="info",
    source=_FIGURES,
    bad=("他等了五年。又过了 5 年，灯灭了。", "走 12 公里，再走十二公里。", "三个月后他来了，3 个月后又走了。"),
    good=("他等了五年。又过了五年，灯灭了。", "他守了 31 年，等了五年。", "六十年代的灯亮了 6 年。"),
)
def quantity_written_two_ways(text: str) -> Iterator[Problem]:
    """The same quantity stands once in figures and once in Han numerals.

    The standard leaves the choice to the writer, and asks for one choice in one text.

    Write both alike.
    """
    page = manuscript(text)
    for change, first in numbers.two_ways_to_write(page):
        message = f"{change.new} here, {first} before"
        yield problem(page, [change], message, "write both alike", mends=False)

"""Spaces between Han, Latin and figures, and beside marks."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.typography.view_problems import problem
from repurpose.document.file_view import manuscript
from repurpose.text.bilingual import both
from repurpose.text.typography import spaces
from repurpose.text.typography.brand_names import NAMES

_GUIDE = "guide to Chinese copy (sparanoid/chinese-copywriting-guidelines) and W3C clreq, both read 2026-11"
_PART = both("put a space between them", "中间加一个空格")
_JOIN = both("delete it", "删去空格")


@rule(
    "ZH06",
    "han-touching-latin",
    reads="text",
    severity="info",
    fix="safe",
    source=_GUIDE,
    bad=("他用LED灯。", "这是AI写的。", "**Rust**语言很快。", "[GitHub](https://example.org/x)上有。", "用C++写。"),
    good=("他用 LED 灯。", "这是 AI 写的。", "**Rust** 语言很快。", "用`LED`灯。", "看https://example.org/a吧"),
    zh="""汉字和拉丁字母紧挨着。

    两种文字之间要有一点空隙；排版不会自动留出时，就用空格。`words` 列出你们习惯不加空格的词（A股、T恤）。

    在中间加一个空格。
    """,
)
def han_touching_latin(text: str, *, words: tuple[str, ...] = ()) -> Iterator[Problem]:
    """A Han character and a Latin letter touch.

    A thin gap keeps the two scripts apart; where the layout does not set one, a space does. `words` lists what is
    written without one in your house (A股, T恤).

    Put a space between them.
    """
    page = manuscript(text)
    for change in spaces.han_beside_latin(page, words):
        message = both("no space between Han and Latin", "汉字和字母之间没有空格")
        yield problem(page, [change], message, _PART)


@rule(
    "ZH07",
    "han-touching-figure",
    reads="text",
    severity="info",
    fix="safe",
    source=_GUIDE,
    bad=("他守了31年。", "烧掉4200升油。", "占15%的人。", "第3章。"),
    good=("他守了 31 年。", "烧掉 4,200 升油。", "占 15% 的人。", "他守了三十一年。", "版本是`3`号。"),
    zh="""汉字和数字紧挨着。

    两者之间要有一点空隙；排版不会自动留出时，就用空格。`exempt` 列出可以直接跟在数字后面的字：
    比如 2026年1月7日用 "年月日"。

    在中间加一个空格。
    """,
)
def han_touching_figure(text: str, *, exempt: str = "") -> Iterator[Problem]:
    """A Han character and a figure touch.

    A thin gap keeps the two apart; where the layout does not set one, a space does. `exempt` lists the characters
    that may follow a figure directly: "年月日" for 2026年1月7日.

    Put a space between them.
    """
    page = manuscript(text)
    for change in spaces.han_beside_figure(page, exempt):
        message = both("no space between Han and a figure", "汉字和数字之间没有空格")
        yield problem(page, [change], message, _PART)


@rule(
    "ZH08",
    "space-beside-mark",
    reads="text",
    severity="info",
    fix="safe",
    source=_GUIDE,
    bad=("灯亮着， 船走了。", "灯亮着 ，船走了。", "他用 LED 。", "（ 灯在 ）他写。", "灯塔 —— 它不动。"),
    good=("灯亮着，船走了。", "他用 LED。", "他说 “灯在” 就走了。", "第一行，  \n第二行。"),
    zh="""全角标点旁边有空格。

    标点所占的一格里已经留了空白，再加一个，行就散了。

    删去空格。
    """,
)
def space_beside_mark(text: str) -> Iterator[Problem]:
    """A space stands beside a full-width mark.

    The mark's square already holds the white space that belongs to it; with another one the line falls apart.

    Delete the space.
    """
    page = manuscript(text)
    for change in spaces.spaces_beside_marks(page):
        message = both("a space beside a full-width mark", "全角标点旁边有空格")
        yield problem(page, [change], message, _JOIN)


@rule(
    "ZH09",
    "space-between-han",
    reads="text",
    severity="info",
    fix="safe",
    source=_GUIDE,
    bad=("灯塔 不追船，它站着不动。", "他说灯还 亮着。", "雾散之后，船 才靠岸。"),
    good=("灯塔不追船，它站着不动。", "## 第一章 灯塔", "编辑 林默 校对 何苗", "第一章 灯塔，讲的是一盏灯和一个人。"),
    zh="""句子里的两个汉字之间有空格。

    中文的词不用空格隔开，这样的空格多半是输入法的疏忽。标题、并列的人名和诗句不动，
    用来隔开 Markdown 标记的空格也不动。

    删去空格。
    """,
)
def space_between_han(text: str) -> Iterator[Problem]:
    """A space stands between two Han characters of a sentence.

    Chinese words are not spaced; such a space is mostly a slip of the input method. Titles, names in a row and
    verses are left alone, and so is a space that keeps Markdown's marks apart.

    Delete the space.
    """
    page = manuscript(text)
    for change in spaces.spaces_between_han(page):
        message = both("a space between Han characters", "汉字之间有空格")
        yield problem(page, [change], message, _JOIN)


@rule(
    "ZH14",
    "figure-touching-unit",
    reads="text",
    severity="info",
    fix="safe",
    source=_GUIDE + "; SI Brochure, 9th edition (2019)",
    bad=("灯重 15kg。", "离岸 20km。", "他存了 500GB 照片。"),
    good=("灯重 15 kg。", "手机是 5G 的。", "一台 4K 屏幕，3D 的。", "用 `15kg` 表示。"),
    zh="""数字和字母写的单位紧挨着。

    量是数乘以单位，中间的空格就代表相乘。5G、4K 这样的名称不是量。

    在数字和单位之间加一个空格。
    """,
)
def figure_touching_unit(text: str) -> Iterator[Problem]:
    """A figure and the letters of its unit touch.

    A quantity is a number times a unit, and the space between stands for the multiplication. Names such as 5G and 4K
    are no quantities.

    Put a space between figure and unit.
    """
    page = manuscript(text)
    for change in spaces.figure_beside_unit(page):
        message = both("no space between a figure and its unit", "数字和单位之间没有空格")
        yield problem(page, [change], message, _PART)


@rule(
    "ZH15",
    "space-before-percent",
    reads="text",
    severity="info",
    fix="safe",
    source=_GUIDE,
    bad=("油少了 15 %。", "转了 90 ° 才看见。", "含盐 35 ‰。"),
    good=("油少了 15%。", "转了 90° 才看见。", "a rise of 5 % or so", "气温 20 ℃。"),
    zh="""数字和 % 或 ° 之间有空格。

    在中文里，这些符号属于数字。

    删去空格。
    """,
)
def space_before_percent(text: str) -> Iterator[Problem]:
    """A space stands between a figure and % or °.

    In Chinese these signs belong to the figure.

    Delete the space.
    """
    page = manuscript(text)
    for change in spaces.space_before_sign(page):
        message = both("a space before the sign", "符号前面有空格")
        yield problem(page, [change], message, _JOIN)


@rule(
    "ZH16",
    "misspelt-name",
    reads="text",
    fix="unsafe",
    source="the owners' own sites, 2026-11; the list is in repurpose/text/typography/names.py",
    bad=("代码在 Github 上。", "用 Javascript 写。", "他拍了一段 youtube 视频。", "We moved to Gitlab."),
    good=(
        "代码在 GitHub 上。",
        "地址是 github.com/a/b。",
        "见 `github`。",
        "https://youtube.com/x",
        "JAVASCRIPT 入门",
        "先 npm i typescript 再试",
        "解析时 stack overflow 了",
    ),
    zh="""产品或公司名称的大小写，和它自己的写法不同。

    内行的读者第一眼就会看到。`names` 可以在自带的名单之外加上你们自己的。

    照它自己的写法写。
    """,
)
def misspelt_name(text: str, *, names: tuple[str, ...] = ()) -> Iterator[Problem]:
    """A product or company is written in another case than its owner writes it.

    It is the first thing a reader of the trade notices. `names` adds your own to the list that is shipped.

    Write it as its owner does.
    """
    page = manuscript(text)
    for change in spaces.misspelt_names(page, (*NAMES, *names)):
        shown = page.view[change.start : change.end]
        message = both(f"{shown} is written {change.new}", f"{shown} 应写作 {change.new}")
        yield problem(page, [change], message, both(f"write {change.new}", f"改成 {change.new}"))

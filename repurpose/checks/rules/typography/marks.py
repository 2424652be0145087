"""Punctuation marks: their width, their form, how many."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.typography.view_problems import problem
from repurpose.document.file_view import manuscript
from repurpose.text.bilingual import both
from repurpose.text.typography import punctuation

_GB = "GB/T 15834-2011, Use of punctuation marks (read in secondary copies, 2026-11)"


@rule(
    "ZH01",
    "half-width-mark",
    reads="text",
    fix="safe",
    source=_GB,
    bad=(
        "灯亮着,船走了。",
        "他问:灯在吗?",
        "别动!等雾散。",
        "雾散了.他下楼。",
        "他用 GPT-5,不用别的。",
        "**注意**: 先关灯。",
    ),
    good=(
        "灯亮着，船走了。",
        "每天 10:30 点灯，用油 1,200 升。",
        "See the lamp, then wait: it works.",
        "**林默**: 灯在。\n\n**何苗**: 船呢？\n\n**林默**: 也在。",
    ),
    zh="""中文句子里用了半角标点。

    中文标点占一个字的位置；半角标点挤在两边的字上，还常带一个多余的空格。数字、时间、网址和英文短语里的标点不动，
    图表编号（图 3-1: …）和访谈稿说话人姓名后面的冒号也不动。

    改用全角标点，后面不加空格。
    """,
)
def half_width_mark(text: str) -> Iterator[Problem]:
    """A mark of half width stands in a Chinese sentence.

    Chinese marks take a whole square; a half-width one crowds the characters beside it and brings a stray space along.
    Marks inside figures, times, addresses and English phrases stay as they are, and so does the colon behind the number
    of a figure or table (图 3-1: …) or behind the speakers' names of a transcript.

    Write the full-width mark, without a space after it.
    """
    page = manuscript(text)
    for change in punctuation.half_width_marks(page):
        mark = page.view[change.start : change.end].strip()
        message = both(f"half-width {mark} in Chinese", f"中文里用了半角的 {mark}")
        yield problem(page, [change], message, both(f"write {change.new}", f"改成 {change.new}"))


@rule(
    "ZH02",
    "half-width-bracket",
    reads="text",
    severity="info",
    fix="safe",
    source=_GB,
    bad=("守塔人(林默)说。", "他用过两种灯 (油灯和电灯)。", "云服务(AWS)很贵。", "这里（见第三章)有图。"),
    good=(
        "守塔人（林默）说。",
        "调用 print() 就行。",
        "The lamp (oil) burns.",
        "函数 f(x) 递增。",
        "位于坐标(1.5, 2)处。",
    ),
    zh="""包着中文或紧跟在中文后面的圆括号是半角的。

    在中文句子里，不论括号里是什么，都用全角；习惯用半角括号加空格的，可以停用这条规则。
    print() 这样的调用和英文短语不动。

    改用（和），两边不加空格。
    """,
)
def half_width_bracket(text: str) -> Iterator[Problem]:
    """Round brackets of half width stand around or behind Chinese words.

    In a Chinese sentence brackets are of full width whatever they hold; house styles that set half-width ones with
    spaces can leave this rule out. Calls such as print() and English phrases stay as they are.

    Write （ and ）, without spaces around them.
    """
    page = manuscript(text)
    for changes in punctuation.half_width_brackets(page):
        message = both("half-width brackets in Chinese", "中文里用了半角括号")
        yield problem(page, changes, message, both("write （ ）", "改成（）"))


@rule(
    "ZH10",
    "repeated-mark",
    reads="text",
    fix="unsafe",
    source="GB/T 15834-2011 (three at most, and seldom) and the guide to Chinese copy (never); both read 2026-11",
    bad=("太好了！！", "真的吗？？？", "灯亮着，，船走了。", "他说：：走吧。", "怎么会！？！"),
    good=("太好了！", "真的吗？", "什么？！", "他说：走吧。"),
    zh="""同一个标点连用了两个以上。

    声音大了，意思没有多；成对的逗号和冒号是笔误。`most` 是最多可以连用几个感叹号或问号。

    只留一个。
    """,
)
def repeated_mark(text: str, *, most: int = 1) -> Iterator[Problem]:
    """The same mark stands twice or more in a row.

    It shouts without saying more; commas and colons in pairs are slips. `most` is how many ！ or ？ may stand together.

    Leave one of them.
    """
    page = manuscript(text)
    for change in punctuation.repeated_marks(page, most):
        shown = page.view[change.start : change.end]
        message = both(f"{shown[:8]}: {len(shown)} marks in a row", f"{shown[:8]} 连用了 {len(shown)} 个标点")
        yield problem(page, [change], message, both(f"write {change.new}", f"改成 {change.new}"))


@rule(
    "ZH11",
    "malformed-ellipsis",
    reads="text",
    fix="safe",
    source=_GB,
    bad=("他想了想...走了。", "雾散了。。。", "灯还亮着…船走了。", "他说、、、算了。", "等等......那是什么？"),
    good=("他想了想……走了。", "见 1...5 号。", "Wait... what?", "范围是 `0..5`。"),
    zh="""省略号用了句号、三个点，或只有半个。

    中文省略号是六个点，占两个字的位置。

    写成 ……
    """,
)
def malformed_ellipsis(text: str) -> Iterator[Problem]:
    """An ellipsis is made of full stops, of three dots, or of one sign where Chinese has two.

    The Chinese ellipsis is six dots on two squares.

    Write ……
    """
    page = manuscript(text)
    for change in punctuation.malformed_ellipses(page):
        shown = page.view[change.start : change.end]
        message = both(f"{shown[:8]} for an ellipsis", f"用 {shown[:8]} 当省略号")
        yield problem(page, [change], message, both("write ……", "改成 ……"))


@rule(
    "ZH12",
    "malformed-dash",
    reads="text",
    fix="safe",
    source=_GB,
    bad=(
        "灯塔--它不动。",
        "他说了一句话 -- 灯在。",
        "最后的守塔人—他已经很老了—还在。",
        "灯灭了———没有人看见。",
        "这是 AI--不是魔法。",
    ),
    good=("灯塔——它不动。", "北京—上海的夜车。", "1921—1949 年。", "加上 --fix 选项。", "a well-known lamp"),
    zh="""破折号用了连字符、单个长横或短横。

    中文破折号是一条占两个字位置的横线，两边不加空格。年份、名称或地点之间的单个横线是连接号，不动。

    写成 ——
    """,
)
def malformed_dash(text: str) -> Iterator[Problem]:
    """A dash is made of hyphens, of one em dash or of an en dash.

    The Chinese dash is one line two squares long, without spaces. A single dash between years, names or places joins
    them and stays.

    Write ——
    """
    page = manuscript(text)
    for change in punctuation.malformed_dashes(page):
        shown = page.view[change.start : change.end].strip()
        message = both(f"{shown} for a dash", f"用 {shown} 当破折号")
        yield problem(page, [change], message, both("write ——", "改成 ——"))


@rule(
    "ZH21",
    "malformed-interpunct",
    reads="text",
    fix="safe",
    source=_GB,
    bad=("作者是艾米莉•狄金森。", "列奥纳多・达・芬奇。", "马克‧吐温来过。"),
    good=("作者是艾米莉·狄金森。", "达·芬奇。", "港口来信 · 第二期"),
    zh="""译名中间的点用了项目符号，或别的文字的间隔号。

    按名字搜索就搜不到，字体给这些点的宽度也不一样。

    写成 ·（U+00B7）。
    """,
)
def malformed_interpunct(text: str) -> Iterator[Problem]:
    """The dot inside a transliterated name is a bullet, or the dot of another script.

    A search for the name will not find it, and fonts set these dots at other widths.

    Write · (U+00B7).
    """
    page = manuscript(text)
    for change in punctuation.malformed_interpuncts(page):
        shown = page.view[change.start : change.end]
        sign = f"U+{ord(shown):04X}"
        message = both(f"{shown} ({sign}) inside a name", f"名字中间用了 {shown}（{sign}）")
        yield problem(page, [change], message, both("write ·", "改成 ·"))


@rule(
    "ZH22",
    "ellipsis-with-and-so-on",
    reads="text",
    severity="info",
    fix="unsafe",
    source=_GB,
    bad=("油灯、电灯、汽灯等……", "船、塔、礁石等等……他都画过。", "油、绳、布……等等。"),
    good=("油灯、电灯、汽灯等。", "油灯、电灯、汽灯……", "请稍等……灯快亮了。"),
    zh="""列举的末尾既有“等”，又有省略号。

    两者都表示还有未列出的，用一个就够了。

    删去省略号。
    """,
)
def ellipsis_with_and_so_on(text: str) -> Iterator[Problem]:
    """An enumeration ends with 等 and with an ellipsis.

    Both say that the list goes on; one is enough.

    Delete the ellipsis.
    """
    page = manuscript(text)
    for change in punctuation.ellipses_with_and_so_on(page):
        message = both("等 and …… say the same", "“等”和“……”意思重复")
        yield problem(page, [change], message, both("leave one of them", "只留一个"))


@rule(
    "ZH25",
    "full-width-mark-in-english",
    reads="text",
    fix="unsafe",
    source="The Chicago Manual of Style, 17th edition, 6: English marks are of half width (2026-11)",
    bad=("The lamp burns！", "It waits，and nobody comes.", "The keeper sleeps。"),
    good=("The lamp burns! It waits, and nobody comes.", "灯亮了！他说 wait，然后走了。", "He said 好，and left."),
    zh="""英文句子里用了全角标点。

    这是输入法忘了切换，会在行里撕开一个口子。含有中文的段落不检查。

    改用半角标点，后面加空格。
    """,
)
def full_width_mark_in_english(text: str) -> Iterator[Problem]:
    """A full-width mark stands in an English sentence.

    It comes from an input method in the wrong mode, and tears a hole into the line. Paragraphs with Chinese in them are
    left alone.

    Write the half-width mark, with a space after it.
    """
    page = manuscript(text)
    for change in punctuation.full_width_marks(page):
        mark = page.view[change.start]
        message = both(f"full-width {mark} in English", f"英文里用了全角的 {mark}")
        new = change.new.strip()
        yield problem(page, [change], message, both(f"write {new}", f"改成 {new}"))

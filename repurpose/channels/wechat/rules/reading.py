"""How the article reads on a phone: leftovers, long paragraphs, no pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import BODY, at
from repurpose.checks.base import Problem, rule
from repurpose.document.prose_language import FENCES
from repurpose.text.bilingual import both
from repurpose.text.word_count import length

_LEFTOVER = re.compile(rf"\*\*|~~|{'|'.join(FENCES)}|\]\((?:https?:|/)|\{{\{{|\{{%|\[\^[^\]\s]+\]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.S)
_TAG = re.compile(r"<[^>]*>")


@rule(
    "WX48",
    "leftover-markup",
    channel="wechat",
    reads=BODY,
    source="wenyan and doocs leave ** beside Chinese marks, measured 2026-11",
    bad=("<p>**重点：**后文</p>", "<p>看[这里](https://example.org)</p>", "<p>{{ title }}</p>"),
    good=("<p><strong>重点：</strong>后文</p>", "<p><code>a**b</code></p>", "<p>3 * 4</p>"),
    zh="""正文里留着没有转换的 Markdown 或模板记号。

    读者会看到光秃秃的星号或括号。请补全记号，或用反斜杠转义。
    """,
)
def leftover_markup(text: str) -> Iterator[Problem]:
    """Marks of Markdown or of a template that were meant to be turned into something.

    A reader sees bare asterisks or brackets. Close the mark, or escape it with a backslash.
    """
    if not _LEFTOVER.search(text):
        return
    from repurpose.text.html import text_nodes

    for node, words in text_nodes(text):
        match = _LEFTOVER.search(words)
        if match and not _inside_code(node):
            shown = " ".join(words[max(match.start() - 10, 0) : match.end() + 10].split())
            mark = match[0].strip()
            message = both(f"“{shown}” holds a leftover {mark}", f"“{shown}”里留着没有转换的 {mark}")
            yield at(text, match[0], message, both("close the mark or escape it", "补全记号，或转义"))


def _inside_code(node: object) -> bool:
    while node is not None and getattr(node, "tag", None) != "body":
        if getattr(node, "tag", None) in ("code", "pre"):
            return True
        node = getattr(node, "parent", None)
    return False


@rule(
    "WX49",
    "control-character",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="developers.weixin.qq.com, error 47001 (data format), checked 2026-11",
    bad=("<p>灯\x00</p>", "<p>灯\x0b</p>"),
    good=("<p>灯</p>",),
    zh="""有不该出现在文本里的字符：NUL、控制字符或半个代理对。

    接口会返回 47001。请删掉。
    """,
)
def control_character(text: str) -> Iterator[Problem]:
    """A character that no text may hold: NUL, a control character, half a surrogate pair.

    The API answers 47001. Remove it.
    """
    for match in _CONTROL.finditer(text):
        code = f"U+{ord(match[0]):04X}"
        message = both(f"{code} may not stand in an article", f"文章里不能有 {code}")
        yield Problem(message, match.start(), match.end(), both("remove it", "删掉它"))


@rule(
    "WX50",
    "long-paragraph",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="own choice: 200 字 fill a 375 px phone for half its height; 2026-11",
    bad=("<p>" + "灯" * 201 + "</p>",),
    good=("<p>" + "灯" * 200 + "</p>",),
    zh="""段落超过 200 字。

    在手机上就是一堵墙。请在意思转折处分段。
    """,
)
def long_paragraph(text: str, *, units: int = 200) -> Iterator[Problem]:
    """A paragraph of more than 200 字.

    On a phone it is a wall. Break it where the thought turns.
    """
    for match in _PARAGRAPH.finditer(text):
        words = _TAG.sub("", match[1])
        if len(words) > units and (count := length(words).word_processor) > units:
            message = both(f"a paragraph of {count} 字: “{words[:12]}…”", f"这一段有 {count} 字：“{words[:12]}…”")
            yield Problem(message, match.start(), match.end(), both("break it in two", "分成两段"))


@rule(
    "WX51",
    "no-picture",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="own choice: the cover and one picture are what readers of long articles expect; 2026-11",
    bad=("<p>" + "灯" * 501 + "</p>",),
    good=("<p>" + "灯" * 400 + "</p>", '<img src="https://mmbiz.qpic.cn/a.png" alt="灯"><p>' + "灯" * 501 + "</p>"),
    zh="""超过 500 个字符的文章，一张图片也没有。

    图片能让眼睛休息，也能用作文章封面。请加一张。
    """,
)
def no_picture(text: str, *, characters: int = 500) -> Iterator[Problem]:
    """A text of more than 500 characters without a picture.

    A picture lets the eye rest and gives the article its cover. Add one.
    """
    if re.search(r"<(img|svg)\b", text):
        return
    count = len("".join(_TAG.sub("", text).split()))
    if count > characters:
        message = both(f"{count:,} characters without a picture", f"全文 {count:,} 个字符，没有图片")
        yield Problem(message, suggestion=both("add one", "加一张图片"))


@rule(
    "WX52",
    "wide-table",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="own choice: a 375 px phone shows four columns of five 字; 2026-11",
    bad=("<table><tr>" + "<td>灯</td>" * 6 + "</tr></table>",),
    good=("<table><tr>" + "<td>灯</td>" * 4 + "</tr></table>",),
    zh="""表格超过五列。

    手机上看得清的是四列。请行列互换，或改成列表。
    """,
)
def wide_table(text: str, *, columns: int = 5) -> Iterator[Problem]:
    """A table of more than five columns.

    A phone shows four in comfort. Turn it round, or make it a list.
    """
    for row in re.finditer(r"<tr\b.*?</tr>", text, re.S):
        count = len(re.findall(r"<t[dh]\b", row[0]))
        if count > columns:
            message = both(f"a table of {count} columns", f"表格有 {count} 列")
            hint = both("turn it round, or make it a list", "行列互换，或改成列表")
            yield Problem(message, row.start(), row.end(), hint)
            return

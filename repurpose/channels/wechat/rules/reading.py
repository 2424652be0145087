"""How the article reads on a phone: leftovers, long paragraphs, no pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import BODY, at
from repurpose.checks.base import Problem, rule
from repurpose.document.prose_language import FENCES
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
            yield at(text, match[0], f"“{shown}” holds a leftover {match[0].strip()}", "close the mark or escape it")


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
)
def control_character(text: str) -> Iterator[Problem]:
    """A character that no text may hold: NUL, a control character, half a surrogate pair.

    The API answers 47001. Remove it.
    """
    for match in _CONTROL.finditer(text):
        yield Problem(f"U+{ord(match[0]):04X} may not stand in an article", match.start(), match.end(), "remove it")


@rule(
    "WX50",
    "long-paragraph",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="own choice: 200 字 fill a 375 px phone for half its height; 2026-11",
    bad=("<p>" + "灯" * 201 + "</p>",),
    good=("<p>" + "灯" * 200 + "</p>",),
)
def long_paragraph(text: str, *, units: int = 200) -> Iterator[Problem]:
    """A paragraph of more than 200 字.

    On a phone it is a wall. Break it where the thought turns.
    """
    for match in _PARAGRAPH.finditer(text):
        words = _TAG.sub("", match[1])
        if len(words) > units and (count := length(words).word_processor) > units:
            yield Problem(f"a paragraph of {count} 字: “{words[:12]}…”", match.start(), match.end(), "break it in two")


@rule(
    "WX51",
    "no-picture",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="own choice: the cover and one picture are what readers of long articles expect; 2026-11",
    bad=("<p>" + "灯" * 501 + "</p>",),
    good=("<p>" + "灯" * 400 + "</p>", '<img src="https://mmbiz.qpic.cn/a.png" alt="灯"><p>' + "灯" * 501 + "</p>"),
)
def no_picture(text: str, *, characters: int = 500) -> Iterator[Problem]:
    """A text of more than 500 characters without a picture.

    A picture lets the eye rest and gives the article its cover. Add one.
    """
    if re.search(r"<(img|svg)\b", text):
        return
    count = len("".join(_TAG.sub("", text).split()))
    if count > characters:
        yield Problem(f"{count:,} characters without a picture", suggestion="add one")


@rule(
    "WX52",
    "wide-table",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="own choice: a 375 px phone shows four columns of five 字; 2026-11",
    bad=("<table><tr>" + "<td>灯</td>" * 6 + "</tr></table>",),
    good=("<table><tr>" + "<td>灯</td>" * 4 + "</tr></table>",),
)
def wide_table(text: str, *, columns: int = 5) -> Iterator[Problem]:
    """A table of more than five columns.

    A phone shows four in comfort. Turn it round, or make it a list.
    """
    for row in re.finditer(r"<tr\b.*?</tr>", text, re.S):
        count = len(re.findall(r"<t[dh]\b", row[0]))
        if count > columns:
            yield Problem(f"a table of {count} columns", row.start(), row.end(), "turn it round, or make it a list")
            return

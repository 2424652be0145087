"""What a reader sees before opening: subject and preheader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.email import limits
from repurpose.channels.email.rules.samples import mail
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.bilingual import both
from repurpose.text.width import width


@rule(
    "EM01",
    "subject-too-wide",
    channel="email",
    reads="subject",
    source="Widths of the large clients' inboxes, 60 to 70 columns. Checked 2026-11.",
    bad=("The long and winding story of how one lighthouse keeper learned to stay put", "灯塔" * 16),
    good=("What maps leave out", "灯塔不追船：守塔三十一年学到的一件事"),
    zh="""邮件主题太长，电脑收件箱里显示不全。

    末尾会被截掉，在手机上截得更早。一个汉字占两列。请把另一个标题排到最前面，或缩短这一个。
    """,
)
def subject_too_wide(text: str, *, columns: int = limits.SUBJECT_MAX_COLUMNS) -> Iterator[Problem]:
    """The subject is wider than a desktop inbox shows.

    What stands at its end is cut, on phones far earlier. A Han character takes two columns. Put another headline
    first, or shorten this one.
    """
    if width(text) > columns:
        taken = width(text)
        message = both(
            f"the subject takes {taken} columns, an inbox shows {columns}",
            f"主题占 {taken} 列，收件箱只显示 {columns} 列",
        )
        yield Problem(message, 0, len(text))


@rule(
    "EM02",
    "subject-too-short",
    channel="email",
    reads="subject",
    source="Buttondown's pre-flight asks for 10 to 78 characters. Checked 2026-11.",
    bad=("Hi", "灯"),
    good=("What maps leave out", "灯塔不追船"),
    zh="""邮件主题太短，不足以让人打开。

    请写明读者能得到什么。一个汉字占两列。
    """,
)
def subject_too_short(text: str, *, columns: int = limits.SUBJECT_MIN_COLUMNS) -> Iterator[Problem]:
    """The subject says too little to be opened for.

    Say what the reader gets. A Han character takes two columns.
    """
    taken = width(text.strip())
    if taken < columns:
        message = both(
            f"the subject takes {taken} columns, fewer than {columns}", f"主题只占 {taken} 列，不到 {columns} 列"
        )
        yield Problem(message, 0, len(text))


@rule(
    "EM03",
    "preheader-too-wide",
    channel="email",
    reads="preheader",
    source="Gmail shows about 90 characters, Outlook 55, Apple Mail 140. Checked 2026-11.",
    bad=("Every map leaves something out, and the good ones tell you what. " * 2,),
    good=("Every map leaves something out, and the good ones tell you what.",),
    zh="""主题后面的预览文本太长，收件箱里显示不全。

    末尾会丢掉。预览文本取自文章摘要，请缩短摘要。
    """,
)
def preheader_too_wide(text: str, *, columns: int = limits.PREHEADER_MAX_COLUMNS) -> Iterator[Problem]:
    """The line after the subject is wider than inboxes show.

    Its end is lost. Shorten the post's summary, from which it is made.
    """
    if width(text) > columns:
        taken = width(text)
        message = both(
            f"the preheader takes {taken} columns, inboxes show {columns}",
            f"预览文本占 {taken} 列，收件箱只显示 {columns} 列",
        )
        yield Problem(message, 0, len(text))


@rule(
    "EM04",
    "preheader-too-short",
    severity="info",
    channel="email",
    reads="preheader",
    source="Under some 30 to 40 characters clients fill up with the body's first words. Checked 2026-11.",
    bad=("", "News", "本周三篇"),
    good=(
        "Every map leaves something out, and the good ones tell you what.",
        "守塔人的日志每页只有一行字，他的道理也只有一句。",
    ),
    zh="""主题后面的预览文本太短，浪费了吸引读者的位置。

    请给文章写一句完整的摘要。
    """,
)
def preheader_too_short(text: str, *, columns: int = limits.PREHEADER_MIN_COLUMNS) -> Iterator[Problem]:
    """The line after the subject leaves room that could win a reader.

    Give the post a summary of one full sentence.
    """
    if width(text) < columns:
        taken = width(text)
        message = both(
            f"the preheader takes {taken} columns, there is room for {columns} and more",
            f"预览文本只占 {taken} 列，可以写到 {columns} 列以上",
        )
        yield Problem(message, 0, len(text))


@rule(
    "EM05",
    "preheader-repeats-subject",
    channel="email",
    reads="rendered",
    source="Both lines stand side by side in every inbox, so the second is lost. Own judgement, 2026-11.",
    bad=(mail(subject="What maps leave out", preheader="What maps leave out"),),
    good=(mail(subject="What maps leave out", preheader="The good ones tell you what is missing."),),
    zh="""主题和预览文本并排显示，说的却是同样的话。

    请把摘要写成标题的下文，而不是重复标题。
    """,
)
def preheader_repeats_subject(rendered: Rendered) -> Iterator[Problem]:
    """Subject and preheader say the same words side by side.

    Write a summary that goes on where the headline stops.
    """
    subject = _letters(rendered.part("subject").text)
    preheader = _letters(rendered.part("preheader").text)
    if subject and preheader and (preheader.startswith(subject) or subject.startswith(preheader)):
        yield Problem(both("the preheader repeats the subject", "预览文本重复了主题"))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


@rule(
    "EM11",
    "subject-looks-encoded",
    severity="error",
    channel="email",
    reads="subject",
    source="RFC 2047, section 2: =?charset?encoding?text?= is an instruction to mail readers. Checked 2026-11.",
    bad=("=?utf-8?q?a=0ABcc:_v@x?=",),
    good=("What does =? mean in a header",),
    zh="""邮件主题里有一段会被邮件程序当成编码词的文字。

    发送时会处理成逐字显示，但这多半不是你的本意。请直接写出原来的文字。
    """,
)
def subject_looks_encoded(text: str) -> Iterator[Problem]:
    """The subject holds what mail readers take for an encoded word.

    It is sent so that readers show it letter by letter; that is hardly what was meant. Write the plain words.
    """
    for match in re.finditer(r"=\?[^?\s]+\?[bq]\?[^?\s]*\?=", text, re.I):
        message = both("the subject looks like an encoded word", "主题看起来像编码词")
        yield Problem(message, match.start(), match.end())


_REPLY = re.compile(
    r"\s*(?:(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s*(?:\[\d+\])?\s*[:：]|(?:回复|答复|转发|回覆|轉寄|轉發)\s*[:：])", re.I
)
"""What mail programs put in front of answers and forwards, in the languages of the large ones. Checked 2026-11."""


@rule(
    "EM12",
    "subject-false-reply",
    channel="email",
    reads="subject",
    source="CAN-SPAM, 15 U.S.C. 7704(a)(2), on misleading subjects; filters test for it. Checked 2026-11.",
    bad=("Re: your lamp", "回复：灯塔来信", "Fwd: the log book"),
    good=("Regarding the lamp", "回复一封旧信", "Re-reading the log book"),
    zh="""邮件主题冒充回复或转发，其实是第一封邮件。

    读者会觉得受骗，好几个国家的法律明令禁止，垃圾邮件过滤器也认得。

    请删掉这个前缀。
    """,
)
def subject_false_reply(text: str) -> Iterator[Problem]:
    """The subject pretends to be an answer or a forward, and the mail is the first of its kind.

    Readers feel cheated, the law of several countries forbids it, and filters know it.

    Delete the prefix.
    """
    match = _REPLY.match(text)
    if match:
        prefix = match[0].strip()
        message = both(f"“{prefix}” on a first mail", f"第一封邮件的主题却以“{prefix}”开头")
        yield Problem(message, match.start(), match.end(), both("delete it", "请删掉"))

"""What clients cut off, and what servers refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.email import limits
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both

_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.S | re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CLIP = (
    "Senders measured the clip between 102 and 105 kB (hteumeuleu/email-bugs#41, spamresource.com). Checked 2026-11."
)


@rule(
    "EM06",
    "html-near-clip",
    channel="email",
    reads="email.html",
    source=_CLIP,
    bad=("<p>" + "灯" * 30_000,),
    good=("<p>" + "灯" * 20_000, "<p>" + "灯" * 40_000),
    zh="""HTML 快到 Gmail 截断邮件的大小了。

    页脚里每位读者自己的链接还会让它再长一些。请少收几篇文章，或缩短摘要。
    """,
)
def html_near_clip(
    text: str, *, size: int = limits.HTML_WARN_BYTES, most: int = limits.HTML_MAX_BYTES
) -> Iterator[Problem]:
    """The HTML is close to the size at which Gmail clips a mail.

    A footer grows with every reader's own links. Feature fewer posts, or shorten their summaries.
    """
    octets = len(text.encode("utf-8", "replace"))
    if size < octets <= most:
        yield Problem(
            both(
                f"the HTML takes {octets:,} bytes; Gmail clips a little above {most:,}",
                f"HTML 有 {octets:,} 字节；略超过 {most:,} 字节 Gmail 就会截断",
            )
        )


@rule(
    "EM07",
    "html-clipped",
    severity="error",
    channel="email",
    reads="email.html",
    source=_CLIP,
    bad=("<p>" + "灯" * 40_000,),
    good=("<p>" + "灯" * 30_000,),
    zh="""Gmail 会截断这封邮件，末尾的退订链接也随之消失。

    请少收几篇文章，精简版式，或把正文放到链接后面。
    """,
)
def html_clipped(text: str, *, size: int = limits.HTML_MAX_BYTES) -> Iterator[Problem]:
    """Gmail clips the mail, and with its end the unsubscribe link.

    Feature fewer posts, shorten the layout, or let the body stand behind the link.
    """
    octets = len(text.encode("utf-8", "replace"))
    if octets > size:
        yield Problem(
            both(
                f"the HTML takes {octets:,} bytes; Gmail clips it after {size:,}",
                f"HTML 有 {octets:,} 字节；Gmail 在 {size:,} 字节之后截断",
            )
        )


@rule(
    "EM08",
    "styles-dropped",
    severity="error",
    channel="email",
    reads="email.html",
    source=f"Gmail drops all <style> beyond {limits.STYLE_MAX_CHARACTERS:,} characters in sum "
    "(hteumeuleu/email-bugs#90). Checked 2026-11.",
    bad=("<style>" + "a{color:red}" * 1_400 + "</style>",),
    good=("<style>a{color:red}</style>",),
    zh="""样式加起来太长，Gmail 会丢掉所有样式块。

    深色配色和手机宽度也会一起丢掉。请缩短模板的样式。
    """,
)
def styles_dropped(text: str, *, characters: int = limits.STYLE_MAX_CHARACTERS) -> Iterator[Problem]:
    """Gmail drops all style blocks: together they are too long.

    Dark colours and phone widths go with them. Shorten the template's styles.
    """
    total = sum(len(css) for css in _STYLE.findall(text))
    if total > characters:
        yield Problem(
            both(
                f"the styles take {total:,} characters; Gmail drops all of them after {characters:,}",
                f"样式共 {total:,} 个字符；超过 {characters:,} 个，Gmail 就全部丢掉",
            )
        )


@rule(
    "EM09",
    "control-character-in-mail",
    severity="error",
    channel="email",
    reads="email.html",
    source="A stray C1 control makes Gmail clip a mail (hteumeuleu/email-bugs#41). Checked 2026-11.",
    bad=("<p>before\x92after", "line\x00"),
    good=("<p>before’after\n", "tab\tand line end\r\n"),
    zh="""邮件里有控制字符。

    它来自曾用错误编码读取的文字。请从模板或文章里删掉。
    """,
)
def control_character(text: str) -> Iterator[Problem]:
    """A control character stands in the mail.

    It comes from a text that was once read in the wrong encoding. Remove it from the template or the post.
    """
    for match in _CONTROL.finditer(text):
        code = f"U+{ord(match[0]):04X}"
        yield Problem(both(f"control character {code}", f"控制字符 {code}"), match.start(), match.end())


@rule(
    "EM10",
    "line-too-long",
    severity="error",
    channel="email",
    reads="email.eml",
    source=f"RFC 5322, section 2.1.1: no line of a message passes {limits.LINE_OCTETS} octets. Checked 2026-11.",
    bad=("Subject: a\r\n\r\n" + "x" * 999,),
    good=("Subject: a\r\n\r\n" + "x" * 998 + "\r\n",),
    zh="""邮件有一行超过了邮件服务器能转发的长度。

    各部分都经过编码，不会超长；但很长的地址仍会让邮件头超长。请缩短那个地址。
    """,
)
def line_too_long(text: str, *, octets: int = limits.LINE_OCTETS) -> Iterator[Problem]:
    """A line of the message is longer than mail servers may pass on.

    The parts are encoded against it; a header can still be, by a very long address. Shorten that address.
    """
    for match in re.finditer(r"[^\r\n]+", text):
        if len(match[0].encode("utf-8", "replace")) > octets:
            long = len(match[0].encode())
            message = both(
                f"a line of {long:,} octets; at most {octets} may pass", f"一行有 {long:,} 字节；最多 {octets} 字节"
            )
            yield Problem(message, match.start(), match.end())

"""Pictures that every client can show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.email.html.mail_elements import read_page
from repurpose.channels.email.limits import TEXT_WIDTH_PX
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both

WIDEST_PX = 640
"""Pixels: 600 is the table width clients agree on, 640 still shows everywhere. Checked 2026-11."""


@rule(
    "EM50",
    "picture-without-width",
    channel="email",
    reads="email.html",
    source="Outlook for Windows reads the width attribute and ignores max-width. Checked 2026-11.",
    bad=('<img src="https://example.org/a.png" alt="">', '<img src="a" alt="" width="100%">'),
    good=('<img src="https://example.org/a.png" alt="" width="552">',),
    zh="""图片没有用数字写明宽度。

    Windows 版 Outlook 会按原始尺寸显示，不管有多大。请写 width="552" 或更小的值。
    """,
)
def picture_without_width(text: str) -> Iterator[Problem]:
    """A picture has no width in figures.

    Outlook for Windows shows it in its full size, however large. Write width="552" or less.
    """
    for image in read_page(text).all("img"):
        if not re.fullmatch(r"\d+", image.get("width")):
            message = both("a picture has no width", "图片没有宽度")
            yield Problem(message, image.start, image.end, f'width="{TEXT_WIDTH_PX}"')


@rule(
    "EM51",
    "content-too-wide",
    channel="email",
    reads="email.html",
    source="600 px is what MJML, Ghost and Outlook's reading pane agree on, 640 px still shows. Checked 2026-11.",
    bad=('<img src="a" alt="" width="1200">', '<table role="presentation" width="900"><tr><td>x</td></tr></table>'),
    good=('<img src="a" alt="" width="552">', '<table role="presentation" width="100%"></table>'),
    zh="""有内容比邮件窗口还宽。

    读者只能左右滚动。请控制在 600 px 以内。
    """,
)
def content_too_wide(text: str, *, pixels: int = WIDEST_PX) -> Iterator[Problem]:
    """Something is wider than a mail window.

    Readers must scroll sideways. Keep to 600 px.
    """
    for node in read_page(text).all("img", "table", "td"):
        if node.get("width").isdecimal() and int(node.get("width")) > pixels:
            wide = node.get("width")
            message = both(
                f"<{node.tag}> is {wide} px wide, more than {pixels}", f"<{node.tag}> 宽 {wide} px，超过 {pixels} px"
            )
            yield Problem(message, node.start, node.end)


@rule(
    "EM52",
    "picture-embedded",
    severity="error",
    channel="email",
    reads="email.html",
    source="Gmail and Outlook show no data: pictures (caniemail.com). Checked 2026-11.",
    bad=('<img src="data:image/png;base64,AAAA" alt="" width="10">',),
    good=('<img src="https://example.org/a.png" alt="" width="10">',),
    zh="""图片直接嵌在邮件里，主流客户端不会显示。

    请把图片放到网站上，再引用它的地址。
    """,
)
def picture_embedded(text: str) -> Iterator[Problem]:
    """A picture is written into the mail itself, where large clients do not show it.

    Put it on the site and link it.
    """
    for image in read_page(text).all("img"):
        if image.get("src").lower().startswith("data:"):
            message = both("an embedded picture", "图片嵌在邮件里")
            yield Problem(message, image.start, min(image.end, image.start + 40))


@rule(
    "EM53",
    "picture-format-unsupported",
    channel="email",
    reads="email.html",
    source="Gmail and Outlook show no SVG, Outlook for Windows no WebP or AVIF (caniemail.com). Checked 2026-11.",
    bad=('<img src="https://example.org/a.svg" alt="">', '<img src="https://example.org/a.avif?w=2" alt="">'),
    good=('<img src="https://example.org/a.png" alt="">', '<img src="https://example.org/svg/a.jpg" alt="">'),
    zh="""图片格式不受主流客户端支持。

    请用 PNG、JPEG 或 GIF。
    """,
)
def picture_format_unsupported(text: str) -> Iterator[Problem]:
    """A picture is in a format that large clients do not show.

    Use PNG, JPEG or GIF.
    """
    told = set()
    for image in read_page(text).all("img"):
        suffix = image.get("src").partition("?")[0].rpartition(".")[2].lower()
        if suffix in ("svg", "webp", "avif", "heic", "tiff", "bmp") and suffix not in told:
            told.add(suffix)
            message = both(f"not every client shows {suffix.upper()}", f"不是每个客户端都能显示 {suffix.upper()}")
            yield Problem(message, image.start, image.end)


@rule(
    "EM54",
    "picture-without-encryption",
    channel="email",
    reads="email.html",
    source="Clients that fetch pictures by proxy refuse http. Checked 2026-11.",
    bad=('<img src="http://example.org/a.png" alt="">',),
    good=('<img src="https://example.org/a.png" alt="">',),
    zh="""图片通过 http 加载。

    有些客户端不会显示。请改用 https。
    """,
)
def picture_without_encryption(text: str) -> Iterator[Problem]:
    """A picture comes over http.

    Some clients do not show it. Write https.
    """
    for image in read_page(text).all("img"):
        if image.get("src").lower().startswith("http:"):
            source = image.get("src")
            message = both(f"{source} is not encrypted", f"{source} 没有加密")
            yield Problem(message, image.start, image.end)


@rule(
    "EM55",
    "tracking-pixel",
    channel="email",
    reads="email.html",
    source="Own judgement, 2026-11: readers are told of it nowhere; Apple Mail and Gmail defeat it.",
    bad=('<img src="https://t.example/o.gif" width="1" height="1" alt="">',),
    good=('<img src="https://example.org/a.png" width="552" alt="">',),
    zh="""一个像素大的图片会报告谁打开了邮件。

    客户端会自行预取图片，它其实说明不了什么，还会失去读者的信任。请从文章或模板里删掉。
    """,
)
def tracking_pixel(text: str) -> Iterator[Problem]:
    """A picture of one pixel reports who opens the mail.

    It tells little, since clients fetch pictures by themselves, and costs trust. Remove it from post or template.
    """
    for image in read_page(text).all("img"):
        if image.get("width") in ("0", "1") and image.get("height") in ("", "0", "1"):
            yield Problem(both("a tracking pixel", "跟踪像素"), image.start, image.end)

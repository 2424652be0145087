"""Attributes that WeChat removes or that do nothing: links, anchors, handlers, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from repurpose.channels.wechat.limits import ARTICLE_HOST, IMAGE_FORMATS, IMAGE_HOSTS
from repurpose.channels.wechat.rules.document import BODY, MEASURED, OFFICIAL, at, elements_where, parsed
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both
from repurpose.text.html import Element, escape

_ADDRESSES = ("href", "src", "xlink:href", "action", "formaction", "background", "poster", "data")
_OTHER_FORMATS = frozenset({"webp", "svg", "bmp", "tif", "tiff", "avif", "heic", "gif", "ico", "jxl"})
_ACTIVE = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|livescript|data\s*:\s*text)\s*:?", re.I)


def _host(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _pictures(text: str) -> Iterator[tuple[Element, str]]:
    """Every picture of a body with its address."""
    if "<im" in text:
        for element in parsed(text):
            if element.tag in ("img", "image"):
                yield element, _source(element)


def _source(element: Element) -> str:
    return element.attributes.get("src") or element.attributes.get("href") or element.attributes.get("xlink:href") or ""


def format_fault(source: str) -> str:
    """Why a picture cannot be uploaded for a body, told from its address; empty where nothing speaks against it."""
    ending = re.search(r"\.([a-z0-9]{2,5})(?:[?#]|$)", source.lower().rpartition("/")[2])
    if ending and ending[1] in _OTHER_FORMATS and _host(source) not in IMAGE_HOSTS:
        return both(f"a .{ending[1]} picture cannot be uploaded", f".{ending[1]} 图片不能上传")
    return ""


@rule(
    "WX22",
    "event-handler",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=('<p onclick="go()">灯</p>', "<img src=x onerror=go()>"),
    good=('<p style="color:#333333">灯</p>',),
    zh="""属性里写了脚本。

    微信会删掉它。公众号文章里，除了 SVG 动画，什么都不能互动。
    """,
)
def event_handler(text: str) -> Iterator[Problem]:
    """An attribute that runs a script.

    WeChat removes it. Nothing in an article can react but SVG animation.
    """
    for element in parsed(text):
        for name in element.attributes:
            if name.startswith("on"):
                message = both(
                    f"{name} on <{element.tag}> is removed by WeChat", f"微信会删掉 <{element.tag}> 的 {name}"
                )
                yield at(text, name, message, both("take it out", "去掉它"))


@rule(
    "WX23",
    "active-address",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=('<a href="javascript:go()">灯</a>', '<a href=" JaVaScRiPt:go()">灯</a>', '<a href="data:text/html,x">灯</a>'),
    good=('<a href="https://mp.weixin.qq.com/s/a">灯</a>',),
    zh="""地址会运行脚本，或本身就是一个网页。

    微信会删掉它。请在脚注里给出网址。
    """,
)
def active_address(text: str) -> Iterator[Problem]:
    """An address that runs a script or is a page by itself.

    WeChat removes it. Link to a web address in a note.
    """
    for element in parsed(text):
        for name in _ADDRESSES:
            if _ACTIVE.match(element.attributes.get(name, "")):
                message = both(
                    f"{name} of <{element.tag}> runs a script: removed by WeChat",
                    f"<{element.tag}> 的 {name} 会运行脚本，微信会删掉它",
                )
                yield at(text, f"{name}=", message, both("take it out", "去掉它"))


@rule(
    "WX24",
    "external-link",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=('<a href="https://example.org/">灯</a>', '<a href="https://mp.weixin.qq.com.example.org/">灯</a>'),
    good=('<a href="https://mp.weixin.qq.com/s/a">灯</a>', "灯<sup>[1]</sup>"),
    zh="""链接通向微信之外。

    链接会被删掉，有时连文字一起。只能链接 mp.weixin.qq.com 上的文章；其他网址请写进编号的脚注。
    """,
)
def external_link(text: str) -> Iterator[Problem]:
    """A link that leaves WeChat.

    The link is removed, at times with its words. Only articles on mp.weixin.qq.com may be linked; give any other
    address in a numbered note.
    """

    def leaves(element: Element) -> bool:
        href = element.attributes.get("href", "").strip()
        return element.tag == "a" and bool(href) and not href.startswith("#") and _host(href) != ARTICLE_HOST

    yield from elements_where(
        text,
        leaves,
        both("a link that leaves WeChat is removed", "通向微信之外的链接会被删掉"),
        both("give the address in a note", "把网址写进脚注"),
    )


@rule(
    "WX25",
    "dead-anchor",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<a href="#part-2">灯</a>', "<a>灯</a>"),
    good=('<a href="https://mp.weixin.qq.com/s/a">灯</a>', "<p>1. 灯</p>"),
    zh="""链接指向文章内部的位置，或没有地址。

    id 会被删掉，链接也就失效。请把目录写成普通的文字行。
    """,
)
def dead_anchor(text: str) -> Iterator[Problem]:
    """A link to a place inside the article, or to nowhere.

    Ids are removed, so it leads nowhere. Write contents as plain lines.
    """

    def dead(element: Element) -> bool:
        href = element.attributes.get("href", "").strip()
        return element.tag == "a" and (not href or href.startswith("#"))

    yield from elements_where(
        text,
        dead,
        both("a link inside the article leads nowhere", "文章内部的链接不起作用"),
        both("write plain words", "写成普通文字"),
    )


@rule(
    "WX26",
    "id-attribute",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=('<p id="top">灯</p>',),
    good=("<p>灯</p>",),
    zh="""元素上有 id。

    它会被删掉或不起作用，还要计入 20,000 个字符。
    """,
)
def id_attribute(text: str) -> Iterator[Problem]:
    """An id.

    It is removed or does nothing, and counts toward the 20,000 characters.
    """
    for element in parsed(text):
        if "id" in element.attributes:
            message = both(
                f"the id of <{element.tag}> does nothing and counts toward the limit",
                f"<{element.tag}> 的 id 不起作用，还要计入字数上限",
            )
            yield at(text, " id=", message, both("take it out", "去掉它"))


@rule(
    "WX27",
    "class-attribute",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=('<p class="lead">灯</p>', '<p data-tool="editor">灯</p>'),
    good=('<p style="color:#333333">灯</p>', '<p data-no-dark="1">灯</p>'),
    zh="""元素上有 class 或 data 属性。

    它们往往会留下，但样式表已被删掉，留着也没用，还要计入 20,000 个字符。
    `data-no-dark` 是微信自己会读的，可以保留。
    """,
)
def class_attribute(text: str) -> Iterator[Problem]:
    """A class or a data attribute.

    Often kept, never of use without the style sheet that is removed, and counted toward the 20,000 characters.
    `data-no-dark`, which WeChat itself reads, may stay.
    """
    for element in parsed(text):
        for name in element.attributes:
            if name == "class" or (name.startswith("data-") and name not in ("data-no-dark", "data-src")):
                message = both(f"{name} of <{element.tag}> does nothing", f"<{element.tag}> 的 {name} 不起作用")
                yield at(text, f" {name}=", message, both("take it out", "去掉它"))


@rule(
    "WX28",
    "picture-not-uploaded",
    channel="wechat",
    reads=BODY,
    source=OFFICIAL,
    bad=('<img src="https://example.org/a.png" alt="灯">', '<img src="a.png" alt="灯">'),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="灯">',),
    zh="""图片不在微信的服务器上。

    接口会滤掉它；编辑器会在粘贴时抓取，但常常失败。
    请上传图片（`media/uploadimg`，或直接粘贴图片），再用返回的地址。
    """,
)
def picture_not_uploaded(text: str) -> Iterator[Problem]:
    """A picture that lies outside WeChat.

    The API filters it out; the editor fetches it on pasting, which often fails. Upload it (`media/uploadimg`, or paste
    the picture itself) and use the address given back.
    """
    for _, source in _pictures(text):
        if not source.startswith("data:") and _host(source) not in IMAGE_HOSTS:
            message = both("this picture is not on WeChat's servers yet", "这张图片还不在微信的服务器上")
            hint = both("upload it in the editor", "在编辑器里上传")
            yield at(text, escape(source)[:60] or "<img", message, hint)


@rule(
    "WX29",
    "picture-as-data",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="tenngoxars/WeMD#91, doocs/md#183, checked 2026-11",
    bad=('<img src="data:image/png;base64,AA==" alt="灯">',),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="灯">',),
    zh="""图片直接写在正文里。

    保存时会丢掉，它的字符还要计入上限。请上传图片。
    """,
)
def picture_as_data(text: str) -> Iterator[Problem]:
    """A picture written into the body itself.

    Dropped on saving, and its characters count. Upload it.
    """
    for _, source in _pictures(text):
        if source.lower().startswith("data:"):
            message = both("a data: picture is dropped on saving", "保存时会丢掉 data: 图片")
            yield at(text, "data:", message, both("upload it", "上传图片"))


@rule(
    "WX30",
    "picture-format",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="developers.weixin.qq.com, media/uploadimg, checked 2026-11",
    bad=('<img src="https://example.org/a.webp" alt="灯">', '<img src="https://example.org/a.svg?v=2" alt="灯">'),
    good=('<img src="https://example.org/a.jpg" alt="灯">', '<img src="https://mmbiz.qpic.cn/a?wx_fmt=webp" alt="灯">'),
    zh="""图片格式不能上传到正文。

    `media/uploadimg` 只接受 1 MB 以内的 JPEG 和 PNG（格式不对返回 40005，太大返回 40009）。请转换格式。
    GIF 动图请手动放进公众号素材库。
    """,
)
def picture_format(text: str) -> Iterator[Problem]:
    """A picture in a format that cannot be uploaded for a body.

    `media/uploadimg` takes JPEG and PNG below 1 MB (40005 for another type, 40009 for a larger one). Convert it. An
    animated GIF goes through the account's library by hand.
    """
    for _, source in _pictures(text):
        fault = format_fault(source)
        if fault:
            hint = both(f"convert it to {' or '.join(IMAGE_FORMATS)}", f"转换为 {' 或 '.join(IMAGE_FORMATS)}")
            yield at(text, escape(source)[:60], fault, hint)


@rule(
    "WX31",
    "picture-without-alt",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="WCAG 2.2, 1.1.1 (W3C, 2023; checked 2026-11)",
    bad=('<img src="https://mmbiz.qpic.cn/a.png">', '<img src="https://mmbiz.qpic.cn/a.png" alt=" ">'),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="雾里的灯塔">',),
    zh="""图片没有给看不见的人准备的文字。

    屏幕阅读器会跳过它；上传失败时，那里只剩空白。请在 `![…](…)` 的方括号里写明图里有什么。
    """,
)
def picture_without_alt(text: str) -> Iterator[Problem]:
    """A picture without words for those who cannot see it.

    A screen reader says nothing, and a failed upload leaves a hole. Write in the brackets of `![…](…)` what it shows.
    """
    for element, source in _pictures(text):
        if element.tag == "img" and not element.attributes.get("alt", "").strip():
            message = both("a picture without words", "图片没有替代文字")
            hint = both("describe it in its brackets", "在方括号里写明图里有什么")
            yield at(text, escape(source)[:60] or "<img", message, hint)

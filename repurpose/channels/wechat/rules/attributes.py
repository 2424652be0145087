"""Attributes that WeChat removes or that do nothing: links, anchors, handlers, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from repurpose.channels.wechat.limits import ARTICLE_HOST, IMAGE_FORMATS, IMAGE_HOSTS
from repurpose.channels.wechat.rules.document import BODY, MEASURED, OFFICIAL, at, elements_where, parsed
from repurpose.checks.base import Problem, rule
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
        return f"a .{ending[1]} picture cannot be uploaded"
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
)
def event_handler(text: str) -> Iterator[Problem]:
    """An attribute that runs a script.

    WeChat removes it. Nothing in an article can react but SVG animation.
    """
    for element in parsed(text):
        for name in element.attributes:
            if name.startswith("on"):
                yield at(text, name, f"{name} on <{element.tag}> is removed by WeChat", "take it out")


@rule(
    "WX23",
    "active-address",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=('<a href="javascript:go()">灯</a>', '<a href=" JaVaScRiPt:go()">灯</a>', '<a href="data:text/html,x">灯</a>'),
    good=('<a href="https://mp.weixin.qq.com/s/a">灯</a>',),
)
def active_address(text: str) -> Iterator[Problem]:
    """An address that runs a script or is a page by itself.

    WeChat removes it. Link to a web address in a note.
    """
    for element in parsed(text):
        for name in _ADDRESSES:
            if _ACTIVE.match(element.attributes.get(name, "")):
                yield at(text, f"{name}=", f"{name} of <{element.tag}> runs a script: removed by WeChat", "take it out")


@rule(
    "WX24",
    "external-link",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=('<a href="https://example.org/">灯</a>', '<a href="https://mp.weixin.qq.com.example.org/">灯</a>'),
    good=('<a href="https://mp.weixin.qq.com/s/a">灯</a>', "灯<sup>[1]</sup>"),
)
def external_link(text: str) -> Iterator[Problem]:
    """A link that leaves WeChat.

    The link is removed, at times with its words. Only articles on mp.weixin.qq.com may be linked; give any other
    address in a numbered note.
    """

    def leaves(element: Element) -> bool:
        href = element.attributes.get("href", "").strip()
        return element.tag == "a" and bool(href) and not href.startswith("#") and _host(href) != ARTICLE_HOST

    yield from elements_where(text, leaves, "a link that leaves WeChat is removed", "give the address in a note")


@rule(
    "WX25",
    "dead-anchor",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<a href="#part-2">灯</a>', "<a>灯</a>"),
    good=('<a href="https://mp.weixin.qq.com/s/a">灯</a>', "<p>1. 灯</p>"),
)
def dead_anchor(text: str) -> Iterator[Problem]:
    """A link to a place inside the article, or to nowhere.

    Ids are removed, so it leads nowhere. Write contents as plain lines.
    """

    def dead(element: Element) -> bool:
        href = element.attributes.get("href", "").strip()
        return element.tag == "a" and (not href or href.startswith("#"))

    yield from elements_where(text, dead, "a link inside the article leads nowhere", "write plain words")


@rule(
    "WX26",
    "id-attribute",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=('<p id="top">灯</p>',),
    good=("<p>灯</p>",),
)
def id_attribute(text: str) -> Iterator[Problem]:
    """An id.

    It is removed or does nothing, and counts toward the 20,000 characters.
    """
    for element in parsed(text):
        if "id" in element.attributes:
            yield at(text, " id=", f"the id of <{element.tag}> does nothing and counts toward the limit", "take it out")


@rule(
    "WX27",
    "class-attribute",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=('<p class="lead">灯</p>', '<p data-tool="editor">灯</p>'),
    good=('<p style="color:#333333">灯</p>', '<p data-no-dark="1">灯</p>'),
)
def class_attribute(text: str) -> Iterator[Problem]:
    """A class or a data attribute.

    Often kept, never of use without the style sheet that is removed, and counted toward the 20,000 characters.
    `data-no-dark`, which WeChat itself reads, may stay.
    """
    for element in parsed(text):
        for name in element.attributes:
            if name == "class" or (name.startswith("data-") and name not in ("data-no-dark", "data-src")):
                yield at(text, f" {name}=", f"{name} of <{element.tag}> does nothing", "take it out")


@rule(
    "WX28",
    "picture-not-uploaded",
    channel="wechat",
    reads=BODY,
    source=OFFICIAL,
    bad=('<img src="https://example.org/a.png" alt="灯">', '<img src="a.png" alt="灯">'),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="灯">',),
)
def picture_not_uploaded(text: str) -> Iterator[Problem]:
    """A picture that lies outside WeChat.

    The API filters it out; the editor fetches it on pasting, which often fails. Upload it (`media/uploadimg`, or paste
    the picture itself) and use the address given back.
    """
    for _, source in _pictures(text):
        if not source.startswith("data:") and _host(source) not in IMAGE_HOSTS:
            message = "this picture is not on WeChat's servers yet"
            yield at(text, escape(source)[:60] or "<img", message, "upload it in the editor")


@rule(
    "WX29",
    "picture-as-data",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="tenngoxars/WeMD#91, doocs/md#183, checked 2026-11",
    bad=('<img src="data:image/png;base64,AA==" alt="灯">',),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="灯">',),
)
def picture_as_data(text: str) -> Iterator[Problem]:
    """A picture written into the body itself.

    Dropped on saving, and its characters count. Upload it.
    """
    for _, source in _pictures(text):
        if source.lower().startswith("data:"):
            yield at(text, "data:", "a data: picture is dropped on saving", "upload it")


@rule(
    "WX30",
    "picture-format",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="developers.weixin.qq.com, media/uploadimg, checked 2026-11",
    bad=('<img src="https://example.org/a.webp" alt="灯">', '<img src="https://example.org/a.svg?v=2" alt="灯">'),
    good=('<img src="https://example.org/a.jpg" alt="灯">', '<img src="https://mmbiz.qpic.cn/a?wx_fmt=webp" alt="灯">'),
)
def picture_format(text: str) -> Iterator[Problem]:
    """A picture in a format that cannot be uploaded for a body.

    `media/uploadimg` takes JPEG and PNG below 1 MB (40005 for another type, 40009 for a larger one). Convert it. An
    animated GIF goes through the account's library by hand.
    """
    for _, source in _pictures(text):
        fault = format_fault(source)
        if fault:
            yield at(text, escape(source)[:60], fault, f"convert it to {' or '.join(IMAGE_FORMATS)}")


@rule(
    "WX31",
    "picture-without-alt",
    channel="wechat",
    reads=BODY,
    severity="info",
    source="WCAG 2.2, 1.1.1 (W3C, 2023; checked 2026-11)",
    bad=('<img src="https://mmbiz.qpic.cn/a.png">', '<img src="https://mmbiz.qpic.cn/a.png" alt=" ">'),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="雾里的灯塔">',),
)
def picture_without_alt(text: str) -> Iterator[Problem]:
    """A picture without words for those who cannot see it.

    A screen reader says nothing, and a failed upload leaves a hole. Write in the brackets of `![…](…)` what it shows.
    """
    for element, source in _pictures(text):
        if element.tag == "img" and not element.attributes.get("alt", "").strip():
            yield at(text, escape(source)[:60] or "<img", "a picture without words", "describe it in its brackets")

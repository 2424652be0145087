"""Where links lead."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from repurpose.channels.email.html.mail_elements import Node, read_page
from repurpose.channels.email.mjml.tree import names
from repurpose.checks.base import Problem, rule
from repurpose.model import Severity
from repurpose.text.bilingual import both

_BUTTONDOWN = "Buttondown's pre-flight checks. Checked 2026-11."
_SHORTENERS = names(
    "bit.ly t.co tinyurl.com goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly lnkd.in t.cn url.cn dwz.cn suo.im sourl.cn"
)
_TAG = re.compile(r"%%[a-z]|\{\{|\{%")
_PLACEHOLDER = re.compile(
    r"#?|https?://|(?:https?://)?(?:todo|tk|xxx|url|link)/?|(?:https?://)?(?:www\.)?example\.com(?:/.*)?", re.I
)
_SHOWN_ADDRESS = re.compile(
    r"(?:https?://(?=\S+$)|(?=www\.)|(?=\S+\.(?:com|org|net|edu|gov|cn|io|dev|app|ai|co|me)(?:/|$)))"
    r"((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?",
    re.I | re.A,
)
MOST_LINKS = 150
"""Links after which filters and readers lose patience. Own choice, 2026-11."""


def _links(text: str) -> Iterator[tuple[Node, str]]:
    for node in read_page(text).all("a", "area"):
        if "href" in node.attributes:
            yield node, node.get("href").strip()


@rule(
    "EM40",
    "link-relative",
    severity="error",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=('<a href="/posts/maps/">Maps</a>', '<a href="maps.html">Maps</a>', '<a href="//example.org">Maps</a>'),
    good=('<a href="https://example.org/posts/maps/">Maps</a>', '<a href="mailto:a@example.org">Write</a>'),
    zh="""链接只写了相对地址，而邮件没有可以参照的网页。

    请设置 site.url，或写出完整地址。
    """,
)
def link_relative(text: str) -> Iterator[Problem]:
    """A link has no address of its own: a mail has no page to start from.

    Set site.url, or write the whole address.
    """
    for node, url in _links(text):
        if url and not url.startswith("#") and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", url) and not _TAG.match(url):
            message = both(f"{url} leads nowhere from a mail", f"在邮件里点 {url} 哪儿也去不了")
            yield Problem(message, node.start, node.end)


@rule(
    "EM41",
    "link-without-encryption",
    channel="email",
    reads="email.html",
    source="Maizzle's linter and the browsers' own warnings. Checked 2026-11.",
    bad=('<a href="http://example.org">Maps</a>',),
    good=('<a href="https://example.org">Maps</a>',),
    zh="""链接以 http 开头：浏览器会警告，垃圾邮件过滤器会扣分。

    请改用 https。
    """,
)
def link_without_encryption(text: str) -> Iterator[Problem]:
    """A link begins with http: browsers warn of it, filters count it.

    Write https.
    """
    for node, url in _links(text):
        if url.lower().startswith("http://"):
            message = both(f"{url} is not encrypted", f"{url} 没有加密")
            yield Problem(message, node.start, node.end, "https" + url[4:])


@rule(
    "EM42",
    "link-shortened",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=('<a href="https://bit.ly/3xyz">Maps</a>', '<a href="https://t.cn/A6">地图</a>'),
    good=('<a href="https://example.org/maps">Maps</a>',),
    zh="""链接用了短网址。

    垃圾邮件常用短网址，过滤器因此不信任它们，而且它们会失效。请直接链接到原网页。
    """,
)
def link_shortened(text: str) -> Iterator[Problem]:
    """A link hides behind a shortener.

    Spammers use them, so filters distrust them, and they die. Link to the page itself.
    """
    for node, url in _links(text):
        if _host(url) in _SHORTENERS:
            message = both(f"{url} is a shortened link", f"{url} 是短网址")
            yield Problem(message, node.start, node.end)


@rule(
    "EM43",
    "link-scheme-unsafe",
    severity="error",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=('<a href="data:text/html,x">Maps</a>', '<a href="javascript:x()">Maps</a>', '<a href="file:///x">Maps</a>'),
    good=('<a href="https://example.org">Maps</a>', '<a href="tel:+4930123">Call</a>'),
    zh="""链接用了邮件客户端不会打开、过滤器又提防的协议。

    请用 https、mailto 或 tel。
    """,
)
def link_scheme_unsafe(text: str) -> Iterator[Problem]:
    """A link uses a scheme that no mail client follows and every filter fears.

    Use https, mailto or tel.
    """
    for node, url in _links(text):
        scheme = url.partition(":")[0].lower() if ":" in url else ""
        if re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) and scheme not in (
            "http",
            "https",
            "mailto",
            "tel",
            "sms",
            "geo",
            "webcal",
        ):
            message = both(f"the link scheme {scheme}: is not allowed", f"链接不能用 {scheme}: 协议")
            yield Problem(message, node.start, node.end)


@rule(
    "EM44",
    "link-placeholder",
    severity="error",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=(
        '<a href="#">Maps</a>',
        '<a href="">Maps</a>',
        '<a href="https://example.com/x">Maps</a>',
        '<a href="TODO">x</a>',
    ),
    good=('<a href="https://example.org/maps">Maps</a>',),
    zh="""链接里还是占位地址，读者点了哪儿也去不了。

    请填上真正的地址。指向 example.com 的只算警告：讲解网址的文章可能就是要写它。
    """,
)
def link_placeholder(text: str) -> Iterator[Problem]:
    """A link still holds what stood for its address: readers would follow it to nowhere.

    Put the real address in. One at example.com is a warning only: a text about addresses may mean it.
    """
    for node, url in _links(text):
        if _PLACEHOLDER.fullmatch(url):
            severity: Severity | None = "warning" if "example.com" in url.lower() else None
            message = both(f'href="{url}" is a placeholder', f'href="{url}" 只是占位地址')
            yield Problem(message, node.start, node.end, severity=severity)


@rule(
    "EM45",
    "link-with-password",
    severity="error",
    channel="email",
    reads="email.html",
    source="RFC 3986, section 3.2.1, on user information in addresses. Checked 2026-11.",
    bad=('<a href="https://ada:secret@example.org">Maps</a>',),
    good=('<a href="https://example.org/@ada">Maps</a>',),
    zh="""链接里含有用户名或密码。

    收到邮件的人都能看到，过滤器也会当成诈骗。请删掉。
    """,
)
def link_with_password(text: str) -> Iterator[Problem]:
    """A link holds a user name or password.

    Everybody who gets the mail gets it too, and filters take it for fraud. Remove it.
    """
    for node, url in _links(text):
        if url.lower().startswith("http") and "@" in _parts(url):
            message = both("a link holds a user name or password", "链接里含有用户名或密码")
            yield Problem(message, node.start, node.end)


@rule(
    "EM46",
    "link-to-private-address",
    severity="error",
    channel="email",
    reads="email.html",
    source="RFC 6890, special-purpose addresses. Checked 2026-11.",
    bad=('<a href="http://localhost:8000/">Maps</a>', '<a href="https://192.168.1.2/x">Maps</a>'),
    good=('<a href="https://example.org">Maps</a>', '<a href="https://8.8.8.8/">DNS</a>'),
    zh="""链接指向一台读者访问不到的机器。

    多半是预览时写下的。请把 site.url 设为公开的网址。
    """,
)
def link_to_private_address(text: str) -> Iterator[Problem]:
    """A link leads to a machine that readers cannot reach.

    It was written while previewing. Set site.url to the public address.
    """
    for node, url in _links(text):
        if _is_private(_host(url)):
            message = both(f"{url} is no public address", f"{url} 不是公开的网址")
            yield Problem(message, node.start, node.end)


@rule(
    "EM47",
    "link-text-names-another-site",
    channel="email",
    reads="email.html",
    source="What phishing looks like to filters: SpamAssassin and ClamAV test for it. Checked 2026-11.",
    bad=('<a href="https://tracker.example/x">www.example.org</a>',),
    good=('<a href="https://www.example.org/x">example.org</a>', '<a href="https://a.example/">notes.md</a>'),
    zh="""链接显示的是一个网址，打开的却是另一个。

    诈骗邮件正是这样。请显示文字，或显示真正的网址。
    """,
)
def link_text_names_another_site(text: str) -> Iterator[Problem]:
    """A link shows one address and leads to another.

    That is what fraud looks like. Show words, or the true address.
    """
    page = read_page(text)
    for node, url in _links(text):
        match = _SHOWN_ADDRESS.fullmatch(page.text(node))
        if match and _host(url) and not _same_site(match[1].lower(), _host(url)):
            shown, real = match[1], _host(url)
            message = both(f"the link shows {shown} and leads to {real}", f"链接显示 {shown}，打开的却是 {real}")
            yield Problem(message, node.start, node.end)


@rule(
    "EM48",
    "links-too-many",
    severity="info",
    channel="email",
    reads="email.html",
    source="Own choice, 2026-11.",
    bad=('<a href="https://example.org">x</a>' * 151,),
    good=('<a href="https://example.org">x</a>' * 20,),
    zh="""邮件里的链接太多，没有人会一一点开。

    请少收几篇，其余的列在网站上。
    """,
)
def links_too_many(text: str, *, most: int = MOST_LINKS) -> Iterator[Problem]:
    """The mail has more links than anybody follows.

    Feature fewer, list the rest on the site.
    """
    count = sum(1 for _ in _links(text))
    if count > most:
        yield Problem(both(f"{count} links, more than {most}", f"共 {count} 个链接，超过 {most} 个"))


@rule(
    "EM49",
    "link-missing",
    severity="info",
    channel="email",
    reads="email.html",
    source=_BUTTONDOWN,
    bad=('<p>Words</p><a href="%%unsubscribe_url%%">Unsubscribe</a>',),
    good=('<a href="https://example.org/maps">Read on</a>',),
    zh="""邮件里除了退订，没有别的链接可点。

    请让文章有链接：设置 site.url，文章才有网址。
    """,
)
def link_missing(text: str) -> Iterator[Problem]:
    """There is nothing to do but to unsubscribe.

    Give the post a link: set site.url, so that posts have addresses.
    """
    if not any(url.lower().startswith("http") for _, url in _links(text)):
        yield Problem(both("the mail links to nothing", "邮件里没有链接"))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _parts(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _same_site(shown: str, real: str) -> bool:
    shown, real = shown.removeprefix("www."), real.removeprefix("www.")
    return shown == real or real.endswith("." + shown) or shown.endswith("." + real)


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False

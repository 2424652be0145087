"""What mailbox providers ask of whoever writes to many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from repurpose.channels.email.html.mail_elements import read_page
from repurpose.channels.email.limits import PLACEHOLDER_SENDER
from repurpose.channels.email.mjml.tree import names
from repurpose.channels.email.rules.samples import mail
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.bilingual import both

_SENDERS = "Gmail's and Yahoo's rules for bulk senders since 2024, Microsoft's since May 2025. Checked 2026-11."
_LINK_NUMBER = re.compile(r"\[\s*\d+\s*\]")
_FREE = names(
    "gmail.com googlemail.com yahoo.com ymail.com hotmail.com outlook.com live.com msn.com icloud.com aol.com gmx.de "
    "gmx.net web.de qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com "
    "proton.me protonmail.com"
)


@rule(
    "EM80",
    "sender-missing",
    settings=True,
    severity="info",
    channel="email",
    reads="envelope.json",
    source="RFC 2606: .invalid never exists. Checked 2026-11.",
    bad=('{"from": "newsletter@example.invalid"}',),
    good=('{"from": "Editor <editor@example.org>"}',),
    zh="""邮件没有真正的发件人，只有一个占位地址。

    发送之前，请设置 channels.email.from。
    """,
)
def sender_missing(text: str) -> Iterator[Problem]:
    """The mail is from nobody: a placeholder stands for the sender.

    Set channels.email.from before sending.
    """
    if PLACEHOLDER_SENDER in _envelope(text).get("from", ""):
        yield Problem(
            both("the sender is a placeholder", "发件人只是占位地址"), suggestion='from = "Editor <editor@example.org>"'
        )


@rule(
    "EM81",
    "sender-at-free-provider",
    settings=True,
    severity="error",
    channel="email",
    reads="envelope.json",
    source=_SENDERS,
    bad=('{"from": "Ada <ada@gmail.com>"}', '{"from": "12345@qq.com"}'),
    good=('{"from": "Ada <ada@example.org>"}',),
    zh="""发件地址属于免费邮箱服务商。

    这些服务商的 DMARC 策略不允许别人代发，邮件会被拒收。请用自己的域名发信。
    """,
)
def sender_at_free_provider(text: str) -> Iterator[Problem]:
    """The sender's address is at a provider of free mailboxes.

    Their DMARC policy lets nobody else send for them: the mail is refused. Send from a domain of your own.
    """
    domain = _domain(_envelope(text).get("from", ""))
    if domain in _FREE:
        yield Problem(
            both(f"nobody but {domain} may send from {domain}", f"只有 {domain} 自己能用 {domain} 的地址发信")
        )


@rule(
    "EM82",
    "unsubscribe-missing",
    settings=True,
    channel="email",
    reads="rendered",
    source=_SENDERS + " RFC 8058.",
    bad=(
        mail(html="<p>Words</p>", envelope={"list_unsubscribe": ""}),
        mail(html="<p>Words</p>", envelope={"list_unsubscribe": "https://example.org/leave/{token}"}),
    ),
    good=(
        mail(
            html='<a href="%%unsubscribe_url%%">Unsubscribe</a>',
            envelope={"list_unsubscribe": "https://example.org/leave/{token}"},
        ),
    ),
    zh="""读者无法退订：缺少退订邮件头，或正文里没有退订链接。

    邮箱服务商两样都要。请设置 channels.email.unsubscribe-url，并在模板里保留 {{ unsubscribe_url }}。
    """,
)
def unsubscribe_missing(rendered: Rendered) -> Iterator[Problem]:
    """Readers cannot leave: the header or the visible link is missing.

    Providers ask for both. Set channels.email.unsubscribe-url, and keep {{ unsubscribe_url }} in the template.
    """
    if not _envelope(rendered.part("envelope.json").text).get("list_unsubscribe"):
        yield Problem(
            both("there is no List-Unsubscribe", "没有 List-Unsubscribe"), suggestion="channels.email.unsubscribe-url"
        )
    elif "%%unsubscribe_url%%" not in rendered.part("email.html").text:
        message = both("there is no link to unsubscribe in the HTML", "HTML 里没有退订链接")
        yield Problem(message, suggestion="{{ unsubscribe_url }}")


@rule(
    "EM83",
    "unsubscribe-without-token",
    settings=True,
    severity="error",
    channel="email",
    reads="envelope.json",
    source="RFC 8058, section 3.1: the address must name the reader by itself. Checked 2026-11.",
    bad=('{"list_unsubscribe": "https://example.org/leave"}', '{"list_unsubscribe": "mailto:leave@example.org"}'),
    good=('{"list_unsubscribe": "https://example.org/leave/{token}"}', '{"list_unsubscribe": ""}'),
    zh="""退订地址看不出是谁要退订，或者不是 https 地址。

    退订必须一点即成，不需要登录或填表。请在 channels.email.unsubscribe-url 里写上 {token}。
    """,
)
def unsubscribe_without_token(text: str) -> Iterator[Problem]:
    """The unsubscribe address cannot know who leaves, or is not an https address.

    One click must do, without a login or a form. Write {token} into channels.email.unsubscribe-url.
    """
    url = _envelope(text).get("list_unsubscribe", "")
    if url and not (url.startswith("https://") and "{token}" in url):
        yield Problem(both(f"{url} does not name the reader", f"{url} 看不出读者是谁"), suggestion="https://…/{token}")


@rule(
    "EM84",
    "postal-address-missing",
    settings=True,
    channel="email",
    reads="envelope.json",
    source="CAN-SPAM Act, section 5(a)(5); similar laws elsewhere. Checked 2026-11.",
    bad=('{"postal_address": ""}',),
    good=('{"postal_address": "1 Harbour Road"}',),
    zh="""页脚没有邮寄地址。

    群发邮件的法规要求写明，垃圾邮件过滤器也会检查。请设置 site.address。
    """,
)
def postal_address_missing(text: str) -> Iterator[Problem]:
    """The footer has no postal address.

    Laws on bulk mail ask for one, and filters look for it. Set site.address.
    """
    if not _envelope(text).get("postal_address", "x"):
        yield Problem(both("there is no postal address", "没有邮寄地址"), suggestion="site.address")


@rule(
    "EM85",
    "text-part-incomplete",
    severity="error",
    channel="email",
    reads="rendered",
    source="SpamAssassin's MPART_ALT_DIFF; readers who take plain text. Checked 2026-11.",
    bad=(
        mail(html="<h1>Maps</h1><h2>The blank corner</h2>", txt="Maps\n"),
        mail(html='<a href="https://example.org/a">A</a>', txt="A\n"),
        mail(html="<p>Words</p>", txt=""),
    ),
    good=(
        mail(
            html='<h1>Maps</h1><a href="https://example.org/a">A</a>',
            txt="Maps\n\nA [1]\n\n[1] https://example.org/a\n",
        ),
    ),
    zh="""纯文本部分缺少 HTML 里的内容。

    有些读者只能看到纯文本，过滤器也会比对两者。自定义的模板不要添加只有 HTML 里才有的文字。
    """,
)
def text_part_incomplete(rendered: Rendered) -> Iterator[Problem]:
    """The plain-text part lacks what the HTML says.

    Some readers see nothing else, and filters compare the two. A template of your own must not add words of its own.
    """
    text = rendered.part("email.txt").text
    if not text.strip():
        yield Problem(both("the plain-text part is empty", "纯文本部分是空的"))
        return
    page, letters = read_page(rendered.part("email.html").text), _letters(_LINK_NUMBER.sub("", text))
    for heading in page.all("h1", "h2"):
        words = page.text(heading)
        if _letters(words) not in letters:
            yield Problem(both(f"the text part lacks the heading “{words}”", f"纯文本部分缺少标题“{words}”"))
    for link in page.all("a"):
        url = link.get("href")
        if url.startswith("http") and url not in text:
            yield Problem(both(f"the text part lacks the link {url}", f"纯文本部分缺少链接 {url}"))


@rule(
    "EM86",
    "reply-refused",
    settings=True,
    channel="email",
    reads="envelope.json",
    source="Own judgement, 2026-11: answers from readers teach providers that mail is wanted.",
    bad=(
        '{"from": "noreply@example.org", "reply_to": ""}',
        '{"from": "a@example.org", "reply_to": "no-reply@example.org"}',
    ),
    good=(
        '{"from": "editor@example.org", "reply_to": ""}',
        '{"from": "noreply@example.org", "reply_to": "ada@example.org"}',
    ),
    zh="""回信会寄到一个没人看的地址。

    写信就是邀人回信，而有人回信，邮件就不容易进垃圾箱。请设置 channels.email.reply-to。
    """,
)
def reply_refused(text: str) -> Iterator[Problem]:
    """Answers go to an address that reads none.

    A letter invites an answer, and answers keep it out of the spam folder. Set channels.email.reply-to.
    """
    envelope = _envelope(text)
    address = envelope.get("reply_to") or envelope.get("from", "")
    if re.search(r"\b(?:no|do-?not)[-_.]?reply", address, re.I):
        yield Problem(both(f"{address} takes no answers", f"{address} 不收回信"))


@rule(
    "EM87",
    "sender-without-name",
    settings=True,
    channel="email",
    reads="envelope.json",
    source="Inboxes show the name first. Checked 2026-11.",
    bad=('{"from": "editor@example.org"}',),
    good=('{"from": "Harbour Letters <editor@example.org>"}',),
    zh="""发件人只有一个光秃秃的地址。

    读者更愿意打开认识的人寄来的邮件。请写 from = "名称 <地址>"。
    """,
)
def sender_without_name(text: str) -> Iterator[Problem]:
    """The sender is a bare address.

    Readers open mail from names they know. Write from = "Name <address>".
    """
    sender = _envelope(text).get("from", "")
    if sender and "<" not in sender and PLACEHOLDER_SENDER not in sender:
        yield Problem(
            both(f"{sender} has no name", f"{sender} 没有名称"), suggestion=both(f"Name <{sender}>", f"名称 <{sender}>")
        )


@rule(
    "EM88",
    "one-click-header-missing",
    settings=True,
    severity="error",
    channel="email",
    reads="email.eml",
    source="RFC 8058, section 3.1. Checked 2026-11.",
    bad=("List-Unsubscribe: <https://example.org/leave/1>\r\n\r\n", "List-Unsubscribe: =?utf-8?q?=3Chttps?=\r\n\r\n"),
    good=(
        "List-Unsubscribe: <https://example.org/leave/1>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\n",
        "Subject: none\r\n\r\n",
    ),
    zh="""List-Unsubscribe 缺少配套的邮件头，或者写法没有客户端认得。

    两个邮件头必须同时存在，只用普通字符，并且只含一个 https 地址。
    """,
)
def one_click_header_missing(text: str) -> Iterator[Problem]:
    """List-Unsubscribe stands without its partner, or in a form that no client acts on.

    Both headers must be there, in plain characters, with one https address.
    """
    head = text.replace("\r\n", "\n").partition("\n\n")[0]
    leave = re.search(r"^List-Unsubscribe: (.*)$", head, re.M)
    if not leave:
        return
    if not re.fullmatch(r"<https://[^<>\s]+>(?:, *<mailto:[^<>\s]+>)?", leave[1].strip()):
        yield Problem(
            both("List-Unsubscribe holds no plain https address", "List-Unsubscribe 里没有未经编码的 https 地址")
        )
    if "\nList-Unsubscribe-Post: List-Unsubscribe=One-Click" not in head:
        yield Problem(both("List-Unsubscribe-Post is missing", "缺少 List-Unsubscribe-Post"))


def _envelope(text: str) -> dict[str, Any]:
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2].strip("<> \t").lower()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)

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
)
def sender_missing(text: str) -> Iterator[Problem]:
    """The mail is from nobody: a placeholder stands for the sender.

    Set channels.email.from before sending.
    """
    if PLACEHOLDER_SENDER in _envelope(text).get("from", ""):
        yield Problem("the sender is a placeholder", suggestion='from = "Editor <editor@example.org>"')


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
)
def sender_at_free_provider(text: str) -> Iterator[Problem]:
    """The sender's address is at a provider of free mailboxes.

    Their DMARC policy lets nobody else send for them: the mail is refused. Send from a domain of your own.
    """
    domain = _domain(_envelope(text).get("from", ""))
    if domain in _FREE:
        yield Problem(f"nobody but {domain} may send from {domain}")


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
)
def unsubscribe_missing(rendered: Rendered) -> Iterator[Problem]:
    """Readers cannot leave: the header or the visible link is missing.

    Providers ask for both. Set channels.email.unsubscribe-url, and keep {{ unsubscribe_url }} in the template.
    """
    if not _envelope(rendered.part("envelope.json").text).get("list_unsubscribe"):
        yield Problem("there is no List-Unsubscribe", suggestion="channels.email.unsubscribe-url")
    elif "%%unsubscribe_url%%" not in rendered.part("email.html").text:
        yield Problem("there is no link to unsubscribe in the HTML", suggestion="{{ unsubscribe_url }}")


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
)
def unsubscribe_without_token(text: str) -> Iterator[Problem]:
    """The unsubscribe address cannot know who leaves, or is not an https address.

    One click must do, without a login or a form. Write {token} into channels.email.unsubscribe-url.
    """
    url = _envelope(text).get("list_unsubscribe", "")
    if url and not (url.startswith("https://") and "{token}" in url):
        yield Problem(f"{url} does not name the reader", suggestion="https://…/{token}")


@rule(
    "EM84",
    "postal-address-missing",
    settings=True,
    channel="email",
    reads="envelope.json",
    source="CAN-SPAM Act, section 5(a)(5); similar laws elsewhere. Checked 2026-11.",
    bad=('{"postal_address": ""}',),
    good=('{"postal_address": "1 Harbour Road"}',),
)
def postal_address_missing(text: str) -> Iterator[Problem]:
    """The footer has no postal address.

    Laws on bulk mail ask for one, and filters look for it. Set site.address.
    """
    if not _envelope(text).get("postal_address", "x"):
        yield Problem("there is no postal address", suggestion="site.address")


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
)
def text_part_incomplete(rendered: Rendered) -> Iterator[Problem]:
    """The plain-text part lacks what the HTML says.

    Some readers see nothing else, and filters compare the two. A template of your own must not add words of its own.
    """
    text = rendered.part("email.txt").text
    if not text.strip():
        yield Problem("the plain-text part is empty")
        return
    page, letters = read_page(rendered.part("email.html").text), _letters(_LINK_NUMBER.sub("", text))
    for heading in page.all("h1", "h2"):
        if _letters(page.text(heading)) not in letters:
            yield Problem(f"the text part lacks the heading “{page.text(heading)}”")
    for link in page.all("a"):
        url = link.get("href")
        if url.startswith("http") and url not in text:
            yield Problem(f"the text part lacks the link {url}")


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
)
def reply_refused(text: str) -> Iterator[Problem]:
    """Answers go to an address that reads none.

    A letter invites an answer, and answers keep it out of the spam folder. Set channels.email.reply-to.
    """
    envelope = _envelope(text)
    address = envelope.get("reply_to") or envelope.get("from", "")
    if re.search(r"\b(?:no|do-?not)[-_.]?reply", address, re.I):
        yield Problem(f"{address} takes no answers")


@rule(
    "EM87",
    "sender-without-name",
    settings=True,
    channel="email",
    reads="envelope.json",
    source="Inboxes show the name first. Checked 2026-11.",
    bad=('{"from": "editor@example.org"}',),
    good=('{"from": "Harbour Letters <editor@example.org>"}',),
)
def sender_without_name(text: str) -> Iterator[Problem]:
    """The sender is a bare address.

    Readers open mail from names they know. Write from = "Name <address>".
    """
    sender = _envelope(text).get("from", "")
    if sender and "<" not in sender and PLACEHOLDER_SENDER not in sender:
        yield Problem(f"{sender} has no name", suggestion=f"Name <{sender}>")


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
        yield Problem("List-Unsubscribe holds no plain https address")
    if "\nList-Unsubscribe-Post: List-Unsubscribe=One-Click" not in head:
        yield Problem("List-Unsubscribe-Post is missing")


def _envelope(text: str) -> dict[str, Any]:
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2].strip("<> \t").lower()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)

"""The whole message: header lines and two parts, each in the smaller encoding. Written by hand, so that equal input
gives equal bytes and no line is folded by a library that alters it."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import re
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email.limits import HEADER_LINE_OCTETS, PLACEHOLDER_RECIPIENT, PLACEHOLDER_SENDER
from repurpose.channels.email.message import headers
from repurpose.channels.email.message.addresses import Mailbox, read_mailbox
from repurpose.channels.email.options import email_options
from repurpose.channels.email.render.content import line, page_url
from repurpose.config import Project
from repurpose.delivery.schedule import at_slot_hour
from repurpose.errors import SettingsError
from repurpose.text.calendar import DAYS, MONTHS


class Envelope(Struct, frozen=True):
    """What is on a message besides its two parts. Addresses as header values; `date` aware; None until it is
    sent, where the issue has no day."""

    subject: str
    preheader: str
    sender: Mailbox
    to: Mailbox
    reply_to: str
    date: dt.datetime | None
    message_id: str
    list_id: str
    list_unsubscribe: str
    view_url: str = ""
    postal_address: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The fields of envelope.json."""
        return {
            "subject": self.subject,
            "preheader": self.preheader,
            "from": str(self.sender),
            "reply_to": self.reply_to,
            "date": self.date.isoformat() if self.date else "",
            "message_id": self.message_id,
            "list_id": self.list_id,
            "list_unsubscribe": self.list_unsubscribe,
            "view_url": self.view_url,
            "postal_address": self.postal_address,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Envelope:
        """What `as_dict` wrote; KeyError or ValueError when it did not."""
        return cls(
            subject=data["subject"],
            preheader=data["preheader"],
            sender=read_mailbox(data["from"]),
            to=Mailbox("", PLACEHOLDER_RECIPIENT),
            reply_to=data["reply_to"],
            date=dt.datetime.fromisoformat(data["date"]) if data["date"] else None,
            message_id=data["message_id"],
            list_id=data["list_id"],
            list_unsubscribe=data["list_unsubscribe"],
            view_url=data["view_url"],
            postal_address=data["postal_address"],
        )

    def to_reader(self, to: Mailbox, message_id: str, list_unsubscribe: str, date: dt.datetime | None) -> Envelope:
        """The same for one reader."""
        return replace(self, to=to, message_id=message_id, list_unsubscribe=list_unsubscribe, date=date)


def envelope_of(request: Request, subject: str, preheader: str) -> Envelope:
    """The envelope of an issue as built: for nobody yet, dated by the issue, never by the clock."""
    settings = request.project.settings
    email = email_options(request.project)
    sender = _sender(request.project)
    host = urlsplit(settings.site.url).hostname or sender.domain
    return Envelope(
        subject=subject,
        preheader=preheader,
        sender=sender,
        to=Mailbox("", PLACEHOLDER_RECIPIENT),
        reply_to=email.reply_to,
        date=at_slot_hour(request.issue.date, settings) if request.issue.date else None,
        message_id=message_id(request.issue.id, "issue", sender.domain),
        list_id=f"<newsletter.{_ascii_host(host)}>",
        list_unsubscribe=email.unsubscribe_url,
        view_url=page_url(email.view_url, request.issue.id),
        postal_address=line(settings.site.address),
    )


def _sender(project: Project) -> Mailbox:
    email = email_options(project)
    if not email.sender:
        return Mailbox(line(project.settings.site.name), PLACEHOLDER_SENDER)
    for key, value in (("reply-to", email.reply_to), ("from", email.sender)):
        try:
            mailbox = read_mailbox(value) if value else Mailbox("", "")
        except ValueError as error:
            cause = f"channels.email.{key}: {error}"
            raise SettingsError(cause, path=project.path, hint='write "Editor <editor@example.org>"') from error
    return mailbox


def message_id(issue_id: str, key: str, domain: str) -> str:
    """The same issue and reader always get the same one."""
    digest = hashlib.sha256(f"{issue_id}\0{key}".encode()).hexdigest()[:32]
    return f"<{digest}@{domain}>"


def _ascii_host(host: str) -> str:
    try:
        return (host if host.isascii() else host.encode("idna").decode("ascii")).lower()
    except UnicodeError:
        return PLACEHOLDER_SENDER.partition("@")[2]


def header_lines(envelope: Envelope) -> list[str]:
    """Every header but those of the body. Raises RepurposeError where a value could begin a header of its own."""
    lines = [
        headers.mailbox("From", envelope.sender.name, envelope.sender.address),
        headers.mailbox("To", envelope.to.name, envelope.to.address),
    ]
    if envelope.reply_to:
        reply = read_mailbox(envelope.reply_to)
        lines.append(headers.mailbox("Reply-To", reply.name, reply.address))
    lines += [
        headers.unstructured("Subject", envelope.subject),
        *([headers.bare("Date", date_header(envelope.date))] if envelope.date else []),
        headers.bare("Message-ID", envelope.message_id),
        headers.bare("List-Id", envelope.list_id),
    ]
    if envelope.list_unsubscribe:
        lines.append(headers.bare("List-Unsubscribe", f"<{envelope.list_unsubscribe}>"))
        lines.append(headers.bare("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return lines


def date_header(moment: dt.datetime) -> str:
    """RFC 5322, 3.3, whatever the locale."""
    day = f"{DAYS[moment.weekday()]}, {moment.day:02d} {MONTHS[moment.month - 1]} {moment.year:04d}"
    return f"{day} {moment:%H:%M:%S} {moment:%z}"


def to_bytes(envelope: Envelope, html: str, text: str) -> bytes:
    """The message with CRLF line ends."""
    boundary = "=_" + hashlib.sha256(f"{text}\0{html}".encode("utf-8", "replace")).hexdigest()[:32]
    lines = [
        *header_lines(envelope),
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative; boundary="{boundary}"',
        "",
        f"--{boundary}",
        *_part("text/plain", text),
        f"--{boundary}",
        *_part("text/html", html),
        f"--{boundary}--",
        "",
    ]
    return "\r\n".join(lines).encode("ascii")


def _part(kind: str, content: str) -> list[str]:
    encoding, body = encode(content)
    return [f"Content-Type: {kind}; charset=utf-8", f"Content-Transfer-Encoding: {encoding}", "", body]


def encode(content: str) -> tuple[str, str]:
    """A part's transfer encoding and its lines in it: as it is where every line allows, else the shorter of two."""
    octets = re.sub(r"\r\n|\r|\n", "\r\n", content).encode("utf-8", "replace")
    if octets.isascii() and b"\0" not in octets and max(map(len, octets.split(b"\r\n"))) <= HEADER_LINE_OCTETS:
        return "7bit", octets.decode("ascii")
    quoted = binascii.b2a_qp(octets, istext=True).decode("ascii")
    based = base64.encodebytes(octets).decode("ascii").replace("\n", "\r\n")
    return ("quoted-printable", quoted) if len(quoted) < len(based) else ("base64", based.removesuffix("\r\n"))

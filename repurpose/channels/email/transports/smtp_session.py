"""The conversation with a mail server (RFC 5321): connect, secure, sign in, hand over, and what each answer means."""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from collections.abc import Callable

from repurpose.channels.email.message.addresses import Mailbox
from repurpose.channels.email.message.mime import Envelope
from repurpose.channels.email.transports.smtp import PASSWORD, USER, SmtpOptions
from repurpose.delivery.base import NotSent, Refused, Unknown
from repurpose.errors import DeliveryError, SignInError


class SmtpConnection:
    """An open connection to a mail server. Satisfies `transports.base.Connection`."""

    def __init__(self, connect: Callable[[], smtplib.SMTP]) -> None:
        self.connect = connect
        self.line = connect()

    def deliver(self, envelope: Envelope, content: bytes) -> None:
        """Hand one message over."""
        self._revive()
        _offer(self.line, envelope.sender, envelope.to)
        _commit(self.line, content)

    def _revive(self) -> None:
        """A connection that broke is opened anew before the next message, never during one."""
        if self.line.sock is None:
            try:
                self.line = self.connect()
            except (DeliveryError, SignInError) as error:
                raise NotSent(error.cause) from error


def _offer(line: smtplib.SMTP, sender: Mailbox, to: Mailbox) -> None:
    """Up to DATA nothing can have gone out: what fails here was not sent."""
    try:
        _expect(line, *line.mail(sender.address))
        _expect(line, *line.rcpt(to.address))
        _expect(line, *line.docmd("DATA"), wanted=354)
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(f"the connection broke before the message: {_shown(error)}") from error


def _expect(line: smtplib.SMTP, code: int, answer: bytes, wanted: int = 250) -> None:
    if code == wanted or (wanted == 250 and code == 251):
        return
    _reset(line)
    said = _said(code, answer)
    raise Refused(said) if 500 <= code < 600 and code != 530 else NotSent(said)


def _reset(line: smtplib.SMTP) -> None:
    try:
        line.rset()
    except (smtplib.SMTPException, OSError):
        line.close()


def _commit(line: smtplib.SMTP, content: bytes) -> None:
    """From the first byte on, an answer that is lost leaves it open whether the server took the message."""
    try:
        line.send(_stuffed(content))
        code, answer = line.getreply()
    except (smtplib.SMTPException, OSError) as error:
        line.close()
        raise Unknown(f"the connection broke after the message: {_shown(error)}") from error
    if 200 <= code < 300:
        return
    _reset(line)
    if not 400 <= code < 600:
        raise Unknown(f"an answer that means nothing: {_said(code, answer)}")
    raise Refused(_said(code, answer)) if code >= 500 else NotSent(_said(code, answer))


def _stuffed(content: bytes) -> bytes:
    """The message as DATA wants it: a line begun by a dot gets another, a lone dot ends it (RFC 5321, 4.5.2)."""
    body = content.replace(b"\r\n.", b"\r\n..")
    return (b"." if body.startswith(b".") else b"") + body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _said(code: int, answer: bytes) -> str:
    text = answer.decode("utf-8", "replace")
    printable = "".join(character if character.isprintable() else " " for character in text)
    return f"{code} {printable[:300]}".strip()


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {getattr(error, 'strerror', None) or error}"[:200]


def connect(smtp: SmtpOptions) -> smtplib.SMTP:
    """A connection, secured as the settings say. Raises DeliveryError."""
    where = f"{smtp.host}:{smtp.port}"
    if smtp.tls == "none" and not is_loopback(smtp.host):
        raise DeliveryError(
            f'{where}: tls = "none" is for loopback only', hint='set channels.email.smtp.tls to "starttls"'
        )
    try:
        context = ssl.create_default_context()
        if smtp.tls == "implicit":
            return smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=smtp.timeout, context=context)
        line = smtplib.SMTP(smtp.host, smtp.port, timeout=smtp.timeout)
        if smtp.tls == "starttls":
            line.starttls(context=context)
        line.ehlo_or_helo_if_needed()
    except ssl.SSLError as error:
        cause = f"{where}: the line cannot be secured: {error.reason or 'TLS failed'}"
        raise DeliveryError(cause, hint="check smtp.tls and smtp.port") from error
    except smtplib.SMTPException as error:
        raise DeliveryError(
            f"{where}: {_shown(error)}", hint="check channels.email.smtp; is it a mail server?"
        ) from error
    except (OSError, UnicodeError) as error:
        raise DeliveryError(
            f"{where} cannot be reached: {_shown(error)}", hint="check host and port, and the network"
        ) from error
    return line


def sign_in(line: smtplib.SMTP, user: str, password: str) -> smtplib.SMTP:
    """The connection, signed in where there is a user. Raises SignInError, which does not hold the password."""
    try:
        if user:
            line.login(user, password)
        return line
    except smtplib.SMTPAuthenticationError as error:
        raise SignInError(
            f"the server refused the sign-in ({error.smtp_code})", hint=f"check {USER} and {PASSWORD}"
        ) from None
    except (smtplib.SMTPException, OSError, UnicodeError, ValueError) as error:
        raise SignInError(f"the sign-in failed: {type(error).__name__}", hint=f"check {USER} and {PASSWORD}") from None


def leave(line: smtplib.SMTP) -> None:
    """Say goodbye, to a server that may be gone already."""
    try:
        line.quit()
    except (smtplib.SMTPException, OSError):
        line.close()


def is_loopback(host: str) -> bool:
    """Whether a host name can only mean this machine."""
    if host.lower() in ("localhost", "localhost.localdomain"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

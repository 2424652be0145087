"""Delivery by SMTP: one message a reader, each made from what lies in the outbox."""

from __future__ import annotations

import datetime as dt
import ipaddress
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from repurpose.channels.email.addresses import Mailbox
from repurpose.channels.email.letters import Letters
from repurpose.channels.email.message import to_bytes
from repurpose.channels.email.tokens import SECRET, SECRET_CHARACTERS, is_secret
from repurpose.config import Project, Smtp
from repurpose.delivery.sender import Built, NotSent, Refused, Session, Target, Unknown
from repurpose.errors import DeliveryError, SignInError

USER, PASSWORD = "REPURPOSE_SMTP_USER", "REPURPOSE_SMTP_PASSWORD"


class SmtpSession:
    """An open line to a mail server. Satisfies `channels.base.Session`."""

    def __init__(self, connect: Callable[[], smtplib.SMTP], letters: Letters) -> None:
        self.connect, self.letters = connect, letters
        self.line = connect()

    def send(self, target: Target, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002
        """Hand one letter over; its Message-ID is the id it goes by."""
        try:
            letter = self.letters.letter(target.key, dt.datetime.now(dt.UTC).replace(microsecond=0))
        except KeyError:
            raise Refused("no longer among the recipients") from None
        if letter.fingerprint() != target.content_hash:
            raise NotSent("the letter changed since the plan was made")
        envelope = letter.envelope
        content = to_bytes(envelope, letter.html, letter.text)
        self._revive()
        _offer(self.line, envelope.sender, envelope.to)
        _commit(self.line, content)
        return (envelope.message_id,)

    def _revive(self) -> None:
        """A line that broke is opened anew before the next letter, never during one."""
        if self.line.sock is None:
            try:
                self.line = self.connect()
            except (DeliveryError, SignInError) as error:
                raise NotSent(error.cause) from error

    def find(
        self,
        target: Target,  # noqa: ARG002
        since: dt.datetime,  # noqa: ARG002
        done: Mapping[str, tuple[str, ...]],  # noqa: ARG002
    ) -> tuple[str, ...] | None:
        """A mail server tells nobody what it took."""
        raise Unknown("a mail server cannot be asked; look for the message in its log or in the reader's mailbox")


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


class SmtpSender:
    """Satisfies `channels.base.Sender`."""

    def targets(self, built: Built, project: Project, environment: Mapping[str, str]) -> tuple[Target, ...]:
        """One target a reader, in the file's order."""
        secret = environment.get(SECRET, "")
        if not secret:
            raise SignInError(f"{SECRET} is not set", mend=f"set {SECRET} to a long random text, and keep it for ever")
        letters = Letters(built, project, secret)
        return tuple(
            Target(key, letters.letter(key).fingerprint(), _masked(reader.mailbox.address))
            for key, reader in letters.readers.items()
        )

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """Settings and variables still to be given."""
        email = project.settings.channels.email
        settings = {
            "channels.email.from": email.sender,
            "channels.email.recipients": email.recipients,
            "channels.email.unsubscribe-url": email.unsubscribe_url,
            "channels.email.smtp.host": email.smtp.host,
        }
        names = [name for name, value in settings.items() if not value.strip()]
        secret = environment.get(SECRET, "")
        if not is_secret(secret):
            names.append(f"{SECRET} ({SECRET_CHARACTERS} characters or more, one line)" if secret else SECRET)
        if bool(environment.get(USER)) != bool(environment.get(PASSWORD)):
            names.append(PASSWORD if environment.get(USER) else USER)
        return names

    @contextmanager
    def open(self, built: Built, project: Project, environment: Mapping[str, str]) -> Iterator[Session]:
        """Connect, secure the line, sign in. Raises SignInError or DeliveryError; neither holds the password."""
        missing = self.missing(project, environment)
        if missing:
            raise SignInError(f"not set: {', '.join(missing)}", mend="set them, then send again")
        letters = Letters(built, project, environment[SECRET])
        smtp, user, password = (
            project.settings.channels.email.smtp,
            environment.get(USER, ""),
            environment.get(PASSWORD, ""),
        )
        session = SmtpSession(lambda: _sign_in(_connect(smtp), user, password), letters)
        try:
            yield session
        finally:
            _leave(session.line)


def _masked(address: str) -> str:
    """Enough for its owner to know it by: r…r@example.org."""
    local, _, domain = address.rpartition("@")
    return f"{local[0]}…{local[-1] if len(local) > 2 else ''}@{domain}"


def _connect(smtp: Smtp) -> smtplib.SMTP:
    where = f"{smtp.host}:{smtp.port}"
    if smtp.tls == "none" and not is_loopback(smtp.host):
        raise DeliveryError(
            f'{where}: tls = "none" is for loopback only', mend='set channels.email.smtp.tls to "starttls"'
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
        raise DeliveryError(cause, mend="check smtp.tls and smtp.port") from error
    except smtplib.SMTPException as error:
        raise DeliveryError(
            f"{where}: {_shown(error)}", mend="check channels.email.smtp; is it a mail server?"
        ) from error
    except (OSError, UnicodeError) as error:
        raise DeliveryError(
            f"{where} cannot be reached: {_shown(error)}", mend="check host and port, and the network"
        ) from error
    return line


def _sign_in(line: smtplib.SMTP, user: str, password: str) -> smtplib.SMTP:
    try:
        if user:
            line.login(user, password)
        return line
    except smtplib.SMTPAuthenticationError as error:
        raise SignInError(
            f"the server refused the sign-in ({error.smtp_code})", mend=f"check {USER} and {PASSWORD}"
        ) from None
    except (smtplib.SMTPException, OSError, UnicodeError, ValueError) as error:
        raise SignInError(f"the sign-in failed: {type(error).__name__}", mend=f"check {USER} and {PASSWORD}") from None


def _leave(line: smtplib.SMTP) -> None:
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

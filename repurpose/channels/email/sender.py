"""Delivery of mail: a message for each reader, made from what lies in the outbox; or the issue, to an engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from repurpose.channels.email.message.mime import to_bytes
from repurpose.channels.email.message.personalised import PersonalisedMessages
from repurpose.channels.email.message.tokens import SECRET, SECRET_CHARACTERS, is_secret
from repurpose.channels.email.options import email_options
from repurpose.channels.email.transports import TRANSPORTS
from repurpose.channels.email.transports.base import Connection, Transport
from repurpose.config import Project
from repurpose.delivery.base import Built, NotSent, Refused, Sender, Session, Target, Unknown
from repurpose.delivery.engines import ENGINES
from repurpose.errors import SignInError


class MailSession:
    """An open connection, and the letters that go through it. Satisfies `delivery.sender.Session`."""

    def __init__(self, connection: Connection, letters: PersonalisedMessages) -> None:
        self.connection, self.letters = connection, letters

    def send(self, target: Target, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002
        """Hand one letter over; its Message-ID is the id it goes by."""
        try:
            letter = self.letters.letter(target.key, dt.datetime.now(dt.UTC).replace(microsecond=0))
        except KeyError:
            raise Refused("no longer among the recipients") from None
        if letter.fingerprint() != target.content_hash:
            raise NotSent("the letter changed since the plan was made")
        self.connection.deliver(letter.envelope, to_bytes(letter.envelope, letter.html, letter.text))
        return (letter.envelope.message_id,)

    def find(
        self,
        target: Target,  # noqa: ARG002
        since: dt.datetime,  # noqa: ARG002
        done: Mapping[str, tuple[str, ...]],  # noqa: ARG002
    ) -> tuple[str, ...] | None:
        """A mail server tells nobody what it took."""
        raise Unknown("a mail server cannot be asked; look for the message in its log or in the reader's mailbox")


class EmailSender:
    """By whatever `channels.email.transport` names. Satisfies `delivery.sender.Sender`."""

    def targets(self, built: Built, project: Project, environment: Mapping[str, str]) -> tuple[Target, ...]:
        """See the one chosen."""
        return _chosen(project).targets(built, project, environment)

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """See the one chosen."""
        return _chosen(project).missing(project, environment)

    @contextmanager
    def open(self, built: Built, project: Project, environment: Mapping[str, str]) -> Iterator[Session]:
        """Sign in. Raises SignInError or DeliveryError; neither holds the password."""
        missing = self.missing(project, environment)
        if missing:
            raise SignInError(f"not set: {', '.join(missing)}", hint="set them, then send again")
        with _chosen(project).open(built, project, environment) as session:
            yield session

    def reach(self, project: Project) -> str:
        """See the one chosen."""
        return _chosen(project).reach(project)


class LetterSender:
    """A letter to each reader of a list of our own, through a transport."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def targets(self, built: Built, project: Project, environment: Mapping[str, str]) -> tuple[Target, ...]:
        """One target a reader, in the file's order."""
        secret = environment.get(SECRET, "")
        if not secret:
            raise SignInError(f"{SECRET} is not set", hint=f"set {SECRET} to a long random text, and keep it for ever")
        letters = PersonalisedMessages(built, project, secret)
        return tuple(
            Target(key, letters.letter(key).fingerprint(), _masked(reader.mailbox.address))
            for key, reader in letters.readers.items()
        )

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """Settings and variables still to be given."""
        email = email_options(project)
        settings = {
            "channels.email.from": email.sender,
            "channels.email.recipients": email.recipients,
            "channels.email.unsubscribe-url": email.unsubscribe_url,
        }
        names = [name for name, value in settings.items() if not value.strip()]
        secret = environment.get(SECRET, "")
        if not is_secret(secret):
            names.append(f"{SECRET} ({SECRET_CHARACTERS} characters or more, one line)" if secret else SECRET)
        return names + self.transport.missing(project, environment)

    @contextmanager
    def open(self, built: Built, project: Project, environment: Mapping[str, str]) -> Iterator[Session]:
        """Connect and sign in."""
        letters = PersonalisedMessages(built, project, environment[SECRET])
        with self.transport.connect(project, environment) as connection:
            yield MailSession(connection, letters)

    def reach(self, project: Project) -> str:
        """See the transport."""
        return self.transport.reach(project)


def _chosen(project: Project) -> Sender:
    name = email_options(project).transport
    engine = next((engine for engine in ENGINES if engine.name == name), None)
    return engine or LetterSender(next(transport for transport in TRANSPORTS if transport.name == name))


def _masked(address: str) -> str:
    """Enough for its owner to know it by: r…r@example.org."""
    local, _, domain = address.rpartition("@")
    return f"{local[0]}…{local[-1] if len(local) > 2 else ''}@{domain}"

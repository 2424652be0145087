"""One letter a reader, made from what lies in the outbox."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from msgspec import Struct

from repurpose.channels.email.message.merge_tags import fill
from repurpose.channels.email.message.mime import Envelope, message_id
from repurpose.channels.email.message.recipients import Subscriber, read_recipients
from repurpose.channels.email.message.tokens import reader_key, unsubscribe_token
from repurpose.channels.email.options import email_options
from repurpose.config import Project
from repurpose.delivery.base import Built
from repurpose.errors import OutboxError


class PersonalisedMessage(Struct, frozen=True):
    """One reader's message: the envelope it goes in and its two parts."""

    envelope: Envelope
    html: str
    text: str

    def fingerprint(self) -> str:
        """SHA-256 of all that a reader sees; what changes from run to run (the date) stays out."""
        envelope = self.envelope
        seen = (str(envelope.sender), str(envelope.to), envelope.reply_to, envelope.subject, self.text, self.html)
        return hashlib.sha256("\0".join(seen).encode("utf-8", "replace")).hexdigest()


class PersonalisedMessages:
    """The letters of a built issue, made one by one."""

    def __init__(self, built: Built, project: Project, secret: str) -> None:
        self.built, self.project, self.secret = built, project, secret
        self.html, self.text = self._text("email.html"), self._text("email.txt")
        self.envelope = self._envelope()
        path = email_options(project).recipients
        self.readers = {reader_key(secret, reader.mailbox.address): reader for reader in self._readers(path)}

    def _readers(self, path: str) -> tuple[Subscriber, ...]:
        return read_recipients(self.project.resolve(path)) if path else ()

    def _text(self, name: str) -> str:
        try:
            return self.built.parts[name].decode("utf-8")
        except (KeyError, UnicodeDecodeError) as error:
            raise OutboxError(
                f"{name} is missing or damaged", path=self.built.folder, hint="build the issue again"
            ) from error

    def _envelope(self) -> Envelope:
        try:
            return Envelope.from_dict(json.loads(self._text("envelope.json")))
        except (KeyError, TypeError, ValueError) as error:
            cause = "envelope.json does not hold together"
            raise OutboxError(cause, path=self.built.folder, hint="build the issue again") from error

    def letter(self, key: str, date: dt.datetime | None = None) -> PersonalisedMessage:
        """The letter to the reader of that key; KeyError when nobody has it."""
        reader = self.readers[key]
        url = self.unsubscribe_url(key)
        values = {**reader.fields, "unsubscribe_url": url}
        own_id = message_id(self.built.issue_id, key, self.envelope.sender.domain)
        envelope = self.envelope.to_reader(reader.mailbox, own_id, url, date or self.envelope.date)
        return PersonalisedMessage(envelope, fill(self.html, values, html=True), fill(self.text, values, html=False))

    def unsubscribe_url(self, key: str) -> str:
        """The reader's own link, empty without a setting for it."""
        token = unsubscribe_token(self.secret, self.envelope.list_id, key)
        return self.envelope.list_unsubscribe.replace("{token}", token)

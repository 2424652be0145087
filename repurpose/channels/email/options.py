"""The settings of the email channel: [channels.email]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from repurpose.config import ChannelOptions, Fault, Project, holds_control, is_web_address, pattern_faults


class EmailOptions(ChannelOptions, frozen=True):
    """The email issue."""

    layout: str = "column"
    """A template in templates/email."""
    sender: str = msgspec.field(default="", name="from")
    """From line: `Editor <editor@example.org>`."""
    reply_to: str = ""
    """Where answers go, if not to `from`."""
    recipients: str = ""
    """A CSV file with columns email and name, relative to the settings."""
    unsubscribe_url: str = ""
    """Address with {token}, a reader's own; becomes List-Unsubscribe and the footer's link."""
    view_url: str = ""
    """Address with {id}: the issue on the web ("view in browser"). With it, outbox/feed.xml lists them all."""
    utm: dict[Literal["source", "medium", "campaign", "term", "content"], str] = msgspec.field(default_factory=dict)
    """Added as utm_source … to the mail's links to the site itself; {id} is the issue's."""
    transport: str = "smtp"
    """How mail leaves: a transport's name, or that of an engine which owns the list."""

    def faults(self) -> Iterator[Fault]:
        """Addresses that a mail could not carry."""
        if self.sender and not re.search(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+>?$", self.sender):
            yield "from", "holds no address", 'write from = "Editor <editor@example.org>"'
        if holds_control(self.sender + self.reply_to):
            yield "from", "a name or address holds a control character", "keep it on one line"
        yield from self._transport_faults()
        for name, value, field in (
            ("unsubscribe-url", self.unsubscribe_url, "token"),
            ("view-url", self.view_url, "id"),
        ):
            if value and not (value.startswith("https://") and is_web_address(re.sub(r"\{\w+\}", "x", value))):
                yield name, "must be one https:// address", "mail clients follow nothing else"
            yield from pattern_faults(name, value, (field,))

    def _transport_faults(self) -> Iterator[Fault]:
        from repurpose.channels.email.transports import ways_out
        from repurpose.text.nearest import nearest

        if self.transport not in ways_out():
            yield "transport", f"no transport {self.transport!r}", nearest(self.transport, ways_out())


def email_options(project: Project) -> EmailOptions:
    """The project's [channels.email]."""
    return project.options("email", EmailOptions)

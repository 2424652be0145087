"""The email channel: MJML to HTML, a plain-text part, the whole message, and its delivery by SMTP."""

from __future__ import annotations

from msgspec import Struct

from repurpose.channels.base import Request
from repurpose.checks.rule import Rule
from repurpose.delivery.sender import Sender
from repurpose.model import Rendered


class EmailChannel(Struct, frozen=True):
    """Satisfies `channels.base.Channel`; what it needs is imported when it is used."""

    name: str = "email"

    @property
    def rules(self) -> tuple[Rule, ...]:
        """EM01 and on."""
        from repurpose.channels.email.rules import RULES

        return RULES

    @property
    def sender(self) -> Sender:
        """Mail leaves by SMTP."""
        from repurpose.channels.email.sender import SmtpSender

        return SmtpSender()

    def render(self, request: Request) -> Rendered:
        """The issue as HTML, plain text, MJML, a whole message and its envelope."""
        from repurpose.channels.email.formatter import render

        return render(request)


EMAIL = EmailChannel()

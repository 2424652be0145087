"""The email channel: MJML to HTML, a plain-text part, the whole message, and its delivery."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from repurpose.channels.email.options import EmailOptions

if TYPE_CHECKING:
    from repurpose.channels.base import Channel, Request
    from repurpose.checks.base import Rule
    from repurpose.config import Project
    from repurpose.delivery.base import Sender
    from repurpose.model import Rendered


class EmailChannel(Struct, frozen=True):
    """See `channels.base.Channel`; what it needs is imported when it is used."""

    name: str = "email"
    shows_whole: bool = True

    @property
    def options(self) -> type[EmailOptions]:
        """The mail's own settings, with a table for each transport and engine that has some."""
        from repurpose.channels.email.transports import ways_out
        from repurpose.config import with_tables

        return with_tables("Email", EmailOptions, {name: way.options() for name, way in ways_out().items()})

    @property
    def rules(self) -> tuple[Rule, ...]:
        """EM01 and on."""
        from repurpose.channels.email.rules import RULES

        return RULES

    @property
    def sender(self) -> Sender:
        """By the transport, or the engine, that the settings name."""
        from repurpose.channels.email.sender import EmailSender

        return EmailSender()

    def render(self, request: Request) -> Rendered:
        """The issue as HTML, plain text, MJML, a whole message and its envelope."""
        from repurpose.channels.email.formatter import render

        return render(request)

    def title(self, lang: str) -> str:
        """For the preview's tab."""
        return "邮件" if lang.startswith("zh") else "Email"

    def pane(self, parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
        """The mail in a frame, with its header lines."""
        from repurpose.channels.email.pane import pane

        return pane(parts, lang)

    def by_hand(self, folder: Path) -> str:  # noqa: ARG002
        """Nothing: it is sent."""
        return ""

    def after_build(self, project: Project, outbox: Path) -> None:
        """The feed of issues, where the settings say that issues have pages."""
        from repurpose.channels.email.feed import write_feed

        write_feed(project, outbox)


EMAIL: Channel = EmailChannel()

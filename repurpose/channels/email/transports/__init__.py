"""How mail can leave. A new transport is one file and one line here."""

from __future__ import annotations

from repurpose.channels.email.transports.base import Transport
from repurpose.delivery.engines import ENGINES, Engine
from repurpose.plugins import listed

TRANSPORTS: tuple[Transport, ...] = listed(
    __name__,
    "smtp:SMTP",
)


def ways_out() -> dict[str, Transport | Engine]:
    """All that `channels.email.transport` may name: what takes mails, and what takes the issue and owns the list."""
    ways: tuple[Transport | Engine, ...] = (*TRANSPORTS, *ENGINES)
    return {way.name: way for way in ways}

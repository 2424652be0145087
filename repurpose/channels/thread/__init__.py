"""The social thread: one plan, written out for each network."""

from __future__ import annotations

from msgspec import Struct, field

from repurpose.channels.base import Request
from repurpose.channels.thread.rules import RULES
from repurpose.channels.thread.sender import ThreadSender
from repurpose.checks.rule import Rule
from repurpose.model import Rendered


class ThreadChannel(Struct, frozen=True):
    """See `repurpose.channels.base.Channel`."""

    name: str = "thread"
    rules: tuple[Rule, ...] = RULES
    sender: ThreadSender = field(default_factory=ThreadSender)

    def render(self, request: Request) -> Rendered:
        """The issue as one thread a network: a line per post, and the files x.json and x.txt."""
        from repurpose.channels.thread.formatter import render

        return render(request)


THREAD = ThreadChannel()

"""The social thread: one plan, written out for each network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from repurpose.channels.thread.options import ThreadOptions

if TYPE_CHECKING:
    from repurpose.channels.base import Channel, Request
    from repurpose.checks.base import Rule
    from repurpose.config import Project
    from repurpose.delivery.base import Sender
    from repurpose.model import Rendered
    from repurpose.text.counting import Length


class ThreadChannel(Struct, frozen=True):
    """See `channels.base.Channel`; what it needs is imported when it is used."""

    name: str = "thread"
    shows_whole: bool = False

    @property
    def options(self) -> type[ThreadOptions]:
        """The thread's own settings, with a table for each network that has some."""
        from repurpose.channels.thread.networks import all_networks
        from repurpose.config import with_tables

        tables = {network.name: network.options() for network in all_networks() if network.options.__struct_fields__}
        return with_tables("Thread", ThreadOptions, tables)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """TH01 and on."""
        from repurpose.channels.thread.rules import RULES

        return RULES

    @property
    def sender(self) -> Sender:
        """By each network's own API, where it has an account here."""
        from repurpose.channels.thread.sender import ThreadSender

        return ThreadSender()

    def render(self, request: Request) -> Rendered:
        """The issue as one thread a network: a line per post, and the files x.json and x.txt."""
        from repurpose.channels.thread.formatter import render

        return render(request)

    def title(self, lang: str) -> str:
        """For the preview's tab."""
        return "推文串" if lang.startswith("zh") else "Thread"

    def pane(self, parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
        """Each network's posts, with their lengths."""
        from repurpose.channels.thread.pane import pane

        return pane(parts, lang)

    def by_hand(self, folder: Path) -> str:
        """The networks that we do not post to."""
        from repurpose.channels.thread.networks import by_hand

        return by_hand(folder)

    def after_build(self, project: Project, outbox: Path) -> None:
        """Nothing."""


def measure(text: str, network: str, *, limit: int | None = None, strict: bool = False) -> Length:
    """How long a text is on a network, by its name: x, bluesky, mastodon, threads, linkedin, or one of a plugin.

    `limit` stands in for the usual one, as a Mastodon instance may set. `strict` counts what counters of the network
    disagree on the longer way. Raises SettingsError for a name that is no network's.
    """
    from repurpose.channels.thread.networks import by_name

    return by_name(network).measure(text, limit=limit, strict=strict)


THREAD: Channel = ThreadChannel()

"""Engines: services that take a whole issue and own the list of readers. A new one is one file and one line here."""

from __future__ import annotations

from typing import Protocol

from repurpose.config import Table
from repurpose.delivery.base import Sender
from repurpose.plugins import listed


class Engine(Sender, Protocol):
    """A sender whose one target is the issue: `targets` gives that one, and the engine writes to its readers."""

    @property
    def name(self) -> str:
        """As `channels.email.transport` spells it."""
        ...

    @property
    def options(self) -> type[Table]:
        """The record of its settings, [channels.email.NAME]."""
        ...


ENGINES: tuple[Engine, ...] = listed(
    __name__,
)

"""What a channel is. These docstrings are the manual for whoever adds one."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from repurpose.checks.rule import Rule
from repurpose.config import Project
from repurpose.delivery.sender import Sender
from repurpose.model import Issue, Rendered
from repurpose.templating import Templates


class Request(Struct, frozen=True):
    """All that a channel may know when it renders: no clock, no disk, no network beyond this."""

    issue: Issue
    project: Project
    templates: Templates


class Channel(Protocol):
    """A destination. `render` is pure; `rules` judge what it made; `sender` is None where a person pastes."""

    @property
    def name(self) -> str:
        """As settings, outbox folders and `--channel` spell it."""
        ...

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that only concern this channel."""
        ...

    @property
    def sender(self) -> Sender | None:
        """How it is delivered, if by us."""
        ...

    def render(self, request: Request) -> Rendered:
        """The issue as this channel's parts."""
        ...

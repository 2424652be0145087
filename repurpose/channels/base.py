"""What a channel is. These docstrings are the manual for whoever adds one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from repurpose.checks.base import Rule
from repurpose.config import ChannelOptions, Project
from repurpose.delivery.base import Sender
from repurpose.model import Issue, Rendered
from repurpose.templating import Templates


class Request(Struct, frozen=True):
    """All that a channel may know when it renders: no clock, no disk, no network beyond this."""

    issue: Issue
    project: Project
    templates: Templates


class Channel(Protocol):
    """A destination: one folder here, one of templates, and one line in the list of channels.

    `render` is pure; `rules` judge what it made; `sender` is None where a person hands it over.
    """

    @property
    def name(self) -> str:
        """As settings, outbox folders and `--channel` spell it."""
        ...

    @property
    def options(self) -> type[ChannelOptions]:
        """The record of its settings, [channels.NAME]."""
        ...

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that only concern this channel."""
        ...

    @property
    def sender(self) -> Sender | None:
        """How it is delivered, if by us."""
        ...

    @property
    def shows_whole(self) -> bool:
        """Whether it carries a post of its own whole: then every word of the post is looked for in its files."""
        ...

    def render(self, request: Request) -> Rendered:
        """The issue as this channel's parts."""
        ...

    def title(self, lang: str) -> str:
        """Its name for readers of a language."""
        ...

    def pane(self, parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
        """What its template `NAME/pane.html` needs to show the parts in the preview."""
        ...

    def by_hand(self, folder: Path) -> str:
        """How a person hands over what lies in the folder; "" where nothing is left to a person."""
        ...

    def after_build(self, project: Project, outbox: Path) -> None:
        """Whatever must be written for the outbox as a whole once an issue lies in it.

        A RepurposeError is reported to the user and stops nothing.
        """
        ...

"""What a transport is: it takes finished mails, one by one. These docstrings are the manual for whoever adds one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from repurpose.channels.email.message.mime import Envelope
from repurpose.channels.email.options import email_options
from repurpose.config import Project, Table

T = TypeVar("T", bound=Table)


class Connection(Protocol):
    """An open way out."""

    def deliver(self, envelope: Envelope, content: bytes) -> None:
        """Hand one message over; `content` is the whole of it (RFC 5322, CRLF).

        Raises NotSent where it surely was not taken, Refused where it never will be, Unknown where the answer was lost.
        """
        ...


class Transport(Protocol):
    """A way for mail to leave."""

    @property
    def name(self) -> str:
        """As `channels.email.transport` spells it."""
        ...

    @property
    def options(self) -> type[Table]:
        """The record of its settings, [channels.email.NAME]."""
        ...

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """Names of the settings and variables it needs and does not have."""
        ...

    def connect(self, project: Project, environment: Mapping[str, str]) -> AbstractContextManager[Connection]:
        """Sign in. Raises SignInError or DeliveryError; neither holds a secret."""
        ...

    def reach(self, project: Project) -> str:
        """Connect without signing in, and say who answered; "" where there is nobody to ask. Raises DeliveryError."""
        ...


def own_options(project: Project, name: str, record: type[T]) -> T:
    """A transport's settings; the defaults where the project has none."""
    found = getattr(email_options(project), name, None)
    return found if isinstance(found, record) else record()

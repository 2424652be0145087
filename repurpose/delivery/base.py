"""What a channel promises that delivers. These docstrings are the manual for whoever writes a sender."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from repurpose.config import Project


class NotSent(Exception):
    """The provider surely did not take it: trying again is safe. The text says why, and holds no secret."""


class Refused(Exception):
    """The provider said no for good."""


class Unknown(Exception):
    """It may have gone out: the answer was lost. Never tried again before `Session.find` or a person has looked."""


class Built(Struct, frozen=True):
    """An issue in the outbox: its folder, and the parts with their bytes, already checked against the manifest."""

    issue_id: str
    folder: Path
    parts: Mapping[str, bytes]


class Target(Struct, frozen=True):
    """One thing to deliver: a reader's mail, a post of a thread. `key` names it for ever and holds no address in the
    clear; `content_hash` is the SHA-256 of what will go out; `shown` is for a person's eyes; `after` is the key of the
    target that must be out before this one."""

    key: str
    content_hash: str
    shown: str
    after: str = ""


class Session(Protocol):
    """An open connection to the provider."""

    def send(self, target: Target, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Deliver one target and return the provider's ids. `done` holds the ids of targets already out.

        Called once the intent is on disk, at most once a target and run. Raises NotSent, Refused or Unknown.
        """
        ...

    def find(self, target: Target, since: dt.datetime, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
        """Ask the provider for a target whose answer was lost: its ids, or None when it surely is not there.

        Raises Unknown where the provider cannot be asked.
        """
        ...


class Sender(Protocol):
    """How a channel delivers what lies in the outbox."""

    def targets(self, built: Built, project: Project, environment: Mapping[str, str]) -> tuple[Target, ...]:
        """What there is to deliver, in order. Needs no network and no credential but REPURPOSE_SECRET, where readers'
        addresses are hashed."""
        ...

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """Names of the settings and variables a delivery needs and does not have."""
        ...

    def open(self, built: Built, project: Project, environment: Mapping[str, str]) -> AbstractContextManager[Session]:
        """Sign in. Raises SignInError or DeliveryError."""
        ...

    def reach(self, project: Project) -> str:
        """Connect without signing in, and say who answered; "" where there is nobody to ask. Raises DeliveryError."""
        ...

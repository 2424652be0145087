"""What a ledger is: what was sent, durable before anything leaves. These docstrings are the manual for a new store."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from repurpose.config import Project
from repurpose.model import Delivery


class Ledger(Protocol):
    """The records of one issue, append-only."""

    @property
    def place(self) -> str:
        """Where a person finds it."""
        ...

    def states(self) -> dict[str, Delivery]:
        """The last record of each target, by its key. Raises OutboxError for a record that is damaged."""
        ...

    def append(self, record: Delivery) -> None:
        """Add a record, and return once it would survive a crash. Raises OutboxError; then nothing is sent."""
        ...

    def lock(self) -> AbstractContextManager[bool]:
        """Yields whether this process alone may send the issue; False when another one is at it. Freed when the process
        ends, however it ends."""
        ...


class LedgerStore(Protocol):
    """Where ledgers are kept."""

    @property
    def name(self) -> str:
        """As `ledger.store` spells it, or the scheme of the address that is there (`postgresql` …)."""
        ...

    def open(self, folder: Path, project: Project, environment: Mapping[str, str]) -> Ledger:
        """The ledger of the issue in that folder of the outbox. Raises SettingsError, SignInError or OutboxError."""
        ...

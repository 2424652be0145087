"""Where it can be recorded what was sent. A new store is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from repurpose.config import Fault, LedgerTable, Project
from repurpose.delivery.stores.base import Ledger, LedgerStore
from repurpose.errors import SettingsError
from repurpose.plugins import listed
from repurpose.text.nearest import nearest

STORES: tuple[LedgerStore, ...] = listed(
    __name__,
    "file:FILE",
)


class LedgerOptions(LedgerTable, frozen=True):
    """[ledger], checked against the stores there are."""

    def faults(self) -> Iterator[Fault]:
        """A store that nobody knows."""
        try:
            by_name(self.store)
        except SettingsError as error:
            yield "store", error.cause.partition(": ")[2], error.hint


def open_ledger(project: Project, folder: Path, environment: Mapping[str, str]) -> Ledger:
    """The ledger of the issue in that folder, in the store that the settings name."""
    return by_name(project.settings.ledger.store).open(folder, project, environment)


def by_name(setting: str) -> LedgerStore:
    """The store that `ledger.store` means: a name, or an address by its scheme. Raises SettingsError."""
    wanted = setting.partition("://")[0]
    names = {store.name: store for store in STORES}
    if wanted not in names:
        raise SettingsError(f"ledger.store: no store {wanted!r}", hint=nearest(wanted, names))
    return names[wanted]

"""Networks a thread can be written for. A new one is one file and one line here."""

from __future__ import annotations

from pathlib import Path

from repurpose import plugins
from repurpose.channels.thread.networks.base import Network
from repurpose.errors import SettingsError
from repurpose.text.nearest import nearest

NETWORKS: tuple[Network, ...] = plugins.listed(
    __name__,
    "x:X",
    "bluesky:BLUESKY",
    "mastodon:MASTODON",
    "threads:THREADS",
    "linkedin:LINKEDIN",
)


def all_networks() -> tuple[Network, ...]:
    """Ours, and those of the project's plugins."""
    return (*NETWORKS, *plugins.offered("NETWORKS", Network))


def by_hand(folder: Path) -> str:
    """What is left to a person of the threads that lie in a folder; "" where every network has an account here."""
    texts = [folder / f"{network.name}.txt" for network in all_networks() if network.account is None]
    lying = [str(path) for path in texts if path.is_file()]
    return f"post by hand: {', '.join(lying)}" if lying else ""


def by_name(name: str) -> Network:
    """The network of that name. Raises SettingsError naming the nearest."""
    networks = {network.name: network for network in all_networks()}
    if name not in networks:
        raise SettingsError(f"channels.thread.networks: no network {name!r}", hint=nearest(name, networks))
    return networks[name]

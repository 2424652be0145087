"""Networks a thread can be written for. A new one is one file and one line here."""

from __future__ import annotations

import difflib

from repurpose.channels.thread.network import Network
from repurpose.channels.thread.networks.bluesky import BLUESKY
from repurpose.channels.thread.networks.linkedin import LINKEDIN
from repurpose.channels.thread.networks.mastodon import MASTODON
from repurpose.channels.thread.networks.threads import THREADS
from repurpose.channels.thread.networks.x import X
from repurpose.errors import SettingsError

NETWORKS: tuple[Network, ...] = (X, BLUESKY, MASTODON, THREADS, LINKEDIN)


def by_name(name: str) -> Network:
    """The network of that name. Raises SettingsError naming the nearest."""
    for network in NETWORKS:
        if network.name == name:
            return network
    names = [network.name for network in NETWORKS]
    near = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.5)
    mend = f"did you mean {near[0]}?" if near else f"use some of: {', '.join(names)}"
    raise SettingsError(f"channels.thread.networks: no network {name!r}", mend=mend)

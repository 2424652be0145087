"""The settings of the thread channel: [channels.thread], and a table in it for each network that has settings."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from repurpose.config import ChannelOptions, Fault, Project

LEAST_POSTS = 3
"""A hook, one thing said, and the link."""


class ThreadOptions(ChannelOptions, frozen=True):
    """The social thread."""

    networks: list[str] = msgspec.field(default_factory=lambda: ["x"])
    """Networks to write for."""
    max_posts: int = 12
    """Most posts in a thread, the closing one with the link included."""
    hashtags: list[str] = msgspec.field(default_factory=list)
    """Tags for the closing post, without #."""
    numbering: bool = True
    """Write 1/n at the end of each post."""

    def faults(self) -> Iterator[Fault]:
        """A network nobody knows, or no room for a thread."""
        from repurpose.channels.thread.networks import all_networks
        from repurpose.text.nearest import nearest

        known = [network.name for network in all_networks()]
        for name in self.networks:
            if name not in known:
                yield "networks", f"no network {name!r}", nearest(name, known)
        if self.max_posts < LEAST_POSTS:
            yield "max-posts", f"a thread needs at least {LEAST_POSTS} posts", "write max-posts = 12"


def thread_options(project: Project) -> ThreadOptions:
    """The project's [channels.thread]."""
    return project.options("thread", ThreadOptions)

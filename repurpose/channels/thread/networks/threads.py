"""Threads: a post for each step. Its own count (an emoji by its bytes, at most 5 links) is in `text.counting`."""

from __future__ import annotations

from repurpose.channels.thread.network import Network

THREADS = Network("threads", "Threads")

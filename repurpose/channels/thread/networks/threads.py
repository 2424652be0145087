"""Threads: a post for each step."""

from __future__ import annotations

from repurpose.channels.thread.networks.base import Network
from repurpose.text.counting import EMOJI_BYTES, Limit, TextLimits

_POSTS = "developers.facebook.com/documentation/threads/posts"
_LINKS = "developers.facebook.com/documentation/threads/create-posts/text-attachments (since 2025-12-22)"
LIMITS = TextLimits(
    Limit(500, "characters, an emoji its UTF-8 bytes", _POSTS, "2026-11"),
    links=Limit(5, "distinct links", _LINKS, "2026-11"),
)

THREADS = Network("threads", "Threads", EMOJI_BYTES, LIMITS)

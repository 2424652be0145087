"""The account of a rendering: what its readers do not get as written, each entry once, with its file and channel."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from repurpose.model import Issue, Loss, Post
from repurpose.text.bilingual import both


def account(channel: str, issue: Issue, lost: Iterable[tuple[Post, Loss]], cut: Iterable[str]) -> tuple[Loss, ...]:
    """What was lost of each post, and what was cut to keep a limit: of the post itself where there is only one."""
    path = issue.posts[0].path if len(issue.posts) == 1 else ""
    entries = [replace(loss, path=post.path, channel=channel) for post, loss in lost]
    entries += [
        Loss("shortened", what, both("the channel has a limit", "渠道有限制"), 0, path, channel) for what in cut
    ]
    return tuple(dict.fromkeys(entries))

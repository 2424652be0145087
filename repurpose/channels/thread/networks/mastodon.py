"""Mastodon: room for two or three points a post, so fewer and longer posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repurpose.channels.thread.network import Block, Fits, Network


def several_each(blocks: Sequence[Block], fits: Fits) -> Iterator[list[Block]]:
    """The hook by itself, then as many steps a post as fit."""
    group: list[Block] = []
    for step, text in blocks:
        alone = bool(group) and group[0][0].kind == "hook"
        if group and (alone or not fits([*(block for _, block in group), text])):
            yield group
            group = []
        group.append((step, text))
    yield group


MASTODON = Network("mastodon", "Mastodon", pack=several_each)

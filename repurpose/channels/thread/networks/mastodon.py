"""Mastodon: room for two or three points a post, so fewer and longer posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repurpose.channels.thread.networks.base import Block, Fits, Network, NetworkOptions
from repurpose.config import Fault
from repurpose.text.counting import GRAPHEMES_SHORT_LINKS, Limit, TextLimits
from repurpose.text.counting.limit import MASTODON_URL_LENGTH

_SOURCE = "mastodon/documentation@2903485 content/en/user/posting.md; an instance may set its own"
LIMITS = TextLimits(Limit(500, "graphemes", _SOURCE, "2026-11"), url_length=MASTODON_URL_LENGTH)
LEAST_CHARACTERS = 100
"""An instance with less has no room for a sentence and a link."""


class MastodonOptions(NetworkOptions, frozen=True):
    """A Mastodon instance; its own figures stand in its /api/v2/instance under configuration.statuses."""

    max_characters: int = LIMITS.length.value
    """max_characters of your instance."""

    def faults(self) -> Iterator[Fault]:
        """An instance that takes no sentence."""
        if self.max_characters < LEAST_CHARACTERS:
            hint = "copy max_characters from the instance's /api/v2/instance"
            yield "max-characters", "too few for a sentence", hint


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


MASTODON = Network("mastodon", "Mastodon", GRAPHEMES_SHORT_LINKS, LIMITS, pack=several_each, options=MastodonOptions)

"""What is only listed: under readable groups, as many rows as the settings allow, and from each group its share."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from repurpose.config import Digest
from repurpose.digest.filters import values_of
from repurpose.digest.group_names import readable
from repurpose.model import Group, Post
from repurpose.text.messages import words


def listed(posts: Sequence[Post], digest: Digest, lang: str) -> tuple[tuple[Group, ...], int]:
    """The posts under their groups, capped, and how many were left out; the first of each group stay."""
    groups = _groups(posts, digest, lang)
    room = _shares([len(group.posts) for group in groups], digest.max_listed)
    kept = (replace(group, posts=group.posts[:share]) for group, share in zip(groups, room, strict=True))
    shown = tuple(group for group in kept if group.posts)
    return shown, len(posts) - sum(len(group.posts) for group in shown)


def _shares(sizes: Sequence[int], room: int) -> list[int]:
    """How many rows each group has: one after another in turn, so that no large group takes all."""
    shares = [0] * len(sizes)
    while room and shares != list(sizes):
        for at, size in enumerate(sizes):
            if room and shares[at] < size:
                shares[at] += 1
                room -= 1
    return shares


def _groups(posts: Sequence[Post], digest: Digest, lang: str) -> tuple[Group, ...]:
    """Posts under their group's label, larger groups first; without `group-by` all in one."""
    if not posts:
        return ()
    if not digest.group_by:
        return (Group("", tuple(posts)),)
    found: dict[str, list[Post]] = {}
    spelling: dict[str, str] = {}
    for post in posts:
        key = next(iter(values_of(post, digest.group_by)), "")
        key = spelling.setdefault(key.casefold(), key)
        found.setdefault(key, []).append(post)
    other = words(lang)["other"]
    titles = {key.casefold(): title for key, title in digest.group_titles.items()}
    named = sorted(found.items(), key=lambda entry: (not entry[0], -len(entry[1]), entry[0]))
    return tuple(
        Group(titles.get(key.casefold()) or readable(key, lang) or other, tuple(group)) for key, group in named
    )

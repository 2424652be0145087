"""How long a body may be: by who takes it, the editor that a person pastes into or the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from repurpose.channels.wechat.limits import (
    CONTENT_BYTES,
    CONTENT_CHARACTERS,
    CONTENT_WARN_CHARACTERS,
    EDITOR_CHARACTERS,
    EDITOR_WARN_CHARACTERS,
)
from repurpose.text.bilingual import Bilingual, both
from repurpose.text.html import visible_text

HandOver = Literal["paste", "draft"]


def _words(html: str) -> int:
    return len("".join(visible_text(html).split()))


class Room(Struct, frozen=True):
    """What is counted of a body, how much of it must not be reached, and from where on it is near."""

    count: Callable[[str], int]
    most: int
    near: int
    unit: Bilingual

    def filled(self, html: str) -> float:
        """How much of the room a body takes; it fits below 1."""
        return max(self.count(html) / self.most, len(html.encode("utf-8", "replace")) / CONTENT_BYTES)

    @property
    def part(self) -> float:
        """How much of the room a part is filled with."""
        return self.near / self.most


ROOMS: dict[HandOver, Room] = {
    "paste": Room(
        _words, EDITOR_CHARACTERS, EDITOR_WARN_CHARACTERS, both("characters, for the editor", "字（编辑器的上限）")
    ),
    "draft": Room(
        len,
        CONTENT_CHARACTERS,
        CONTENT_WARN_CHARACTERS,
        both("characters of HTML, for the API", "个 HTML 字符（接口的上限）"),
    ),
}

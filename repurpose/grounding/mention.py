"""A name as a text has it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["listed", "latin", "person", "titled", "foreign", "institution", "work"]


class Mention(Struct, frozen=True):
    """A name, where it starts, its kind, and whether it surely is one: only such a name is told as missing."""

    text: str
    start: int
    kind: Kind
    sure: bool = True

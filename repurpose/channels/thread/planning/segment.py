"""One thing a thread says."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from repurpose.model import Location

Kind = Literal["hook", "point", "quote", "piece", "closing"]


class Segment(Struct, frozen=True):
    """One thing the thread says. `sentences` keep the white space after them, and may be dropped from the end, never
    cut; a `lead` is before a heading or a link; `place` is where the words occur in the author's file."""

    kind: Kind
    sentences: tuple[str, ...] = ()
    heading: str = ""
    speaker: str = ""
    lead: str = ""
    link: str = ""
    tags: tuple[str, ...] = ()
    place: Location | None = None

    @property
    def text(self) -> str:
        """The sentences in a row, as they were."""
        return "".join(self.sentences).strip()

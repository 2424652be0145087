"""Which turns a paragraph of the article is likely to come from, worked out where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.matching import nearness
from repurpose.grounding.source_index import Source


class Near:
    """How near each turn is to a paragraph, worked out for those paragraphs that have something to trace."""

    def __init__(self, text: Sequence[Paragraph], source: Source) -> None:
        self._text, self._source = text, source
        self._known: dict[int, dict[int, float]] = {}

    def __getitem__(self, number: int) -> dict[int, float]:
        if number not in self._known:
            self._known[number] = nearness(self._text[number].text, self._source)
        return self._known[number]

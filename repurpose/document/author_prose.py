"""A manuscript as its author's prose: paragraphs without what others said, and sentences with their size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from repurpose.document.file_view import manuscript
from repurpose.text.prose_view import OBJECT
from repurpose.text.sentences import sentence_spans
from repurpose.text.word_count import length

_QUOTED = re.compile(r"“[^“”\u2029]*”|「[^「」\u2029]*」|『[^『』\u2029]*』|\"[^\"\u2029]*\"")


class ProseSentence(Struct, frozen=True):
    """A sentence at an offset of the view. `size` counts 字 in Chinese (a Latin word is one) and words in English."""

    text: str
    own: str
    start: int
    size: int
    is_chinese: bool


class Passage(Struct, frozen=True):
    """A paragraph or list item at an offset of the view.

    `own` is as long as `words`, with quotations out of sight. `size` counts as a sentence's does.
    """

    words: str
    own: str
    start: int
    is_chinese: bool

    @property
    def size(self) -> int:
        """字 in Chinese, words in English."""
        return size(self.words, self.is_chinese)

    def sentences(self) -> Iterator[ProseSentence]:
        """The passage's sentences, in order."""
        for one in sentence_spans(self.words):
            own = self.own[one.start : one.end]
            yield ProseSentence(one.text, own, self.start + one.start, size(one.text, self.is_chinese), self.is_chinese)


def size(text: str, is_chinese: bool) -> int:
    """字 (Han characters and Latin words) of Chinese, words of English."""
    counted = length(text)
    return counted.han + counted.words if is_chinese else counted.words


def own_words(text: str) -> str:
    """A text as long as before, with what is in quotation marks out of sight."""
    return _QUOTED.sub(lambda match: OBJECT * len(match[0]), text)


@lru_cache(maxsize=16)
def passages(text: str, start: int = 0) -> tuple[Passage, ...]:
    """The author's paragraphs and list items from an offset of the file on.

    Headings, block quotes, tables and what is folded away are left out.
    """
    page = manuscript(text)
    return tuple(
        Passage(words, own_words(words), block.start, block.is_chinese)
        for block in page.blocks
        if block.kind in ("paragraph", "item") and page.starts[block.start] >= start
        for words in (page.words(block),)
        if words.strip(OBJECT + " \n")
    )

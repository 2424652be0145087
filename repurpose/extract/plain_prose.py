"""The prose of a stretch of Markdown: its paragraphs, its sentences, and what its lists say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from repurpose.document.inline_words import words_of
from repurpose.document.nodes import Block
from repurpose.document.parse import inline_words, read
from repurpose.text.sentences import sentences

_NAMED_ITEM = re.compile(r"[^：:。.!?！？]{1,30}[：:]\s*\S")
"""`石阶：修好塔下的石阶。`: an item that names what it is about; longer words before a colon are a sentence's."""


def prose_sentences(text: str) -> list[str]:
    """The plain sentences of a turn's paragraphs; code, tables, lists, quotes, pictures and headings are no prose."""
    return [sentence for words in prose_paragraphs(text) for sentence in plain_sentences(words)]


def prose_paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text that are prose, each as one line: not a picture with words, nor an address."""
    return [inline_words(block.inlines) for block in read(text).blocks if block.kind == "paragraph" and is_prose(block)]


@lru_cache(maxsize=4096)
def told_paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """All that a turn tells, in sentences: its paragraphs, and those items of its lists that say what they are about
    (`item: its line`); another item is nothing without the words above its list."""
    return tuple(tuple(plain_sentences(words)) for words in _told(read(text).blocks))


def told_sentences(text: str) -> list[str]:
    """The sentences of all that a turn tells, in reading order."""
    return [one for paragraph in told_paragraphs(text) for one in paragraph]


def _told(blocks: Iterable[Block], in_list: bool = False) -> Iterator[str]:
    for block in blocks:
        if block.folded:
            continue
        if block.kind in ("list", "item"):
            yield from _told(block.children, in_list=True)
        if block.kind in ("paragraph", "item") and block.inlines and is_prose(block):
            words = inline_words(block.inlines)
            if (not in_list and block.kind == "paragraph") or _NAMED_ITEM.match(words):
                yield words


def is_prose(block: Block) -> bool:
    """Whether a block has words of its own beside code, formulas, addresses, and is no picture with a caption."""
    pieces = [piece for piece in block.inlines if piece.kind not in ("code", "formula") and not piece.bare]
    return bool(pieces and pieces[0].kind != "image" and words_of(pieces).strip())


def plain_sentences(words: str) -> list[str]:
    """The sentences of plain words, without the white space around them."""
    return [sentence.strip() for sentence in sentences(words) if sentence.strip()]

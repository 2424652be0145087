"""Markdown as HTML for a channel, or as the bare words."""

from __future__ import annotations

import re
from functools import lru_cache

from repurpose.document import formulas
from repurpose.document.dialects.base import Answers, Context
from repurpose.document.inline_words import words_of
from repurpose.document.inlines import read_inlines
from repurpose.document.nodes import Content
from repurpose.document.open_inlines import Surroundings
from repurpose.document.parse import Document, inline_words, read
from repurpose.model import Loss, Post
from repurpose.text.html import Cleaned, clean, sanitize
from repurpose.text.language import is_chinese
from repurpose.text.paragraphs import soft_break

_ANY_MARK = re.compile(r"[\\`*_~=\[<&!$^{]|https?://")


_FRAGMENT = Surroundings({})


def to_html(text: str) -> str:
    """Markdown as HTML, cleaned by the allow-list of `text.html`. Never raises on odd input."""
    return sanitize(read(text).html)


def document_of(post: Post) -> Document:
    """A post's body as it was read, with what it refers to."""
    if not post.references:
        return read(post.body, post.path, post.body_line)
    context = Context(Answers(post.references), post.path, is_chinese(post.lang))
    return read(post.body, post.path, post.body_line, context)


def to_clean(post: Post) -> Cleaned:
    """A post's body as clean HTML whose elements carry their LINE in the file, and all that a reader misses by it."""
    document = document_of(post)
    cleaned = clean(document.html, post.lang)
    remarks = tuple(
        Loss(one.kind, one.what, one.why, document.line_at(one.start))
        for one in document.remarks
        if one.kind != "formula"
    )
    return Cleaned(cleaned.html, (*remarks, *formulas.told(document), *cleaned.losses))


def plain(text: str) -> str:
    """The words of a stretch of Markdown within a block, without marks, targets, tags and entities. Lines stay."""
    if not _ANY_MARK.search(text):
        return text
    return _plain(text)


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    return words_of(read_inlines(Content([(text, 0)]), _FRAGMENT))


def body_words(text: str) -> str:
    """The words a reader reads in a body, block after block with a blank line between; code is none."""
    return read(text).plain


def paragraph(text: str) -> str:
    """Markdown as one line of words: a soft break is a space, and nothing between Han characters."""
    if "\n" not in text and not _ANY_MARK.search(text) and not _BLOCK_MARK.match(text):
        return re.sub(r"\s+", " ", text).strip()
    line = ""
    for leaf in read(text).leaves():
        piece = inline_words(leaf.inlines)
        line += (soft_break(line, piece).replace("\n", " ") if line else "") + piece
    return line


_BLOCK_MARK = re.compile(r"\s*[#>*+:|\d-]")

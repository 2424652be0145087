"""A Markdown file as its reader sees it: the prose of a document, each character with its place in the file."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from repurpose.document.html_tags import TAG_NAME
from repurpose.document.nodes import Block as Node
from repurpose.document.nodes import Inline
from repurpose.document.parse import read_file
from repurpose.text.han import HAN
from repurpose.text.prose_view import END, OBJECT, BlockKind, ProseView, ViewBlock

_NUMBERING = re.compile(r"(?:[(（]?\d{1,2}[.、)）:：](?!\d)[ \t]*|[一二三四五六七八九十]{1,2}、)(?=\S)")
"""A heading's number is no word of it."""
_LITERAL_TAGS = frozenset(
    ("code", "kbd", "samp", "var", "tt", "pre", "script", "style", "svg", "math", "textarea", "rp", "rt")
)
_UNSEEN_TAGS = frozenset(("script", "style"))
_HAN = regex.compile(f"[{HAN}]")
_WORD = regex.compile(r"[A-Za-z\u00c0-\u024f][\w'’.-]*")
_SHOWN = frozenset(("paragraph", "heading", "cell", "term", "html"))
_OPAQUE = frozenset(("code", "image", "symbol", "formula"))


VIEWS_KEPT = 64
"""Texts whose view is kept. Each rule goes over all texts of an issue, some three of each featured post: with room for
fewer, every rule would read every one of them again (21 texts and room for 16: 3 of 11 s of a week of 35 notes)."""


@lru_cache(maxsize=VIEWS_KEPT)
def manuscript(text: str) -> ProseView:
    """Read a Markdown file (LF line ends). Never fails: what cannot be understood is taken for words."""
    file = read_file(text)
    builder = _ViewBuilder(text, file.start)
    builder.blocks(file.document.blocks, "paragraph")
    return builder.finish()


class _ViewBuilder:
    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        self.view: list[str] = []
        self.length = 0
        self.starts: array[int] = array("I")
        self.ends: array[int] = array("I")
        self.joints: dict[int, int] = {}
        self.kinds: list[tuple[int, int, BlockKind, int]] = []
        self.literal = ""

    def blocks(self, blocks: Iterable[Node], kind: BlockKind) -> None:
        for block in blocks:
            if block.kind in _SHOWN:
                if block.inlines:
                    self.leaf(block, kind)
            elif block.kind != "hidden":
                inner: BlockKind = (
                    "quote" if "quote" in (block.kind, kind) else "item" if block.kind == "item" else kind
                )
                self.blocks(block.children, inner)

    def leaf(self, block: Node, kind: BlockKind) -> None:
        own: BlockKind = block.kind if block.kind in ("heading", "cell") else kind
        begins, self.literal = self.length, ""
        pieces = block.inlines
        if own == "heading" and pieces[0].kind == "text" and (number := _NUMBERING.match(pieces[0].text)):
            first = pieces[0]
            rest = Inline("text", first.start + number.end(), first.end, first.text[number.end() :])
            pieces = [rest, *pieces[1:]]
        self.pieces(pieces)
        self.kinds.append((begins, self.length, "aside" if block.folded else own, block.level))
        self.put(END, block.end, block.end + 1)

    def put(self, shown: str, start: int, end: int) -> None:
        """One character of the view for a stretch of the file."""
        self.view.append(shown)
        self.length += 1
        self.starts.append(self.start + start)
        self.ends.append(self.start + end)

    def words(self, words: str, start: int) -> None:
        self.view.append(words)
        self.length += len(words)
        self.starts.extend(range(self.start + start, self.start + start + len(words)))
        self.ends.extend(range(self.start + start + 1, self.start + start + len(words) + 1))

    def pieces(self, pieces: Iterable[Inline]) -> None:
        for piece in pieces:
            if self.literal:
                self.until_closed(piece)
            elif piece.kind == "text" and piece.end - piece.start == len(piece.text):
                self.words(piece.text, piece.start)
            else:
                self.piece(piece)

    def piece(self, piece: Inline) -> None:
        kind = piece.kind
        if kind == "hidden" and piece.text.startswith("^"):
            return  # the name of an Obsidian block, at its end
        if kind in _OPAQUE or kind == "text" or (kind == "hidden" and piece.text):
            self.put(OBJECT, piece.start, piece.end)
        elif kind in ("line-end", "hidden"):
            self.words(self.text[self.start + piece.start : self.start + piece.end], piece.start)
        elif kind == "break":
            self.put("\n", piece.start, piece.end)
        elif kind == "html":
            self.tag(piece)
        elif kind == "reference":
            self.close(piece.start, piece.end)
        elif piece.bare:
            self.put(OBJECT, piece.start, piece.end)
        else:
            self.pieces(piece.children)
            self.close(piece.children[-1].end if piece.children else piece.start, piece.end)

    def tag(self, piece: Inline) -> None:
        name = TAG_NAME.match(piece.text)
        tag = name[1].lower() if name else ""
        if tag == "br":
            self.put("\n", piece.start, piece.end)
        elif piece.text.startswith("</"):
            self.close(piece.start, piece.end)
        elif tag in _LITERAL_TAGS and not piece.text.endswith("/>"):
            self.literal = tag
            if tag not in _UNSEEN_TAGS:
                self.put(OBJECT, piece.start, piece.end)

    def until_closed(self, piece: Inline) -> None:
        """What is between the tags of raw code is part of one object."""
        if self.literal not in _UNSEEN_TAGS:
            self.ends[-1] = self.start + piece.end
        if piece.kind == "html" and piece.text.lower().startswith(f"</{self.literal}"):
            self.literal = ""

    def close(self, start: int, end: int) -> None:
        """Closing markup binds to what is before it, unless opening markup came in between."""
        bound = self.joints.get(self.length, self.ends[-1] if self.ends else 0)
        if bound == self.start + start:
            self.joints[self.length] = self.start + end

    def finish(self) -> ProseView:
        view = "".join(self.view)
        return ProseView(self.text, view, tuple(self.shown(view)), self.starts, self.ends, self.joints)

    def shown(self, view: str) -> Iterator[ViewBlock]:
        """The blocks by their places in the view, without those that show nothing."""
        for begins, ends, kind, level in self.kinds:
            words = view[begins:ends]
            start, end = begins + len(words) - len(words.lstrip()), begins + len(words.rstrip())
            if start < end:
                is_chinese = len(_HAN.findall(words)) >= max(1, len(_WORD.findall(words)))
                yield ViewBlock(kind, start, end, level, is_chinese)

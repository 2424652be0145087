"""One parse of a body: blocks and inlines with their places, its HTML and its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from repurpose.document import frontmatter, python_markdown
from repurpose.document.blocks import read_blocks
from repurpose.document.dialects import marks_of
from repurpose.document.dialects.base import LITERAL, Context, escaped
from repurpose.document.formulas import source_of_block
from repurpose.document.inline_words import words_of
from repurpose.document.inlines import read_inlines
from repurpose.document.marked_lines import Marks
from repurpose.document.nodes import Block, Content, Inline, Remark, quoted
from repurpose.document.open_blocks import Structure
from repurpose.document.open_inlines import Surroundings
from repurpose.document.prose_language import language_of_markdown, without_code
from repurpose.document.raw import raw_pieces
from repurpose.document.tex import shown
from repurpose.text.bilingual import both
from repurpose.text.language import is_chinese
from repurpose.text.paragraphs import soft_break

NOTE_BREAK = "\f"
"""Stands before each note in all that a body says: a channel may put its notes where it likes."""
_WORD_KINDS = frozenset(("paragraph", "heading", "cell", "term", "quote", "box", "html"))


class Document(Struct, frozen=True, eq=False, dict=True):
    """A body (LF line ends) as it was read. Offsets count from the start of `text`, lines from 1."""

    text: str
    blocks: tuple[Block, ...]
    notes: dict[str, Block]
    remarks: tuple[Remark, ...] = ()
    path: str = ""
    first_line: int = 1
    inner_notes: tuple[Block, ...] = ()
    """The notes that occur within a line; `notes` has them too."""

    @cached_property
    def is_chinese(self) -> bool:
        """Whether words put in for the reader are Chinese."""
        return is_chinese(language_of_markdown(self.text))

    @cached_property
    def html(self) -> str:
        """The body as HTML, not yet cleaned."""
        return python_markdown.render(self)

    def walk(self) -> Iterator[Block]:
        """Every block, in reading order; the notes within lines last."""
        for block in (*self.blocks, *self.inner_notes):
            yield from block.walk()

    def leaves(self) -> Iterator[Block]:
        """The blocks that hold words, in reading order; code, formulas and what is hidden are none."""
        for block in self.walk():
            if block.kind in _WORD_KINDS and block.inlines:
                yield block

    @cached_property
    def plain(self) -> str:
        """The words a reader reads, block after block with a blank line between: blocks of code, raw tags and the words
        behind a picture are none; code in a sentence is."""
        return "\n\n".join(words for leaf in self.leaves() if (words := inline_words(without_pictures(leaf.inlines))))

    def pieces(self) -> Iterator[Inline]:
        """Every inline, those inside others and the tags of raw HTML too, in reading order."""
        for block in self.walk():
            for piece in block.inlines:
                yield from piece.walk()

    def says(self, pictures: bool = False) -> str:
        """All that the body says, code and formulas too: what a finished file must hold.

        Notes come last, each behind a NOTE_BREAK. `pictures`: with the words for them.
        """
        notes = [[note] for note in _cited_notes(self.blocks, self.notes)]
        body = [block for block in self.blocks if block.kind != "note"]
        return NOTE_BREAK.join(_all_said(blocks, pictures) for blocks in [body, *notes])

    def line_at(self, offset: int) -> int:
        """The line of the file that an offset is on."""
        return self.first_line + self.text.count("\n", 0, max(0, offset))


def _cited_notes(blocks: Iterable[Block], notes: Mapping[str, Block]) -> list[Block]:
    """The notes that readers are led to, from the words or from a note that they were led to."""
    found: dict[str, Block] = {}
    labels = list(_cited(blocks))
    for label in labels:
        if label in notes and label not in found:
            found[label] = notes[label]
            labels += _cited(notes[label].children)
    return list(found.values())


def _cited(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind != "note":
            yield from (one.text for piece in block.inlines for one in piece.walk() if one.kind == "reference")
            yield from _cited(block.children)


def _unread_notes(found: Structure, text: str) -> Iterator[Remark]:
    """Notes that no reader gets to see: their words are reported."""
    if not found.notes:
        return
    seen = {id(note) for note in _cited_notes(found.blocks, found.notes)}
    for block in (inner for outer in found.blocks for inner in outer.walk()):
        if block.kind == "note" and id(block) not in seen:
            twice = found.notes[block.label] is not block
            why = (
                both("a note above has this label", "上面已有同编号的注释")
                if twice
                else both("nothing in the text refers to this note", "正文没有引用这条注释")
            )
            written = text[block.start : block.end]
            yield Remark(
                "unresolved",
                quoted(written),
                both(f"{why}: readers do not get it", f"{why.zh}：读者看不到它"),
                block.start,
            )


def _all_said(blocks: Iterable[Block], pictures: bool) -> str:
    said = (_said(inner, pictures) for block in blocks for inner in block.walk())
    return "\n\n".join(words for words in said if words)


def _said(block: Block, pictures: bool) -> str:
    if block.kind == "code":
        return block.text
    if block.kind == "formula":
        return shown(source_of_block(block.text))
    if block.kind in ("hidden", "note") or not block.inlines:
        return ""
    pieces = block.inlines if pictures else without_pictures(block.inlines)
    return inline_words([_set_apart(piece) for piece in pieces])


def _set_apart(piece: Inline) -> Inline:
    """A raised or lowered figure is a word of its own: 10^16 is not 1016."""
    tag = piece.text[:4].lower() if piece.kind == "html" else f"<{piece.kind}"
    if tag not in ("<sup", "<sub", "</su"):
        return piece
    words = words_of(piece.children)
    return Inline("text", piece.start, piece.end, ("^" if tag == "<sup" else " ") + words + (" " if words else ""))


def without_pictures(pieces: list[Inline]) -> list[Inline]:
    """The pieces of a leaf that are no pictures."""
    return [piece for piece in pieces if piece.kind != "image"]


def inline_words(pieces: list[Inline]) -> str:
    """The words of a leaf as one line: a soft break is nothing between Han characters, else a space."""
    lines = words_of(pieces).split("\n")
    text = lines[0]
    for line in lines[1:]:
        text += soft_break(text, line) + line
    return re.sub(r"\s+", " ", text).strip()


@lru_cache(maxsize=64)
def read(text: str, path: str = "", first_line: int = 1, context: Context | None = None) -> Document:
    """Read a Markdown body (LF line ends). Never fails: what cannot be understood is words."""
    line_marks, inline_marks = marks_of(text, path)
    context = context or Context(path=path, prose=lambda: without_code(text))
    found = read_blocks(text, 0, first_line, Marks(line_marks, context))
    made: dict[str, Block] = {}
    around = Surroundings(found.references, frozenset(found.notes), inline_marks, context, found.remarks, made)
    literal = _literal(found.blocks)
    plain = replace(around, marks=tuple(mark for mark in inline_marks if "{" not in mark.opens)) if literal else around
    for leaf, content in found.contents:
        here = plain if id(leaf) in literal else around
        leaf.inlines = raw_pieces(leaf, content, here) if leaf.kind == "html" else _pieces(leaf, content, here)
    _fold(found.blocks)
    found.remarks.extend(_unread_notes(found, text))
    remarks = tuple(sorted(found.remarks, key=lambda remark: remark.start))
    for note in made.values():
        note.line = note.children[0].line = first_line + text.count("\n", 0, note.start)
    notes = {**found.notes, **made}
    return Document(text, tuple(found.blocks), notes, remarks, path, first_line, tuple(made.values()))


def _literal(blocks: list[Block]) -> frozenset[int]:
    """The blocks in boxes whose braces are words."""
    boxes = [one for block in blocks for one in block.walk() if one.kind == "box" and LITERAL in one.attributes]
    return frozenset(id(inner) for box in boxes for inner in box.walk())


class FileDocument(Struct, frozen=True):
    """The document of a whole file, and the offset at which its body begins: places in the file are that much on."""

    document: Document
    start: int


def read_file(text: str, path: str = "") -> FileDocument:
    """Read a file (LF line ends), its front matter left out. Never fails."""
    start = frontmatter.end_of(text)
    return FileDocument(read(text[start:], path), start)


def standing_alone(document: Document) -> str:
    """The body such that a piece of it can be read by itself: comments and what is hidden are blank (lines stay), links
    by reference carry their address."""
    edits: list[tuple[int, int, str]] = []
    for block in document.walk():
        if block.kind == "hidden" and block.text:
            edits.append((block.start, block.end, ""))
        if block.kind == "box":
            # The line that opens a box means nothing in a piece of the text; its title stays.
            line_end = document.text.find("\n", block.start)
            end = len(document.text) if line_end < 0 else line_end
            edits.append((block.start, end, f"**{block.text}**" if block.text else ""))
        edits += _put_in(block.inlines, document.text)
        for piece in block.inlines:
            edits += _alone(piece, document.text)
    text, pieces, at = document.text, [], 0
    for start, end, new in sorted(edits):
        if start >= at:
            pieces += [text[at:start], new or "\n" * text.count("\n", start, end)]
            at = end
    return "".join([*pieces, text[at:]])


def _put_in(pieces: list[Inline], text: str) -> Iterator[tuple[int, int, str]]:
    """Words that stand for a mark which only a file of its kind has: by themselves they are no longer known for one."""
    for piece in pieces:
        written = text[piece.start : piece.end]
        if piece.kind == "text" and piece.text != written and written.startswith(("@", "[@")):
            yield piece.start, piece.end, escaped(piece.text)
        yield from _put_in(piece.children, text)


def _is_written(piece: Inline) -> bool:
    """Whether a link is in the text as its pieces are, and was not put in for a mark."""
    return piece.kind == "image" or bool(piece.children and piece.children[0].start > piece.start)


def _alone(piece: Inline, text: str) -> Iterator[tuple[int, int, str]]:
    if (piece.kind == "html" and piece.text.startswith("<!--")) or (piece.kind == "hidden" and piece.text):
        yield piece.start, piece.end, ""
    elif piece.kind in ("link", "image") and text[piece.end - 1] == "]" and piece.href and _is_written(piece):
        mark = "!" if piece.kind == "image" else ""
        words = piece.text if piece.kind == "image" else text[piece.children[0].start : piece.children[-1].end]
        yield piece.start, piece.end, f"{mark}[{words}](<{piece.href}>)"
    else:
        for child in piece.children:
            yield from _alone(child, text)


def _pieces(leaf: Block, content: Content, around: Surroundings) -> list[Inline]:
    if leaf.kind in ("hidden", "formula", "code"):
        return []
    pieces = read_inlines(content, around)
    if len(pieces) > 2:
        _join_han(pieces)
    return pieces


def _join_han(pieces: list[Inline]) -> None:
    """A line end between Han characters is nothing: the two lines are one text."""
    for index, piece in enumerate(pieces):
        if piece.kind == "line-end" and not soft_break(
            words_of(pieces[max(0, index - 3) : index]), words_of(pieces[index + 1 : index + 4])
        ):
            piece.kind = "hidden"
        elif piece.children:
            _join_han(piece.children)


def _fold(blocks: list[Block], depth: int = 0) -> int:
    """Mark what is folded away in `<details>`."""
    for block in blocks:
        deepest = depth
        for piece in block.inlines:
            if piece.kind == "html":
                tag = piece.text[:9].lower()
                depth += tag.startswith("<details")
                deepest = max(deepest, depth)
                if tag.startswith("</details"):
                    depth = max(0, depth - 1)
        block.folded = deepest > 0
        depth = _fold(block.children, depth)
    return depth

"""The blocks that are open while a text is read: the containers from the outside in, and the leaf that takes lines."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from repurpose.document.block_marks import HIDING
from repurpose.document.html_tags import UNTIL_BLANK
from repurpose.document.nodes import Block, BlockKind, Content, Remark, quoted
from repurpose.document.references import LinkTarget, leading_definitions
from repurpose.document.table_cells import CellContent, alignment, cells
from repurpose.model import LossKind
from repurpose.text.bilingual import both


class Container(Struct):
    """An open container: the columns its mark and its content begin at, and what closes it."""

    block: Block
    indent: int = 0
    content: int = 0
    filled: bool = False
    end: re.Pattern[str] | None = None
    loosely: bool = False
    """Its content may be indented, all of it by what its first line is."""


class Structure(Struct):
    """The blocks of a text and what inlines refer to: link definitions, and footnotes by their label."""

    blocks: list[Block]
    references: dict[str, LinkTarget]
    notes: dict[str, Block]
    contents: list[tuple[Block, Content]]
    remarks: list[Remark]


class OpenBlocks:
    """The tree as far as it was read, and where in the text that is. Blocks are opened and closed here and nowhere
    else; what a line means is decided by the classes built on this one."""

    def __init__(self, text: str, start: int, first_line: int) -> None:
        self.text, self.origin = text, start
        self.shows: Callable[[list[str]], list[str]] | None = None
        self.root = Block("box", start, start, first_line)
        self.stack: list[Container] = [Container(self.root)]
        self.structure = Structure(self.root.children, {}, {}, [], [])
        self.leaf: Block | None = None
        self.lines: list[tuple[str, int]] = []
        self.fence: tuple[str, int] = ("", 0)
        self.end: re.Pattern[str] | None = None
        self.after_blank = False
        self.at = start
        self.number = first_line - 1
        self.next_at = start

    def finish(self, end: int) -> Structure:
        """Close what is open; `end` is where the text ends in the file."""
        self.at = end
        self._close_leaf()
        self._close_to(1)
        return self.structure

    def place(self, rest: str) -> int:
        """Where the rest of the line is: it is the line's tail, whatever was taken in front."""
        return self.next_at - 1 - len(rest)

    def _hold(self, rest: str) -> None:
        self.lines.append((rest, self.place(rest)))

    def _in_paragraph(self, depth: int) -> bool:
        return self.leaf is not None and self.leaf.kind == "paragraph" and depth == len(self.stack)

    def _block(self, kind: BlockKind, rest: str) -> Block:
        bare = rest.lstrip(" ")
        return Block(kind, self.place(bare), self.next_at - 1, self.number)

    def _start(self, kind: BlockKind, rest: str, *held: str) -> Block:
        self._close_leaf()
        self._new_block()
        leaf = self._block(kind, rest)
        self.stack[-1].block.children.append(leaf)
        self.leaf, self.lines = leaf, [(line, self.place(line)) for line in held]
        return leaf

    def _push(self, block: Block, content: int = 0) -> None:
        self._new_block()
        self.stack[-1].block.children.append(block)
        self.stack.append(Container(block, content=content))

    def _new_block(self) -> None:
        """A block begins inside the innermost container: a list that it does not continue is over."""
        if self.stack[-1].block.kind == "list":
            self._close_to(len(self.stack) - 1)
        inner = self.stack[-1]
        if inner.block.kind == "item" and inner.filled and self.after_blank:
            self.stack[-2].block.loose = True
        inner.filled = True
        self.after_blank = False

    def _hidden(self, rest: str) -> Block:
        """A line that is no words; the paragraph around it goes on."""
        if self.leaf is not None and self.leaf.kind == "paragraph":
            self._close_leaf()
        leaf = self._start("hidden", rest, rest)
        self.end = None
        self._close_leaf()
        return leaf

    def _blank(self, rest: str) -> None:
        if self.leaf is not None and self.leaf.kind == "code":
            self._hold(rest[4:])
        else:
            self._close_leaf()
        self.after_blank = True

    def _drop_leaf(self) -> None:
        leaf = self.leaf
        siblings = self.stack[-1].block.children
        if leaf is not None and siblings and siblings[-1] is leaf:
            siblings.pop()
        self.leaf, self.lines = None, []

    def _close_leaf(self) -> None:
        leaf, lines = self.leaf, self.lines
        self.leaf, self.lines = None, []
        if leaf is None:
            return
        if lines:
            last, place = lines[-1]
            leaf.end = max(leaf.end, place + len(last))
        if leaf.kind in ("paragraph", "heading"):
            self._words(leaf, lines)
        elif leaf.kind == "table":
            self._table(leaf, lines)
        elif leaf.kind == "code":
            self._code(leaf, lines)
        elif leaf.kind in ("html", "formula", "hidden"):
            leaf.text = "\n".join(line for line, _ in lines)
            if leaf.kind == "html" and self.end is not None and self.end is not UNTIL_BLANK:
                self._html_ends(leaf, self.end)
            self.structure.contents.append((leaf, Content(lines)))

    def _words(self, leaf: Block, lines: list[tuple[str, int]]) -> None:
        if leaf.kind == "paragraph" and lines and lines[0][0].startswith("["):
            lines = self._take_definitions(leaf, lines)
            if not lines:
                return
        if lines:
            last, place = lines[-1]
            lines[-1] = (last.rstrip(" \t") if not last.endswith("\\") else last, place)
        content = Content(lines)
        leaf.text = content.text
        self.structure.contents.append((leaf, content))

    def _take_definitions(self, leaf: Block, lines: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Link definitions in front of a paragraph are no words (CommonMark 4.7)."""
        found = leading_definitions("\n".join(line for line, _ in lines))
        if not found:
            return lines
        definitions, rest = found
        for label, target in definitions:
            self.structure.references.setdefault(label, target)
        left = rest.count("\n") + 1 if rest else 0
        if not left:
            leaf.kind = "hidden"
            leaf.text = ""
            return []
        return lines[len(lines) - left :]

    def _code(self, leaf: Block, lines: list[tuple[str, int]]) -> None:
        texts = [line for line, _ in lines]
        if not self.fence[0]:
            while texts and not texts[-1].strip(" "):
                texts.pop()
        else:
            leaf.end = max(leaf.end, self.next_at - 1)
            texts = self.shows(texts) if self.shows else texts
            self.shows = None
        leaf.text = "\n".join(texts)

    def _table(self, leaf: Block, lines: list[tuple[str, int]]) -> None:
        aligns = [alignment(cell) for cell, _ in cells(lines[1][0])]
        for index, (line, place) in enumerate(lines):
            if index == 1:
                continue
            number = leaf.line + index
            row = Block("row", place, place + len(line), number, label="head" if index == 0 else "")
            for column, (cell, at) in enumerate(cells(line)[: len(aligns)]):
                block = Block("cell", place + at, place + at + len(cell), number, cell, label=aligns[column])
                self.structure.contents.append((block, CellContent(cell, place + at)))
                row.children.append(block)
            while len(row.children) < len(aligns):
                row.children.append(Block("cell", row.end, row.end, number, label=aligns[len(row.children)]))
            leaf.children.append(row)

    def _html_ends(self, leaf: Block, end: re.Pattern[str]) -> None:
        """Tell of raw HTML that hides what is in it and is never closed; a comment is closed where its block ends,
        so that it hides no more than that."""
        opened = HIDING.match(leaf.text)
        if opened is None or end.search(leaf.text):
            return
        why = both("this is never closed: what stands below it is left out", "没有结束标记：下面的内容已略去")
        self.structure.remarks.append(Remark("unresolved", quoted(leaf.text), why, leaf.start))
        if opened[0].endswith("<!--"):
            leaf.text += "\n-->"

    def _close_to(self, depth: int) -> None:
        while len(self.stack) > depth:
            container = self.stack.pop()
            container.block.end = max(container.block.end, min(self.at, self.next_at) - 1)

    def _remark(self, kind: LossKind, what: str, why: str, rest: str) -> None:
        self.structure.remarks.append(Remark(kind, quoted(what), why, self.place(rest.lstrip(" "))))

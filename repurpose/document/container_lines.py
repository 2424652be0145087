"""The containers: which of the open ones a line continues, and which it opens (quotes, items, notes, meanings)."""

from __future__ import annotations

import re
from collections.abc import Callable

from repurpose.document.block_marks import BULLET, MEANING, NOTE, NUMBER, QUOTE, RULE, TASK, is_marker
from repurpose.document.nodes import Block, Content
from repurpose.document.open_blocks import Container, OpenBlocks

NESTING_MAX = 60
"""Containers inside each other; a marker deeper down is read as text."""


class ContainerLines(OpenBlocks):
    """The marks in front of a line's words: those of containers."""

    def _continued(self, line: str) -> tuple[int, str]:
        """How many open containers the line continues, and what it holds inside them."""
        rest = line
        for depth in range(1, len(self.stack)):
            container = self.stack[depth]
            kind = container.block.kind
            if kind == "quote":
                match = QUOTE.match(rest)
                if not match:
                    return depth, rest
                rest = rest[match.end() :]
            elif kind == "box" and container.loosely and rest.strip(" "):
                indent = len(rest) - len(rest.lstrip(" "))
                container.content = min(container.content, indent) if container.filled else indent
                rest = rest[container.content :]
            elif (kind in ("item", "note", "meaning") or container.content) and rest.strip(" "):
                indent = len(rest) - len(rest.lstrip(" "))
                nested = kind == "item" and container.indent + 2 <= indent and is_marker(rest.lstrip(" "))
                if indent < container.content and not nested:
                    return depth, rest
                rest = rest[min(indent, container.content) :]
            elif kind == "item" and not container.filled and self.after_blank:
                return depth, rest
        return len(self.stack), rest

    def _entered(self, depth: int, rest: str) -> tuple[int, str, bool]:
        """Open the quotes, items, notes and meanings that begin on this line."""
        opened = False
        while len(self.stack) < NESTING_MAX or depth < len(self.stack):
            if rest.startswith("    ") or RULE.match(rest):
                break
            opening = self._opening(rest, depth)
            if opening is None:
                break
            self._close_leaf()
            self._close_to(depth)
            rest = opening(rest)
            depth, opened = len(self.stack), True
        return depth, rest, opened

    def _opening(self, rest: str, depth: int) -> Callable[[str], str] | None:
        first = rest.lstrip(" ")[:1]
        if first == ">":
            return self._open_quote
        if first in "-*+0123456789" and first and self._item(rest, depth):
            return self._open_item
        if first == "[" and NOTE.match(rest) and not self._in_paragraph(depth):
            return self._open_note
        if first == ":" and MEANING.match(rest) and self._is_term(depth):
            return self._open_meaning
        return None

    def _item(self, rest: str, depth: int) -> re.Match[str] | None:
        match = BULLET.match(rest) or NUMBER.match(rest)
        if match and self._in_paragraph(depth):
            empty = match.end() == len(rest)
            inside = self.stack[-1].block.kind == "item"
            if (empty and not inside) or (match.re is NUMBER and match[1] != "1" and not inside):
                return None
        return match

    def _is_term(self, depth: int) -> bool:
        """Whether the paragraph above, or the list of terms that ended with a blank line, takes a meaning."""
        if self._in_paragraph(depth):
            return True
        leaf = self.leaf
        children = self.stack[min(depth, len(self.stack)) - 1].block.children
        if leaf is None and children and children[-1].kind == "terms":
            return True
        return bool(leaf is None and self.after_blank and children and children[-1].kind == "paragraph") and (
            "\n" not in children[-1].text and len(children[-1].text) < 80
        )

    def _open_quote(self, rest: str) -> str:
        match = QUOTE.match(rest)
        assert match is not None
        self._push(self._block("quote", rest))
        return rest[match.end() :]

    def _open_item(self, rest: str) -> str:
        match = BULLET.match(rest) or NUMBER.match(rest)
        assert match is not None
        ordered = match.re is NUMBER
        marker = match[2] if ordered else match[1]
        blanks = match[match.lastindex or 0]
        top = self.stack[-1].block
        if not (top.kind == "list" and top.marker == marker):
            block = self._block("list", rest)
            block.marker, block.label = marker, "ordered" if ordered else ""
            block.level = int(match[1]) if ordered else 0
            self._push(block)
        parent = self.stack[-1].block
        parent.loose |= self.after_blank and bool(parent.children)
        self.after_blank = False
        long = len(blanks) > 4 or match.end() == len(rest)
        content = match.end() - len(blanks) + 1 if long else match.end()
        item = self._block("item", rest)
        self.stack.append(Container(item, indent=len(rest) - len(rest.lstrip(" ")), content=content))
        parent.children.append(item)
        inner = rest[content:]
        task = TASK.match(inner)
        if task:
            item.checked = task[1] != " "
            inner = inner[task.end() :]
        return inner

    def _open_note(self, rest: str) -> str:
        match = NOTE.match(rest)
        assert match is not None
        block = self._block("note", rest)
        block.label = match[1]
        self._push(block, content=4)
        self.structure.notes.setdefault(match[1], block)
        return rest[match.end() :]

    def _open_meaning(self, rest: str) -> str:
        match = MEANING.match(rest)
        assert match is not None
        parent = self.stack[-1].block
        terms = parent.children[-1] if parent.children and parent.children[-1].kind == "terms" else None
        if parent.children and parent.children[-1].kind == "paragraph":
            term = parent.children.pop()
            term.kind = "term"
            above = parent.children[-1] if parent.children else None
            terms = above if above is not None and above.kind == "terms" else None
            if terms is None:
                terms = Block("terms", term.start, term.end, term.line)
                parent.children.append(terms)
            terms.children.append(term)
        assert terms is not None
        self.after_blank = False
        meaning = self._block("meaning", rest)
        terms.children.append(meaning)
        self.stack.append(Container(meaning, content=match.end()))
        return rest[match.end() :]

    def _open_alert(self, quote: Container, alert: re.Match[str], rest: str) -> None:
        """`> [!NOTE] Title`, GitHub's alerts and Obsidian's callouts: the kind names the box, the title is words."""
        quote.block.label = alert[1].lower()
        quote.filled = True
        title = alert[3].strip()
        quote.block.text = title
        if title:
            self.structure.contents.append((quote.block, Content([(title, self.place(rest) + rest.rindex(title))])))

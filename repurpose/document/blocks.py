"""The block structure of Markdown, read the way writers mean it.

By the rules of CommonMark 0.31 (sections 4 and 5), with what Chinese writers are used to on top (a heading of two or
more marks without a blank, lists indented by any number of blanks), GitHub's tables, tasks and alerts, footnotes,
definition lists, formulas, and the marks of the dialects. Every block knows its place in the file.

A line is read in the order of the modules: `container_lines` takes off what it continues or opens, `marked_lines` asks
the dialects, and here it begins a leaf or goes on with one. `open_blocks` holds what is
open, `block_marks` the patterns.
"""

from __future__ import annotations

import re

from repurpose.document import attribute_lists, formulas
from repurpose.document.block_marks import (
    ALERT,
    ATTRIBUTES_ALONE,
    BLOCK_OPENERS,
    CLOSING_MARKS,
    FENCE,
    HEADING,
    RULE,
    UNDERLINE,
    fence_of,
    is_one_line_formula,
    leading_tabs,
)
from repurpose.document.html_tags import ONLY_CLOSED, UNTIL_BLANK, block_end
from repurpose.document.marked_lines import MarkedLines, Marks
from repurpose.document.nodes import Content
from repurpose.document.open_blocks import Structure
from repurpose.document.references import leading_definitions
from repurpose.document.table_cells import TABLE_RULE, cells


def read_blocks(text: str, start: int = 0, first_line: int = 1, marks: Marks | None = None) -> Structure:
    """Read the block structure of a body (LF line ends). `start` and `first_line` are its place in the file."""
    reader = _BlockReader(text, start, first_line, marks or Marks())
    for line in text.split("\n"):
        reader.line(line)
    return reader.finish(start + len(text))


class _BlockReader(MarkedLines):
    def line(self, line: str) -> None:
        """Take the next line: leave the containers it does not continue, enter those it opens, fill the leaf."""
        self.at, self.next_at, self.number = self.next_at, self.next_at + len(line) + 1, self.number + 1
        if self.skip_to > self.at:
            line = line[self.skip_to - self.at :]
            if not line.strip():
                return
        line = leading_tabs(line)
        depth, rest = self._continued(line)
        if not (depth == len(self.stack) and self._is_literal()) and self._closes_box(depth, rest):
            return
        if depth == len(self.stack) and self._verbatim(rest):
            return
        depth, rest, opened = self._entered(depth, rest)
        if not opened and depth < len(self.stack) and self.stack[depth].block.kind != "box" and self._is_lazy(rest):
            self._hold(rest.lstrip(" "))
            return
        if depth < len(self.stack):
            self._close_leaf()
            self._close_to(depth)
        self._fill(rest)

    def _is_lazy(self, rest: str) -> bool:
        """Whether a line without its container's mark still belongs to the paragraph above."""
        paragraph = self.leaf is not None and self.leaf.kind == "paragraph"
        return paragraph and bool(rest.strip(" ")) and not self._starts_block(rest)

    def _starts_block(self, rest: str) -> bool:
        bare = rest.lstrip(" ")[:1]
        if bare not in BLOCK_OPENERS and bare not in self.openers:
            return False
        return bool(
            HEADING.match(rest)
            or RULE.match(rest)
            or fence_of(rest)
            or block_end(rest, True)
            or ATTRIBUTES_ALONE.match(rest)
            or self._mark(rest, True)
        )

    def _is_literal(self) -> bool:
        """Whether the open leaf takes any line until its own end."""
        leaf = self.leaf
        if leaf is None or (leaf.kind == "code" and not self.fence[0]):
            return False
        return leaf.kind in ("code", "formula", "hidden") or (leaf.kind == "html" and self.end is not UNTIL_BLANK)

    def _verbatim(self, rest: str) -> bool:
        """Take a line into an open piece of code, HTML, formula or hidden text; False when that piece is over."""
        leaf = self.leaf
        if (
            leaf is None
            or leaf.kind not in ("code", "html", "formula", "hidden")
            or (leaf.kind == "code" and not self.fence[0])
        ):
            return False
        if leaf.kind == "code":
            mark, indent = self.fence
            closing = FENCE.match(rest)
            if closing and closing[2].startswith(mark) and not closing[3].strip():
                self._close_leaf()
            else:
                self._hold(rest[min(indent, len(rest) - len(rest.lstrip(" "))) :])
            return True
        if leaf.kind == "html" and self.end is UNTIL_BLANK:
            if not rest.strip(" "):
                return False
            self._hold(rest)
            if ONLY_CLOSED.match(rest):
                self._close_leaf()
            return True
        self._hold(rest)
        if self.end is not None and self.end.search(rest):
            self._close_leaf()
        return True

    def _fill(self, rest: str) -> None:
        """Put a line into the leaf it belongs to."""
        leaf = self.leaf.kind if self.leaf else ""
        if not rest.strip(" "):
            self._blank(rest)
        elif leaf == "code" and rest.startswith("    "):
            self._hold(rest[4:])
        elif leaf == "paragraph" and UNDERLINE.match(rest) and self._underlined(rest):
            pass
        elif leaf == "paragraph" and "|" in self.lines[-1][0] and self._is_table(rest):
            self._begin_table(rest)
        elif leaf == "table" and not self._starts_block(rest):
            self._hold(rest.lstrip(" "))
        elif not self._begin(rest):
            self._paragraph(rest)

    def _begin(self, rest: str) -> bool:
        """Begin a leaf that is no paragraph, if the line does."""
        paragraph = self.leaf is not None and self.leaf.kind == "paragraph"
        if rest.startswith("    ") and not paragraph:
            self._start("code", rest[4:], rest[4:])
            self.fence = ("", 0)
            return True
        first = rest.lstrip(" ")[:1]
        if first not in BLOCK_OPENERS and first not in self.openers:
            return False
        return self._begin_marked(rest, paragraph)

    def _begin_marked(self, rest: str, paragraph: bool) -> bool:
        self.shows = None
        if self._marked(rest, paragraph):
            return True
        if fence := fence_of(rest):
            shows = self.shows
            leaf = self._start("code", rest)
            self.shows = shows
            self.fence = (fence[2], len(fence[1]))
            leaf.label = fence[3].strip()
        elif heading := HEADING.match(rest):
            self._heading(heading)
        elif RULE.match(rest):
            self._start("rule", rest)
            self._close_leaf()
        elif ATTRIBUTES_ALONE.match(rest):
            self._attributes(rest)
        elif (end := formulas.display_end(rest)) and not paragraph | bool(is_one_line_formula(rest) and paragraph):
            self._formula(rest, end)
        elif end := block_end(rest, paragraph):
            self._html(rest, end)
        else:
            return False
        return True

    def _heading(self, match: re.Match[str]) -> None:
        written = match[1]
        level = len(written) - len(written.lstrip("#"))
        words = written[level:]
        shift = len(words) - len(words.lstrip(" \t"))
        words = CLOSING_MARKS.sub("", words.strip(" \t")) if shift or not words else words.strip(" \t")
        leaf = self._start("heading", match.string)
        leaf.level, place = level, self.place(match.string[match.start(1) + level + shift :])
        words, leaf.attributes = attribute_lists.split_tail(words)
        self.lines = [(words, place)]
        box = self.stack[-1].block
        if box.kind == "box" and box.label not in ("", "plain") and not box.text and box.children == [leaf]:
            # A heading that opens a callout is its title (Quarto, "Callout Blocks").
            self._drop_leaf()
            box.text = words
            self.structure.contents.append((box, Content([(words, place)])))
        self._close_leaf()

    def _attributes(self, rest: str) -> None:
        """A list on a line of its own belongs to the block above, or below: it is no words."""
        written = attribute_lists.read(rest)
        if self.leaf is not None:
            self.leaf.attributes.update(written)
        hidden = self._hidden(rest)
        hidden.attributes = written

    def _formula(self, rest: str, end: re.Pattern[str]) -> None:
        self._start("formula", rest, rest)
        self.end = end
        self._remark("formula", rest, "formula", rest)
        if is_one_line_formula(rest):
            self._close_leaf()

    def _html(self, rest: str, end: re.Pattern[str]) -> None:
        self._start("html", rest, rest)
        self.end = end
        if (end is not UNTIL_BLANK and end.search(rest)) or (end is UNTIL_BLANK and ONLY_CLOSED.match(rest)):
            self._close_leaf()

    def _paragraph(self, rest: str) -> None:
        if self.leaf is None or self.leaf.kind != "paragraph":
            quote = self.stack[-1]
            alert = ALERT.match(rest.strip(" ")) if quote.block.kind == "quote" and not quote.filled else None
            if alert:
                self._open_alert(quote, alert, rest)
                return
            self._start("paragraph", rest)
        # Two full-width blanks at a paragraph's start are how print indents it.
        self._hold(rest.lstrip(" ") if self.lines else rest.lstrip(" \u3000"))

    def _underlined(self, rest: str) -> bool:
        if "=" not in rest and len(rest.strip()) == 1 and "-" in rest:
            # A lone dash under a line is an empty item to some and a heading to others: words, as they stand.
            return False
        held = leading_definitions("\n".join(line for line, _ in self.lines))
        if held and not held[1].strip():
            return False
        leaf = self.leaf
        assert leaf is not None
        if held:
            self.lines = self._take_definitions(leaf, self.lines)
        leaf.kind, leaf.level = "heading", 1 if "=" in rest else 2
        leaf.end = self.next_at - 1
        self._close_leaf()
        return True

    def _is_table(self, rest: str) -> bool:
        if not TABLE_RULE.match(rest) or "-" not in rest:
            return False
        return len(cells(self.lines[-1][0])) == len(cells(rest.strip(" ")))

    def _begin_table(self, rest: str) -> None:
        header, place = self.lines.pop()
        number = self.number - 1
        if self.lines:
            self._close_leaf()
        else:
            self._drop_leaf()
        leaf = self._start("table", rest)
        leaf.start, leaf.line = place, number
        self.lines = [(header.rstrip(" "), place)]
        self._hold(rest.lstrip(" "))

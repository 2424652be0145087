"""The block structure of Markdown, read the way writers mean it.

By the rules of CommonMark 0.31 (sections 4 and 5), with what Chinese writers are used to on top (a heading of two or
more marks without a blank, lists indented by any number of blanks), GitHub's tables, tasks and alerts, footnotes,
definition lists, formulas, and the marks of the dialects. Every block knows its place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from repurpose.document import attribute_lists, formulas
from repurpose.document.dialects.base import LITERAL, Becomes, Context, LineMark
from repurpose.document.html_tags import ONLY_CLOSED, UNTIL_BLANK, block_end
from repurpose.document.nodes import Block, BlockKind, Content, Remark, quoted
from repurpose.document.references import LinkTarget, leading_definitions
from repurpose.document.table_cells import TABLE_RULE, CellContent, alignment, cells
from repurpose.model import LossKind
from repurpose.text.bilingual import both

NESTING_MAX = 60
"""Containers inside each other; a marker deeper down is read as text."""

_BULLET = re.compile(r" {0,3}([-*+])( +|$)")
_NUMBER = re.compile(r" {0,3}(\d{1,9})([.)])( +|$)")
_QUOTE = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r" {0,3}(#{1,6}[ \t]+\S.*|#{2,6}[^\s#].*|#{1,6})[ \t]*$")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
_ALERT = re.compile(r"\[!([^\]\[|\s]{1,40})(?:\|[^\]\[]*)?\]([-+]?)[ \t]*(.*)$")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_MEANING = re.compile(r" {0,3}:[ \t]+(?=\S)")
_ATTRIBUTES_ALONE = re.compile(rf" {{0,3}}{attribute_lists.LIST.pattern}[ \t]*$")
_HIDING = re.compile(r" {0,3}<(?:!--|[!?]|script|style|svg)", re.I)
_INFO = re.compile(r"\{?\s*\.?([\w+#.-]+)")


class _Container(Struct):
    block: Block
    indent: int = 0
    content: int = 0
    filled: bool = False
    end: re.Pattern[str] | None = None
    loosely: bool = False
    """Its content may be indented, all of it by what its first line is."""


class Marks(Struct, frozen=True):
    """The dialects' marks on lines of their own, and what they may ask."""

    lines: tuple[LineMark, ...] = ()
    context: Context = Context()


class Structure(Struct):
    """The blocks of a text and what inlines refer to: link definitions, and footnotes by their label."""

    blocks: list[Block]
    references: dict[str, LinkTarget]
    notes: dict[str, Block]
    contents: list[tuple[Block, Content]]
    remarks: list[Remark]


def read_blocks(text: str, start: int = 0, first_line: int = 1, marks: Marks | None = None) -> Structure:
    """Read the block structure of a body (LF line ends). `start` and `first_line` are its place in the file."""
    reader = _BlockReader(text, start, first_line, marks or Marks())
    for line in text.split("\n"):
        reader.line(line)
    return reader.finish(start + len(text))


class _BlockReader:
    def __init__(self, text: str, start: int, first_line: int, marks: Marks) -> None:
        self.text, self.origin, self.marks = text, start, marks
        self.ahead: dict[str | re.Pattern[str], int] = {}
        self.skip_to = start
        self.literal = 0
        self.shows: Callable[[list[str]], list[str]] | None = None
        self.root = Block("box", start, start, first_line)
        self.stack: list[_Container] = [_Container(self.root)]
        self.structure = Structure(self.root.children, {}, {}, [], [])
        self.leaf: Block | None = None
        self.lines: list[tuple[str, int]] = []
        self.fence: tuple[str, int] = ("", 0)
        self.end: re.Pattern[str] | None = None
        self.after_blank = False
        self.at = start
        self.number = first_line - 1
        self.next_at = start
        self.openers = {
            mark: [one for one in marks.lines if mark in one.opens] for one in marks.lines for mark in one.opens
        }

    def finish(self, end: int) -> Structure:
        self.at = end
        self._close_leaf()
        self._close_to(1)
        return self.structure

    def place(self, rest: str) -> int:
        """Where the rest of the line is: it is the line's tail, whatever was taken in front."""
        return self.next_at - 1 - len(rest)

    def line(self, line: str) -> None:
        """Take the next line: leave the containers it does not continue, enter those it opens, fill the leaf."""
        self.at, self.next_at, self.number = self.next_at, self.next_at + len(line) + 1, self.number + 1
        if self.skip_to > self.at:
            line = line[self.skip_to - self.at :]
            if not line.strip():
                return
        line = _leading_tabs(line)
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

    def _hold(self, rest: str) -> None:
        self.lines.append((rest, self.place(rest)))

    def _continued(self, line: str) -> tuple[int, str]:
        """How many open containers the line continues, and what it holds inside them."""
        rest = line
        for depth in range(1, len(self.stack)):
            container = self.stack[depth]
            kind = container.block.kind
            if kind == "quote":
                match = _QUOTE.match(rest)
                if not match:
                    return depth, rest
                rest = rest[match.end() :]
            elif kind == "box" and container.loosely and rest.strip(" "):
                indent = len(rest) - len(rest.lstrip(" "))
                container.content = min(container.content, indent) if container.filled else indent
                rest = rest[container.content :]
            elif (kind in ("item", "note", "meaning") or container.content) and rest.strip(" "):
                indent = len(rest) - len(rest.lstrip(" "))
                nested = kind == "item" and container.indent + 2 <= indent and _is_marker(rest.lstrip(" "))
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
            if rest.startswith("    ") or _RULE.match(rest):
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
        if first == "[" and _NOTE.match(rest) and not self._in_paragraph(depth):
            return self._open_note
        if first == ":" and _MEANING.match(rest) and self._is_term(depth):
            return self._open_meaning
        return None

    def _in_paragraph(self, depth: int) -> bool:
        return self.leaf is not None and self.leaf.kind == "paragraph" and depth == len(self.stack)

    def _item(self, rest: str, depth: int) -> re.Match[str] | None:
        match = _BULLET.match(rest) or _NUMBER.match(rest)
        if match and self._in_paragraph(depth):
            empty = match.end() == len(rest)
            inside = self.stack[-1].block.kind == "item"
            if (empty and not inside) or (match.re is _NUMBER and match[1] != "1" and not inside):
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
        match = _QUOTE.match(rest)
        assert match is not None
        self._push(self._block("quote", rest))
        return rest[match.end() :]

    def _open_item(self, rest: str) -> str:
        match = _BULLET.match(rest) or _NUMBER.match(rest)
        assert match is not None
        ordered = match.re is _NUMBER
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
        self.stack.append(_Container(item, indent=len(rest) - len(rest.lstrip(" ")), content=content))
        parent.children.append(item)
        inner = rest[content:]
        task = _TASK.match(inner)
        if task:
            item.checked = task[1] != " "
            inner = inner[task.end() :]
        return inner

    def _open_note(self, rest: str) -> str:
        match = _NOTE.match(rest)
        assert match is not None
        block = self._block("note", rest)
        block.label = match[1]
        self._push(block, content=4)
        self.structure.notes.setdefault(match[1], block)
        return rest[match.end() :]

    def _open_meaning(self, rest: str) -> str:
        match = _MEANING.match(rest)
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
        self.stack.append(_Container(meaning, content=match.end()))
        return rest[match.end() :]

    def _is_lazy(self, rest: str) -> bool:
        """Whether a line without its container's mark still belongs to the paragraph above."""
        paragraph = self.leaf is not None and self.leaf.kind == "paragraph"
        return paragraph and bool(rest.strip(" ")) and not self._starts_block(rest)

    def _starts_block(self, rest: str) -> bool:
        bare = rest.lstrip(" ")[:1]
        if bare not in _BLOCK_OPENERS and bare not in self.openers:
            return False
        return bool(
            _HEADING.match(rest)
            or _RULE.match(rest)
            or _is_fence(rest)
            or block_end(rest, True)
            or _ATTRIBUTES_ALONE.match(rest)
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
            closing = _FENCE.match(rest)
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
        elif leaf == "paragraph" and _UNDERLINE.match(rest) and self._underlined(rest):
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
        if first not in _BLOCK_OPENERS and first not in self.openers:
            return False
        return self._begin_marked(rest, paragraph)

    def _begin_marked(self, rest: str, paragraph: bool) -> bool:
        self.shows = None
        if self._marked(rest, paragraph):
            return True
        if fence := _fence(rest):
            shows = self.shows
            leaf = self._start("code", rest)
            self.shows = shows
            self.fence = (fence[2], len(fence[1]))
            leaf.label = fence[3].strip()
        elif heading := _HEADING.match(rest):
            self._heading(heading)
        elif _RULE.match(rest):
            self._start("rule", rest)
            self._close_leaf()
        elif _ATTRIBUTES_ALONE.match(rest):
            self._attributes(rest)
        elif (end := formulas.display_end(rest)) and not paragraph | bool(_one_line_formula(rest) and paragraph):
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
        words = _CLOSING_MARKS.sub("", words.strip(" \t")) if shift or not words else words.strip(" \t")
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

    def _hidden(self, rest: str) -> Block:
        """A line that is no words; the paragraph around it goes on."""
        if self.leaf is not None and self.leaf.kind == "paragraph":
            self._close_leaf()
        leaf = self._start("hidden", rest, rest)
        self.end = None
        self._close_leaf()
        return leaf

    def _formula(self, rest: str, end: re.Pattern[str]) -> None:
        self._start("formula", rest, rest)
        self.end = end
        self._remark("formula", rest, "formula", rest)
        if _one_line_formula(rest):
            self._close_leaf()

    def _html(self, rest: str, end: re.Pattern[str]) -> None:
        self._start("html", rest, rest)
        self.end = end
        if (end is not UNTIL_BLANK and end.search(rest)) or (end is UNTIL_BLANK and ONLY_CLOSED.match(rest)):
            self._close_leaf()

    def _html_ends(self, leaf: Block, end: re.Pattern[str]) -> None:
        """Tell of raw HTML that hides what is in it and is never closed; a comment is closed where its block ends,
        so that it hides no more than that."""
        opened = _HIDING.match(leaf.text)
        if opened is None or end.search(leaf.text):
            return
        why = both("this is never closed: what stands below it is left out", "没有结束标记：下面的内容已略去")
        self.structure.remarks.append(Remark("unresolved", quoted(leaf.text), why, leaf.start))
        if opened[0].endswith("<!--"):
            leaf.text += "\n-->"

    def _mark(self, rest: str, interrupting: bool) -> tuple[re.Match[str], Becomes] | None:
        """What a dialect says of the line."""
        bare = rest.lstrip(" ")
        at = self.place(bare) - self.origin
        if bare.startswith("{") and self._is_between_words():
            return None
        for mark in self.openers.get(bare[:1], ()):
            if (interrupting and not mark.interrupts) or (mark.closer and not self._follows(mark.closer, at)):
                continue
            match = mark.pattern.match(self.text, at) if mark.several else mark.pattern.match(bare)
            becomes = mark.read(match, self.marks.context) if match else None
            if match is None or becomes is None:
                continue
            if not (becomes.paired and becomes.closes and not self._follows(becomes.closes, at)):
                return match, becomes
        return None

    def _is_between_words(self) -> bool:
        """Whether the line is in a box whose braces are words."""
        return bool(self.literal) and any(LITERAL in one.block.attributes for one in self.stack)

    def _follows(self, closer: str | re.Pattern[str], at: int) -> bool:
        """Whether what closes a mark comes somewhere below; looked up once a stretch."""
        found = self.ahead.get(closer, 0)
        if 0 <= found <= at:
            if isinstance(closer, str):
                found = self.text.find(closer, at + 1)
            else:
                match = closer.search(self.text, at + 1)
                found = match.start() if match else -1
            self.ahead[closer] = found
        return found >= 0

    def _marked(self, rest: str, paragraph: bool) -> bool:
        found = self._mark(rest, paragraph)
        if found is None:
            return False
        match, becomes = found
        if becomes.loss:
            self._remark(becomes.loss, match[0], becomes.why, rest)
        if becomes.stays:
            self.shows = becomes.shows
            return False
        if becomes.above:
            self._take_list_above()
        if becomes.box and len(self.stack) < NESTING_MAX:
            self._open_box(becomes, rest)
        elif becomes.closes is not None and not becomes.box:
            self._start("hidden", rest, rest)
            self.end = becomes.closes
        else:
            hidden = self._hidden(rest)
            if "\n" in match[0]:
                hidden.end, hidden.text = self.place(rest.lstrip(" ")) + len(match[0]), match[0]
            if becomes.code is not None:
                hidden.kind, hidden.text, hidden.label = "code", becomes.code, becomes.title
            elif becomes.markdown:
                self._insert(becomes.markdown, rest)
        if "\n" in match[0]:
            self.skip_to = self.place(rest.lstrip(" ")) + len(match[0])
        return True

    def _take_list_above(self) -> None:
        lists = [depth for depth, one in enumerate(self.stack) if one.block.kind == "list"]
        if lists:
            self._close_leaf()
            block = self.stack[lists[-1]].block
            self._close_to(lists[-1])
            block.kind, block.children = "hidden", []

    def _insert(self, markdown: str, rest: str) -> None:
        """A paragraph that stands for the line."""
        leaf = self._start("paragraph", rest)
        place = self.place(rest.lstrip(" "))
        leaf.text = markdown
        self.structure.contents.append((leaf, _Fixed(markdown, place)))
        self.leaf = None

    def _open_box(self, becomes: Becomes, rest: str) -> None:
        block = self._block("box", rest)
        block.label, block.text = becomes.box, becomes.title
        self.literal += becomes.literal
        block.attributes = {LITERAL: ""} if becomes.literal else {}
        if becomes.title:
            self.structure.contents.append((block, _Fixed(becomes.title, self.place(rest.lstrip(" ")))))
        self._close_leaf()
        self._push(block, content=4 if becomes.indented else 0)
        self.stack[-1].end, self.stack[-1].loosely = becomes.closes, becomes.paired

    def _closes_box(self, depth: int, rest: str) -> bool:
        """Leave the innermost box that the line closes."""
        for inner in range(depth - 1, 0, -1):
            end = self.stack[inner].end
            if end is not None and end.match(rest.strip(" ")):
                self._close_leaf()
                self._close_to(inner)
                self._hidden(rest)
                return True
        return False

    def _paragraph(self, rest: str) -> None:
        if self.leaf is None or self.leaf.kind != "paragraph":
            quote = self.stack[-1]
            alert = _ALERT.match(rest.strip(" ")) if quote.block.kind == "quote" and not quote.filled else None
            if alert:
                self._open_alert(quote, alert, rest)
                return
            self._start("paragraph", rest)
        # Two full-width blanks at a paragraph's start are how print indents it.
        self._hold(rest.lstrip(" ") if self.lines else rest.lstrip(" \u3000"))

    def _open_alert(self, quote: _Container, alert: re.Match[str], rest: str) -> None:
        """`> [!NOTE] Title`, GitHub's alerts and Obsidian's callouts: the kind names the box, the title is words."""
        quote.block.label = alert[1].lower()
        quote.filled = True
        title = alert[3].strip()
        quote.block.text = title
        if title:
            self.structure.contents.append((quote.block, Content([(title, self.place(rest) + rest.rindex(title))])))

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

    def _drop_leaf(self) -> None:
        leaf = self.leaf
        siblings = self.stack[-1].block.children
        if leaf is not None and siblings and siblings[-1] is leaf:
            siblings.pop()
        self.leaf, self.lines = None, []

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
        self.stack.append(_Container(block, content=content))

    def _new_block(self) -> None:
        """A block begins inside the innermost container: a list that it does not continue is over."""
        if self.stack[-1].block.kind == "list":
            self._close_to(len(self.stack) - 1)
        inner = self.stack[-1]
        if inner.block.kind == "item" and inner.filled and self.after_blank:
            self.stack[-2].block.loose = True
        inner.filled = True
        self.after_blank = False

    def _blank(self, rest: str) -> None:
        if self.leaf is not None and self.leaf.kind == "code":
            self._hold(rest[4:])
        else:
            self._close_leaf()
        self.after_blank = True

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

    def _close_to(self, depth: int) -> None:
        while len(self.stack) > depth:
            container = self.stack.pop()
            container.block.end = max(container.block.end, min(self.at, self.next_at) - 1)

    def _remark(self, kind: LossKind, what: str, why: str, rest: str) -> None:
        self.structure.remarks.append(Remark(kind, quoted(what), why, self.place(rest.lstrip(" "))))


class _Fixed(Content):
    """Words that stand for a mark: each of them is where the mark is."""

    def __init__(self, text: str, place: int) -> None:
        super().__init__([(text, place)])

    def place(self, at: int) -> int:  # noqa: ARG002
        """Where the mark is."""
        return self.places[0]


_BLOCK_OPENERS = frozenset("#`~-*_<$\\{=|:")


def _fence(rest: str) -> re.Match[str] | None:
    match = _FENCE.match(rest)
    return match if match and not (match[2][0] == "`" and "`" in match[3]) else None


def _is_fence(rest: str) -> bool:
    return _fence(rest) is not None


def _is_marker(rest: str) -> bool:
    return bool(_BULLET.match(rest) or _NUMBER.match(rest))


def _one_line_formula(rest: str) -> bool:
    bare = rest.strip()
    if bare.startswith("$$"):
        return len(bare) > 4 and bare.endswith("$$")
    return (bare.startswith("\\[") and bare.endswith("\\]")) or "\\end{" in bare


def _leading_tabs(line: str) -> str:
    """The line with tabs before its first word as spaces to the next multiple of four."""
    if "\t" not in line:
        return line
    words = line.lstrip(" \t>")
    head = line[: len(line) - len(words)].expandtabs(4)
    return head + re.sub(r"^([-*+]|\d{1,9}[.)])\t", r"\1 ", words)


def is_rule(line: str) -> bool:
    """Whether a line by itself is a rule."""
    return bool(_RULE.match(line))


def heading_of(line: str) -> tuple[int, str] | None:
    """Level and words of a line that is a heading; None for any other line."""
    match = _HEADING.match(line)
    if match is None:
        return None
    bare = match[1].lstrip("#")
    return len(match[1]) - len(bare), _CLOSING_MARKS.sub("", bare.strip())


def language_of(info: str) -> str:
    """The language that a fence's words name."""
    match = _INFO.match(info)
    return match[1].lower() if match else ""

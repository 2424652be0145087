"""The block structure of Markdown, read the way writers mean it.

Lists, quotes, code and raw HTML are recognised here, by the rules of CommonMark with what Chinese writers are used to
on top; what is left for a Markdown library are paragraphs, headings and tables, one after the other, with no nesting.
Each recognised piece of structure stands in the flat text as a numbered token and its HTML in a list beside it.
"""

from __future__ import annotations

import html
import re
from typing import Literal

from msgspec import Struct, field

from repurpose.text.paragraphs import join_lines
from repurpose.text.rawhtml import CLOSED, UNTIL_BLANK, html_end

TOKEN_OPEN, TOKEN_CLOSE, TIGHT = "\ufdd0", "\ufdd1", "\ufdd2"
"""Non-characters: no text may hold them, so a writer cannot forge a token."""
NESTING_MAX = 60
"""Containers inside each other; a marker deeper down is read as text."""
MARKS_MAX = 3_000
"""Marks in one paragraph beyond which none can be meant: they are words then. One full of links has some hundreds."""
BRACKET_WORK_MAX = 20_000_000
"""Opening brackets times characters, summed over paragraphs: a library that looks for each bracket's partner spends
about 50 ns on each. Beyond it marks are words. A long newsletter comes to a tenth."""
_MARKS = "\\`*_[]<>!&~=:"
_STAND_INS = {ord(mark): chr(0xFDD3 + index) for index, mark in enumerate(_MARKS)}
LITERAL_HTML = {ord(stand_in): html.escape(chr(mark)) for mark, stand_in in _STAND_INS.items()}
"""What marks that are words stand as in the flat text, and the HTML they become."""

_BULLET = re.compile(r" {0,3}([-*+])( +|$)")
_NUMBER = re.compile(r" {0,3}(\d{1,9})([.)])( +|$)")
_QUOTE = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r" {0,3}(#{1,6}[ \t]+\S.*|#{2,6}[^\s#].*|#{1,6})$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(={2,}|-{2,})[ \t]*$")
_TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_ALERT = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$", re.I)
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
Kind = Literal["quote", "list", "item"]
Leaf = Literal["", "paragraph", "table", "fence", "indented", "html", "footnote"]


class Flat(Struct, frozen=True):
    """Markdown without containers, and the HTML that each token in it stands for. `literal`: some marks are words."""

    text: str
    markup: tuple[str, ...]
    literal: bool = False


class _Container(Struct):
    kind: Kind
    opened: int
    marker: str = ""
    indent: int = 0
    content: int = 0
    loose: bool = False
    filled: bool = False
    items: list[int] = field(default_factory=list)
    closing: str = ""


def flatten(text: str, labels: dict[str, str]) -> Flat:
    """Read the block structure of a text. `labels` are the words put over the five kinds of alert."""
    reader = _Reader(labels)
    for line in re.split(r"\r\n|\r|\n", re.sub("[\ufdd0-\ufdef]", "", text)):
        reader.line(line)
    return reader.finish()


class _Reader:
    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels
        self.out: list[str] = []
        self.markup: list[str] = []
        self.stack: list[_Container] = []
        self.leaf: Leaf = ""
        self.lines: list[str] = []
        self.fence: tuple[str, int, str] = ("", 0, "")
        self.html_end: re.Pattern[str] | None = None
        self.after_blank = False
        self.bracket_work = 0
        self.literal = False

    def finish(self) -> Flat:
        self._close_leaf()
        self._close_to(0)
        return Flat("".join(self.out), tuple(self.markup), self.literal)

    def line(self, line: str) -> None:
        """Take the next line: leave the containers it does not continue, enter those it opens, fill the leaf."""
        line = _leading_tabs(line)
        depth, rest = self._continued(line)
        if self.leaf in ("fence", "html", "footnote") and depth == len(self.stack) and self._verbatim(rest):
            return
        depth, rest, opened = self._entered(depth, rest)
        if not opened and depth < len(self.stack) and self._is_lazy(rest):
            self.lines.append(rest.strip(" "))
            return
        if depth < len(self.stack):
            self._close_leaf()
            self._close_to(depth)
        self._fill(rest)

    def _continued(self, line: str) -> tuple[int, str]:
        """How many open containers the line continues, and what it holds inside them."""
        rest = line
        for depth, container in enumerate(self.stack):
            if container.kind == "quote":
                match = _QUOTE.match(rest)
                if not match:
                    return depth, rest
                rest = rest[match.end() :]
            elif container.kind == "item" and rest.strip(" "):
                indent = len(rest) - len(rest.lstrip(" "))
                if indent < container.content and not (container.indent + 2 <= indent and _is_marker(rest.lstrip(" "))):
                    return depth, rest
                rest = rest[min(indent, container.content) :]
        return len(self.stack), rest

    def _entered(self, depth: int, rest: str) -> tuple[int, str, bool]:
        """Open the quotes and items that begin on this line."""
        opened = False
        while len(self.stack) < NESTING_MAX or depth < len(self.stack):
            if rest.startswith("    ") or _RULE.match(rest):
                break
            quote = _QUOTE.match(rest)
            item = None if quote else self._item(rest, depth)
            if not quote and not item:
                break
            self._close_leaf()
            self._close_to(depth)
            rest = self._open_quote(rest, quote.end()) if quote else self._open_item(rest, item)
            depth, opened = len(self.stack), True
        return depth, rest, opened

    def _item(self, rest: str, depth: int) -> re.Match[str] | None:
        match = _BULLET.match(rest) or _NUMBER.match(rest)
        if match and self.leaf == "paragraph" and depth == len(self.stack):
            empty = match.end() == len(rest)
            if empty or (match.re is _NUMBER and match[1] != "1"):
                return None
        return match

    def _open_quote(self, rest: str, end: int) -> str:
        self._new_block()
        self.stack.append(_Container("quote", self._token("<blockquote>"), closing="</blockquote>"))
        return rest[end:]

    def _open_item(self, rest: str, match: re.Match[str] | None) -> str:
        assert match is not None
        ordered = match.re is _NUMBER
        marker = match[2] if ordered else match[1]
        blanks = match[match.lastindex or 0]
        if not (self.stack and self.stack[-1].kind == "list" and self.stack[-1].marker == marker):
            self._new_block()
            start = f' start="{int(match[1])}"' if ordered and match[1] != "1" else ""
            opened = self._token(f"<ol{start}>" if ordered else "<ul>")
            self.stack.append(_Container("list", opened, marker, closing="</ol>" if ordered else "</ul>"))
        parent = self.stack[-1]
        parent.loose |= self.after_blank and bool(parent.items)
        self.after_blank = False
        content = match.end() - len(blanks) + 1 if len(blanks) > 4 or not blanks else match.end()
        item = _Container(
            "item", self._token("<li>"), indent=len(rest) - len(rest.lstrip(" ")), content=content, closing="</li>"
        )
        parent.items.append(item.opened)
        self.stack.append(item)
        return (
            _TASK.sub(lambda task: "☐ " if task[1] == " " else "☑ ", rest[content:], count=1)
            if _TASK.match(rest, content)
            else rest[content:]
        )

    def _is_lazy(self, rest: str) -> bool:
        """Whether a line without its container's mark still belongs to the paragraph above."""
        return self.leaf == "paragraph" and bool(rest.strip(" ")) and not self._starts_block(rest)

    def _starts_block(self, rest: str) -> bool:
        return bool(_HEADING.match(rest) or _RULE.match(rest) or _is_fence(rest) or html_end(rest, False))

    def _verbatim(self, rest: str) -> bool:
        """Take a line into an open piece of code, HTML or footnote; False when that piece is over."""
        if self.leaf == "fence":
            mark, indent, _ = self.fence
            closing = _FENCE.match(rest)
            if closing and closing[2].startswith(mark) and not closing[3].strip():
                self._close_leaf()
            else:
                self.lines.append(rest[min(indent, len(rest) - len(rest.lstrip(" "))) :])
            return True
        if self.leaf == "html":
            return self._more_html(rest)
        if (
            rest.strip(" ")
            and not rest.startswith("    ")
            and (not self.lines[-1] or self._starts_block(rest) or _FOOTNOTE.match(rest))
        ):
            return False
        self.lines.append(rest if rest.strip(" ") else "")
        return True

    def _more_html(self, rest: str) -> bool:
        if self.html_end is None:
            if not rest.strip(" "):
                return False
            self.lines.append(rest)
            if CLOSED.match(rest):
                self._close_leaf()
            return True
        self.lines.append(rest)
        if self.html_end.search(rest):
            self._close_leaf()
        return True

    def _fill(self, rest: str) -> None:
        """Put a line into the leaf it belongs to."""
        if not rest.strip(" "):
            self._blank()
        elif self.leaf == "indented" and rest.startswith("    "):
            self.lines.append(rest[4:])
        elif self.leaf == "paragraph" and _UNDERLINE.match(rest):
            self._underlined(rest)
        elif self.leaf == "paragraph" and _TABLE_RULE.match(rest) and "|" in self.lines[-1]:
            self._begin_table(rest)
        elif self.leaf == "table" and not self._starts_block(rest):
            self.lines.append(rest.strip(" "))
        elif not self._begin(rest):
            self._paragraph(rest)

    def _begin(self, rest: str) -> bool:
        """Begin a leaf that is no paragraph, if the line does."""
        paragraph = self.leaf == "paragraph"
        if rest.startswith("    ") and not paragraph:
            self._start("indented", rest[4:])
        elif _is_fence(rest) and (fence := _FENCE.match(rest)):
            self._start("fence")
            self.fence = (fence[2], len(fence[1]), fence[3].strip())
        elif heading := _HEADING.match(rest):
            self._start("")
            level = len(heading[1]) - len(heading[1].lstrip("#"))
            self._write(f"{'#' * level} {heading[1][level:].strip()}")
        elif _RULE.match(rest):
            self._start("")
            self._token("<hr>")
        elif not paragraph and _FOOTNOTE.match(rest):
            self._start("footnote", rest.strip(" "))
        elif end := html_end(rest, not paragraph):
            self._start("html", rest)
            self.html_end = None if end is UNTIL_BLANK else end
            if (end is not UNTIL_BLANK and end.search(rest)) or (end is UNTIL_BLANK and CLOSED.match(rest)):
                self._close_leaf()
        else:
            return False
        return True

    def _paragraph(self, rest: str) -> None:
        if self.leaf != "paragraph":
            quote = self.stack[-1] if self.stack and self.stack[-1].kind == "quote" else None
            alert = _ALERT.match(rest.strip(" ")) if quote and not quote.filled else None
            if quote and alert:
                self._open_alert(quote, alert[1].lower())
                return
            self._start("paragraph")
        self.lines.append(rest.lstrip(" "))

    def _open_alert(self, quote: _Container, kind: str) -> None:
        self.markup[quote.opened] = f'<blockquote class="{kind}">'
        quote.filled = True
        self._add(f"**{self.labels[kind]}**")

    def _underlined(self, rest: str) -> None:
        level = "#" if "=" in rest else "##"
        words, self.lines, self.leaf = join_lines(self.lines).replace("\n", " "), [], ""
        self._write(f"{level} {words}")

    def _begin_table(self, rest: str) -> None:
        header = self.lines.pop()
        if self.lines:
            self._close_leaf()
        self.leaf, self.lines = "table", [header.strip(" "), rest.strip(" ")]

    def _start(self, leaf: Leaf, *lines: str) -> None:
        self._close_leaf()
        self._new_block()
        self.leaf, self.lines = leaf, list(lines)

    def _new_block(self) -> None:
        """A block begins inside the innermost container: a list that it does not continue is over."""
        if self.stack and self.stack[-1].kind == "list":
            self._close_to(len(self.stack) - 1)
        if self.stack:
            inner = self.stack[-1]
            if inner.kind == "item" and inner.filled and self.after_blank:
                self.stack[-2].loose = True
            inner.filled = True
        self.after_blank = False

    def _blank(self) -> None:
        if self.leaf == "indented":
            self.lines.append("")
        else:
            self._close_leaf()
        self.after_blank = True

    def _close_leaf(self) -> None:
        leaf, lines = self.leaf, self.lines
        self.leaf, self.lines = "", []
        if leaf == "paragraph":
            self._write(_escaped_start(join_lines(lines)))
        elif leaf in ("table", "footnote"):
            self._write("\n".join(lines).rstrip("\n"))
        elif leaf == "html":
            self._token("\n".join(lines))
        elif leaf in ("fence", "indented"):
            self._code(lines, self.fence[2] if leaf == "fence" else "")

    def _write(self, text: str) -> None:
        """Add a block of text. Where its marks are more than anybody could have meant, they are words."""
        self.bracket_work += text.count("[") * len(text)
        if _overmarked(text) or self.bracket_work > BRACKET_WORK_MAX:
            text, self.literal = text.translate(_STAND_INS), True
        self._add(text)

    def _add(self, block: str) -> None:
        self.out += ("\n\n", block) if self.out else (block,)

    def _code(self, lines: list[str], info: str) -> None:
        language = re.match(r"\{?\.?([\w+#-]+)", info)
        attribute = f' class="language-{language[1].lower()}"' if language else ""
        code = html.escape("\n".join(lines).strip("\n"), quote=False)
        self._token(f"<pre><code{attribute}>{code}\n</code></pre>")

    def _close_to(self, depth: int) -> None:
        while len(self.stack) > depth:
            container = self.stack.pop()
            self._token(container.closing)
            if container.kind == "list" and not container.loose:
                for index in container.items:
                    self.markup[index] += TIGHT

    def _token(self, markup: str) -> int:
        """Put HTML into the flat text; tokens that follow each other share a block."""
        self.markup.append(markup)
        index = len(self.markup) - 1
        token = f"{TOKEN_OPEN}{index}{TOKEN_CLOSE}"
        if self.out and self.out[-1].endswith(TOKEN_CLOSE):
            self.out.append(token)
        else:
            self._add(token)
        return index


def _is_fence(rest: str) -> bool:
    match = _FENCE.match(rest)
    return bool(match) and not (match[2][0] == "`" and "`" in match[3]) if match else False


def _is_marker(rest: str) -> bool:
    return bool(_BULLET.match(rest) or _NUMBER.match(rest))


def _leading_tabs(line: str) -> str:
    """The line with tabs before its first word as spaces to the next multiple of four."""
    if "\t" not in line:
        return line
    words = line.lstrip(" \t>")
    head = line[: len(line) - len(words)].expandtabs(4)
    return head + re.sub(r"^([-*+]|\d{1,9}[.)])\t", r"\1 ", words)


def _overmarked(text: str) -> bool:
    return len(text) > MARKS_MAX and sum(map(text.count, _MARKS)) > MARKS_MAX


def _escaped_start(text: str) -> str:
    """A paragraph whose lines begin like headings, as hashtags do, kept from being read as such."""
    return re.sub(r"(?m)^(?=#)", r"\\", text) if "#" in text else text

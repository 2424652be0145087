"""The first look at a Markdown file, line by line: what of it is prose, and which blocks the prose is in."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex as re  # compiles a class of Han characters at once; re takes them one by one

BlockKind = Literal["heading", "paragraph", "item", "quote", "cell", "aside"]

END = "\u2029"
"""Stands between two blocks."""
HIDDEN = "\x00"
"""Stands for each character that is no prose."""


class Outline(NamedTuple):
    """A text as long as before, with what is no prose hidden and `END` between blocks.

    `kinds` gives each block's offset, kind and, for a heading, level.
    """

    shadow: str
    kinds: list[tuple[int, BlockKind, int]]


def outline(text: str) -> Outline:
    """Hide what is no prose in a Markdown text (LF line ends), and cut the rest into blocks."""
    scanner = _Scanner(text)
    return Outline("".join(scanner.shadow), scanner.kinds)


_FENCE = re.compile(r"[ \t]{0,12}(`{3,}|~{3,})([^\n]*)")
_HEADING = re.compile(
    r" {0,3}(#{1,6})(?:[ \t]+(?:[(（]?\d{1,2}[.、)）:：](?!\d)[ \t]*|[一二三四五六七八九十]{1,2}、)?|$)"
)
_PREFIX = re.compile(r"(?P<quote>[ \t]*>[ \t]?)|(?P<item>[ \t]*(?:[-*+]|\d{1,3}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$))")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-+)$")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*(\S?)")
_INDENTED = re.compile(r"(?: {4}|\t)")
_LITERAL = re.compile(r"<(pre|script|style|svg|math|textarea)\b", re.I)
_DETAILS = re.compile(r"<(/?)details\b", re.I)
_FRONT = re.compile(r"(-{3,}|\+{3,})[ \t]*\n(?=\s*[\w\"'#][^\n]*[:=]|\s*(?:-{3,}|\+{3,})[ \t]*$)", re.M)
_FRONT_END = re.compile(r"^(?:-{3,}|\+{3,}|\.\.\.)[ \t]*$", re.M)
_PELICAN = re.compile(r"(?:(?:title|date|slug|author|category|tags|summary|status):[^\n]*\n)+", re.I)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.shadow: list[str] = []
        self.kinds: list[tuple[int, BlockKind, int]] = []
        self.at = 0
        self.open = False
        self.closer: re.Pattern[str] | None = None
        self.details = 0
        self.in_list = False
        self.blank = True
        skipped = _front_matter(text)
        self.hide(skipped)
        while self.at < len(text):
            self.line()

    def hide(self, end: int) -> None:
        """Hide up to an offset; line breaks stay, as ends of blocks."""
        hidden = self.text[self.at : end]
        if hidden:
            self.shadow.append(
                "".join(END if c == "\n" else HIDDEN for c in hidden) if "\n" in hidden else HIDDEN * len(hidden)
            )
        self.at = max(self.at, end)

    def show(self, end: int) -> None:
        self.shadow.append(self.text[self.at : end])
        self.at = end

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        if not self.open or kind in ("heading", "item", "cell"):
            self.kinds.append((self.at, "aside" if self.details else kind, level))
            if self.open and self.shadow and self.shadow[-1] == "\n":
                self.shadow[-1] = END
        self.open = True

    def finish_line(self, newline: int, ends_block: bool) -> None:
        """Past the line break; the last line of a file has none."""
        if newline < len(self.text):
            self.shadow.append(END if ends_block else "\n")
        self.at = newline + 1
        self.open = self.open and not ends_block

    def line(self) -> None:
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        line = self.text[self.at : end]
        if self.closer:
            self.closed(line, end)
        elif not line.strip():
            self.end_paragraph()
            self.hide(end)
            self.finish_line(end, ends_block=True)
            self.blank = True
        elif self.is_literal(line):
            self.end_paragraph()
            self.hide(end)
            self.finish_line(end, ends_block=True)
        else:
            self.words(line, end)
            self.blank = False

    def end_paragraph(self) -> None:
        if self.open and self.shadow and self.shadow[-1] == "\n":
            self.shadow[-1] = END
        self.open = False

    def closed(self, line: str, end: int) -> None:
        """A line inside something literal; what follows its end on the line is hidden with it."""
        assert self.closer is not None
        if self.closer.search(line):
            self.closer = None
        self.hide(end)
        self.finish_line(end, ends_block=True)
        self.blank = False

    def is_literal(self, line: str) -> bool:
        """Whether the line opens or is something that is no prose; sets what will close it."""
        bare = line.lstrip(" \t>")
        fence = _FENCE.match(bare)
        if fence and (fence[1][0] == "~" or "`" not in fence[2]):
            mark = re.escape(fence[1][0])
            self.closer = re.compile(rf"^[ \t>]*{mark}{{{len(fence[1])},}}[ \t]*$")
            return True
        if bare.startswith("<!--") and "-->" not in bare:
            self.closer = re.compile("-->")
            return True
        tag = _LITERAL.match(bare)
        if tag:
            closing = re.compile(f"</{tag[1]}", re.I)
            self.closer = None if closing.search(bare) else closing
            return True
        if bare.startswith("$$"):
            self.closer = None if "$$" in bare[2:] else re.compile(r"\$\$")
            return True
        return self.is_mark(line)

    def is_mark(self, line: str) -> bool:
        reference = _REFERENCE.match(line)
        if reference and not line.lstrip().startswith("[^"):
            self.closer = None if reference[1] else re.compile("")
            return True
        if _RULE.match(line) or (_DELIMITER_ROW.match(line) and "|" in line):
            return True
        return bool(self.blank and not self.in_list and _INDENTED.match(line))

    def words(self, line: str, end: int) -> None:
        kind, level = self.prefix(line)
        opened = _DETAILS.search(line)
        if opened and not opened[1]:
            self.details += 1
        if kind == "heading":
            self.end_paragraph()
        if kind == "cell":
            self.cells(end)
        else:
            self.begin(kind, level)
            self.show(end)
        if opened and "</details" in line.lower():
            self.details = max(0, self.details - 1)
        self.finish_line(end, ends_block=kind in ("heading", "cell"))

    def prefix(self, line: str) -> tuple[BlockKind, int]:
        """Hide the marks a line begins with; what kind of line they make it."""
        heading = _HEADING.match(line)
        if heading:
            self.hide(self.at + heading.end())
            return "heading", len(heading[1])
        start, kind, at = self.at, "paragraph", 0
        while True:
            match = _PREFIX.match(line, at)
            if not match or match.end() == at:
                break
            kind = "quote" if kind == "quote" or match["quote"] else "item"
            at = match.end()
        if kind == "paragraph":
            at = len(line) - len(line.lstrip(" \t"))
            self.in_list = self.in_list and (not self.blank or at > 0)
            kind = "cell" if re.match(r"[ \t]*\|.*\|[ \t]*$", line) else kind
        else:
            self.in_list = self.in_list or kind == "item"
        self.hide(start + at)
        if kind == "quote" and self.open and self.kinds[-1][1] != "quote":
            self.end_paragraph()
        return kind, 0  # type: ignore[return-value]

    def cells(self, end: int) -> None:
        """The cells of a table row, each a block of its own."""
        for match in re.finditer(r"((?:\\.|[^|\\\n])*)(\|?)", self.text[self.at : end]):
            if match[1].strip():
                self.begin("cell")
                self.show(self.at + len(match[1]))
            else:
                self.hide(self.at + len(match[1]))
            if match[2]:
                self.shadow.append(END)
                self.at += 1
                self.open = False


def _front_matter(text: str) -> int:
    """Where the front matter ends; 0 without any."""
    front = _FRONT.match(text)
    if front:
        end = _FRONT_END.search(text, front.end())
        return end.end() if end else 0
    pelican = _PELICAN.match(text)
    return pelican.end() if pelican else 0

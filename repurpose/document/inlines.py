"""The pieces of a line: emphasis, links, code, tags, formulas. By the rules of CommonMark 0.31 (section 6), with what
Chinese needs on top: marks of emphasis beside Han characters and full-width marks count as they are meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from repurpose.document import attribute_lists, formulas
from repurpose.document.dialects.base import Becomes, InlineMark
from repurpose.document.dialects.targets import filled_tag
from repurpose.document.emphasis import Delimiter, flanks, paired
from repurpose.document.html_tags import INLINE_HTML, is_known
from repurpose.document.linked_inlines import LinkReader
from repurpose.document.nodes import Block, Content, Inline
from repurpose.document.open_inlines import Surroundings
from repurpose.document.references import ENTITY, ESCAPABLE, entity
from repurpose.text.bilingual import both

RUN_MAX = 8
"""Stars in a row that can still be emphasis inside emphasis; more are an ornament."""
MARKS_MAX = 3_000
"""Marks in one paragraph beyond which none can be meant: they are words then. One full of links has some hundreds."""
_SPECIAL = re.compile(r"[\\`*_\[\]!<&\n$~={^@]|(?:https?|ftp)://|www\.")
"""Where something that is no plain word may begin."""
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*)>")
_AUTOMAIL = re.compile(
    r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>"
)
_SUP = re.compile(r"\^([A-Za-z0-9+\-−]{1,12})\^")
_SUB = re.compile(r"~([A-Za-z0-9+\-−]{1,12})~(?!~)")


def read_inlines(content: Content, around: Surroundings) -> list[Inline]:
    """The pieces of a leaf's text, in reading order; every character belongs to one."""
    reader = _InlineReader(content.text, content.place, around)
    return reader.run()


class _InlineReader(LinkReader):
    def __init__(self, text: str, place: Callable[[int], int], around: Surroundings) -> None:
        super().__init__(text, place, around)
        self.ticks: dict[int, list[int]] | None = None
        self.opens = {mark: [m for m in around.marks if mark in m.opens] for m in around.marks for mark in m.opens}
        self.special = _special(frozenset(self.opens)) if self.opens else _SPECIAL

    def run(self) -> list[Inline]:
        text = self.text
        special = self.special
        if not special.search(text):
            return [self.node("text", 0, len(text), text)] if text else []
        if len(text) > MARKS_MAX and sum(map(text.count, "\\`*_[]<!&~=")) > MARKS_MAX:
            return self.literal(text)
        at = 0
        while (match := special.search(text, at)) is not None:
            start = match.start()
            end = self.take(match[0], start)
            if end is None:
                at = start + 1
            else:
                at = self.plain_from = end
        self.flush(len(text))
        return paired(self.items, self.place)

    def literal(self, text: str) -> list[Inline]:
        """A text whose marks are words; line ends stay line ends."""
        found: list[Inline] = []
        at = 0
        for line in text.split("\n"):
            if at:
                found.append(self.node("line-end", at - 1, at))
            if line:
                found.append(self.node("text", at, at + len(line), line))
            at += len(line) + 1
        return found

    def take(self, mark: str, start: int) -> int | None:
        """Take the piece that begins with a mark; None when the mark is a word."""
        first = mark[0]
        if first in self.opens and (end := self.dialect(first, start)) is not None:
            return end
        if first in _TAKERS:
            return _TAKERS[first](self, start)
        return None

    def dialect(self, first: str, start: int) -> int | None:
        for mark in self.opens[first]:
            if mark.closer and not self.follows(mark.closer, start):
                continue
            match = mark.pattern.match(self.text, start)
            if match and first == "[" and self.around.references and self.is_label(match[0]):
                continue
            becomes = mark.read(match, self.around.context) if match and match.end() > start else None
            if match and becomes is not None:
                return self.become(becomes, mark, start, match.end())
        return None

    def become(self, becomes: Becomes, mark: InlineMark, start: int, end: int) -> int:
        self.flush(start)
        at = self.place(start)
        if becomes.loss:
            self.around.remark(becomes.loss, self.text[start:end], becomes.why, at)
        if becomes.note:
            self.note(becomes.note, mark, start, end)
        elif becomes.markdown:
            inner = _InlineReader(becomes.markdown, lambda _: at, self.without(mark)).run()
            self.items += [_stretched(piece, at, self.place(end - 1) + 1) for piece in inner]
        else:
            self.items.append(self.node("hidden", start, end, self.text[start:end]))
        return end

    def without(self, mark: InlineMark) -> Surroundings:
        """The surroundings of what a mark holds, which cannot be that mark again."""
        marks = tuple(one for one in self.around.marks if one is not mark)
        return replace(self.around, marks=marks)

    def note(self, words: str, mark: InlineMark, start: int, end: int) -> None:
        """A note within the line: a reference to it, and the note among those of the file."""
        if self.around.made is None:
            self.items.append(self.node("hidden", start, end, self.text[start:end]))
            return
        begins = self.text.index(words, start, end)
        inner = _InlineReader(words, lambda at: self.place(begins + at), self.without(mark)).run()
        place, ends = self.place(start), self.place(end - 1) + 1
        label = f"in line {place}"
        paragraph = Block("paragraph", place, ends, 0, words, inlines=inner)
        self.around.made[label] = Block("note", place, ends, 0, label=label, children=[paragraph])
        self.items.append(self.node("reference", start, end, label))

    def backslash(self, start: int) -> int | None:
        if (formula := self.formula(start)) is not None:
            return formula
        following = self.text[start + 1 : start + 2]
        if following == "\n":
            return self.add(self.node("break", start, start + 2), start, self.past_indent(start + 2))
        if following in ESCAPABLE and following:
            return self.add(self.node("symbol", start, start + 2, following), start, start + 2)
        return None

    def newline(self, start: int) -> int:
        before = start
        while before > self.plain_from and self.text[before - 1] == " ":
            before -= 1
        self.flush(before)
        kind = "break" if start - before >= 2 else "line-end"
        self.items.append(self.node(kind, before, start + 1))
        return self.past_indent(start + 1)

    def past_indent(self, at: int) -> int:
        while self.text[at : at + 1] == " ":
            at += 1
        return at

    def backticks(self, start: int) -> int:
        run = 1
        while self.text[start + run : start + run + 1] == "`":
            run += 1
        closing = self.closing_ticks(run, start + run)
        if closing is None:
            # The whole run is words: a part of it must not open either.
            self.flush(start + run)
            return start + run
        code = self.text[start + run : closing].replace("\n", " ")
        if code[:1] == " " and code[-1:] == " " and code.strip(" "):
            code = code[1:-1]
        return self.add(self.node("code", start, closing + run, code), start, closing + run)

    def closing_ticks(self, run: int, at: int) -> int | None:
        """The next run of just so many backticks; their places are looked up once a text."""
        if self.ticks is None:
            self.ticks = {}
            for match in re.finditer(r"`+", self.text):
                self.ticks.setdefault(len(match[0]), []).append(match.start())
            for places in self.ticks.values():
                places.reverse()
        places = self.ticks.get(run, [])
        while places and places[-1] < at:
            places.pop()
        return places[-1] if places else None

    def angle(self, start: int) -> int | None:
        text = self.text
        for pattern, scheme in ((_AUTOLINK, ""), (_AUTOMAIL, "mailto:")):
            if match := pattern.match(text, start):
                node = self.node("link", start, match.end())
                node.href, node.bare = scheme + match[1], True
                node.children = [self.node("text", start + 1, match.end() - 1, match[1])]
                return self.add(node, start, match.end())
        return self.tag(start)

    def tag(self, start: int) -> int | None:
        kind = self.text[start + 1 : start + 4]
        closer = "-->" if kind == "!--" else "?>" if kind[:1] == "?" else ">"
        if closer in self.no_closer:
            return None
        if self.text.find(closer, start) < 0:
            self.no_closer.add(closer)
            return None
        match = INLINE_HTML.match(self.text, start)
        if match is None:
            return None
        written = match[0]
        if written[1] not in "!?" and not is_known(written):
            why = both("no element of HTML has this name: it is shown as text", "HTML 里没有这个名字的元素：按文字显示")
            self.around.remark("unknown-element", written, why, self.place(start))
            return self.add(self.node("text", start, match.end(), written), start, match.end())
        shown, faults = filled_tag(written, self.around.context)
        for fault in faults:
            self.around.remark("unresolved", written, fault, self.place(start))
        return self.add(self.node("html", start, match.end(), shown), start, match.end())

    def ampersand(self, start: int) -> int | None:
        match = ENTITY.match(self.text, start)
        shown = entity(match[0]) if match else ""
        if not match or shown == match[0]:
            return None
        return self.add(self.node("symbol", start, match.end(), shown), start, match.end())

    def dollar(self, start: int) -> int | None:
        return self.formula(start)

    def formula(self, start: int) -> int | None:
        match = formulas.INLINE.match(self.text, start)
        if match is None or not formulas.is_formula(match):
            return None
        source, display = formulas.source_of(match)
        node = self.node("formula", start, match.end(), source)
        node.title = "display" if display else ""
        self.around.remark("formula", match[0], "formula", self.place(start))
        return self.add(node, start, match.end())

    def run_of(self, start: int) -> int | None:
        """A run of marks of emphasis."""
        mark = self.text[start]
        if mark == "~" and (found := self.raised(_SUB, "sub", start)):
            return found
        end = start
        while self.text[end : end + 1] == mark:
            end += 1
        count = end - start
        if (mark in "~=" and count != 2) or count > RUN_MAX:
            self.flush(end)
            return end
        opens, closes = flanks(self.text, start, end, mark)
        if not (opens or closes):
            self.flush(end)
            return end
        return self.add(Delimiter(mark, start, count, opens, closes, deep=count), start, end)

    def caret(self, start: int) -> int | None:
        return self.raised(_SUP, "sup", start)

    def raised(self, pattern: re.Pattern[str], kind: str, start: int) -> int | None:
        """`10^16^` and `H~2~O`: short, without a blank, and behind a letter, a digit or a bracket."""
        match = pattern.match(self.text, start)
        before = self.text[start - 1 : start]
        if match is None or not (before.isalpha() if kind == "sub" else before.isalnum() or before == ")"):
            return None
        node = self.node(kind, start, match.end())
        node.children = [self.node("text", start + 1, match.end() - 1, match[1])]
        return self.add(node, start, match.end())

    def brace(self, start: int) -> int | None:
        """An attribute list right behind what it is about."""
        previous = self.items[-1] if self.items and self.plain_from == start else None
        match = attribute_lists.LIST.match(self.text, start) if previous is not None else None
        if match and isinstance(previous, Delimiter) and previous.closes and previous.mark in "*_":
            return self.add(self.node("hidden", start, match.end(), match[0]), start, match.end())
        if match is None or not isinstance(previous, Inline) or previous.kind in ("text", "symbol", "line-end"):
            return None
        previous.attributes.update(attribute_lists.read(match[0]))
        return self.add(self.node("hidden", start, match.end(), match[0]), start, match.end())


_TAKERS: dict[str, Callable[[_InlineReader, int], int | None]] = {
    "\\": _InlineReader.backslash,
    "\n": _InlineReader.newline,
    "`": _InlineReader.backticks,
    "<": _InlineReader.angle,
    "&": _InlineReader.ampersand,
    "$": _InlineReader.dollar,
    "h": _InlineReader.bare_address,
    "w": _InlineReader.bare_address,
    "f": _InlineReader.bare_address,
    "*": _InlineReader.run_of,
    "_": _InlineReader.run_of,
    "~": _InlineReader.run_of,
    "=": _InlineReader.run_of,
    "^": _InlineReader.caret,
    "@": _InlineReader.at_sign,
    "{": _InlineReader.brace,
    "!": _InlineReader.bang,
    "[": _InlineReader.bracket,
    "]": _InlineReader.close_bracket,
}


_PATTERNS: dict[frozenset[str], re.Pattern[str]] = {}


def _special(opens: frozenset[str]) -> re.Pattern[str]:
    """The characters at which something may begin, the dialects' among them."""
    if opens not in _PATTERNS:
        extra = "".join(re.escape(mark) for mark in sorted(opens))
        _PATTERNS[opens] = re.compile(rf"[\\`*_\[\]!<&\n$~={{^@{extra}]|(?:https?|ftp)://|www\.")
    return _PATTERNS[opens]


def _stretched(piece: Inline, start: int, end: int) -> Inline:
    """A piece that was put in for a mark, as being where the mark is."""
    for inner in piece.walk():
        inner.start, inner.end = start, end
    return piece

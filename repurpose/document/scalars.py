"""A text in the front matter, each character with its place in the file, to be mended in the way it is written there.

A mend stays inside the value: quotation marks, escapes, indentation and line breaks around it are the author's. What
cannot be written so is not written at all, and the front matter is read again before any edit is handed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from repurpose.document.frontmatter import FrontMatter, Span, split
from repurpose.errors import SourceError
from repurpose.text.prose_view import Edit, apply

_LINE_END = r"\\?[ \t]*\n\s*"
"""A line break with what is indented after it: it reads as a space, as line breaks, or (behind a `\\`) as nothing."""
_PAIR = r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"
_HEX = r"\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_PIECES = {
    "double": re.compile(rf"{_LINE_END}|{_PAIR}|{_HEX}|\\.|.", re.S),
    "single": re.compile(rf"{_LINE_END}|''|.", re.S),
}
_AS_IT_STANDS = re.compile(rf"{_LINE_END}|.", re.S)
_NAMED = dict(zip("0abtnvfre_NLP", "\0\a\b\t\n\v\f\r\x1b\xa0\x85\u2028\u2029", strict=True))
"""The escapes of YAML that are no sign of their own; those of JSON and TOML are among them."""
_QUOTES = re.compile(r"\"\"\"|'''|[\"']")
_HEADER = re.compile(r"[|>][^\n]*")


class Scalar(Struct, frozen=True):
    """The value of a key, and where each of its characters is in the file."""

    key: str
    text: str
    line: int
    places: Sequence[tuple[int, int]]
    style: str
    file: str
    front: FrontMatter

    def edits(self, wanted: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits in the file that make some edits in the value; none if it, or any other value, would read wrong."""
        made = self.placed(wanted)
        if any("\n" in self.file[edit.start : edit.end] for edit in made):
            return ()
        after = {**self.front.meta, self.key: apply(self.text, wanted)}
        return made if reads(apply(self.file, made), after, self.front.body) else ()

    def placed(self, wanted: Sequence[Edit]) -> tuple[Edit, ...]:
        """Edits in the value as edits in the file, whatever comes of them."""
        return tuple(self._placed(edit) for edit in wanted)

    def _placed(self, edit: Edit) -> Edit:
        stretch = self.places[edit.start : edit.end]
        if stretch:
            start, end = stretch[0][0], stretch[-1][1]
        else:
            start = end = self.places[edit.start][0] if edit.start < len(self.places) else self.places[-1][1]
        return Edit(start, end, _written(edit.new, self.style))


def reads(text: str, meta: dict[str, object], body: str) -> bool:
    """Whether the front matter of a text is exactly this, and its body as well."""
    try:
        front = split(text, "")
    except SourceError:
        return False
    return front.body == body and front.meta == meta and list(front.meta) == list(meta)


def scalars(text: str) -> Iterator[Scalar]:
    """The texts in the front matter of a file (LF line ends) whose writing is understood; none where it is broken."""
    try:
        front = split(text, "")
    except SourceError:
        return
    for key, span in front.spans.items():
        value = front.meta.get(key)
        if isinstance(value, str) and (places := _places(value, text, span)):
            yield Scalar(key, value, front.lines.get(key, 1), places, span.style, text, front)


def _places(value: str, text: str, span: Span) -> list[tuple[int, int]] | None:
    """The place of each character; None where the value and its writing do not go together."""
    start, end = _inner(text, span)
    places: list[tuple[int, int]] = []
    for piece in _PIECES.get(span.style, _AS_IT_STANDS).finditer(text, start, end):
        if "\n" in piece[0]:
            while len(places) < len(value) and value[len(places)].isspace():
                places.append(piece.span())
        elif value[len(places) : len(places) + 1] == _shown(piece[0], span.style):
            places.append(piece.span())
        else:
            return None
    return places if len(places) == len(value) else None


def _inner(text: str, span: Span) -> tuple[int, int]:
    """A value's place without its quotation marks, or the sign that opens a block."""
    if span.style == "block":
        header = _HEADER.match(text, span.start)
        return (header.end() if header else span.start), span.end
    mark = _QUOTES.match(text, span.start) if span.style != "plain" else None
    width = len(mark[0]) if mark and span.end - span.start >= 2 * len(mark[0]) else 0
    return span.start + width, span.end - width


def _shown(piece: str, style: str) -> str:
    if style == "single":
        return piece[0]
    if style != "double" or piece[0] != "\\" or len(piece) == 1:
        return piece
    if len(piece) == 2:
        return _NAMED.get(piece[1], piece[1])
    codes = [int(code, 16) for code in re.split(r"\\[xuU]", piece)[1:]]
    if len(codes) == 2:
        return chr(0x10000 + ((codes[0] - 0xD800) << 10) + codes[1] - 0xDC00)
    return chr(codes[0]) if codes[0] <= 0x10FFFF else ""


def _written(words: str, style: str) -> str:
    if style == "double":
        return words.replace("\\", "\\\\").replace('"', '\\"')
    return words.replace("'", "''") if style == "single" else words

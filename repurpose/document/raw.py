"""Raw HTML in a body: the words between its tags, and the marks of the site's language among them.

A template is filled before a browser reads the HTML around it, so its marks count here too; not in raw code.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from repurpose.document.dialects.base import LITERAL, InlineMark
from repurpose.document.dialects.grammar import BRACES
from repurpose.document.dialects.targets import filled_tag
from repurpose.document.html_tags import TAG_NAME
from repurpose.document.inline_words import words_of
from repurpose.document.inlines import read_inlines
from repurpose.document.nodes import Block, Content, Inline
from repurpose.document.open_inlines import Surroundings
from repurpose.text.han import WIDE_SCRIPTS

_LITERAL = frozenset(
    ("pre", "script", "style", "svg", "math", "textarea", "template", "iframe", "noscript", "rp", "rt")
)
_KEPT = _LITERAL | {"code"}
"""Elements in which no mark is one."""
_LITERAL_TAG = re.compile(rf"\s{LITERAL}(?=[\s/>])")
_HTML = re.compile(r"<!--[\s\S]*?(?:-->|\Z)|<\?[\s\S]*?\?>|</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
"""A tag inside raw HTML, as browsers read it: more loosely than Markdown does."""
_TAG = re.compile(rf"<!--[\s\S]*?(?:-->|\Z)|</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|{BRACES}|[^<>\"'])*+>")
_ADDRESS = re.compile(rf"https?://[^\s<>\"'{WIDE_SCRIPTS}\uff00-\uffef]+")
_FIRST, _REST = "\ufdd4", "\ufdd3"
"""Non-characters that hold a mark's place, one for each of its characters."""
_PIECE = re.compile(rf"{_ADDRESS.pattern}|{_FIRST}{_REST}*")


class _Put(Struct):
    """What replaces a mark."""

    start: int
    end: int
    pieces: list[Inline]


def raw_pieces(leaf: Block, content: Content, around: Surroundings) -> list[Inline]:
    """The pieces of a block of raw HTML; what its marks stand for takes their place in its text."""
    put = list(_marks(content, around)) if around.marks else []
    closing = leaf.text[len(content.text) :]  # of a comment that its author never closed
    leaf.text = _shown(content, put, around) + closing
    for one in put:
        held = _FIRST + _REST * (one.end - one.start - 1)
        content.text = content.text[: one.start] + held + content.text[one.end :]
    return _html_pieces(content, {one.start: one for one in put})


def _marks(content: Content, around: Surroundings) -> Iterator[_Put]:
    """The marks between the tags, with what each becomes."""
    text = content.text
    last = {mark.closer: text.rfind(mark.closer) for mark in around.marks if mark.in_html}
    marks = tuple(mark for mark in around.marks if mark.in_html and last[mark.closer] >= 0)
    opens = re.escape("".join({one for mark in marks for one in mark.opens} - {"<"}))
    special = re.compile(rf"[<{opens}]")
    at = 0
    while marks and (found := special.search(text, at)):
        start = found.start()
        put = _mark_at(start, [mark for mark in marks if last[mark.closer] > start], content, around)
        tag = None if put else _TAG.match(text, start)
        if put:
            yield put
        at = put.end if put else _past(tag, text) if tag else start + 1


def _past(tag: re.Match[str], text: str) -> int:
    """Where to go on behind a tag: behind its element where that holds code."""
    name = TAG_NAME.match(tag[0])
    word = name[1].lower() if name else ""
    if (word not in _KEPT and not _LITERAL_TAG.search(tag[0])) or tag[0].startswith("</") or tag[0].endswith("/>"):
        return tag.end()
    closing = re.compile(rf"</{word}\s*>", re.I).search(text, tag.end())
    return closing.end() if closing else len(text)


def _mark_at(start: int, marks: Iterable[InlineMark], content: Content, around: Surroundings) -> _Put | None:
    for mark in marks:
        if content.text[start] not in mark.opens:
            continue
        match = mark.pattern.match(content.text, start)
        becomes = mark.read(match, around.context) if match and match.end() > start else None
        if match is None or becomes is None:
            continue
        place, end = content.place(start), content.place(match.end() - 1) + 1
        if becomes.loss:
            around.remark(becomes.loss, match[0], becomes.why, place)
        inner = read_inlines(Content([(becomes.markdown, 0)]), Surroundings({})) if becomes.markdown else []
        for piece in (piece for top in inner for piece in top.walk()):
            piece.start, piece.end = place, end
        return _Put(start, match.end(), inner or [Inline("hidden", place, end, match[0])])
    return None


def _shown(content: Content, put: list[_Put], around: Surroundings) -> str:
    """The block's HTML with what its marks stand for."""
    found, at = [], 0
    for one in [*put, _Put(len(content.text), len(content.text), [])]:
        found.append(_with_addresses(content, at, one.start, around))
        found.append(_as_html(one.pieces))
        at = one.end
    return "".join(found)


def _with_addresses(content: Content, start: int, end: int, around: Surroundings) -> str:
    written = content.text[start:end]
    if "{" not in written:
        return written

    def filled(match: re.Match[str]) -> str:
        tag, faults = filled_tag(match[0], around.context)
        for why in faults:
            around.remark("unresolved", match[0], why, content.place(start + match.start()))
        return tag

    return _TAG.sub(filled, written)


def _as_html(pieces: Iterable[Inline]) -> str:
    """What was put in for a mark, within raw HTML."""
    found = []
    for piece in pieces:
        words = html.escape(words_of([piece]), quote=False)
        if piece.kind == "link":
            found.append(f'<a href="{html.escape(piece.href)}">{words}</a>')
        elif piece.kind == "image":
            found.append(f'<img src="{html.escape(piece.href)}" alt="{html.escape(piece.text)}">')
        else:
            found.append(piece.text if piece.kind == "html" else words)
    return "".join(found)


def _html_pieces(content: Content, put: Mapping[int, _Put]) -> list[Inline]:
    """The words between the tags of raw HTML; what a browser does not show as words is left out."""
    pieces: list[Inline] = []
    at, literal = 0, ""
    for match in _HTML.finditer(content.text):
        name = TAG_NAME.match(match[0])
        tag = name[1].lower() if name else ""
        if not literal:
            pieces += _words_between(content, at, match.start(), put)
            drawn = "mermaid" in match[0] and tag in ("div", "figure")
            if (tag in _LITERAL or drawn) and match[0][1] != "/" and not match[0].endswith("/>"):
                literal = tag
        elif tag == literal and match[0][1] == "/":
            literal = ""
        pieces.append(Inline("html", content.place(match.start()), content.place(match.end() - 1) + 1, match[0]))
        at = match.end()
    return pieces if literal else pieces + _words_between(content, at, len(content.text), put)


def _words_between(content: Content, start: int, end: int, put: Mapping[int, _Put]) -> list[Inline]:
    found: list[Inline] = []
    at = start
    for line in content.text[start:end].split("\n"):
        if at > start:
            found.append(Inline("line-end", content.place(at - 1), content.place(at - 1) + 1))
        found += _line_of_words(line, at, content, put)
        at += len(line) + 1
    return found


def _line_of_words(line: str, start: int, content: Content, put: Mapping[int, _Put]) -> Iterator[Inline]:
    """Words of raw HTML; Markdown's marks mean nothing in it, but an address is one piece here too."""
    at = 0
    for match in [*_PIECE.finditer(line), None]:
        end = match.start() if match else len(line)
        if end > at:
            yield Inline("text", content.place(start + at), content.place(start + end - 1) + 1, line[at:end])
        if match:
            at = match.end()
        if match and match[0][0] == _FIRST:
            yield from put[start + end].pieces if start + end in put else ()
        elif match:
            yield Inline("symbol", content.place(start + end), content.place(start + at - 1) + 1, match[0])

"""Clean HTML as paragraphs of plain text: lists, quotes and code keep their shape, links become numbers."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from repurpose.channels.email.limits import TEXT_COLUMNS
from repurpose.channels.email.render.post_body import full_address
from repurpose.text.html import rewrite
from repurpose.text.width import width

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FIXED = "\x04"
"""Begins a line that is not to be wrapped."""
_PARAGRAPH, _LINE, _SPACE = "\x01", "\x02", "\x03"
"""Marks for what white space cannot say while a tree is read: controls, which no clean text holds."""


class Links:
    """Addresses in the order they are met, each once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, url: str) -> str:
        """` [n]`, empty for no address."""
        return f" [{self.numbers.setdefault(url, len(self.numbers) + 1)}]" if url else ""


def paragraphs(markup: str, links: Links, base: str) -> Iterator[str]:
    """Paragraph by paragraph, lines apart by line ends; relative addresses are read from `base`."""

    def write(node: LexborNode, inner: str, attributes: Mapping[str, str | None]) -> str:
        tag = node.tag or ""
        if tag in ("sup", "sub"):
            return _raised(inner, tag, node)
        if tag == "a":
            return _link(inner, full_address(attributes.get("href"), base), links)
        if tag == "img":
            return _picture(attributes.get("alt") or "")
        if tag == "ol":
            return _numbered(inner, attributes.get("start") or "")
        return _WRITE[tag](inner) if tag in _WRITE else inner

    marked = re.sub(r"[ \t\r\n]+", " ", rewrite(markup, write))
    for piece in re.split(f"{_PARAGRAPH}[{_PARAGRAPH}{_LINE} ]*", marked):
        lines = [_settled(line) for line in piece.split(_LINE)]
        yield "\n".join(line for line in lines if line.strip())


def _settled(piece: str) -> str:
    """A line with its marks as the white space they stand for."""
    fixed = FIXED in piece
    text = html.unescape((piece if fixed else piece.strip(" ")).replace(FIXED, "")).replace(_SPACE, " ")
    # A fixed line stays fixed, and stays where it is blank, behind the marks of a list or a quotation too.
    return FIXED + text.rstrip(" ") if fixed else text


def _link(inner: str, url: str, links: Links) -> str:
    shown = html.unescape(inner).strip()
    return inner if not url or url == f"mailto:{shown}" else inner + links.mark(url)


_SUPERSCRIPT, _SUBSCRIPT = (str.maketrans("0123456789+-−", marks) for marks in ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", "₀₁₂₃₄₅₆₇₈₉₊₋₋"))


def _raised(inner: str, tag: str, node: LexborNode) -> str:
    """What is raised or lowered keeps its meaning: 10¹⁶ is not 1016, and a note's number is set apart."""
    words = inner.strip()
    link = node.css_first("a")
    if link is not None and (link.attributes.get("href") or "").startswith("#fn"):
        return f" {words.translate(_SUPERSCRIPT)}"
    marks = _SUPERSCRIPT if tag == "sup" else _SUBSCRIPT
    if words and all(character in "0123456789+-−" for character in words):
        return words.translate(marks)
    return f"{'^' if tag == 'sup' else '_'}({inner})" if words else inner


def _picture(alt: str) -> str:
    return f"[{html.escape(alt.strip(), quote=False)}]" if alt.strip() else ""


def _block(inner: str) -> str:
    return f"{_PARAGRAPH}{inner}{_PARAGRAPH}"


def _heading(inner: str) -> str:
    words = inner.strip()
    rule = "-" * min(width(html.unescape(words)), TEXT_COLUMNS)
    return f"{_PARAGRAPH}{words}{_LINE}{FIXED}{rule}{_PARAGRAPH}" if words else ""


def _quote(inner: str) -> str:
    quoted = [
        _PARAGRAPH + _LINE.join(f">{_SPACE}{piece.strip(' ')}" for piece in paragraph.split(_LINE) if piece.strip())
        for paragraph in inner.split(_PARAGRAPH)
        if paragraph.strip()
    ]
    return "".join(quoted) + _PARAGRAPH


def _code(inner: str) -> str:
    lines = inner.strip("\n").replace("\t", "    ").replace(" ", _SPACE).split("\n")
    return _block(_LINE.join(FIXED + line for line in lines))


def _item(inner: str) -> str:
    pieces = [piece.strip(" ") for piece in re.split(f"[{_PARAGRAPH}{_LINE}]+", inner)]
    return f"{_LINE}-{_SPACE}" + f"{_LINE}{_SPACE}{_SPACE}".join(piece for piece in pieces if piece)


def _numbered(inner: str, start: str) -> str:
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    _, *pieces = re.split(f"{_LINE}-{_SPACE}", inner)
    return _block("".join(f"{_LINE}{first + index}.{_SPACE}{piece}" for index, piece in enumerate(pieces)))


def _row(inner: str) -> str:
    return _LINE + inner.strip().removesuffix("|").strip()


def _cell(inner: str) -> str:
    return re.sub(f"[{_PARAGRAPH}{_LINE}{FIXED}]+", " ", inner).strip() + " | "


_WRITE: dict[str, Callable[[str], str]] = {
    "br": lambda _: _LINE,
    "hr": lambda _: _block("* * *"),
    "blockquote": _quote,
    "pre": _code,
    "li": _item,
    "tr": _row,
    "td": _cell,
    "th": _cell,
    "dt": _block,
    "dd": _item,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("p", "div", "ul", "dl", "table", "figure", "figcaption", "caption", "section"), _block),
    **dict.fromkeys(("details", "summary"), _block),
}

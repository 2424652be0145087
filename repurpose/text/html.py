"""The only door to HTML that we did not write ourselves: cleaning it, reading it, rewriting it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from repurpose.model import Loss

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TAGS = (
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table "
    "tbody td tfoot th thead tr tt u ul var"
)
ALLOWED_TAGS = frozenset(_TAGS.split())
ALLOWED_ATTRIBUTES = {
    "*": {"title", "lang", "dir", "data-line"},  # LINE
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "code": {"class"},
}
ALERTS = frozenset({"note", "tip", "important", "warning", "caution"})
"""Classes a `blockquote` may keep: what kind of alert it is."""
FORMULAS = frozenset({"math-inline", "math-display"})
"""Classes a `span` may keep: it is a formula in words, its TeX is the title."""
ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo", "webcal"})
"""The web, and what a device opens by itself and cannot run: a letter, a call, a message, a map, a calendar."""
LINE = "data-line"
"""The attribute that carries a line of the author's file through the cleaning; no channel prints it."""
VOID_TAGS = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
NESTING_MAX = 100
"""Depth of elements that `rewrite` keeps; deeper ones are unwrapped. Own choice: no prose comes near, and mail clients
and editors begin to drop content at a few hundred."""

OPEN_MAX = 1_000
"""Elements open at once beyond which `sanitize` drops tags unread. Own choice, far above NESTING_MAX."""
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>")
_CLOSE_THEMSELVES = VOID_TAGS | frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "rt", "rp", "option")
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def escape(text: str) -> str:
    """Text as HTML text or attribute value."""
    return html.escape(text, quote=True)


def drop_controls(text: str) -> str:
    """The text without what may not reach a reader: control characters, lone surrogates, non-characters, and the two
    marks that force a direction of writing on letters of the other one."""
    return _CONTROL.sub("", text)


class Cleaned(Struct, frozen=True):
    """HTML that only holds what the allow-list names, and what it cost. Elements keep their LINE."""

    html: str
    losses: tuple[Loss, ...] = ()


def clean(markup: str, lang: str = "") -> Cleaned:
    """HTML reduced to an allow-list of tags, attributes and link schemes, and each thing that a reader misses by it.

    Films, sounds and embedded pages become links, labelled in `lang`.
    """
    adapted, losses = _adapted(markup, lang)
    return Cleaned(_gate(adapted, ALLOWED_ATTRIBUTES), losses)


def sanitize(markup: str) -> str:
    """HTML as `clean` leaves it, without the lines."""
    bare = {tag: names - {LINE} for tag, names in ALLOWED_ATTRIBUTES.items()}
    return _gate(_adapted(markup, "")[0], bare)


def _adapted(markup: str, lang: str) -> tuple[str, tuple[Loss, ...]]:
    from repurpose.text import foreign

    markup = _shallow(drop_controls(markup))
    return foreign.adapt(markup, lang) if foreign.suspects(markup) else (markup, ())


def _gate(markup: str, attributes: Mapping[str, set[str]]) -> str:
    """The last word on what is harmless. Scripts and styles go with their content."""
    import nh3

    return nh3.clean(
        markup,
        tags=set(ALLOWED_TAGS),
        attributes={tag: set(names) for tag, names in attributes.items()},
        tag_attribute_values={"blockquote": {"class": set(ALERTS)}, "span": {"class": set(FORMULAS)}},
        url_schemes=set(ALLOWED_SCHEMES),
        clean_content_tags={"script", "style", "iframe", "object", "embed", "template", "noscript", "svg", "math"},
        link_rel=None,
        strip_comments=True,
    )


def _shallow(markup: str) -> str:
    """Markup whose elements are never open by the thousand: parsers take time with the square of that."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _CLOSE_THEMSELVES:
            return match[0]
        depth += -1 if match[1] else 1
        return match[0] if depth <= OPEN_MAX else ""

    return _ANY_TAG.sub(keep, markup)


def visible_text(markup: str) -> str:
    """The words of a document, in order, without tags."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(markup).body
    return "" if body is None else body.text(separator="", strip=False)


class Element(Struct, frozen=True):
    """An element of a document: tag, attributes, and the element around it."""

    tag: str
    attributes: Mapping[str, str]
    parent: Element | None = None

    def ancestors(self) -> Iterator[Element]:
        """The elements around it, innermost first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent


def elements(markup: str) -> list[Element]:
    """Every element of a document's body, in order, as a browser reads it: unclosed closed, forgotten supplied."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(f"<body>{markup}</body>").body
    found: dict[int, Element] = {}
    if body is None:
        return []
    for node in body.traverse(include_text=False):
        if node.tag is None or node.tag == "body" or node.tag.startswith(("-", "!")):
            continue
        around = found.get(node.parent.mem_id) if node.parent is not None else None
        attributes = {name: value or "" for name, value in node.attributes.items()}
        found[node.mem_id] = Element(node.tag, attributes, around)
    return list(found.values())


def tree_of(markup: str) -> LexborNode | None:
    """The body of a document as a tree."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(f"<body>{markup}</body>").body


def text_nodes(markup: str) -> Iterator[tuple[LexborNode, str]]:
    """Every text of a document, in order, with the element it is in."""
    body = tree_of(markup)
    if body is not None:
        for node in body.traverse(include_text=True):
            if node.tag == "-text" and node.parent is not None:
                yield node.parent, node.text_content or ""


Writer = Callable[["LexborNode", str, Mapping[str, "str | None"]], str]


def line_of(node: LexborNode | None) -> int:
    """The line of the author's file that an element, or the nearest one around it, is marked with; 0 without any."""
    while node is not None:
        line = node.attributes.get(LINE) or ""
        if line.isdecimal() and len(line) < 9:
            return int(line)
        node = node.parent
    return 0


def rewrite(markup: str, write: Writer, enter: Callable[[LexborNode], None] | None = None) -> str:
    """Markup written anew from its tree, innermost elements first, in reading order.

    `write(node, inner, attributes)` gets an element, its already rewritten content and its attributes, and returns the
    element's new markup. Text is escaped here, so whatever `write` does, text stays text. Elements nested deeper than
    NESTING_MAX are unwrapped. `enter` gets each element before its content is read.
    """
    body = tree_of(markup)
    if body is None:
        return ""
    open_elements: list[tuple[LexborNode, list[str]]] = [(body, [])]
    node = body.child
    while True:
        if enter and node is not None and node.tag and not node.tag.startswith(("-", "!")):
            enter(node)
        pieces = open_elements[-1][1]
        if node is None:
            element, pieces = open_elements.pop()
            if not open_elements:
                return "".join(pieces)
            inner = "".join(pieces)
            kept = len(open_elements) <= NESTING_MAX
            open_elements[-1][1].append(write(element, inner, element.attributes) if kept else inner)
            node = element.next
        elif node.tag == "-text":
            pieces.append(html.escape(node.text_content or "", quote=False))
            node = node.next
        elif node.child is not None:
            open_elements.append((node, []))
            node = node.child
        else:
            if node.tag not in ("-comment", "!doctype", None):
                pieces.append(write(node, "", node.attributes))
            node = node.next

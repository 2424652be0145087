"""HTML as WeChat keeps it: sections with inline styles, lists as rows, links as numbered notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from msgspec import Struct, field

from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.limits import ARTICLE_HOST
from repurpose.document.tex import shown
from repurpose.model import Loss, LossKind
from repurpose.sources.address import full
from repurpose.text.bilingual import both
from repurpose.text.embeds import named
from repurpose.text.html import ALLOWED_SCHEMES, FORMULAS, escape, line_of, rewrite

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Draws = Literal["all", "displayed", "none"]
"""Which formulas become drawings."""
BULLETS = ("•", "◦", "▪")
"""Markers of a list by its depth; deeper lists repeat the last."""
TASKS = ("☐", "☑")
"""Boxes of tasks: they replace a marker."""
NO_BREAK_SPACE = "\u00a0"
WIDE_NUMBER_FROM = 10
"""Numbers from which an ordered list needs its wider column."""
CROWDED_COLUMNS, LEAST_CELL = 5, "5em"
"""From so many columns on a table on a phone's 358 px has cells of one character a line: there each keeps room for five
and the box scrolls sideways. Measured in Chromium at 390 px, 2026-11."""
_BLOCK = "section|p|h[1-6]|table|thead|tbody|tfoot|tr|t[dh]|hr"
_BLANKS = re.compile(r"[ \t\n]{2,}|[\t\n]")
_BESIDE_BLOCK = re.compile(rf" (?=</?(?:{_BLOCK})\b)|(?P<tag></?(?:{_BLOCK})\b[^<>]*>) ")
_HOLDS_BLOCK = re.compile(rf"<(?:{_BLOCK})\b")
_SPACE_RUN = re.compile(r"(?<= ) |^ ")
_FIRST_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>(.*?)</p>", re.S)
_NUMBER = re.compile(r"-?\d{1,9}")
_LENGTH = re.compile(r"0*([1-9]\d{0,4})(px|%)?", re.I)
_PARAGRAPH_TAG = re.compile(r"</?p\b[^>]*>")
_WITHOUT_WORDS = re.compile(r"(?:\s|&nbsp;|<br>)*")


class Styled(Struct, frozen=True):
    """An article's body, the addresses of its pictures in order, and what WeChat cannot hold of it."""

    html: str
    images: tuple[str, ...]
    losses: tuple[Loss, ...]
    drawn: frozenset[str] = frozenset()
    """The TeX of each formula that is a drawing."""


def styled(markup: str, css: Mapping[str, str], notes: Notes, base: str = "", draws: Draws = "none") -> Styled:
    """Clean HTML as an article's body, with what the article loses by it, and with formulas drawn.

    `base` is the address that relative links start from; without one they stay plain words. Text is never changed.
    """
    writer = _SectionWriter(css, notes, base, draws)
    html = tidy(rewrite(markup, writer.write))
    return Styled(html, tuple(writer.images), tuple(writer.losses), frozenset(writer.drawn))


def tidy(markup: str) -> str:
    """Markup on one line: no blanks beside blocks, one space for any other run, as browsers show it."""
    return _BESIDE_BLOCK.sub(lambda match: match["tag"] or "", _BLANKS.sub(" ", markup)).strip(" ")


class _Element(Struct, frozen=True):
    """An element with its content already written."""

    node: LexborNode
    tag: str
    inner: str
    attributes: Mapping[str, str | None]

    def get(self, name: str) -> str:
        return (self.attributes.get(name) or "").strip()

    @property
    def is_empty(self) -> bool:
        return bool(_WITHOUT_WORDS.fullmatch(self.inner))

    @property
    def parent(self) -> str:
        return (self.node.parent.tag or "") if self.node.parent is not None else ""


class _Numbered(Struct):
    """An ordered list while its items are written: the last number given, and whether some number has two digits."""

    number: int
    wide: bool


class _SectionWriter(Struct):
    css: Mapping[str, str]
    notes: Notes
    base: str
    draws: Draws = "none"
    drawn: set[str] = field(default_factory=set)
    images: list[str] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    _lists: dict[int, _Numbered] = field(default_factory=dict)
    _footnote: str = ""

    def write(self, node: LexborNode, inner: str, attributes: Mapping[str, str | None]) -> str:
        element = _Element(node, node.tag or "", inner, attributes)
        write = _WRITERS.get(element.tag)
        return write(self, element) if write else inner

    def styled(self, tag: str, shape: str, inner: str) -> str:
        return f'<{tag} style="{self.css[shape]}">{inner}</{tag}>'

    def formula(self, element: _Element) -> str:
        """A formula as a drawing, where one is wanted and can be had; else its words or its TeX, as they came."""
        words = element.node.text(deep=True) or ""
        source = words if element.tag == "code" else element.get("title")
        display = element.get("class") == "math-display"
        wanted = self.draws == "all" or (self.draws == "displayed" and display)
        drawing = None
        if wanted and words == shown(source):  # else somebody wrote the element by hand, and its words count
            from repurpose.channels.wechat.body.formula_drawing import drawn

            drawing = drawn(source, display)
        if drawing is None:
            return self.styled("code", "code", element.inner) if element.tag == "code" else element.inner
        self.drawn.add(source)
        if display and _stands_alone(element.node):
            return f'<section style="{self.css["figure"]};overflow-x:auto">{drawing}</section>'
        return drawing

    def paragraph(self, element: _Element) -> str:
        if element.is_empty or element.inner.startswith("<section"):
            return "" if element.is_empty else element.inner
        return self.styled("p", "quote_p" if element.parent == "blockquote" else "p", element.inner)

    def group(self, element: _Element) -> str:
        """A box without meaning: its blocks stand by themselves, its bare words are a paragraph."""
        if element.is_empty or _HOLDS_BLOCK.search(element.inner):
            return "" if element.is_empty else element.inner
        return self.styled("p", "p", element.inner)

    def heading(self, element: _Element) -> str:
        level = f"h{min(max(int(element.tag[1]), 2), 4)}"
        return "" if element.is_empty else self.styled(level, level, element.inner)

    def quote(self, element: _Element) -> str:
        return (
            ""
            if element.is_empty
            else self.styled("section", "alert" if element.get("class") else "quote", element.inner)
        )

    def rows(self, element: _Element) -> str:
        if element.is_empty:
            return ""
        shape = "sublist" if _list_depth(element.node) else "list"
        wide = element.tag == "ol" and self._numbered(element.node).wide
        return self.styled("section", f"wide_{shape}" if wide else shape, element.inner)

    def row(self, element: _Element) -> str:
        if self._footnote:
            self.notes.explain(self._footnote, _PARAGRAPH_TAG.sub(" ", element.inner).strip())
            self._footnote = ""
            return ""
        first = _FIRST_PARAGRAPH.match(element.inner)
        words = (first[1] + element.inner[first.end() :] if first else element.inner).strip()
        marker, shape = self._marker(element)
        if element.parent == "ul" and words.startswith(TASKS):
            marker, words = words[0], words[1:].lstrip()
        return self.styled("section", "item", self.styled("span", shape, marker) + words)

    def _marker(self, element: _Element) -> tuple[str, str]:
        """What is before an item, and its shape."""
        parent = element.node.parent
        if parent is not None and parent.tag == "ol":
            numbered = self._numbered(parent)
            value = element.get("value")
            numbered.number = int(value) if _NUMBER.fullmatch(value) else numbered.number + 1
            return f"{numbered.number}.", "wide_marker" if numbered.wide else "marker"
        depth = _list_depth(parent) if parent is not None else 0
        return BULLETS[min(depth, len(BULLETS) - 1)], "marker"

    def _numbered(self, node: LexborNode) -> _Numbered:
        if node.mem_id not in self._lists:
            start = node.attributes.get("start") or ""
            before = (int(start) if _NUMBER.fullmatch(start) else 1) - 1
            items = sum(child.tag == "li" for child in node.iter())
            self._lists[node.mem_id] = _Numbered(before, before + items >= WIDE_NUMBER_FROM)
        return self._lists[node.mem_id]

    def code_block(self, element: _Element) -> str:
        from repurpose.channels.wechat.body.highlight import highlighted

        child = element.node.child
        named = (child.attributes.get("class") or "") if child is not None and child.tag == "code" else ""
        code = (element.node.text(deep=True) or "").strip("\n").expandtabs(4)
        pieces = highlighted(code, named.removeprefix("language-"))
        return self.styled("section", "code_block", f"<code>{''.join(map(self._code_piece, pieces))}</code>")

    def _code_piece(self, piece: tuple[str, str]) -> str:
        """A piece of code with its line ends as <br> and its blanks unbreakable: the API drops both otherwise."""
        shape, code = piece
        words = escape(code).replace(" ", NO_BREAK_SPACE).replace("\n", "<br>")
        return self.styled("span", shape, words) if shape in self.css and words.strip() else words

    def code(self, element: _Element) -> str:
        if element.parent == "pre":
            return element.inner
        if element.get("class") in FORMULAS:
            return self.formula(element)
        return self.styled("code", "code", _SPACE_RUN.sub(NO_BREAK_SPACE, element.inner))

    def link(self, element: _Element) -> str:
        href = element.get("href")
        if href.startswith("#fnref:"):
            self._footnote = href.replace("#fnref:", "#fn:", 1)
            return ""
        if href.startswith("#fn:"):
            return f"[{self.notes.written(href)}]"
        url = full(href, self.base)
        words = (element.node.text(deep=True) or "").strip() or _picture_name(element.node, url)
        if href and not _can_be_followed(url):
            why = (
                both("an article has no places to jump to; its words stay", "公众号文章里没有可跳转的位置，文字保留")
                if href.startswith("#")
                else both("it leads nowhere from an article; its words stay", "从公众号文章里打不开，文字保留")
            )
            what = both(f"the link “{words}” ({href})", f"链接“{words}”({href})")
            self.lose("link-dropped", what, why, element.node)
        return linked(url, element.inner, words, self.css, self.notes)

    def lose(self, kind: LossKind, what: str, why: str, node: LexborNode) -> None:
        self.losses.append(Loss(kind, what, why, line_of(node)))

    def image(self, element: _Element) -> str:
        source, alt = full(element.get("src"), self.base), escape(element.get("alt"))
        if not source:
            what = both(f"the picture “{element.get('alt')}”", f"图片“{element.get('alt')}”")
            self.lose("picture-missing", what, both("it has no address", "没有地址"), element.node)
            return alt
        self.images.append(source)
        style = self.css["img"] + _size(element.get("width"), element.get("height"))
        picture = f'<img src="{escape(source)}" alt="{alt}" style="{style}">'
        return self.styled("section", "figure", picture) if _stands_alone(element.node) else picture

    def figure(self, element: _Element) -> str:
        return "" if element.is_empty else self.styled("section", "figure", element.inner)

    def caption(self, element: _Element) -> str:
        return "" if element.is_empty else self.styled("section", "caption", element.inner)

    def table(self, element: _Element) -> str:
        return self.styled("section", "table_box", self.styled("table", "table", element.inner))

    def cell(self, element: _Element) -> str:
        given = ((name, element.get(name)) for name in ("colspan", "rowspan"))
        spans = "".join(f' {name}="{value}"' for name, value in given if re.fullmatch(r"\d{1,3}", value))
        align = element.get("align")
        aligned = f";text-align:{align}" if align in ("left", "center", "right") else ""
        row = element.node.parent
        crowded = row is not None and sum(cell.tag in ("td", "th") for cell in row.iter()) >= CROWDED_COLUMNS
        least = f";min-width:{LEAST_CELL}" if crowded else ""
        return f'<{element.tag}{spans} style="{self.css[element.tag]}{aligned}{least}">{element.inner}</{element.tag}>'

    def rule(self, element: _Element) -> str:
        following = element.node.next
        while following is not None and following.tag == "-text":
            following = following.next
        if following is not None and following.tag == "ol" and following.css_first('a[href^="#fnref:"]') is not None:
            return ""  # the line above written notes: the list of sources has one of its own
        return f'<hr style="{self.css["hr"]}">'

    def summary(self, element: _Element) -> str:
        return "" if element.is_empty else self.styled("p", "p", f"<strong>{element.inner}</strong>")

    def bare(self, element: _Element) -> str:
        """An element that WeChat keeps as it is, without attributes."""
        tag = {"b": "strong", "i": "em"}.get(element.tag, element.tag)
        return f"<{tag}>{element.inner}</{tag}>" if element.inner else ""

    def raised(self, element: _Element) -> str:
        return self.styled("sup", "sup", element.inner) if element.inner else ""

    def line_break(self, _: _Element) -> str:
        return "<br>"

    def nothing(self, _: _Element) -> str:
        return ""


def _spanned(shape: str) -> Callable[[_SectionWriter, _Element], str]:
    return lambda writer, element: writer.styled("span", shape, element.inner) if element.inner else ""


def linked(url: str, inner: str, words: str, css: Mapping[str, str], notes: Notes) -> str:
    """A link as WeChat can show it: its own articles stay links, any other address becomes a numbered note.

    Words that are the address itself need no note; an address no reader could follow leaves the words alone.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return inner
    web = parts.scheme in ("http", "https")
    if web and host == ARTICLE_HOST and "@" not in parts.netloc:
        return f'<a href="{escape(url)}" style="{css["a"]}">{inner}</a>'
    if parts.scheme in ("mailto", "tel", "sms"):
        url = url.partition(":")[2]
    elif parts.scheme in ALLOWED_SCHEMES and not web:
        pass
    elif not (web and host):
        return inner
    title = " ".join(words.split())
    if not title or title.rstrip("/") == url.rstrip("/"):
        return f'<span style="{css["address"]}">{inner}</span>' if title else inner
    return f'{inner}<sup style="{css["sup"]}">[{notes.link(url, title)}]</sup>'


def _can_be_followed(url: str) -> bool:
    """Whether `linked` prints the address in one way or another."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) if parts.scheme in ("http", "https") else parts.scheme in ALLOWED_SCHEMES


def _size(width: str, height: str) -> str:
    """A picture's size as its author states it, as a style: the editor drops the attributes. One side is enough: a
    narrow screen never squeezes a picture then."""
    for name, written in (("width", width), ("height", height)):
        length = _LENGTH.fullmatch(written)
        # A height in per cent is one of nothing: the picture's box has none.
        if length and not (name == "height" and length[2] == "%"):
            return f";{name}:{length[1]}{(length[2] or 'px').lower()}"
    return ""


def _picture_name(node: LexborNode, url: str) -> str:
    """What to call a link that holds a picture and no words: the picture's words, else the host it leads to."""
    pictures = node.css("img")
    return ((pictures[0].attributes.get("alt") or "").strip() or named(url)) if pictures else ""


def _list_depth(node: LexborNode) -> int:
    """How many lists a list is in."""
    depth, parent = 0, node.parent
    while parent is not None:
        depth += parent.tag in ("ul", "ol")
        parent = parent.parent
    return depth


def _stands_alone(node: LexborNode) -> bool:
    """Whether a picture is all that its paragraph, or the body, holds at that place."""
    parent = node.parent
    if parent is None or parent.tag not in ("p", "div", "section", "body"):
        return False
    neighbours = (node.prev, node.next)
    return parent.tag == "body" or all(
        other is None or (other.tag == "-text" and not (other.text_content or "").strip() and other.prev is other.next)
        for other in neighbours
    )


_WRITERS: Mapping[str, Callable[[_SectionWriter, _Element], str]] = {
    "p": _SectionWriter.paragraph,
    **dict.fromkeys(("div", "section", "dt", "dd", "dl", "details"), _SectionWriter.group),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _SectionWriter.heading),
    "blockquote": _SectionWriter.quote,
    **dict.fromkeys(("ul", "ol"), _SectionWriter.rows),
    "li": _SectionWriter.row,
    "pre": _SectionWriter.code_block,
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _SectionWriter.code),
    "a": _SectionWriter.link,
    "img": _SectionWriter.image,
    "figure": _SectionWriter.figure,
    **dict.fromkeys(("figcaption", "caption"), _SectionWriter.caption),
    "table": _SectionWriter.table,
    **dict.fromkeys(("td", "th"), _SectionWriter.cell),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot", "tr", "strong", "b", "em", "i", "sub", "ruby", "rt", "rp"), _SectionWriter.bare
    ),
    "hr": _SectionWriter.rule,
    "br": _SectionWriter.line_break,
    "sup": _SectionWriter.raised,
    "summary": _SectionWriter.summary,
    "span": lambda writer, element: writer.formula(element) if element.get("class") in FORMULAS else element.inner,
    "mark": _spanned("mark"),
    **dict.fromkeys(("del", "s"), _spanned("strike")),
    **dict.fromkeys(("ins", "u"), _spanned("underline")),
    **dict.fromkeys(("col", "colgroup"), _SectionWriter.nothing),
}

"""The only door to Python-Markdown: a document's blocks as HTML.

Python-Markdown runs the pipeline and writes the HTML. Its own readers of blocks and inlines are replaced by processors
that hand over what `blocks` and `inlines` read, so that there is one reading for everything.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol
from xml.etree.ElementTree import Element, SubElement

from msgspec.structs import replace

from repurpose.document.block_marks import language_of
from repurpose.document.boxes import KIND_OF
from repurpose.document.formulas import source_of_block
from repurpose.document.nodes import Block, Inline
from repurpose.document.tex import legible

if TYPE_CHECKING:
    from markdown import Markdown

_RAW_OPEN, _RAW_CLOSE = "\ufdd0", "\ufdd1"
"""Non-characters around the number of a piece of raw HTML: no text may hold them, so a writer cannot forge one."""
_RAW = re.compile(f"{_RAW_OPEN}(\\d+){_RAW_CLOSE}")
_RAW_PARAGRAPH = re.compile(f'<p data-raw="">({_RAW_OPEN}\\d+{_RAW_CLOSE})</p>')
_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef]")
_BREAKS = {"line-end": "\n"}
_TAGS = {"strong": "strong", "emphasis": "em", "strike": "del", "mark": "mark", "sup": "sup", "sub": "sub"}
LABELS_EN = {
    "note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution",
}  # fmt: skip
LABELS_ZH = {"note": "注", "tip": "提示", "important": "重要", "warning": "注意", "caution": "警告"}


class Readable(Protocol):
    """What is turned into HTML."""

    @property
    def blocks(self) -> Sequence[Block]:
        """The body's blocks."""

    @property
    def notes(self) -> dict[str, Block]:
        """Its footnotes by their label."""

    @property
    def is_chinese(self) -> bool:
        """Whether words that are put in are Chinese."""


def render(document: Readable) -> str:
    """A document as HTML, not yet cleaned. Elements carry `data-line`, the line of the file they are on."""
    library = _library()
    library.document = document  # type: ignore[attr-defined]
    try:
        return library.reset().convert("\ufdd2")
    finally:
        library.document = None  # type: ignore[attr-defined]


@cache
def _library() -> Markdown:
    """Python-Markdown with our reading in the place of its own."""
    import markdown
    from markdown.blockprocessors import BlockProcessor
    from markdown.postprocessors import Postprocessor

    class Handover(BlockProcessor):
        """Puts the blocks of the document where Python-Markdown would read some."""

        def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
            return True

        def run(self, parent: Element, blocks: list[str]) -> None:
            blocks.clear()
            writer.begin(library.document)  # type: ignore[attr-defined]
            writer.write(parent)

    class PutBack(Postprocessor):
        """Puts raw HTML back in the place of its number."""

        def run(self, text: str) -> str:
            text = _RAW_PARAGRAPH.sub(r"\1", text)
            return _RAW.sub(lambda match: writer.raw[int(match[1])], text)

    library = markdown.Markdown()
    writer = _HtmlWriter()
    for registry in (library.preprocessors, library.inlinePatterns, library.treeprocessors, library.postprocessors):
        _empty(registry)
    _empty(library.parser.blockprocessors)
    library.parser.blockprocessors.register(Handover(library.parser), "document", 100)
    library.postprocessors.register(PutBack(library), "raw", 10)
    return library


def _empty(registry: Any) -> None:
    for name in [item.name for item in registry._priority]:
        registry.deregister(name)


class _HtmlWriter:
    """Elements from blocks and inlines."""

    def begin(self, document: Readable) -> None:
        self.document = document
        self.raw: list[str] = []
        self.cited: dict[str, int] = {}
        self.labels = LABELS_ZH if document.is_chinese else LABELS_EN
        self.line = 0

    def write(self, parent: Element) -> None:
        self.blocks(parent, self.document.blocks)
        if self.cited:
            self.notes(parent)

    def token(self, markup: str) -> str:
        self.raw.append(markup)
        return f"{_RAW_OPEN}{len(self.raw) - 1}{_RAW_CLOSE}"

    def blocks(self, parent: Element, blocks: Iterable[Block], tight: bool = False) -> None:
        for block in blocks:
            self.line = block.line
            if tight and block.kind == "paragraph":
                self.inlines(parent, block.inlines)
                _append(parent, "\n")
            else:
                getattr(self, block.kind)(parent, block)

    def element(self, parent: Element, tag: str, block: Block, **attributes: str) -> Element:
        found = SubElement(parent, tag, attributes)
        found.set("data-line", str(block.line))
        found.tail = "\n"
        return found

    def paragraph(self, parent: Element, block: Block) -> None:
        if any(
            piece.kind != "hidden" and not (piece.kind == "text" and not piece.text.strip()) for piece in block.inlines
        ):
            self.inlines(self.element(parent, "p", block), block.inlines)

    def term(self, parent: Element, block: Block) -> None:
        self.inlines(self.element(parent, "dt", block), block.inlines)

    def heading(self, parent: Element, block: Block) -> None:
        self.inlines(self.element(parent, f"h{block.level}", block), block.inlines)

    def code(self, parent: Element, block: Block) -> None:
        pre = self.element(parent, "pre", block)
        language = language_of(block.label)
        code = SubElement(pre, "code", {"class": f"language-{language}"} if language else {})
        code.text = _clean(block.text) + "\n"

    def formula(self, parent: Element, block: Block) -> None:
        self.element(parent, "p", block).text = self.token(self.tex(source_of_block(block.text), True))

    def tex(self, source: str, display: bool) -> str:
        """A formula as words that keep its TeX as their title; as TeX where no words say it."""
        kind = "math-display" if display else "math-inline"
        written, words = html.escape(_NO_CHARACTERS.sub("", source)), legible(source)
        if words is None:
            return f'<code class="{kind}">{written}</code>'
        return f'<span class="{kind}" title="{written}">{html.escape(words, quote=False)}</span>'

    def html(self, parent: Element, block: Block) -> None:
        paragraph = SubElement(parent, "p", {"data-raw": ""})
        paragraph.text = self.token(f'<meta data-line="{block.line}">\n{block.text}\n')

    def rule(self, parent: Element, block: Block) -> None:
        self.element(parent, "hr", block)

    def hidden(self, parent: Element, block: Block) -> None:
        """Nothing: definitions, attribute lists, private remarks."""

    def quote(self, parent: Element, block: Block) -> None:
        kind = KIND_OF.get(block.label, "note") if block.label else ""
        found = self.element(parent, "blockquote", block, **({"class": kind} if kind else {}))
        if block.label:
            strong = SubElement(SubElement(found, "p"), "strong")
            if block.text:
                self.inlines(strong, block.inlines)
            else:
                strong.text = self.labels[kind]
        self.blocks(found, block.children)

    def box(self, parent: Element, block: Block) -> None:
        if block.label == "plain":
            if block.inlines:
                self.inlines(SubElement(SubElement(parent, "p"), "strong"), block.inlines)
            self.blocks(parent, block.children)
        else:
            self.quote(parent, block)

    def list(self, parent: Element, block: Block) -> None:
        found = self.element(parent, "ol" if block.label else "ul", block)
        if block.label and block.level != 1:
            found.set("start", str(block.level))
        for item in block.children:
            self.item(found, item, block.loose)

    def item(self, parent: Element, block: Block, loose: bool) -> None:
        found = SubElement(parent, "li", {"data-line": str(block.line)})
        children = block.children
        task = "" if block.checked is None else "☑ " if block.checked else "☐ "
        if task and children and children[0].kind == "paragraph":
            # Of a copy: the document is kept, and its words are asked for again.
            box = Inline("text", block.start, block.start, task)
            children = [replace(children[0], inlines=[box, *children[0].inlines]), *children[1:]]
        else:
            _append(found, task)
        found.tail = "\n"
        self.blocks(found, children, tight=not loose)
        _rstrip(found)

    def terms(self, parent: Element, block: Block) -> None:
        found = self.element(parent, "dl", block)
        for child in block.children:
            getattr(self, child.kind)(found, child)

    def meaning(self, parent: Element, block: Block) -> None:
        self.blocks(self.element(parent, "dd", block), block.children, tight=len(block.children) == 1)

    def note(self, parent: Element, block: Block) -> None:
        """Notes are at the end."""

    def table(self, parent: Element, block: Block) -> None:
        found = self.element(parent, "table", block)
        body = None
        for row in block.children:
            if row.label:
                self.row(SubElement(found, "thead"), row, "th")
                continue
            if body is None:
                body = SubElement(found, "tbody")
            self.row(body, row, "td")

    def row(self, parent: Element, block: Block, tag: str) -> None:
        found = self.element(parent, "tr", block)
        for cell in block.children:
            self.inlines(SubElement(found, tag, {"align": cell.label} if cell.label else {}), cell.inlines)

    def notes(self, parent: Element) -> None:
        """The notes that were cited, in the order in which they were first cited."""
        section = SubElement(parent, "div", {"class": "footnote"})
        SubElement(section, "hr")
        found = SubElement(section, "ol")
        written = 0
        while written < len(self.cited):  # a note may cite another one
            block = self.document.notes[list(self.cited)[written]]
            written += 1
            item = self.element(found, "li", block, id=f"fn:{written}")
            self.blocks(item, block.children)
            last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
            # The way back has no words: in a mail it leads nowhere, and elsewhere it only says which note this is.
            SubElement(last, "a", {"class": "footnote-backref", "href": f"#fnref:{written}"})

    def inlines(self, parent: Element, pieces: Iterable[Inline]) -> None:
        for piece in pieces:
            if piece.kind in ("text", "symbol"):
                _append(parent, _clean(piece.text))
            elif piece.kind == "line-end":
                _append(parent, "\n")
            elif piece.kind == "html":
                _append(parent, self.token(piece.text))
            elif piece.kind == "formula":
                _append(parent, self.token(self.tex(piece.text, bool(piece.title))))
            elif piece.kind != "hidden":
                self.inline(parent, piece)

    def inline(self, parent: Element, piece: Inline) -> None:
        kind = piece.kind
        if kind == "code":
            SubElement(parent, "code").text = _clean(piece.text)
        elif kind == "break":
            SubElement(parent, "br")
            _append(parent, "\n")
        elif kind == "image":
            self.image(parent, piece)
        elif kind == "link":
            found = SubElement(parent, "a", {"href": _clean(piece.href), "data-line": str(self.line)})
            if piece.title:
                found.set("title", _clean(piece.title))
            self.inlines(found, piece.children)
        elif kind == "reference":
            self.reference(parent, piece)
        else:
            self.inlines(SubElement(parent, _TAGS[kind]), piece.children)

    def image(self, parent: Element, piece: Inline) -> None:
        found = SubElement(parent, "img", {"src": _clean(piece.href), "alt": _clean(" ".join(piece.text.split()))})
        if piece.title:
            found.set("title", _clean(piece.title))
        for name in ("width", "height"):
            if piece.attributes.get(name):
                found.set(name, _clean(piece.attributes[name]))
        found.set("data-line", str(self.line))

    def reference(self, parent: Element, piece: Inline) -> None:
        if piece.text not in self.document.notes:
            _append(parent, f"[^{_clean(piece.text)}]")
            return
        number = self.cited.setdefault(piece.text, len(self.cited) + 1)
        sup = SubElement(parent, "sup")
        SubElement(sup, "a", {"class": "footnote-ref", "href": f"#fn:{number}"}).text = str(number)


def _clean(text: str) -> str:
    """Text as Python-Markdown's serializer wants it: it takes what looks like an entity for one."""
    return _NO_CHARACTERS.sub("", text).replace("&", "&amp;")


def _append(parent: Element, text: str) -> None:
    """Add words behind whatever the element holds."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _rstrip(parent: Element) -> None:
    if len(parent):
        if parent[-1].tail:
            parent[-1].tail = parent[-1].tail.rstrip("\n")
    elif parent.text:
        parent.text = parent.text.rstrip("\n")

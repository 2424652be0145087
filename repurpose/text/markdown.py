"""The only door to Markdown: to clean HTML, or to the bare words."""

from __future__ import annotations

import html as _html
import re
from collections import deque
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from repurpose.text.blocks import LITERAL_HTML, TIGHT, TOKEN_CLOSE, TOKEN_OPEN, Flat, flatten
from repurpose.text.html import Cleaned, clean, sanitize
from repurpose.text.language import is_chinese, language
from repurpose.text.paragraphs import soft_break

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor

_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LITERAL = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>=\"'])|(?<!`)(`+)(?!`)(.{1,2000}?)(?<!`)\2(?!`)")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_MARKS = (
    re.compile(r"(\*\*\*)(?=\S)([^*\n]+?)(?<=\S)\1"),
    re.compile(r"(\*\*)(?=\S)((?:(?!\*\*).)+)(?<=\S)\1"),
    re.compile(r"(?<!\*)(\*)(?=[^\s*])([^*\n]+?)(?<=[^\s*])\1(?!\*)"),
    re.compile(r"(?<![\w_])(__)(?=\S)((?:(?!__).)+)(?<=\S)\1(?![\w_])"),
    re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_\n]+?)(?<=[^\s_])\1(?![\w_])"),
    re.compile(r"(~~)(?=\S)((?:(?!~~).)+)(?<=\S)\1"),
    re.compile(r"(==)(?=\S)([^=\n]+?)(?<=\S)\1"),
)
_ANY_MARK = re.compile(r"[\\`*_~=\[<&\x02\x03]")
_BLOCK_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)+")
_RULE = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|[ \t:|-]*\|")

_LABELS_EN = {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"}
_LABELS_ZH = {"note": "注", "tip": "提示", "important": "重要", "warning": "注意", "caution": "警告"}
_ADDRESS = r"(?<![A-Za-z0-9])https?://[A-Za-z0-9\[][^\s<>\"`\x02\x03\u0080-\U0010ffff]*"
_MARKED = r"(?<![A-Za-z0-9=])(==)(?=[^\s=])([^=\n]+?)(?<=\S)==(?![A-Za-z0-9=])"
_TOKENS = re.compile(f"<p>((?:{TOKEN_OPEN}\\d+{TOKEN_CLOSE})+)</p>")
_TOKEN = re.compile(f"{TOKEN_OPEN}(\\d+){TOKEN_CLOSE}")
_TIGHT_PARAGRAPH = re.compile(f"{TIGHT}\\s*<p>(.*?)</p>", re.S)


def to_html(text: str) -> str:
    """Markdown as HTML, cleaned by the allow-list of `text.html`. Never raises on odd input.

    Headings, lists, quotes, code, tables, footnotes, tasks (☐ ☑), alerts (`blockquote` with the kind as its class),
    ~~strike~~, ==mark==, bare addresses, raw HTML.
    """
    return sanitize(_raw_html(text))


def to_clean(text: str, lang: str = "") -> Cleaned:
    """Markdown as HTML like `to_html`, with what its raw HTML lost on the way."""
    return clean(_raw_html(text), lang)


def _raw_html(text: str) -> str:
    zh = "[!" in text and is_chinese(language(text))
    flat = flatten(text, _LABELS_ZH if zh else _LABELS_EN)
    return _unfold(_library().reset().convert(flat.text), flat)


def _unfold(markup: str, flat: Flat) -> str:
    """Put back the HTML that each token stands for."""

    def stored(match: re.Match[str]) -> str:
        return _TOKEN.sub(lambda token: flat.markup[int(token[1])], match[1])

    whole = _TOKENS.sub(stored, markup.translate(LITERAL_HTML) if flat.literal else markup)
    return _TIGHT_PARAGRAPH.sub(r"\1", whole).replace(TIGHT, "")


class _Queue(deque[str]):
    """A list that gives up its first item at once: the library takes blocks one by one from the front."""

    def pop(self, index: int = -1) -> str:
        return self.popleft() if index == 0 else super().pop()


@cache
def _library() -> Markdown:
    """Python-Markdown without its own block structure, which `blocks` reads, and with the inline marks it lacks."""
    import markdown
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.tables import TableExtension
    from markdown.inlinepatterns import HtmlInlineProcessor, SimpleTagInlineProcessor

    # By name the library would read the entry points of every package installed.
    library = markdown.Markdown(extensions=[TableExtension(), FootnoteExtension()])
    library.preprocessors.deregister("html_block")
    for name in ("indent", "code", "setextheader", "hr", "olist", "ulist", "quote"):
        library.parser.blockprocessors.deregister(name)
    library.parser.parseChunk = lambda parent, text: library.parser.parseBlocks(  # type: ignore[method-assign]
        parent,
        _Queue(text.split("\n\n")),  # type: ignore[arg-type]
    )
    inline = library.inlinePatterns
    inline.register(HtmlInlineProcessor(r"(<a\s[^<>]*>[^<>]*://[^<>]*</a>)", library), "linked address", 95)
    inline.register(_address_processor(library), "bare address", 85)
    inline.register(SimpleTagInlineProcessor(r"(~~)(?=\S)((?:(?!~~).)+)(?<=\S)~~", "del"), "strike", 65)
    inline.register(SimpleTagInlineProcessor(_MARKED, "mark"), "mark", 64)
    return library


def _address_processor(library: Markdown) -> InlineProcessor:
    from xml.etree.ElementTree import Element

    from markdown.inlinepatterns import InlineProcessor
    from markdown.util import AtomicString

    class BareAddress(InlineProcessor):
        """An address in running text as a link, without the marks of the sentence around it."""

        ANCESTOR_EXCLUDES = ("a",)

        def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002
            address = _trimmed(m[0])
            link = Element("a", href=address)
            link.text = AtomicString(address)
            return link, m.start(), m.start() + len(address)

    return BareAddress(_ADDRESS, library)


def _trimmed(address: str) -> str:
    """An address without the punctuation that follows it, and without a bracket that was opened before it."""
    unopened, end = address.count(")") - address.count("("), len(address)
    while end:
        if address[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif address[end - 1] not in ".,;:!?'\"*_~]":
            break
        end -= 1
    return address[:end]


def plain(text: str) -> str:
    """The words of a stretch of Markdown, without marks, links' targets, tags and entities. Line breaks stay."""
    if not _ANY_MARK.search(text):
        return text
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1] or match[3])
        return f"\x02{len(held) - 1}\x03"

    text = _LITERAL.sub(hold, text.replace("\x02", "").replace("\x03", ""))
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)))
    text = _TAG.sub("", _BREAK.sub("\n", _FOOTNOTE.sub("", _without_comments(text))))
    for mark in _MARKS:
        text = mark.sub(r"\2", text)
    return re.sub("\x02(\\d+)\x03", lambda match: held[int(match[1])], _html.unescape(text))


def _without_comments(text: str) -> str:
    pieces, start = [], 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened + 4)) >= 0:
        pieces.append(text[start:opened])
        start = closed + 3
    return "".join([*pieces, text[start:]])


def plain_block(text: str) -> str:
    """The words of whole blocks: headings, lists and quotes lose their leading marks, fences and rules go."""
    lines = []
    for line in text.split("\n"):
        if _RULE.fullmatch(line.strip()) or line.lstrip().startswith(("```", "~~~")):
            continue
        lines.append(_BLOCK_MARK.sub("", line))
    return plain("\n".join(lines)).strip()


def paragraph(text: str) -> str:
    """A paragraph of Markdown as one line of words: a soft break is a space, and nothing between Han characters."""
    lines = [line.strip() for line in plain_block(text).split("\n")]
    pieces = lines[:1]
    for before, after in pairwise(lines):
        pieces += [soft_break(before, after), after]
    return re.sub(r"\s+", " ", "".join(pieces)).strip()

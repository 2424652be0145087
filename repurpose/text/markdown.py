"""The only door to Markdown: to clean HTML, or to the bare words."""

from __future__ import annotations

import html as _html
import re
from functools import cache
from typing import TYPE_CHECKING

from repurpose.text.blocks import TIGHT, TOKEN_CLOSE, TOKEN_OPEN, Flat, flatten, soft_break
from repurpose.text.html import sanitize
from repurpose.text.language import is_chinese, language

if TYPE_CHECKING:
    from markdown import Markdown

_IMAGE = re.compile(r"!\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
_CODE = re.compile(r"(`+)(.+?)\1")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--.*?-->", re.S)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_MARKS = (
    re.compile(r"(\*\*\*)(?=\S)([^*\n]+?)(?<=\S)\1"),
    re.compile(r"(\*\*)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(?<!\*)(\*)(?=[^\s*])([^*\n]+?)(?<=[^\s*])\1(?!\*)"),
    re.compile(r"(?<![\w_])(__)(?=\S)(.+?)(?<=\S)\1(?![\w_])"),
    re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_\n]+?)(?<=[^\s_])\1(?![\w_])"),
    re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1"),
    re.compile(r"(==)(?=\S)([^=\n]+?)(?<=\S)\1"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>=\"'])")
_BLOCK_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)+")
_RULE = re.compile(r"^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|\|?[ \t:|-]+\|)[ \t]*$")

_LABELS_EN = {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"}
_LABELS_ZH = {"note": "注", "tip": "提示", "important": "重要", "warning": "注意", "caution": "警告"}
_TOKENS = re.compile(f"<p>((?:{TOKEN_OPEN}\\d+{TOKEN_CLOSE})+)</p>")
_TOKEN = re.compile(f"{TOKEN_OPEN}(\\d+){TOKEN_CLOSE}")
_TIGHT_PARAGRAPH = re.compile(f"{TIGHT}\\s*<p>(.*?)</p>", re.S)


def to_html(text: str) -> str:
    """Markdown as HTML, cleaned by the allow-list of `text.html`. Never raises on odd input.

    Headings, lists, quotes, code, tables, footnotes, tasks (☐ ☑), alerts (`blockquote` with the kind as its class),
    ~~strike~~, ==mark==, bare addresses, raw HTML.
    """
    zh = "[!" in text and is_chinese(language(text))
    flat = flatten(text, _LABELS_ZH if zh else _LABELS_EN)
    return sanitize(_unfold(_library().reset().convert(flat.text), flat))


def _unfold(markup: str, flat: Flat) -> str:
    """Put back the HTML that each token stands for."""

    def stored(match: re.Match[str]) -> str:
        return _TOKEN.sub(lambda token: flat.markup[int(token[1])], match[1])

    whole = _TOKENS.sub(stored, markup)
    return _TIGHT_PARAGRAPH.sub(r"\1", whole).replace(TIGHT, "")


@cache
def _library() -> Markdown:
    """Python-Markdown without its own block structure, which `blocks` reads, and with the inline marks it lacks."""
    import markdown
    from markdown.inlinepatterns import SimpleTagInlineProcessor

    library = markdown.Markdown(extensions=["tables", "footnotes"])
    for name in ("html_block",):
        library.preprocessors.deregister(name)
    for name in ("indent", "code", "setextheader", "hr", "olist", "ulist", "quote"):
        library.parser.blockprocessors.deregister(name)
    strike = SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del")
    mark = SimpleTagInlineProcessor(r"(?<![A-Za-z0-9=])(==)(?=[^\s=])([^=\n]+?)(?<=\S)==(?![A-Za-z0-9=])", "mark")
    library.inlinePatterns.register(strike, "strike", 65)
    library.inlinePatterns.register(mark, "mark", 64)
    return library


def inline_html(text: str) -> str:
    """One line of Markdown as HTML without a paragraph around it."""
    markup = to_html(" ".join(text.split("\n"))).strip()
    if markup.startswith("<p>") and markup.endswith("</p>") and markup.count("<p>") == 1:
        return markup[3:-4]
    return markup


def plain(text: str) -> str:
    """The words of a stretch of Markdown, without marks, links' targets, tags and entities. Line breaks stay."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group(2))
        return f"\x02{len(held) - 1}\x03"

    text = _CODE.sub(hold, text.replace("\x02", "").replace("\x03", ""))
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)))
    text = _TAG.sub("", _BREAK.sub("\n", _FOOTNOTE.sub("", text)))
    for mark in _MARKS:
        text = mark.sub(r"\2", text)
    text = _html.unescape(_ESCAPED.sub(r"\1", text))
    return re.sub("\x02(\\d+)\x03", lambda match: held[int(match.group(1))], text)


def plain_block(text: str) -> str:
    """The words of whole blocks: headings, lists and quotes lose their leading marks, fences and rules go."""
    lines = []
    for line in text.split("\n"):
        if _RULE.match(line) or line.lstrip().startswith(("```", "~~~")):
            continue
        lines.append(_BLOCK_MARK.sub("", line))
    return plain("\n".join(lines)).strip()


def paragraph(text: str) -> str:
    """A paragraph of Markdown as one line of words: a soft break is a space, and nothing between Han characters."""
    lines = [line.strip() for line in plain_block(text).split("\n")]
    pieces = lines[:1]
    for before, after in zip(lines, lines[1:], strict=False):
        pieces += [soft_break(before, after), after]
    return re.sub(r"\s+", " ", "".join(pieces)).strip()

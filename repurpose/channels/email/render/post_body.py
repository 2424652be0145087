"""A post's own HTML, styled for mail clients: styles on each element, links and pictures with full addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from repurpose.channels.email.html.colour import Palette
from repurpose.channels.email.limits import TEXT_WIDTH_PX
from repurpose.model import Loss, LossKind
from repurpose.sources.address import full
from repurpose.text.bilingual import both
from repurpose.text.html import ALLOWED_SCHEMES, VOID_TAGS, escape, line_of, rewrite

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MONO = "Consolas,Menlo,monospace"
_HEADING = re.compile(r"<h([1-6])\b")
_REACHABLE = re.compile(rf"https?://[^/\s]|(?:{'|'.join(sorted(ALLOWED_SCHEMES - {'http', 'https'}))}):", re.I)
_SIZES = {2: 21, 3: 18, 4: 16, 5: 16, 6: 16}
_KEPT = {
    "a": ("href", "title"),
    "li": ("value",),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
_RENAMED = {
    **dict.fromkeys(("details", "section", "figure"), "div"),
    **dict.fromkeys(("summary", "figcaption"), "p"),
    "mark": "b",
    "samp": "code",
}


class Dress(Struct, frozen=True):
    """How elements look.

    `base` is the address that relative ones start from, `first_level` the level of the top headings, `start` the side
    on which lines begin. `thin` spares the styles that clients have by themselves, for a mail that is too long.
    """

    palette: Palette
    base: str = ""
    first_level: int = 2
    start: str = "left"
    thin: bool = False

    def apply(self, markup: str) -> str:
        """Clean HTML (see text.html.clean) with inline styles."""
        return self.applied(markup)[0]

    def applied(self, markup: str) -> tuple[str, tuple[Loss, ...]]:
        """Clean HTML with inline styles, and the pictures and links that a mail cannot hold."""
        levels = enumerate(sorted(set(_HEADING.findall(markup))), self.first_level)
        headings = {f"h{level}": min(new, 6) for new, level in levels}
        styles = _styles(self.palette, self.start)
        if self.thin:
            styles = {tag: style for tag, style in styles.items() if tag not in _BY_THEMSELVES}
        writer = _MailWriter(self, headings, styles)
        return rewrite(markup, writer), tuple(writer.losses)


def _styles(palette: Palette, start: str) -> dict[str, str]:
    cell = f"padding:6px 8px;border:1px solid {palette.rule};text-align:{start};vertical-align:top"
    listed = f"margin:0 0 16px;padding:0;padding-{start}:24px"
    panel = f"background:{palette.panel}"
    return {
        "p": "margin:0 0 16px",
        "a": f"color:{palette.accent}",
        "blockquote": f"margin:0 0 16px;padding:12px 16px 1px;border-{start}:4px solid {palette.accent};{panel}",
        "ul": listed,
        "ol": listed,
        "li": "margin:0 0 6px",
        "hr": f"border:0;border-top:1px solid {palette.rule};margin:24px 0",
        "pre": f"margin:0 0 16px;padding:12px;{panel};font:14px/1.5 {MONO};white-space:pre-wrap;word-break:break-word",
        "code": f"font-family:{MONO};font-size:.9em",
        "kbd": f"font-family:{MONO};font-size:.9em",
        "table": "width:100%;margin:0 0 16px;border-collapse:collapse;font-size:15px",
        "td": cell,
        "th": f"{cell};{panel}",
        "dd": f"margin:0 0 8px;margin-{start}:24px",
        "div": "margin:0 0 16px",
    }


_BY_THEMSELVES = ("p", "li")
"""What clients set apart without a style, about as much: most of a long mail's markup is theirs."""
_CLASSES = {"hr": "r", "blockquote": "q", "pre": "q", "th": "q"}


class _MailWriter:
    def __init__(self, dress: Dress, headings: Mapping[str, int], styles: Mapping[str, str]) -> None:
        self.dress, self.headings, self.styles = dress, headings, styles
        self.level = dress.first_level - 1
        self.losses: list[Loss] = []

    def __call__(self, node: LexborNode, inner: str, attributes: Mapping[str, str | None]) -> str:
        tag = node.tag or "span"
        if tag in self.headings:
            return self._heading(min(self.headings[tag], self.level + 1), inner, attributes)
        if tag == "img":
            return self._image(node, attributes)
        if tag == "a" and not self._address(attributes.get("href")):
            self._lose_link(node, (attributes.get("href") or "").strip())
            return inner
        if tag == "li" and not inner.strip():
            return ""
        return self._plain(_RENAMED.get(tag, tag), inner, attributes)

    def _heading(self, level: int, inner: str, attributes: Mapping[str, str | None]) -> str:
        if not inner.strip():
            return ""
        self.level = level
        style = f"margin:28px 0 12px;font-size:{_SIZES[level]}px;line-height:1.4"
        return f'<h{level}{_language(attributes)} style="{style}">{inner}</h{level}>'

    def _lose(self, kind: LossKind, what: str, why: str, node: LexborNode) -> None:
        self.losses.append(Loss(kind, what, why, line_of(node)))

    def _lose_link(self, node: LexborNode, href: str) -> None:
        """Footnotes are read by their numbers: they lose nothing."""
        if href and not href.startswith(("#fn:", "#fnref:")):
            why = (
                both("a mail has no places to jump to; its words stay", "邮件里没有可跳转的位置，文字保留")
                if href.startswith("#")
                else both(
                    "it leads nowhere without the site's address; its words stay", "没有网站地址就打不开，文字保留"
                )
            )
            words = node.text().strip()
            self._lose("link-dropped", both(f"the link “{words}” ({href})", f"链接“{words}”({href})"), why, node)

    def _image(self, node: LexborNode, attributes: Mapping[str, str | None]) -> str:
        source, alt = self._address(attributes.get("src")), attributes.get("alt") or ""
        if not source:
            why = both("it has no full address; its words stand in its place", "没有完整地址，用说明文字代替")
            written = attributes.get("src") or ""
            what = both(f"the picture “{alt}” ({written})", f"图片“{alt}”({written})")
            self._lose("picture-missing", what, why, node)
            return escape(alt)
        pixels = _width(attributes.get("width") or "", node)
        stated = f' width="{pixels}"' if pixels else ""
        style = "max-width:100%;height:auto;border:0"
        return f'<img src="{escape(source)}" alt="{escape(alt)}"{stated} style="{style}">'

    def _address(self, address: str | None) -> str:
        return full_address(address, self.dress.base)

    def _plain(self, tag: str, inner: str, attributes: Mapping[str, str | None]) -> str:
        pieces = [tag]
        for name in _KEPT.get(tag, ()):
            if attributes.get(name):
                value = self._address(attributes[name]) if name == "href" else attributes[name] or ""
                pieces.append(f'{name}="{escape(value)}"')
        if tag in _CLASSES:
            pieces.append(f'class="{_CLASSES[tag]}"')
        if tag in self.styles:
            style = self.styles[tag]
            if attributes.get("align") in ("right", "center"):
                style = style.replace(f"text-align:{self.dress.start}", f"text-align:{attributes['align']}")
            pieces.append(f'style="{style}"')
        opening = f"<{' '.join(pieces)}{_language(attributes)}>"
        return opening if tag in VOID_TAGS else f"{opening}{inner}</{tag}>"


def _width(written: str, node: LexborNode) -> int:
    """A picture's width in pixels, never wider than the column: as written, in pixels or in per cent of the column. One
    that stands alone may fill the column; one in a line of words is as large as it is (0), so that no badge is blown
    up."""
    bare = written.strip().removesuffix("px")
    if bare.isdecimal() and len(bare) < 6:
        return min(int(bare), TEXT_WIDTH_PX)
    if bare.endswith("%") and bare[:-1].isdecimal() and len(bare) < 5:
        return min(int(bare[:-1]), 100) * TEXT_WIDTH_PX // 100
    around = node.parent
    while around is not None and around.tag in ("a", "em", "strong", "span"):
        around = around.parent
    alone = around is None or not (around.text(deep=True) or "").strip()
    return TEXT_WIDTH_PX if alone and not (around and len(around.css("img")) > 1) else 0


def full_address(address: str | None, base: str) -> str:
    """The full address, empty for one that leads nowhere from a mail."""
    address = (address or "").strip()
    if not address or address.startswith("#"):
        return ""
    found = full(address, base)
    return found if _REACHABLE.match(found) else ""


def _language(attributes: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{escape(attributes[name] or "")}"' for name in ("lang", "dir") if attributes.get(name))

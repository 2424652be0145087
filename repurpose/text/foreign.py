"""What an author's HTML holds that no article can show: made into what a reader can use, and each loss named.

`text.html.clean` asks this before its last gate. All that the gate would drop unseen is settled here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from repurpose.model import Loss, LossKind
from repurpose.text.bilingual import both
from repurpose.text.embeds import named, page_of
from repurpose.text.html import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_SCHEMES,
    ALLOWED_TAGS,
    LINE,
    VOID_TAGS,
    escape,
    line_of,
    rewrite,
)
from repurpose.text.messages import words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_RENAMED = {
    **dict.fromkeys(("article", "aside", "main", "header", "footer", "nav", "address", "hgroup", "search"), "div"),
    **dict.fromkeys(("center", "form", "fieldset", "dialog", "multicol"), "div"),
    **dict.fromkeys(("menu", "dir"), "ul"),
    **dict.fromkeys(("listing", "xmp", "plaintext"), "pre"),
    **dict.fromkeys(("bdi", "bdo"), "span"),
    "legend": "p",
    "strike": "s",
    "acronym": "abbr",
    "dfn": "i",
}
"""Elements with an equal among those allowed."""
_WORDS_ONLY = (
    "html head body picture font big label time data wbr nobr output slot marquee blink noembed noframes progress "
    "meter rb rtc map optgroup option legend basefont bgsound param source track area meta link base frame "
    "frameset keygen"
)
_UNWRAPPED = frozenset(_WORDS_ONLY.split())
"""Elements whose words say all they say (or that say nothing); HTML Living Standard, index of elements, 2026-11."""
_EMBEDS = {"iframe": "embed", "object": "embed", "embed": "embed", "applet": "embed", "video": "film", "audio": "sound"}
_CODE = frozenset(("script", "style", "template", "noscript", "title", "datalist"))
_CONTROLS = frozenset(("button", "input", "select", "textarea", "canvas", "svg", "math"))
_SWALLOWED = frozenset((*_EMBEDS, *_CODE, "select", "textarea", "svg", "math")) - {"embed"}
"""Elements whose content is judged as a whole."""
_HOLDERS = "body div section blockquote figure details article aside main header footer center form"
_FLOW = frozenset(_HOLDERS.split())
"""Elements that hold paragraphs."""
_LOOKS = ("align", "style", "bgcolor", "color", "face")
"""Attributes that a reader sees, and that an article leaves to its own design."""

_KNOWN = "|".join(sorted(ALLOWED_TAGS))
_SCHEMES = "|".join(sorted(ALLOWED_SCHEMES))
_SUSPECT = re.compile(
    r"<(?=[a-zA-Z/])(?:"
    rf"(?!/?(?:{_KNOWN})[\s/>])"  # an element that is not allowed
    r"|[^<>\s/]+[\s/](?:[^<>]*\s)?(?:"
    r"(?:style|bgcolor|color|face|hidden)(?=[\s=>/])|(?<!<t[dh]\s)align\s*="  # looks
    # a scheme that is not allowed
    rf"|(?:href|src)\s*=\s*(?![\"']?(?:{_SCHEMES}):|[\"'][^\"'\s>:&]*[\"'/?#]|[^\"'\s>:&]+[\s>/?#]))"
    r"|img(?![^<>]*\ssrc\s*=))",  # a picture without an address
    re.I,
)
"""Begins with a character that has no case: only so does `re` skip to it."""
_ALIGNED_CELL = re.compile(r"(<t[dh]) style=\"text-align: ?(left|right|center);\"")
"""What Python-Markdown writes for a table's colons."""
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(left|right|center)", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.I)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BLOCKS = re.compile(r"<(?:p|div|section|blockquote|[uod]l|table|h[1-6]|pre|figure|details|hr|li|t[rdh])\b")
SHOWN = 60
"""Characters of an author's words that name a loss."""

Attributes = Mapping[str, "str | None"]


def suspects(markup: str) -> bool:
    """Whether the markup may hold anything that `adapt` changes: a cheap look, for most of it holds nothing."""
    return bool(_SUSPECT.search(markup))


def adapt(markup: str, lang: str = "") -> tuple[str, tuple[Loss, ...]]:
    """The markup in allowed elements, attributes and schemes, and what that cost; a change of looks reported once."""
    reader = _ForeignReader(words(lang))
    adapted = rewrite(_ALIGNED_CELL.sub(r'\1 align="\2"', markup), reader.write, reader.enter)
    return adapted, tuple(reader.losses)


def scheme_of(address: str) -> str:
    """The scheme as a browser reads it, blanks left out; empty for an address without one."""
    match = _SCHEME.match("".join(address.split()))
    return match[1].lower() if match else ""


class _ForeignReader:
    def __init__(self, fixed: Mapping[str, str]) -> None:
        self.fixed, self.line = fixed, 0
        self.losses: list[Loss] = []
        self.inside: set[int] = set()
        self.looks: set[str] = set()

    def enter(self, node: LexborNode) -> None:
        self.line = _own_line(node) or self.line
        parent = node.parent
        if parent is not None and (
            parent.mem_id in self.inside or parent.tag in _SWALLOWED or _is_hidden(parent.attributes)
        ):
            self.inside.add(node.mem_id)

    def write(self, node: LexborNode, inner: str, attributes: Attributes) -> str:
        tag = node.tag or ""
        if node.mem_id in self.inside:
            return ""
        if _is_hidden(attributes):
            return self._hidden(tag, node)
        if tag in _EMBEDS:
            return self._embed(tag, node, attributes)
        if tag in _CODE:
            return self._code(tag, node)
        if tag in _CONTROLS:
            return self._control(tag, node, attributes, inner)
        if tag in ("a", "area"):
            return self._link(tag, node, attributes, inner)
        if tag == "img":
            return self._picture(node, attributes)
        return self._element(tag, node, attributes, inner)

    def lose(self, kind: LossKind, what: str, why: str, node: LexborNode) -> None:
        self.losses.append(Loss(kind, what, why, _own_line(node) or self.line))

    def _hidden(self, tag: str, node: LexborNode) -> str:
        if _text(node):
            self.lose(
                "private", f"<{tag}> “{_text(node)}”", both("its author hides it from readers", "作者不给读者看"), node
            )
        return ""

    def _embed(self, tag: str, node: LexborNode, attributes: Attributes) -> str:
        address = _address(tag, node, attributes)
        scheme = scheme_of(address)
        if not address or (scheme and scheme not in ALLOWED_SCHEMES):
            self.lose(
                "removed", f"<{tag}>", both("it has no address that a reader could open", "没有读者打得开的地址"), node
            )
            return ""
        page = page_of(address)
        title = attributes.get("title") or attributes.get("aria-label") or _track(node) or named(page)
        self.lose(
            "replaced",
            f"<{tag}> “{_shown(title)}”",
            both("an article cannot play it; a link stands in its place", "文章里播放不了，换成了链接"),
            node,
        )
        label = escape(f"{self.fixed[_kind(tag, page)]}{self.fixed['colon']}{' '.join(title.split())}")
        linked = f'<a href="{escape(page)}"{self._mark(node)}>{label}</a>'
        return self._block(node, label if _within(node, "a") else linked)

    def _code(self, tag: str, node: LexborNode) -> str:
        if _text(node) or (tag in ("script", "template") and len(node.html or "") > len(f"<{tag}></{tag}>")):
            kind: LossKind = "flattened" if tag == "style" else "removed"
            self.lose(
                kind,
                f"<{tag}>",
                both("an article runs no code and keeps no style sheet", "文章不运行代码，也不保留样式表"),
                node,
            )
        return ""

    def _control(self, tag: str, node: LexborNode, attributes: Attributes, inner: str) -> str:
        kind = (attributes.get("type") or "").lower()
        if tag == "input" and kind in ("hidden", "checkbox"):
            return {"hidden": ""}.get(kind, "☑ " if "checked" in attributes else "☐ ")
        said = inner if tag in ("button", "canvas") else escape(_said(tag, node, attributes))
        why = both("a reader cannot use it here", "读者在这里用不了它")
        if said.strip():
            why = both(f"{why}; its words stay", f"{why.zh}，文字保留")
        kept: LossKind = "flattened" if said.strip() and tag in ("button", "textarea") else "removed"
        self.lose("formula" if tag == "math" else kept, f"<{tag}>", why, node)
        if not said.strip():
            return ""
        shown = {"svg": f"[{said}]", "math": f"<code>{said}</code>"}.get(tag, said)
        return shown if _BLOCKS.search(shown) else self._block(node, shown)

    def _link(self, tag: str, node: LexborNode, attributes: Attributes, inner: str) -> str:
        address = (attributes.get("href") or "").strip()
        scheme = scheme_of(address)
        if tag == "area":
            self._lose_link(
                node, attributes.get("alt") or "", address, both("an article has no map of links", "文章里没有图片热区")
            )
            return ""
        if scheme and scheme not in ALLOWED_SCHEMES:
            self._lose_link(
                node,
                _text(node),
                f"{scheme}:",
                both("its scheme opens nothing for a reader; its words stay", "读者用这种协议打不开，文字保留"),
            )
            return inner
        return self._element("a", node, attributes, inner)

    def _lose_link(self, node: LexborNode, said: str, address: str, why: str) -> None:
        if address:
            what = both(f"the link “{_shown(said)}” ({_shown(address)})", f"链接“{_shown(said)}”({_shown(address)})")
            self.lose("link-dropped", what, why, node)

    def _picture(self, node: LexborNode, attributes: Attributes) -> str:
        source, alt = (attributes.get("src") or "").strip(), " ".join((attributes.get("alt") or "").split())
        scheme = scheme_of(source)
        if not source or scheme not in ("", "http", "https"):
            lazy = (attributes.get("data-src") or attributes.get("data-original") or "").strip()
            if lazy and scheme_of(lazy) in ("", "http", "https"):
                return self._element("img", node, {**attributes, "src": lazy}, "")
            where = both(f"{scheme}:", f"{scheme}:") if scheme else both("no address", "没有地址")
            what = both(f"the picture “{_shown(alt)}” ({where})", f"图片“{_shown(alt)}”（{where.zh}）")
            why = both("readers cannot load it; its words stand in its place", "读者加载不了，用说明文字代替")
            self.lose("picture-missing", what, why, node)
            return f"[{escape(alt)}]" if alt else ""
        return self._element("img", node, attributes, "")

    def _element(self, tag: str, node: LexborNode, attributes: Attributes, inner: str) -> str:
        self._judge_looks(tag, node, attributes)
        new = _RENAMED.get(tag, tag)
        if new in ALLOWED_TAGS:
            return self._written(new, node, attributes, inner)
        if tag not in _UNWRAPPED:
            self.lose(
                "unknown-element",
                f"<{tag}>",
                both(
                    "no reader's program knows this element; only its words stay", "读者的程序不认识这个元素，只留文字"
                ),
                node,
            )
        return self._block(node, inner) if inner.strip() and not _BLOCKS.search(inner) else inner

    def _judge_looks(self, tag: str, node: LexborNode, attributes: Attributes) -> None:
        looks = [
            both(f"{name} of <{tag}>", f"<{tag}> 的 {name}")
            for name in _LOOKS
            if attributes.get(name) and tag not in ("td", "th")
        ]
        for what in [*looks, *([both(f"<{tag}>", f"<{tag}>")] if tag in ("center", "marquee", "blink", "big") else [])]:
            if what not in self.looks:
                self.looks.add(what)
                self.lose(
                    "flattened",
                    what,
                    both("an article is set in its own design; the words stay", "文章用自己的版式，文字保留"),
                    node,
                )

    def _written(self, tag: str, node: LexborNode, attributes: Attributes, inner: str) -> str:
        allowed = ALLOWED_ATTRIBUTES["*"] | ALLOWED_ATTRIBUTES.get(tag, set())
        kept = {name: attributes[name] or "" for name in attributes if name in allowed and name != LINE}
        if tag in ("blockquote", "span") and attributes.get("class"):
            kept["class"] = attributes["class"] or ""
        aligned = _TEXT_ALIGN.search(attributes.get("style") or "") if tag in ("td", "th") else None
        if aligned:
            kept["align"] = aligned[1].lower()
        written = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        opening = f"<{tag}{written}{self._mark(node)}>"
        return opening if tag in VOID_TAGS else f"{opening}{inner}</{tag}>"

    def _mark(self, node: LexborNode) -> str:
        line = _own_line(node) or (self.line if node.tag in ("a", "img") or node.tag in _EMBEDS else 0)
        return f' {LINE}="{line}"' if line else ""

    def _block(self, node: LexborNode, inline: str) -> str:
        """Words by themselves as a paragraph, where paragraphs may be: no bare text lies between blocks."""
        return f"<p>{inline}</p>" if node.parent is not None and node.parent.tag in _FLOW and _alone(node) else inline


def _own_line(node: LexborNode) -> int:
    return line_of(node) if LINE in node.attributes else 0


def _is_hidden(attributes: Attributes) -> bool:
    return "hidden" in attributes or bool(_NOT_SHOWN.search(attributes.get("style") or ""))


def _alone(node: LexborNode) -> bool:
    """Whether no text runs up to an element from either side."""
    beside = (node.prev, node.next)
    return all(one is None or one.tag != "-text" or not (one.text_content or "").strip() for one in beside)


def _within(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent is not None


def _address(tag: str, node: LexborNode, attributes: Attributes) -> str:
    """Where a film, a sound or an embedded page lies."""
    own = (attributes.get("data" if tag == "object" else "src") or attributes.get("data-src") or "").strip()
    if own:
        return own
    for child in node.css("source[src], embed[src], param[name=movie]"):
        inner = child.attributes.get("src") or child.attributes.get("value") or ""
        if inner.strip():
            return inner.strip()
    return ""


def _kind(tag: str, page: str) -> str:
    """What to call it: a frame around a player is a film or a sound."""
    if _EMBEDS[tag] != "embed":
        return _EMBEDS[tag]
    if re.search(r"//(?:open\.spotify|w\.soundcloud|soundcloud|podcasts\.apple)\.", page):
        return "sound"
    return "film" if _FILM.match(page) else "embed"


_FILM = re.compile(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:youtube|vimeo|bilibili|youku|dailymotion|twitch|ted|loom)\.(?:com|tv)/"
    r"|(?:https?:)?//v\.qq\.com/"
)


def _track(node: LexborNode) -> str:
    """A film's caption, where its author gave it one."""
    found = node.css("track[label]")
    return (found[0].attributes.get("label") or "").strip() if found else ""


def _said(tag: str, node: LexborNode, attributes: Attributes) -> str:
    """The words that a control or a drawing shows."""
    if tag == "input":
        return attributes.get("value") or attributes.get("placeholder") or ""
    if tag == "select":
        return " / ".join(_text(option) for option in node.css("option"))
    if tag == "math":
        source = node.css('annotation[encoding="application/x-tex"]')
        return attributes.get("alttext") or (_text(source[0]) if source else _text(node))
    if tag == "svg":
        return " ".join(_text(piece) for piece in node.css("title, text") if _text(piece))
    return _text(node)


def _text(node: LexborNode) -> str:
    """An element's words on one line."""
    return " ".join((node.text(deep=True, separator=" ") or "").split())


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"

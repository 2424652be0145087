"""Which mail clients show what: the features a mail uses, held against the data of caniemail.com (see clients.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from repurpose.channels.email.page import Node, Page, read_page
from repurpose.channels.email.tree import names

_PROPERTY_GROUPS = {
    "css-block-inline-size": r"block-size",
    "css-border-inline-block": r"border-(?:inline|block)",
    "css-border-inline-block-individual": r"border-(?:inline|block)-(?:start|end)",
    "css-border-inline-block-longhand": r"border-(?:inline|block)-(?:start-|end-)?(?:width|style|color)",
    "css-border-radius-logical": r"border-(?:start|end)-(?:start|end)-radius",
    "css-border": r"border(?:-(?:top|right|bottom|left))?(?:-(?:width|style|color))?",
    "css-border-image": r"border-image(?:-\w+)?",
    "css-column-layout-properties": r"column(?:s|-(?:width|rule|span|fill|gap|rule-\w+))",
    "css-flex-direction": r"flex-(?:direction|flow)",
    "css-grid-template": r"grid-(?:template(?:-\w+)?|area|row|column)",
    "css-gap": r"(?:row-|column-)?gap",
    "css-inset": r"inset(?:-(?:inline|block)(?:-(?:start|end))?)?",
    "css-left-right-top-bottom": r"left|right|top|bottom",
    "css-margin": r"margin(?:-(?:top|right|bottom|left))?",
    "css-margin-block-start-end": r"margin-block-(?:start|end)",
    "css-margin-inline-block": r"margin-(?:inline|block)",
    "css-margin-inline-start-end": r"margin-inline-(?:start|end)",
    "css-padding": r"padding(?:-(?:top|right|bottom|left))?",
    "css-padding-block-start-end": r"padding-block-(?:start|end)",
    "css-padding-inline-block": r"padding-(?:inline|block)",
    "css-padding-inline-start-end": r"padding-inline-(?:start|end)",
    "css-outline": r"outline(?:-(?:width|style|color))?",
    "css-scroll-snap": r"scroll-snap-\w+",
    "css-text-emphasis": r"text-emphasis(?:-(?:style|color))?",
    "css-animation": r"animation(?:-[\w-]+)?",
    "css-transition": r"transition(?:-[\w-]+)?",
    "css-overflow": r"overflow(?:-[xy])?",
    "css-mask-image": r"mask(?:-image)?",
    "css-hyphens": r"(?:-webkit-)?hyphens",
    "css-hyphenate-limit-chars": r"(?:-webkit-|-ms-)?hyphenate-limit-chars",
    "css-font-stretch": r"font-stretch|font-width",
}
_UNITS = names("ch cm em ex in mm pc pt px rem vh vmax vmin vw")
_VALUES = {
    "css-conic-gradient": r"conic-gradient\(",
    "css-linear-gradient": r"linear-gradient\(",
    "css-radial-gradient": r"radial-gradient\(",
    "css-function-clamp": r"\bclamp\(",
    "css-function-light-dark": r"\blight-dark\(",
    "css-function-max": r"\bmax\(",
    "css-function-min": r"\bmin\(",
    "css-important": r"!\s*important",
    "css-intrinsic-size": r"\b(?:min-content|max-content|fit-content)\b",
    "css-modern-color": r"\b(?:oklch|oklab|lch|lab|hwb|color|color-mix)\(",
    "css-rgb": r"\brgb\(",
    "css-rgba": r"\brgba\(",
    "css-sytem-ui": r"\bsystem-ui\b",
    "css-variables": r"\bvar\(",
    "css-unit-calc": r"\bcalc\(",
    "css-unit-initial": r"\binitial\b",
    "css-unit-percent": r"\d%",
    **{f"css-unit-{unit}": rf"\d{unit}\b" for unit in _UNITS},
}
_KEYWORDS = {
    "css-display-flex": ("display", r"(?:inline-)?flex"),
    "css-display-grid": ("display", r"(?:inline-)?grid"),
    "css-display-none": ("display", r"none"),
}
_SELECTORS = {
    "css-selector-adjacent-sibling": r"\+",
    "css-selector-attribute": r"\[",
    "css-selector-chaining": r"\w\.[\w-]|\.[\w-]+\.",
    "css-selector-child": r">",
    "css-selector-class": r"\.[a-zA-Z_-]",
    "css-selector-descendant": r"[\w\])*]\s+[\w.#\[:*]",
    "css-selector-general-sibling": r"~",
    "css-selector-grouping": r",",
    "css-selector-id": r"#[a-zA-Z_-]",
    "css-selector-type": r"(?:^|[\s>+~,])[a-zA-Z]",
    "css-selector-universal": r"\*",
}
_MEDIA = {
    "css-at-media-device-pixel-ratio": "device-pixel-ratio",
    "css-at-media-hover": "hover",
    "css-at-media-orientation": "orientation",
    "css-at-media-prefers-color-scheme": "prefers-color-scheme",
    "css-at-media-prefers-reduced-motion": "prefers-reduced-motion",
}
_TAGS = {
    "html-h1-h6": "h1 h2 h3 h4 h5 h6",
    "html-lists": "ul ol dl",
    "html-semantics": "article aside details figcaption figure footer header main mark nav section summary time",
    "html-strong": "strong b em i",
    "html-image-maps": "map",
    "html-link": "link",
    "html-svg": "svg",
}
_NAMED_ATTRIBUTES = names(
    "align aria-describedby aria-hidden aria-label aria-labelledby aria-live background cellpadding cellspacing dir "
    "height hidden lang popover required role srcset target valign width"
)
_ATTRIBUTES = {
    **{f"html-{name}": name for name in _NAMED_ATTRIBUTES},
    "html-loading-attribute": "loading",
    "css-inert-attribute": "inert",
}
_TYPED = {
    **{f"html-button-{kind}": ("button", kind) for kind in ("reset", "submit")},
    **{f"html-input-{kind}": ("input", kind) for kind in ("checkbox", "hidden", "radio", "reset", "submit", "text")},
}
_IMAGES = {"image-jpg": ("jpg", "jpeg"), "image-heif": ("heif", "heic"), "image-tiff": ("tiff", "tif")}
_UNSEEN = frozenset({"bimi"})
"""Not in the mail at all: BIMI is a DNS record."""


class Feature(Struct, frozen=True):
    """A feature with its newest verdict per client: y, a (partly), n, u (unknown)."""

    slug: str
    title: str
    tested: str
    verdicts: str


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(Path(__file__).with_name("clients.json").read_text(encoding="utf-8"))
    return found


@cache
def features() -> Mapping[str, Feature]:
    """All features by slug."""
    return {slug: Feature(slug, *row) for slug, row in _data()["features"].items()}


def clients() -> Sequence[str]:
    """The clients in the order of the verdicts, as family.platform."""
    found: Sequence[str] = _data()["clients"]
    return found


def without(feature: Feature, chosen: Sequence[str]) -> list[str]:
    """Those of the chosen clients (family.platform, or a whole family) that do not support a feature."""
    return [
        name
        for name, verdict in zip(clients(), feature.verdicts, strict=True)
        if verdict == "n" and any(name == one or name.partition(".")[0] == one for one in chosen)
    ]


@lru_cache(maxsize=4)
def used(source: str) -> Mapping[str, int]:
    """The slugs of the features a mail uses, each with the offset of its first use (0 in style blocks)."""
    page = read_page(source)
    found: dict[str, int] = {}
    for slug, offset in (*_of_markup(page, source), *_of_inline(page), *_of_styles(page)):
        found.setdefault(slug, offset)
    return found


def _of_markup(page: Page, source: str) -> Iterator[tuple[str, int]]:
    if source.lstrip()[:9].lower() == "<!doctype":
        yield "html-doctype", 0
    if "<!--" in source:
        yield "html-comments", source.index("<!--")
    if re.search(r"<html[^>]*(?:\bamp4email|⚡)", source[:2_000]):
        yield "amp", 0
    tags, attributes = _tag_slugs(), _attribute_slugs()
    for node in page.nodes:
        for slug in tags.get(node.tag, ()):
            yield slug, node.start
        for name in node.attributes:
            for slug in attributes.get(name, ()):
                yield slug, node.start
        for slug in _special(node):
            yield slug, node.start


def _special(node: Node) -> Iterator[str]:
    if node.tag == "a":
        href = node.get("href")
        if href.startswith("#"):
            yield "html-anchor-links"
        elif href.startswith("mailto:"):
            yield "html-mailto-links"
    elif node.tag == "meta" and node.get("name") == "color-scheme":
        yield "html-meta-color-scheme"
    elif node.tag in ("input", "button"):
        yield from (slug for slug, wanted in _TYPED.items() if wanted == (node.tag, node.get("type") or "text"))
    if node.tag in ("img", "source", "video"):
        yield from _image(node.get("src") or node.get("srcset").split(" ")[0])


def _image(address: str) -> Iterator[str]:
    if address.startswith("data:"):
        yield "image-base64"
        return
    suffix = address.partition("?")[0].rpartition(".")[2].lower()
    slug = next((slug for slug, suffixes in _IMAGES.items() if suffix in suffixes), f"image-{suffix}")
    if slug in features():
        yield slug


def _of_inline(page: Page) -> Iterator[tuple[str, int]]:
    for node in page.nodes:
        for name, value in node.style.items():
            for slug in _declared(name, value):
                yield slug, node.start


def _of_styles(page: Page) -> Iterator[tuple[str, int]]:
    for css in page.styles:
        for slug in _styles(css):
            yield slug, 0


@lru_cache(maxsize=64)
def _styles(css: str) -> tuple[str, ...]:
    found = ["html-style"]
    if "/*" in css:
        found.append("css-comments")
        css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    for keyword, prelude in re.findall(r"@([\w-]+)\s*([^{;]*)", css):
        found += _at_rule(keyword.lower(), prelude.lower())
    bare = re.sub(r"@[\w-]+[^{;]*[{;]", "", css)
    if re.search(r"\{[^{}]*\{", bare):
        found.append("css-nesting")
    for selector in re.findall(r"([^{}]+)\{", bare):
        found += _selector(selector.strip())
    for block in re.findall(r"\{([^{}]*)\}", css):
        for name, colon, value in (piece.partition(":") for piece in block.split(";")):
            if colon:
                found += _declared(name.strip().lower(), value.strip())
    return tuple(dict.fromkeys(found))


def _at_rule(keyword: str, prelude: str) -> Iterator[str]:
    slug = f"css-at-{keyword.removeprefix('-webkit-')}"
    if slug in features():
        yield slug
    if keyword == "media":
        yield from (slug for slug, feature in _MEDIA.items() if feature in prelude)


def _selector(selector: str) -> Iterator[str]:
    plain = re.sub(r"\[[^\]]*\]", "[]", selector)
    for colons, name in re.findall(r"(::?)([\w-]+)", plain):
        for slug in (f"css-pseudo-class-{name}", f"css-pseudo-element-{name}"):
            if slug in features() and (colons == ":" or "element" in slug):
                yield slug
    bare = re.sub(r"::?[\w-]+(?:\([^)]*\))?", "", plain)
    yield from (slug for slug, pattern in _SELECTORS.items() if re.search(pattern, bare))


@lru_cache(maxsize=4096)
def _declared(name: str, value: str) -> tuple[str, ...]:
    found = [slug for slug, pattern in _PROPERTY_GROUPS.items() if re.fullmatch(pattern, name)]
    slug = f"css-{name.removeprefix('-webkit-').removeprefix('-moz-')}"
    if slug in features() and slug not in _PROPERTY_GROUPS and slug not in _VALUES:
        found.append(slug)
    found += [slug for slug, pattern in _VALUES.items() if re.search(pattern, value)]
    found += [slug for slug, (wanted, word) in _KEYWORDS.items() if name == wanted and re.match(word, value)]
    if name.startswith("--"):
        found.append("css-variables")
    return tuple(found)


@cache
def _tag_slugs() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    taken = set(_ATTRIBUTES) | set(_TYPED) | set(_TAGS)
    rows = {slug: row.split() for slug, row in _TAGS.items()}
    rows |= {
        slug: [slug.removeprefix("html-")] for slug in features() if slug.startswith("html-") and slug not in taken
    }
    for slug, tags in rows.items():
        for name in tags:
            found[name] = (*found.get(name, ()), slug)
    return found


@cache
def _attribute_slugs() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for slug, name in _ATTRIBUTES.items():
        found[name] = (*found.get(name, ()), slug)
    return found

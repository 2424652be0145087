"""Which mail clients show what: the features a mail uses, by the data of caniemail.com (caniemail.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from repurpose.channels.email.html.css import blocks, declarations
from repurpose.channels.email.html.mail_elements import EmailPage, Node, read_page
from repurpose.channels.email.mjml.tree import names

_GROUPS = {
    "css-block-inline-size": "block-size",
    "css-border": "border border-{side} border-{line} border-{side}-{line}",
    "css-border-inline-block": "border-{axis}",
    "css-border-inline-block-individual": "border-{axis}-{end}",
    "css-border-inline-block-longhand": "border-{axis}-{line} border-{axis}-{end}-{line}",
    "css-border-radius-logical": "border-{end}-{end}-radius",
    "css-column-layout-properties": "columns column-width column-rule column-rule-{line} column-span column-fill",
    "css-flex-direction": "flex-direction flex-flow",
    "css-font-stretch": "font-stretch font-width",
    "css-gap": "gap row-gap column-gap",
    "css-grid-template": "grid-area grid-column grid-row grid-template grid-template-areas "
    "grid-template-columns grid-template-rows",
    "css-inset": "inset inset-{axis} inset-{axis}-{end}",
    "css-left-right-top-bottom": "{side}",
    "css-margin": "margin margin-{side}",
    "css-margin-block-start-end": "margin-block-{end}",
    "css-margin-inline-block": "margin-{axis}",
    "css-margin-inline-start-end": "margin-inline-{end}",
    "css-mask-image": "mask mask-image",
    "css-outline": "outline outline-{line}",
    "css-overflow": "overflow overflow-x overflow-y",
    "css-padding": "padding padding-{side}",
    "css-padding-block-start-end": "padding-block-{end}",
    "css-padding-inline-block": "padding-{axis}",
    "css-padding-inline-start-end": "padding-inline-{end}",
    "css-text-emphasis": "text-emphasis text-emphasis-style text-emphasis-color",
}
"""Feature to the properties it is about; the names in braces stand for each of _FIELDS."""
_FIELDS = {
    "{side}": ("top", "right", "bottom", "left"),
    "{line}": ("width", "style", "color"),
    "{axis}": ("inline", "block"),
    "{end}": ("start", "end"),
}
_FAMILIES = ("animation", "border-image", "scroll-snap", "transition")
"""Features that are about every property whose name they begin."""
_VENDOR = re.compile(r"-(?:webkit|moz|ms)-")
_VALUE = re.compile(r"\d(%|[a-z]+)|(?:-[a-z]+-|repeating-)?([a-z]+(?:-[a-z]+)*)(\(?)|!\s*(important)\b")
_UNITS = {
    "%": "css-unit-percent",
    **{unit: f"css-unit-{unit}" for unit in names("ch cm em ex in mm pc pt px rem vh vmax vmin vw")},
}
_FUNCTIONS = {
    "calc": "css-unit-calc",
    "clamp": "css-function-clamp",
    "conic-gradient": "css-conic-gradient",
    "light-dark": "css-function-light-dark",
    "linear-gradient": "css-linear-gradient",
    "max": "css-function-max",
    "min": "css-function-min",
    "radial-gradient": "css-radial-gradient",
    "rgb": "css-rgb",
    "rgba": "css-rgba",
    "var": "css-variables",
    **dict.fromkeys(("color", "color-mix", "hwb", "lab", "lch", "oklab", "oklch"), "css-modern-color"),
}
_WORDS = {
    "initial": "css-unit-initial",
    "system-ui": "css-sytem-ui",
    **dict.fromkeys(("fit-content", "max-content", "min-content"), "css-intrinsic-size"),
}
_DISPLAYS = {
    **dict.fromkeys(("flex", "inline-flex"), "css-display-flex"),
    **dict.fromkeys(("grid", "inline-grid"), "css-display-grid"),
    "none": "css-display-none",
}
_SIGNS = {
    "+": "css-selector-adjacent-sibling",
    "[": "css-selector-attribute",
    ">": "css-selector-child",
    "~": "css-selector-general-sibling",
    ",": "css-selector-grouping",
    "*": "css-selector-universal",
}
_SELECTORS = {
    "css-selector-chaining": r"\w\.[\w-]|\.[\w-]+\.",
    "css-selector-class": r"\.[a-zA-Z_-]",
    "css-selector-descendant": r"[\w\])*]\s+[\w.#\[:*]",
    "css-selector-id": r"#[a-zA-Z_-]",
    "css-selector-type": r"(?:^|[\s>+~,])[a-zA-Z]",
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
NESTING_MAX = 8
"""Levels of rules within rules that are looked into. Own choice: no style sheet needs more."""


class Feature(Struct, frozen=True):
    """A feature with its newest verdict per client: y, a (partly), n, u (unknown)."""

    slug: str
    title: str
    tested: str
    verdicts: str


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(Path(__file__).with_name("caniemail.json").read_text(encoding="utf-8"))
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


def _of_markup(page: EmailPage, source: str) -> Iterator[tuple[str, int]]:
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


def _of_inline(page: EmailPage) -> Iterator[tuple[str, int]]:
    for node in page.nodes:
        for name, value in node.style.items():
            for slug in _declared(name, value):
                yield slug, node.start


def _of_styles(page: EmailPage) -> Iterator[tuple[str, int]]:
    for css in page.styles:
        for slug in _styles(css):
            yield slug, 0


@lru_cache(maxsize=64)
def _styles(css: str) -> tuple[str, ...]:
    comments = ("css-comments",) if "/*" in css else ()
    return tuple(dict.fromkeys(("html-style", *comments, *_rules(css, NESTING_MAX))))


def _rules(css: str, levels: int) -> Iterator[str]:
    for prelude, content in blocks(css):
        if prelude.startswith("@"):
            yield from _at_rule(*prelude[1:].lower().partition(" ")[::2])
        elif content is not None:
            yield from _selector(prelude)
        if content and "{" in content:
            if not prelude.startswith("@"):
                yield "css-nesting"
            if levels:
                yield from _rules(content, levels - 1)
        for name, value in declarations(content or "").items():
            yield from _declared(name, value)


def _at_rule(keyword: str, prelude: str) -> Iterator[str]:
    slug = f"css-at-{_VENDOR.sub('', keyword, count=1)}"
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
    yield from (slug for sign, slug in _SIGNS.items() if sign in bare)
    yield from (slug for slug, pattern in _SELECTORS.items() if re.search(pattern, bare))


@lru_cache(maxsize=4096)
def _declared(name: str, value: str) -> tuple[str, ...]:
    return (*_property(name), *_value(name, value.lower()))


def _property(name: str) -> Iterator[str]:
    if name.startswith("--"):
        yield "css-variables"
    bare = _VENDOR.sub("", name, count=1)
    if bare in _properties():
        yield _properties()[bare]
    elif f"css-{bare}" in features():
        yield f"css-{bare}"
    yield from (f"css-{family}" for family in _FAMILIES if bare.startswith(f"{family}-"))


def _value(name: str, value: str) -> Iterator[str]:
    for unit, word, bracket, important in _VALUE.findall(value):
        if important:
            yield "css-important"
        slug = _UNITS.get(unit) or (_FUNCTIONS if bracket else _WORDS).get(word)
        if slug:
            yield slug
        if name == "display" and word in _DISPLAYS:
            yield _DISPLAYS[word]


@cache
def _properties() -> Mapping[str, str]:
    """Property to feature, where their names differ."""
    return {name: slug for slug, row in _GROUPS.items() for form in row.split() for name in _written(form)}


def _written(form: str) -> Iterator[str]:
    """A form of _GROUPS with every name that it stands for."""
    field = next((field for field in _FIELDS if field in form), None)
    if field is None:
        yield form
        return
    for name in _FIELDS[field]:
        yield from _written(form.replace(field, name, 1))


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

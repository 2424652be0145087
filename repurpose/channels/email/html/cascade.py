"""Which colours words end up in: inline styles, style blocks, inheritance, on light screens and on dark ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from repurpose.channels.email.html.colour import first_colour, hex_colour
from repurpose.channels.email.html.css import style_rules
from repurpose.channels.email.html.mail_elements import Node, TextRun, read_page

_COMPOUND = re.compile(r"\*|[a-zA-Z][a-zA-Z0-9-]*|\.[\w-]+|#[\w-]+|\[[^\]]+\]|:[\w-]+(?:\([^)]*\))?")
_STEP = re.compile(r"\s*>\s*|\s+")
_READ = frozenset({"color", "background", "background-color", "font-size", "font-weight", "display"})
_INITIAL = {"color": "#000000", "ground": "#ffffff", "font-size": "16px", "font-weight": "400", "hidden": ""}
_INLINE = (0, 9, 9, 9)
"""Rank of a style attribute: above any selector, below what is important (CSS Cascade, 6.4)."""
_Steps = tuple[tuple[str, tuple[str, ...]], ...]
_BOLD = ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")


class Shown(Struct, frozen=True):
    """Words with the colours they are seen in, as #rrggbb, their size in px and whether they are bold."""

    run: TextRun
    colour: str
    ground: str
    size: float
    bold: bool


class _Style(Struct, frozen=True):
    steps: _Steps
    weight: tuple[int, int, int]
    values: tuple[tuple[str, str, bool], ...]


@lru_cache(maxsize=8)
def shown(source: str, *, dark: bool) -> tuple[Shown, ...]:
    """Every visible run of words as a client shows it that follows prefers-color-scheme."""
    page = read_page(source)
    cascade = _Cascade(tuple(style for css in page.styles for style in _read_styles(css, dark)))
    seen = []
    for run in page.runs:
        values = cascade.of(run.parent) if run.parent else {"hidden": "yes"}
        if not values["hidden"]:
            bold = values["font-weight"] in ("bold", "bolder", "600", "700", "800", "900")
            seen.append(Shown(run, values["color"], values["ground"], float(values["font-size"][:-2]), bold))
    return tuple(seen)


class _Cascade:
    """Styles by the tag, class or id that their last step asks for, and what they made of each element so far.

    Elements written alike in parents that came out alike come out alike themselves, and are worked out once.
    """

    def __init__(self, styles: tuple[_Style, ...]) -> None:
        self.by_key: dict[str, list[tuple[int, _Style]]] = {}
        for order, style in enumerate(styles):
            self.by_key.setdefault(_key(style.steps[-1][1]), []).append((order, style))
        self.known: dict[int, dict[str, str]] = {}
        self.alike: dict[tuple[int, str], dict[str, str]] = {}

    def of(self, node: Node) -> dict[str, str]:
        """Colour, ground, size, weight and whether it is hidden, inherited where nothing is said."""
        if id(node) not in self.known:
            above = self.of(node.parent) if node.parent else _INITIAL
            like = (id(above), node.markup)
            if like not in self.alike:
                self.alike[like] = _inherit(node, above, self._own(node))
            self.known[id(node)] = self.alike[like]
        return self.known[id(node)]

    def _own(self, node: Node) -> dict[str, str]:
        """The declarations that win on one element."""
        best: dict[str, tuple[tuple[int, ...], str]] = {}
        for order, style in self._candidates(node):
            if _matches(node, style.steps, len(style.steps) - 1):
                for name, value, important in style.values:
                    rank = (int(important), *style.weight, order)
                    if name not in best or best[name][0] <= rank:
                        best[name] = (rank, value)
        for name, value in node.style.items():
            if name in _READ and (name not in best or best[name][0][0] == 0):
                best[name] = (_INLINE, value)
        if "background" in best and "background-color" in best and best["background"][0] > best["background-color"][0]:
            del best["background-color"]
        return {name: value for name, (_, value) in best.items()}

    def _candidates(self, node: Node) -> Iterator[tuple[int, _Style]]:
        for key in (node.tag, "*", *(f".{name}" for name in node.get("class").split()), f"#{node.get('id')}"):
            yield from self.by_key.get(key, ())


def _key(parts: tuple[str, ...]) -> str:
    return next((part for part in parts if part[0] in "#."), next((part for part in parts if part[0].isalpha()), "*"))


def _inherit(node: Node, above: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    values = dict(above)
    if node.tag in _BOLD:
        values["font-weight"] = "bold"
    if own.get("font-weight", "inherit") != "inherit":
        values["font-weight"] = own["font-weight"]
    if re.fullmatch(r"[\d.]+px", own.get("font-size", "")):
        values["font-size"] = own["font-size"]
    if "none" in own.get("display", ""):
        values["hidden"] = "yes"
    values["color"] = hex_colour(own.get("color", "")) or above["color"]
    ground = own.get("background-color") or own.get("background") or node.get("bgcolor")
    values["ground"] = first_colour(ground) or above["ground"]
    return values


def _matches(node: Node, steps: _Steps, last: int) -> bool:
    combinator, parts = steps[last]
    if not all(_fits(node, part) for part in parts):
        return False
    if last == 0:
        return True
    if combinator == ">":
        return node.parent is not None and _matches(node.parent, steps, last - 1)
    return any(_matches(ancestor, steps, last - 1) for ancestor in node.ancestors())


def _fits(node: Node, part: str) -> bool:
    if part == "*":
        return True
    if part[0] == ".":
        return part[1:] in node.get("class").split()
    if part[0] == "#":
        return node.get("id") == part[1:]
    if part[0] == "[":
        name, equals, value = part[1:-1].partition("=")
        return node.get(name) == value.strip("\"'") if equals else name in node.attributes
    return part[0] != ":" and node.tag == part.lower()


@lru_cache(maxsize=32)
def _read_styles(css: str, dark: bool) -> tuple[_Style, ...]:
    """What may decide a colour on a wide screen of that kind."""
    found = []
    for rule in style_rules(css):
        values = tuple(value for value in rule.values if value[0] in _READ)
        if values and _applies(rule.media, dark):
            found += [_Style(steps, _weight(steps), values) for one in rule.selectors if (steps := _steps(one))]
    return tuple(found)


def _applies(media: str, dark: bool) -> bool:
    if "prefers-color-scheme" in media:
        return ("dark" in media) == dark
    return "print" not in media and "max-width" not in media


def _weight(steps: _Steps) -> tuple[int, int, int]:
    """A selector's specificity."""
    parts = [part for _, found in steps for part in found]
    classes = sum(part[0] in ".[:" for part in parts)
    return sum(part[0] == "#" for part in parts), classes, sum(part[0].isalpha() for part in parts)


def _steps(selector: str) -> _Steps:
    """A selector as steps, each with the combinator that leads to it; empty for one that is not understood."""
    pieces = _STEP.split(selector)
    combinators = ["", *(found.strip() or " " for found in _STEP.findall(selector))]
    steps = []
    for combinator, piece in zip(combinators, pieces, strict=True):
        parts = _COMPOUND.findall(piece)
        if "".join(parts) != piece or not parts:
            return ()
        steps.append((combinator, tuple(parts)))
    return tuple(steps)

"""A formula as a drawing within a line of an article: one path in the colour of the text, sized in em.

ziamath draws it. An article has little room (see `limits`), so the drawing is written as short as SVG allows: one path,
whole numbers, each point by its distance from the one before. What the path holds are outlines of STIX Two Math, whose
licence (SIL OFL 1.1) lets a document hold them freely.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from repurpose.document.tex import can_be_drawn, normal, shown
from repurpose.text.html import escape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

EM = 100
"""Units of a drawing to the em: a tenth of a pixel and less at the size of an article's text."""
INLINE_MAX_EM = 18
"""Width from which a formula is not set within a line: a phone shows some 20 em of an article (375 px, 17 px a letter,
margins off)."""
_STEP = re.compile(r"([MLQZ])|(-?\d+(?:\.\d+)?)")
_BEFORE_MINUS = re.compile(r" (?=-)")


@lru_cache(maxsize=256)
def drawn(source: str, display: bool) -> str | None:
    """The formula as `<svg>`; None where it cannot be drawn whole and as it should look."""
    if not can_be_drawn(source) or (tree := _laid_out(source, display)) is None:
        return None
    path = "".join(_pieces(tree))
    left, top, width, height = (round(float(number)) for number in tree.get("viewBox", "").split())
    if not path or "?" in path or (not display and width > INLINE_MAX_EM * EM):
        return None
    size = f"width:{_em(width)};height:{_em(height)};vertical-align:{_em(-top - height)}"
    return (
        f'<svg role="img" aria-label="{escape(shown(source))}" viewBox="{left} {top} {width} {height}" '
        f'style="{size}"><path fill="currentColor" d="{path}"/></svg>'
    )


def _em(units: float) -> str:
    return f"{units / EM:.2f}".rstrip("0").rstrip(".") + "em"


@cache
def _engine() -> Any:
    """ziamath, told to write what WeChat keeps: no symbols that are used by their name."""
    import ziamath
    from ziamath.config import config

    config.svg2 = False
    config.precision = 1
    return ziamath


def _apart(tex: str) -> str:
    """Lines that are aligned as an array: ziamath 0.13 sets those of `align*` on top of each other."""
    return tex.replace(r"\begin{align*}", r"\begin{array}{rlrlrl}").replace(r"\end{align*}", r"\end{array}")


def _laid_out(source: str, display: bool) -> Element | None:
    try:
        formula = _engine().Latex(_apart(normal(source)), size=EM, inline=not display)
        letters = set("".join(formula.element.itertext())) if formula.element is not None else set()
        if any(formula.font.glyphindex(letter) == 0 for letter in letters if not letter.isspace()):
            return None  # the font has no such letter, a Chinese one mostly: it would be an empty box
        tree: Element = formula.svgxml()
    except Exception:
        # The library tells what it cannot draw by any kind of error; the words stand in its place.
        return None
    return tree


def _pieces(tree: Element) -> Iterator[str]:
    """The paths of a drawing; "?" for anything that one path in one colour cannot show."""
    for node in tree.iter():
        name = node.tag.rpartition("}")[2]
        if node.get("transform") or node.get("stroke"):
            yield "?"
        elif name == "path":
            yield _shortened(node.get("d", ""))
        elif name == "rect":
            x, y, width, height = (round(float(node.get(key, "0"))) for key in ("x", "y", "width", "height"))
            yield f"M{x} {y}h{width}v{height}h-{width}z".replace(" -", "-") if height and width else ""
        elif name not in ("svg", "g"):
            yield "?"


def _shortened(path: str) -> str:
    """A path in whole numbers, each point by its distance from the one before. Roundings do not add up."""
    out, at, numbers, step = [], (0, 0), [], "M"
    for match in _STEP.finditer(path):
        if match[1]:
            step = match[1]
            out += ["z"] if step == "Z" else []
            continue
        numbers.append(round(float(match[2])))
        if len(numbers) < (4 if step == "Q" else 2):
            continue
        written = " ".join(str(number - at[index % 2]) for index, number in enumerate(numbers))
        if step == "M":
            out.append("M" + " ".join(map(str, numbers)))
        elif step == "Q" or any(number != at[index] for index, number in enumerate(numbers)):
            out.append(step.lower() + written)
        at, numbers = (numbers[-2], numbers[-1]), []
    return _BEFORE_MINUS.sub("", "".join(out))

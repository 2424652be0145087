"""Inline styles that WeChat removes or rewrites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import (
    BODY,
    MEASURED,
    Declaration,
    declarations_where,
    parsed,
)
from repurpose.checks.base import Problem, rule

_EFFECTS = re.compile(
    r"(-webkit-)?(transform|transition|animation|filter|clip-path|mask|backdrop-filter|mix-blend-mode|perspective)"
)
_TRANSLUCENT = re.compile(r"\b(rgba|hsla)\(|#[0-9a-f]{8}\b|#[0-9a-f]{4}\b|\b(?:rgb|hsl)\([^)]*/")
_LENGTH = re.compile(r"(-?[\d.]+)(px|em|rem)")


def _style(declaration: str) -> str:
    """An example: a paragraph with that style."""
    return f'<p style="{declaration}">灯</p>'


@rule(
    "WX32",
    "positioned-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(_style("position:absolute;top:0"), _style("position:relative")),
    good=(_style("margin:0 0 1em"), _style("background-position:center")),
)
def positioned_element(text: str) -> Iterator[Problem]:
    """Any `position`.

    WeChat removes it and the element falls back into the flow: cards fall apart. Lay out with margin and padding.
    """
    yield from declarations_where(text, lambda d: d.name == "position", "{css} is removed", "use margin and padding")


@rule(
    "WX33",
    "css-variable",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(_style("color:var(--accent)"), _style("--accent:#333333")),
    good=(_style("color:#333333"),),
)
def css_variable(text: str) -> Iterator[Problem]:
    """A custom property, or its use.

    Both are removed. Write the value itself.
    """
    yield from declarations_where(
        text, lambda d: d.name.startswith("--") or "var(" in d.value, "{css} is removed", "write the value itself"
    )


@rule(
    "WX35",
    "grid-layout",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(_style("display:grid"), _style("gap:8px"), _style("grid-template-columns:1fr 1fr")),
    good=(_style("display:inline-block"),),
)
def grid_layout(text: str) -> Iterator[Problem]:
    """Grid, or a gap.

    Removed. Use a table, or blocks under each other.
    """

    def grid(declaration: Declaration) -> bool:
        named = declaration.name.startswith("grid") or declaration.name in ("gap", "row-gap", "column-gap")
        return named or (declaration.name == "display" and "grid" in declaration.value)

    yield from declarations_where(text, grid, "{css} is removed", "use a table or plain blocks")


@rule(
    "WX36",
    "flex-layout",
    channel="wechat",
    reads=BODY,
    source="disputed among projects on GitHub (kept by some, degraded by others), checked 2026-11",
    bad=(_style("display:flex"), _style("display:inline-flex")),
    good=(_style("display:block"),),
)
def flex_layout(text: str) -> Iterator[Problem]:
    """Flexbox.

    Some found it kept, others degraded to blocks. Do without it until one account settles the matter.
    """
    yield from declarations_where(
        text,
        lambda d: d.name == "display" and "flex" in d.value,
        "{css} may not survive",
        "use inline-block or a table",
    )


@rule(
    "WX37",
    "visual-effect",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(
        _style("transform:rotate(2deg)"),
        _style("transition:all 1s"),
        _style("-webkit-mask:none"),
        _style("filter:blur(1px)"),
    ),
    good=(_style("text-transform:none"),),
)
def visual_effect(text: str) -> Iterator[Problem]:
    """A transform, transition, animation, filter, mask or blend.

    Removed or without effect. Only SVG moves in an article.
    """
    yield from declarations_where(
        text, lambda d: _EFFECTS.match(d.name), "{css} is removed or does nothing", "leave it out"
    )


@rule(
    "WX38",
    "translucent-colour",
    channel="wechat",
    reads=BODY,
    source="disputed among projects on GitHub (lost for some, kept for others), checked 2026-11",
    bad=(_style("background-color:rgba(0,0,0,.05)"), _style("color:#33333380"), _style("color:rgb(0 0 0 / 50%)")),
    good=(_style("background-color:#f7f7f7"), _style("color:rgb(51,51,51)")),
)
def translucent_colour(text: str) -> Iterator[Problem]:
    """A colour with transparency.

    Lost for some who tried, kept for others, and the contrast of its text cannot be told. Write the solid colour it
    makes on white.
    """
    yield from declarations_where(
        text, lambda d: _TRANSLUCENT.search(d.value), "{css} may be lost", "write a solid colour"
    )


@rule(
    "WX39",
    "computed-value",
    channel="wechat",
    reads=BODY,
    source="single projects on GitHub, checked 2026-11",
    bad=(
        _style("width:calc(100% - 8px)"),
        _style("color:color-mix(in srgb, red, blue)"),
        _style("padding:max(4px, 1em)"),
    ),
    good=(_style("width:100%"),),
)
def computed_value(text: str) -> Iterator[Problem]:
    """A value that the browser has to work out.

    calc(), color-mix(), min(), max(), clamp() and env() are unreliable in the editor. Write the result.
    """
    functions = re.compile(r"\b(calc|color-mix|min|max|clamp|env|attr)\(")
    yield from declarations_where(text, lambda d: functions.search(d.value), "{css} is unreliable", "write the result")


@rule(
    "WX40",
    "viewport-unit",
    channel="wechat",
    reads=BODY,
    source="single projects on GitHub, checked 2026-11",
    bad=(_style("width:90vw"), _style("min-height:50vh")),
    good=(_style("width:90%"),),
)
def viewport_unit(text: str) -> Iterator[Problem]:
    """A length in parts of the window.

    The text column is narrower than the window, and the computer's client is wider than the column. Use per cent.
    """
    unit = re.compile(r"\d(d|s|l)?v(w|h|min|max)\b")
    yield from declarations_where(
        text, lambda d: unit.search(d.value), "{css} follows the window, not the column", "use %"
    )


@rule(
    "WX41",
    "quoted-font",
    channel="wechat",
    reads=BODY,
    source="doocs/md#480, doocs/md#521, checked 2026-11",
    bad=("<p style=\"font-family:'PingFang SC'\">灯</p>", "<p style='font-family:\"Songti SC\",serif'>灯</p>"),
    good=(_style("font-family:Menlo,monospace"), _style("color:#333333")),
)
def quoted_font(text: str) -> Iterator[Problem]:
    """A font name in quotation marks.

    The quotes break the style when the draft is saved, and everything after them is lost. Leave the font to the
    reader's own, or use a name without blanks.
    """
    yield from declarations_where(
        text,
        lambda d: d.name.startswith("font") and ('"' in d.value or "'" in d.value),
        "{css} breaks on saving",
        "drop it",
    )


@rule(
    "WX42",
    "background-picture",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="mdnice/markdown-nice#200, checked 2026-11",
    bad=(_style("background:url(https://example.org/a.png)"), _style("list-style-image:url(a.png)")),
    good=(_style("background-color:#f7f7f7"), _style("background:url(https://mmbiz.qpic.cn/a.png)")),
)
def background_picture(text: str) -> Iterator[Problem]:
    """A picture behind an element, from outside WeChat.

    It never arrives. Use a colour, or an uploaded picture.
    """
    yield from declarations_where(
        text, lambda d: "url(" in d.value and "mmbiz.q" not in d.value, "{css} never arrives", "use a colour"
    )


@rule(
    "WX44",
    "negative-margin",
    channel="wechat",
    reads=BODY,
    source="single projects on GitHub, checked 2026-11",
    bad=(
        _style("margin-left:-16px"),
        '<section style="padding-left:8px"><p style="margin-left:-16px">灯</p></section>',
    ),
    good=('<section style="padding-left:1.4em"><span style="margin-left:-1.4em">•</span>灯</section>',),
)
def negative_margin(text: str) -> Iterator[Problem]:
    """A negative margin that reaches out of its box.

    What stands outside the column is cut off. Keep it within the padding around it.
    """

    def reaches_out(declaration: Declaration) -> bool:
        if declaration.name not in ("margin-left", "margin-right"):
            return False
        length = _LENGTH.fullmatch(declaration.value)
        if not length or float(length[1]) >= 0:
            return False
        side = declaration.name.removeprefix("margin-")
        padding = re.compile(rf"padding-{side}\s*:\s*([\d.]+){length[2]}")
        around = (padding.search(element.attributes.get("style", "")) for element in declaration.element.ancestors())
        return not any(box and float(box[1]) >= -float(length[1]) for box in around)

    yield from declarations_where(text, reaches_out, "{css} reaches out of its box", "keep it within the padding")


@rule(
    "WX45",
    "root-box",
    channel="wechat",
    reads=BODY,
    source="tenngoxars/WeMD, checked 2026-11",
    bad=(
        '<section style="padding:16px"><p>灯</p></section>',
        '<section style="background-color:#f7f7f7"><p>灯</p></section>',
    ),
    good=('<section style="color:#333333"><section style="padding:16px"><p>灯</p></section></section>',),
)
def root_box(text: str) -> Iterator[Problem]:
    """Padding or a ground on the element around the whole article.

    Both are dropped on pasting. Put them on an element inside.
    """
    box = ("padding", "background")
    yield from declarations_where(
        text,
        lambda d: (
            d.element.parent is None and d.element.tag == "section" and d.name.startswith(box) and _is_whole(text)
        ),
        "{css} on the outermost element is dropped on pasting",
        "put it on an element inside",
    )


def _is_whole(text: str) -> bool:
    """Whether one element holds the whole body."""
    return sum(element.parent is None for element in parsed(text)) == 1

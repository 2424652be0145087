"""What WeChat's dark mode makes of an article's colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import BODY, DARK_MODE, Declaration, at, declarations_where
from repurpose.checks.base import Problem, rule
from repurpose.text.contrast import CONTRAST_MIN

SLAB_BRIGHTNESS = 100
"""Perceived brightness (0 to 255) above which a ground stands out as a slab on WeChat's dark page. Own choice: from
here the conversion itself treats a ground as bright."""


def _style(declaration: str) -> str:
    """An example: a paragraph with that style."""
    return f'<p style="{declaration}">灯</p>'


@rule(
    "WX34",
    "important-declaration",
    channel="wechat",
    reads=BODY,
    source=DARK_MODE,
    bad=(_style("color:#333333 !important"),),
    good=(_style("color:#333333"),),
)
def important_declaration(text: str) -> Iterator[Problem]:
    """An `!important`.

    It survives, and defeats the dark mode that WeChat lays over the article. Leave it out.
    """
    yield from declarations_where(
        text, lambda d: "!" in d.value, "{css} defeats WeChat's dark mode", "leave !important out"
    )


@rule(
    "WX43",
    "gradient-ground",
    channel="wechat",
    reads=BODY,
    source=DARK_MODE,
    bad=(_style("background:linear-gradient(#ffffff,#eeeeee)"),),
    good=(_style("background-color:#f7f7f7"),),
)
def gradient_ground(text: str) -> Iterator[Problem]:
    """A gradient.

    Behind text, dark mode mixes it into one colour that nobody chose. Use a solid ground.
    """
    yield from declarations_where(
        text, lambda d: "gradient(" in d.value, "{css} becomes one colour in the dark", "use a solid colour"
    )


@rule(
    "WX46",
    "low-contrast",
    channel="wechat",
    reads=BODY,
    source="WCAG 2.2, 1.4.3; the conversion to dark of github.com/wechatjs/mp-darkmode, checked 2026-11",
    bad=(_style("color:#bbbbbb"), _style("color:#ffffff;background-color:#e8f5e9")),
    good=(_style("color:#333333"), _style("color:#095309")),
)
def low_contrast(text: str) -> Iterator[Problem]:
    """Text that is hard to read, in light or in dark mode.

    WeChat recolours an article for the dark by rules of its own; text that was fine on white may drown on what they
    make of its ground. Below 4.5:1 choose a darker text, or a pure grey ground.
    """
    from repurpose.channels.wechat.body.darkmode import runs

    told = set()
    for run in runs(text):
        if (run.light, run.dark) in told:
            continue
        told.add((run.light, run.dark))
        for mode, ratio in zip(("light", "dark"), run.contrasts, strict=True):
            if ratio < CONTRAST_MIN:
                shown = " ".join(run.text.split())[:20]
                message = f"“{shown}” has a contrast of {ratio:.1f}:1 in {mode} mode, {CONTRAST_MIN} is the least"
                yield at(text, run.text.strip()[:20], message, "choose another colour")


@rule(
    "WX47",
    "bright-slab",
    channel="wechat",
    reads=BODY,
    source=DARK_MODE,
    bad=(_style("background-color:#f6f8fa"), _style("background:#e8f5e9")),
    good=(_style("background-color:#f7f7f7"), _style("background-color:#095309")),
)
def bright_slab(text: str) -> Iterator[Problem]:
    """A tinted ground that stays bright in the dark.

    Pure greys (all three channels equal) are turned dark; a light tint is only dimmed and glares on the black page.
    Take the grey, and put the colour into a border.
    """
    from repurpose.channels.wechat.body.darkmode import brightness, dark_ground, rgb

    def glares(declaration: Declaration) -> bool:
        colour = re.fullmatch(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})", declaration.value)
        ground = declaration.name in ("background", "background-color")
        return bool(ground and colour) and brightness(dark_ground(rgb(declaration.value))) > SLAB_BRIGHTNESS

    yield from declarations_where(text, glares, "{css} stays bright in dark mode", "use a pure grey, such as #f7f7f7")


DARK_RULES = (important_declaration, gradient_ground, low_contrast, bright_slab)

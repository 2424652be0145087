"""What WeChat's dark mode makes of an article's colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import BODY, DARK_MODE, Declaration, at, declarations_where
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both
from repurpose.text.wcag import CONTRAST_MIN

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
    zh="""样式里用了 `!important`。

    它会保留下来，让微信的深色模式失效。请去掉。
    """,
)
def important_declaration(text: str) -> Iterator[Problem]:
    """An `!important`.

    It survives, and defeats the dark mode that WeChat lays over the article. Leave it out.
    """
    yield from declarations_where(
        text,
        lambda d: "!" in d.value,
        both("{css} defeats WeChat's dark mode", "{css} 会让微信的深色模式失效"),
        both("leave !important out", "去掉 !important"),
    )


@rule(
    "WX43",
    "gradient-ground",
    channel="wechat",
    reads=BODY,
    source=DARK_MODE,
    bad=(_style("background:linear-gradient(#ffffff,#eeeeee)"),),
    good=(_style("background-color:#f7f7f7"),),
    zh="""用了渐变色。

    垫在文字下面的渐变，到了深色模式会混成一种谁也没选过的颜色。请用纯色背景。
    """,
)
def gradient_ground(text: str) -> Iterator[Problem]:
    """A gradient.

    Behind text, dark mode mixes it into one colour that nobody chose. Use a solid ground.
    """
    yield from declarations_where(
        text,
        lambda d: "gradient(" in d.value,
        both("{css} becomes one colour in the dark", "{css} 在深色模式下会混成一种颜色"),
        both("use a solid colour", "改用纯色"),
    )


@rule(
    "WX46",
    "low-contrast",
    channel="wechat",
    reads=BODY,
    source="WCAG 2.2, 1.4.3; the conversion to dark of github.com/wechatjs/mp-darkmode, checked 2026-11",
    bad=(_style("color:#bbbbbb"), _style("color:#ffffff;background-color:#e8f5e9")),
    good=(_style("color:#333333"), _style("color:#095309")),
    zh="""文字在浅色或深色模式下难以看清。

    微信会按自己的规则为深色模式换色；在白底上清楚的文字，换过背景后可能看不清。
    对比度低于 4.5:1 时，请加深文字颜色，或改用纯灰背景。
    """,
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
        for mode, ratio in zip((both("light", "浅色"), both("dark", "深色")), run.contrasts, strict=True):
            if ratio < CONTRAST_MIN:
                shown = " ".join(run.text.split())[:20]
                message = both(
                    f"“{shown}” has a contrast of {ratio:.1f}:1 in {mode} mode, {CONTRAST_MIN} is the least",
                    f"“{shown}”在{mode.zh}模式下对比度为 {ratio:.1f}:1，至少要 {CONTRAST_MIN}:1",
                )
                yield at(text, run.text.strip()[:20], message, both("choose another colour", "换一个颜色"))


@rule(
    "WX47",
    "bright-slab",
    channel="wechat",
    reads=BODY,
    source=DARK_MODE,
    bad=(_style("background-color:#f6f8fa"), _style("background:#e8f5e9")),
    good=(_style("background-color:#f7f7f7"), _style("background-color:#095309")),
    zh="""带色调的背景在深色模式下仍然很亮。

    纯灰（三个色值相同）会变深；浅色调只会略微变暗，在黑色页面上很刺眼。请用灰色背景，把颜色放到边框上。
    """,
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

    yield from declarations_where(
        text,
        glares,
        both("{css} stays bright in dark mode", "{css} 在深色模式下仍然很亮"),
        both("use a pure grey, such as #f7f7f7", "改用纯灰色，例如 #f7f7f7"),
    )

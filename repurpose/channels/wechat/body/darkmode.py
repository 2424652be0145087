"""What WeChat's dark mode makes of an article's colours.

The arithmetic follows WeChat's published conversion (github.com/wechatjs/mp-darkmode 1.2, MIT, read 2026-11) for what
our articles hold: opaque hex colours of text, backgrounds and borders. "Brightness" is the perceived brightness of the
W3C's AERT note, 0 to 255; it is not WCAG's luminance, which is why a contrast has to be measured after the conversion.
"""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from repurpose.text import wcag as wcag
from repurpose.text.html import VOID_TAGS, escape, rewrite, text_nodes

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Rgb = tuple[float, float, float]

LIGHT_GROUND, LIGHT_TEXT = (255.0, 255.0, 255.0), (25.0, 25.0, 25.0)
"""The page itself in light mode, red, green and blue 0 to 255 (mp-darkmode)."""
DARK_GROUND, DARK_TEXT = (25.0, 25.0, 25.0), (163.0, 163.0, 163.0)
"""The same in dark mode. Dark text is white at 60 % over the dark ground."""
_WHITE_FROM = 250
"""Brightness from which a colour counts as white."""
_GROUND_MAX = 190
"""Brightness that no ground keeps above."""
_GROUND_LIGHTNESS_MIN, _GREY_INVERTED_ABOVE = 22, 40
"""HSL lightness (0 to 100): darker grounds are raised to the one, greys lighter than the other are inverted."""
_OFFSET_MIN = 65
"""Least difference of brightness between text and ground."""
_BRIGHT_GROUND_FROM = 100
"""Brightness of a ground from which its text is made darker, not lighter."""
_MIRROR = 90
"""Text of lightness L is tried at this minus L first."""


def brightness(colour: Rgb) -> float:
    """Perceived brightness, 0 to 255."""
    red, green, blue = colour
    return (red * 299 + green * 587 + blue * 114) / 1000


_DARK_BRIGHTNESS = brightness(DARK_GROUND)
_OFFSET_MAX = brightness((255, 255, 255)) - _DARK_BRIGHTNESS


def dark_ground(colour: Rgb) -> Rgb:
    """A background in dark mode: white and light greys inverted, other light colours dimmed, the darkest raised."""
    hue, lightness, saturation = _hls(colour)
    if (saturation == 0 and lightness > _GREY_INVERTED_ABOVE) or brightness(colour) > _WHITE_FROM:
        inverted = min(100, 100 + _hls(DARK_GROUND)[1] - lightness)
        return _rounded(_from_hls(0, inverted, 0))
    if brightness(colour) > _GROUND_MAX:
        return _rounded(_scaled(_GROUND_MAX, colour))
    if lightness < _GROUND_LIGHTNESS_MIN:
        return _rounded(_from_hls(hue, _GROUND_LIGHTNESS_MIN, saturation))
    return colour


def dark_text(colour: Rgb, ground: Rgb) -> Rgb:
    """Text, or a border, in dark mode on a ground already converted: moved until their brightness differs enough."""
    below = brightness(ground)
    while True:
        offset = abs(below - brightness(colour))
        if brightness(colour) >= _WHITE_FROM:
            return _rounded(colour)
        if offset > _OFFSET_MAX and below <= _DARK_BRIGHTNESS + 2:
            return _rounded(_scaled(_OFFSET_MAX + below, colour))
        if offset >= _OFFSET_MIN:
            return _rounded(colour)
        hue, lightness, saturation = _hls(colour)
        bright = below >= _BRIGHT_GROUND_FROM
        if (lightness > _MIRROR - _GREY_INVERTED_ABOVE) if bright else (lightness <= _GREY_INVERTED_ABOVE):
            colour = _from_hls(hue, _MIRROR - lightness, saturation)
        else:
            return _rounded(_scaled(min(_OFFSET_MAX, below + (-_OFFSET_MIN if bright else _OFFSET_MIN)), colour))


def _scaled(target: float, colour: Rgb) -> Rgb:
    """A colour brought to a brightness by its own proportions; another makes up for a channel that cannot follow."""
    ratio = target / (brightness(colour) or 1)
    red, green, blue = (min(255.0, channel * ratio) for channel in colour)
    if green == 0 or red == 255 or blue == 255:
        green = (target * 1000 - red * 299 - blue * 114) / 587
    elif red == 0:
        red = (target * 1000 - green * 587 - blue * 114) / 299
    elif blue == 0 or green == 255:
        blue = (target * 1000 - red * 299 - green * 587) / 114
    return red, green, blue


def _hls(colour: Rgb) -> Rgb:
    """Hue 0 to 1, lightness and saturation 0 to 100."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    return hue, lightness * 100, saturation * 100


def _from_hls(hue: float, lightness: float, saturation: float) -> Rgb:
    red, green, blue = colorsys.hls_to_rgb(hue, lightness / 100, saturation / 100)
    return red * 255, green * 255, blue * 255


def _rounded(colour: Rgb) -> Rgb:
    red, green, blue = (float(min(255, max(0, math.floor(channel + 0.5)))) for channel in colour)
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    return wcag.ratio(_luminance(one), _luminance(other))


def _luminance(colour: Rgb) -> float:
    red, green, blue = (channel / 255 for channel in colour)
    return wcag.luminance(red, green, blue)


def rgb(hex_colour: str) -> Rgb:
    """`#rrggbb` or `#rgb` as three channels."""
    digits = hex_colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return float(int(digits[:2], 16)), float(int(digits[2:4], 16)), float(int(digits[4:6], 16))


def hexadecimal(colour: Rgb) -> str:
    """Three channels as `#rrggbb`."""
    return "#" + "".join(f"{int(channel):02x}" for channel in colour)


class ColouredRun(Struct, frozen=True):
    """A stretch of text with what it is on, in light and in dark mode."""

    text: str
    light: tuple[Rgb, Rgb]
    dark: tuple[Rgb, Rgb]

    @property
    def contrasts(self) -> tuple[float, float]:
        """Contrast in light and in dark mode."""
        return contrast(*self.light), contrast(*self.dark)


class _Shade(Struct, frozen=True):
    """Colours in force inside an element, in light and in dark mode."""

    text: Rgb = LIGHT_TEXT
    ground: Rgb = LIGHT_GROUND
    dark_text: Rgb = DARK_TEXT
    dark_ground: Rgb = DARK_GROUND


_COLOUR = re.compile(r"(?:^|;)\s*(color|background-color|background)\s*:\s*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\b")
_BORDER = re.compile(r"(?<=[;\s])(border[a-z-]*:[^;#]*)(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\b")


@lru_cache(maxsize=256)
def _shaded(style: str, around: _Shade) -> _Shade:
    """What a style attribute makes of the colours around it."""
    declared = {("color" if name == "color" else "ground"): rgb(value) for name, value in _COLOUR.findall(style)}
    text = declared.get("color", around.text)
    ground, night = around.ground, around.dark_ground
    if "ground" in declared:
        ground, night = declared["ground"], dark_ground(declared["ground"])
    ink = dark_text(text, night) if declared else around.dark_text
    return _Shade(text, ground, ink, night)


class _Shades:
    """The colours in force at every element of a tree."""

    def __init__(self) -> None:
        self._known: dict[int, _Shade] = {}

    def at(self, node: LexborNode | None) -> _Shade:
        path = []
        while node is not None and node.mem_id not in self._known and node.tag != "body":
            path.append(node)
            node = node.parent
        shade = self._known[node.mem_id] if node is not None and node.mem_id in self._known else _Shade()
        for element in reversed(path):
            shade = self._known[element.mem_id] = _shaded(element.attributes.get("style") or "", shade)
        return shade


def runs(markup: str) -> Iterator[ColouredRun]:
    """Every stretch of text in an article's body, in order, with its colours."""
    shades = _Shades()
    for node, text in text_nodes(markup):
        if text.strip():
            shade = shades.at(node)
            yield ColouredRun(text, (shade.text, shade.ground), (shade.dark_text, shade.dark_ground))


def darken(markup: str) -> str:
    """An article's body with the colours that WeChat's dark mode would show."""
    shades = _Shades()

    def write(node: LexborNode, inner: str, attributes: Mapping[str, str | None]) -> str:
        tag = node.tag or ""
        shown = {name: value or "" for name, value in attributes.items()}
        if "style" in shown:
            shown["style"] = _darkened(shown["style"], shades.at(node))
        written = "".join(f' {name}="{escape(value)}"' for name, value in shown.items())
        return f"<{tag}{written}>" if tag in VOID_TAGS else f"<{tag}{written}>{inner}</{tag}>"

    return rewrite(markup, write)


@lru_cache(maxsize=256)
def _darkened(style: str, shade: _Shade) -> str:
    """A style attribute with its colours converted; a ground without a colour of its own brings the text's along."""
    has_ground = bool(re.search(r"(?:^|;)\s*background(?:-color)?\s*:\s*#", style))
    has_text = bool(re.search(r"(?:^|;)\s*color\s*:\s*#", style))

    def colour(match: re.Match[str]) -> str:
        new = shade.dark_text if match[1] == "color" else shade.dark_ground
        return match[0][: match.start(2) - match.start()] + hexadecimal(new)

    style = _BORDER.sub(lambda match: match[1] + hexadecimal(dark_text(rgb(match[2]), DARK_GROUND)), f";{style}")[1:]
    style = _COLOUR.sub(colour, style)
    return f"{style};color:{hexadecimal(shade.dark_text)}" if has_ground and not has_text else style

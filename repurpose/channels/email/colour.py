"""Colours in pairs that can be read: the publication's accent, on light and on dark ground."""

from __future__ import annotations

import colorsys

from msgspec import Struct

from repurpose.channels.email.limits import CONTRAST_MIN

_STEP = 0.01


class Palette(Struct, frozen=True):
    """One ground and what stands on it, as #rrggbb. Never pure black or white: clients that recolour twist those."""

    page: str
    card: str
    ink: str
    soft: str
    rule: str
    panel: str
    accent: str
    on_accent: str
    button: str


def light(accent: str) -> Palette:
    """The pairs of a light mail; they hold when a client mirrors them, too."""
    page, card, panel, on_accent = "#eef0f2", "#fefefe", "#f3f5f7", "#fefefe"
    mirrored = tuple(map(inverted, (page, card, panel)))
    words = accent
    while _low(words, page) or any(_low(inverted(words), ground) for ground in mirrored):
        words = _step(words, -_STEP)
    return Palette(page, card, "#1f2328", "#57606a", "#d0d7de", panel, words, on_accent, _under(accent, on_accent))


def dark(accent: str) -> Palette:
    """The pairs of a dark mail."""
    panel, on_accent = "#2a2f35", "#fefefe"
    words = accent
    while _low(words, panel):
        words = _step(words, _STEP)
    button = _under(accent, on_accent)
    return Palette("#15181b", "#1e2226", "#e8e6e3", "#b3b9c1", "#444b53", panel, words, on_accent, button)


def _under(accent: str, words: str) -> str:
    """The accent as a ground for light words, mirrored or not."""
    while _low(accent, words) or _low(inverted(accent), inverted(words)):
        accent = _step(accent, -_STEP)
    return accent


def _low(one: str, other: str) -> bool:
    return contrast(one, other) < CONTRAST_MIN


def channels(colour: str) -> tuple[float, float, float]:
    """#rrggbb or #rgb as fractions of 1."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def inverted(colour: str) -> str:
    """What a client makes of a colour when it turns a mail dark by itself: the same hue, lightness mirrored."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    return _hex(colorsys.hls_to_rgb(hue, 1 - lightness, saturation))


def _step(colour: str, by: float) -> str:
    """The same hue, lighter or darker by a fraction of 1."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    return _hex(colorsys.hls_to_rgb(hue, min(max(lightness + by, 0), 1), saturation))


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(value * 255):02x}" for value in rgb)

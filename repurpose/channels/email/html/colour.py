"""Colours: CSS's ways to write one, and pairs that can be read, made of the publication's accent."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from repurpose.text import wcag as wcag

_STEP = 0.01
"""Share of the lightness by which a colour is moved until it can be read; too small a step to be seen. Own choice."""
_NAMED = (
    "aliceblue=f0f8ff antiquewhite=faebd7 aqua=00ffff aquamarine=7fffd4 azure=f0ffff beige=f5f5dc bisque=ffe4c4 "
    "black=000000 blanchedalmond=ffebcd blue=0000ff blueviolet=8a2be2 brown=a52a2a burlywood=deb887 cadetblue=5f9ea0 "
    "chartreuse=7fff00 chocolate=d2691e coral=ff7f50 cornflowerblue=6495ed cornsilk=fff8dc crimson=dc143c cyan=00ffff "
    "darkblue=00008b darkcyan=008b8b darkgoldenrod=b8860b darkgray=a9a9a9 darkgreen=006400 darkgrey=a9a9a9 "
    "darkkhaki=bdb76b darkmagenta=8b008b darkolivegreen=556b2f darkorange=ff8c00 darkorchid=9932cc darkred=8b0000 "
    "darksalmon=e9967a darkseagreen=8fbc8f darkslateblue=483d8b darkslategray=2f4f4f darkslategrey=2f4f4f "
    "darkturquoise=00ced1 darkviolet=9400d3 deeppink=ff1493 deepskyblue=00bfff dimgray=696969 dimgrey=696969 "
    "dodgerblue=1e90ff firebrick=b22222 floralwhite=fffaf0 forestgreen=228b22 fuchsia=ff00ff gainsboro=dcdcdc "
    "ghostwhite=f8f8ff gold=ffd700 goldenrod=daa520 gray=808080 green=008000 greenyellow=adff2f grey=808080 "
    "honeydew=f0fff0 hotpink=ff69b4 indianred=cd5c5c indigo=4b0082 ivory=fffff0 khaki=f0e68c lavender=e6e6fa "
    "lavenderblush=fff0f5 lawngreen=7cfc00 lemonchiffon=fffacd lightblue=add8e6 lightcoral=f08080 lightcyan=e0ffff "
    "lightgoldenrodyellow=fafad2 lightgray=d3d3d3 lightgreen=90ee90 lightgrey=d3d3d3 lightpink=ffb6c1 "
    "lightsalmon=ffa07a lightseagreen=20b2aa lightskyblue=87cefa lightslategray=778899 lightslategrey=778899 "
    "lightsteelblue=b0c4de lightyellow=ffffe0 lime=00ff00 limegreen=32cd32 linen=faf0e6 magenta=ff00ff maroon=800000 "
    "mediumaquamarine=66cdaa mediumblue=0000cd mediumorchid=ba55d3 mediumpurple=9370db mediumseagreen=3cb371 "
    "mediumslateblue=7b68ee mediumspringgreen=00fa9a mediumturquoise=48d1cc mediumvioletred=c71585 midnightblue=191970 "
    "mintcream=f5fffa mistyrose=ffe4e1 moccasin=ffe4b5 navajowhite=ffdead navy=000080 oldlace=fdf5e6 olive=808000 "
    "olivedrab=6b8e23 orange=ffa500 orangered=ff4500 orchid=da70d6 palegoldenrod=eee8aa palegreen=98fb98 "
    "paleturquoise=afeeee palevioletred=db7093 papayawhip=ffefd5 peachpuff=ffdab9 peru=cd853f pink=ffc0cb plum=dda0dd "
    "powderblue=b0e0e6 purple=800080 rebeccapurple=663399 red=ff0000 rosybrown=bc8f8f royalblue=4169e1 "
    "saddlebrown=8b4513 salmon=fa8072 sandybrown=f4a460 seagreen=2e8b57 seashell=fff5ee sienna=a0522d silver=c0c0c0 "
    "skyblue=87ceeb slateblue=6a5acd slategray=708090 slategrey=708090 snow=fffafa springgreen=00ff7f steelblue=4682b4 "
    "tan=d2b48c teal=008080 thistle=d8bfd8 tomato=ff6347 turquoise=40e0d0 violet=ee82ee wheat=f5deb3 white=ffffff "
    "whitesmoke=f5f5f5 yellow=ffff00 yellowgreen=9acd32"
)
NAMED: Mapping[str, str] = {name: f"#{digits}" for name, digits in (pair.split("=") for pair in _NAMED.split())}
"""CSS's colour names (CSS Color Module Level 4, 6.1). Checked 2026-11."""
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([-+.\d%deg,/\s]*)\)")
_WHOLES = {"rgb": (255, 255, 255, 1), "hsl": (360, 100, 100, 1)}


class Palette(Struct, frozen=True):
    """One ground and what is on it, as #rrggbb. Never pure black or white: clients that recolour twist those."""

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
    return contrast(one, other) < wcag.CONTRAST_MIN


def channels(colour: str) -> tuple[float, float, float]:
    """#rrggbb or #rgb as fractions of 1."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    return wcag.luminance(*channels(colour))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    return wcag.ratio(luminance(one), luminance(other))


@lru_cache(maxsize=1024)
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


@lru_cache(maxsize=256)
def hex_colour(value: str) -> str:
    """A CSS colour as #rrggbb; empty for none, for transparent and for what is no colour."""
    value = value.strip().lower()
    if value.startswith("#"):
        return _of_digits(value[1:])
    match = _FUNCTION.fullmatch(value)
    return _of_function(match[1], match[2]) if match else NAMED.get(value, "")


def first_colour(value: str) -> str:
    """The colour among the words of a shorthand such as `background`; empty when there is none."""
    return next(
        (found for piece in re.findall(r"[^\s(]*\([^)]*\)?|[^\s(]+", value) if (found := hex_colour(piece))), ""
    )


def _of_digits(digits: str) -> str:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    legal = len(digits) in (6, 8) and set(digits) <= set("0123456789abcdef")
    return f"#{digits[:6]}" if legal and digits[6:] != "00" else ""


def _of_function(kind: str, inner: str) -> str:
    """rgb() and hsl(), with commas or without, with or without an alpha."""
    pieces = inner.replace(",", " ").replace("/", " ").split()
    if len(pieces) not in (3, 4):
        return ""
    try:
        one, two, three, *alpha = map(_fraction, pieces, _WHOLES[kind])
    except ValueError:
        return ""
    if alpha == [0]:
        return ""
    return _hex((one, two, three) if kind == "rgb" else colorsys.hls_to_rgb(one, three, two))


def _fraction(number: str, whole: int) -> float:
    share = float(number[:-1]) / 100 if number.endswith("%") else float(number.removesuffix("deg")) / whole
    return min(max(share, 0), 1)

"""The contrast of two colours, by the Web Content Accessibility Guidelines (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

CONTRAST_MIN = 4.5
"""Contrast of text to its ground (WCAG 2.2, 1.4.3)."""
CONTRAST_LARGE_MIN = 3.0
"""The same for large text (WCAG 2.2, 1.4.3)."""
LARGE_PX = 24.0
"""CSS pixels from which text is large: 18 pt (WCAG 2.2, "large scale")."""
LARGE_BOLD_PX = 18.66
"""The same for bold text: 14 pt (WCAG 2.2, "large scale")."""


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance of a colour of sRGB, each part 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red, green, blue)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: float, other: float) -> float:
    """Contrast of two luminances, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)

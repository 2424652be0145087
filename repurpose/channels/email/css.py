"""The only door to tinycss2: style blocks as flat lists of rules."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import Struct

from repurpose.channels.email.page import declarations


class StyleRule(Struct, frozen=True):
    """One rule with the media query it stands under; values with whether they are !important."""

    selectors: tuple[str, ...]
    values: tuple[tuple[str, str, bool], ...]
    media: str = ""


@lru_cache(maxsize=64)
def style_rules(css: str) -> tuple[StyleRule, ...]:
    """Every rule of a style block, those inside @media too. Never raises: what cannot be read is left out."""
    import tinycss2  # type: ignore[import-untyped]

    found: list[StyleRule] = []
    for one in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if one.type == "qualified-rule":
            found.append(_rule(one, ""))
        elif one.type == "at-rule" and one.lower_at_keyword == "media":
            media = tinycss2.serialize(one.prelude).strip().lower()
            inner = tinycss2.parse_rule_list(one.content or [], skip_comments=True, skip_whitespace=True)
            found += [_rule(rule, media) for rule in inner if rule.type == "qualified-rule"]
    return tuple(found)


def _rule(rule: Any, media: str) -> StyleRule:
    import tinycss2

    values = []
    for name, value in declarations(tinycss2.serialize(rule.content)).items():
        bare, mark, _ = value.partition("!")
        values.append((name, bare.strip(), bool(mark)))
    selectors = tuple(selector.strip() for selector in tinycss2.serialize(rule.prelude).split(","))
    return StyleRule(selectors, tuple(values), media)


@lru_cache(maxsize=64)
def nested_at_rules(css: str) -> tuple[str, ...]:
    """The at-rules that hold another one, by their keyword."""
    import tinycss2

    found = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    rules = [one for one in found if one.type == "at-rule"]
    return tuple(f"@{one.at_keyword}" for one in rules if any(part.type == "at-keyword" for part in one.content or ()))


@lru_cache(maxsize=256)
def hex_colour(value: str) -> str:
    """A CSS colour as #rrggbb; empty for none, for transparent and for what is no colour."""
    from tinycss2.color3 import RGBA, parse_color  # type: ignore[import-untyped]

    found = parse_color(value) if value else None
    if not isinstance(found, RGBA) or found.alpha == 0:
        return ""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in found[:3])


def first_colour(value: str) -> str:
    """The colour among the words of a shorthand such as `background`; empty when there is none."""
    return next((found for piece in re.split(r"\s+(?![^(]*\))", value) if (found := hex_colour(piece))), "")

"""Style sheets and inline styles as flat lists: as much of CSS's grammar as it takes to find declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

_STRING = r"""url\([^)"']*\)?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?"""
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)", re.S)
_MARK = re.compile(rf"{_STRING}|[{{}};]", re.S)
_DECLARATION = re.compile(r"""(?:[^;("']++|"[^"]*"?|'[^']*'?|\([^)]*\)?)++""")


class StyleRule(Struct, frozen=True):
    """One rule with the media query it is under; values with whether they are !important."""

    selectors: tuple[str, ...]
    values: tuple[tuple[str, str, bool], ...]
    media: str = ""


def blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """What is before each outermost pair of braces, and what is in it; None for a statement without braces.

    Comments are left out, and braces that are never closed end with the text.
    """
    css = _COMMENT.sub(r"\1", css)
    start = inner = depth = 0
    for match in _MARK.finditer(css):
        if match[0] == "{":
            inner = inner if depth else match.end()
            depth += 1
        elif match[0] == "}" and depth:
            depth -= 1
            if not depth:
                yield css[start : inner - 1].strip(), css[inner : match.start()]
                start = match.end()
        elif match[0] == ";" and not depth:
            yield css[start : match.start()].strip(), None
            start = match.end()
    if depth:
        yield css[start : inner - 1].strip(), css[inner:]


@lru_cache(maxsize=1024)
def declarations(style: str) -> Mapping[str, str]:
    """An inline style, or what is in a rule's braces, by property in lower case."""
    pairs = (piece.partition(":") for piece in _DECLARATION.findall(style))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon and value.strip()}


@lru_cache(maxsize=64)
def style_rules(css: str) -> tuple[StyleRule, ...]:
    """Every rule of a style block, those inside @media too. Never raises: what cannot be read is left out."""
    found: list[StyleRule] = []
    for prelude, content in blocks(css):
        if prelude.lower().startswith("@media"):
            media = prelude[len("@media") :].strip().lower()
            found += [_rule(*block, media) for block in blocks(content or "") if not block[0].startswith("@")]
        elif not prelude.startswith("@"):
            found.append(_rule(prelude, content, ""))
    return tuple(found)


def _rule(selectors: str, content: str | None, media: str) -> StyleRule:
    values = []
    for name, value in declarations(content or "").items():
        bare, mark, _ = value.partition("!")
        values.append((name, bare.strip(), bool(mark)))
    return StyleRule(tuple(selector.strip() for selector in selectors.split(",")), tuple(values), media)


@lru_cache(maxsize=64)
def nested_at_rules(css: str) -> tuple[str, ...]:
    """The at-rules that hold another one, by their keyword."""
    return tuple(
        re.split(r"[\s(]", prelude)[0]
        for prelude, content in blocks(css)
        if prelude.startswith("@") and any(inner.startswith("@") for inner, _ in blocks(content or ""))
    )

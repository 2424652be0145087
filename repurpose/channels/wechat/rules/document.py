"""A body as the rules read it, parsed once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct

from repurpose.channels.wechat.part_names import BODIES
from repurpose.checks.base import Problem
from repurpose.text.bilingual import both, in_language
from repurpose.text.html import Element, elements

BODY = BODIES
MEASURED = "projects on GitHub that compared what they pasted with what was kept, checked 2026-11"
"""Source of what several independent projects agree on."""
OFFICIAL = "developers.weixin.qq.com, api_draft_add, checked 2026-11"
DARK_MODE = "github.com/wechatjs/mp-darkmode, best practices, checked 2026-11"

Item = TypeVar("Item")
_DECLARATION = re.compile(r"""([\w-]+)\s*:\s*((?:[^;"']|"[^"]*"|'[^']*')+)""")


class Declaration(Struct, frozen=True):
    """One declaration of a style attribute, in lower case, with the element it stands on."""

    name: str
    value: str
    element: Element


@lru_cache(maxsize=4)
def parsed(markup: str) -> tuple[Element, ...]:
    """The elements of a body."""
    return tuple(elements(markup))


@lru_cache(maxsize=4)
def declarations(markup: str) -> tuple[Declaration, ...]:
    """Every declaration of every style attribute of a body."""
    return tuple(
        Declaration(name.lower(), value.strip().lower(), element)
        for element in parsed(markup)
        for name, value in _DECLARATION.findall(element.attributes.get("style", ""))
    )


def elements_where(
    markup: str, test: Callable[[Element], bool], message: str, suggestion: str = ""
) -> Iterator[Problem]:
    """A problem for each element that meets the test; `{tag}` in the message is its tag."""
    named = ((f"<{element.tag}", element) for element in parsed(markup))
    for start, needle, element in _placed(markup, named):
        if test(element):
            yield Problem(_filled(message, "{tag}", element.tag), start, start + len(needle), suggestion)


def declarations_where(
    markup: str, test: Callable[[Declaration], object], message: str, suggestion: str = ""
) -> Iterator[Problem]:
    """A problem for each declaration that meets the test; `{css}` in the message is the declaration."""
    named = ((declaration.name, declaration) for declaration in declarations(markup))
    for start, needle, declaration in _placed(markup, named):
        if test(declaration):
            css = f"{declaration.name}:{declaration.value}"
            shown = css if len(css) <= 60 else f"{css[:59]}…"
            yield Problem(_filled(message, "{css}", shown), start, start + len(needle), suggestion)


def _filled(message: str, gap: str, value: str) -> str:
    """A message with a gap filled in, in each of its languages."""
    return both(message.replace(gap, value), in_language(message, "zh").replace(gap, value))


def _placed(markup: str, named: Iterable[tuple[str, Item]]) -> Iterator[tuple[int, str, Item]]:
    """Each item with the place of its name in the text, one occurrence after the other."""
    text = markup.lower()
    reached: dict[str, int] = {}
    for needle, item in named:
        start = max(text.find(needle, reached.get(needle, 0)), 0)
        reached[needle] = start + len(needle)
        yield start, needle, item


def at(markup: str, needle: str, message: str, suggestion: str = "") -> Problem:
    """A problem at the first place of some markup; at the beginning where a parser found what is not written."""
    start = max(markup.lower().find(needle.lower()), 0)
    return Problem(message, start, start + len(needle), suggestion)

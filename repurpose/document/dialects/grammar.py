"""How the marks of template languages are written: what opens them, and the name and arguments inside."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

MARK_MAX = 2_000
"""Characters of one mark; Hugo's longest documented ones take some hundreds."""
REMARK_MAX = 100_000
"""Characters of a private remark: a chapter that was taken out for now."""

SHORTCODE = re.compile(rf"\{{\{{[<%](?!/\*)-?\s*(?P<inside>(?:(?![>%]\}}\}})[^\n]){{0,{MARK_MAX}}}?)\s*/?-?[>%]\}}\}}")
COMMENTED = re.compile(rf"\{{\{{[<%]/\*[\s\S]{{0,{REMARK_MAX}}}?\*/[>%]\}}\}}")
TAG = re.compile(rf"\{{%-?\s*(?P<inside>(?:(?!%\}})[^\n]){{0,{MARK_MAX}}}?)\s*-?%\}}")
OUTPUT = re.compile(rf"\{{\{{-?(?![<%])\s*(?P<inside>[^\n{{}}]{{0,{MARK_MAX}}}?)\s*-?\}}\}}\}}?")
NOTE = re.compile(rf"\{{#(?![\w.:-]+\s*\}})[\s\S]{{0,{REMARK_MAX}}}?#\}}")
OPEN_NOTE = re.compile(r"\{#(?=\s)[\s\S]*")
BRACES = r"\{[^{}]*+\}"
"""A JavaScript expression: braces five deep. What is deeper is code nobody writes in a post."""
for _ in range(4):
    BRACES = rf"\{{(?:[^{{}}]|{BRACES})*+\}}"
_ARGUMENT = re.compile(
    r"(?:([A-Za-z_][\w-]*)\s*(?:=|:(?=[\s\"']))\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|([^\s,()=\"']+))"
)


class Call(Struct, frozen=True):
    """A mark as it was read: name, what has no name, and what has one."""

    name: str
    words: tuple[str, ...] = ()
    named: Mapping[str, str] = {}
    closing: bool = False

    def get(self, *names: str, at: int | None = None) -> str:
        """The argument of one of some names, or at a place."""
        found = next((self.named[name] for name in names if self.named.get(name)), "")
        return found or (self.words[at] if at is not None and at < len(self.words) else "")


def call_of(inside: str) -> Call:
    """Read what is in a mark: `name "one" key="two"`, `name(key="two")`, `/name`, `endname`."""
    match = re.match(r"(/)?\s*([^\W\d][\w./-]*)\s*\(?", inside)
    if match is None:
        return Call("")
    name = match[2].strip("/").lower()
    closing = bool(match[1]) or (name.startswith("end") and len(name) >= 3)
    words, named = [], {}
    for argument in _ARGUMENT.finditer(inside, match.end()):
        value = next((one for one in argument.groups()[1:] if one is not None), "")
        if argument[1]:
            named[argument[1].lower()] = value
        else:
            words.append(value)
    return Call(name, tuple(words), named, closing)

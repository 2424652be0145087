"""Attribute lists, `{#id .class key=value}` and `{: … }`: kramdown, Goldmark, pandoc and markdown-it write them."""

from __future__ import annotations

import re

_ITEM = r"(?:[#.][^\s{}#.=\"']+|-|[^\W\d][\w:.-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s}\"'=]+))"
LIST = re.compile(rf"\{{:?[ \t]*{_ITEM}(?:[ \t]+{_ITEM})*[ \t]*\}}")
"""A list behind a picture, a link, code or a word in bold; behind a heading; or on a line of its own."""
_VALUE = re.compile(r"([^\W\d][\w:.-]*)=(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s}\"'=]+))")
_TAIL = re.compile(rf"[ \t]*({LIST.pattern})[ \t]*$")


def read(text: str) -> dict[str, str]:
    """The attributes of a list: `id`, `class` and what has a value."""
    found = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _VALUE.finditer(text)}
    bare = _VALUE.sub("", text)
    if names := re.findall(r"#([^\s{}#=\"']+)", bare):
        found["id"] = names[-1]
    if classes := re.findall(r"(?<![\w#])\.([\w-]+)", bare):
        found["class"] = " ".join(classes)
    return found


def split_tail(text: str) -> tuple[str, dict[str, str]]:
    """A heading without the list that ends it, and what the list says."""
    match = _TAIL.search(text) if text.endswith("}") or text.rstrip().endswith("}") else None
    if match is None:
        return text, {}
    return text[: match.start()], read(match[1])

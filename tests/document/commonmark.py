"""The examples of the CommonMark specification, and what of their HTML counts: blocks and text, not spelling.

The specification is not ours to ship: `make` takes it from the sources of markdown-it-py, a development dependency, and
puts it beside the virtual environment's settings; REPURPOSE_COMMONMARK names another copy.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

Read = Callable[[str], str]
LEFT_OUT = ("HTML blocks", "Raw HTML")
"""HTML of the author's own is cleaned by an allow-list, which the specification knows nothing of."""

_KEPT = {"a": ("href",), "img": ("src", "alt"), "ol": ("start",)}
_SAME = {"b": "strong", "i": "em"}
_PLAIN = frozenset(("div", "span", "body", "html", "section", "thead", "tbody"))
_VOID = frozenset(("br", "hr", "img"))


def examples() -> list[dict[str, Any]]:
    """The examples that count; the test is skipped, with a message, where the file is absent."""
    path = Path(os.environ.get("REPURPOSE_COMMONMARK", Path(sys.prefix) / "commonmark.json"))
    if not path.exists():
        pytest.skip(f"{path} is absent: `make .venv/commonmark.json` fetches it, or set REPURPOSE_COMMONMARK")
    return [one for one in json.loads(path.read_text(encoding="utf-8")) if one["section"] not in LEFT_OUT]


def misses(read: Read) -> Iterator[dict[str, Any]]:
    """The examples that come out otherwise than the specification has them."""
    for example in examples():
        if shape(read(example["markdown"])) != shape(example["html"]):
            yield example


def shape(html: str) -> str:
    """The blocks, marks and words of a page, one spelling for each."""
    reader = _Shape()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Shape(HTMLParser):
    """Writes each element the same way. A paragraph inside a list item is not told from its bare words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = _SAME.get(tag, tag)
        if name not in _VOID:
            self.open.append(name)
        if name in _PLAIN or (name == "p" and "li" in self.open) or (name == "code" and "pre" in self.open):
            self.pieces.append("\x1e" if name == "p" else "")
            return
        kept = "".join(f" {key}={_value(key, value)}" for key, value in sorted(attrs) if key in _KEPT.get(name, ()))
        self.pieces.append(f"<{name}{'' if kept == ' start=1' else kept}>")

    def handle_endtag(self, tag: str) -> None:
        name = _SAME.get(tag, tag)
        if name in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(name)]
            hidden = name in _PLAIN or (name == "p" and "li" in self.open) or (name == "code" and "pre" in self.open)
            self.pieces.append(("\x1e" if name == "p" else "") if hidden else f"</{name}>")

    def handle_data(self, data: str) -> None:
        if "pre" in self.open:
            data = data.replace(" ", "\x1f").replace("\n", "\x1d")
        self.pieces.append(data.replace("<", "\x1c"))

    def text(self) -> str:
        text = re.sub(r"[ \n\t\r]+", " ", "".join(self.pieces))
        text = re.sub(r" ?(?:\x1e ?)+", "\x1e", text)
        text = re.sub(r"\x1e?(</?(?:li|ul|ol|blockquote|pre|h\d|hr|p)\b[^>]*>)\x1e?", r"\1", text)
        text = re.sub(r" ?(<br>) ?", r"\1", text)
        text = re.sub(r" ?(</?(?:li|ul|ol|blockquote|pre|h\d|hr|p)\b[^>]*>) ?", r"\1", text)
        return re.sub(r"\x1d+</pre>", "</pre>", text).replace("\x1e", "\n").strip()


def _value(key: str, value: str | None) -> str:
    if key in ("href", "src"):
        return quote(
            unquote(value or "", errors="surrogateescape"), safe="/:?#&=@!$'()*+,;~[]", errors="surrogateescape"
        )
    return " ".join((value or "").split())

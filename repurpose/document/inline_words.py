"""The words of inlines, without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from repurpose.document.nodes import Inline
from repurpose.document.tex import shown

_ALT_SIZE = re.compile(r"\|(\d{1,4})(?:x(\d{1,4}))?$")


def words_of(pieces: Iterable[Inline]) -> str:
    """What pieces read: words, code, a picture's alternative; line ends as line ends."""
    return "".join(_words(piece) for piece in pieces)


def _words(piece: Inline) -> str:
    if piece.kind in ("text", "symbol", "code", "image"):
        return piece.text
    if piece.kind == "formula":
        return shown(piece.text)
    if piece.kind in ("line-end", "break"):
        return "\n"
    if piece.kind == "html":
        return "\n" if re.match(r"<br\b", piece.text, re.I) else ""
    return "".join(_words(child) for child in piece.children)


def alternative(children: list[Inline]) -> tuple[str, tuple[str, str]]:
    """A picture's words, and the size that Obsidian writes behind them (`![lamp|40](…)`)."""
    words = words_of(children)
    size = _ALT_SIZE.search(words)
    if size is None:
        return words, ("", "")
    return words[: size.start()].strip(), (size[1], size[2] or "")

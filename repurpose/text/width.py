"""Display columns: how wide a text is where every letter takes one column and every Chinese character two.

Sources: UAX #11 East Asian Width (wide and full-width are 2; ambiguous is 1 outside East Asian legacy encodings) and
UTS #51 (an emoji sequence is one wide sign). Checked 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

import regex

from repurpose.text.linebreaks import CLUSTER, BreakPlaces
from repurpose.text.sentences import Tier


@cache
def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(source)


_ZERO = r"[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u1160-\u11FF\uD7B0-\uD7FF]"
_WIDE = r"(?!\p{Cs})[\p{EA=W}\p{EA=F}]"
_EMOJI_SEQUENCE = r"\p{RI}\p{RI}|.\uFE0F.*"


def width(text: str) -> int:
    """The columns a line of text takes. Control, combining and format characters take none; tabs are not expanded."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cluster_width, _pattern(CLUSTER).findall(text)))


@lru_cache(maxsize=8_192)
def _cluster_width(cluster: str) -> int:
    if _pattern(_EMOJI_SEQUENCE).fullmatch(cluster):
        return 2
    return max(map(_character_width, cluster))


def _character_width(character: str) -> int:
    if _pattern(_ZERO).match(character):
        return 0
    return 2 if _pattern(_WIDE).match(character) else 1


def pad(text: str, columns: int, align: Literal["left", "right", "center"] = "left") -> str:
    """Fill a line with spaces up to a width in columns; a wider line is left as it is."""
    room = max(0, columns - width(text))
    before = {"left": 0, "right": room, "center": room // 2}[align]
    return " " * before + text + " " * (room - before)


def wrap(text: str, columns: int = 72, *, initial_indent: str = "", subsequent_indent: str = "") -> list[str]:
    """Break each line of a text into lines at most `columns` wide, by the line rules of Chinese and English.

    72 columns leave room for quoting within the 78 that RFC 5322, section 2.1.1, recommends for mail. The indents count
    into the width; the first one goes before the first line only. A URL is never broken, even if its line is too wide.
    """
    lines: list[str] = []
    for line in text.splitlines() or [""]:
        first = subsequent_indent if lines else initial_indent
        lines += _fill(line.replace("\t", " ").strip(), columns, first, subsequent_indent)
    return lines


def _fill(line: str, columns: int, indent: str, next_indent: str) -> Iterator[str]:
    room = columns - max(width(indent), width(next_indent))
    if width(line) <= columns - width(indent):
        yield (indent + line).rstrip()
        return
    current, used = "", 0
    for piece in _pieces(line, room):
        if current and used + width(piece.rstrip()) > columns - width(indent):
            yield indent + current.rstrip()
            current, used, indent = "", 0, next_indent
        current += piece
        used += width(piece)
    yield (indent + current).rstrip()


def _pieces(line: str, room: int) -> Iterator[str]:
    """What must stay on one line; a piece wider than the room is cut between characters, unless a URL is in it."""
    places = BreakPlaces(line)
    for start, end in pairwise([0, *places.between(0, len(line), Tier.PLACE), len(line)]):
        if width(line[start:end].rstrip()) <= room:
            yield line[start:end]
            continue
        clusters = [line[at:to] for at, to in pairwise([start, *places.between(start, end, Tier.CLUSTER), end])]
        if max(map(width, clusters)) <= room:
            yield from clusters
        else:
            yield line[start:end]

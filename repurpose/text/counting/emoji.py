"""Emoji in a text, by the grammar of UTS #51 (Emoji 17.0)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from repurpose.text.counting.data_files import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

# To stand inside square brackets.
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
_TONES = "\U0001f3fb-\U0001f3ff"
_TAGS = "\U000e0020-\U000e007e"
_KEYCAP = "\u20e3"
_SYMBOLS = "\xa9\xae\u203c-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
"""A wide net around every emoji: few ranges, so that other text is skipped quickly."""

_MODIFICATION = f"(?:[{_TONES}]|\ufe0f{_KEYCAP}?|[{_TAGS}]+\U000e007f)?"
_MAY_BE_EMOJI = re.compile(f"[{_SYMBOLS}{_KEYCAP}]")
_MAY_BE_SEQUENCE = re.compile(f"[\xa9\xae\u200d\ufe0f{_KEYCAP}{_FLAG_LETTERS}{_TONES}{_TAGS}]")
_FOLD_TONES = dict.fromkeys(range(0x1F3FB, 0x1F400), "\U0001f3fb")


@cache
def _emoji_pattern() -> re.Pattern[str]:
    bases = "".join(_as_range(line) for line in read_table("emoji.txt"))
    base = f"[{bases}](?!\ufe0e)"  # U+FE0E asks for text, not emoji
    element = f"(?:[{_FLAG_LETTERS}]{{2}}|{base}{_MODIFICATION})"
    first = f"(?<=[{_FLAG_LETTERS}])[{_FLAG_LETTERS}]?|(?<={base}){_MODIFICATION}"
    return re.compile(f"[#*0-9{_SYMBOLS}](?:(?<=[#*0-9])\ufe0f?{_KEYCAP}|(?:{first})(?:\u200d{element})*)")


def _as_range(line: str) -> str:
    first, _, last = line.partition("..")
    return f"{chr(int(first, 16))}-{chr(int(last or first, 16))}"


def find_emoji(text: str) -> Iterator[re.Match[str]]:
    """Yield each emoji, the longest sequence at its place, as a match.

    A text-style symbol (followed by U+FE0E) is not one; a lone © or ® is.
    """
    return _emoji_pattern().finditer(text) if _MAY_BE_EMOJI.search(text) else iter(())


def may_hold_sequence(text: str) -> bool:
    """Return False if no emoji in a text weighs other than its code points do; a quick look, so True proves nothing."""
    return not text.isascii() and _MAY_BE_SEQUENCE.search(text) is not None


@cache
def _emoji_11() -> frozenset[str]:
    return frozenset("".join(chr(int(point, 16)) for point in line.split()) for line in read_table("emoji-11.txt"))


def in_emoji_11(sequence: str) -> bool:
    """Return whether a sequence of two or more code points was an emoji in 2018, when X's public counters froze."""
    return sequence.translate(_FOLD_TONES) in _emoji_11()

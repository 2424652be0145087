"""The words of a text that say what it is about: Latin words, figures, and pairs of Han characters."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise

import regex

from repurpose.text.counting.data_files import read_table
from repurpose.text.han import HAN

_RUN = regex.compile(rf"[{HAN}]+|[\p{{Latin}}\p{{N}}][\p{{Latin}}\p{{N}}\p{{M}}'’.-]*")
_SIMPLE = str.maketrans(
    "們這個麼為國會時來過對後間還沒經從讓給說當總雖應該種樣兩現開進認覺發實於幾無與關別將題問況並卻裡裏較則嗎誰",
    "们这个么为国会时来过对后间还没经从让给说当总虽应该种样两现开进认觉发实于几无与关别将题问况并却里里较则吗谁",
)
"""The traditional characters that the table's words are written with."""


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in read_table("common-words.txt") for word in row.split())


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The words, each once; Han, which is written without blanks, in pairs that hold no character of grammar."""
    common = _common()
    found: set[str] = set()
    for run in _RUN.findall(text.casefold()):
        if run[0] > "\u2e7f":
            simple = run.translate(_SIMPLE)
            pairs = (one + other for one, other in pairwise(simple) if one not in common and other not in common)
            found.update(pair for pair in pairs if pair not in common)
        elif len(run) > 1 and run not in common:
            found.add(run.strip(".'’-"))
    return frozenset(found)

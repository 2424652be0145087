"""Words of a text: Han characters one by one, Latin words and numbers whole, all in lower case."""

from __future__ import annotations

import re
from functools import lru_cache

from repurpose.text.han import FIRST_HAN, HAN

_TOKEN = re.compile(rf"[A-Za-z\u00c0-\u024f]+(?:['’][a-z]+)?|[{HAN}]|\d[\d,.]*")
_COMMON_HAN = frozenset(
    "的了是在有和不我你他她它们这那个就也都会要能可以为与及或之其着过吧吗呢啊把被让给到从对于而且但如果因所很更最还又再已将"
    "没无去来上下里说做想人一些么什怎样时后前种只"
)
"""Characters that occur in any Chinese text, whatever it is about."""


def tokens(text: str) -> list[str]:
    """The words in lower case."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def spans(text: str) -> list[tuple[int, int]]:
    """Where each word occurs. As many as `tokens` has, except for letters that change length in lower case."""
    return list(map(re.Match.span, _TOKEN.finditer(text)))


def is_han(word: str) -> bool:
    """Whether a word is a Han character."""
    return word[0] >= FIRST_HAN


def is_common(pair: tuple[str, str]) -> bool:
    """Whether a pair of words says nothing about its subject."""
    return pair[0] in _COMMON_HAN and pair[1] in _COMMON_HAN


_ENDINGS = {
    "s": (("ies", "y"), ("es", ""), ("s", "")),
    "d": (("ied", "y"), ("ed", "")),
    "g": (("ing", ""),),
    "y": (("ly", ""),),
    "e": (("e", ""),),
}
"""Endings by their last letter, the longest first, with what takes their place."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its ending: builds, building and build are one, studies and study too."""
    word = word.removesuffix("s") if word.endswith(("'s", "’s")) else word
    word = word[:-1] if word.endswith(("'", "’")) else word
    if len(word) < 4:
        return word
    for ending, put in () if word.endswith(("ss", "us")) else _ENDINGS.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) + len(put) >= 3:
            word = word[: len(word) - len(ending)] + put
            break
    return word[:-1] if len(word) > 4 and (word[-1] == "e" or (word[-1] == word[-2] and word[-1] not in "sl")) else word

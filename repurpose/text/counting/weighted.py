"""X's weighted length: the rules of twitter-text, with emoji by the grammar of UTS #51.

Every number here is from twitter/twitter-text@30e2430d config/v1.json to v3.json, checked 2026-11.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from repurpose.text.counting.characters import NONCHARACTERS
from repurpose.text.counting.emoji import find_emoji, in_emoji_11, may_hold_sequence
from repurpose.text.counting.limit import X_LENGTH, X_URL_LENGTH
from repurpose.text.counting.urls import Entity, extract_urls

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

EMOJI_WEIGHT: Final = 2
"""Units of an emoji, however many code points it is made of (twitter-text, config/v3.json)."""
URL_WEIGHT: Final = X_URL_LENGTH.value
INVALID: Final = re.compile(f"[{NONCHARACTERS}\ud800-\udfff]")
"""What X refuses: the byte order mark and two noncharacters, and half a surrogate pair, which has no UTF-8 form."""

_HEAVY: Final = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")  # two units each, all else one


class Config(NamedTuple):
    """One version of the rules: the limit, whether CJK and the like weigh two units, whether an emoji always does."""

    limit: int
    doubles: bool
    emoji: bool


V1: Final = Config(140, doubles=False, emoji=False)
V2: Final = Config(X_LENGTH.value, doubles=True, emoji=False)
V3: Final = Config(X_LENGTH.value, doubles=True, emoji=True)


class ParsedPost(Struct, frozen=True):
    """What twitter-text reports of a post: ranges are first and last index in UTF-16 units of the text given."""

    weighted_length: int
    valid: bool
    permillage: int
    display_range: tuple[int, int]
    valid_range: tuple[int, int]


def weigh(text: str, *, strict: bool = False) -> tuple[int, list[Entity]]:
    """Return a text's weighted length and its links, places counted in NFC.

    Strict: an emoji sequence newer than Emoji 11.0 weighs what its code points do, as in counters frozen in 2018, so
    that the result is never below either reading.
    """
    text = normalize(text)
    urls = extract_urls(text)
    length = _weight(text) + sum(URL_WEIGHT - _weight(url.value) for url in urls)
    if may_hold_sequence(text):
        length -= sum(_saving(emoji[0], strict) for emoji in _emoji_outside(urls, text))
    return length, urls


def parse_post(text: str, config: Config = V3) -> ParsedPost:
    """Return all that twitter-text reports, the place where a text outgrows the limit included."""
    normalized = normalize(text)
    length, at, valid_end, valid = 0, 0, 0, True
    for unit, weight in _units(normalized, config):
        length += weight
        at += _utf16_length(unit)
        valid = valid and not INVALID.match(unit[-1])
        if valid and length <= config.limit:
            valid_end = at - 1
    shrunk = _utf16_length(text) - _utf16_length(normalized)
    return ParsedPost(
        weighted_length=length,
        valid=valid and 0 < length <= config.limit,
        permillage=length * 1000 // config.limit,
        display_range=(0, max(0, _utf16_length(text) - 1)),
        valid_range=(0, valid_end + shrunk),
    )


def normalize(text: str) -> str:
    """Return a text in NFC, the form X counts."""
    if text.isascii():
        return text
    # Composition takes quadratic time on long runs of marks out of order; sorting them first keeps it linear.
    return unicodedata.normalize("NFC", _marks().sub(_in_canonical_order, text) if len(text) > 1000 else text)


@cache
def _marks() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\P{Canonical_Combining_Class=0}{32,}")


def _in_canonical_order(marks: regex.Match[str]) -> str:
    return "".join(sorted(marks[0], key=unicodedata.combining))


def _emoji_outside(urls: list[Entity], text: str) -> Iterator[re.Match[str]]:
    starts = [url.start for url in urls]
    for emoji in find_emoji(text):
        nearest = bisect(starts, emoji.start()) - 1
        if nearest < 0 or emoji.start() >= urls[nearest].end:
            yield emoji


def _weight(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len("".join(_HEAVY.findall(text)))


def _saving(emoji: str, strict: bool) -> int:
    """Return by how much an emoji weighs less than its code points do; a lone © or ® weighs more."""
    saving = _weight(emoji) - EMOJI_WEIGHT
    return 0 if strict and saving > 0 and not in_emoji_11(emoji) else saving


def _units(text: str, config: Config) -> Iterator[tuple[str, int]]:
    """Yield the pieces that are weighed as one, each with its weight."""
    urls = extract_urls(text)
    whole = {url.start: (url.value, URL_WEIGHT) for url in urls}
    if config.emoji:
        whole |= {emoji.start(): (emoji[0], EMOJI_WEIGHT) for emoji in _emoji_outside(urls, text)}
    at = 0
    while at < len(text):
        unit, weight = whole.get(at) or (text[at], _weight(text[at]) if config.doubles else 1)
        yield unit, weight
        at += len(unit)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

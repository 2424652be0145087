"""Mentions, lists, hashtags and cashtags, found as X (twitter-text 3.1) and Mastodon find them.

X: twitter/twitter-text@30e2430d js/src, checked 2026-11. Mastodon: mastodon/mastodon app/models/account.rb and
app/lib/extractor.rb, checked 2026-11.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from repurpose.text.counting.characters import AT_SIGNS, HASH_SIGNS, LATIN_ACCENTED, PUNCTUATION, SPACES, WHITE_SPACE
from repurpose.text.counting.urls import Entity, extract_urls

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex

_AFTER_MENTION = f"(?![{AT_SIGNS}{LATIN_ACCENTED}]|://)"
_HASHTAG_MARKS = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
_MAX_DOMAIN_LENGTH = 253
"""Characters of the domain in a Mastodon mention. app/lib/extractor.rb, checked 2026-11."""


@cache
def mention_pattern() -> re.Pattern[str]:
    """Return the pattern of what is before a mention, then `name`: a user, or a user and a list."""
    before = rf"(?:^|[^a-zA-Z0-9_!#$%&*{AT_SIGNS}]|(?:^|[^a-zA-Z0-9_+~.-])(?:rt|RT|rT|Rt):?)"
    return re.compile(rf"{before}[{AT_SIGNS}](?P<name>[a-zA-Z0-9_]{{1,20}}+(?:/[a-zA-Z][a-zA-Z0-9_-]{{0,24}}+)?+)")


@cache
def _after_mention() -> re.Pattern[str]:
    return re.compile(_AFTER_MENTION)


@cache
def _reply() -> re.Pattern[str]:
    return re.compile(rf"[{SPACES}]*[{AT_SIGNS}]([a-zA-Z0-9_]{{1,20}}+){_AFTER_MENTION}")


@cache
def _hashtag() -> regex.Pattern[str]:
    import regex

    inside = rf"[\p{{L}}\p{{M}}\p{{Nd}}{_HASHTAG_MARKS}]"
    before = rf"(?:^|[\ufe0e\ufe0f]|(?!{inside}|&).)"
    has_letter = rf"(?=[\p{{Nd}}{_HASHTAG_MARKS}]*+[\p{{L}}\p{{M}}])"
    return regex.compile(rf"{before}[{HASH_SIGNS}](?![\ufe0f\u20e3]){has_letter}(?P<tag>{inside}++)", regex.DOTALL)


@cache
def _after_hashtag() -> re.Pattern[str]:
    return re.compile(f"(?![{HASH_SIGNS}]|://)")


@cache
def _cashtag() -> re.Pattern[str]:
    symbol = r"[a-zA-Z]{1,6}(?:[._][a-zA-Z]{1,2})?"
    after = WHITE_SPACE.replace("\x85", "\ufeff") + PUNCTUATION  # white space as JavaScript has it
    return re.compile(rf"(?:^|[{SPACES}])\$(?P<symbol>{symbol})(?=\Z|[{after}])")


@cache
def _mastodon_mention() -> regex.Pattern[str]:
    import regex

    name = r"[a-zA-Z0-9_]++(?:[.-]++[a-zA-Z0-9_]++)*"
    return regex.compile(rf"(?<![=/\w])@(?P<name>{name})(?P<host>@\w++(?:[.-]++\w++)*)?")


def extract_mentions(text: str) -> list[Entity]:
    """Return the @users a text names on X; lists are left out."""
    return [entity for entity in extract_mentions_or_lists(text) if "/" not in entity.value]


def extract_mentions_or_lists(text: str) -> list[Entity]:
    """Return the @users and @user/lists a text names on X."""
    return [
        Entity(match["name"], match.start("name") - 1, match.end())
        for match in mention_pattern().finditer(text)
        if _after_mention().match(text, match.end())
    ]


def extract_reply(text: str) -> str | None:
    """Return the user whom a text addresses with its first word, else None."""
    match = _reply().match(text)
    return match[1] if match else None


def extract_hashtags(text: str) -> list[Entity]:
    """Return the hashtags that really link on X; none inside a link."""
    if "#" not in text and "\uff03" not in text:
        return []
    tags = [
        Entity(match["tag"], match.start("tag") - 1, match.end())
        for match in _hashtag().finditer(text)
        if _after_hashtag().match(text, match.end())
    ]
    urls = set(extract_urls(text)) if tags else set()
    return [entity for entity in without_overlaps([*tags, *urls]) if entity not in urls]


def extract_cashtags(text: str) -> list[Entity]:
    """Return the cashtags ($NVDA) that really link on X."""
    return [Entity(match["symbol"], match.start("symbol") - 1, match.end()) for match in _cashtag().finditer(text)]


def extract_mastodon_mentions(text: str) -> list[Entity]:
    """Return the @user and @user@host mentions of Mastodon; the value keeps the host."""
    return [
        Entity(match[0][1:], match.start(), match.end())
        for match in _mastodon_mention().finditer(text)
        if len(match["host"] or "") <= _MAX_DOMAIN_LENGTH + 1 and _after_mention().match(text, match.end())
    ]


def without_overlaps(entities: Iterable[Entity]) -> list[Entity]:
    """Return the entities in order of place, less those that begin inside the one before."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: entity.start):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept

"""Whether a whole text is one valid username, list, hashtag or URL, by twitter-text 3.1.

twitter/twitter-text@30e2430d js/src/isValid*.js, the URL parts after RFC 3986; checked 2026-11.
"""

from __future__ import annotations

import re
from functools import cache

from repurpose.text.counting.characters import CYRILLIC
from repurpose.text.counting.entities import extract_hashtags, extract_mentions, mention_pattern


def is_valid_username(text: str) -> bool:
    """Return whether a text is exactly one @user."""
    return [entity.value for entity in extract_mentions(text)] == [text[1:]]


def is_valid_list(text: str) -> bool:
    """Return whether a text is exactly one @user/list."""
    match = mention_pattern().fullmatch(text)
    return match is not None and match.start("name") == 1 and "/" in match["name"]


def is_valid_hashtag(text: str) -> bool:
    """Return whether a text is exactly one hashtag."""
    return [entity.value for entity in extract_hashtags(text)] == [text[1:]]


def is_valid_url(text: str, *, scheme_required: bool = True) -> bool:
    """Return whether a text is one http or https URL; its host may be in any script."""
    match = _url().fullmatch(text)
    return match is not None and (match["scheme"] is not None or not scheme_required)


@cache
def _url() -> re.Pattern[str]:
    edge = r"[a-z0-9\x80-\U0010ffff]"
    label = f"{edge}(?:[a-z0-9_\x80-\U0010ffff-]*{edge})?"
    name = f"{edge}(?:[a-z0-9\x80-\U0010ffff-]*{edge})?"
    octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
    host = rf"(?:{octet}(?:\.{octet}){{3}}|\[[a-f0-9:.]+\]|(?:{label}\.)*{name}\.(?![0-9]){name})"
    character = rf"(?:[a-z{CYRILLIC}0-9._~!$&'()*+,;=:-]|%[0-9a-f]{{2}})"
    in_path = rf"(?:{character}|[|@])"
    return re.compile(
        rf"(?:(?P<scheme>https?)://)?(?:{character}*@)?{host}(?::[0-9]{{1,5}})?"
        rf"(?:/{in_path}*)*(?:\?(?:{in_path}|[/?])*)?(?:\#(?:{in_path}|[/?])*)?",
        re.A | re.I,
    )

"""What a limit is, and the numbers that counting itself needs; a network's others are in its own file."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Limit(Struct, frozen=True):
    """A number a platform set: what it counts, where that is written, and the month it was read."""

    value: int
    unit: str
    source: str
    checked: str


class TextLimits(Struct, frozen=True):
    """What one network allows in the text of one post; None where it sets no such limit."""

    length: Limit
    url_length: Limit | None = None
    bytes: Limit | None = None
    links: Limit | None = None


_TWITTER_TEXT = "twitter/twitter-text@30e2430d config/v3.json; docs.x.com/fundamentals/counting-characters"
_MASTODON = "mastodon/documentation@2903485 content/en/user/posting.md"

X_LENGTH: Final = Limit(280, "weight units", _TWITTER_TEXT, "2026-11")
X_URL_LENGTH: Final = Limit(23, "weight units a link", _TWITTER_TEXT, "2026-11")
WECHAT_TITLE_UNITS: Final = 32
"""字 of a WeChat title, the tightest of all channels, so that headlines are made for it
(developers.weixin.qq.com, api_draft_add). Checked 2026-11."""
WECHAT_DIGEST_CHARACTERS: Final = 120
"""Characters of a digest that WeChat's editor takes (WeChat community), so that a dek is made for it. The API takes a
few more. Checked 2026-11."""
MASTODON_URL_LENGTH: Final = Limit(23, "graphemes a link", _MASTODON, "2026-11")

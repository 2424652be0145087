"""How long a text each network takes: the one place where these numbers stand."""

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
_X_CHANGELOG = "docs.x.com/changelog 2024-08-20 (Premium accounts)"
_BLUESKY = "bluesky-social/atproto@d6296a1 lexicons/app/bsky/feed/post.json; confirmed on PDS 0.4.217"
_MASTODON = "mastodon/documentation@2903485 content/en/user/posting.md; an instance may set its own"
_THREADS = "developers.facebook.com/documentation/threads/posts"
_THREADS_LINKS = "developers.facebook.com/documentation/threads/create-posts/text-attachments (since 2025-12-22)"
_LINKEDIN = "learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format; linkedctl core docs"

X_URL_LENGTH: Final = Limit(23, "weight units a link", _TWITTER_TEXT, "2026-11")
MASTODON_URL_LENGTH: Final = Limit(23, "graphemes a link", _MASTODON, "2026-11")

TEXT_LIMITS: Final[dict[str, TextLimits]] = {
    "x": TextLimits(Limit(280, "weight units", _TWITTER_TEXT, "2026-11"), url_length=X_URL_LENGTH),
    "x-long": TextLimits(Limit(25_000, "weight units", _X_CHANGELOG, "2026-11"), url_length=X_URL_LENGTH),
    "bluesky": TextLimits(
        Limit(300, "graphemes", _BLUESKY, "2026-11"), bytes=Limit(3_000, "UTF-8 bytes", _BLUESKY, "2026-11")
    ),
    "mastodon": TextLimits(Limit(500, "graphemes", _MASTODON, "2026-11"), url_length=MASTODON_URL_LENGTH),
    "threads": TextLimits(
        Limit(500, "characters, an emoji its UTF-8 bytes", _THREADS, "2026-11"),
        links=Limit(5, "distinct links", _THREADS_LINKS, "2026-11"),
    ),
    "linkedin": TextLimits(Limit(3_000, "characters, escapes included", _LINKEDIN, "2026-11")),
}
"""The limits on a post's text, by network."""

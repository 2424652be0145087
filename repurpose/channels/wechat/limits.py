"""The numbers of a WeChat article, each with its unit, its source and the day it was checked.

字: a Han character or full-width mark counts one, two half-width characters count one. "Draft page" is the official
page of `draft/add` (developers.weixin.qq.com, service and subscription accounts).
"""

from __future__ import annotations

from repurpose.text.counting.limit import WECHAT_DIGEST_CHARACTERS, WECHAT_TITLE_UNITS

CHECKED = "2026-11"
DRAFT_PAGE = f"developers.weixin.qq.com, api_draft_add, checked {CHECKED}"
"""Cited by every rule that holds a field of the draft against its limit."""

TITLE_UNITS = WECHAT_TITLE_UNITS
"""字 of a title."""
TITLE_CHARACTERS = 64
"""Characters of a title that older tools and the editor's counter allow (projects on GitHub agree). Checked 2026-11."""
AUTHOR_UNITS = 16
"""字 of the author line (draft page). Checked 2026-11."""
DIGEST_CHARACTERS = 128
"""Characters of the digest (draft page). Checked 2026-11."""
DIGEST_BACKEND_CHARACTERS = WECHAT_DIGEST_CHARACTERS
"""Characters of the digest that the editor's own field takes."""
DIGEST_FALLBACK_CHARACTERS = 54
"""Characters of the body that WeChat shows where a digest is empty (draft page). Checked 2026-11."""
EDITOR_CHARACTERS = 50_000
"""Characters of visible words that the editor takes of a paste, about (nrzw.com.cn/news_8263, the one source; an
article that it took was refused by the API with 45002, WeChat community 2022-11-30). Checked 2026-11."""
EDITOR_WARN_CHARACTERS = 45_000
"""Characters of words that a part is filled with, and from which a paste is near the limit: a figure that one source
rounds needs room. Own margin."""
CONTENT_CHARACTERS = 20_000
"""Characters that the body of a draft must stay below where the API takes it; tags count (draft page, error 45002;
WeChat community). Checked 2026-11."""
CONTENT_WARN_CHARACTERS = 18_000
"""Characters from which a body is near the limit: addresses of uploaded pictures make it longer. Own margin."""
CONTENT_BYTES = 1_000_000
"""UTF-8 bytes that the body must stay below, 1 MB (draft page). Checked 2026-11."""
SOURCE_URL_BYTES = 1_000
"""UTF-8 bytes of `content_source_url`, 1 kB (draft page). Checked 2026-11."""

IMAGE_FORMATS = ("jpg", "png")
"""What `media/uploadimg` takes for pictures in the body (official page). Checked 2026-11."""
ARTICLE_HOST = "mp.weixin.qq.com"
"""The only host whose links stay links in a body (draft page). Checked 2026-11."""
IMAGE_HOSTS = ("mmbiz.qpic.cn", "mmbiz.qlogo.cn")
"""Hosts whose pictures the API leaves in a body (draft page). Checked 2026-11."""

PHONE_WIDTH_PX = 375
"""CSS pixels of the phone that previews show. Own choice: a common width."""

"""The article as the preview shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_EN = {
    "title": "Title",
    "digest": "Digest",
    "author": "Author",
    "source": "Source link",
    "copy": "Copy as rich text",
    "copied": "Copied",
    "copy_failed": "The browser refused to copy",
}
_ZH = {
    "title": "标题",
    "digest": "摘要",
    "author": "作者",
    "source": "原文链接",
    "copy": "复制为富文本",
    "copied": "已复制",
    "copy_failed": "浏览器拒绝复制",
}


def pane(parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
    """What `wechat/pane.html` needs."""
    return {
        "own": _ZH if lang.startswith("zh") else _EN,
        "article": json.loads(parts.get("article.json", b"{}")),
        "html": parts.get("article.html", b"").decode("utf-8", "replace"),
    }

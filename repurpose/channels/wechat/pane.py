"""The article as the preview shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from repurpose.channels.wechat.part_names import number_of, part_name

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
    """What `wechat/pane.html` needs: each article, in order."""
    numbers = sorted(filter(None, map(number_of, parts))) or [1]
    return {
        "own": _ZH if lang.startswith("zh") else _EN,
        "articles": [_article(parts, part_name(number)) for number in numbers],
    }


def _article(parts: Mapping[str, bytes], name: str) -> Mapping[str, Any]:
    return {
        "id": name,
        "fields": json.loads(parts.get(f"{name}.json", b"{}")),
        "html": parts.get(f"{name}.html", b"").decode("utf-8", "replace"),
    }

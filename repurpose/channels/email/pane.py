"""The mail as the preview shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from repurpose.channels.email.limits import HTML_MAX_BYTES

_EN = {
    "subject": "Subject",
    "preheader": "Preheader",
    "sender": "From",
    "phone": "Phone",
    "desktop": "Desktop",
    "light": "Light",
    "dark": "Dark",
    "text": "Plain text",
    "html": "As designed",
    "bytes": f"bytes of the {HTML_MAX_BYTES:,} that Gmail shows",
}
_ZH = {
    "subject": "主题",
    "preheader": "预览文字",
    "sender": "发件人",
    "phone": "手机",
    "desktop": "桌面",
    "light": "浅色",
    "dark": "深色",
    "text": "纯文本",
    "html": "排版",
    "bytes": f"字节（Gmail 最多显示 {HTML_MAX_BYTES:,}）",
}


def pane(parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
    """What `email/pane.html` needs."""
    return {
        "own": _ZH if lang.startswith("zh") else _EN,
        "envelope": json.loads(parts.get("envelope.json", b"{}")),
        "html": _text(parts, "email.html"),
        "text": _text(parts, "email.txt"),
        "bytes": len(parts.get("email.html", b"")),
    }


def _text(parts: Mapping[str, bytes], name: str) -> str:
    return parts.get(name, b"").decode("utf-8", "replace")

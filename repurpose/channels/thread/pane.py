"""The threads as the preview shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_EN = {
    "of": "of",
    "cost": "X will bill",
    "left": "left",
}
_ZH = {
    "of": "/",
    "cost": "X 将收费",
    "left": "剩余",
}


def pane(parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
    """What `thread/pane.html` needs: the file of each network."""
    threads = [json.loads(data) for name, data in sorted(parts.items()) if name.endswith(".json")]
    return {"own": _ZH if lang.startswith("zh") else _EN, "threads": threads}

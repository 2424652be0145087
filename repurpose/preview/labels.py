"""The page's own words, in the language of the issue it shows; a channel's pane brings its own."""

from __future__ import annotations

from collections.abc import Mapping

_EN = {
    "findings": "Findings",
    "none": "No findings.",
    "headline": "Headline chosen",
    "rejected": "Not chosen",
    "shortened": "Shortened",
    "stale": "Not built: this is the last good version.",
    "not_built": "This channel was not built.",
    "live": "Rebuilt at every save.",
    "still": "A copy: it does not change.",
}
_ZH = {
    "findings": "检查结果",
    "none": "没有发现问题。",
    "headline": "选用标题",
    "rejected": "未选用",
    "shortened": "已缩短",
    "stale": "未能生成：以下是上一个正常版本。",
    "not_built": "没有生成这个渠道。",
    "live": "每次保存后自动重建。",
    "still": "静态副本，不会更新。",
}


def words(lang: str) -> Mapping[str, str]:
    """Chinese for a Chinese issue, English for any other."""
    return _ZH if lang.startswith("zh") else _EN

"""The page's own words, in the language of the issue it shows."""

from __future__ import annotations

from collections.abc import Mapping

_EN = {
    "email": "Email",
    "thread": "Thread",
    "wechat": "WeChat",
    "findings": "Findings",
    "subject": "Subject",
    "preheader": "Preheader",
    "sender": "From",
    "phone": "Phone",
    "desktop": "Desktop",
    "light": "Light",
    "dark": "Dark",
    "text": "Plain text",
    "html": "As designed",
    "title": "Title",
    "digest": "Digest",
    "author": "Author",
    "source": "Source link",
    "of": "of",
    "cost": "X will bill",
    "copy": "Copy as rich text",
    "copied": "Copied",
    "copy_failed": "The browser refused to copy",
    "none": "No findings.",
    "headline": "Headline chosen",
    "rejected": "Not chosen",
    "shortened": "Shortened",
    "stale": "Not built: this is the last good version.",
    "bytes": "bytes of the 102,000 that Gmail shows",
    "left": "left",
    "not_built": "This channel was not built.",
    "live": "Rebuilt at every save.",
    "still": "A copy: it does not change.",
}
_ZH = {
    "email": "邮件",
    "thread": "推文串",
    "wechat": "公众号",
    "findings": "检查结果",
    "subject": "主题",
    "preheader": "预览文字",
    "sender": "发件人",
    "phone": "手机",
    "desktop": "桌面",
    "light": "浅色",
    "dark": "深色",
    "text": "纯文本",
    "html": "排版",
    "title": "标题",
    "digest": "摘要",
    "author": "作者",
    "source": "原文链接",
    "of": "/",
    "cost": "X 将收费",
    "copy": "复制为富文本",
    "copied": "已复制",
    "copy_failed": "浏览器拒绝复制",
    "none": "没有发现问题。",
    "headline": "选用标题",
    "rejected": "未选用",
    "shortened": "已缩短",
    "stale": "未能生成：以下是上一个正常版本。",
    "bytes": "字节（Gmail 最多显示 102,000）",
    "left": "剩余",
    "not_built": "没有生成这个渠道。",
    "live": "每次保存后自动重建。",
    "still": "静态副本，不会更新。",
}


def words(lang: str) -> Mapping[str, str]:
    """Chinese for a Chinese issue, English for any other."""
    return _ZH if lang.startswith("zh") else _EN

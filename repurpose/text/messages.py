"""The fixed words of every output, in the issue's own language."""

from __future__ import annotations

import re
from collections.abc import Mapping

_EN = {
    "contents": "In this issue",
    "key_quotes": "Key quotes",
    "lead": "What this issue is about: {subjects}.",
    "also": "Also: ",
    "more": "Also this week",
    "read_more": "Read the whole piece",
    "read_on_site": "Read on the site",
    "read_on": "Read on: the rest is on the site",
    "cut_here": "This mail ends here: mail programs show no more of it.",
    "goes_on": "To be continued in part {n}.",
    "part": "{title} (Part {n} of {total})",
    "watch": "Watch the conversation",
    "read_source": "Read the source",
    "source": "Source",
    "sources": "Sources",
    "original": "Original",
    "editor": "Editor's note",
    "minutes": "{n} min read",
    "guest": "Guest",
    "sections": "What was said",
    "points": "In short",
    "unsubscribe": "Unsubscribe",
    "view_online": "View in browser",
    "why_you": "You get this because you subscribed to {site}.",
    "why_you_plain": "You get this because you subscribed.",
    "quote_by": "“{text}” — {speaker}",
    "says": "{speaker}: {text}",
    "thread_close": "The whole piece:",
    "thread_close_digest": "All {n} pieces of the week:",
    "thread_digest_hook": "{n} pieces worth your time this week:",
    "digest_title": "{site} · Week {week}, {year}",
    "digest_title_plain": "Week {week}, {year}",
    "digest_range": "{n} pieces in this issue",
    "colon": ": ",
    "comma": ", ",
    "joiner": " ",
    "open_quote": "“",
    "close_quote": "”",
    "dash": " — ",
    "paste": "Copy as rich text",
    "copied": "Copied: paste it into the editor",
    "other": "Other",
    "film": "Video",
    "sound": "Audio",
    "embed": "Embedded page",
}
_HANS = {
    "contents": "本期内容",
    "key_quotes": "金句",
    "lead": "本期话题：{subjects}。",
    "also": "另有：",
    "more": "本周还有",
    "read_more": "阅读全文",
    "read_on_site": "到网站阅读",
    "read_on": "继续阅读：余下部分在网站上",
    "cut_here": "邮件放不下全文，到此为止。",
    "goes_on": "（未完待续）",
    "part": "{title}（{n}）",
    "watch": "观看原视频",
    "read_source": "阅读来源",
    "source": "来源",
    "sources": "参考来源",
    "original": "原文",
    "editor": "编者按",
    "minutes": "阅读约 {n} 分钟",
    "guest": "嘉宾",
    "sections": "对谈要点",
    "points": "要点",
    "unsubscribe": "退订",
    "view_online": "在浏览器中查看",
    "why_you": "你收到这封邮件，是因为订阅了《{site}》。",
    "why_you_plain": "你收到这封邮件，是因为订阅了本刊。",
    "quote_by": "“{text}”——{speaker}",
    "says": "{speaker}：{text}",
    "thread_close": "完整内容：",
    "thread_close_digest": "本周 {n} 篇全文：",
    "thread_digest_hook": "本周值得一读的 {n} 篇：",
    "digest_title": "{site} · {year} 年第 {week} 周",
    "digest_title_plain": "{year} 年第 {week} 周",
    "digest_range": "本期共 {n} 篇",
    "colon": "：",
    "comma": "、",
    "joiner": "",
    "open_quote": "“",
    "close_quote": "”",
    "dash": "——",
    "paste": "复制为富文本",
    "copied": "已复制，可粘贴到公众号编辑器",
    "other": "其他",
    "film": "视频",
    "sound": "音频",
    "embed": "嵌入页面",
}
_HANT = _HANS | {
    "contents": "本期內容",
    "lead": "本期話題：{subjects}。",
    "more": "本週還有",
    "read_more": "閱讀全文",
    "read_on_site": "到網站閱讀",
    "read_on": "繼續閱讀：餘下部分在網站上",
    "cut_here": "郵件放不下全文，到此為止。",
    "goes_on": "（未完待續）",
    "watch": "觀看原影片",
    "read_source": "閱讀來源",
    "source": "來源",
    "sources": "參考來源",
    "editor": "編者按",
    "minutes": "閱讀約 {n} 分鐘",
    "guest": "來賓",
    "sections": "對談要點",
    "points": "要點",
    "unsubscribe": "退訂",
    "view_online": "在瀏覽器中查看",
    "why_you": "你收到這封郵件，是因為訂閱了《{site}》。",
    "why_you_plain": "你收到這封郵件，是因為訂閱了本刊。",
    "quote_by": "「{text}」——{speaker}",
    "thread_close": "完整內容：",
    "thread_close_digest": "本週 {n} 篇全文：",
    "thread_digest_hook": "本週值得一讀的 {n} 篇：",
    "digest_title": "{site} · {year} 年第 {week} 週",
    "digest_title_plain": "{year} 年第 {week} 週",
    "open_quote": "「",
    "close_quote": "」",
    "paste": "複製為富文本",
    "copied": "已複製，可貼到公眾號編輯器",
    "film": "影片",
    "sound": "音訊",
    "embed": "嵌入頁面",
}


def words(lang: str) -> Mapping[str, str]:
    """The fixed words of a language (BCP 47). Chinese without a script is Simplified; any other is English."""
    if lang.startswith("zh"):
        return _HANT if lang in ("zh-Hant", "zh-TW", "zh-HK", "zh-MO") else _HANS
    return _EN


_VIDEO_HOST = re.compile(
    r"https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|bilibili\.com|b23\.tv|vimeo\.com|ted\.com|twitch\.tv|ixigua\.com|"
    r"douyin\.com|v\.qq\.com|youku\.com)/|https?://video\."
)

_AUDIO_HOST = re.compile(
    r"https?://(?:[\w-]+\.)*(?:podcasts\.apple\.com|open\.spotify\.com|xiaoyuzhoufm\.com|soundcloud\.com|ximalaya\.com|"
    r"overcast\.fm|pca\.st|lizhi\.fm)/|https?://(?:podcasts?|audio)\.|https?://\S+\.(?:mp3|m4a|mp4)$"
)
"""Hosts on which a talk is heard (the podcast apps in use in English and Chinese, 2026-11), and files of sound."""


def is_recording(url: str) -> bool:
    """Whether an address is that of a recording to watch or hear, and not of a page to read."""
    return _VIDEO_HOST.match(url) is not None or _AUDIO_HOST.match(url) is not None


def source_label(fixed: Mapping[str, str], url: str) -> str:
    """What to call the link to what a piece is about: a video to watch, or a page to read."""
    return fixed["watch" if _VIDEO_HOST.match(url) else "read_source"]

"""What takes from a sentence's worth whatever it is about: chatter, pointing, fillers, talk of the piece itself."""

from __future__ import annotations

import re
from functools import lru_cache

_CHATTER = re.compile(
    r"大家好|欢迎|歡迎|谢谢|感谢|感謝|订阅|訂閱|点赞|點讚|关注我|评论区|这里是|本期|上期|下期|今天我们|接下来|下面我们|我们来看|粉丝|"
    r"视频|频道|播客|链接|赞助|问答|提问|Podcasts?|Spotify|"
    r"\b(?:subscribe|thank you|thanks|welcome|sponsor|in this video|this episode|next slide|questions?|please|"
    r"this issue)\b",
    re.I,
)
"""Greeting (`大家好`), thanks, begging for clicks (`订阅`), the programme itself (`本期`, `next slide`), its
sponsors."""
_GREETING = re.compile(
    r"^大家好|^各位|^(?:欢迎|歡迎)|(?:欢迎|歡迎)(?:来到|收听|收看|回来|订阅)|请(?:订阅|点赞)|^(?:谢谢|感谢)(?:大家|收[听看]|观看)|"
    r"\b(?:welcome (?:to|back)|thank you for|thanks for|please subscribe)\b",
    re.I,
)
"""What does nothing but greet, thank or beg."""
_COURTESY = re.compile(
    r"多谢|很高兴|荣幸|粉丝|评分|收听|本节目|播客应用|\b(?:thanks|glad|pleased|honou?red|excited) (?:to|for)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"可以看到|会看到|如你所见|看这|这张|这里的|点击|打开|屏幕|幻灯片|演示|如图|上图|下图|刚才|刚刚|你知道|"
    r"\b(?:you can see|as you see|on the screen|this slide|click|you know)\b",
    re.I,
)
_FILLER = re.compile(
    r"[嗯呃]|，对吧|你知道，|^(?:列位|咱们?|我们?来|各位|朋友们|说到|话说)|\b(?:you know|i mean|kind of|sort of),?\b",
    re.IGNORECASE,
)
"""Words that fill (`嗯`, `I mean`), and calls to the listener (`列位`)."""
_TEASER = re.compile(
    r"拭目以待|且看|揭晓|值得(?:一看|深思|关注)|你猜|stay tuned|read on|wait until|you won['’]t believe", re.I
)
_ABOUT_ITSELF = re.compile(
    r"^(?:本[文篇期集次]|本视频|本访谈|本对话|本讲座|这[篇期]|该[文视]|文章|文中|内容涵盖|"
    r"(?:this|the) (?:article|post|piece|essay|interview|episode|video|talk|conversation)\b)",
    re.IGNORECASE,
)
_RUBBLE = re.compile(
    r"(.{2,12}?)[，, ]?\1[，, ]?\1|�|\bXXX\b|\bTODO\b|\bTBD\b|lorem ipsum|"
    r"[（(\[](?:此处|待补)"
)
"""What recognition leaves (a word three times in a row), and placeholders."""


def is_chatter(text: str) -> bool:
    """Whether a text greets, thanks or advertises instead of saying something."""
    return bool(_CHATTER.search(text))


def is_small_talk(text: str) -> bool:
    """Whether it greets, thanks or advertises, or is pleased to be here."""
    return is_chatter(text) or bool(_COURTESY.search(text))


def is_about_itself(text: str) -> bool:
    """Whether it speaks of the article or programme it is in."""
    return bool(_ABOUT_ITSELF.match(text))


def points(text: str) -> bool:
    """Whether it points at something only who was there could see."""
    return bool(_POINTING.search(text))


@lru_cache(maxsize=8192)
def clearness(sentence: str) -> float:
    """What is left of a sentence's worth, 0 to 1. Each half is an own choice: enough to put another one first."""
    if _RUBBLE.search(sentence) or _GREETING.search(sentence):
        return 0.0
    faults = (is_small_talk, is_about_itself, points, _FILLER.search, _TEASER.search)
    return 0.5 ** sum(bool(found(sentence)) for found in faults)

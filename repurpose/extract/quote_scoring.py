"""What makes a sentence quotable, as a number."""

from __future__ import annotations

import re

from repurpose.text.word_count import han_units

_CONTRAST = re.compile(
    r"不是.{1,30}?(?:而是|，是|,是|——是)|而不是|并非|與其|与其|不在于|不僅是|不仅是|反而|从来不|"
    r"\bnot\b[^.]{1,60}\bbut\b|\bnot because\b|\binstead of\b|\brather than\b|"
    r"n['’]t [^.]{1,60}[,;—] (?:it|they|you|we)['’]?",
    re.I,
)
_CLAIM = re.compile(
    r"最(?!近|后|後|终|初|新)|唯一|必须|必須|永远|永遠|从来|從來|绝对|絕對|本质|本質|真正|根本|关键|關鍵|核心|一定|任何人|所有人|没有人|"
    r"\b(?:never|always|must|only|every(?:one|thing|body)?|nobody|nothing|best|worst|biggest|"
    r"greatest|hardest|the key|truth|matters)\b",
    re.I,
)
"""What says that somebody means it: superlatives (`最好`, but not `最近`), necessity (`必须`), all or none (`never`,
`所有人`), the heart of a matter (`本质`, `the key`)."""
_YOU = re.compile(r"你|您|\byou(?:r|rs|'re)?\b", re.I)
_DANGLING = re.compile(
    r"^(?:而且|所以|因此|因为|然后|但是?|不过|可是|这|那|它|他们?|她们?|其中|另外|此外|同时|比如|例如|就像|对于|如果说|或者|还有|"
    r"也就是说|换句话说|另一方面|一方面|总之|对[，。]|是的|好的|嗯|呃|當然|当然|其次|再次|首先|第[一二三四五]|最后[，,]|毕竟|"
    r"(?:and|so|but|because|then|this|that|these|those|it|they|he|she|also|or|for example|however|yes|yeah|no|well|"
    r"right|ok(?:ay)?|um|uh)\b)",
    re.I,
)
"""Openings that hang on a sentence before: links (`所以`, `and`), pronouns (`这`, `they`), answers (`是的`, `yeah`),
counting (`其次`)."""
_POINTING = re.compile(
    r"可以看到|会看到|如你所见|看这|这张|这里的|点击|打开|屏幕|幻灯片|演示|如图|上图|下图|刚才|刚刚|你知道|"
    r"\b(?:you can see|as you see|on the screen|this slide|click|you know)\b",
    re.I,
)
_CHATTER = re.compile(
    r"大家好|欢迎|歡迎|谢谢|感谢|感謝|订阅|訂閱|点赞|點讚|关注我|评论区|这里是|本期|上期|下期|今天我们|接下来|下面我们|我们来看|粉丝|"
    r"视频|频道|播客|链接|赞助|问答|提问|Podcasts?|Spotify|"
    r"\b(?:subscribe|thank you|thanks|welcome|sponsor|in this video|this episode|next slide|questions?|please|"
    r"this issue)\b",
    re.I,
)
"""Greeting (`大家好`), thanks, begging for clicks (`订阅`), the programme itself (`本期`, `next slide`), its
sponsors."""
_REPORTED = re.compile(
    r"[“”「」\"]|表示|指出|认为|强调|提到|透露|写道|说[：，]|讲者|演讲者|作者|受访者|本文|文章|报告|论文|本次|"
    r"\b(?:said|says|according to|the (?:speaker|author|article|report|paper))\b",
    re.I,
)
_UNFIT = re.compile(r"https?://|\]\(|[{}<>|\\]|^[^\w“「《]*$|[:：]$|^\s*[-*+\d]+[.)、]")
SHORTEST, LONGEST = 9, 75
"""Length of a quotable sentence in 字 (two half-width characters count one): shorter says nothing, longer is unread."""
STRONG = 3.0
"""What a sentence needs to be shown without its paragraph: as a headline, or as more than the one quote of a post."""
BEST = range(14, 46)
"""Length at which a sentence is read at one glance."""


def quotability(sentence: str, *, reported: bool = False) -> float:
    """How quotable a plain sentence is; 0 or less: not at all.

    Contrast, words that claim, and the second person make it so (they found more of an editor's own choices than
    position, figures or bold type); a dangling opening, pointing at
    something unseen, and a question take away; chatter is never quoted. With `reported`, a sentence
    that gives somebody else's words is refused, because its speaker could not be named.
    """
    units = han_units(sentence)
    if not SHORTEST <= units <= LONGEST or _UNFIT.search(sentence) or _CHATTER.search(sentence):
        return 0.0
    if reported and _REPORTED.search(sentence):
        return 0.0
    score = 1.0 + (0.5 if units in BEST else 0.0)
    score += 2.0 if _CONTRAST.search(sentence) else 0.0
    score += min(2.0, 1.0 * len(_CLAIM.findall(sentence)))
    score += 1.5 if _YOU.search(sentence) else 0.0
    score -= 1.5 if _DANGLING.match(sentence) else 0.0
    score -= 1.5 if _POINTING.search(sentence) else 0.0
    score -= 1.0 if sentence.rstrip("”」\"')）").endswith(("?", "？")) else 0.0
    score -= 0.5 * len(re.findall(r"[(（]", sentence))
    return score


def claims(sentence: str) -> bool:
    """Whether a sentence says something of its own that could head a piece: a contrast or a claim, and no pointing."""
    if _DANGLING.match(sentence) or _POINTING.search(sentence):
        return False
    return bool(_CONTRAST.search(sentence) or _CLAIM.search(sentence))


def is_chatter(text: str) -> bool:
    """Whether a text greets, thanks or advertises instead of saying something."""
    return bool(_CHATTER.search(text))

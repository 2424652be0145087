"""Whether words in quotation marks have somebody who says them."""

from __future__ import annotations

import re

from repurpose.text.similarity import quotations
from repurpose.text.word_count import han_units

SHORTEST_SPEECH = 8
"""字 below which words in quotation marks are a term or a title, not speech."""
_END_MARK = re.compile(r"[。！？.!?…，,]$")
_SAYS = re.compile(
    r"说|說|表示|认为|認為|指出|提到|写道|寫道|称|稱|问|問|答|回忆|回憶|强调|強調|坦言|坦承|承认|承認|解释|解釋|补充|補充|"
    r"反问|感叹|感慨|相信|预测|預測|判断|判斷|警告|比喻|形容|总结|總結|打趣|调侃|透露|直言|告诉|告訴|引用|讲|講|观点|觀點|看法|"
    r"(?m:^[^\n。，,.:：是的了]{1,24}[:：]\s*\S)|"  # the whole post is somebody's turn
    r"的话|的話|看来|看來|提出|——\s*\S|\S{1,20}[:：]\s*[“「\"]|[—–]\s*[A-Z]|[”」』\"]\s*[—–]+\s*\S|"
    r"\b(?:sa(?:id|ys|y|ying)|told|tells|asks?|asked|wr(?:ote|ites)|argue[sd]?|recall(?:s|ed)?|according to|"
    r"warn(?:s|ed)?|explain(?:s|ed)?|"
    r"insist(?:s|ed)?|admit(?:s|ted)?|add(?:s|ed)|call(?:s|ed)?|puts? it|repl(?:y|ies|ied)|thinks?|"
    r"believes?|quotes?|words)\b",
    re.IGNORECASE,
)


def has_unattributed_speech(text: str) -> bool:
    """Whether a text quotes a whole utterance and nowhere around it names or hints at who speaks."""
    around = text
    spoken = False
    for words in quotations(text):
        around = around.replace(words, "")
        spoken = spoken or (han_units(words) >= SHORTEST_SPEECH and bool(_END_MARK.search(words)))
    return spoken and not _SAYS.search(around)

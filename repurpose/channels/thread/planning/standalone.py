"""Whether a sentence can be read in a feed, without anything before it or a page around it."""

from __future__ import annotations

import re

from repurpose.channels.thread.planning.plaintext import is_linked
from repurpose.extract.quote_scoring import is_chatter

_NEEDS_THE_PAGE = re.compile(
    r"[上下]图|如图|见[上下][图表文]|[上下]面[一这]?[段个张节]|上文|下文|如下|以下|扫码|点击|"
    r"本杂志|本刊|投稿|合作请|[（(]via[）)]|"
    r"\S@\S+\.\w|\[[^\]]*\]|"
    r"\b(?:see|listed|shown|described) (?:above|below|here)|the following|please (?:see|submit|add|send|let)|"
    r"let us know|click|sign up|email (?:us|the|me)\b",
    re.IGNORECASE,
)
"""What only makes sense on its page: places (`上图`, `see below`), orders (`扫码`, `click`), the magazine's own affairs
(`投稿`), addresses and links."""
_WHOLE = re.compile(r"(?:[。！？.!?]|……)[”’」』\"'）)】》\]]*$")
_BROKEN_OFF = re.compile(r"(?<!…)…$|[，、；：,;:]$|[—–-]$")
_LEANS_BACK = re.compile(
    r"[“「\"]?(?:而|所以|因此|因为|于是|然后|但|不过|可是|却|这|那(?!年|天|时)|它|他|她|其[中实次他]|另外|此外|同时|同样|"
    r"比如|例如|也|还有?|就像|就是|否则|结果|接着|随后|更|甚至|尤其|特别|相反|反而|换句话说|一方面|另一方面|总之|"
    r"对[，。,]|是的|好[的吧了]|没错|最[终后]|由此|[嗯呃哦啊哎][，,]|当然|再[者次]|第[二三四五]|后者|前者|该|此|答案|"
    r"(?:and|so|but|because|then|this|that|these|those|it|its|they|their|he|his|she|her|also|or|such|there|here|still|"
    r"yet|for (?:example|instance)|however|moreover|instead|otherwise|meanwhile|yes|yeah|no|well|right|ok(?:ay)?|um|"
    r"uh|exactly|again)\b)",
    re.IGNORECASE,
)
"""Openings that take up something said before: links (`但`, `so`), pronouns (`它`, `this`), answers (`没错`, `well`),
counting (`第二`). Found in samples of talks."""
_COURTESY = re.compile(
    r"多谢|很高兴|荣幸|粉丝|评分|收听|本节目|播客应用|\b(?:thanks|glad|pleased|honou?red|excited) (?:to|for)\b",
    re.IGNORECASE,
)


def stands_alone(sentence: str) -> bool:
    """Whether it is a whole sentence that links to nothing and points at nothing on its page."""
    return bool(_WHOLE.search(sentence.strip())) and not _NEEDS_THE_PAGE.search(sentence) and not is_linked(sentence)


def is_broken_off(sentence: str) -> bool:
    """Whether it ends on a mark that promises more. A last sentence without any mark is none: many a dek ends so."""
    return bool(_BROKEN_OFF.search(sentence.strip()))


def leans_back(text: str) -> bool:
    """Whether it opens on a word (but, this, he …) that takes up something said before."""
    return bool(_LEANS_BACK.match(text))


def is_small_talk(text: str) -> bool:
    """Whether it greets, thanks or advertises."""
    return is_chatter(text) or bool(_COURTESY.search(text))

"""Whether a sentence can be read by itself: in a feed, above a section, in quotation marks."""

from __future__ import annotations

import re

_LEANS_BACK = re.compile(
    r"[“「\"']?(?:然?而|所以|因此|因为|因為|于是|於是|然后|然後|但|不过|不過|可是|却|卻|这|這|那|它|他(?!人)|她|"
    r"其(?!余|餘|他国)|另外|此外|同时|同時|与此同时|同样|同樣|比如|例如|譬如|也|还有?|還有?|就像|就是|便|则|否则|结果|結果|接着|"
    r"随后|隨後|更|甚至|尤其|特别是|相反|反而|反之|反观|换句话说|换言之|一方面|另一|总之|總之|综上|对[，。,]|是的|好[的吧了啦]|"
    r"没错|沒錯|最[终終后後](?!的)|由此|从而|以至|[嗯呃哦啊哎][，,]|当然|當然|再[者次]|首先|第[一二三四五六七八九十](?:[，,、就是个個点點条條步种種类類])|"
    r"[后後]者|前者|该|該|此|答案|对于|如果说|或者|也就是说|其次|毕竟|畢竟|又|并且|并(?!非)|且|只不过|不然|正因|正如|看完|有了|"
    r"上述|如此|类似|類似|除此|在此|至于|虽说|难怪|原来|可见|显然[，,]|事实上|事實上|其实|其實|"
    r"(?:and|so|but|because|then|this|that|these|those|it|its|it['’]s|they|their|he|his|him|she|her|also|or|nor|such|"
    r"there|here|still|yet|for (?:example|instance)|however|moreover|therefore|thus|hence|besides|instead|otherwise|"
    r"meanwhile|similarly|likewise|yes|yeah|no|well|right|ok(?:ay)?|um|uh|exactly|again|"
    r"(?:first|second|third)(?:ly)?,|both of|the (?:former|latter|same))\b)",
    re.IGNORECASE,
)
"""Openings that take up something said before: links (`但`, `so`), pronouns (`它`, `this`), answers (`没错`, `well`),
counting (`第二`), `看完这些`. The one list of the tool: found in samples of talks and articles, in the languages
served."""
_POINTS_BACK = re.compile(
    r"^[^，。,.；;]{0,8}(?:这[些个種种样次两]|這[些個種樣次兩]|那[些个個种種样樣]|上述|以上|前面|刚才|剛才)|"
    r"^(?:\S+ ){0,3}(?:these|those)\b|\b(?:find|see|read|get|join) (?:them|it|us|more) here\b",
    re.IGNORECASE,
)
"""Pointers in the first words (`看完这些…`, `I made these promises`) to what is not with them, and `find them here`."""
_SUBJECTLESS = re.compile(
    r"(?:可能|也许|需要|应该|應該|能够?|会(?![议员计])|會(?![議員計])|是(?!否)|有(?:时候?)?[，,]|把|被|让|讓|使(?!用)|没(?!有人|人)|"
    r"包括|比|以及|和|与|與|以便|来自|來自|分别|即|占|导致|達到|达到|想|看来)"
)
"""Openings of a Chinese sentence whose subject is in the sentence before (`可能涉及…`, `是最贵的`)."""
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
_ASKS_OR_LEADS_ON = re.compile(r"[:：?？][”’」』\"'）)】》\]]*$|(?:[：:]|如下|以下)[。.]?$")


def leans_back(text: str) -> bool:
    """Whether it opens on a word (but, this, he …) that takes up something said before, or points there at once."""
    return bool(_LEANS_BACK.match(text) or _POINTS_BACK.search(text))


def has_subject(text: str) -> bool:
    """Whether a sentence brings its own subject, as far as its first word tells."""
    return not _SUBJECTLESS.match(text)


def is_whole(sentence: str) -> bool:
    """Whether it ends as a sentence does and points at nothing on its page."""
    return bool(_WHOLE.search(sentence.strip())) and not _NEEDS_THE_PAGE.search(sentence)


def leads_on(sentence: str) -> bool:
    """Whether it asks for what comes next: a colon, a question."""
    return bool(_ASKS_OR_LEADS_ON.search(sentence.strip()))


def is_broken_off(sentence: str) -> bool:
    """Whether it ends on a mark that promises more. A last sentence without any mark is none: many a dek ends so."""
    return bool(_BROKEN_OFF.search(sentence.strip()))

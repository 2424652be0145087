"""Whether a sentence is worth printing as somebody's words, and how much."""

from __future__ import annotations

import re

from repurpose.extract.noise import clearness, is_chatter, points
from repurpose.extract.standing_alone import has_subject, leads_on, leans_back
from repurpose.text.word_count import han_units

_CONTRAST = re.compile(
    r"(?:不是|并非|並非|不在[于於]|从来不|從來不).{1,40}?(?:而是|而在|，是|,是|——是)|而不是|與其(?!他|它).{1,40}不如|与其(?!他|它).{1,40}不如|不[僅仅]{1,2}是.*更|"
    r"不(?:能|要|会|必|需要?).{1,20}(?:只能|只要|只会|只需)|只有.{1,20}才|越(?!来越|來越).{1,12}越|"
    r"\bnot\b[^.]{1,60}\bbut\b|\bnot because\b|\binstead of\b|\brather than\b|"
    r"n['’]t [^.]{1,60}[,;—] (?:it|they|you|we)['’]?",
    re.I,
)
"""The forms in which somebody takes a stand: one thing and not another (`不是…而是`, `not … but`), one thing only with
another (`只有…才`, `越…越`)."""
_ABSOLUTE = re.compile(
    r"从不|從不|从来|從來|永远|永遠|没有人|沒有人|任何|必须|必須|"
    r"\b(?:never|nobody|no one|always|every(?:one|body|thing)?|must)\b",
    re.I,
)
"""Words that allow no exception: whoever uses them means it."""
_REPORTED = re.compile(
    r"[“”「」\"]|表示|指出|认为|强调|提到|透露|写道|说[：，]|讲者|演讲者|作者|受访者|本文|文章|报告|论文|本次|^[他她]|"
    r"\b(?:said|says|according to|the (?:speaker|author|article|report|paper))\b",
    re.I,
)
_TELLS = re.compile(
    r"\d|去年|今年|昨天|今天|刚刚|当时|那时|后来|[上本]周|[几两数]个?[年月天日周](?:之?前|后)|"
    r"last (?:year|week|month)|yesterday",
    re.I,
)
"""Figures and days: what reports, and does not judge."""
_HANGS = re.compile(
    r"(?:^|[，,；：])(?:这(?!个?世界|辈子)|這|那(?!么|麼|些人)|它|因此|所以)|[他她它](?=[也的们說说])|"
    r"\b(?:this|that) (?:is|was|means)\b|^\W*(?:i think|我觉得|我想说)",
    re.I,
)
"""Pronouns within the sentence for what may be before it (`，这就是`): it can be printed, but another is better."""
_IN_PASSING = re.compile(
    r"(?:我(?!们)|现在[，,]?|有(?:一[个天次]|人|些)|虽然|尽管|其中|一个|如果你像|当我|在我|在.{1,8}之?后|"
    r"你(?:已经|刚|提|问)|简单|随意|自那|自从|不，|不幸|关于|除了|到目前|"
    r"(?:i|my|we|there(?:['’]s| is| are| was)?|when i|now|in my)\b)",
    re.I,
)
"""Openings of anecdotes and of talk about oneself: it can be printed, but a judgement of the matter is better."""
_UNFIT = re.compile(
    r"https?://|\]\(|[{}<>|\\]|^[^\w“「《]*$|[:：]$|^\s*[-*+\d]+[.)、]|[（(][^）)]*$|^[^（(]*[）)]|^当[^，,]*(?:时|时候)。$|……$|\.\.\.$"
)
_ENDS = re.compile(r"[。！.!][”’」』\"')）]*$")
SHORTEST, LONGEST = 9, 75
"""Length of a quotable sentence in 字 (two half-width characters count one): shorter says nothing, longer is unread."""
STRONG = 2.0
"""What a sentence needs to be offered as a headline."""
TAKES_A_STAND = 1.5
"""What a sentence that takes a stand is worth beside what it carries; the average sentence carries 1."""
ALLOWS_NO_EXCEPTION = 0.5
"""What one adds that allows no exception."""
BEST = range(14, 46)
"""Length at which a sentence is read at one glance."""


def quotability(sentence: str, carried: float = 1.0, *, reported: bool = False) -> float:
    """How much a plain sentence is worth as a quotation; 0: not to be printed.

    `carried` is its worth in the ranking of its post. It must be a whole statement that brings its own subject and
    leans on nothing. With `reported` nobody is named: then only what takes a stand, and tells of no third person, may
    pass for the author's voice.
    """
    units = han_units(sentence)
    if not SHORTEST <= units <= LONGEST or not _ENDS.search(sentence) or _UNFIT.search(sentence):
        return 0.0
    if is_chatter(sentence) or points(sentence) or leads_on(sentence) or leans_back(sentence):
        return 0.0
    stands = bool(_CONTRAST.search(sentence))
    if not has_subject(sentence) and not stands:
        return 0.0
    if reported and (not stands or any(one.search(sentence) for one in (_REPORTED, _TELLS, _HANGS))):
        return 0.0
    if not stands and (_HANGS.search(sentence) or _TELLS.search(sentence) or _IN_PASSING.match(sentence)):
        return 0.0
    score = min(carried, 2.0) * clearness(sentence) + (TAKES_A_STAND if stands else 0.0)
    score += ALLOWS_NO_EXCEPTION if _ABSOLUTE.search(sentence) else 0.0
    score += 0.25 if units in BEST else 0.0
    score -= 0.75 if _HANGS.search(sentence) else 0.0
    score -= 0.5 if _TELLS.search(sentence) else 0.0
    score -= 0.5 if _IN_PASSING.match(sentence) else 0.0
    score -= 0.25 * len(re.findall(r"[(（]", sentence))
    return max(0.0, score)


def claims(sentence: str) -> bool:
    """Whether a sentence takes a stand that could head a piece, and leans on nothing."""
    if leans_back(sentence) or points(sentence) or is_chatter(sentence):
        return False
    return bool(_CONTRAST.search(sentence) or _ABSOLUTE.search(sentence))

"""How many, how often, how much more, how surely: words whose exchange changes a quotation, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from repurpose.text.hedges import HEDGES

_HOW_MANY = {
    "all": (
        r"所有|全部|全都|一切|人人|大家|每一?(?:个|种|次|位|家|条|天|年|份|所|回)|每人|没有一[个种次位家条](?:不|没)|无一不|无不",
        r"\b(?:all|every|each|everybody|everyone|everything|entire|whole)\b",
    ),
    "most": (
        r"大多|大部分|多数|大半|多半|绝大|十有八九",
        r"\b(?:most|mostly|majority|largely|mainly|nearly all|almost all)\b",
    ),
    "some": (r"一些|有些|有的|部分|若干", r"\b(?:some|several|part of|parts of|half)\b"),
    "few": (
        r"少数|没几|几乎没有?|很少|极少|寥寥|少有|不多",
        r"\b(?:few|fewer|hardly|barely|scarcely|little|rarely|seldom|almost no)\b",
    ),
    "none": (
        r"没有(?:任何)?一[个种次位家条]|没有任何|一[个次种位家条][也都][不没]|没有?人|谁也[不没]|谁都[不没]",
        r"\b(?:none|nobody|no one|never|nothing|neither|no|any)\b",
    ),
    "one": (r"就[我你他她]一个|只有一[个位家]|唯一", r"\b(?:only one|the one|only|single|sole)\b"),
}
_HOW_OFTEN = {
    "always": (
        r"总是|永远|始终|每天|每次|天天|一直(?![不没])|时时|从来都",
        r"\b(?:always|every day|daily|every time|forever|constantly)\b",
    ),
    "often": (r"经常|常常|往往|时常", r"\b(?:often|usually|frequently|mostly|tend|many times)\b"),
    "sometimes": (r"有时|偶尔|时不时", r"\b(?:sometimes|occasionally|now and then|at times|once in a while)\b"),
    "never": (
        r"从来没有?|从来不|从不|从未|永远不|一次也[不没]|一直[不没]",
        r"\b(?:never|not once|none|nobody|no|rarely|seldom|hardly)\b|n['’]t\b",
    ),
}  # fmt: skip
SCALES: tuple[Mapping[str, tuple[str, str]], ...] = (_HOW_MANY, _HOW_OFTEN)
"""Scales of quantity: on each a statement stands at one place. By place, its words in Chinese and in English."""
_STRONG = frozenset(("all", "most", "few", "none", "one", "always", "never"))
"""Places that are a claim; some and often are taken for granted."""


@cache
def _pattern(scale: int, place: str, han: bool) -> re.Pattern[str]:
    chinese, english = SCALES[scale][place]
    return re.compile(chinese if han else english, re.I)


def altered(text: str, clause: str, passage: str) -> tuple[str, str] | None:
    """A quantity of a quotation that its passage lacks, and the one that its clause of the passage has instead.

    `clause` is the part of the passage that the quotation's words come from.
    """
    for scale, places in enumerate(SCALES):
        for place in _STRONG.intersection(places):
            own = _pattern(scale, place, True).search(text)
            if not own or _said(scale, place, passage):
                continue
            unlike = (other for other in places if other != place and not _own(scale, other, text))
            others = (_said(scale, other, clause) for other in unlike)
            instead = next((other for other in others if other), None)
            if instead:
                return own[0], instead
    return None


def _own(scale: int, place: str, text: str) -> bool:
    return bool(_pattern(scale, place, True).search(text))


def _said(scale: int, place: str, passage: str) -> str:
    match = _pattern(scale, place, True).search(passage) or _pattern(scale, place, False).search(passage)
    return match[0] if match else ""


_MORE = {
    "more": (r"更多|更|多于|超过|都多|的多", r"\b(?:more|better|above|over|\w{3,}er than|exceed\w*|most|often)\b"),
    "less": (r"更少|少于|不如|不及|不到|都少|的少", r"\b(?:less|fewer|below|under|worse|not as|least|lower)\b"),
}
_COMPARED = re.compile(r"比|不如|不及|than\b|\bmore\b|\bless\b", re.I)


def compared(text: str, passage: str) -> tuple[str, str] | None:
    """More where an English passage says less, or less where it says more."""
    if not _COMPARED.search(text) or not _COMPARED.search(passage):
        return None
    own = {side: match for side, (chinese, _) in _MORE.items() if (match := re.search(chinese, text))}
    said = {side: match for side, (_, english) in _MORE.items() if (match := re.search(english, passage, re.I))}
    if len(own) != 1 or len(said) != 1 or own.keys() == said.keys():
        return None
    return next(iter(own.values()))[0], next(iter(said.values()))[0]


SURE = re.compile(
    r"(?<!不)一定(?![要能得的])|(?<!不)肯定|必定|必然|绝对|毫无疑问|无疑|绝不|铁定|整整|不下(?=[一二两三四五六七八九十百千\d])"
)
"""Words that leave no doubt: 一定会, 不下二十遍. 一定的 is "certain", 一定要 an order."""
DOUBT = re.compile(
    rf"{HEDGES}|可能|未必|不一定|基本上|我猜|据说|通常|往往|几乎|某种程度|有时|多半|估计|一般来说|有点|"
    r"\b(?:may|likely|seems?|apparently|i guess|i think|almost|sometimes|usually|"
    r"often|mostly)\b",
    re.I,
)
"""Words that leave one: 可能, 通常, probably."""

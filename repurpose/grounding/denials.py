"""Whether a Chinese quotation denies what its passage says, or says what that denies: by what is denied, not how.

没有…了, 失去 and 不再有 say the same; 不得不 and 没想到 deny nothing; 不是 A，而是 B still says B.
"""

from __future__ import annotations

import re

from msgspec import Struct

from repurpose.grounding.exchanges import CLAUSE_END, clause_pairs, significant

NEGATION = re.compile(
    r"不(?!断|过|仅|但|只|光|单|同|错|管(?!用)|论|然|久|妨|禁|愧|由得|得不)|"
    r"没(?!错|准|想到|料到|几)|无(?!论|非|数|疑|比)|未(?!来|必)|"
    r"非(?!常|得|洲|凡)|别(?!人|的|墅|致|名)|从不|并非|莫(?!非)|缺少|缺了|失去了?|丢掉了?"
)
"""What denies a clause. 不断, 没准, 无论 and their like deny nothing; 没想到 denies only that it was
foreseen."""
MODAL = "会能要想敢该应可以必须是有曾再都太很得过肯就让叫被一"
"""Characters between a negation and what it denies: 不会去, 没有再去, 不应该去."""
DOUBLE = re.compile(
    rf"(?:不|没|并非)(?:[{MODAL}]|见得|可能|愿意){{0,4}}(?:不|没有?|无)|非[^，。]{{1,4}}不可|无[一人处时]?不|"
    r"(?:不|没有?|并非)否认|(\w)[不没]\1|有没有"
)
"""Two negations that undo each other: 不得不, 不是没有, 不应该不, 非修不可, 并不否认; and 是不是, which asks."""


NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|without|neither|nor|cannot|hardly|barely)\b|n['’]t\b", re.I)
"""What denies in English."""


class Flip(Struct, frozen=True):
    """A clause of the passage, and whether it is the one that denies."""

    clause: str
    denies: bool


def flipped(text: str, passage: str) -> Flip | None:
    """What one of two Chinese texts denies that the other says."""
    own, said = _clauses(text), _clauses(passage)
    rows = clause_pairs([words for words, _ in own], [words for words, _ in said])
    pairs = [(own[number][1], said[place][1]) for number, place in rows]
    denied = {what for _, clause in said for what in _denied(clause)}
    for ours, theirs in pairs:
        if "不是" in ours and "不是" in theirs:
            continue  # 速度不是最要紧的 and 最要紧的不是速度 say the same
        if any(_plain(what, ours) for what in _denied(theirs)):
            return Flip(theirs, True)
        if any(_plain(what, theirs) for what in _denied(ours) if what not in denied):
            return Flip(theirs, False)
    return None


def cut_from(text: str, passage: str) -> str:
    """The clause of a passage whose denial stands before the words that were quoted from it; "" where none does."""
    first = CLAUSE_END.split(text.strip())[0]
    for clause in CLAUSE_END.split(passage):
        before, found, _ = clause.partition(first)
        if first and found and len(NEGATION.findall(DOUBLE.sub("", before))) % 2:
            return clause.strip()
    return ""


def _clauses(text: str) -> list[tuple[list[str], str]]:
    """The clauses of a text by their words and as they stand, without negations that undo each other."""
    parts = CLAUSE_END.split(DOUBLE.sub("", text))
    rows = ((significant(NEGATION.sub("", clause)), clause.strip()) for clause in parts)
    return [(words, clause) for words, clause in rows if words]


_DENIED = re.compile(rf"(?:{NEGATION.pattern})有?(?P<modal>[{MODAL}]*)(?P<what>\w{{0,4}})")


def _denied(clause: str) -> list[str]:
    """What a clause denies: the first few characters of each."""
    found = ("".join(significant(match["what"])) or match["modal"][-1:] for match in _DENIED.finditer(clause))
    return [what for what in found if what]


def _plain(what: str, clause: str) -> bool:
    """Whether a clause says something, and nowhere denies it. 投反 is also said by 投了反对票."""
    match = re.search("[了的过着得]?".join(map(re.escape, what[:2])), clause)
    if not match or any(what[:2] == other[:2] for other in _denied(clause)):
        return False
    gone = _GONE.search(clause, match.end())
    return not gone and not NEGATION.search(clause, max(0, match.start() - _REACH), match.start())


_GONE = re.compile("没有?了$|没有$|不见了|不在了|丢了")
"""What denies the thing before it: 这条船就没有了."""


_REACH = 7
"""Characters before what is denied in which the negation may stand: 没有一个人跟我们说."""

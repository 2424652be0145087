"""What may have been altered in a quotation that has a place: figure, name, negation, opposite, order, rank, hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from repurpose.grounding.figure_comparison import agrees
from repurpose.grounding.find_figures import figures
from repurpose.grounding.find_names import names_in, stands_in
from repurpose.grounding.glossary import readings
from repurpose.grounding.matching import Match
from repurpose.grounding.source_index import Source
from repurpose.grounding.word_tokens import is_common, tokens
from repurpose.model import Objection
from repurpose.text.bilingual import both
from repurpose.text.han import HAN, has_han
from repurpose.text.hedges import HEDGES

_HAN_RUN = regex.compile(f"[{HAN}]{{2,}}")
MARGIN = {True: 40, False: 160}
"""Characters around a passage in which a figure or name still belongs to it: in Chinese, in other languages."""


def objections(text: str, match: Match, source: Source, people: frozenset[str]) -> tuple[Objection, ...]:
    """Everything that speaks against a quotation standing in a passage. `people` are names known from front matter.

    Words are compared as they stand. Of swapped arguments only an exact reversal around the same middle is seen.
    """
    here, wide, turn, stretch = _texts(match, source)
    found = [*_figures(text, wide, turn), *_names(text, wide, turn, people), *_people(text, match, source)]
    found += _negation(text, here) if _same_script(text, here) else _foreign_negation(text, stretch, wide)
    if _same_script(text, here):
        found += [*_opposites(text, here), *_order(text, here), *_hedges(text, here)]
    if _same_script(text, here):
        found += _judgements(text, wide)
    found += _ranks(text, f"{wide} {turn if not _same_script(text, here) else ''}")
    return tuple(dict.fromkeys(found))


def denied(text: str, match: Match) -> tuple[Objection, ...]:
    """Whether words that occur verbatim in the source were cut out of a clause that denies them."""
    here = match.side.evidence(match.start, match.end).text
    return tuple(_negation(text, here)) if _is_han(text) else ()


def _texts(match: Match, source: Source) -> tuple[str, str, str, str]:
    """The passage, the passage with what is around it, the turn's other language, and the bare stretch of words."""
    side = match.side
    first, last = side.characters(match.start, match.end)
    margin = MARGIN[side.is_han]
    here = side.evidence(match.start, match.end).text
    wide = side.text[max(0, first - margin) : last + margin]
    return here, f"{here} {wide}", " ".join(other.text for other in source.others(side)), side.text[first:last]


def _same_script(text: str, other: str) -> bool:
    return _is_han(text) == _is_han(other)


def _is_han(text: str) -> bool:
    return has_han(text)


def _figures(text: str, wide: str, turn: str) -> Iterator[Objection]:
    """A figure that the passage lacks; one from elsewhere in the turn's original counts unless it displaces another."""
    quoted = figures(text)
    if not quoted:
        return
    near, far = figures(wide), figures(turn)
    for figure in quoted:
        if any(agrees(figure, other) for other in near):
            continue
        displaced = any(
            other.unit == figure.unit and not any(agrees(other, one) for one in quoted)
            for other in near
            if not other.cut
        )
        if displaced or not any(agrees(figure, other) and other.unit == figure.unit for other in far):
            yield Objection("figure", both(f"the passage does not say {figure.text}", f"原话没有说“{figure.text}”"))


def _names(text: str, wide: str, turn: str, people: frozenset[str]) -> Iterator[Objection]:
    """A name that the passage lacks; one from elsewhere in the turn's original counts unless it displaces another."""
    quoted = names_in(text)
    for name in quoted:
        if name.casefold() in people or stands_in(name, wide):
            continue
        displaced = any(not stands_in(other, text) for other in names_in(wide))
        if displaced or not stands_in(name, turn):
            yield Objection("name", both(f"the passage does not name {name}", f"原话没有提到“{name}”"))


_PERSON = re.compile(
    "妻子|太太|丈夫|母亲|妈妈|父亲|爸爸|父母|女儿|儿子|孩子|哥哥|弟弟|姐姐|妹妹|祖父|祖母|爷爷|奶奶|老师|学生|老板|医生|律师|记者|"
    "编辑|邻居|同事|朋友|教授|总统|市长|州长|工程师|程序员|科学家|徒弟|师父"
)


def _people(text: str, match: Match, source: Source) -> Iterator[Objection]:
    """Somebody whom neither side of the turn speaks of."""
    persons = _PERSON.findall(text)
    if not persons:
        return
    turn = (match.side, *source.others(match.side))
    said = {sense for side in turn for _, _, senses in side.readings for sense in senses}
    for person in persons:
        known = {sense for _, _, senses in readings(tokens(person)) for sense in senses}
        if not any(person in side.text for side in turn) and known.isdisjoint(said):
            yield Objection("name", both(f"the passage does not speak of {person}", f"原话没有说到“{person}”"))


_NEGATION = re.compile(
    r"不(?!断|过|仅|但|只|同|少|错|管|论|然|久|妨|禁|愧|由得|得不)|没(?!错|准)|无(?!论|非|数|疑|比)|未(?!来|必)|非(?!常|得|洲|凡)|别(?!人|的|墅|致|名)|从不|并非|莫(?!非)"
)
_DOUBLE = re.compile(r"不得不|不能不|不会不|没有不|无不|不是不|并不是不|不无")


def _negation(text: str, here: str) -> Iterator[Objection]:
    """A clause that denies, from a clause that does not; or the other way round."""
    if not _is_han(text):
        yield from _foreign_negation(text, here, here)
        return
    said = [clause for clause in _CLAUSE.split(here) if clause.strip()]
    bare = {clause: _matter(clause) for clause in said}
    for clause in _CLAUSE.split(text):
        own = _matter(clause)
        best = max(said, key=lambda one: len(own & bare[one]), default="")
        if not own or len(own & bare.get(best, frozenset())) < ALIGNED * len(own):
            continue
        if _denies(clause) != _denies(best):
            does = both("denies", "否定了") if _denies(best) else both("does not deny", "没有否定")
            shown = best.strip()[:40]
            message = both(
                f"the passage {does} “{shown}”, the quotation does the opposite", f"原话{does.zh}“{shown}”，引语相反"
            )
            yield Objection("negation", message)
            return


_CLAUSE = re.compile("[，。！？；：、,!?;]")
ALIGNED = 0.4
"""Share of a clause's pairs of words that make another clause the one it was taken from."""


def _matter(clause: str) -> frozenset[tuple[str, str]]:
    """A clause's pairs of words, without its negations and without pairs that say nothing."""
    words = tokens(_NEGATION.sub("", clause))
    return frozenset(pair for pair in pairwise(words) if not is_common(pair))


def _denies(clause: str) -> bool:
    """Whether a clause denies; two negations undo each other."""
    return len(_NEGATION.findall(_DOUBLE.sub("", clause))) % 2 == 1


_NOT = re.compile(r"\b(?:not|no|never|nobody|nothing|none|without|neither|nor|cannot|hardly|barely)\b|n['’]t\b", re.I)
_SOFT_NOT = re.compile(
    r"\b(?:few|little|rarely|instead|rather|stop|fail\w*|lack\w*|un\w{4,}|im\w{5,}|in\w{5,}|refus\w+|only|less|wrong)\b",
    re.I,
)


def _foreign_negation(text: str, here: str, wide: str) -> Iterator[Objection]:
    """A quotation that denies, from a passage around which nothing does; or one that does not, from one that does."""
    negation = _NEGATION if _is_han(here) else _NOT
    denies = bool((_NEGATION if _is_han(text) else _NOT).search(text))
    if denies and not negation.search(wide) and not _SOFT_NOT.search(wide):
        message = both("the quotation denies something, the passage denies nothing", "引语有否定，原话没有")
        yield Objection("negation", message)
    elif not denies and negation.search(here) and len(here) < 160 and not _HARMLESS_NOT.search(here):
        message = both("the passage denies something, the quotation denies nothing", "原话有否定，引语没有")
        yield Objection("negation", message)


_HARMLESS_NOT = re.compile(r"\bnot only\b|\bwithout\b|\binstead\b|\bno\b", re.I)


def _shared_runs(text: str, here: str, least: int = 2) -> list[str]:
    """Runs of Han characters that occur once in each of two texts, the longest first."""
    runs: list[str] = []
    for piece in _HAN_RUN.findall(text):
        at = 0
        while at < len(piece) - 1:
            end = at + 2
            if piece[at:end] not in here:
                at += 1
                continue
            while end < len(piece) and piece[at : end + 1] in here:
                end += 1
            run = _NEGATION.sub("", piece[at:end]) if piece[at] in "不没无未非别" else piece[at:end]
            if len(run) >= least and text.count(run) == 1 and here.count(run) == 1:
                runs.append(run)
            at = end
    return sorted(runs, key=len, reverse=True)


_OPPOSITES = """
增加 减少|上升 下降|提高 降低|上涨 下跌|更多 更少|更大 更小|更强 更弱|更快 更慢|
更高 更低|更好 更差|更难 更容易|更贵 更便宜|变强 变弱|越多 越少|越强 越弱|越快 越慢|
越大 越小|越高 越低|越难 越容易|过剩 短缺|支持 反对|同意 反对|批准 否决|通过 否决|
允许 禁止|成功 失败|赢 输|乐观 悲观|开源 闭源|便宜 昂贵|容易 困难|安全 危险|喜欢 讨厌|
相信 怀疑|接受 拒绝|开始 结束|之前 之后|以前 以后|以上 以下|最大 最小|最多 最少|
最好 最差|最高 最低|最快 最慢|最强 最弱|聪明 愚蠢|大公司 小公司|大模型 小模型|加速 减速|
优点 缺点|优势 劣势|好处 坏处|买 卖|进口 出口|真 假|记得 忘记|幸好 不幸|扩大 缩小|
长大 变小|快 慢|强 弱|贵 便宜|简单 复杂
"""


@cache
def _opposite() -> tuple[tuple[str, str], ...]:
    pairs = [tuple(pair.split()) for pair in _OPPOSITES.replace("\n", "").split("|")]
    return tuple((one, other) for pair in pairs for one, other in (pair, pair[::-1]))


def _opposites(text: str, here: str) -> Iterator[Objection]:
    """A word of the quotation that the passage lacks, while it has the word's opposite and the quotation does not."""
    for word, opposite in _opposite():
        if word in text and word not in here and opposite in here and opposite not in text:
            message = both(
                f"the passage says “{opposite}”, the quotation “{word}”", f"原话说“{opposite}”，引语说“{word}”"
            )
            yield Objection("opposite", message)
            return


def _order(text: str, here: str) -> Iterator[Objection]:
    """Two words that change places around the same middle: A 比 B 重要 against B 比 A 重要."""
    for link in _LINK.finditer(text):
        at, end = link.span()
        for before in range(2, 1 + min(_ARGUMENT, at)):
            for after in range(2, 1 + min(_ARGUMENT, len(text) - end)):
                first, second = text[at - before : at], text[end : end + after]
                turned = f"{second}{link[0]}{first}"
                if link[0] in ("是", "不是") and "的" in (first[-1], second[-1]):
                    continue  # 最难的是门 and 门是最难的 say the same
                if first != second and turned in here and not _CLAUSE.search(turned):
                    message = both(
                        f"the passage says “{turned}”, the quotation the other way round",
                        f"原话说“{turned}”，引语颠倒了",
                    )
                    yield Objection("order", message)
                    return
    runs = sorted((text.find(run), here.find(run), run) for run in _shared_runs(text, here))
    for (_, first_at, one), (_, middle, link_run), (_, last, other) in zip(runs, runs[1:], runs[2:], strict=False):
        if last < middle < first_at and _one_clause(text, one, other) and _one_clause(here, other, one):
            message = both(
                f"the passage has “{other}” {link_run} “{one}”, the quotation the other way round",
                f"原话是“{other}”{link_run}“{one}”，引语颠倒了",
            )
            yield Objection("order", message)
            return


_LINK = re.compile(
    "不是|是|比|让|被|把|取代|超过|需要|导致|决定|来自|属于|不如|胜过|影响|帮助|杀死|而非|大于|等于|喜欢|服务|依赖|推动"
)
_ARGUMENT = 6
"""Characters of a word that may change places."""


def _one_clause(text: str, one: str, other: str) -> bool:
    return not re.search("[。！？；!?;]", text[text.find(one) : text.find(other)])


_HEDGE = re.compile(
    rf"{HEDGES}|可能|未必|不一定|基本上|我猜|据说|通常|往往|几乎|某种程度|有时|多半|估计|一般来说|有点|"
    r"\b(?:may|likely|seems?|apparently|i guess|i think|almost|sometimes|usually|"
    r"often|mostly)\b",
    re.I,
)


def _hedges(text: str, here: str) -> Iterator[Objection]:
    """The passage is careful where the quotation is sure."""
    if _HEDGE.search(text):
        return
    for clause in re.split(r"[。！？；!?;]", here):
        hedge = _HEDGE.search(clause)
        if hedge and _beside(text, clause, hedge.end()):
            message = both(f"the passage says “{hedge[0]}”, the quotation is sure", f"原话说“{hedge[0]}”，引语说得肯定")
            yield Objection("hedge", message)
            return


def _beside(text: str, clause: str, at: int) -> bool:
    """Whether the words right after a hedge are quoted."""
    after = re.sub(r"^[会是能要有在就都，, ]+", "", clause[at : at + 10])
    if not _is_han(clause):
        words = re.findall(r"\w+", after.lower())[:2]
        return bool(words) and " ".join(words) in text.lower()
    return len(after) >= 2 and after[:2] in text


_JUDGEMENT = re.compile("是对的|是错的|做对了|做错了|是好事|是坏事|没有错|有道理|很荒谬|不公平")


def _judgements(text: str, passage: str) -> Iterator[Objection]:
    """The quotation passes a judgement that the passage does not."""
    judgement = _JUDGEMENT.search(text)
    if judgement and judgement[0] not in passage:
        message = both(
            f"the quotation says “{judgement[0]}”, the passage does not judge",
            f"引语说“{judgement[0]}”，原话没有下判断",
        )
        yield Objection("opposite", message)


_RANK = re.compile(r"最(?!近|后|终|初|新|起码)|第一(?![个次步天遍件代])|唯一|史无前例|前所未有|首个|首次")
_RANK_SAID = re.compile(
    r"最|第一|唯一|史无前例|前所未有|首个|首次|"
    r"\b(?:most|best|worst|first|only|ever|never|unprecedented|top|number one|least|ultimate|\w{3,}est)\b",
    re.I,
)


def _ranks(text: str, passage: str) -> Iterator[Objection]:
    """The quotation ranks something that the passage does not rank."""
    rank = _RANK.search(text)
    if rank and not _RANK_SAID.search(passage):
        shown = text[rank.start() : rank.end() + 2]
        message = both(
            f"the quotation says “{shown}”, the passage ranks nothing", f"引语说“{shown}”，原话没有这样排高下"
        )
        yield Objection("rank", message)

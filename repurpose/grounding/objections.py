"""What may have been altered in a quotation that has a place: figure, name, negation, opposite, order, rank, hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from repurpose.grounding import foreign_objections, quantities
from repurpose.grounding.denials import NEGATION, NOT, cut_from, flipped
from repurpose.grounding.exchanges import CLAUSE_END, clause_pairs, exchanges, han_clauses, replaced, significant
from repurpose.grounding.figure import Figure
from repurpose.grounding.figure_comparison import agrees
from repurpose.grounding.find_figures import figures
from repurpose.grounding.find_names import names_in, stands_in
from repurpose.grounding.glossary import readings
from repurpose.grounding.matching import Match
from repurpose.grounding.source_index import Side, Source
from repurpose.grounding.translation import unlike
from repurpose.grounding.word_tokens import tokens
from repurpose.model import Objection
from repurpose.text.bilingual import both
from repurpose.text.han import has_han

MARGIN = {True: 40, False: 160}
"""Characters around a passage in which a figure or name still belongs to it: in Chinese, in other languages."""


def objections(text: str, match: Match, source: Source, people: frozenset[str]) -> tuple[Objection, ...]:
    """Everything that speaks against a quotation standing in a passage. `people` are names known from front matter.

    Words are compared as they stand; those of another language as the dictionary has them, where there is one.
    """
    here, wide, turn, stretch = _texts(match, source)
    found = [*_figures(text, wide, turn), *_names(text, wide, turn, people), *_people(text, match, source)]
    if _same_script(text, here):
        found += [*_negation(text, here), *_opposites(text, here), *_hedges(text, here), *_judgements(text, wide)]
        found += [*_amounts(text, here), *_other_words(text, here, match.side, source)]
        order = list(_order(text, here))
        if order and any(_inverse(text, here)):
            found = [one for one in found if one.kind != "opposite"]  # 他比我重 and 我比他轻 say the same
        else:
            found += order
    elif _is_han(text) and source.english and match.side in source.english.sides:
        found += foreign_objections.objections(source.english, text, match)
        found += [
            one for one in _foreign_negation(text, "", wide) if not any(other.kind == "negation" for other in found)
        ]
    else:
        found += _foreign_negation(text, stretch, wide)
    found += _ranks(text, f"{wide} {turn if not _same_script(text, here) else ''}")
    return tuple(dict.fromkeys(found))


def denied(text: str, match: Match) -> tuple[Objection, ...]:
    """Whether words that occur verbatim in the source were cut out of a clause that denies them."""
    here = match.side.evidence(match.start, match.end).text
    clause = cut_from(text, here) if _is_han(text) else ""
    return (_denial(clause, True),) if clause else ()


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
        if any(_says(other, figure) for other in near) or _is_ordinal_word(figure, wide):
            continue
        displaced = any(
            other.unit == figure.unit and not any(agrees(other, one) for one in quoted)
            for other in near
            if not other.cut
        )
        if displaced or not any(agrees(figure, other) and other.unit == figure.unit for other in far):
            yield Objection("figure", both(f"the passage does not say {figure.text}", f"原话没有说“{figure.text}”"))


def _says(other: Figure, figure: Figure) -> bool:
    """Whether a figure says another; one that counts nothing in particular says that of any: minded it for twenty-nine,
    看管了二十九年; twenty times, 二十遍."""
    same = figure.low * other.factor == other.low * figure.factor and other.low == other.high
    return agrees(figure, other) or (same and (not other.unit or _COUNTS.issuperset((other.unit, figure.unit))))


_COUNTS = frozenset(("", "count", "times"))
"""Units that a number of things or of times may be read with."""
_ORDINALS = {1: r"\bfirst|\bone\b", 2: r"\bsecond|\btwo\b", 3: r"\bthird|\bthree\b"}
"""What 第一, 第二 and 第三 are in English, which are words there rather than figures."""


def _is_ordinal_word(figure: Figure, wide: str) -> bool:
    place = _ORDINALS.get(int(figure.low)) if figure.text.startswith("第") else None
    return bool(place and re.search(place, wide, re.I))


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


def _negation(text: str, here: str) -> Iterator[Objection]:
    """A clause that denies, from a clause that does not; or the other way round."""
    if not _is_han(text):
        yield from _foreign_negation(text, here, here)
        return
    flip = flipped(text, here)
    if flip:
        yield _denial(flip.clause, flip.denies)


def _denial(clause: str, denies: bool) -> Objection:
    shown = clause[:40]
    if denies:
        message = both(
            f"the passage denies “{shown}”, the quotation does the opposite", f"原话否定了“{shown}”，引语相反"
        )
    else:
        message = both(
            f"the passage does not deny “{shown}”, the quotation does the opposite", f"原话没有否定“{shown}”，引语相反"
        )
    return Objection("negation", message)


_SOFT_NOT = re.compile(
    r"\b(?:few|little|rarely|instead|rather|stop|fail\w*|lack\w*|un\w{4,}|im\w{5,}|in\w{5,}|refus\w+|only|less|wrong)\b",
    re.I,
)


def _foreign_negation(text: str, here: str, wide: str) -> Iterator[Objection]:
    """A quotation that denies, from a passage around which nothing does; or one that does not, from one that does."""
    negation = NEGATION if _is_han(here) else NOT
    denies = bool((NEGATION if _is_han(text) else NOT).search(text))
    if denies and not negation.search(wide) and not _SOFT_NOT.search(wide):
        message = both("the quotation denies something, the passage denies nothing", "引语有否定，原话没有")
        yield Objection("negation", message)
    elif not denies and negation.search(here) and len(here) < 160 and not _HARMLESS_NOT.search(here):
        message = both("the passage denies something, the quotation denies nothing", "原话有否定，引语没有")
        yield Objection("negation", message)


_HARMLESS_NOT = re.compile(r"\bnot only\b|\bwithout\b|\binstead\b|\bno\b", re.I)


_OPPOSITES = """
增加 减少|上升 下降|提高 降低|上涨 下跌|更多 更少|更大 更小|更强 更弱|更快 更慢|
更高 更低|更好 更差|更难 更容易|更贵 更便宜|变强 变弱|越多 越少|越强 越弱|越快 越慢|
越大 越小|越高 越低|越难 越容易|过剩 短缺|支持 反对|同意 反对|批准 否决|通过 否决|
允许 禁止|成功 失败|赢 输|乐观 悲观|开源 闭源|便宜 昂贵|容易 困难|安全 危险|喜欢 讨厌|
相信 怀疑|接受 拒绝|开始 结束|之前 之后|以前 以后|以上 以下|最大 最小|最多 最少|
最好 最差|最高 最低|最快 最慢|最强 最弱|聪明 愚蠢|大公司 小公司|大模型 小模型|加速 减速|
优点 缺点|优势 劣势|好处 坏处|买 卖|进口 出口|真 假|记得 忘记|幸好 不幸|扩大 缩小|
长大 变小|快 慢|强 弱|贵 便宜|简单 复杂|赞成 反对|丰收 歉收|保护 伤害
"""
_INVERSES = "轻 重|多 少|大 小|高 低|早 晚|前 后|长 短|新 旧|冷 热|好 坏|远 近"
"""Single characters that turn a comparison round."""


@cache
def _opposite() -> tuple[tuple[str, str], ...]:
    pairs = [tuple(pair.split()) for pair in _OPPOSITES.replace("\n", "").split("|")]
    return tuple((one, other) for pair in pairs for one, other in (pair, pair[::-1]))


def _inverse(text: str, here: str) -> Iterator[bool]:
    """Whether the quotation has the opposite of a word of the passage."""
    pairs = [*_opposite(), *(tuple(pair.split()) for pair in _INVERSES.split("|"))]
    yield from (
        one in text and one not in here and other in here and other not in text
        for pair in pairs
        for one, other in (pair, pair[::-1])
    )


def _opposites(text: str, here: str) -> Iterator[Objection]:
    """A word of the quotation that the passage lacks, while it has the word's opposite and the quotation does not."""
    for word, opposite in _opposite():
        turned = word in text and word not in here and opposite in here and opposite not in text
        if turned and _meet(word, opposite, text, here):
            message = both(
                f"the passage says “{opposite}”, the quotation “{word}”", f"原话说“{opposite}”，引语说“{word}”"
            )
            yield Objection("opposite", message)
            return


def _meet(word: str, opposite: str, text: str, here: str) -> bool:
    """Whether two words stand in clauses that belong together, or one of them in a clause with no partner."""
    own, said = _clauses(text), _clauses(here)
    pairs = clause_pairs([words for words, _ in own], [words for words, _ in said])
    partners = [said[place][1] for number, place in pairs if word in own[number][1]]
    return not partners or any(opposite in partner for partner in partners)


def _order(text: str, here: str) -> Iterator[Objection]:
    """Two things that changed places: A 比 B 重要 against B 比 A 重要, 先量后拆 against 先拆后量."""
    found = next(exchanges(han_clauses(text), han_clauses(here), _FOUR), None)
    if found:
        one, other = "".join(found.first), "".join(found.second)
        message = both(
            f"in the passage “{one}” and “{other}” stand the other way round", f"原话里“{one}”和“{other}”的位置正好相反"
        )
        yield Objection("order", message)


_FOUR = 4
"""Characters of two things and what is between them: 她认得人, 我认得路."""


def _amounts(text: str, here: str) -> Iterator[Objection]:
    """More or fewer, or more or less often, than the clause of the passage says."""
    own, said = _clauses(text), _clauses(here)
    for number, place in clause_pairs([words for words, _ in own], [words for words, _ in said]):
        found = quantities.altered(own[number][1], said[place][1], here)
        if found:
            message = both(
                f"the passage says “{found[1]}”, the quotation “{found[0]}”", f"原话说“{found[1]}”，引语说“{found[0]}”"
            )
            yield Objection("quantity", message)
            return


def _other_words(text: str, here: str, side: Side, source: Source) -> Iterator[Objection]:
    """One word in the place of another that means something else, where the rest of the clause is the same."""
    for said, own in replaced(han_clauses(text), han_clauses(here)):
        was, now = "".join(said), "".join(own)
        if was in text or now in here or any(_translates(now, other, source) for other in source.others(side)):
            continue
        known = source.book and min(len(was), len(now)) > 1 and unlike(was, now, source.book)
        if known or f"{was} {now}" in _turned():
            message = both(f"the passage says “{was}”, the quotation “{now}”", f"原话说“{was}”，引语说“{now}”")
            yield Objection("opposite", message)
            return


def _translates(word: str, side: Side, source: Source) -> bool:
    """Whether the turn's other language has a word."""
    vocabulary, english = set(side.words), source.english
    return english is not None and any(one.surely(vocabulary) for one in english.sought(word))


@cache
def _turned() -> frozenset[str]:
    """Single characters and their opposites, both ways."""
    pairs = [pair.split() for pair in _INVERSES.split("|")]
    return frozenset(f"{one} {other}" for pair in pairs for one, other in (pair, pair[::-1]))


def _clauses(text: str) -> list[tuple[list[str], str]]:
    parts = CLAUSE_END.split(text)
    return [(words, part) for part in parts if (words := significant(part))]


def _hedges(text: str, here: str) -> Iterator[Objection]:
    """The passage is careful where the quotation is sure."""
    if quantities.DOUBT.search(text):
        return
    for clause in re.split(r"[。！？；!?;]", here):
        hedge = quantities.DOUBT.search(clause)
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

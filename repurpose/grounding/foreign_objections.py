"""What may have been altered in a Chinese quotation of an English passage: the same questions as within one language,
asked of its words as the dictionary translates them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, islice

from repurpose.grounding import quantities
from repurpose.grounding.denials import DOUBLE, NEGATION, NOT
from repurpose.grounding.exchanges import CLAUSE_END, exchanges
from repurpose.grounding.foreign_passage import FIRM, English, Sought
from repurpose.grounding.matching import Match
from repurpose.model import Objection
from repurpose.text.bilingual import both
from repurpose.text.hedges import HEDGES

_KEPT_LIST = """
我 我们 咱们 你 您 你们 他 她 它 他们 她们 它们 先 首先 第一 后 然后 之后 再 才 最后 第二 之前 前 以前 人 人们
多 更多 少 更少 好
"""
_KEPT = frozenset(_KEPT_LIST.split())
"""Words that hold a sentence together and yet tell who did what, or what came first."""
_PERSONS = frozenset(["我", "我们", "咱们", "你", "您", "你们", "他", "她", "它", "他们", "她们", "它们"])
_TURNED = re.compile(r"^(?P<rest>[^，。]*?)的?(?:就)?是(?P<subject>[^，。是的]{1,8})$")
"""救船的是拖轮: the one who did it stands last, as in English it never does."""


def objections(english: English, text: str, match: Match) -> Iterator[Objection]:
    """Everything that speaks against a Chinese quotation of an English passage, but for figures, names and ranks."""
    quoted = _quoted_clauses(english, text)
    clauses = english.clauses_within(match.side, match.start, match.end)
    around = english.clauses_within(match.side, *_sentences(match))
    passage = [_said_clause(quoted, [match.side.words[at] for at in clause]) for clause in around]
    here = " ".join(_shown(match, clause) for clause in clauses)
    yield from islice(
        chain(_order(quoted, passage), _sequence(english, text, match), _numbered(quoted, match, clauses)), 1
    )
    yield from _denials(quoted, match, clauses) if passage else ()
    yield from _amounts(text, here)
    yield from _doubts(text, here, " ".join(_shown(match, clause) for clause in around))


def _sentences(match: Match) -> tuple[int, int]:
    """The whole sentences that a passage is in, by words: who did what may stand beside it."""
    first, last = match.side.characters(match.start, match.end)
    start = max(match.side.text.rfind(mark, 0, first) for mark in ".?!")
    end = min((at for mark in ".?!" if (at := match.side.text.find(mark, last)) >= 0), default=len(match.side.text))
    return match.side.words_at(start + 1, end)


Quoted = list[tuple[list[Sought], str]]
"""The clauses of a quotation: their words, and the clause as it stands."""


def _quoted_clauses(english: English, text: str) -> Quoted:
    parts = [part for part in CLAUSE_END.split(_TOPIC.sub("", text)) if part.strip()]
    return [(_in_english_order(english.sought(part), part), part) for part in parts]


_TOPIC = re.compile("(?<=[。！？；，])，|(?<=^..)，|(?<=^...)，")
"""The comma after a topic of two or three characters, which is no clause: 原谅，我没有给他们."""


def _in_english_order(clause: list[Sought], text: str) -> list[Sought]:
    """The words in the order that English has: 舵工比船长先看出来 as 舵工先看出来比船长, 救船的是拖轮 as 拖轮救船."""
    names = [one.word.text for one in clause]
    if "比" in names[:-2]:
        at = names.index("比")
        return [*clause[:at], *clause[at + 2 :], *clause[at : at + 2]]
    turned = _TURNED.match(text)
    if turned and "的是" in text:
        count = sum(one.word.at >= len(turned["rest"]) for one in clause)
        return [*clause[len(clause) - count :], *clause[: len(clause) - count]] if 0 < count <= 2 else clause
    return clause


def _identity(one: Sought) -> str:
    """One name for words that may translate the same: 没有 and 不, 试验 and 试验."""
    return str(min(map(str, one.word.english), default=one.word.text)) if one.word.binds else one.word.text


def _kept(clause: Sequence[Sought]) -> list[str]:
    return [_identity(one) for one in clause if not one.word.binds or one.word.text in _KEPT]


def _said_clause(quoted: Quoted, words: Sequence[str]) -> list[str]:
    """An English clause as the words of the quotation that its words translate."""
    sought = [one for clause, _ in quoted for one in clause if not one.word.binds or one.word.text in _KEPT]
    found = []
    for word in words:
        surest = max(sought, key=lambda one: one.hits.get(word, 0.0), default=None)
        if surest and surest.hits.get(word):
            found.append(_identity(surest))
    return [one for one, _ in groupby(found)]


def _shown(match: Match, clause: range) -> str:
    spans = match.side.spans
    return match.side.text[spans[clause.start][0] : spans[clause.stop - 1][1]]


def _order(quoted: Quoted, passage: Sequence[Sequence[str]]) -> Iterator[Objection]:
    """Two things of one kind that changed places around something that is done."""
    here = {one for clause in passage for one in clause}
    kinds = {_identity(one): _kind(one) for clause, _ in quoted for one in clause}
    own = [[one for one in _kept(clause) if one in here] for clause, _ in quoted]
    once = _unique(own) & _unique(passage)
    for found in exchanges(own, passage, 3):
        one, other = found.first[0], found.second[0]
        pair = kinds.get(one, ""), kinds.get(other, "")
        if not (_one_thing(found.first, kinds) and _one_thing(found.second, kinds) and _alike(*pair)):
            continue
        named = zip(pair, (one, other), strict=True)
        done = not found.between or any(kinds.get(word) in _AROUND for word in found.between)
        told = (
            name in once or (kind == "person" and _times(name, own) == _times(name, passage)) for kind, name in named
        )
        if done and all(told):
            yield _turned_round(one, other)
            return


_AROUND = frozenset(("deed", "order"))
"""What stays between two things that change places, if it is told who did what, or what came first."""


def _one_thing(piece: Sequence[str], kinds: Mapping[str, str]) -> bool:
    """Whether a piece is one thing, or a person and what they have to do with: 寡妇, 我们 灯塔."""
    return len(piece) == 1 or (len(piece) == 2 and kinds.get(piece[0]) == "person")


def _times(name: str, clauses: Sequence[Sequence[str]]) -> int:
    return sum(clause.count(name) for clause in clauses)


def _alike(one: str, other: str) -> bool:
    return one == other != "" or {one, other} == {"person", "thing"}


def _unique(clauses: Sequence[Sequence[str]]) -> set[str]:
    counts = Counter(one for clause in clauses for one in clause)
    return {one for one, count in counts.items() if count == 1}


def _kind(one: Sought) -> str:
    """What a word may change places with: persons with persons, deeds with deeds, other things with their like."""
    word = one.word
    if word.binds:
        return "person" if word.text in _PERSONS else "" if word.text not in _KEPT else "order"
    return "deed" if one.word.is_deed else "thing"


def _turned_round(one: str, other: str) -> Objection:
    shown = "" if one.startswith("=") or other.startswith("=") else f"“{one}”“{other}”"
    return Objection(
        "order", both(f"the passage has it the other way round {shown}".rstrip(), f"原话的先后或主客正好相反{shown}")
    )


_FIRST_THEN = re.compile(
    r"(?:先|首先|第一件事)是?(?P<first>[^，。；先后再才]{1,14})[，；]?(?:[我你他她它]们?)?(?:然后|之后|最后|后|再|才|第二件事)才?是?(?P<then>[^，。；先后再才]{1,14})"
)


def _sequence(english: English, text: str, match: Match) -> Iterator[Objection]:
    """先 X 后 Y, of a passage in which Y stands before X, and that has no "after"."""
    words = match.side.words[match.start : match.end]
    if "after" in words:
        return
    for pair in _FIRST_THEN.finditer(text):
        first, then = (_found(english, pair[name], words) for name in ("first", "then"))
        first, then = first - then, then - first
        if first and then and min(first) > max(then):
            yield Objection(
                "order",
                both(f"the passage does not say that “{pair['first']}” came first", f"原话里不是先“{pair['first']}”"),
            )
            return


_RANKS = {"第一": "first", "首先": "first", "第二": "second", "其次": "second"}


def _numbered(quoted: Quoted, match: Match, clauses: Sequence[range]) -> Iterator[Objection]:
    """第一 beside what English has second, or the other way round: 干燥第二 of dry first."""
    for clause, _ in quoted:
        own = {_RANKS[one.word.text] for one in clause if one.word.text in _RANKS}
        for part in clauses if len(own) == 1 else ():
            words = [match.side.words[at] for at in part]
            said = {"first", "second"}.intersection(words)
            if (
                len(said) == 1
                and said != own
                and any(one.surely(set(words)) >= FIRM for one in clause if not one.word.binds)
            ):
                yield _turned_round("=", "=")
                return


def _found(english: English, part: str, words: Sequence[str]) -> set[int]:
    """Where the things of a part of the quotation are spoken of."""
    sought = [one for one in english.sought(part) if not one.word.binds]
    return {at for at, word in enumerate(words) if any(one.hits.get(word, 0.0) >= FIRM for one in sought)}


def _denials(quoted: Quoted, match: Match, clauses: Sequence[range]) -> Iterator[Objection]:
    """A thing spoken of once in both, denied in one of them."""
    sought = [one for clause, _ in quoted for one in clause if not one.word.binds]
    words = [[match.side.words[at] for at in clause] for clause in clauses]
    said = [_with_denials(sought, clause) for clause in words]
    own = [_own_denials(clause, text) for clause, text in quoted]
    counts = Counter(one for clause in said for one in clause), Counter(one for clause in own for one in clause)
    for theirs, clause, row in zip(said, clauses, words, strict=True):
        denied = _denied(theirs)
        if _CONDITIONS.intersection(row):
            continue
        for ours in own:
            for one in set(theirs) & set(ours) - {NO, _FAR}:
                once = counts[0][one] == counts[1][one] == 1
                if once and (one in denied) != (one in _denied(ours)) and _one_denies(theirs, ours):
                    yield _denial(_shown(match, clause), one in denied)
                    return


NO = "!"
_CONDITIONS = frozenset(("if", "unless", "whether", "until", "than", "lose", "loses", "lost", "lack", "fail", "failed"))
"""Words of clauses in which a denial may be told without one: if you can't, 做不到; no better than, 不比;
you lose it, 它就没有了."""


def _with_denials(sought: Sequence[Sought], words: Sequence[str]) -> list[str]:
    """An English clause as the things of the quotation that it speaks of, with its denials."""
    found: list[str] = []
    last = 0
    for at, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        surest = max(sought, key=lambda one: one.hits.get(word, 0.0), default=None)
        if NOT.search(word):
            found += [NO] if after != "only" else []
            last = at
        elif surest and surest.hits.get(word, 0.0) >= FIRM:
            found += [_FAR, surest.word.text] if found[-1:] == [NO] and at - last > _SCOPE else [surest.word.text]
    return found


_FAR = "…"
"""Stands between a denial and a thing too far from it to be what is denied: no use to me, and I pay them."""
_SCOPE = 4
"""Words after a denial in which the thing denied stands."""


def _own_denials(clause: Sequence[Sought], text: str) -> list[str]:
    bare = DOUBLE.sub(lambda match: "\0" * len(match[0]), text)
    places = [match.start() for match in NEGATION.finditer(bare) if "的" not in bare[match.end() : match.end() + 4]]
    things = [(text.find(one.word.text), one.word.text) for one in clause if not one.word.binds]
    return [name for _, name in sorted([*things, *((at, NO) for at in places)])]


def _denied(clause: Sequence[str]) -> set[str]:
    """What is denied: the thing after a denial, or before it where none follows. Two denials undo each other."""
    if clause.count(NO) % 2 == 0:
        return set()
    at = clause.index(NO)
    return set(clause[at + 1 : at + 2] or clause[max(0, at - 1) : at])


def _one_denies(one: Sequence[str], other: Sequence[str]) -> bool:
    return (one.count(NO) % 2 == 1) != (other.count(NO) % 2 == 1)


def _denial(shown: str, denies: bool) -> Objection:
    does = both("denies", "否定了") if denies else both("does not deny", "没有否定")
    message = both(
        f"the passage {does} “{shown}”, the quotation does the opposite", f"原话{does.zh}“{shown}”，引语相反"
    )
    return Objection("negation", message)


def _amounts(text: str, here: str) -> Iterator[Objection]:
    found = quantities.altered(text, here, here) or quantities.compared(text, here)
    if found:
        message = both(
            f"the passage says “{found[1]}”, the quotation “{found[0]}”", f"原话说“{found[1]}”，引语说“{found[0]}”"
        )
        yield Objection("quantity", message)


_DOUBT = re.compile(HEDGES, re.I)
_CERTAIN = re.compile(r"\b(?:certain\w*|surely?|definitely|always|must|will|no doubt|absolutely|never)\b", re.I)
_DOUBTS = re.compile("没准|说不定|兴许|有望|差不多|想必|想来|猜|未尝|不见得|怕是|应该|有一天|左右|约")
"""Further Chinese for perhaps and might, of which one will do."""


def _doubts(text: str, here: str, sentences: str) -> Iterator[Objection]:
    """The passage is careful where the quotation is sure."""
    sure = quantities.SURE.search(text)
    doubt = quantities.DOUBT.search(sentences) if sure else _DOUBT.search(here)
    if (
        doubt
        and (sure or not (_DOUBTS.search(text) or quantities.DOUBT.search(text)))
        and not (sure and _CERTAIN.search(sentences))
    ):
        message = both(f"the passage says “{doubt[0]}”, the quotation is sure", f"原话说“{doubt[0]}”，引语说得肯定")
        yield Objection("hedge", message)

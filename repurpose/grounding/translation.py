"""What Chinese words may be in English: by the glossary, by CC-CEDICT, by the words that hold sentences together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from repurpose.grounding.dictionary import Dictionary
from repurpose.grounding.glossary import EMPTY_WORDS, Sense, chinese_meanings, english_meanings
from repurpose.grounding.word_tokens import is_han, stem, tokens

_DATA = Path(__file__).parent / "data"
Sounds = Mapping[Sense, float]
"""What a word may be in the other language, and how surely: 1 for a meaning of its own, less for a part of one."""


class Word(Struct, frozen=True):
    """A word of a Chinese text: where it begins, how many characters it has, what it may be in English.

    `binds` tells a word that holds the sentence together (我, 没有, 先) from one that has a content, `is_deed` a verb
    from other words: its first meaning is "to …".
    """

    text: str
    at: int
    length: int
    english: Sounds
    binds: bool = False
    is_deed: bool = False


@cache
def _irregular() -> dict[str, str]:
    """The plain form of English words that are not their stem with an ending: taught is teach."""
    lines = (_DATA / "irregular.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {form: plain for plain, *forms in rows for form in forms}


_SUFFIXES = (
    "ational", "ation", "ition", "ance", "ence", "ment", "ness", "able", "ible", "ful", "ist", "ism", "ion", "ity",
    "age", "ure", "ive", "ous", "ing", "less", "al", "er", "or", "ee", "ic", "y",
)  # fmt: skip
"""Endings that make another kind of word, the longest first: refusal, pilotage, rehearsed and rehearsal are one."""


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What an English word has in common with the words made from it."""
    irregular = _irregular()
    bare = stem(irregular.get(word, word))
    bare = stem(irregular.get(bare, bare))
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= (3 if suffix in ("ful", "less") else 4):
            bare = bare.removesuffix(suffix)
            break
    return bare[:-1] if len(bare) > 4 and bare[-1] in "ei" else bare


_LIGHT_LIST = """
be sb sth one's one oneself etc esp something somebody someone anything anybody nothing nobody nobody's do make
take have get thing things people person give put let come keep too also very much many more most still yet even
ever never always just only each every any other another same such own back away off over down again first last
here now where why because while after before until since both either neither nor well say said tell told think
thought see look want need use way time year day man good having being done made took got gave came went gone
sort bit
"""
_LIGHT = EMPTY_WORDS | frozenset(_LIGHT_LIST.split())
"""English words that say too little to place anything, or to be missed where a translation lacks them."""


@lru_cache(maxsize=50_000)
def is_light(word: str) -> bool:
    """Whether an English word says nothing of the subject."""
    return word in _LIGHT or "'" in word or (len(word) < 3 and word.isalpha())


@lru_cache(maxsize=50_000)
def english_features(word: str) -> frozenset[Sense]:
    """By what an English word is found: its root, its lines of the glossary, and its part in a sentence."""
    return frozenset({root(word), *english_meanings(word), *(f"={line}" for line in _structure()[1].get(word, ()))})


@cache
def _structure() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """Lines of the list of structure words, by their Chinese and by their English words."""
    chinese: dict[str, tuple[int, ...]] = {}
    english: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate((_DATA / "structure_words.txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            continue
        left, _, right = line.partition(" = ")
        for book, words in ((chinese, left.split()), (english, right.split(", "))):
            for word in words:
                book[word] = (*book.get(word, ()), number)
    return chinese, english


_PARTS = {1: 1.0, 2: 0.6, 3: 0.4}
"""How surely a word of an English meaning stands for the whole, by how many words with a content the meaning has."""
SAME_LINE = 0.6
"""How surely two English words of one line of the glossary translate the same Chinese word."""


@lru_cache(maxsize=20_000)
def _sounds(word: str, book: Dictionary) -> Sounds:
    found: dict[Sense, float] = {}
    for meaning in book.english(word):
        parts = {root(part) for part in tokens(meaning) if part.isascii() and not is_light(part)}
        for part in parts if len(parts) in _PARTS else ():
            found[part] = max(found.get(part, 0.0), _PARTS[len(parts)])
            if len(parts) == 1:
                found |= {line: SAME_LINE for line in english_meanings(part) if line not in found}
    return found | dict.fromkeys(chinese_meanings(word), 1.0)


@lru_cache(maxsize=20_000)
def _faint_sounds(word: str, book: Dictionary) -> Sounds:
    """What a word may be in English words that say little: 时间 is time, 看管 to look after."""
    parts = (part for meaning in book.english(word) for part in tokens(meaning) if part.isascii() and is_light(part))
    return {root(part): 1.0 for part in parts if part not in EMPTY_WORDS and len(part) > 2}


_SOUND_ONLY = frozenset(
    "阿艾埃奥巴贝比博布查达丹德蒂杜厄恩尔法菲弗戈格古哈赫霍基加杰卡凯科克库奎拉莱兰雷里丽利林琳卢鲁露伦罗洛玛马麦曼米密莫姆"
    "纳娜内尼努诺欧帕佩皮普奇乔切萨塞桑森莎沙史斯索塔泰汤特提托图瓦威维沃乌西希夏肖谢雅亚扬伊因英尤扎泽詹丝妮莉黛"
)
"""Characters that foreign names are written with: 玛丽特, 伊内丝. What they mean is beside the point."""
_NAME = re.compile(f"[{''.join(sorted(_SOUND_ONLY))}]{{3,}}(?:·[{''.join(sorted(_SOUND_ONLY))}]+)*")
_COMPLEMENT_LIST = """
的 了 是 在 和 着 过 吧 吗 呢 啊 把 被 到 从 对 于 而 且 所 很 地 个 这 那 之 与 及 其 出来 起来 下去 上去 上来
下来 过去 过来 进去 进来 出去 不了 不着 得了 这个 那个 这些 那些 这样 那样 一点 一样 自己 其实 而是 已经 是的
有没有 是不是 就是 都是 也是 还有 只有 件 只 条 支 粒 张 块 台 位 段 座 声 句 本 些
"""
_COMPLEMENTS = frozenset(_COMPLEMENT_LIST.split())
"""Words that English has no word for: particles, complements, measure words."""
LONGEST = 6
"""Characters of the longest words that are looked up."""


def words(text: str, book: Dictionary) -> list[Word]:
    """A Chinese text cut into the words of the dictionary and the glossary: as few and as well known as can be."""
    units = tokens(text)
    row = "".join(unit if len(unit) == 1 and is_han(unit) else "\0" for unit in units)
    names = {at for name in _NAME.finditer(row) for at in range(*name.span())}
    slices = [row[at : at + size] for at in range(len(row)) for size in range(1, LONGEST + 1) if at + size <= len(row)]
    known = book.known([one for one in dict.fromkeys(slices) if "\0" not in one])
    found = []
    for at, size in _cut(row, book, known):
        one = row[at : at + size] if row[at] != "\0" else units[at]
        if at in names or one in _COMPLEMENTS:
            continue
        binds = _structure()[0].get(one)
        english: Sounds = {f"={line}": 1.0 for line in binds} if binds else _english(one, book)
        if not english and is_han(one):
            english, binds = _faint_sounds(one, book), (0,)
        deed = next(iter(book.english(one)), "").startswith("to ")
        found.append(Word(one, at, size, english, bool(binds), deed))
    return found


def _english(one: str, book: Dictionary) -> Sounds:
    return _sounds(one, book) if is_han(one) else {root(one): 1.0}


def _cut(row: str, book: Dictionary, known: set[str]) -> list[tuple[int, int]]:
    """Where the words begin, and their lengths: the cut that costs least."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(row) + 1):
        sizes = range(1, min(LONGEST, end) + 1)
        best.append(min((best[end - size][0] + _cost(row[end - size : end], book, known), size) for size in sizes))
    cuts, end = [], len(row)
    while end:
        size = best[end][1]
        end -= size
        cuts.append((end, size))
    return cuts[::-1]


def _cost(one: str, book: Dictionary, known: set[str]) -> float:
    """What a word costs: one alone more than one of several characters, one without a plain meaning more still."""
    if one in _structure()[0] or one in _COMPLEMENTS:
        return 1.0 if len(one) > 1 else 1.1
    if len(one) == 1:
        return 1.3
    if chinese_meanings(one):
        return 1.0
    if one not in known:
        return 99.0
    return 1.05 if _sounds(one, book) else 1.6


def unlike(one: str, other: str, book: Dictionary) -> bool:
    """Whether two Chinese words are both well known and share no meaning."""
    if {one, other} & (_COMPLEMENTS | _structure()[0].keys()):
        return False
    own, others = (
        {sense for sense, surely in _sounds(word, book).items() if surely >= SAME_LINE} for word in (one, other)
    )
    return bool(own and others) and own.isdisjoint(others)

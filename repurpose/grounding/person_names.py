"""A person's names: which two may be the same, and how an article may call somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from repurpose.text.han import HAN, has_han
from repurpose.text.similarity import SAME_NAME

_ADDRESS = (
    "老师|师傅|博士|教授|总|先生|女士|小姐|太太|厂长|院长|主任|医生|大夫|导演|校长|经理|工|队长|船长|律师|行长|部长"
)
"""What follows a family name: 贺船长, 王工."""
KIN = (
    "父亲|母亲|爸爸?|妈妈?|丈夫|妻子|太太|爱人|老婆|老公|儿子|女儿|孩子|哥哥|弟弟|姐姐|妹妹|祖母|祖父|奶奶|爷爷|外婆|外公|姑妈|孙女|孙子|"
    "师傅|师父|徒弟|学徒|女工|工人|会计|书记|支书|采购|客户|顾客|同事|朋友|邻居|老板|上司|护士|清洁工|乘客|司机|船长|船员|水手|读者|听众|"
    "观众|投资人|研究员|老人|农民|专家|教授|校长|村民|记者|编辑|医生|病人|学生|老师|有人|别人|人们|大家|很多人|一些人|员工"
)
"""Who is called by what they are: 父亲, 村支书, 有人."""
_COMPOUND = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木"
"""Family names of two characters."""


class Person(Struct, eq=False):
    """Somebody of the talk. `turns` are the numbers of the turns they speak in."""

    names: list[str]
    role: str
    turns: set[int]
    title: str = ""
    shown: str = ""


def same(one: str, other: str) -> bool:
    """Whether two spellings may be one person's: a part of the name, an initial, one character or letter misheard."""
    if has_han(one) != has_han(other):
        return False
    return _same_han(one, other) if has_han(one) else _same_latin(_words(one), _words(other))


def _same_han(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 and short in [*re.split("[·•・]", long), long]:
        return True
    if len(long) >= 3 and len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    title = re.fullmatch(rf"(.{{1,2}})(?:{_ADDRESS})", short)
    return bool(title and long.startswith(title[1]))


def _words(name: str) -> list[str]:
    bare = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return [word.strip(".") for word in bare.casefold().split() if word.strip(".") not in _HONORIFICS]


_HONORIFICS = frozenset({"dr", "mr", "mrs", "ms", "prof", "professor", "sir", "dame", "captain", "master", "miss"})


def _same_latin(one: list[str], other: list[str]) -> bool:
    from rapidfuzz import fuzz

    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return len(short[0]) >= 3 and short[0] in long
    if short[0] == long[0] and min(len(short[-1]), len(long[-1])) == 1:
        return short[-1][0] == long[-1][0]
    return fuzz.ratio(" ".join(one), " ".join(other)) >= SAME_NAME


def spellings(people: Sequence[Person], talk: str) -> dict[str, Person]:
    """Every way of naming each, as patterns; one that two people share names neither. `talk` is all that was said."""
    found: dict[str, list[Person]] = {}
    for person in people:
        for spelling in {*_name_spellings(person, talk), *_part_spellings(person, people)}:
            found.setdefault(spelling, []).append(person)
    return {spelling: rows[0] for spelling, rows in found.items() if len(rows) == 1}


def _name_spellings(person: Person, talk: str) -> Iterator[str]:
    for name in person.names:
        if not has_han(name):
            yield from (rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in (name, *_parts(name)))
        elif re.search("[·•・]", name):
            yield from (re.escape(part) for part in (name, *re.split("[·•・]", name)) if len(part) >= 2)
        else:
            yield re.escape(name)
            family = re.match(_COMPOUND, name)
            surname = re.escape(family[0] if family else name[:1])
            yield rf"{surname}(?:{_ADDRESS})"
            yield rf"[老小]{surname}(?![{HAN}]{{0,2}}(?:{_ADDRESS}))"
            given = name[family.end() if family else 1 :]
            if len(given) == 2 and talk.count(given) > talk.count(name):
                yield given


def _parts(name: str) -> list[str]:
    """The words of a Latin name by which somebody may be called."""
    words = name.split()
    return [word for word in words if len(word) >= 3 and word[0].isupper() and word.casefold() not in _HONORIFICS]


def _part_spellings(person: Person, people: Sequence[Person]) -> Iterator[str]:
    """Somebody by the part they play in the talk, or by what they are, where nobody else is that."""
    alone = sum(one.role == person.role for one in people) == 1
    if person.role == "host" and alone:
        yield from ("主持人?(?=[^人]|$)", r"\b[Tt]he (?:host|interviewer)\b")
    if person.role == "guest" and alone:
        yield from ("(?:这位)?(?:嘉宾|受访者)", r"\b[Tt]he guest\b")
    if person.title:
        yield rf"[这那]位[{HAN}]{{0,4}}?{person.title}"

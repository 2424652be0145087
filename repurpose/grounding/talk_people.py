"""The people of a talk, under every spelling that its article, its brief and its own labels have for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import regex
from msgspec import Struct

from repurpose.grounding.find_quotations import Paragraph
from repurpose.model import Post, Turn
from repurpose.text.han import HAN, has_han
from repurpose.text.roles import CROWD, HOST, ROLE
from repurpose.text.similarity import SAME_NAME


class Voice(Struct, frozen=True):
    """Who speaks in a turn, as the talk has it: the name shown, other spellings, and whether they lead the talk."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""


class Person(Struct, eq=False):
    """Somebody of the talk. `turns` are the numbers of the turns they speak in."""

    names: list[str]
    role: str
    turns: set[int]
    title: str = ""
    shown: str = ""


_CLIP = re.compile(r"录音|录像|片段|clip|tape|recording", re.I)
_NOTE = re.compile(r"\s*[（(\[【]([^）)\]】]*)[）)\]】]\s*")
"""What a label says of a speaker beside the name: `Sang Yan (host)`, `Gavin N. (recording)`."""


def speaker_of(turn: Turn) -> Voice:
    """Who speaks in a turn. The one place that knows how a turn says it."""
    original = turn.original.speaker if turn.original else ""
    labels = [one for one in (turn.speaker, original) if one]
    named = [one for one in map(_unnoted, labels) if one and not ROLE.fullmatch(one) and not _CLIP.fullmatch(one)]
    role = next((part for part in map(_role, labels) if part), "")
    return Voice(named[0] if named else "", tuple(dict.fromkeys(named[1:])), role)


def label_of(turn: Turn) -> str:
    """What stands before the colon where an article's line was read as a turn: 嘉宾：甲、乙."""
    return turn.speaker


def _unnoted(label: str) -> str:
    return _NOTE.sub(" ", label).strip()


def _role(label: str) -> str:
    """The part that a label names, by itself or in brackets."""
    for text in (_unnoted(label), *_NOTE.findall(label)):
        if HOST.fullmatch(text):
            return "host"
        if CROWD.fullmatch(text):
            return "audience"
        if _CLIP.fullmatch(text) and not _unnoted(label):
            return "clip"
    return "clip" if _CLIP.fullmatch(label) else ""


def people_of(post: Post, text: Sequence[Paragraph]) -> list[Person]:
    """Everybody who speaks in the talk, and whom the article says to speak in it."""
    found = _voices(post)
    listed = [*_listed(post, text), *_glossed(text)]
    spare = [one for one in listed if not _joined(one, found)]
    for role in ("host", "guest", "clip"):
        _join_the_only_ones(role, found, spare, post.text)
    kept: list[Person] = []
    for one in spare:
        if one.role and not _joined(one, [*found, *kept]):
            kept.append(one)
    for person in (*found, *kept):
        person.shown = _shown(person, post)
    return [*found, *kept]


def _voices(post: Post) -> list[Person]:
    """The speakers of the talk. A speaker of whom only the part is known is one person a part."""
    found: dict[str, Person] = {}
    turns = (turn for section in post.talk for turn in section.turns)
    for number, turn in enumerate(turns):
        voice = speaker_of(turn)
        key = voice.name or voice.role
        if not key:
            continue
        person = found.setdefault(key, Person([], voice.role, set()))
        spelt = dict.fromkeys((*person.names, voice.name, *voice.aliases))
        person.names = [name for name in spelt if name]
        person.role = person.role or voice.role
        person.turns.add(number)
    return list(found.values())


_HOSTING = "主持人?|主播|采访者?|访谈者?|提问者?|记者|hosts?|hosted by|interviewers?|moderators?"
_GUESTS = "嘉宾|来宾|受访者?|受访人|对谈者?|对谈人?|对话者?|讲者|主讲人?|guests?|interviewees?|speakers?|with"
_LINE = re.compile(rf"^\W{{0,6}}(?:(?P<host>{_HOSTING})|(?P<guest>{_GUESTS}))\W{{0,3}}[:：]\W{{0,3}}(?P<who>.+)$", re.I | re.M)
"""A line of a brief that says who speaks: `嘉宾：甲（A. B.，医生）、乙`, `**Host**: C`."""
_BETWEEN = re.compile(r"[；;、/&]|\s+and\s+|(?<=\S)\s*[和与]\s*(?=\S)")
_NAME = regex.compile(
    rf"[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}|[{HAN}]{{2,4}}|\p{{Lu}}[\p{{L}}.'’-]*(?: \p{{L}}[\p{{L}}.'’-]*){{0,3}}"
)


def _listed(post: Post, text: Sequence[Paragraph]) -> Iterator[Person]:
    """The people whom the article's brief and front matter name."""
    brief = post.brief
    lines = [f"{key}: {value}" for key, value in brief.other.items()] if brief else []
    lines += [f"{label_of(turn)}: {turn.text}" for section in post.sections[:1] for turn in section.turns[:_TOP]]
    for line in _LINE.finditer("\n".join([*lines, *(paragraph.text for paragraph in text[:_TOP])])):
        yield from _row(line["who"], "host" if line["host"] else "guest")
    yield from _row(brief.guest if brief else "", "guest")
    yield from _row(post.guest, "guest")
    for name in post.people:
        yield from _row(name, _role(name))


_LABELLED = regex.compile(rf"\W{{0,6}}[\p{{L}} ]{{1,16}}\W{{0,3}}[:：][^“\"「\n]+")
"""A line of a brief: 来源：播客."""


def asides(post: Post) -> dict[str, str]:
    """Paragraphs that are no running text, with their labels: headlines, headings, a brief, what an interviewer asks."""
    found = dict.fromkeys([*(one.text for one in post.headlines), *(one.heading for one in post.sections)], "")
    for number, section in enumerate(post.sections):
        for turn in section.turns:
            for text in turn.text.split("\n\n"):
                if label_of(turn) or (not number and _LABELLED.fullmatch(text)):
                    found[text] = label_of(turn)
    return found


_TOP = 30
"""Paragraphs from the top in which a brief is looked for: candidate headlines are among them."""


def _row(text: str, role: str) -> Iterator[Person]:
    """Everybody of a list: a name, what is in brackets after it, and what they are."""
    masked = _NOTE.sub(lambda note: "\0" * len(note[0]), text)
    start = 0
    for end in (*(cut.start() for cut in _BETWEEN.finditer(masked)), len(text)):
        piece = text[start:end].strip(" ；;、/&和与*_")
        start = end
        name = _NAME.match(piece.removeprefix("and ").strip())
        if name:
            notes = [note for group in _NOTE.findall(piece) for note in re.split("[，,]", group)[:1]]
            named = [note.strip() for note in notes if _NAME.fullmatch(note.strip()) and has_han(note) != has_han(name[0])]
            yield Person([name[0].strip(), *named], role, set(), _title(piece))


_TITLES = "医生|大夫|护士|教授|博士|老师|师傅|作家|作者|导演|演员|记者|厂长|院长|校长|主任|司机|船长|引航员|创始人|工程师|律师|法官|经理|研究员|科学家|设计师|投资人|修复师|农民|厨师|教练"
_TITLED = re.compile(rf"(?:{_TITLES})(?=[\s，,）)；;、]|$)")


def _title(piece: str) -> str:
    """What somebody is, by the last word said of them: 嘉宾：阿玛拉·奥科耶，医生."""
    found = _TITLED.findall(piece)
    return found[-1] if found else ""


_HAN_THEN_LATIN = regex.compile(
    rf"([{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}}){{1,3}})[（(](\p{{Lu}}[\p{{L}}.'’-]*(?: \p{{L}}[\p{{L}}.'’-]*){{1,3}})[），,)]"
)
_LATIN_THEN_HAN = regex.compile(
    rf"(\p{{Lu}}[\p{{L}}.'’-]*(?: \p{{L}}[\p{{L}}.'’-]*){{1,3}})\s?[（(]([{HAN}]{{1,6}}(?:·[{HAN}]{{1,6}}){{0,3}})[），,)]"
)


def _glossed(text: Sequence[Paragraph]) -> Iterator[Person]:
    """Names that the article writes in both scripts: 伊尔丝·范德穆伦（Ilse Vandermeulen）."""
    for paragraph in text:
        if "（" in paragraph.text or "(" in paragraph.text:
            for pattern in (_HAN_THEN_LATIN, _LATIN_THEN_HAN):
                for one, other in pattern.findall(paragraph.text):
                    yield Person([one, other], "", set())


def _joined(one: Person, found: Iterable[Person]) -> bool:
    """Whether somebody is known already; what is new of them is added."""
    for person in found:
        if _overlap(one, person):
            _join(person, one)
            return True
    return False


def _join(person: Person, other: Person) -> None:
    person.names += [name for name in other.names if name not in person.names]
    person.role = person.role or other.role
    person.title = person.title or other.title
    person.turns |= other.turns


def _join_the_only_ones(role: str, found: list[Person], spare: list[Person], article: str) -> None:
    """A part that one speaker has whose name the article lacks, and one name that nobody speaks under: they are one."""
    nameless = [one for one in found if _plays(one, role) and not any(name in article for name in one.names)]
    # Of those whose words are played in a talk, a brief seldom says so: any name written in both scripts may be meant.
    names = [one for one in spare if one.role == ("" if role == "clip" else role)]
    if len(nameless) == 1 and names and all(_may_be_one(one, names[0]) for one in names):
        for one in names:
            _join(nameless[0], one)
            spare.remove(one)


def _plays(one: Person, role: str) -> bool:
    return one.role == role or (role == "guest" and one.role == "")


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether names may be one person's: alike, or in different scripts (桑延 and Sang Yan)."""
    return _overlap(one, other) or has_han("".join(one.names)) != has_han("".join(other.names))


def _overlap(one: Person, other: Person) -> bool:
    return any(same(name, known) for name in one.names for known in other.names)


def same(one: str, other: str) -> bool:
    """Whether two spellings may be one person's: a part of the name, an initial, one character or letter misheard."""
    if has_han(one) != has_han(other):
        return False
    return _same_han(one, other) if has_han(one) else _same_latin(_words(one), _words(other))


def _same_han(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 and short in re.split("[·•・]", long) + [long]:
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


def _shown(person: Person, post: Post) -> str:
    """The name the article gives somebody: in its own script and in full, where it has that."""
    han = post.lang.startswith("zh") or has_han(post.headline)
    used = [name for name in person.names if name in post.text] or person.names
    own = [name for name in used if has_han(name) == han] or used
    return max(own, key=len, default=_PARTS.get(person.role, ("", ""))[han])


_PARTS = {"host": ("the host", "主持人"), "audience": ("the audience", "听众"), "clip": ("a recording", "录音")}
"""What somebody is called of whom only the part is known."""
_ADDRESS = "老师|师傅|博士|教授|总|先生|女士|小姐|太太|厂长|院长|主任|医生|大夫|导演|校长|经理|工|队长|船长|律师|行长|部长"
_COMPOUND = "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木"
"""Family names of two characters."""


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

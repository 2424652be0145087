"""The people of a talk, under every spelling that its article, its brief and its own labels have for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import regex

from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.person_names import KIN, Person, same
from repurpose.model import Post, Turn
from repurpose.text.han import HAN, has_han
from repurpose.text.roles import HOST, ROLE

_NOTE = re.compile(r"\s*[（(\[【]([^）)\]】]*)[）)\]】]\s*")
"""What a list says of somebody beside the name: `Sang Yan (host)`, `加文·诺克斯（Gavin Knox，创始人）`."""


def label_of(turn: Turn) -> str:
    """What stands before the colon where an article's line was read as a turn: 嘉宾：甲、乙."""
    return turn.speaker.voice


def people_of(post: Post, text: Sequence[Paragraph]) -> list[Person]:
    """Everybody who speaks in the talk, and whom the article says to speak in it."""
    found = _voices(post)
    listed = [*_listed(post, text), *_glossed(text)]
    spare = [one for one in listed if not _joined(one, found)]
    for role in ("host", "guest", "clip"):
        _join_the_only_ones(role, found, spare, post.text)
    kept: list[Person] = []
    for one in spare:
        # Somebody who is spoken of, or whose words are played, may be meant by a pronoun too.
        if (one.role or len(one.names) > 1) and not _joined(one, [*found, *kept]):
            kept.append(one)
    for person in (*found, *kept):
        person.shown = _shown(person, post)
    return [*found, *kept]


def _voices(post: Post) -> list[Person]:
    """The speakers of the talk. A speaker of whom only the part is known is one person a part."""
    found: dict[str, Person] = {}
    turns = (turn for section in post.talk for turn in section.turns)
    for number, turn in enumerate(turns):
        speaker = turn.speaker
        if speaker.voice:
            person = found.setdefault(speaker.voice, Person([], speaker.role, set()))
            spelt = dict.fromkeys((*person.names, speaker.name, *speaker.aliases))
            person.names = [name for name in spelt if name]
            person.role = person.role or speaker.role
            person.turns.add(number)
    return list(found.values())


_LINE = re.compile(
    r"^\W{0,6}(?P<label>[^\W\d][^:：\n]{0,16}?)\W{0,3}[:：][^\w“”「」\"'‘’]{0,3}(?P<who>[^\s“「\"'‘].*)$", re.M
)
"""A line of a brief that says who speaks: `嘉宾：甲（A. B.，医生）、乙`, `**Host**: C`; 主持人：“…” quotes."""
_INTERVIEWED = re.compile(r"受访[者人]|对谈[者人]?|来宾|主讲人?|interviewee|with", re.I)
"""What else a brief calls those who are asked."""
_BETWEEN = re.compile(r"[；;、/&]|\s+and\s+|(?<=\S)\s*[和与]\s*(?=\S)")
_LATIN = r"\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*)"
_FOREIGN = rf"[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}})"
_NAME = regex.compile(rf"{_FOREIGN}{{1,3}}|[{HAN}]{{2,4}}|{_LATIN}{{0,3}}")


def _listed(post: Post, text: Sequence[Paragraph]) -> Iterator[Person]:
    """The people whom the article's brief and front matter name."""
    brief = post.brief
    lines = [f"{key}: {value}" for key, value in brief.other.items()] if brief else []
    lines += [f"{label_of(turn)}: {turn.text}" for section in post.sections[:1] for turn in section.turns[:_TOP]]
    for line in _LINE.finditer("\n".join([*lines, *(paragraph.text for paragraph in text[:_TOP])])):
        label = line["label"].removesuffix("s").strip("*_ ")
        if ROLE.fullmatch(label) or _INTERVIEWED.fullmatch(label):
            yield from _row(line["who"], "host" if HOST.fullmatch(label) else "guest")
    yield from _row(brief.guest if brief else "", "guest")
    yield from _row(post.guest, "guest")
    for name in post.people:
        yield from _row(name, "host" if any(map(HOST.fullmatch, _NOTE.findall(name))) else "")


_LABELLED = regex.compile(r"\W{0,6}[\p{L} ]{1,16}\W{0,3}[:：][^“\"「\n]+")
"""A line of a brief: 来源：播客."""


def asides(post: Post) -> dict[str, str]:
    """Paragraphs that are no running text, with their labels: headlines, headings, a brief, questions."""
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
            named = [
                note.strip() for note in notes if _NAME.fullmatch(note.strip()) and has_han(note) != has_han(name[0])
            ]
            yield Person([name[0].strip(), *named], role, set(), _title(piece))


_TITLED = regex.compile(rf"[{HAN}][师员家生长手者官士授人](?=[\s，,）)；;、]|$)")
"""The end of what somebody is, by which an article calls them: 嘉宾：贺岚，船长 makes her 这位船长."""


def _title(piece: str) -> str:
    """The last two characters of what somebody is."""
    found = _TITLED.findall(piece)
    return found[-1] if found else ""


_HAN_THEN_LATIN = regex.compile(rf"({_FOREIGN}{{1,3}})[（(]({_LATIN}{{1,3}})[），,)]")
_LATIN_THEN_HAN = regex.compile(rf"({_LATIN}{{1,3}})\s?[（(]({_FOREIGN}{{1,3}})[），,)]")


_BEFORE_NAME = re.compile(rf"^[^·•・A-Za-z]*(?:[了的是由和与在对向给被跟把]|{KIN})(?=[^·•・]{{1,5}}[·•・])")
"""What is written right before a name without a blank: 播放了农民鲁里·麦克吉拉."""


def _glossed(text: Sequence[Paragraph]) -> Iterator[Person]:
    """Names that the article writes in both scripts: 伊尔丝·范德穆伦（Ilse Vandermeulen）."""
    for paragraph in text:
        if "（" in paragraph.text or "(" in paragraph.text:
            for pattern in (_HAN_THEN_LATIN, _LATIN_THEN_HAN):
                for one, other in pattern.findall(paragraph.text):
                    yield Person([_BEFORE_NAME.sub("", one), _BEFORE_NAME.sub("", other)], "", set())


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
    # Of those whose words are played in a talk, a brief seldom says so: a guest who is left over, or any name written
    # in both scripts, may be meant.
    names = [one for one in spare if one.role in (("", "guest") if role == "clip" else (role,))]
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


def _shown(person: Person, post: Post) -> str:
    """The name the article gives somebody: in its own script and in full, where it has that."""
    han = post.lang.startswith("zh") or has_han(post.headline)
    used = [name for name in person.names if name in post.text] or person.names
    own = [name for name in used if has_han(name) == han] or used
    return max(own, key=len, default=_PARTS.get(person.role, ("", ""))[han])


_PARTS = {"host": ("the host", "主持人"), "audience": ("the audience", "听众"), "clip": ("a recording", "录音")}
"""What somebody is called of whom only the part is known."""

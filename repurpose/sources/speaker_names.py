"""What a speaker is called: the spelling that the author gives, in whatever spelling the transcript has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from repurpose.model import Post, Turn
from repurpose.sources.speaker_labels import folded, is_name, is_recorded, split_label
from repurpose.text.han import HAN, has_han
from repurpose.text.roles import DOES, ROLE
from repurpose.text.similarity import SAME_NAME

_SEVERAL = re.compile(r"\s*(?:[,，、;；&/]|\band\b|和|与)\s*")
_CAPITAL = r"(?:[A-Z]['’])?[A-Z][\w-]+(?![\w'’])"
_LATIN_NAME = rf"(?:(?:Dr|Mrs?|Ms|Prof)\. )?{_CAPITAL}(?: (?:[A-Z]\.(?= [A-Z])|{_CAPITAL})){{1,3}}"
"""Two to four words with capitals: Ada Lund, Dr. Sean O'Hale, Ada M. Lund. A stop ends it, and the We of We're."""
_SELF = re.compile(
    rf"(?:我是|我叫|我的名字(?:是|叫))\s*(?P<han>[{HAN}·•]{{2,12}}|{_LATIN_NAME})|"
    rf"\b(?:I['’]m|I am|[Mm]y name is)\s+(?P<latin>{_LATIN_NAME})"
)
"""Somebody says who they are: 我是林默, `I'm Lin Mo`."""
_CALLED = re.compile(
    rf"(?:欢迎|有请|嘉宾(?:是)?|请到了?|采访的是)[^。！？\n]{{0,24}}?(?P<han>[{HAN}·•]{{2,12}}|{_LATIN_NAME})|"
    r"\b(?:[Ww]elcome|joined by|joining (?:me|us) is|guest(?: today)? is|with me is)[,:]?\s+(?:back\s+)?"
    rf"(?P<latin>{_LATIN_NAME})"
)
"""Somebody is brought in: 欢迎林默, `I'm joined by Lin Mo`."""
FIRST_WORDS = 1500
"""Characters of what a speaker says first in which people are introduced; later ones tell of others."""
SHOWN_FIRST = 200
"""Characters of a speaker's first words in which another may show them to the listener."""


class Names(Struct, frozen=True):
    """The people that a post names: its guests first, then everybody listed, and the labels with how often each is."""

    guests: tuple[str, ...]
    people: tuple[str, ...]
    shown: str
    counts: Mapping[str, int]

    @property
    def known(self) -> tuple[str, ...]:
        """Guests, then everybody else that is listed."""
        return (*self.guests, *(name for name in self.people if name not in self.guests))

    def spelling(self, name: str) -> str:
        """The author's spelling of a label's name; else the one that the labels have most often."""
        exact = [one for one in self.known if folded(one) == folded(name)]
        return (exact or self.parts(name) or self.near(name) or self.common(name))[0]

    def parts(self, name: str) -> list[str]:
        """The one guest, or person of the title, of whose name this is a word: Hale is Marc Hale.

        Somebody merely listed is not enough: people who are spoken of are listed too.
        """
        if len(folded(name)) < 2 or " " in name:
            return []
        wanted = [one for one in self.people if one.casefold() in self.shown or name.casefold() in self.shown]
        full = dict.fromkeys(
            one for one in (*self.guests, *wanted) if folded(name) in map(folded, re.split(r"[\s·•]+", one))
        )
        return list(full) if len(full) == 1 else []

    def near(self, name: str) -> list[str]:
        """The person whose name is nearly this one, where no other label is exactly that person's."""
        from rapidfuzz import fuzz

        taken = {folded(other) for other in self.counts}
        if len(folded(name)) < 4:
            return []
        return [
            one
            for one in self.known
            if folded(one) not in taken and fuzz.ratio(name.casefold(), one.casefold()) >= SAME_NAME
        ]

    def common(self, name: str) -> list[str]:
        """The spelling that the labels have most often."""
        same = [other for other in self.counts if folded(other) == folded(name)]
        return [max(same, key=lambda other: (self.counts[other], -len(other)))] if same else [name]


def names_of(post: Post, turns: Sequence[Turn]) -> Names:
    """The names a post and its labels hold."""
    guests = [name for text in (post.brief.guest if post.brief else "", post.guest) for name in several(text)]
    labels = Counter(split_label(turn.speaker.label)[0] for turn in turns if turn.speaker.label)
    mapped = [one.name for one in post.speakers.values() if one.name]
    shown = " ".join((post.title, post.summary, *(headline.text for headline in post.headlines))).casefold()
    people = dict.fromkeys([*mapped, *post.people])
    return Names(tuple(dict.fromkeys(guests)), tuple(people), shown, labels)


def several(text: str) -> list[str]:
    """The names in a line that may hold several."""
    return [name for name in _SEVERAL.split(text) if name]


def is_person(label: str, names: Names) -> bool:
    """Whether a label is a name: known, shaped like one, or said again and again and no part."""
    name, _ = split_label(label)
    if ROLE.fullmatch(name):
        return False
    if any(folded(name) == folded(one) for one in names.known) or is_name(label):
        return True
    # Han names of more than four characters are nicknames and foreign names without a dot: 北美王路飞.
    again = sum(count for other, count in names.counts.items() if folded(other) == folded(name))
    return again >= 2 and len(name) <= 16 and has_han(name) and not re.search(r"[/\d\"“「]", name)


def person_in(note: str) -> str:
    """The person whom a note beside a part names: 主持人（林一）."""
    return note if is_name(note) and not is_recorded(note) and not DOES.fullmatch(note) else ""


def says_own_name(words: str, names: Names) -> str:
    """The name by which somebody introduces themselves, where the post knows it or it is surely a name."""
    for match in _SELF.finditer(words[:FIRST_WORDS].replace("*", "")):
        found = _met(match, names)
        if found:
            return found
    return ""


def names_self(words: str) -> bool:
    """Whether somebody says who they are."""
    return bool(_SELF.search(words.replace("*", "")))


def called_in(words: str, names: Names) -> Iterator[str]:
    """The people whom somebody brings in."""
    for match in _CALLED.finditer(words[:FIRST_WORDS].replace("*", "")):
        found = _met(match, names)
        if found:
            yield found


def _met(match: re.Match[str], names: Names) -> str:
    """A name in an introduction: a person known, or two Latin words; of Han a person known begins there."""
    text = match["latin"] or match["han"] or ""
    known = next((one for one in _any_known(names) if text.startswith(one)), "")
    # 我是 Night Ferry 这个小组的: where the sentence goes on, the words are a part of what it says and no name.
    goes_on = bool(match["han"]) and has_han(match.string[match.end() :].lstrip(" ")[:1])
    return known or ("" if has_han(text) or goes_on else text)


def is_told_of(words: str, name: str) -> bool:
    """Whether somebody's first words tell of that person as another does: one label before the words of two.

    `**Ann Lund**: Ann Lund 是港务局的局长，她今天来到我们的节目。`
    """
    told = rf"(?<![\w·]){re.escape(name)}[ ]?(?:[（(][^（）()\n]{{1,60}}[）)][ ]?)?(?:是|现任|is\b|serves\b|joins\b)"
    return bool(re.search(told, words[:SHOWN_FIRST].replace("*", "")))


def _any_known(names: Names) -> Iterable[str]:
    return sorted((*names.known, *(name for name in names.counts if is_name(name))), key=len, reverse=True)

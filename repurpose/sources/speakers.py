"""Who is who in a talk: one resolver for labels, the head, the brief, introductions and spellings.

What it goes by, the surest first: `speakers:` in the front matter, a note beside the label, the names that the brief
and the front matter give, what people say of themselves and of whom they welcome, and who is left over. A label that
nothing settles keeps no name, so that it is printed nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from repurpose.model import Post, Role, Section, Speaker, Turn
from repurpose.sources.speaker_labels import folded, is_clip, is_recorded, split_label
from repurpose.sources.speaker_names import Names, called_in, is_person, names_of, person_in, says_own_name
from repurpose.sources.speaker_roles import Heads, PartPlayed, cast, is_channel, role_of
from repurpose.text.roles import DOES, ROLE


def resolve(post: Post, sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with every label resolved as far as the post tells. Resolving twice, with more known, is fine."""
    turns = [turn for section in sections for turn in section.turns]
    if not any(turn.speaker.label for turn in turns):
        return tuple(sections)
    speakers = _Resolver(post, turns).speakers()
    return tuple(
        replace(section, turns=tuple(_with(turn, speakers) for turn in section.turns)) if section.turns else section
        for section in sections
    )


def _with(turn: Turn, speakers: Mapping[tuple[str, bool], Speaker]) -> Turn:
    if not turn.speaker.label:
        return turn
    return replace(turn, speaker=speakers[turn.speaker.label, turn.speaker.role == "clip"])


OPENING = 2
"""Turns of a body among which the first labelled one opens the talk: a line may stand before it. Where more does, it is
told by somebody else, and who is heard first is shown in it."""


class _Resolver:
    def __init__(self, post: Post, turns: Sequence[Turn]) -> None:
        self.post, self.turns = post, turns
        self.names: Names = names_of(post, turns)
        self.given = {folded(_bare(label)): one for label, one in post.speakers.items()}
        self.by_name = {folded(one.name): one for one in reversed(list(post.speakers.values())) if one.name}
        self.labels = list(dict.fromkeys(turn.speaker.label for turn in turns if turn.speaker.label))
        self.notes: dict[str, set[str]] = defaultdict(set)
        for label in self.labels:
            name, note = split_label(label)
            self.notes[folded(name)].add(note)
        self.clips = {label for label in self.labels if is_clip(label) or self.told(label) == "clip"}
        self.called = {label: self.name_of(label) for label in self.labels}

    def speakers(self) -> dict[tuple[str, bool], Speaker]:
        """The speaker of each label, spoken live and in a recording."""
        self.introduce()
        roles = self.roles()
        self.eliminate(roles)
        aliases: dict[str, dict[str, None]] = defaultdict(dict)
        for label, name in self.called.items():
            aliases[name] |= dict.fromkeys(alias for alias in _spellings(label) if name and alias != name)
        spelt = {name: tuple(spellings) for name, spellings in aliases.items()}
        found = {}
        for label, name in self.called.items():
            for recorded in (False, True):
                role: Role = "clip" if recorded or self.is_clip(label) else roles.get(self.voice(label), "")
                found[label, recorded] = Speaker(name, spelt[name], role, label)
        return found

    def voice(self, label: str) -> str:
        return self.called[label] or label

    def is_clip(self, label: str) -> bool:
        return label in self.clips

    def told(self, label: str) -> Role:
        """The role that the front matter or the label itself gives."""
        given = self.look_up(label)
        if given and given.role:
            return given.role
        name, note = split_label(label)
        # A part may stand before a name too: `Host Olsen`, `主持人 林一`.
        first, _, rest = name.partition(" ")
        return role_of(name) or role_of(note) or (role_of(first) if rest and len(first) > 1 else "")

    def look_up(self, label: str) -> Speaker | None:
        name, _ = split_label(label)
        return self.given.get(folded(_bare(label))) or self.given.get(folded(name)) or self.by_name.get(folded(name))

    def name_of(self, label: str) -> str:
        """The name by the label alone."""
        given = self.look_up(label)
        if given and given.name:
            return given.name
        name, note = split_label(label)
        if ROLE.fullmatch(name):
            person = person_in(note)
            return self.names.spelling(person) if person else ""
        if not is_person(label, self.names):
            return ""
        # Two of one name are told apart by what is in brackets: Alex (KL), Alex (the other).
        if not note:
            return self.names.spelling(name)
        beside = self.notes[folded(name)] - {""}
        notes = {one for one in beside if not is_recorded(one) and not role_of(one) and not DOES.fullmatch(one)}
        return f"{name} ({note})" if len(notes) > 1 and note in notes else self.names.spelling(name)

    def live(self) -> Iterator[Turn]:
        """The turns that are no recordings."""
        for turn in self.turns:
            if turn.speaker.label and turn.speaker.role != "clip" and not self.is_clip(turn.speaker.label):
                yield turn

    def parts(self) -> dict[str, PartPlayed]:
        parts: dict[str, PartPlayed] = {}
        before = ""
        for number, turn in enumerate(self.live()):
            voice, original = self.voice(turn.speaker.label), turn.original.text if turn.original else ""
            opens = not parts and turn in self.turns[:OPENING]
            part = parts.setdefault(voice, PartPlayed(turn.speaker.label, opens=opens))
            if voice == before:
                part.go_on(turn.text, original)
            else:
                part.take(turn.text, original, number)
            before = voice
        return parts

    def introduce(self) -> None:
        """Give nameless voices the names by which they introduce themselves, each name to one of them."""
        parts = self.parts()
        found = {
            part.label: says_own_name(part.said, self.names) for voice, part in parts.items() if voice == part.label
        }
        times = Counter(found.values())
        for label, name in found.items():
            if name and not self.called[label] and times[name] == 1:
                self.called[label] = self.names.spelling(name)

    def roles(self) -> dict[str, Role]:
        """The role of each voice that is heard live; several labels may be one voice."""
        parts = self.parts()
        told: dict[str, Role] = {}
        for label in self.labels:
            if self.told(label) and not self.is_clip(label):
                told.setdefault(self.voice(label), self.told(label))
        # What is neither a name nor a part (`Summary`, `NXP (NXPI)`) speaks for nobody.
        persons = {voice: part for voice, part in parts.items() if self.called[part.label] or self.is_part(part.label)}
        called = [voice for voice, part in persons.items() if self.called[part.label]]
        head = Heads(
            guests=frozenset(called) & frozenset(self.names.guests),
            shown=frozenset(voice for voice in called if len(voice) >= 2 and voice.casefold() in self.names.shown),
            listed=frozenset(called) & frozenset(self.names.people),
            channels=frozenset(voice for voice in called if is_channel(voice, self.post)),
        )
        return cast(persons, told, head)

    def is_part(self, label: str) -> bool:
        return bool(ROLE.fullmatch(split_label(label)[0]))

    def eliminate(self, roles: Mapping[str, Role]) -> None:
        """The one guest without a name is the one guest whom the head, or who leads the talk, names."""
        guests = {voice for voice, role in roles.items() if role == "guest"}
        nameless = [label for label in self.labels if not self.called[label] and label in guests]
        taken = set(self.called.values())
        hosts = (part.said for voice, part in self.parts().items() if roles.get(voice) == "host")
        wanted = [name for name in self.names.guests if name not in taken]
        if not self.names.guests:
            wanted = list(
                dict.fromkeys(name for said in hosts for name in called_in(said, self.names) if name not in taken)
            )
        if len(nameless) == 1 and len(wanted) == 1 and len(guests) == 1:
            self.called[nameless[0]] = wanted[0]


def _bare(label: str) -> str:
    name, note = split_label(label)
    return f"{name}{note}"


def _spellings(label: str) -> Iterator[str]:
    """What a label writes for its speaker: the name, and a name in the note."""
    name, note = split_label(label)
    if not ROLE.fullmatch(name):
        yield name
    if person_in(note) and not ROLE.fullmatch(note):
        yield note

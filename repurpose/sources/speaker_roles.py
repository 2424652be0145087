"""Who leads a talk and who is its guest: told from parts, from the head, and from who opens, welcomes and asks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from repurpose.model import Post, Role
from repurpose.sources.speaker_labels import folded
from repurpose.sources.speaker_names import is_told_of, names_self
from repurpose.text.roles import CLIP, CROWD, GUEST, HOST, NARRATOR

_ASKS = re.compile(r"[?？][”」』\"')）]*\s*$")
_WELCOMES = re.compile(
    r"欢迎(?:大家|各位|你们)?(?:来到|收听|收看|回到|关注|加入)|欢迎[你您](?:来|做客|回来|加入|[，。！])|"
    r"(?:今天|本期)(?:节目)?(?:的|我们的)?嘉宾|有请|"
    r"(?:你们的|本期)主持人|也?加入了我们[。，！]|这里是[^。\n]{0,16}《|感谢(?:大家的?)?(?:收听|收看)|"
    r"\bwelcome (?:back )?to\b|\byour host\b|\bmy guest\b|\bjoin(?:ed by|ing me)\b|"
    r"今天是\d{1,2}月\d{1,2}[日号]|\btoday(?:['’]s| is) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\bthanks? (?:you )?for (?:listening|watching|joining|tuning|being here|coming)",
    re.I,
)
"""What the one says who holds a programme: 欢迎收听, `welcome to the show`, `my guest today`;
or the day of the broadcast, as who reads the news does."""
_IS_WELCOMED = re.compile(
    r"(?:谢谢|感谢)(?:你们?|您|[^。，！？\n]{1,12}的)?(?:邀请|主持)|很高兴(?:来到|能?来|在这里|受邀)|"
    r"\bthanks? (?:you )?(?:so much )?for having me|\b(?:glad|happy|great|good|honou?red) to be (?:here|on)\b",
    re.I,
)
"""What the one answers who was asked in, or thanks who leads for it: 谢谢林老师的主持."""
SHORT = 60
"""Characters of a turn that says a name and little more, as the second host of a programme does: `And I'm Ann Lee.`"""
NEAR_START = 4000
"""Characters of a speaker's first words in which a welcome tells something; later the word means other things."""
ENOUGH = 5
"""Turns from which the share of questions says something."""
FROM_THE_FLOOR = 0.1
"""Share of all turns below which somebody who asks and does not welcome asks from the floor and does not lead."""
ROUND = 3
"""Other speakers from which a talk is a round."""
GIVES_WORD = 0.4
"""Share of all turns of who leads a round: near one half, since the word comes back after each of the others."""
ASKS_OFTEN = 0.3
"""Share of turns that end in a question from which somebody may lead who shares that with a second host: of 40 talks
read, guests reached 0.23, second hosts 0.31 to 0.47."""
LEADS = 2.0
"""Weight of evidence from which an unnamed speaker is taken for the one who leads the talk."""


class PartPlayed(Struct):
    """One voice's part in a talk. What follows one upon the other is one turn, in however many paragraphs."""

    label: str
    turns: int = 0
    asked: int = 0
    opens: bool = False
    introduced: bool = False
    asks: bool = False
    words: str = ""
    original: str = ""

    def take(self, text: str, original: str, number: int) -> None:
        """Count a turn, the `number`th of the talk."""
        self.introduced |= 0 < number < 3 and not self.turns and len(text) < SHORT and names_self(text)
        self.turns += 1
        self.asks = False
        self.go_on(text, original)

    def go_on(self, text: str, original: str) -> None:
        """Take another paragraph of the same turn, which is a question when its end is one."""
        self.asked -= self.asks
        self.asks = bool(_ASKS.search(text))
        self.asked += self.asks
        if len(self.words) < NEAR_START:
            self.words += f"{text}\n"
            self.original += f"{original}\n"

    @property
    def said(self) -> str:
        """The first words, in both languages."""
        return f"{self.words[:NEAR_START]}\n{self.original[:NEAR_START]}"

    @property
    def leads(self) -> float:
        """Evidence of leading: three times the share of turns that end in a question, one for speaking first, two for
        welcoming; being welcomed counts against it."""
        share = 3 * self.asked / self.turns if self.turns else 0.0
        return share + self.opens + 2 * self.welcomes - 2 * (self.is_welcomed and not self.welcomes)

    @property
    def welcomes(self) -> bool:
        """Whether the first words are those of who holds a programme, and not of a guest who speaks of one."""
        return bool(_WELCOMES.search(self.said)) and (self.opens or not self.is_welcomed)

    @property
    def is_welcomed(self) -> bool:
        """Whether the first words are those of who was asked in."""
        return bool(_IS_WELCOMED.search(self.said))


def role_of(word: str) -> Role:
    """The role that a label's word says: 主持人 is a host; "" for a name."""
    kinds: tuple[tuple[re.Pattern[str], Role], ...] = (
        (HOST, "host"),
        (NARRATOR, "narrator"),
        (CROWD, "audience"),
        (GUEST, "guest"),
        (CLIP, "clip"),
    )
    return next((role for pattern, role in kinds if pattern.fullmatch(word)), "")


class Heads(Struct, frozen=True, dict=True):
    """The voices that the head names: as guests, in the title or summary, in a list of people; and the post's own."""

    guests: frozenset[str]
    shown: frozenset[str]
    listed: frozenset[str]
    channels: frozenset[str]

    @cached_property
    def named(self) -> frozenset[str]:
        """All but the channels."""
        return (self.guests | self.shown | self.listed) - (self.channels - self.guests)


def cast(parts: Mapping[str, PartPlayed], told: Mapping[str, Role], head: Heads) -> dict[str, Role]:
    """The role of each voice. `told` are those that are known.

    Where no role is known, who leads is told from opening the talk while another is named, from welcoming, and from
    asking most of the time. Where nobody can be told apart, all are guests. A label before the words of two people, who
    leads and whom that one shows, has no role: nobody knows which words are whose.
    """
    roles: dict[str, Role] = {voice: told[voice] for voice in parts if told.get(voice)}
    if "host" not in roles.values():
        # Where another is labelled as the host, whoever the post's `speaker:` names is who speaks, not who leads.
        roles |= {voice: "host" for voice in head.channels - head.guests if voice not in roles}
    rest = [voice for voice in parts if voice not in roles]
    has_host = "host" in roles.values()
    heard = {voice: part for voice, part in parts.items() if roles.get(voice, "guest") == "guest"}
    leaders = {voice for voice in rest if _leads(voice, heard, head, has_host)}
    if leaders >= set(rest) and "guest" not in roles.values():
        leaders = set()
    # A channel's own voice that says a word or two does not lead what another holds on it.
    led = any(role == "host" and not _is_from_the_floor(voice, parts) for voice, role in roles.items())
    if not leaders and not led:
        leaders = {voice for voice in rest if _leads_round(voice, heard, head)}
    heard = {voice: part for voice, part in heard.items() if voice not in leaders}
    leaders |= {voice for voice in heard if voice in rest and voice not in head.named and _asks_most(voice, heard)}
    both = {voice for voice in leaders if is_told_of(parts[voice].words, voice)}
    return roles | {voice: "" if voice in both else "host" if voice in leaders else "guest" for voice in rest}


def _leads(voice: str, parts: Mapping[str, PartPlayed], head: Heads, has_host: bool) -> bool:
    part, others = parts[voice], len(head.named) > (voice in head.named)
    if voice in head.guests:
        return False
    if voice in head.named and not others:
        # Who alone is named is the guest, unless it is only in a list of people and they welcome somebody.
        return voice not in head.shown and (part.welcomes or part.opens) and part.leads >= LEADS
    if voice in head.named:
        return part.leads >= LEADS
    if part.introduced and any(one.opens and one.welcomes for one in parts.values()):
        return True
    if (has_host and part.turns < ENOUGH and not part.welcomes) or _is_from_the_floor(voice, parts):
        return False
    opens = part.opens and bool(others) and not has_host and not part.is_welcomed
    return part.leads >= LEADS or opens


def _is_from_the_floor(voice: str, parts: Mapping[str, PartPlayed]) -> bool:
    """Whether somebody says too little to lead by asking."""
    part = parts[voice]
    few = part.turns < FROM_THE_FLOOR * sum(one.turns for one in parts.values())
    return few and not part.opens and not part.welcomes


def _leads_round(voice: str, parts: Mapping[str, PartPlayed], head: Heads) -> bool:
    """Whether somebody opens a round and gives the word to each of several, who do not ask as a listener would."""
    turns = sum(one.turns for one in parts.values())
    asked = sum(one.asked for other, one in parts.items() if other != voice)
    part = parts[voice]
    return (
        part.opens
        and voice not in head.guests
        and len(parts) > ROUND
        and part.turns >= max(ENOUGH, GIVES_WORD * turns)
        and asked < ASKS_OFTEN * (turns - part.turns)
    )


def _asks_most(voice: str, parts: Mapping[str, PartPlayed]) -> bool:
    """Whether somebody's turns end in a question far more often than those of all others together."""
    part = parts[voice]
    if part.turns < ENOUGH or part.asked < ASKS_OFTEN * part.turns:
        return False
    turns = sum(one.turns for other, one in parts.items() if other != voice)
    asked = sum(one.asked for other, one in parts.items() if other != voice)
    share = part.asked / part.turns
    if _is_from_the_floor(voice, parts):
        return False
    return bool(turns) and part.asked >= ENOUGH - 1 and share >= ASKS_OFTEN and share >= 3 * asked / turns


def is_channel(name: str, post: Post) -> bool:
    """Whether a speaker is the channel itself: its name, or the part of it that a transcript abbreviates it to."""
    return len(name) >= 2 and folded(name) in folded(post.byline) and folded(name) != folded(post.guest)

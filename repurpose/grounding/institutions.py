"""Institutions in Chinese text, by the word that says what they are: 泊州大学, 霍尔姆研究所."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from repurpose.grounding.foreign_names import is_foreign
from repurpose.grounding.mention import Mention
from repurpose.grounding.name_words import ends, joints, words
from repurpose.text.han import HAN, is_han

LONGEST_BODY = 10
"""Characters before the head at most: 东北林业大学野生动物 has ten."""
_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十]{1,2})(?:附?院|中)")
"""Short forms: 二院, 三中, 一附院."""


@cache
def _heads() -> re.Pattern[str]:
    heads = "|".join(sorted(words("head"), key=len, reverse=True))
    return re.compile(f"(?:{heads})(?:[{HAN}]{{0,3}}(?:{heads}))?(?!生)")


@cache
def _head_at_end() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(words('head'), key=len, reverse=True))})$")


def institutions_in(text: str, spoken: str) -> Iterator[Mention]:
    """The institutions of a text. `spoken` is what the talk says in Chinese: it shows where a name begins."""
    for match in _heads().finditer(text):
        longest = _cut(text, match)
        name = _as_said(longest, spoken) or longest
        proper = _proper(name)
        if proper:
            sure = len(proper) > 1 and (is_foreign(proper) or any(head in name for head in words("institution")))
            yield Mention(name, match.end() - len(name), "institution", sure)
    for match in _NUMBERED.finditer(text):
        if ends(text, match.end()):
            yield Mention(match[0], match.start(), "institution", sure=False)


def _as_said(name: str, spoken: str) -> str:
    """The longest ending of a name that the talk has, and that is a name still."""
    return next((name[at:] for at in range(len(name)) if len(_proper(name[at:])) > 1 and name[at:] in spoken), "")


def _cut(text: str, match: re.Match[str]) -> str:
    """The name from after the last character or verb that it cannot hold."""
    at = match.start()
    while at > max(0, match.start() - LONGEST_BODY) and is_han(text[at - 1]) and text[at - 1] not in joints():
        at -= 1
        if text[at : at + 2] in words("verb") or text[max(0, at - 1) : at + 1] in words("verb"):
            at += 2 if text[at : at + 2] in words("verb") else 1
            break
    if (
        at == match.start()
        and text[at - 1 : at + 2] == "和医院"
        and _is_edge(text, at - 3)
        and not _is_edge(text, at - 2)
    ):
        at -= 2  # 仁和医院, 协和医院: one character and 和 are no list
    return text[at : match.end()]


def _is_edge(text: str, at: int) -> bool:
    return at < 0 or not is_han(text[at]) or text[at] in joints()


def body(name: str) -> str:
    """What precedes the head of an institution: its name proper."""
    match = _head_at_end().search(name)
    return name[: match.start()] if match else ""


def english(name: str) -> list[str]:
    """The English words for what an institution is: university and college for 海澜大学."""
    pairs = (entry.split("=") for entry in words("english"))
    return [word for head, known in pairs if name.endswith(head) for word in known.split(",")]


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile("|".join(sorted({*words("kind"), *words("head")}, key=len, reverse=True)))


def _proper(name: str) -> str:
    """What of a name is no word for a kind: 仁和 of 仁和医院, nothing of 综合医院 or 互联网科技公司."""
    return _kinds().sub("", body(name))

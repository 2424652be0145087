"""Foreign names in Chinese: with a dot between their parts (安娜·贝格), or one part by itself (祖父埃米尔)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from repurpose.grounding.mention import Mention
from repurpose.grounding.name_words import either, family, foreign, loosely_foreign, rare_foreign, role_before, words

DOTS = "·•‧・"
"""The marks between the parts of a foreign name."""
SHORT_NAME = 3
"""Characters of a Chinese name at most, nearly: 裴朗 is one, though both characters are in foreign names too."""
AT_EDGE = "本大"
"""Loose characters that may begin or end a part, as in 本·伯南克 and 亚历山大."""
PART = 7
"""Characters of a part at most: 谢米亚特科夫斯基 has 8, hardly any has more than 7."""


@cache
def _dotted() -> re.Pattern[str]:
    within = f"[{foreign()}{loosely_foreign()}]{{0,{PART}}}"
    return re.compile(f"{within}[{foreign()}{AT_EDGE}](?:[{DOTS}]{within}[{foreign()}{AT_EDGE}]){{1,3}}")


_LOOSE_START = re.compile(f"[{loosely_foreign().translate(dict.fromkeys(map(ord, AT_EDGE + '历热居新')))}]?")
"""What a name does not begin with where more of its first part follows: 因 of 因马克·奥兰多."""


@cache
def _single() -> re.Pattern[str]:
    return re.compile(f"[{foreign()}]{{2,{PART}}}")


def dotted_in(text: str) -> Iterator[Mention]:
    """Names with a dot, cut where characters begin that no such name has, and after a role: 护士菲洛梅娜·达科斯塔."""
    for match in _dotted().finditer(text):
        dot = match.start() + len(parts(match[0])[0])
        start = _after_role(text, match.start(), dot)
        start += len(_LOOSE_START.match(text[start : dot - 1])[0])  # type: ignore[index]
        yield Mention(text[start : match.end()], start, "foreign")


def _after_role(text: str, start: int, dot: int) -> int:
    """Where a name starts that a role is run together with: the 士 of 护士 is a character of foreign names too."""
    return next((at for at in range(dot - 1, start, -1) if role_before(text, at)), start)


def single_in(text: str, head: re.Pattern[str]) -> Iterator[Mention]:
    """Names without a dot: after a role, before a verb of saying or a word like 溪 (`head`)."""
    for match in _single().finditer(text):
        start = _after_role(text, match.start(), match.end() - 1)
        name = text[start : match.end()]
        rare = sum(character in rare_foreign() for character in name)
        chinese = len(name) <= SHORT_NAME and rare * 2 <= len(name) and family().match(name)
        if len(name) < 2 or rare * 2 < len(name) or chinese or _is_dotted(text, start, match.end()):
            continue
        named = role_before(text, start) or any(text[:start].endswith(word) for word in words("called"))
        speaks = either("saying").match(text, match.end()) is not None
        known_by = head.match(text, match.end()) is not None
        there = any(text[:start].endswith(word) for word in words("at")) and len(name) > 2
        if named or speaks or known_by or there:
            yield Mention(name, start, "foreign", (named or speaks or known_by) and len(name) > 2)


def _is_dotted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(DOTS) or text[end : end + 1] in tuple(DOTS)


def is_foreign(name: str) -> bool:
    """Whether a name is written with characters of foreign names, some of them rare in other words."""
    rare = sum(character in rare_foreign() for character in name)
    return bool(_single().fullmatch(name)) and rare * 4 >= len(name) > 2


def parts(name: str) -> list[str]:
    """The parts of a foreign name."""
    return [part for part in re.split(f"[{DOTS} ]", name) if part]


def cut(name: str, others: frozenset[str], spoken: str) -> str:
    """A name without what is run together with its end: what the talk says, or the text elsewhere, shows it."""
    dot = max(name.rfind(mark) for mark in DOTS)
    shorter = [name[:end] for end in range(len(name) - 1, dot + 1, -1)]
    if name in spoken:
        return name
    said = next((one for one in shorter if len(one) > dot + 2 and one in spoken), "")
    return said or next((one for one in reversed(shorter) if one in others), name)

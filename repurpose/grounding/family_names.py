"""Chinese people in a text: a family name with a given name (仇玉, 耿长顺) or with a title (漆老师)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.grounding.mention import Mention
from repurpose.grounding.name_words import either, ends, families, family, opens, role_before, stops, words
from repurpose.text.han import is_han


def people_in(text: str, spoken: str) -> Iterator[Mention]:
    """The people of a text. `spoken` is what the talk says in Chinese: it shows where a name ends."""
    after = 0
    for match in family().finditer(text):
        if match.start() < after:
            continue
        found = _titled(text, match) or _full(text, match, spoken)
        if found and (found.sure or found.text in spoken):
            yield found
            after = found.start + len(found.text)


def _titled(text: str, match: re.Match[str]) -> Mention | None:
    """A family name with a title after it, where a name may start: 由漆老师, but not 提高老师."""
    title = either("title").match(text, match.end()) or either("short").match(text, match.end())
    start = match.start()
    if not title or text[start : match.end() + 1] in families()[match[0]]:
        return None
    if not (opens(text, start) or text[start - 1] in stops()):
        return None
    doubtful, short = match[0] in words("doubtful"), title[0] in words("short")
    if doubtful and (short or not opens(text, start)):
        return None
    return Mention(text[start : title.end()], start, "titled", not short)


def _full(text: str, match: re.Match[str], spoken: str) -> Mention | None:
    start = match.start()
    everyday = families()[match[0]]
    name = _with_given(text, match, spoken)
    if not name or any(text[start : start + length] in everyday for length in (2, 3)):
        return None
    doubtful, anchored = match[0] in words("doubtful"), _is_anchored(text, start, start + len(name), spoken)
    if not anchored and (doubtful or not opens(text, start) or not ends(text, start + len(name))):
        return None
    if len(name) < 3 and (doubtful or not anchored):
        return None
    return Mention(name, start, "person", anchored and not doubtful)


def _with_given(text: str, match: re.Match[str], spoken: str) -> str:
    """The family name with its given name of one or two characters, "" where none can follow."""
    at = match.end()
    if ends(text, at):
        return ""
    short, long = text[match.start() : at + 1], text[match.start() : at + 2]
    shown = either("title").match(text, at + 1) or _says(text, at + 1)
    if not shown and is_han(text[at + 1 : at + 2]) and _says(text, at + 2):
        return long  # 年 ends a name in 陈柏年后来, and is its last word in 陈柏年说
    if shown or ends(text, at + 1):
        return short
    if long not in spoken and any(ends(spoken, one.end()) for one in re.finditer(re.escape(short), spoken)):
        return short
    return long


def _says(text: str, at: int) -> bool:
    return either("saying").match(text, at) is not None


def _is_anchored(text: str, start: int, end: int, spoken: str) -> bool:
    """Whether what is beside a name shows that it is one: a role, 名叫, a title, or that somebody speaks."""
    if either("title").match(text, end):
        return opens(text, start) or role_before(text, start) or text[start - 1] in stops()
    if role_before(text, start) or any(text[:start].endswith(word) for word in words("called")):
        return ends(text, end) or _says(text, end) or text[start:end] in spoken
    return opens(text, start) and _says(text, end)


def initial(mention: Mention) -> str:
    """The family name that a mention begins with."""
    match = family().match(mention.text)
    return match[0] if match and is_han(mention.text) else ""

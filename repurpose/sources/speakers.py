"""Who is speaking: telling `**Name**:` from a bold lead-in that merely ends in a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import regex

from repurpose.text.han import HAN
from repurpose.text.roles import ROLE

_BOLD = re.compile(r"^\*\*\s*([^*\n:：]{1,60}?)\s*(?:\*\*\s*[:：]|[:：]\s*\*\*)[ \t]*")
_PLAIN = re.compile(r"^([^\s*#<>|`:：，。！？!?,（(\[\"“「][^*#<>|`:：，。！？!?\n]{0,29})[:：](?!//)[ \t]*(?=\S)")
_NO_NAME = re.compile(
    r"(?:注意?|备注|提示|例如|比如|来源|链接|时间|地点|日期|结论|总结|问题|原因|第.{1,3}|其[一二三四]|[一二三四五六七八九十]是|"
    r"note|tip|warning|example|e\.g|source|link|summary|step \d+|https?|p\.?s)",
    re.I,
)
_NAME = regex.compile(rf"[{HAN}]{{1,4}}|[{HAN}]{{1,6}}[·・][{HAN}·・]{{1,12}}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}")
COVERAGE = 0.6
"""Share of paragraphs that must be labelled before a name seen once is believed."""


def label(text: str, plain: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """(speaker, rest) of a paragraph that opens with a bold label, or with one of the plain labels given."""
    match = _BOLD.match(text)
    if match:
        return match[1].strip(), text[match.end() :].strip()
    match = _PLAIN.match(text) if plain else None
    if match and match[1].strip() in plain:
        return match[1].strip(), text[match.end() :].strip()
    return None


def speakers(paragraphs: Sequence[str], known: Iterable[str] = ()) -> tuple[frozenset[str], frozenset[str]]:
    """The labels that name a speaker in this body: (bold ones, plain ones).

    A label is believed when it is a role (主持人, Host, Audience 3), a person the front matter names, or returns.
    One seen once is believed only where nearly every paragraph is labelled and it looks like a name.
    """
    names = {name.casefold() for name in known if name}
    bold = Counter(match[1].strip() for match in map(_BOLD.match, paragraphs) if match)
    found = _believed(bold, names, len(paragraphs), returning=2)
    if found:
        return found, frozenset()
    plain = Counter(match[1].strip() for match in map(_PLAIN.match, paragraphs) if match)
    return frozenset(), _believed_plain(plain, names, len(paragraphs))


def _believed(counts: Counter[str], names: set[str], paragraphs: int, returning: int) -> frozenset[str]:
    sure = {
        name
        for name, count in counts.items()
        if not _NO_NAME.fullmatch(name)
        and (ROLE.fullmatch(name) or _is_known(name, names) or (count >= returning and len(name) <= 40))
    }
    covered = sum(counts.values()) >= COVERAGE * paragraphs
    once = {name for name in counts if (_NAME.fullmatch(name) or ROLE.fullmatch(name)) and not _NO_NAME.fullmatch(name)}
    return frozenset(sure | once if sure or covered else sure)


def _believed_plain(counts: Counter[str], names: set[str], paragraphs: int) -> frozenset[str]:
    """Plain labels need more: colons are everywhere. Two speakers at least, filling a good part of the text."""
    likely = {
        name: count
        for name, count in counts.items()
        if not _NO_NAME.fullmatch(name)
        and (ROLE.fullmatch(name) or _is_known(name, names) or (count >= 2 and _NAME.fullmatch(name)))
    }
    if sum(likely.values()) * 3 < paragraphs or (len(likely) < 2 and sum(likely.values()) < 3):
        return frozenset()
    return frozenset(likely)


def _is_known(name: str, names: set[str]) -> bool:
    folded = name.casefold()
    return any(folded == other or (len(folded) > 2 and folded in other.split()) for other in names)

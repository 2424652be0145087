"""Names in Chinese and English text, by all their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from repurpose.grounding.foreign_names import dotted_in
from repurpose.grounding.mention import Mention
from repurpose.grounding.name_sounds import bare
from repurpose.grounding.name_words import words as words_of
from repurpose.grounding.named_words import is_everyday
from repurpose.text.han import has_han, is_han
from repurpose.text.similarity import SAME_NAME

ALIKE_SHORT = 75
"""What SAME_NAME is for names of four or five letters of which one may differ: Qwen and Quen."""
_LETTER = r"A-Za-z0-9\u00c0-\u024f"
_CAPITAL = r"A-Z\u00c0-\u00d6\u00d8-\u00de"
_LATIN = re.compile(
    rf"(?<![{_LETTER}@/.#!])(?:[{_CAPITAL}][{_LETTER}]*|[a-z]{{1,2}}[A-Z][{_LETTER}]*|[a-z]\d+[a-z])"
    rf"(?:[&'’.\-][{_LETTER}]+)*(?:[ \u00a0](?:[{_CAPITAL}][{_LETTER}]*(?:[&'’.\-][{_LETTER}]+)*|of(?= [A-Z])|"
    r"\d{1,4}(?![\d.,]?\d|[A-Za-z%]| ?年)))*"
)
"""Capitalised words in a row (`Bank of England`), words with a capital inside (`eBay`, `iPhone`), a letter, a figure
and a letter (`a16z`), and a number that belongs to the name (`Windows 11`, but not `Google 5%`)."""
_OPENINGS = '.!?:;。！？：；“"「『(（-—–*#>•'
"""Marks behind which a sentence starts; so does one behind the number of a list, `1)`."""


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Every shipped spelling with all spellings of the same thing."""
    text = (Path(__file__).parent / "data" / "aliases.txt").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            group = frozenset(name.strip().casefold() for name in line.split("|"))
            found |= {name: found.get(name, frozenset()) | group for name in group}
    return found


@cache
def _han_names() -> re.Pattern[str]:
    names = (name for name in _groups() if is_han(name) and len(name) > 1)
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def spellings(name: str) -> frozenset[str]:
    """All spellings of a name, in lower case, its own among them."""
    folded = name.casefold()
    return _groups().get(folded, frozenset()) | {folded, bare(folded)}


@lru_cache(maxsize=4_096)
def names_in(text: str) -> tuple[str, ...]:
    """The names of a text, once each: Latin ones, Chinese ones that the list has, and ones with a 间隔号."""
    return tuple(dict.fromkeys(one.text for one in mentions_in(text)))


def mentions_in(text: str) -> Iterator[Mention]:
    """Where those names occur."""
    han = has_han(text)
    for match in _LATIN.finditer(text):
        name = _without_generic(match[0])
        if (han or not _opens(text, match)) and re.search("[A-Za-z]{2}", name):
            at = match.end() - len(name)
            phrase = _is_within_phrase(text, at, match.end())
            yield Mention(name, at, "latin", not (phrase or _names_a_kind(name)))
    if han:
        yield from (Mention(match[0], match.start(), "listed") for match in _han_names().finditer(text))
        yield from dotted_in(text)


def _without_generic(name: str) -> str:
    """A name without the titles and kinds before it: Matthew Prince of CEO Matthew Prince."""
    words = name.split(" ")
    while words and words[0].casefold() in words_of("generic"):
        words = words[1:]
    return " ".join(words)


_KIND = re.compile("[A-Z]{2,4}|[A-Z][a-z]+(?:-[a-z]+)+")
"""Short abbreviations, and words that a hyphen joins: OCR, Use-after-free."""


def _names_a_kind(name: str) -> bool:
    """Whether a word that no list has may well name a kind of thing: an abbreviation, an English word (Proxy)."""
    everyday = len(name) > len("Ann") and name.isalpha() and name.istitle() and is_everyday(name)
    return name.casefold() not in _groups() and (everyday or _KIND.fullmatch(name) is not None)


_PHRASE = re.compile(r"[a-z] \Z")


def _is_within_phrase(text: str, start: int, end: int) -> bool:
    """Whether words in small letters run on beside it: a phrase (Rule of thumb, graph TD), no name by itself."""
    runs_on = re.match(r"[ \-][a-z]{2}", text[end : end + 3]) is not None and is_everyday(text[start:end])
    return has_han(text) and (runs_on or _PHRASE.search(text[max(0, start - 2) : start]) is not None)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a capital only shows that a sentence starts."""
    word = match[0]
    return " " not in word and not re.search("[A-Z0-9]", word[1:]) and _starts(text, match.start())


def _starts(text: str, at: int) -> bool:
    """Whether a sentence starts at an offset: nothing before it on its line, or a mark that opens one."""
    while at and text[at - 1].isspace():
        if text[at - 1] == "\n":
            return True
        at -= 1
    return not at or text[at - 1] in _OPENINGS or (text[at - 1] == ")" and text[max(0, at - 2) : at - 1].isdecimal())


def stands_in(name: str, text: str) -> bool:
    """Whether a text has a name, in any spelling that is listed or near."""
    folded = bare(text)
    if any(position(spelling, folded) >= 0 for spelling in spellings(name)):
        return True
    if re.search(r"\d", name) and joined(bare(name)) in joined(folded):
        return True
    return bool(similar(name, vocabulary(text)))


def position(name: str, folded: str) -> int:
    """Where a name occurs as a whole in a text, both in lower case; -1 where it does not."""
    at = folded.find(name)
    while (
        at >= 0
        and name.isascii()
        and (_latin(folded[at - 1 : at]) or _latin(folded[at + len(name) : at + len(name) + 1]))
    ):
        at = folded.find(name, at + 1)
    return at


def joined(text: str) -> str:
    """A text without the spaces and hyphens that names with numbers gain and lose."""
    return re.sub(r"[\s\-]", "", text)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@lru_cache(maxsize=64)
def vocabulary(text: str) -> dict[str, None]:
    """Every Latin word of a text, and every two neighbours as one, in order: speech recognition cuts names in two."""
    words = re.findall("[a-z][a-z0-9]*", bare(text))
    pairs = (f"{one}{other}" for one, other in pairwise(words) if len(one) + len(other) > 5)
    return dict.fromkeys(words) | dict.fromkeys(pairs)


def similar(name: str, words: Iterable[str], by_last: bool = True) -> str:
    """The word that is nearest to a name in any of its Latin spellings, if one is near enough.

    A name of several words is looked up whole and, if asked, by its last word; one of four or five letters may
    differ in one.
    """
    from rapidfuzz import fuzz, process

    for spelling in sorted(one for one in spellings(name) if one.isascii()):
        last = spelling.split()[-1] if by_last else spelling
        for wanted in dict.fromkeys(re.sub("[^a-z0-9]", "", one) for one in (spelling, last)):
            if len(wanted) < 4 or wanted.isdigit():
                continue
            least = SAME_NAME if len(wanted) > 5 else ALIKE_SHORT
            short = len(wanted) <= 5
            row = [word for word in words if word[0] == wanted[0] and not (short and len(word) != len(wanted))]
            found = process.extractOne(wanted, row, scorer=fuzz.ratio, score_cutoff=least)
            if found:
                return str(found[0])
    return ""

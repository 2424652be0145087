"""Which Chinese and English words may mean the same: the bridge between a quotation and its original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, field

from repurpose.grounding.words import stem

Meaning = int
"""The number of a line of the glossary."""
Sense = Meaning | str
"""What a word may mean: a line of the glossary; or itself, for a Latin word or a number."""
Reading = tuple[int, int, tuple[Sense, ...]]
"""A word's place and length, counted in words, and what it may mean."""
_Phrases = tuple[tuple[tuple[str, ...], Meaning], ...]
_EMPTY_WORDS = """
the a an of to and in on at for by as is are was were be been being am it its it's that's there's i'm i've
we're we've you're they're he's she's um uh so or if but with from this that these those there then than they
them their you your he she him her his we us our i me my have has had do does did would could can will like
just know kind sort mean really right going get got go not no what which who when how all one some about into
out up
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
"""English words that stand everywhere, and so place nothing."""
REMEMBERED = 100_000
"""English words whose readings are kept: more than a year of transcripts has."""


class _Glossary(Struct):
    han: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    latin: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    phrases: dict[str, _Phrases] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    """How long the longest Chinese word is that starts with a character."""
    silent: set[Meaning] = field(default_factory=set)
    """Meanings that have an English word which stands everywhere, and so cannot be missed."""
    read: dict[str, tuple[tuple[Sense, ...], _Phrases]] = field(default_factory=dict)
    """English words looked up before, as they were written."""


@cache
def _glossary() -> _Glossary:
    book = _Glossary()
    text = (Path(__file__).parent / "data" / "glossary.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "=" in line and not line.startswith("#")]
    for meaning, line in enumerate(lines):
        chinese, english = line.split("=")
        for word in chinese.split():
            book.han[word] = (*book.han.get(word, ()), meaning)
            book.heads[word[0]] = max(book.heads.get(word[0], 1), len(word))
        for entry in english.split(","):
            if entry.strip() in _EMPTY:
                book.silent.add(meaning)
            first, *rest = (stem(word) for word in entry.replace("-", " ").split())
            if rest:
                book.phrases[first] = (*book.phrases.get(first, ()), ((first, *rest), meaning))
            else:
                book.latin[first] = (*book.latin.get(first, ()), meaning)
    return book


def readings(words: Sequence[str], wanted: frozenset[Sense] | None = None) -> list[Reading]:
    """The words of a text that say something: the longest Chinese ones of the glossary, Latin ones, known phrases.

    With `wanted`, only those that may mean one of these.
    """
    book = _glossary()
    found: list[Reading] = []
    at, end = 0, len(words)
    while at < end:
        word = words[at]
        if word >= "\u3400":
            length, meanings = _han_reading(words, at, book)
            if meanings and not (wanted and wanted.isdisjoint(meanings)):
                found.append((at, length, meanings))
            at += length
        else:
            own, phrases = book.read.get(word) or _latin_reading(word, book)
            if own and not (wanted and wanted.isdisjoint(own)):
                found.append((at, 1, own))
            if phrases:
                found += _phrases_at(words, at, phrases)
            at += 1
    return found


def latin_places(
    words: Sequence[str], by_word: Mapping[str, list[int]], wanted: frozenset[Sense]
) -> dict[Sense, list[int]]:
    """Where each wanted sense stands in a text without Chinese: each of its words is looked up but once."""
    book = _glossary()
    found: dict[Sense, list[int]] = {}
    for word, places in by_word.items():
        own, phrases = book.read.get(word) or _latin_reading(word, book)
        for sense in () if wanted.isdisjoint(own) else own:
            found.setdefault(sense, []).extend(places)
        for phrase in phrases:
            if phrase[1] in wanted:
                starts = [at for at in places if _phrases_at(words, at, (phrase,))]
                found.setdefault(phrase[1], []).extend(starts)
    return {sense: places for sense, places in found.items() if places and sense in wanted}


def is_silent(senses: Sequence[Sense]) -> bool:
    """Whether a word is as good as said in any English text."""
    return not _glossary().silent.isdisjoint(senses)


def _han_reading(words: Sequence[str], at: int, book: _Glossary) -> tuple[int, tuple[Sense, ...]]:
    head = book.heads.get(words[at], 0)
    for length in range(min(head, len(words) - at), 0, -1):
        meanings = book.han.get("".join(words[at : at + length]))
        if meanings:
            return length, meanings
    return 1, ()


def _latin_reading(word: str, book: _Glossary) -> tuple[tuple[Sense, ...], _Phrases]:
    root = stem(word)
    own: tuple[Sense, ...] = () if word in _EMPTY else (root, *book.latin.get(root, ()))
    reading = own, book.phrases.get(root, ())
    if len(book.read) < REMEMBERED:
        book.read[word] = reading
    return reading


def _phrases_at(words: Sequence[str], at: int, known: _Phrases) -> list[Reading]:
    return [
        (at, len(phrase), (meaning,))
        for phrase, meaning in known
        if len(words) >= at + len(phrase)
        and all(stem(words[at + step]) == part for step, part in enumerate(phrase) if step)
    ]

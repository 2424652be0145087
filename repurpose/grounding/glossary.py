"""Which Chinese and English words may mean the same: the bridge between a quotation and its original."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct, field

from repurpose.grounding.word_tokens import stem
from repurpose.text.han import FIRST_HAN

Meaning = int
"""The number of a line of the glossary."""
Sense = Meaning | str
"""What a word may mean: a line of the glossary; or itself, for a Latin word or a number."""
Reading = tuple[int, int, tuple[Sense, ...]]
"""A word's place and length, counted in words, and what it may mean."""
_Phrases = tuple[tuple[tuple[str, ...], Meaning], ...]
LatinReadings = dict[str, tuple[tuple[Sense, ...], _Phrases]]
"""What a word may mean by itself, and the phrases that it may start."""
_EMPTY_LIST = """
the a an of to and in on at for by as is are was were be been being am it its it's that's there's i'm i've
we're we've you're they're he's she's um uh so or if but with from this that these those there then than they
them their you your he she him her his we us our i me my have has had do does did would could can will like
just know kind sort mean really right going get got go not no what which who when how all one some about into
out up
"""
EMPTY_WORDS = frozenset(_EMPTY_LIST.split())
"""English words that occur everywhere and so place nothing."""
REMEMBERED = 100_000
"""English words whose readings are kept: more than a year of transcripts has."""


class _Glossary(Struct):
    han: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    latin: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    phrases: dict[str, _Phrases] = field(default_factory=dict)
    heads: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """How long the Chinese words are that start with a character, the longest first."""
    silent: set[Meaning] = field(default_factory=set)
    """Meanings that have an English word which occurs everywhere, and so cannot be missed."""
    read: LatinReadings = field(default_factory=dict)
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
        for entry in english.split(","):
            if entry.strip() in EMPTY_WORDS:
                book.silent.add(meaning)
            first, *rest = map(stem, entry.replace("-", " ").split())
            if rest:
                book.phrases[first] = (*book.phrases.get(first, ()), ((first, *rest), meaning))
            else:
                book.latin[first] = (*book.latin.get(first, ()), meaning)
    for head, length in sorted({(word[0], len(word)) for word in book.han}, reverse=True):
        book.heads[head] = (*book.heads.get(head, ()), length)
    return book


def readings(words: Sequence[str], wanted: frozenset[Sense] | None = None) -> list[Reading]:
    """The words of a text that say something: the longest Chinese ones of the glossary, Latin ones, known phrases.

    With `wanted`, only those that may mean one of these.
    """
    book = _glossary()
    found: list[Reading] = []
    row = ""
    at, end = 0, len(words)
    while at < end:
        word = words[at]
        if word >= FIRST_HAN:
            row = row or _row(words)
            length, meanings = _han_reading(row, at, book)
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


def telling(vocabulary: Iterable[str], wanted: frozenset[Sense]) -> LatinReadings:
    """The Latin words of a vocabulary that may mean, or start a phrase that means, something wanted."""
    book = _glossary()
    found: LatinReadings = {}
    for word in vocabulary:
        own, phrases = book.read.get(word) or _latin_reading(word, book)
        own = () if wanted.isdisjoint(own) else tuple(sense for sense in own if sense in wanted)
        phrases = tuple(phrase for phrase in phrases if phrase[1] in wanted) if phrases else phrases
        if own or phrases:
            found[word] = own, phrases
    return found


def latin_places(words: Sequence[str], known: LatinReadings) -> dict[Sense, list[int]]:
    """Where each sense occurs in a text without Chinese, by what its words are known to mean."""
    by_word: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if word in known:
            by_word.setdefault(word, []).append(at)
    found: dict[Sense, list[int]] = {}
    for word, places in by_word.items():
        own, phrases = known[word]
        for sense in own:
            found.setdefault(sense, []).extend(places)
        for at in places if phrases else ():
            for _, _, (meaning,) in _phrases_at(words, at, phrases):
                found.setdefault(meaning, []).append(at)
    return found


def chinese_meanings(word: str) -> tuple[Meaning, ...]:
    """The lines that have a Chinese word."""
    return _glossary().han.get(word, ())


def english_meanings(word: str) -> tuple[Meaning, ...]:
    """The lines that have an English word by itself."""
    return _glossary().latin.get(stem(word), ())


def is_silent(senses: Sequence[Sense]) -> bool:
    """Whether a word is as good as said in any English text."""
    return not _glossary().silent.isdisjoint(senses)


def _row(words: Sequence[str]) -> str:
    """The words as a string with one character for each, in which Chinese words can be looked up by slices."""
    return "".join([word if len(word) == 1 else "\0" for word in words])


def _han_reading(row: str, at: int, book: _Glossary) -> tuple[int, tuple[Sense, ...]]:
    for length in book.heads.get(row[at], ()):
        meanings = book.han.get(row[at : at + length])
        if meanings and at + length <= len(row):
            return length, meanings
    return 1, ()


def _latin_reading(word: str, book: _Glossary) -> tuple[tuple[Sense, ...], _Phrases]:
    root = stem(word)
    own: tuple[Sense, ...] = () if word in EMPTY_WORDS else (root, *book.latin.get(root, ()))
    reading = own, book.phrases.get(root, ())
    if len(book.read) < REMEMBERED:
        book.read[word] = reading
    return reading


def _phrases_at(words: Sequence[str], at: int, known: _Phrases) -> list[Reading]:
    return [
        (at, len(phrase), (meaning,))
        for phrase, meaning in known
        if len(words) >= at + len(phrase)
        and stem(words[at + 1]) == phrase[1]
        and all(stem(words[at + step]) == part for step, part in enumerate(phrase[2:], 2))
    ]

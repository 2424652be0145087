"""A check of our own work: every word of a post occurs in a finished file, once, whole and in its place.

Nothing here is shared with what made the file: HTML is read by the standard library's parser, and words are compared
as they stand, borders and all, so that `10 16` is not `1016`. A file may hold more than the post (a header, labels,
addresses, numbers of lists and notes); it may not hold less of it, nor any of it twice.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import takewhile
from typing import Literal

from msgspec import Struct

from repurpose.text.han import HAN
from repurpose.text.html import VOID_TAGS

FaultKind = Literal["lost", "doubled", "joined", "split", "moved"]
FAULTS_ZH: Mapping[FaultKind, str] = {
    "lost": "缺失",
    "doubled": "重复出现",
    "joined": "与相邻的字词连在一起",
    "split": "被拆开",
    "moved": "换了位置",
}

BORDER = "\x02"
"""Stands among the words where one block ends and the next begins."""

_LABEL = "\x01"
"""Leads a number that may be a channel's own: of a list, of a note. It counts as a word only where one is missing."""

# Han and kana are written without spaces, so each is a word by itself.
_UNSPACED = rf"{HAN}\u3040-\u30ff"
_WORD = re.compile(rf"{BORDER}|{_LABEL}\d+|[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
# Superscripts and subscripts of Latin-1, their own block, and the raised and lowered letters (Unicode 16, blocks).
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u2070-\u209c]+")
# The number of a note in brackets or raised, and of a list item at the head of its line, in a quote too
# (at most 9 digits: CommonMark).
_NUMBER = re.compile(r"\[(\d{1,9})\]|\^(\d{1,9})(?!\d)|^(?:[^\S\n]|>)*(\d{1,9})[.)](?=\s|$)", re.M)
_ITEM = re.compile(r"\d{1,9}[.)]")
_BLANK_LINE = re.compile(r"\n\s*\n")
# Marks without width, which part no word: soft hyphen, joiners, the filler of a preheader. Ours are not the author's.
_UNSEEN = re.compile(f"[\u00ad\u034f\u200b-\u200d\u2060\ufeff{BORDER}{_LABEL}]+")

_JOINING = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "label", "mark", "path", "q", "s", "samp", "small", "span", "strike", "strong", "svg",
     "time", "tt", "u", "var", "wbr")
)  # fmt: skip
"""Elements that are inside a word without parting it."""
_PARTING = {"br": "\n", "img": " ", "input": " ", "rp": " ", "rt": " ", "ruby": " ", "sub": " ", "sup": " ^"}
"""Elements of a line that part words; every other element is a block."""
_UNREAD = frozenset(("head", "script", "style", "template", "title"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)

_GRAM = 4
"""So many words in a row are taken for the same place; fewer come back by chance: in Chinese a word is one sign."""
_STRIDE = 64
"""How many words are compared at once where nothing is wrong."""
_STARTS = 12
"""How many places are tried as the post's beginning: the summary in a header may begin as the post does."""
_LONG = 8
"""A run of so many words that comes twice is no label, even as a block of its own."""
_SURE = 16
"""A run of so many words is surely the same place; a longer one is no surer, and must not win over a nearer."""
_CONTEXT = 6
"""How many words an error shows before the one it names."""


class WordFault(Struct, frozen=True):
    """The first word that is not as it should be, what is before it, and its number among the post's words."""

    kind: FaultKind
    word: str
    before: str
    index: int


def words_of_text(text: str) -> list[str]:
    """The words of a text, with `BORDER` at each blank line."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    text = _RAISED.sub(lambda match: f" ^{unicodedata.normalize('NFKC', match[0])} ", text)
    text = _NUMBER.sub(lambda match: f" {_LABEL}{match[1] or match[2] or match[3]} ", text)
    return _WORD.findall(_BLANK_LINE.sub(f" {BORDER} ", text))


def words_of_html(html: str, alt: bool = False) -> list[str]:
    """The words a reader of the page sees, with `BORDER` between blocks; with `alt` those of a picture's text too."""
    reader = _WordReader(alt)
    reader.feed(html)
    reader.close()
    return words_of_text("".join(reader.pieces))


class _WordReader(HTMLParser):
    """The seen text of a page: a blank line between blocks, nothing where a mark is inside a word."""

    def __init__(self, alt: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.alt = alt
        self.hidden: list[str] = []
        """The element that hides what is in it, and those of its name inside it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.hidden:
            if tag == self.hidden[0]:
                self.hidden.append(tag)
            return
        if tag not in _JOINING:
            self.pieces.append(_PARTING.get(tag, "\n\n"))
        if tag not in VOID_TAGS and (tag in _UNREAD or any(n == "style" and _HIDDEN.search(v or "") for n, v in attrs)):
            self.hidden.append(tag)
        elif tag == "svg":  # a formula that is drawn: its label says it
            self.pieces.append(dict(attrs).get("aria-label") or "")
        elif self.alt and tag == "img":
            self.pieces.append(f" {dict(attrs).get('alt') or ''} ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            if tag == self.hidden[0]:
                self.hidden.pop()
        elif tag not in _JOINING:
            self.pieces.append("" if tag == "br" else " " if tag in _PARTING else "\n\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(f"{data} " if _ITEM.fullmatch(data) else data)


def first_fault(expected: Sequence[str], excused: Sequence[str], found: Sequence[str]) -> WordFault | None:
    """The first word of `expected` that `found` lacks, repeats, joins, splits or moves; None when it holds them all.

    `excused` are words that an account of changes names: each may be missing as often as it occurs there.
    """
    post = [word.removeprefix(_LABEL) for word in expected if word != BORDER]
    page = _Page(found)
    if not post or page.holds(post):
        return None
    starts = list(page.starts(post))
    if not starts:
        return _Alignment(post, page, excused).judged(0, len(post), 0, 0)
    tries = [_Alignment(post, page, excused) for _ in starts]
    for attempt, (skipped, start) in zip(tries, starts, strict=True):
        attempt.run(skipped, start)
    return min(tries, key=lambda attempt: attempt.cost).fault


class _Page:
    """The words of a finished file: without borders, which are kept beside them, and where each four of them occur."""

    def __init__(self, found: Sequence[str]) -> None:
        self.words: list[str] = []
        self.borders: set[int] = {0}
        for word in found:
            if word == BORDER:
                self.borders.add(len(self.words))
            else:
                self.words.append(word)
        self.borders.add(len(self.words))
        self._places: dict[int, dict[tuple[str, ...], list[int]]] = {}

    def holds(self, post: list[str]) -> bool:
        """Whether the post is here word for word, with neighbours that do not repeat its ends: the common case."""
        without = [word for word in self.words if not word.startswith(_LABEL)]
        page, wanted = f" {' '.join(without)} ", f" {' '.join(post)} "
        at = page.find(wanted)
        if at < 0:
            return False
        around = (page[:at].rsplit(" ", 1)[-1], page[at + len(wanted) :].split(" ", 1)[0])
        return around[0] != post[0] and around[1] != post[-1]

    def starts(self, post: list[str]) -> Iterator[tuple[int, int]]:
        """Where the post may begin: how many of its first words are skipped, and the place of the next."""
        seen: set[int] = set()
        for skipped in range(min(len(post), 2 * _GRAM)):
            for place in self.places(post, skipped, 0):
                if place - skipped not in seen and len(seen) < _STARTS:
                    seen.add(place - skipped)
                    yield skipped, place
        if not seen:
            for skipped in range(2 * _GRAM, len(post)):
                if places := self.places(post, skipped, 0):
                    yield skipped, places[0]
                    return

    def places(self, post: list[str], index: int, since: int) -> Sequence[int]:
        """Where the words of the post from `index` on occur, at `since` or later."""
        gram = tuple(post[index : index + _GRAM])
        places = self._index(len(gram)).get(gram, [])
        return places[bisect_left(places, since) :]

    def _index(self, size: int) -> dict[tuple[str, ...], list[int]]:
        if size not in self._places:
            index: dict[tuple[str, ...], list[int]] = {}
            plain = [place for place, word in enumerate(self.words) if not word.startswith(_LABEL)]
            words = [self.words[place] for place in plain]
            for place, gram in zip(plain, zip(*(words[shift:] for shift in range(size)), strict=False), strict=False):
                index.setdefault(gram, []).append(place)
            self._places[size] = index
        return self._places[size]

    def block(self, place: int, step: int) -> int:
        """The nearest border from a place on, back or forth."""
        while place not in self.borders:
            place += step
        return place


class _Alignment:
    """One walk through post and page together. `cost` is how many words had no partner, `fault` the first of them."""

    def __init__(self, post: list[str], page: _Page, excused: Sequence[str]) -> None:
        self.post, self.page = post, page
        self.excused = Counter(excused)
        self.cost = 0
        self.fault: WordFault | None = None

    def run(self, skipped: int, start: int) -> None:
        """Walk from the place where the post begins, to its end."""
        self.part(0, skipped, max(self.page.block(start, -1), start - skipped - _GRAM), start)
        at, place = self.equal(skipped, start)
        while at < len(self.post):
            next_at, next_place = self.meeting(at, place)
            self.part(at, next_at, place, next_place)
            at, place = self.equal(next_at, next_place)
        if place not in self.page.borders:
            self.part(at, at, place, min(self.page.block(place, 1), place + _GRAM))

    def equal(self, at: int, place: int) -> tuple[int, int]:
        """Go on while the words are the same; a number of the channel's own is passed over."""
        post, words = self.post, self.page.words
        while at < len(post) and place < len(words):
            if post[at : at + _STRIDE] == words[place : place + _STRIDE]:
                step = min(_STRIDE, len(post) - at, len(words) - place)
                at, place = at + step, place + step
            elif words[place].startswith(_LABEL):
                at, place = at + self._is_word(at, place), place + 1
            elif post[at] == words[place]:
                at, place = at + 1, place + 1
            else:
                break
        return at, place

    def _is_word(self, at: int, place: int) -> bool:
        """Whether a number that may be the channel's own is the post's: it fits, and what follows does not say it."""
        after = self.page.words[place + 1 : place + 3]
        return self.post[at] == self.page.words[place][1:] and after != self.post[at : at + 2]

    def meeting(self, at: int, place: int) -> tuple[int, int]:
        """Where post and page agree again: near, and for long; else the block's end.

        What is passed over of both counts against a place, and what agrees from there on for it: the words for a
        picture may say the next sentence's first words, and these few are no meeting.
        """
        end = self.page.block(place, 1)
        best, least = (len(self.post), end), len(self.post) + len(self.page.words)
        for index in range(at, len(self.post)):
            if index - at >= least + _SURE:
                break
            for there in self.page.places(self.post, index, place)[:1]:
                near = index + _GRAM <= len(self.post) or there <= end
                passed = index - at + there - place - self.agreeing(index, there)
                if near and passed < least:
                    best, least = (index, there), passed
        return best

    def agreeing(self, at: int, place: int) -> int:
        """How many words in a row are the same, up to so many that no chance has brought them together."""
        there = (word.removeprefix(_LABEL) for word in self.page.words[place : place + _SURE])
        pairs = zip(self.post[at : at + _SURE], there, strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

    def part(self, at: int, next_at: int, place: int, next_place: int) -> None:
        """Count what has no partner between two meetings, and keep the first fault in it."""
        self.cost += next_at - at + next_place - place
        if self.fault is None:
            self.fault = self.judged(at, next_at, place, next_place)

    def judged(self, at: int, next_at: int, place: int, next_place: int) -> WordFault | None:
        """What is wrong between two meetings: words that are missing, or words that are there again."""
        while at < next_at and place < next_place and self.post[at] == self.page.words[place]:
            at, place = at + 1, place + 1
        while at < next_at and place < next_place and self.post[next_at - 1] == self.page.words[next_place - 1]:
            next_at, next_place = next_at - 1, next_place - 1
        missing = self.post[at:next_at]
        extra = [word for word in self.page.words[place:next_place] if not word.startswith(_LABEL)]
        if not missing:
            again = extra and self._doubled(extra, at, place, next_place)
            return self._fault("doubled", at, " ".join(extra)) if again else None
        if "".join(missing) == "".join(extra):
            kind: FaultKind = "joined" if len(extra) < len(missing) else "split"
            return self._fault(kind, at, " ".join(missing if kind == "split" else extra))
        return self._missing(at, missing, [word.removeprefix(_LABEL) for word in self.page.words[place:next_place]])

    def _doubled(self, extra: list[str], at: int, place: int, next_place: int) -> bool:
        """Whether words are there a second time. A block of its own may say a word again: it is a label."""
        size = len(extra)
        before = extra == self.post[max(at - size, 0) : at] and (place not in self.page.borders or size >= _LONG)
        after = extra == self.post[at : at + size] and (next_place not in self.page.borders or size >= _LONG)
        return before or after

    def _missing(self, at: int, missing: list[str], there: list[str]) -> WordFault | None:
        """The first missing word that is neither there after all, among additions, nor excused."""
        since = 0
        for index, word in enumerate(missing):
            if word in there[since:]:
                since = there.index(word, since) + 1
            elif self.excused[word]:
                self.excused[word] -= 1
            else:
                return self._lost(at + index, missing[index:], there[since : since + 2])
        return None

    def _lost(self, at: int, missing: list[str], there: list[str]) -> WordFault:
        if there and "".join(missing[:2]) == there[0]:
            return self._fault("joined", at, there[0])
        if "".join(there) == missing[0]:
            return self._fault("split", at, missing[0])
        # Words that the post says twice may stand there once: then these are lost, and none has moved.
        moved = len(missing) >= _GRAM and 0 < _times(missing, self.post) <= _times(missing, self.page.words)
        return self._fault("moved" if moved else "lost", at, missing[0])

    def _fault(self, kind: FaultKind, at: int, word: str) -> WordFault:
        return WordFault(kind, word, " ".join(self.post[max(at - _CONTEXT, 0) : at]), at)


def _times(run: list[str], words: list[str]) -> int:
    """How often a run of words occurs among others."""
    size = len(run)
    return sum(word == run[0] and words[at : at + size] == run for at, word in enumerate(words))

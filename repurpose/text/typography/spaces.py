"""Spaces between Han and Latin, and where none belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.text.han import HAN
from repurpose.text.prose_view import END, OBJECT, ProseView
from repurpose.text.typography.context import LETTER, WIDE_MARK, Change

_HAN_LATIN = re.compile(
    rf"(?<=[{HAN}])(?=[{LETTER}])|(?:(?<=[{LETTER}])|(?<=[{LETTER}][+#])|(?<=[{LETTER}]\+\+))(?=[{HAN}])"
)
_HAN_FIGURE = re.compile(rf"(?<=[{HAN}])(?=[0-9])|(?:(?<=[0-9])|(?<=[0-9][%‰°℃+]))(?=[{HAN}])")


def han_beside_latin(page: ProseView, words: Sequence[str] = ()) -> Iterator[Change]:
    """Places where a Han character and a letter touch; `words` (A股, T恤) may stay as they are."""
    kept = _inside(page.view, words)
    for match in _HAN_LATIN.finditer(page.view):
        if match.start() not in kept:
            yield Change(match.start(), match.start(), " ")


def han_beside_figure(page: ProseView, exempt: str = "") -> Iterator[Change]:
    """Places where a Han character and a figure touch; no space is asked for before an `exempt` character (年月日)."""
    view = page.view
    for match in _HAN_FIGURE.finditer(view):
        at = match.start()
        inside_date = view[at : at + 1].isdigit() and view[at - 1] in exempt and view[at - 2 : at - 1].isdigit()
        if not (inside_date or view[at : at + 1] in (exempt or END)):
            yield Change(at, at, " ")


def _inside(view: str, words: Sequence[str]) -> set[int]:
    """The places inside each word of a list."""
    found: set[int] = set()
    for word in filter(None, words):
        at = view.find(word)
        while at >= 0:
            found.update(range(at + 1, at + len(word)))
            at = view.find(word, at + 1)
    return found


_NEIGHBOUR = rf"{HAN}{LETTER}0-9{OBJECT}"
_BESIDE_MARK = re.compile(
    rf"(?<=[{WIDE_MARK}])[ \t]+(?=[{_NEIGHBOUR}{WIDE_MARK}“”‘’])|(?<=[{_NEIGHBOUR}“”‘’%])[ \t]+(?=[{WIDE_MARK}])"
)
_INSIDE_QUOTE = re.compile(rf"(?<=[“‘])[ \t]+(?=[{HAN}])|(?<=[{HAN}])[ \t]+(?=[”’])")
_BESIDE_DASH = re.compile(rf"(?<=[{HAN}”])[ \t]+(?=——|……)|(?<=——)[ \t]+(?=[{HAN}“])")


def spaces_beside_marks(page: ProseView) -> Iterator[Change]:
    """Spaces next to a full-width mark: the mark brings its own.

    Outside quotation marks some houses set one; it stays. So does one behind markup, which Markdown may need.
    """
    for pattern in (_BESIDE_MARK, _INSIDE_QUOTE, _BESIDE_DASH):
        for match in pattern.finditer(page.chinese):
            start, end = match.span()
            behind_word = page.view[start - 1].isalnum() or page.view[start - 1] == OBJECT
            left, right = (start, end + 1) if behind_word else (start - 1, end)
            if page.is_whole(left, right):
                yield Change(start, end, "")


_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_SENTENCE = re.compile(rf"[^。！？；，：\n{END}]+")
_SPACED = re.compile(rf"[{HAN}] [{HAN}]")
_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百零〇两]+[章节回部分卷篇集条款讲课期]|[前序目附]|[图表例][一二三四五六七八九十]+)$"
)
_MOST_SPACES = 2
"""A clause with more spaces between its Han characters is spaced on purpose: a verse, a list of names."""


def spaces_between_han(page: ProseView) -> Iterator[Change]:
    """A space between two Han characters of a running sentence; one that keeps markup apart may be needed there."""
    for block in page.blocks:
        words = page.words(block)
        if block.kind not in ("paragraph", "quote", "item") or not block.is_chinese or "。" not in words:
            continue
        for clause in _SENTENCE.finditer(words):
            found = list(_BETWEEN_HAN.finditer(words, clause.start(), clause.end()))
            if len(found) <= _MOST_SPACES and len(clause[0]) > 4 * len(found):
                yield from (
                    Change(block.start + match.start(), block.start + match.end(), "")
                    for match in found
                    if not _LABEL.search(words[clause.start() : match.start()])
                    and page.is_whole(block.start + match.start() - 1, block.start + match.end() + 1)
                )


UNITS = (
    "kg|mg|km|cm|mm|nm|μm|dm|GB|MB|TB|KB|PB|kB|Gbps|Mbps|Kbps|bps|GHz|MHz|kHz|Hz|kWh|MWh|GWh|TWh|kW|MW|GW|mAh|"
    "Wh|kPa|MPa|dB|"
    "ms|fps|rpm|px|dpi|kcal|kJ|mL|ml|nits"
)
"""Units that are written behind a space; 5G, 4K, 3D, 64x are names and no measures."""
_BEFORE_UNIT = re.compile(rf"(?<![A-Za-z_\-.0-9])[0-9][0-9.,]*(?=(?:{UNITS})(?![A-Za-z0-9_]))")
_BEFORE_SIGN = re.compile(r"(?<=[0-9])[ \t]+(?=[%‰°](?![A-Za-z0-9]))")


def figure_beside_unit(page: ProseView) -> Iterator[Change]:
    """A figure and its unit's letters without the space between them."""
    for match in _BEFORE_UNIT.finditer(page.chinese):
        yield Change(match.end(), match.end(), " ")


def space_before_sign(page: ProseView) -> Iterator[Change]:
    """A space between a figure and % or °."""
    for match in _BEFORE_SIGN.finditer(page.chinese):
        yield Change(match.start(), match.end(), "")


_WORD = re.compile(r"(?<![A-Za-z0-9_./@#\\-])[A-Za-z][A-Za-z0-9]*(?![A-Za-z0-9_/\\-]|\.[A-Za-z])")
_LONGEST_SLIP = 5
"""Capitals throughout are emphasis in a longer word, and a slip in a shorter one (IOS)."""


_COMMON = frozenset({"stack overflow"})
"""Names that are terms of the trade too, when written small: the fault of a program that calls itself too often."""
# Commands that take packages, whose names are written small. Their manuals, 2026-11.
_INSTALLS = re.compile(
    r"(?<![A-Za-z])(?:npm|npx|pnpm|yarn|bun|pip3?|uv|brew|apt|apt-get|cargo|gem|go|docker)(?: [a-z0-9@./_=-]+)* $"
)


def _is_common(view: str, start: int, written: str) -> bool:
    """Whether small letters are right: a term, or a package's name behind the command that installs it."""
    return written.islower() and (written in _COMMON or _INSTALLS.search(view, max(0, start - 60), start) is not None)


@cache
def _by_lower_case(names: tuple[str, ...]) -> dict[str, str]:
    return {name.lower(): name for name in names}


def misspelt_names(page: ProseView, names: tuple[str, ...]) -> Iterator[Change]:
    """Product and company names of one or two words in another case than their owner's.

    Capitals throughout, and what is folded away (a transcript's original), are left alone.
    """
    view, right = page.unfolded, _by_lower_case(names)
    before = -1, ""
    for match in _WORD.finditer(view):
        word = match[0].lower()
        start, name = match.start(), right.get(word)
        if before[0] >= 0 and view[before[0] : match.start()] == f"{before[1]} ":
            name = right.get(f"{before[1].lower()} {word}", name)
            start = before[0] if name and " " in name else start
        written = view[start : match.end()]
        slip = name and written != name and not (written.isupper() and len(written) > _LONGEST_SLIP)
        if slip and name and not _is_common(view, start, written):
            yield Change(start, match.end(), name)
        before = match.start(), match[0]

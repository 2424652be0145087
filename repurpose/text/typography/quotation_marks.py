"""Quotation marks in Chinese: straight to curly, pairing, nesting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.text.prose_view import ProseView, ViewBlock
from repurpose.text.typography.context import ANY_HAN, Change, is_wide

STYLES = {"curly": ("“”", "‘’"), "corner": ("「」", "『』")}
"""Outer and inner marks: the Mainland's, and those of Taiwan, Hong Kong and much of the web."""

_DOUBLE = re.compile('["“”]')
_STRAIGHT = re.compile('"')
_SINGLE = re.compile("'")
LONGEST_MEASURE = 20
"""Characters looked back for the figure of a measure; 180°59'59.99 has twelve."""
_INTRODUCES = re.compile("[：:（(“「]\\s*$")


class Mark(NamedTuple):
    """A quotation mark as it is written, at an offset of a block."""

    at: int
    mark: str


class Pair(NamedTuple):
    """Two marks that belong together; `depth` counts the quotations around them."""

    left: Mark
    right: Mark
    depth: int


def straight_pairs(page: ProseView, style: str = "curly") -> Iterator[tuple[Change, ...]]:
    """Straight quotation marks of Chinese blocks, pair by pair, with the curly marks that should be there."""
    for block in page.blocks:
        words = page.words(block)
        if not block.is_chinese or ('"' not in words and "'" not in words):
            continue
        doubles = pair_doubles(words)
        if doubles is None:
            continue
        for pair in (*doubles, *_single_pairs(words)):
            changes = tuple(_curled(pair, style))
            if changes:
                yield tuple(Change(block.start + at, block.start + end, new) for at, end, new in changes)


def _curled(pair: Pair, style: str) -> Iterator[Change]:
    marks = STYLES[style][pair.depth % 2]
    for one, new in zip((pair.left, pair.right), marks, strict=True):
        if one.mark in "\"'":
            yield Change(one.at, one.at + 1, new)


def pair_doubles(words: str) -> list[Pair] | None:
    """Double marks in pairs; None when they do not come out even, so that nothing is guessed.

    A straight mark after a colon or an opening bracket opens a quotation within the quotation.
    """
    inches = _measures(words)
    marks = [Mark(match.start(), match[0]) for match in _DOUBLE.finditer(words) if match.start() not in inches]
    nested = _match(words, marks, nests=True)
    return nested if nested is not None else _match(words, marks, nests=False)


def _match(words: str, marks: list[Mark], nests: bool) -> list[Pair] | None:
    curly_is_even = sum(one.mark == "“" for one in marks) == sum(one.mark == "”" for one in marks)
    pairs: list[Pair] = []
    stack: list[Mark] = []
    for one in marks:
        inside = stack[-1].mark if stack else ""
        opens = one.mark == "“" or (
            one.mark == '"'
            and (
                not inside
                or (inside == "“" and curly_is_even)
                or (nests and _INTRODUCES.search(words[: one.at]) is not None)
            )
        )
        if opens:
            stack.append(one)
        elif not stack:
            return None
        else:
            left = stack.pop()
            pairs.append(Pair(left, one, len(stack)))
    return None if stack else pairs


# Feet and inches, or a decimal measure: 6'2", 27", 13.3"; degrees and minutes too (40°26'46").
_MEASURE = re.compile(r"(?<![0-9\"“])(?:[0-9]+['’°])*[0-9]+(?:\.[0-9]+)?$")


def _measures(words: str) -> frozenset[int]:
    """The straight marks that are inches (27", 6'2"): behind a figure, where no quotation is open."""
    found: set[int] = set()
    is_open = False
    for at in (match.start() for match in _STRAIGHT.finditer(words)):
        if not is_open and _MEASURE.search(words, max(0, at - LONGEST_MEASURE), at):
            found.add(at)
        else:
            is_open = not is_open
    return frozenset(found)


def _single_pairs(words: str) -> list[Pair]:
    """Straight single marks in pairs, apostrophes left out; none when they do not come out even."""
    marks = [Mark(match.start(), "'") for match in _SINGLE.finditer(words) if not _is_apostrophe(words, match.start())]
    if len(marks) % 2:
        return []
    pairs = []
    for left, right in zip(marks[::2], marks[1::2], strict=True):
        inside = words[left.at + 1 : right.at]
        beside = words[left.at - 1 : left.at] + words[right.at + 1 : right.at + 2]
        if inside.strip() and (ANY_HAN.search(inside) or any(is_wide(one) or one == '"' for one in beside)):
            pairs.append(Pair(left, right, 1))
    return pairs


def _is_apostrophe(words: str, at: int) -> bool:
    """don't, users', '90s, 5'8: no quotation mark."""
    left, right = words[at - 1 : at] if at else "", words[at + 1 : at + 2]
    if left.isascii() and left.isalnum():
        return not (right and is_wide(right)) or left.isdigit()
    return right.isdigit() and words[at + 3 : at + 4] == "s"


_KINDS = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《", "）": "（", "】": "【", "〉": "〈"}
_PAIRED = re.compile("[“”「」『』《》（）【】〈〉]")


def opened_with_closing(page: ProseView) -> Iterator[Change]:
    """The ” that stands where a quotation opens, in blocks whose quotations all do so: ”灯在”."""
    for block in page.blocks:
        words = page.words(block)
        if block.is_chinese and _is_closing_only(words):
            marks = [match.start() for match in re.finditer("”", words)]
            yield from (Change(block.start + at, block.start + at + 1, "“") for at in marks[::2])


def _is_closing_only(words: str) -> bool:
    """Whether the words have no “, and their ” pair."""
    return "“" not in words and words.count("”") > 0 and words.count("”") % 2 == 0


def unpaired(page: ProseView) -> Iterator[Change]:
    """Marks that open and never close in their block, or close what was never opened. There is no mend to offer."""
    for block in page.blocks:
        words = page.words(block)
        if block.is_chinese:
            words = words.replace("”", " ") if _is_closing_only(words) else words
            yield from (Change(block.start + at, block.start + at + 1, mark) for at, mark in _unpaired(words))


def _unpaired(words: str) -> Iterator[tuple[int, str]]:
    stack: list[tuple[int, str]] = []
    for match in _PAIRED.finditer(words):
        mark, at = match[0], match.start()
        if mark not in _KINDS:
            stack.append((at, mark))
        elif stack and stack[-1][1] == _KINDS[mark]:
            stack.pop()
        elif not _is_list_bracket(words, at):
            yield at, mark
    yield from stack
    if pair_doubles(words) is None and '"' in words and "“" not in words and "”" not in words:
        yield words.index('"'), '"'


def _is_list_bracket(words: str, at: int) -> bool:
    """1） or a）, the number of a list."""
    return (
        words[at] == "）"
        and re.search(r"(?:^|\s|；|，|。|：)[0-9a-zA-Z一二三四五六七八九十]{1,2}$", words[:at]) is not None
    )


def nested_alike(page: ProseView) -> Iterator[tuple[Change, ...]]:
    """A quotation inside a quotation with the outer marks; the inner ones should differ."""
    for block in page.blocks:
        if block.is_chinese:
            yield from _nested(page, block, "“”", "‘’")
            yield from _nested(page, block, "「」", "『』")


def _nested(page: ProseView, block: ViewBlock, outer: str, inner: str) -> Iterator[tuple[Change, ...]]:
    stack: list[int] = []
    for at in range(block.start, block.end):
        mark = page.view[at]
        if mark == outer[0]:
            stack.append(at)
        elif mark == outer[1] and stack:
            left = stack.pop()
            if len(stack) % 2:
                yield Change(left, left + 1, inner[0]), Change(at, at + 1, inner[1])

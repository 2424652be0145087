"""What can be judged only on the whole document: two habits in one text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.text.bilingual import both
from repurpose.text.han import HAN
from repurpose.text.prose_view import END, ProseView, ViewBlock
from repurpose.text.typography.context import Change


class Mixture(NamedTuple):
    """Two habits in one document: in words how often each, and the first place where the rarer one occurs."""

    what: str
    start: int
    end: int


_FULL, _HALF = both("full-width", "全角"), both("half-width", "半角")
_CURLY, _CORNER, _STRAIGHT = both("curly", "弯引号"), both("corner", "直角引号"), both("straight", "直引号")
_COMMAS = both("commas between Han characters", "汉字之间的逗号")
_BRACKETS, _QUOTES = both("brackets", "括号"), both("quotation marks", "引号")
_HABITS = (
    (_COMMAS, rf"(?<=[{HAN}])，", rf"(?<=[{HAN}]),(?=[{HAN} ])", _FULL, _HALF),
    (_BRACKETS, "（", rf"(?<=[{HAN}])\(", _FULL, _HALF),
    (_QUOTES, "“", "「", _CURLY, _CORNER),
    (_QUOTES, "“", '"', _CURLY, _STRAIGHT),
)


def mixtures(page: ProseView) -> Iterator[Mixture]:
    """Half and full width, curly and corner or straight quotation marks side by side in one document."""
    for what, one, other, first, second in _HABITS:
        left, right = list(re.finditer(one, page.chinese)), list(re.finditer(other, page.chinese))
        if left and right:
            rarer = min(left, right, key=len)
            counts = both(
                f"{len(left)} {first} and {len(right)} {second} {what}",
                f"{what.zh}：{first.zh} {len(left)} 处，{second.zh} {len(right)} 处",
            )
            yield Mixture(counts, rarer[0].start(), rarer[0].end())


_STOPS = "。；！？"


def list_ends(page: ProseView) -> Iterator[Change]:
    """The items of a list that end otherwise than most of their neighbours: with a stop where the others have none."""
    for items in _lists(page):
        stops = [page.words(item).rstrip()[-1:] in _STOPS for item in items]
        if len(items) >= 3 and 0 < stops.count(True) < len(items) and _is_minority(stops):
            rare = stops.count(True) * 2 < len(stops)
            for item, stop in zip(items, stops, strict=True):
                if stop is rare:
                    end = item.start + len(page.words(item).rstrip())
                    yield Change(end - 1, end, page.view[end - 1])


def _is_minority(stops: list[bool]) -> bool:
    """One way is plainly the rule: two thirds of the items keep it."""
    return max(stops.count(True), stops.count(False)) * 3 >= len(stops) * 2


def _lists(page: ProseView) -> Iterator[list[ViewBlock]]:
    """Runs of short items (no colon at the end, one sentence at most); a longer item makes no list of phrases."""
    run: list[ViewBlock] = []
    for block in page.blocks:
        if block.kind == "item" and block.is_chinese:
            run.append(block)
        else:
            yield from _phrases(page, run)
            run = []
    yield from _phrases(page, run)


def _phrases(page: ProseView, run: list[ViewBlock]) -> Iterator[list[ViewBlock]]:
    if run and all(_is_phrase(page.words(item)) for item in run):
        yield run


def _is_phrase(words: str) -> bool:
    bare = words.strip()
    return bool(bare) and not re.search(r"[。！？](?=.)", bare, re.S) and bare[-1] not in "：:" and "\n" not in bare


_ROUND = re.compile(rf"[（）{END}]")


def nested_brackets(page: ProseView) -> Iterator[tuple[Change, ...]]:
    """Round brackets inside round brackets; the inner pair should be 〔〕."""
    waiting: list[int] = []
    for match in _ROUND.finditer(page.chinese):
        if match[0] == END:
            waiting = []
        elif match[0] == "（":
            waiting.append(match.start())
        elif waiting:
            left = waiting.pop()
            if waiting:
                yield Change(left, left + 1, "〔"), Change(match.start(), match.end(), "〕")

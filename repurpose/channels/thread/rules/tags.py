"""Rules on what #, @ and $ become."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.thread.networks.x import CASHTAGS_PER_POST
from repurpose.checks.base import Problem, rule

_MEANT_AS_TAG = re.compile(r"(?<![A-Za-z])[#＃][^\s#＃!-/:-@\[-^`{-~。，、；：！？“”‘’（）《》【】「」]+")
_RANK = re.compile(r"[#＃]\d{1,3}$")
_GOES_ON = re.compile(r"[-.+&'’/]+\w|\+")


@rule(
    "TH06",
    "dead-hashtag",
    channel="thread",
    reads="*/*",
    source="twitter-text 3.1 hashtag grammar, as its conformance cases have it; checked 2026-11",
    bad=("今天#AI很好", "#话题#", "#AI#芯片", "展望 #2026"),
    good=(
        "#AI，很好",
        "（#AI）",
        "#AI、#芯片",
        "C#语言排名 #1",
        "#灯塔 #手艺",
    ),
)
def dead_hashtag(text: str) -> Iterator[Problem]:
    """A hashtag does not link.

    A tag needs a space or a mark before it, no # after it, and a letter in it: 今天#AI, #话题# and #2026 stay text.
    Put a space before it, drop the second #, or write it without #.
    """
    from repurpose.text.counting import extract_hashtags, extract_urls

    live = [(tag.start, tag.end) for tag in (*extract_hashtags(text), *extract_urls(text))]
    for match in _MEANT_AS_TAG.finditer(text):
        inside = any(start <= match.start() < end for start, end in live)
        if not inside and not _RANK.match(match[0]):
            yield Problem(f"{match[0]} does not link")


@rule(
    "TH07",
    "hashtag-cut-short",
    channel="thread",
    reads="*/*",
    source="twitter-text 3.1 hashtag grammar; checked 2026-11",
    bad=("试试 #GPT-5", "#Node.js 更新了", "#C++ 的下一版"),
    good=("试试 #GPT5", "#AI.", "#AI，好", "灯塔 {#lamp-room}"),
)
def hashtag_cut_short(text: str) -> Iterator[Problem]:
    """A hashtag ends before its word does.

    #GPT-5 links to “GPT”: a tag ends at a hyphen, a full stop or a plus. Write the tag without that mark, or the word
    without #.
    """
    from repurpose.text.counting import extract_hashtags

    for tag in extract_hashtags(text):
        rest = _GOES_ON.match(text, tag.end)
        if rest and text[tag.start - 1 : tag.start] != "{":  # {#an-anchor} is no tag
            yield Problem(f"only #{tag.value} of {text[tag.start : rest.end()]}… links", tag.start, rest.end())


@rule(
    "TH08",
    "unwanted-mention",
    channel="thread",
    reads="*/*",
    source="twitter-text 3.1 mention grammar; checked 2026-11",
    bad=("和@user一起做的", "Use the @property decorator."),
    good=("写信到 editor@example.org。", "守灯的人不看船。"),
)
def unwanted_mention(text: str, *, wanted: tuple[str, ...] = ()) -> Iterator[Problem]:
    """A word with @ calls somebody.

    Whoever bears that name is notified, and on a network other than the author's it is a stranger. Write the name
    without @, or list it as `wanted`.
    """
    from repurpose.text.counting import extract_mentions

    for mention in extract_mentions(text):
        if mention.value.casefold() not in {name.lstrip("@").casefold() for name in wanted}:
            yield Problem(f"@{mention.value} is notified")


@rule(
    "TH09",
    "second-cashtag",
    severity="error",
    channel="thread",
    reads="x/*",
    source="X API changelog 2026-02-23: at most one cashtag a post by a self-serve key; checked 2026-11",
    bad=("$NVDA $AMD 都涨了",),
    good=("$NVDA 涨了", "$NVDA和$AMD", "花了 $300 和 $40"),
)
def second_cashtag(text: str) -> Iterator[Problem]:
    """A post for X has more than one cashtag.

    X refuses it from a self-serve key. Name the other companies without $.
    """
    from repurpose.text.counting import extract_cashtags

    for tag in extract_cashtags(text)[CASHTAGS_PER_POST:]:
        yield Problem(f"${tag.value} is one cashtag too many")

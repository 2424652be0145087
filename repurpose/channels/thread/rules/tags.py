"""Rules on what #, @ and $ become."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.thread.networks.x import CASHTAGS_PER_POST
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both

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
    zh="""话题标签不会变成链接。

    标签前面要有空格或标点，后面不能再跟 #，里面要有字母或汉字：今天#AI、#话题# 和 #2026 都只是普通文字。
    请在前面加空格，去掉第二个 #，或不写 #。
    """,
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
            yield Problem(both(f"{match[0]} does not link", f"{match[0]} 不会变成链接"))


@rule(
    "TH07",
    "hashtag-cut-short",
    channel="thread",
    reads="*/*",
    source="twitter-text 3.1 hashtag grammar; checked 2026-11",
    bad=("试试 #GPT-5", "#Node.js 更新了", "#C++ 的下一版"),
    good=("试试 #GPT5", "#AI.", "#AI，好", "灯塔 {#lamp-room}"),
    zh="""话题标签在词中间就断了。

    #GPT-5 只会链接“GPT”：标签遇到连字符、句点或加号就结束。请去掉那个符号，或不写 #。
    """,
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
            whole = text[tag.start : rest.end()]
            message = both(f"only #{tag.value} of {whole}… links", f"{whole}… 里只有 #{tag.value} 会变成链接")
            yield Problem(message, tag.start, rest.end())


@rule(
    "TH08",
    "unwanted-mention",
    channel="thread",
    reads="*/*",
    source="twitter-text 3.1 mention grammar; checked 2026-11",
    bad=("和@user一起做的", "Use the @property decorator."),
    good=("写信到 editor@example.org。", "守灯的人不看船。", "看原视频：https://example.org/@keeper"),
    zh="""带 @ 的词会提到某个人。

    叫这个名字的人会收到通知，换一个平台还可能是陌生人。请去掉 @，或把它写进选项 `wanted`。
    """,
)
def unwanted_mention(text: str, *, wanted: tuple[str, ...] = ()) -> Iterator[Problem]:
    """A word with @ calls somebody.

    Whoever bears that name is notified, and on a network other than the author's it is a stranger. Write the name
    without @, or list it as `wanted`.
    """
    from repurpose.text.counting import extract_mentions, extract_urls

    links = [(url.start, url.end) for url in extract_urls(text)]
    for mention in extract_mentions(text):
        if any(start <= mention.start < end for start, end in links):
            continue
        if mention.value.casefold() not in {name.lstrip("@").casefold() for name in wanted}:
            yield Problem(both(f"@{mention.value} is notified", f"@{mention.value} 会收到通知"))


@rule(
    "TH09",
    "second-cashtag",
    severity="error",
    channel="thread",
    reads="x/*",
    source="X API changelog 2026-02-23: at most one cashtag a post by a self-serve key; checked 2026-11",
    bad=("$NVDA $AMD 都涨了",),
    good=("$NVDA 涨了", "$NVDA和$AMD", "花了 $300 和 $40"),
    zh="""发到 X 的帖子里不止一个股票标签（$ 代码）。

    自助申请的密钥发这样的帖子，X 会拒绝。其余公司请不要带 $。
    """,
)
def second_cashtag(text: str) -> Iterator[Problem]:
    """A post for X has more than one cashtag.

    X refuses it from a self-serve key. Name the other companies without $.
    """
    from repurpose.text.counting import extract_cashtags

    for tag in extract_cashtags(text)[CASHTAGS_PER_POST:]:
        yield Problem(both(f"${tag.value} is one cashtag too many", f"${tag.value} 是多出来的股票标签"))

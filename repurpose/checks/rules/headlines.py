"""The form of a headline: its end, what was left in it, how loud it is (HL01, HL04 to HL06)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from repurpose.checks.base import Problem, rule
from repurpose.model import Headline, Post
from repurpose.text.bilingual import both, in_language

HOUSE = "house practice of Chinese and English newsrooms (2026-11)"


def written(post: Post) -> Sequence[Headline]:
    """The headlines that somebody wrote: those drawn from the text are offers, and no fault of the author's."""
    return [headline for headline in post.headlines if not headline.generated]


def problem(headline: Headline, start: int, end: int, message: str, suggestion: str) -> Problem:
    """A problem at a stretch of a headline, placed in the author's file where its place is known."""
    shown = both(f"headline {headline.rank}: {message}", f"标题 {headline.rank}：{in_language(message, 'zh')}")
    return Problem(shown, start, max(end, start + 1), suggestion, place=headline.place)


@rule(
    "HL01",
    "headline-end-mark",
    reads="post",
    severity="warning",
    source=HOUSE,
    bad=(
        "# 灯塔不追船。\n\n灯塔不追船。\n",
        "# 守塔三十一年，\n\n他守塔三十一年。\n",
        "# What maps leave out.\n\nMaps leave things out.\n",
    ),
    good=(
        "# 灯塔为什么不追船？\n\n灯塔不追船。\n",
        "# 雾散了！\n\n雾散了。\n",
        "# Made in the U.S.\n\nA map made in the U.S.\n",
    ),
    zh="""标题以句号、逗号、顿号、冒号或分号结尾。

    标题不是写完的句子，末尾的标点像是笔误，在各种列表里还白占一格。

    删去这个标点。问号和感叹号可以保留。
    """,
)
def headline_end_mark(post: Post) -> Iterator[Problem]:
    """A headline ends with a full stop, a comma, a colon or a semicolon.

    A headline is not a sentence that ends; a mark at its end looks like a slip, and costs a place in every list.

    Delete the mark. Question and exclamation marks may stay.
    """
    for headline in written(post):
        text = headline.text.rstrip()
        match = re.search(r"(?<![.…])[。，、；：,;:]$|(?<!\.)(?<!\b[A-Z])(?<!etc)(?<!\bvs)(?<!Inc)\.$", text)
        if match:
            message = both(f"ends with {match[0]}", f"以“{match[0]}”结尾")
            yield problem(headline, match.start(), match.end(), message, both("delete the mark", "删去这个标点"))


@rule(
    "HL04",
    "headline-numbering-left",
    reads="post",
    severity="warning",
    source=HOUSE,
    bad=(
        "---\ntitle: ① 灯塔不追船\n---\n灯塔。\n",
        "---\ntitle: 标题A：灯塔不追船\n---\n灯塔。\n",
        "---\ntitle: 'Option 2: What maps leave out'\n---\nMaps.\n",
    ),
    good=(
        "# 1. 灯塔不追船\n# 2. 守塔三十一年\n\n---\n\n灯塔。\n",
        "---\ntitle: 3 盏灯的故事\n---\n三盏灯，3 个人。\n",
        "---\ntitle: A map of the blank corner\n---\nMaps.\n",
    ),
    zh="""候选标题的编号或标签留在了标题文字里。

    普通编号（1. 2、）会自动去掉；其他标签会原样发给读者。

    删去它。
    """,
)
def headline_numbering_left(post: Post) -> Iterator[Problem]:
    """The number or label of a candidate was left in its text.

    Plain numbers (1. 2、) are taken off by themselves; other labels go out to the readers.

    Delete it.
    """
    pattern = re.compile(
        r"^(?:[①-⑳❶-❿]|[(（][\d一二三四五六七八九十]{1,2}[)）]|(?:备选|候选)?(?:标题|方案|"
        r"版本)\s*[A-Za-z\d一二三四五六七八九十]?\s*[：:]|"
        r"(?:option|headline|title|version|variant)\s*[a-z\d]?\s*[:.]|[A-E][.、]\s?)",
        re.I,
    )
    for headline in written(post):
        match = pattern.search(headline.text)
        if match:
            message = both(f"{match[0].strip()} was left in", f"留下了“{match[0].strip()}”")
            yield problem(headline, 0, match.end(), message, both("delete it", "删去它"))


@rule(
    "HL05",
    "headline-markup-left",
    reads="post",
    severity="warning",
    source="front matter of real sites, where quotes and tags are escaped twice (2026-11)",
    bad=(
        "---\ntitle: '灯塔&amp;amp;礁石'\n---\n灯塔。\n",
        "---\ntitle: 守塔人说：&amp;quot;灯在&amp;quot;\n---\n灯塔。\n",
        "---\ntitle: '{{ title }}'\n---\nMaps.\n",
    ),
    good=(
        "---\ntitle: 灯塔与礁石\n---\n灯塔。\n",
        "---\ntitle: '守塔人说：“灯在”'\n---\n灯塔。\n",
        "# C# & F#\n\nText.\n",
    ),
    zh="""标题里有 HTML 实体、标签、反斜杠或模板的花括号。

    邮件主题和标题都是纯文本，读者看到的就是这些符号本身。

    改写成普通字符。
    """,
)
def headline_markup_left(post: Post) -> Iterator[Problem]:
    """A headline holds an entity, a tag, a backslash or a template's braces.

    Subject lines and titles are plain text; readers see the signs as they stand.

    Write the plain characters.
    """
    for headline in written(post):
        match = re.search(
            r"&(?:[a-z]{2,8}|#\d{2,5});|</?[a-z]{1,10}\b[^>]*>|\\[\"'*_\\]|\{\{|\}\}|\*\*", headline.text, re.I
        )
        if match:
            message = both(f"{match[0]} was left in", f"留下了 {match[0]}")
            hint = both("write the plain characters", "改写成普通字符")
            yield problem(headline, match.start(), match.end(), message, hint)


@rule(
    "HL06",
    "headline-shouts",
    reads="post",
    severity="warning",
    source="WeChat's notices of 2024-02-29 and 2024-05-31; spam filters' rules on capitals (2026-11)",
    bad=(
        "# 灯塔亮了！！！\n\n灯塔亮了。\n",
        "# 雾散了！船来了！灯还在！\n\n雾散了。\n",
        "# THE LAMP IS STILL BURNING\n\nThe lamp burns.\n",
    ),
    good=(
        "# 灯塔亮了！\n\n灯塔亮了。\n",
        "# NASA 与 ESA 的灯塔\n\nNASA 与 ESA。\n",
        "# The lamp is still burning\n\nThe lamp burns.\n",
    ),
    zh="""标题大喊大叫：好几个感叹号，或者全是大写字母。

    读者和过滤器都会当它是广告。`most` 是最多可以有几个感叹号。

    只强调一次，用小写字母写。
    """,
)
def headline_shouts(post: Post, *, most: int = 1) -> Iterator[Problem]:
    """A headline shouts: several exclamation marks, or capitals throughout.

    It looks like an advertisement, to readers and to filters. `most` is how many exclamation marks may stand.

    Say it once, in small letters.
    """
    for headline in written(post):
        marks = re.findall("[!！]", headline.text)
        words = re.findall(r"[A-Za-z]{2,}", headline.text)
        if len(marks) > most:
            message = both(f"{len(marks)} exclamation marks", f"有 {len(marks)} 个感叹号")
            yield problem(headline, 0, len(headline.text), message, both("leave one at most", "最多留一个"))
        elif len(words) >= 4 and all(word.isupper() for word in words):
            message = both("capitals throughout", "全是大写字母")
            yield problem(headline, 0, len(headline.text), message, both("write it in small letters", "改用小写字母"))

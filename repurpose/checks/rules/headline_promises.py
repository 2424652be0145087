"""What a headline promises, and the body has to hold (HL07)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.headlines import problem, written
from repurpose.model import Post
from repurpose.text.bilingual import both
from repurpose.text.han import has_han
from repurpose.text.number_words import VALUES

_FIGURE = re.compile(
    r"(?<![A-Za-z\d.第#])(?<!第 )(?<!\bno\. )(?<!\bissue )(?<!\bweek )"
    r"(?!(?:19|20)\d\d(?!\d))(?!0\d)(?!20\d{6})\d[\d,]*(?:\.\d+)?(?!\d)(?!\s?[期集话話号號])(?!$)",
    re.I,
)
"""A figure that states something: no year (`2026`), day (`0705`, `20260105`), place in a row (`第 3`, `issue 12`,
`066`, `604期`, a number that ends the headline) and no part of a name (`a16z`)."""
_NAME = re.compile(r"(?<![A-Za-z])(?![A-Z]{3,5}(?![A-Za-z]))[A-Z][A-Za-z]{2,}")
"""A Latin name. What may be an abbreviation (`NVDA`, `CEO`) is named in Chinese as often as not."""


@rule(
    "HL07",
    "headline-fact-not-in-body",
    reads="post",
    severity="warning",
    source="WeChat's notice of 2024-05-31: a title must say what the article says",
    bad=(
        "# 守塔 45 年的人\n\n他守了三十一年塔，用过两种灯。\n",
        "# 连 Seagate 都来看灯塔\n\n灯塔不追船，它站着。\n",
        "# 7,000 ships and a lamp\n\nA lamp stood on the rock for years.\n",
    ),
    good=(
        "# 守塔 31 年的人\n\n他守了三十一年塔，用过两种灯。\n",
        "# NASA 的 LED 灯\n\n航天局换了灯。\n",
        "---\ntitle: 港口来信 066：Ada Berg 的灯\npeople: [Ada Berg]\n---\n埃达守着灯。\n",
        "# 用 LampDesk 管灯\n\n打开 Lamp Desk，灯就亮了。\n",
        "# 7,000 ships and a lamp\n\nSome 7000 ships went by.\n",
    ),
    zh="""标题里的数字或拉丁字母名称在正文中找不到。

    要么标题说得比文章多，要么文章漏写了或写错了。100 以下的数字也会按汉字写法查找；年份、期号、
    缩写和 `people` 里的人名不查。

    在正文里写出来，或从标题里去掉。
    """,
)
def headline_fact_not_in_body(post: Post) -> Iterator[Problem]:
    """A figure or a Latin name of a headline stands nowhere in the body.

    Either the headline says more than the article, or the article forgot to say it, or misspells it. Figures below 100
    are also looked for in words; years, issue numbers, abbreviations and the `people` of the post are not looked
    for.

    Say it in the body, or take it out of the headline.
    """
    body = _bare(post.body)
    for headline in written(post):
        missing = [fact for fact in _facts(headline.text, post) if not any(form in body for form in _forms(fact[0]))]
        if missing:
            first, told = missing[0], ", ".join(dict.fromkeys(fact[0] for fact in missing))
            message = both(f"{told}: not in the body", f"正文里没有“{told}”")
            hint = both("say it there too", "在正文里也写出来")
            yield problem(headline, first.start(), first.end(), message, hint)


def _bare(text: str) -> str:
    """A text in small letters, without what figures and names are grouped by."""
    return re.sub(r"[\s,，*_]", "", text.lower())


def _facts(text: str, post: Post) -> Iterator[re.Match[str]]:
    """The figures of a headline, and in a Chinese one the Latin names of things."""
    yield from _FIGURE.finditer(text)
    if has_han(text):
        known = _bare(" ".join((*post.people, post.guest)))
        yield from (match for match in _NAME.finditer(text) if _bare(match[0]) not in known)


_DIGITS = "零一二三四五六七八九"


def _forms(fact: str) -> Iterator[str]:
    """The ways a body may write a figure or name."""
    plain = _bare(fact)
    yield plain
    if plain.isdigit() and 0 < int(plain) < 100:
        tens, ones = divmod(int(plain), 10)
        yield (("" if tens < 2 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
        if plain == "2":
            yield "两"
        yield from filter(None, [_ENGLISH.get(int(plain))])


_ENGLISH = {value: word for word, value in VALUES.items()}

"""Candidate headlines beside each other: built alike, or worded alike (HL02, HL03)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.headlines import HOUSE, problem, written
from repurpose.model import Post
from repurpose.text.bilingual import both

_SHAPES = (
    (both("claim——claim", "“论断——论断”"), re.compile(r"^[^—]{2,}(?:——|—| - | – )[^—]{2,}$")),
    (both("claim：claim", "“论断：论断”"), re.compile(r"^[^：:]+[：:][^：:]+$")),
    (both("a question", "问句"), re.compile(r"[？?]$")),
    (both("not X but Y", "“不是 X，而是 Y”"), re.compile(r"不是.{1,16}(?:而是|，是|是)|\bnot\b.{1,40}\bbut\b", re.I)),
    (both("a number first", "数字开头"), re.compile(r"^\d+")),
    (both("why …", "“为什么……”"), re.compile(r"^(?:为什么|为何|why\b)", re.I)),
    (both("how to …", "“如何……”"), re.compile(r"^(?:如何|怎样|怎么|how\b)", re.I)),
)


@rule(
    "HL02",
    "headlines-one-template",
    reads="post",
    severity="warning",
    source=HOUSE,
    bad=(
        "# 1. 灯塔不追船——它站着\n# 2. 礁石不会动——船会\n# 3. 雾散之前——灯都亮着\n\n---\n\n灯塔。\n",
        "# 1. 灯塔：不追船的人\n# 2. 礁石：不会动的墙\n# 3. 雾：看不见的海\n\n---\n\n灯塔。\n",
        "# 1. Why lamps burn\n# 2. Why ships wait\n# 3. Why maps lie\n\n---\n\nLamps burn.\n",
    ),
    good=(
        "# 1. 灯塔不追船——它站着\n# 2. 三十一年，一本日志\n# 3. 守塔人林默\n\n---\n\n灯塔。\n",
        "# 1. 灯塔——它站着\n# 2. 礁石——它等着\n\n---\n\n灯塔。\n",
        "# 灯塔不追船——它站着\n\n灯塔。\n",
    ),
    zh="""所有候选标题都是同一个句式。

    候选标题是供人挑选的；五个句式相同的标题，只是一个标题换了五种填法。`least` 是至少有几个标题才检查。

    至少让一个换个写法：平实的陈述、问句、人名或数字。
    """,
)
def headlines_one_template(post: Post, *, least: int = 3) -> Iterator[Problem]:
    """All candidates are built alike.

    Candidates are there to be chosen from; five of one build are one candidate with five fillings. `least` is how many
    headlines there must be before this counts.

    Give at least one another build: a plain statement, a question, a name, a figure.
    """
    headlines = written(post)
    if len(headlines) < least:
        return
    for name, pattern in _SHAPES:
        if all(pattern.search(headline.text) for headline in headlines):
            first = headlines[0]
            message = both(
                f"all {len(headlines)} headlines are built alike ({name})",
                f"{len(headlines)} 个标题是同一个句式（{name.zh}）",
            )
            hint = both("give one of them another build", "让其中一个换个写法")
            yield Problem(message, 0, len(first.text), hint, place=first.place)


@rule(
    "HL03",
    "headlines-alike",
    reads="post",
    severity="warning",
    source=HOUSE,
    bad=(
        "# 1. 灯塔不追船，它站着\n# 2. 灯塔不追船，它只站着\n\n---\n\n灯塔。\n",
        "# 1. 守塔三十一年\n# 2. 守塔三十一年\n\n---\n\n灯塔。\n",
        "# 1. What the map left out\n# 2. What the maps left out\n\n---\n\nMaps.\n",
    ),
    good=(
        "# 1. 灯塔不追船\n# 2. 一本只写“灯在”的日志\n\n---\n\n灯塔。\n",
        "# 灯塔不追船\n\n灯塔。\n",
        "# 1. What maps leave out\n# 2. A river without a name\n\n---\n\nMaps.\n",
    ),
    zh="""两个候选标题用几乎相同的字说同一件事。

    `percent` 是两个标题最多可以共有多少比例的相邻字对。

    留下较好的一个，另写一个。
    """,
)
def headlines_alike(post: Post, *, percent: int = 60) -> Iterator[Problem]:
    """Two candidates say the same in nearly the same words.

    `percent` is the share of character pairs that two headlines may have in common.

    Keep the better one, and write another.
    """
    for one, other in combinations(written(post), 2):
        shared = _likeness(one.text, other.text)
        if shared * 100 >= percent:
            percentage = round(shared * 100)
            message = both(f"{percentage} % like headline {one.rank}", f"与标题 {one.rank} 有 {percentage}% 相同")
            hint = both("keep the better one, and write another", "留下较好的一个，另写一个")
            yield problem(other, 0, len(other.text), message, hint)


def _pairs(text: str) -> set[str]:
    bare = re.sub(r"[\W_]+", "", text.lower())
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _likeness(one: str, other: str) -> float:
    left, right = _pairs(one), _pairs(other)
    return len(left & right) / len(left | right) if left and right else 0.0

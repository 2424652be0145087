"""Worn and evasive wording in Chinese and English (ST15 to ST21). Quotations are not the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.author_text import found, is_dense, matches, overuse, prose, total
from repurpose.model import Post
from repurpose.text.bilingual import both
from repurpose.text.hedges import HEDGES

_GUIDES = "common advice of Chinese and English style guides; the words are our own list (2026-11)"

_OPENERS = re.compile(
    r"(?:众所周知|毋庸置疑|毫无疑问|不可否认|随着[^，。]{2,20}的(?:不断|快速|飞速|蓬勃|日益)?(?:发展|进步|普及|"
    r"到来)|在(?:当今|如今|现今)[^，。]{0,10}(?:社会|时代|世界)|"
    r"在这个[^，。]{2,14}的时代|(?:近年来|如今)，随着|让我们(?:一起)?走进|大家好，我是)|"
    r"(?:in today'?s (?:[\w-]+ ){0,3}(?:world|age|era|landscape|society)|in an? (?:[\w-]+ ){0,2}(?:world|age|"
    r"era) where|"
    r"it goes without saying|needless to say|since the dawn of|have you ever wondered|in conclusion|"
    r"as we all know|let'?s (?:dive|delve) in)",
    re.I,
)
"""What anybody knows (`众所周知`), the times (`随着科技的发展`, `in today's world`), the guide (`让我们一起走进`,
`let's dive in`)."""


@rule(
    "ST15",
    "worn-opening",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# 灯塔\n\n众所周知，灯塔不会动。\n",
        "# 灯塔\n\n随着航运业的快速发展，灯塔少了。\n",
        "# Lamp\n\nIn today's fast-paced world, lamps matter.\n",
    ),
    good=("# 灯塔\n\n灯塔不会动。\n", "# 灯塔\n\n这件事众所周知。\n", "# Lamp\n\nThe lamp went out in 1911.\n"),
    zh="""段落用一句放在哪篇文章都行的话开头。

    头几个字决定读者是否读下去，而这些字什么也没说。

    从事情本身写起。
    """,
)
def worn_opening(post: Post) -> Iterator[Problem]:
    """A paragraph opens with a phrase that fits any text.

    The first words decide whether the rest is read, and these say nothing.

    Begin with the thing itself.
    """
    for passage in prose(post):
        match = _OPENERS.match(passage.own.lstrip())
        if match:
            start = passage.start + len(passage.own) - len(passage.own.lstrip())
            message = both(f"{match[0]}: a worn opening", f"“{match[0]}”：套话开头")
            hint = both("begin with the thing itself", "从事情本身写起")
            yield found(post, start, start + len(match[0]), message, hint)


_FILLERS = re.compile(
    r"值得一提的是|值得注意的是|需要指出的是|不得不说|可以说|换句话说|也就是说|从某种意义上(?:来)?说|总的来说|"
    r"总而言之|显而易见|不难发现|简单来说|说白了|"
    r"某种程度上|(?<![^，。！？；\u2029])事实上|(?<![^，。！？；\u2029])其实|"
    r"\b(?:it is worth noting that|it should be noted that|in order to|due to the fact that|the fact that|"
    r"at the end of the day|"
    r"when it comes to|in terms of|as a matter of fact|for all intents and purposes)\b",
    re.I,
)
"""Announcements (`值得一提的是`), repetition (`换句话说`), long ways to say to or because (`in order to`). 其实 and
事实上 count only where they open a clause."""


@rule(
    "ST16",
    "fillers-overused",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# 灯塔\n\n值得注意的是，灯亮了。换句话说，雾散了。总的来说，船走了。\n",
        "# 灯塔\n\n事实上，灯在。显而易见，船也在。不得不说，雾也在。\n",
        "# Lamp\n\nIt is worth noting that it burns. In terms of oil, it saves, due to the fact that it is small.\n",
    ),
    good=(
        "# 灯塔\n\n灯亮了，雾散了，船走了。\n",
        "# 灯塔\n\n换句话说，雾散了。\n",
        "# Lamp\n\nThe lamp burns, and saves oil because it is small.\n",
    ),
    zh="""用套话预告要说的内容，而不是直接说。

    值得注意的是、it is worth noting that：去掉之后，句子的意思一点不变。
    `per_thousand` 是每千字（或每千词）多少处算多，至少 `least` 处才检查。

    删去。
    """,
)
def fillers_overused(post: Post, *, least: int = 3, per_thousand: float = 2.0) -> Iterator[Problem]:
    """Phrases announce what is said instead of saying it.

    值得注意的是, it is worth noting that: the sentence is the same without them. `per_thousand` is how many in a
    thousand 字 or words are too many, from `least` on.

    Strike them.
    """
    for one in overuse(post, _FILLERS, per_thousand, least):
        message = both(
            f"{one.many} fillers in {one.size} 字 or words: {one.words}",
            f"{one.size} 字（词）里有 {one.many} 处套话：{one.words.zh}",
        )
        yield found(post, one.start, one.end, message, both("strike them", "删去"))


_HEDGES = re.compile(
    rf"{HEDGES}|可能会?|多少有(?:些|点)|一定程度上|"
    r"\b(?:arguably|somewhat|sort of|kind of|seems? to|appears? to|tends? to|could be)\b",
    re.I,
)


@rule(
    "ST17",
    "hedges-overused",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# 灯塔\n\n也许灯会灭，或许船会来，大概雾会散，似乎人会走，恐怕塔会倒。\n",
        "# 灯塔\n\n灯可能坏了，船可能来了，雾可能散了，他可能睡了，门可能锁了。\n",
        "# Lamp\n\nPerhaps it is old, maybe it is somewhat dim, and it seems to be kind of lost.\n",
    ),
    good=(
        "# 灯塔\n\n灯会灭，船会来。\n",
        "# 灯塔\n\n也许灯会灭。船来了，雾散了，人走了。\n",
        "# Lamp\n\nPerhaps it is old. It burns.\n",
    ),
    zh="""几乎每句话都有所保留。

    说一次“也许”是诚实；句句都说，读者就什么也抓不住。
    `per_thousand` 是每千字（或每千词）多少处算多，至少 `least` 处才检查。

    知道的就直说，不知道的才有所保留。
    """,
)
def hedges_overused(post: Post, *, least: int = 5, per_thousand: float = 12.0) -> Iterator[Problem]:
    """Nearly everything is said with a reservation.

    One "perhaps" is honest; in every sentence it leaves the reader with nothing to hold. `per_thousand` is how many
    in a thousand 字 or words are too many, from `least` on.

    Say what you know; reserve what you do not.
    """
    hits = matches(post, _HEDGES)
    length_ = total(post, chinese=True) + total(post, chinese=False)
    if is_dense(len(hits), length_, per_thousand, least):
        start, end, _ = hits[least - 1]
        message = both(
            f"{len(hits)} reservations in {length_} 字 or words", f"{length_} 字（词）里有 {len(hits)} 处保留的说法"
        )
        yield found(post, start, end, message, both("say what you know", "知道的就直说"))


_WEASELS = re.compile(
    r"(?<![^，。！？；：\u2029])(?:过去的|有|最新|多项|大量)?研究(?:表明|显示|发现)|"
    r"(?:有)?(?:专家|业内人士|分析人士)(?:们)?(?:表示|指出|认为|称|透露)|"
    r"(?:众多|许多|不少)(?:专家|学者)|越来越多的人(?:认为|相信)|"
    r"\b(?:some (?:people )?(?:say|believe|argue)|many (?:people )?(?:say|believe|think)|(?:studies|"
    r"research) (?:show|shows|suggest|suggests)|"
    r"experts (?:say|agree|believe)|it is (?:widely )?(?:said|believed|known|thought) that|critics say)\b",
    re.I,
)
"""Studies (`研究表明`, but not those of somebody named: `剑桥的研究显示`), experts (`专家表示`), a crowd (`some say`).
What leads into an answer (`有人说……`) or owns up to hearsay (`据说`) claims no authority: few such places judged by
hand were faults (2026-11)."""


@rule(
    "ST18",
    "source-unnamed",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# 灯塔\n\n研究表明，灯塔越来越少。\n",
        "# 灯塔\n\n业内人士透露，油价要涨。\n",
        "# Lamp\n\nExperts agree that lamps are dying out.\n",
    ),
    good=(
        "# 灯塔\n\n[研究表明](https://example.org/study)，灯塔越来越少。\n",
        "# 灯塔\n\n守塔人林默说，油价要涨。\n",
        "# Lamp\n\nThe keeper's log of 1987 says that lamps were dying out.\n",
    ),
    zh="""说法依据的是无从查证的专家、研究或“有人”。

    读者既无法相信，也无法核实。给这几个字加上链接就够了。一篇里几次说到“研究发现”，多半就是在讲那项研究，不算。

    写明是谁或哪项研究，或者加上链接。
    """,
)
def source_unnamed(post: Post) -> Iterator[Problem]:
    """A claim leans on experts, studies or "some" that nobody can look up.

    A reader can neither believe nor check it. A link on the words is enough. A post that says 研究发现 again and again
    is about that study, and not meant.

    Name the person or the study, or link it.
    """
    hits = matches(post, _WEASELS)
    studies = sum("研究" in words for _, _, words in hits)
    for start, end, words in hits:
        if not ("研究" in words and studies > 1) and not _is_linked(post, start, end):
            message = both(f"{words}: who?", f"“{words}”：是谁？")
            yield found(post, start, end, message, both("name the source, or link it", "写明出处，或加上链接"))


def _is_linked(post: Post, start: int, end: int) -> bool:
    """Whether a link begins before the words end and ends in their sentence."""
    spot = found(post, start, end, "", "")
    sentence = re.split(r"[。！？\n]|\.\s", post.text[spot.start : spot.start + 400], maxsplit=1)[0]
    return "](" in sentence or "http" in sentence or "[^" in sentence


_SHOUT_IN_ENGLISH = re.compile(r"[！!](?![=A-Za-z(\[])")
# In Chinese a half-width mark on a Latin word belongs to the word: println! is a macro of Rust, no shout.
_SHOUT_IN_CHINESE = re.compile(r"！|(?<![A-Za-z0-9_)])!(?![=A-Za-z(\[])")


@rule(
    "ST19",
    "exclamations-overused",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# 灯塔\n\n灯亮了！船来了！雾散了！天亮了！\n",
        "# 灯塔\n\n多美的灯！多老的塔！多长的路！多大的雾！\n",
        "# Lamp\n\nIt burns! It shines! It waits! It is old!\n",
    ),
    good=(
        "# 灯塔\n\n灯亮了！船来了，雾散了。\n",
        "# 灯塔\n\n他喊：“灯！船！雾！天！海！”\n",
        "# 宏\n\n宏 print! 与 write! 都在，format! 和 matches! 也在。\n",
        "# Lamp\n\nIt burns! It shines and waits.\n",
    ),
    zh="""感叹号一再出现。

    每多一个，前一个就弱一分。`per_thousand` 是每千字（或每千词）多少个算多，至少 `least` 个才检查。

    只留真正需要的那一个。
    """,
)
def exclamations_overused(post: Post, *, least: int = 4, per_thousand: float = 10.0) -> Iterator[Problem]:
    """Exclamation marks stand again and again.

    Each takes force from the one before. `per_thousand` is how many in a thousand 字 or words are too many, from
    `least` on.

    Keep the one that is meant.
    """
    hits = sorted([*matches(post, _SHOUT_IN_CHINESE, chinese=True), *matches(post, _SHOUT_IN_ENGLISH, chinese=False)])
    length_ = total(post, chinese=True) + total(post, chinese=False)
    if is_dense(len(hits), length_, per_thousand, least):
        start, end, _ = hits[least - 1]
        message = both(
            f"{len(hits)} exclamation marks in {length_} 字 or words", f"{length_} 字（词）里有 {len(hits)} 个感叹号"
        )
        hint = both("keep the one that is meant", "只留真正需要的那一个")
        yield found(post, start, end, message, hint)


_ADVERBS = re.compile(
    r"(?<![\w-])(?!(?:only|early|daily|weekly|monthly|yearly|family|supply|reply|apply|july|italy|assembly|"
    r"likely|friendly|anomaly|belly|fly|rely|ally|ugly|holy|lonely|silly|rally)\b)[a-z]{3,}ly\b",
    re.I,
)


@rule(
    "ST20",
    "adverbs-overused",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# Lamp\n\nIt quietly, slowly, surely and patiently burned, beautifully lit.\n",
        "# Keeper\n\nHe carefully wrote, neatly drew, calmly waited, finally slept and suddenly woke.\n",
        "# Fog\n\nFog quickly came, thickly lay, sadly stayed, gladly left, and rarely returned.\n",
    ),
    good=(
        "# Lamp\n\nIt burned, and waited.\n",
        "# Keeper\n\nHis only family, an early friendly fly, came daily from Italy in July.\n",
        "# 灯塔\n\n灯静静地亮着。\n",
    ),
    zh="""英文动词靠 -ly 副词支撑。

    换个更有力的动词，就用不着副词。`per_thousand` 是每千词多少个算多，至少 `least` 个才检查。

    找到说得准的动词，或者删去副词。
    """,
)
def adverbs_overused(post: Post, *, least: int = 5, per_thousand: float = 25.0) -> Iterator[Problem]:
    """English verbs are propped up with adverbs in -ly.

    A stronger verb needs none. `per_thousand` is how many in a thousand words are too many, from `least` on.

    Find the verb that says it, or strike the adverb.
    """
    hits, length_ = matches(post, _ADVERBS, chinese=False), total(post, chinese=False)
    if is_dense(len(hits), length_, per_thousand, least):
        start, end, _ = hits[least - 1]
        message = both(
            f"{len(hits)} adverbs in -ly in {length_} words", f"{length_} 个单词里有 {len(hits)} 个 -ly 副词"
        )
        yield found(post, start, end, message, both("find the verb that says it", "换成说得准的动词"))


_JARGON = re.compile(
    r"赋能|抓手|闭环|颗粒度|底层逻辑|顶层设计|打通[^，。]{0,6}壁垒|组合拳|心智(?!模型)|拉齐|对齐(?:一下|颗粒)|沉淀出?|"
    r"(?<![任务供应通信])链路|复盘|降维打击|新质|"
    r"\b(?:leverage[sd]?|synerg(?:y|ies)|paradigm shift|best-in-class|cutting-edge|seamless(?:ly)?|empower(?:s|"
    r"ed|ing)?|holistic|"
    r"low-hanging fruit|move the needle|circle back|deep dive|delve[sd]?|tapestry|testament to)\b",
    re.I,
)
"""Words of meetings, `赋能` and `synergy`, and words that machines like, `tapestry`; a term of a trade is none
(`通信链路`, `心智模型`, and the investor's `护城河`)."""


@rule(
    "ST21",
    "jargon-overused",
    reads="post",
    severity="info",
    source=_GUIDES,
    bad=(
        "# 灯塔\n\n灯塔赋能航运，形成闭环，沉淀方法。\n",
        "# 灯塔\n\n底层逻辑是抓手，颗粒度决定链路。\n",
        "# Lamp\n\nWe leverage seamless lamps to empower ships.\n",
    ),
    good=("# 灯塔\n\n灯塔帮船找到路。\n", "# 灯塔\n\n护城河里有水。\n", "# Lamp\n\nWe use lamps to help ships.\n"),
    zh="""本可以用平常的词，却用了职场行话。

    行外的人看不懂，行内的人早已听而不闻。`per_thousand` 是每千字（或每千词）多少个算多，至少 `least` 个才检查。

    写清楚做了什么。
    """,
)
def jargon_overused(post: Post, *, least: int = 3, per_thousand: float = 3.0) -> Iterator[Problem]:
    """Office words stand where plain ones would do.

    Readers outside the trade do not understand them, those inside have stopped hearing them. `per_thousand` is how
    many in a thousand 字 or words are too many, from `least` on.

    Say what is done.
    """
    for one in overuse(post, _JARGON, per_thousand, least):
        message = both(
            f"{one.many} office words in {one.size} 字 or words: {one.words}",
            f"{one.size} 字（词）里有 {one.many} 个职场行话：{one.words.zh}",
        )
        yield found(post, one.start, one.end, message, both("say what is done", "写清楚做了什么"))

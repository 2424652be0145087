"""Habits of prose that are faults only in number (ST03 to ST07). Quotations are not the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.author_text import found, is_dense, matches, overuse, total
from repurpose.model import Post
from repurpose.text.bilingual import both

_COUNTED = "counted on edited and on machine-written articles (style facts, section 2, 2026-11)"


_CONTRAST = re.compile(
    r"(?:(?<!是)不是|并非|不在于|不只是|不仅仅是)[^，。；！？\u2029]{1,24}[，,]?\s*(?:而是|而在于|更是|就?是)(?!不|"
    r"否)|——不是[^，。]{1,20}[，。]|"
    r"\b(?:is|was|are|were)(?:n't| not) (?:just |merely |only )?[^.,;\u2029]{2,40}[,;—] ?(?:but|it's|it is|"
    r"they're|rather)\b",
    re.I,
)
"""`不是塔，而是灯`; after a dash (`——不是塔，`); `it isn't a tower, it's a lamp`."""


@rule(
    "ST03",
    "not-x-but-y-overused",
    reads="post",
    severity="info",
    source=_COUNTED,
    bad=(
        "# 灯塔\n\n灯塔不是路标，而是边界。守塔不是工作，而是等待。日志不是记录，而是陪伴。慢不是懒，而是稳。\n",
        "# 灯塔\n\n这不是一盏灯，是一个人。雾不是敌人，是邻居。不是船需要灯，是灯需要船。这不是路，是海。\n",
        "# Lamp\n\nIt is not a lamp, it's a promise. This is not work, but waiting. It was not fog, it's company. "
        "It is not old, but slow.\n",
    ),
    good=(
        "# 灯塔\n\n灯塔不是路标，而是边界。守塔是等待。\n",
        "# 灯塔\n\n他说：“不是我，而是灯。不是船，而是人。不是雾，而是海。”\n",
        "# Lamp\n\nIt is not a lamp, it's a promise. The keeper waits.\n",
    ),
    zh="""“不是 X，而是 Y”的句式一再出现。

    它先立起一个没人说过的观点，再把它推倒；自从机器隔一段就这么写，读者已经看得出来了。
    `per_thousand` 是每千字（或每千词）多少次算多，至少 `least` 次才检查。

    直接说 Y。确实有人说过 X 时，才留着这个句式。
    """,
)
def not_x_but_y_overused(post: Post, *, least: int = 4, per_thousand: float = 1.5) -> Iterator[Problem]:
    """The figure "not X but Y" stands again and again.

    It sets up a claim nobody made to knock it down; since machines write it in every other paragraph, readers notice.
    `per_thousand` is how often in a thousand 字 or words is too often, from `least` times on.

    Say Y. Keep the figure where somebody really said X.
    """
    for one in overuse(post, _CONTRAST, per_thousand, least):
        message = both(
            f"{one.many} times “not X but Y” in {one.size} 字 or words",
            f"{one.size} 字（词）里有 {one.many} 处“不是 X，而是 Y”",
        )
        yield found(post, one.start, one.end, message, both("say Y alone", "只说 Y"))


@rule(
    "ST04",
    "dash-overused",
    reads="post",
    severity="info",
    source=_COUNTED,
    bad=(
        "# 灯塔\n\n灯塔——老的那座——还在。船——新的那条——走了。雾——散了。\n",
        "# 灯塔\n\n他来了——带着灯。他走了——留下灯。灯亮了——没人看。灯灭了——没人问。天亮了——他睡了。\n",
        "# Lamp\n\nThe lamp — the old one — burns. The ship — a new one — left. Fog — gone.\n",
    ),
    good=(
        "# 灯塔\n\n灯塔——老的那座——还在。\n",
        "# 灯塔\n\n- 1921—1949\n- 北京—上海\n\n雾散了。\n",
        "# Lamp\n\nThe lamp — the old one — burns on, and so does its well-known keeper.\n",
    ),
    zh="""破折号一句接一句地打断句子。

    每个破折号都要读者停下来记住前半句；用得多了，读起来气喘吁吁，也像机器写的。
    `per_thousand` 是每千字（或每千词）多少个算多，至少 `least` 个才检查。

    改用逗号、括号，或另起一句。
    """,
)
def dash_overused(post: Post, *, least: int = 5, per_thousand: float = 3.0) -> Iterator[Problem]:
    """Dashes interrupt sentence after sentence.

    Each of them asks the reader to hold the line; together they sound breathless, and like a machine. `per_thousand`
    is how many in a thousand 字 or words are too many, from `least` on.

    Use commas, brackets or a new sentence.
    """
    hits = matches(post, re.compile(r"——|(?<=[a-z]) ?— ?(?=[a-z])|(?<=[a-z]) – (?=[a-z])", re.I))
    length_ = total(post, chinese=True) + total(post, chinese=False)
    if is_dense(len(hits), length_, per_thousand, least):
        start, end, _ = hits[least - 1]
        message = both(f"{len(hits)} dashes in {length_} 字 or words", f"{length_} 字（词）里有 {len(hits)} 个破折号")
        hint = both("use commas or a new sentence", "改用逗号，或另起一句")
        yield found(post, start, end, message, hint)


_INTENSIFIERS = re.compile(
    r"彻底|疯狂|震惊|震撼|惊人|惊艳|极其|极度|极致|无比|史无前例|前所未有|颠覆性|炸裂|爆炸性|毫无疑问|毋庸置疑|无与伦比|"
    r"绝对(?=[是不会没可能完])|完美(?!主义)|"
    r"\b(?:very|really|extremely|incredibly|absolutely|totally|utterly|truly|hugely|insanely|amazingly)\b",
    re.I,
)
"""Degree without a measure. `绝对` is one only before what it strengthens (`绝对是`), not in a term (`绝对值`,
`绝对体量`)."""


@rule(
    "ST05",
    "intensifiers-overused",
    reads="post",
    severity="info",
    source=_COUNTED,
    bad=(
        "# 灯塔\n\n新灯彻底改变了海面，亮得惊人，极其省油，守塔人无比震撼。\n",
        "# 灯塔\n\n这是史无前例的一盏灯，绝对是完美的，无与伦比，极致。\n",
        "# Lamp\n\nIt is really very bright, absolutely huge, totally new and truly old.\n",
    ),
    good=(
        "# 灯塔\n\n新灯亮了十二倍，守塔人看了很久。\n",
        "# 灯塔\n\n他说：“彻底、绝对、完美。”\n",
        "# Lamp\n\nIt is twelve times as bright.\n",
    ),
    zh="""用程度词代替程度。

    彻底、惊人、really、incredibly：每个词都要人相信，却没有一个说出是多少。
    `per_thousand` 是每千字（或每千词）多少个算多，至少 `least` 个才检查。

    给出具体的量，或者删去这个词。
    """,
)
def intensifiers_overused(post: Post, *, least: int = 5, per_thousand: float = 2.5) -> Iterator[Problem]:
    """Words of degree stand in for degrees.

    彻底, 惊人, really, incredibly: each asks to be believed, and none tells how much. `per_thousand` is how many in a
    thousand 字 or words are too many, from `least` on.

    Give the measure, or strike the word.
    """
    for one in overuse(post, _INTENSIFIERS, per_thousand, least):
        message = both(
            f"{one.many} words of degree in {one.size} 字 or words: {one.words}",
            f"{one.size} 字（词）里有 {one.many} 个程度词：{one.words.zh}",
        )
        hint = both("give the measure, or strike it", "给出具体的量，或者删去")
        yield found(post, one.start, one.end, message, hint)


_PARTICIPLE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\b(?: \w+ly)? (?:\w{2,}ed|made|done|seen|given|taken|known|written|"
    r"built|found|shown|held|sent|sold|told|kept|left|brought|chosen|driven|lit|set|put|cut|lost|paid|read|"
    r"spent|caught|bought|broken|stolen|drawn|thrown|grown|worn)\b(?! to\b)",
    re.I,
)
"""`was quickly found`: a form of be, an adverb perhaps, a participle in -ed or one of the irregular ones; `is said to`
is none."""


@rule(
    "ST07",
    "passive-overused",
    reads="post",
    severity="info",
    source="common advice of Chinese and English style guides (2026-11)",
    bad=(
        "# 灯塔\n\n灯被点亮，日志被写下，船被看见，雾被吹散，油被用完。\n",
        "# 灯塔\n\n塔被拆了。门被锁了。石阶被搬走了。灯被卖了。守塔人被忘了。\n",
        "# Lamp\n\nThe lamp was lit. The log was written. A ship was seen. The oil was used. The keeper was moved.\n",
    ),
    good=(
        "# 灯塔\n\n守塔人点亮灯，写下日志。\n",
        "# 灯塔\n\n他盖上被子。灯被点亮了。\n",
        "# Lamp\n\nThe keeper lit the lamp and wrote the log.\n",
    ),
    zh="""一句接一句，都没说是谁做的。

    做事的人不明或不重要时，用被动是对的；接连不断，读起来就像一份替人遮掩的报告。
    `per_thousand` 是每千字（或每千词）多少处算多，至少 `least` 处才检查。

    写明是谁做的。
    """,
)
def passive_overused(post: Post, *, least: int = 5, per_thousand: float = 12.0) -> Iterator[Problem]:
    """Sentence after sentence leaves out who does it.

    Passives are right where the doer is unknown or does not matter; in a row they read like a report that hides
    somebody. `per_thousand` is how many in a thousand 字 or words are too many, from `least` on.

    Name who does it.
    """
    for chinese, pattern in ((True, re.compile("被(?!子|褥|窝|动|告|单)")), (False, _PARTICIPLE)):
        hits, length_ = matches(post, pattern, chinese=chinese), total(post, chinese=chinese)
        if is_dense(len(hits), length_, per_thousand, least):
            start, end, _ = hits[least - 1]
            unit = both("字", "字") if chinese else both("words", "个单词")
            message = both(f"{len(hits)} passives in {length_} {unit}", f"{length_} {unit.zh}里有 {len(hits)} 处被动")
            yield found(post, start, end, message, both("name who does it", "写明是谁做的"))

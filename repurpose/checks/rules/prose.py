"""Prose in Chinese and English: sentences, paragraphs, slips (ST01 to ST12). Quotations are not the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.author_text import found, matches, prose
from repurpose.document.author_prose import size
from repurpose.document.file_view import manuscript
from repurpose.document.to_html import body_words
from repurpose.model import Post
from repurpose.text.bilingual import both
from repurpose.text.han import HAN
from repurpose.text.word_count import length

_HOUSE = "house practice of Chinese and English newsrooms (2026-11)"


_RESTS = re.compile(r"[；;。！？]")
"""Where a reader may rest inside a sentence: between the items of a list, and between sentences inside brackets."""


@rule(
    "ST01",
    "sentence-too-long",
    reads="post",
    severity="info",
    source=_HOUSE,
    bad=(
        "# 灯塔\n\n" + "守塔人每天在天黑之前爬上一百二十级石阶，" * 6 + "点亮那盏灯。\n",
        "# 灯塔\n\n" + "他记下天气、油量和路过的船，" * 9 + "然后睡下。\n",
        "# The lamp\n\n" + "The keeper climbed the stairs and lit the lamp and wrote a line and " * 4 + "slept.\n",
    ),
    good=(
        "# 灯塔\n\n守塔人每天爬一百二十级石阶。\n",
        "# 灯塔\n\n" + "守塔人每天爬一百二十级石阶。" * 12 + "\n",
        "# The lamp\n\nThe keeper climbed the stairs. He lit the lamp.\n",
    ),
    zh="""句子太长，读者记不住。

    在手机上，它会占满整个屏幕。引号里的话不算，分号处算断开。`han` 是中文句子的字数上限，
    `words` 是英文句子的单词数上限。

    在意思转折的地方断开。
    """,
)
def sentence_too_long(post: Post, *, han: int = 110, words: int = 45) -> Iterator[Problem]:
    """A sentence is longer than a reader can hold.

    On a phone it fills the screen. What it quotes is not counted, and semicolons part it. `han` counts 字 of a
    Chinese sentence, `words` those of an English one.

    Cut it where the thought turns.
    """
    for passage in prose(post):
        most, unit = (han, both("字", "字")) if passage.is_chinese else (words, both("words", "个单词"))
        for sentence in passage.sentences():
            long = max(size(part, passage.is_chinese) for part in _RESTS.split(sentence.own))
            if long > most:
                end = sentence.start + len(sentence.text)
                message = both(f"a sentence of {long} {unit}", f"一句有 {long} {unit.zh}")
                yield found(post, sentence.start, end, message, both("cut it in two", "断成两句"))


@rule(
    "ST02",
    "paragraph-too-long",
    reads="post",
    severity="info",
    source=_HOUSE,
    bad=(
        "# 灯塔\n\n" + "守塔人每天爬一百二十级石阶。" * 30 + "\n",
        "# 灯塔\n\n" + "他记下天气。他记下油量。" * 40 + "\n",
        "# The lamp\n\n" + "The keeper climbed the stairs and lit the lamp. " * 26 + "\n",
    ),
    good=(
        "# 灯塔\n\n守塔人每天爬一百二十级石阶。\n",
        "# 灯塔\n\n" + "守塔人每天爬一百二十级石阶。\n\n" * 30,
        "# The lamp\n\n" + "The keeper climbed the stairs.\n\n" * 30,
    ),
    zh="""段落比一屏还长。

    用手机读的人容易看串行。`han` 是字数上限，`words` 是英文单词数上限。

    在新的意思开始处分段。
    """,
)
def paragraph_too_long(post: Post, *, han: int = 350, words: int = 200) -> Iterator[Problem]:
    """A paragraph is longer than a screen.

    Readers on phones lose their line in it. `han` counts 字, `words` English words.

    Break it where a new point begins.
    """
    for passage in prose(post):
        most, unit = (han, both("字", "字")) if passage.is_chinese else (words, both("words", "个单词"))
        if passage.size > most:
            first = passage.start + len(passage.words.split("。")[0].split(". ")[0])
            message = both(f"a paragraph of {passage.size} {unit}", f"一段有 {passage.size} {unit.zh}")
            yield found(post, passage.start, first, message, both("break it", "分成两段"))


_NOUN_VERBS = (
    "讨论|分析|研究|测试|修改|调整|优化|处理|沟通|交流|评估|检查|审核|更新|升级|管理|控制|计算|统计|"
    "整理|总结|改进|设计|开发|部署|"
    "训练|验证|判断|选择|观察|记录|思考|操作|说明|解释|介绍|描述|学习|培训|合作|投资(?!决策)|销售|推广|宣传|监督(?!微调|学习)|维护|"
    "改造|创新|尝试|监测|探讨"
)
_PADDED = re.compile(
    rf"(?:进行|作出|做出|予以|加以|给予|展开|开展)(?:了|过|着)?(?:一次|一番|一些|深入的?|全面的?|详细的?|"
    rf"充分的?|相关的?|认真的?|有效的?)?(?:{_NOUN_VERBS})(?!员|者|师|会|室|器|机)|"
    r"\b(?:(?:make|makes|made) (?:an?|the)|(?:conduct|conducts|conducted|perform|performs|performed|carry out|"
    r"carried out)(?: an?| the)?) "
    r"(?:decision|analysis|assessment|evaluation|investigation|comparison|review|examination|attempt|"
    r"improvement|recommendation)s?\b",
    re.I,
)
"""`进行了深入的分析`, `conducts an analysis`: an empty verb, what lies between, and a noun that is a verb.
`进行管理员` is none, nor is `made analysis harder`."""


@rule(
    "ST06",
    "verb-padded",
    reads="post",
    severity="info",
    source="common advice of Chinese and English style guides on noun style (2026-11)",
    bad=(
        "# 灯塔\n\n他们对油价进行了讨论。\n",
        "# 灯塔\n\n工程师对灯加以改进。\n",
        "# Lamp\n\nThe town conducted an analysis of the oil bill.\n",
    ),
    good=(
        "# 灯塔\n\n他们讨论了油价。\n",
        "# 灯塔\n\n会议正在进行。\n",
        "# Lamp\n\nThe town analysed the oil bill. They made a lamp.\n",
    ),
    zh="""空动词后面跟着一个本来就是动词的名词：进行讨论、conduct an analysis。

    句子长了几个字，意思却没有增加。

    直接用动词：讨论、analyse。
    """,
)
def verb_padded(post: Post) -> Iterator[Problem]:
    """An empty verb carries a noun that is a verb itself: 进行讨论, conduct an analysis.

    The sentence grows by three words and says no more.

    Use the verb: 讨论, analyse.
    """
    for start, end, words in matches(post, _PADDED):
        message = both(f"{words}: an empty verb in front", f"“{words}”：前面是个空动词")
        yield found(post, start, end, message, both("use the verb alone", "直接用动词"))


@rule(
    "ST08",
    "openings-alike",
    reads="post",
    severity="info",
    source=_HOUSE,
    bad=(
        "# 灯塔\n\n守塔人爬上石阶。守塔人点亮了灯。守塔人写下日志。\n",
        "# 灯塔\n\n那么雾来了。那么灯要亮。那么船就看见了。\n",
        "# Lamp\n\nThe keeper climbed the stairs. The keeper lit the lamp. The keeper wrote a line.\n",
    ),
    good=(
        "# 灯塔\n\n守塔人爬上石阶。他点亮了灯，写下日志。\n",
        "# 灯塔\n\n守塔人爬上石阶。\n\n守塔人点亮了灯。\n\n守塔人写下日志。\n",
        "# 灯塔\n\n如果雾来了，灯要亮。如果船来了，灯要亮。如果没人来，灯也要亮。\n",
        "# Lamp\n\nThe keeper climbed the stairs. He lit the lamp, then wrote a line.\n",
    ),
    zh="""连续几句以相同的字词开头。

    读起来像一份没有列成列表的列表。排比（如果……如果……）、年份和接连的问句不算。`least` 是连续几句算数。

    合并其中两句，或者换一个开头。
    """,
)
def openings_alike(post: Post, *, least: int = 3) -> Iterator[Problem]:
    """Several sentences in a row begin with the same words.

    It reads like a list that forgot to be one. Cases set side by side (如果……如果……), years and questions in a row are
    meant so. `least` is how many in a row count.

    Join two of them, or begin one otherwise.
    """
    for passage in prose(post):
        row: list[int] = []
        openings = [(_opening(sentence.text, passage.is_chinese), sentence.start) for sentence in passage.sentences()]
        for (before, _), (opening, start) in pairwise([("", 0), *openings]):
            row = [*row, start] if row and opening and opening == before else [start]
            if len(row) == least:
                message = both(f"{least} sentences in a row begin with {opening}", f"连续 {least} 句以“{opening}”开头")
                hint = both("begin one of them otherwise", "给其中一句换个开头")
                yield found(post, start, start + len(opening), message, hint)


_SIDE_BY_SIDE = re.compile(
    r"如果|假如|要是|一边|不能|不是|没有|有的|有人|[〇零一二三四五六七八九十]{2}|.*[？?]$", re.DOTALL
)
"""Cases (`如果`, `有的`), years (`二零二一年`) and questions: sentences that begin alike on purpose."""


def _opening(sentence: str, chinese: bool) -> str:
    if chinese:
        match = re.match(f"[{HAN}]{{2}}", sentence)
        return match[0] if match and not _SIDE_BY_SIDE.match(sentence) else ""
    return " ".join(sentence.split()[:2]) if len(sentence.split()) > 3 else ""


@rule(
    "ST09",
    "long-read",
    reads="post",
    severity="info",
    source="400 字 and 238 words a minute (Brysbaert 2019; style facts, section 6, 2026-11)",
    bad=(
        "# 灯塔\n\n" + "守塔人每天爬一百二十级石阶。" * 600 + "\n",
        "# 灯塔\n\n" + "他记下天气，记下油量，记下路过的船。\n\n" * 600,
        "# The lamp\n\n" + "The keeper climbed the stairs and lit the lamp. " * 600 + "\n",
    ),
    good=(
        "# 灯塔\n\n守塔人每天爬一百二十级石阶。\n",
        "# 灯塔\n\n" + "灯在。" * 300 + "\n",
        "# The lamp\n\nThe keeper lit the lamp.\n",
    ),
    zh="""读完正文所需的时间，超过了邮件或公众号读者愿意给的。

    超过 `minutes` 分钟，多数人已经走了。访谈稿不作判断。

    删短，或者分成两篇。
    """,
)
def long_read(post: Post, *, minutes: int = 18) -> Iterator[Problem]:
    """The body takes longer to read than readers of a mail or an account give it.

    Beyond `minutes` most have gone. Transcripts are not judged.

    Cut it, or make two posts of it.
    """
    if post.form == "transcript":
        return
    taken = length(body_words(post.body)).reading_minutes
    if taken > minutes:
        message = both(f"{taken} minutes to read", f"读完要 {taken} 分钟")
        yield Problem(message, suggestion=both("cut it, or make two posts of it", "删短，或者分成两篇"))


_CHAIN = re.compile(rf"(?:[{HAN}]{{1,6}}的(?!确|话|士|时候)){{4,}}[{HAN}]")


@rule(
    "ST10",
    "de-chain",
    reads="post",
    severity="info",
    source="common advice of Chinese style guides on chained attributives (2026-11)",
    bad=(
        "# 灯塔\n\n老港口的守塔人的儿子的旧船的名字没人记得。\n",
        "# 灯塔\n\n这是镇上的最老的石头的塔的故事。\n",
        "# 灯塔\n\n他的父亲的朋友的邻居的灯亮了。\n",
    ),
    good=(
        "# 灯塔\n\n老港口守塔人的儿子有条旧船，名字没人记得。\n",
        "# 灯塔\n\n红的，白的，旧的，新的，都在。\n",
        "# 灯塔\n\n他的灯是父亲留下的。\n",
    ),
    zh="""四个以上的“的”一个套一个。

    读者要一直记着前面的每一层，直到名词出现。

    删去可省的（我父亲），或者改成分句。
    """,
)
def de_chain(post: Post) -> Iterator[Problem]:
    """Four or more 的 hang on one another.

    The reader has to keep each of them open until the noun comes.

    Drop those that can go (我父亲), or make a clause of them.
    """
    for start, end, words in matches(post, _CHAIN, chinese=True):
        many = words.count("的")
        message = both(f"{many} 的 in a row", f"连用了 {many} 个“的”")
        yield found(post, start, end, message, both("drop some, or make a clause", "删去几个，或改成分句"))


_DOUBLED = re.compile(
    rf"(?<![的目标美男女有])的的(?![确士])|(?<![了不得])了了(?!一|解|断|无|如|案)|(?<![现正存自内所实潜好外])在在|"
    rf"(?<![但可就还只总都要不若像于凡])(?<=[{HAN}])是是|(?<![参给赋授])与与|"
    rf"(?<![面针应绝相反核校对])(?<=[{HAN}])对对(?![联子对])|(?<![首成])(都都|就就)|(?<![一两三几每])把把|(?<!植)被被(?!子)|"
    r"也也|(我们|他们|你们|这个|那个|因为|所以|但是|如果)\2|"
    r"\b(the|an?|of|to|in|and|is|for|on|with|we|it|are|as|this|by|from)\s+\3\b",
    re.I,
)
"""`的的`, `了了`, `the the`: by character, since each has words in which it is right (`的的确确`, `标的的`, `不得了了`,
`现在在`, `但是是`, `植被被`; `对对，` agrees)."""


@rule(
    "ST11",
    "word-doubled",
    reads="post",
    severity="warning",
    source=_HOUSE,
    bad=(
        "# 灯塔\n\n守塔人的的灯亮了。\n",
        "# 灯塔\n\n因为因为有雾，船没来。\n",
        "# Lamp\n\nThe keeper lit the the lamp.\n",
    ),
    good=(
        "# 灯塔\n\n灯的的确确亮了，到码头的的士也来了。\n",
        "# 灯塔\n\n对对子比对对联还难。\n",
        "# 灯塔\n\n这事不得了了，他受不了了，标的的价也涨了，植被被烧光。对对，是的。\n",
        "# 灯塔\n\n他了了一桩心事，看看海。\n",
        "# Lamp\n\nHe had had enough of that that night.\n",
    ),
    zh="""一个小词接连写了两遍。

    这是打字的疏忽，校对时眼睛很容易滑过去。

    删去一个。
    """,
)
def word_doubled(post: Post) -> Iterator[Problem]:
    """A small word stands twice in a row.

    A slip of the keyboard that proofreaders' eyes slide over.

    Delete one.
    """
    for start, end, words in matches(post, _DOUBLED):
        message = both(f"{words}: a word twice", f"“{words}”：同一个词写了两遍")
        yield found(post, start, end, message, both("delete one", "删去一个"))


@rule(
    "ST12",
    "heading-end-mark",
    reads="post",
    severity="info",
    source=_HOUSE,
    bad=(
        "# 灯塔\n\n## 灯塔不追船。\n\n灯在。\n",
        "# 灯塔\n\n## 守塔人：\n\n灯在。\n",
        "# Lamp\n\n## The keeper.\n\nHe waits.\n",
    ),
    good=(
        "# 灯塔\n\n## 灯塔为什么不追船？\n\n灯在。\n",
        "# 灯塔\n\n## 守塔人\n\n灯在。\n",
        "# Lamp\n\n## Wait...\n\nHe waits.\n",
    ),
    zh="""小标题以句号、逗号、顿号、冒号或分号结尾。

    小标题本来就单独成行，末尾的标点像是笔误。

    删去这个标点。问号和感叹号可以保留。
    """,
)
def heading_end_mark(post: Post) -> Iterator[Problem]:
    """A section's heading ends with a full stop, a comma, a colon or a semicolon.

    A heading is set apart already; the mark at its end looks like a slip.

    Delete the mark. Question and exclamation marks may stay.
    """
    page = manuscript(post.text)
    for block in page.blocks:
        match = (
            re.search(r"(?:[。，、；：,;:]|(?<!\.)\.)$", page.words(block).rstrip())
            if block.kind == "heading"
            else None
        )
        if match and block.level > 1:
            at = block.start + match.start()
            message = both(f"the heading ends with {match[0]}", f"小标题以“{match[0]}”结尾")
            yield found(post, at, at + 1, message, both("delete the mark", "删去这个标点"))

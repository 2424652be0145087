"""Words in headlines that platforms hold against an account, by the classes of their notices (HL10 to HL16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.headlines import problem, written
from repurpose.document.author_prose import own_words
from repurpose.model import Post
from repurpose.text.bait_words import CURES, SUSPENSE
from repurpose.text.bilingual import both, in_language
from repurpose.text.han import HAN

_NOTICES = "WeChat's notices of 2024-02-29 and 2024-05-31 on exaggerated titles; the words are our own list (2026-11)"


def _hits(post: Post, pattern: re.Pattern[str], message: str, suggestion: str) -> Iterator[Problem]:
    """The words of a class in each headline, quotations left out."""
    for headline in written(post):
        for match in pattern.finditer(own_words(headline.text)):
            shown = both(f"{match[0]}: {message}", f"“{match[0]}”{in_language(message, 'zh')}")
            yield problem(headline, match.start(), match.end(), shown, suggestion)


_VIOLENCE = re.compile(
    r"杀死|杀疯|屠杀|屠戮|血洗|血腥|绞杀|虐杀|猎杀|吊打|暴打|痛打|撕碎|干掉|干翻|封喉|斩首|肢解|活埋|"
    r"\b(?:kills?|killed|slaughter(?:s|ed)?|obliterat(?:es|ed)|annihilat(?:es|ed)|massacres?|bloodbath)\b",
    re.I,
)
"""Killing (`杀死`) and beating (`吊打`) said of things. What has become a word of every day (`引爆`, `吞噬`, `收割`,
`crush`) is none: of five found in headlines no editor mended one (2026-11)."""


@rule(
    "HL10",
    "headline-violent",
    reads="post",
    severity="info",
    source=_NOTICES,
    bad=("# 新灯杀死了旧灯\n\n新灯。\n", "# LED 吊打油灯\n\n灯。\n", "# How LEDs killed the oil lamp\n\nLamps.\n"),
    good=(
        "# 新灯取代了旧灯\n\n新灯。\n",
        "# 重读“杀死一只知更鸟”\n\n书。\n",
        "# How LEDs replaced the oil lamp\n\nLamps.\n",
    ),
    zh="""标题用暴力词汇形容与暴力无关的事。

    这类词用多了就失去力量，按词过滤的系统也分不清比喻。引号里的词不算。

    直说发生了什么。
    """,
)
def headline_violent(post: Post) -> Iterator[Problem]:
    """A headline uses a word of violence for something that is none.

    It wears out, and a filter that counts words cannot tell the figure of speech. Words inside quotation marks are left
    alone.

    Say what happened.
    """
    yield from _hits(
        post, _VIOLENCE, both("a word of violence", "带有暴力色彩"), both("say what happened", "直说发生了什么")
    )


_SUSPENSE = re.compile(
    rf"{SUSPENSE}|惊掉|吓坏|竟是|没想到|看完(?:沉默|哭|惊|我)[^，。]{{0,4}}|不敢相信|真相(?:竟|是|了|来了|曝光)|"
    r"秘密(?:曝光|揭开)|背后(?:真相|的真相)|原来是?这样|(?:最后|结局)[^，。]{0,6}(?:亮了|反转)|删前|"
    r"赶紧看|全网(?:都在|炸)|\bwhat happens next\b|\bthis one weird trick\b",
    re.I,
)
"""A feeling announced (`吓坏`), the point held back (`看完沉默了`, `what happens next`), haste (`赶紧看`), a crowd
(`全网都在`)."""


@rule(
    "HL11",
    "headline-withholds",
    reads="post",
    severity="warning",
    source=_NOTICES,
    bad=(
        "# 守塔人的日志，看完沉默了\n\n日志。\n",
        "# 震惊，灯塔居然不追船\n\n灯塔。\n",
        "# You won't believe what the keeper wrote\n\nHe wrote.\n",
    ),
    good=(
        "# 守塔人的日志只写两个字\n\n日志只写两个字。\n",
        "# 他只说了“没想到”\n\n没想到。\n",
        "# What the keeper wrote for 31 years\n\nFor 31 years he wrote.\n",
    ),
    zh="""标题只渲染情绪，或藏起要点引人点开。

    读者早已学会跳过，平台也会因此降权。

    把要点说出来。
    """,
)
def headline_withholds(post: Post) -> Iterator[Problem]:
    """A headline announces a feeling or hides its point to be opened.

    Readers have learnt to pass it by, and platforms to rank it down.

    Say the point.
    """
    yield from _hits(
        post, _SUSPENSE, both("suspense instead of the point", "是在卖关子"), both("say the point", "直接说出要点")
    )


_EXAGGERATION = re.compile(
    r"史上最(?![大高低多少长短快早贵])|全网最|宇宙[第最]|地表最强|史诗级|核弹级|王炸|封神|逆天|颠覆(?:认知|一切|想象|三观)|改变(?:一切|"
    r"世界|人类)|人类(?:历史)?最|"
    r"(?:彻底|永远)(?:改变|告别|消失|终结|凉)|再(?:也)?不.{1,4}就(?:晚|来不及)了|史无前例|前所未有|百年一遇|"
    r"一夜(?:之间|暴富)|躺赚|秒懂|"
    r"\b(?:game-?changer|revolutionary|unprecedented|changes? everything|once-in-a-lifetime|best ever|ultimate)\b",
    re.I,
)
"""The greatest (`史上最强`, but not a measure: `史上最大`), the first of all time (`史无前例`), the end of everything
(`彻底消失`), riches (`躺赚`)."""


@rule(
    "HL12",
    "headline-exaggerates",
    reads="post",
    severity="info",
    source=_NOTICES,
    bad=(
        "# 史上最强的灯来了\n\n灯。\n",
        "# 这盏灯将改变世界\n\n灯。\n",
        "# The lamp that changes everything\n\nA lamp.\n",
    ),
    good=(
        "# 这盏灯省了十一成油\n\n省了十一成油。\n",
        "# 林默的第三盏灯\n\n第三盏灯。\n",
        "# The lamp that uses a twelfth of the oil\n\nA twelfth of the oil.\n",
    ),
    zh="""标题声称最强、首创，或某事就此终结。

    这样的说法要由正文证明，而多数时候作者并无此意。

    给出尺度：多少，和什么相比。
    """,
)
def headline_exaggerates(post: Post) -> Iterator[Problem]:
    """A headline claims the greatest, the first of its kind, or the end of everything.

    Such a claim has to be proved in the article; mostly it is not meant so.

    Give the measure: how much, compared with what.
    """
    yield from _hits(
        post,
        _EXAGGERATION,
        both("a claim without measure", "说得夸张，却没有尺度"),
        both("say how much, compared with what", "写明多少，和什么相比"),
    )


_OFFICIAL = re.compile(
    r"紧急(?:通知|通告|提醒|扩散)|官方(?:通知|通报|宣布|回应|定调)|重磅(?:发布|消息|官宣|来袭)|刚刚[，,！!：:]|"
    r"突发[！!：:，,]|央视(?:曝光|点名|怒批)|"
    r"(?:国务院|中央)(?:定了|明确|宣布|重磅)|正式(?:通知|官宣)|(?:全国|全市)(?:通知|禁止)|\bbreaking\s*[:!]|"
    r"\bofficial notice\b|\burgent\s*[:!]",
    re.I,
)
"""A notice (`紧急通知`, `官方通报`), news that breaks (`刚刚，`, `breaking:`), an authority that decided
(`国务院宣布`; named alone it is only a subject)."""


@rule(
    "HL13",
    "headline-poses-as-official",
    reads="post",
    severity="warning",
    source=_NOTICES,
    bad=(
        "# 紧急通知：灯塔今晚熄灯\n\n灯塔。\n",
        "# 刚刚，灯塔亮了\n\n灯塔亮了。\n",
        "# Breaking: the lamp is out\n\nThe lamp is out.\n",
    ),
    good=(
        "# 灯塔今晚熄灯\n\n灯塔今晚熄灯。\n",
        "# 守塔人刚刚退休\n\n守塔人刚刚退休。\n",
        "# The lamp is out\n\nThe lamp is out.\n",
    ),
    zh="""标题听起来像官方通知或突发新闻。

    平台公告首先点名的就是这一类：冒充官方信息。

    写明消息来源，或者去掉这种紧张的语气。
    """,
)
def headline_poses_as_official(post: Post) -> Iterator[Problem]:
    """A headline sounds like a notice of an authority or like breaking news.

    The notices name it first: posing as official information.

    Name the source instead, or drop the alarm.
    """
    yield from _hits(
        post,
        _OFFICIAL,
        both("sounds like an official notice", "听起来像官方通知"),
        both("name the source, or drop the alarm", "写明来源，或去掉这种语气"),
    )


_INCITES = re.compile(
    r"不转不是|是中国人就|必须转|转疯了|转发(?:保平安|给|出去)|赶紧转|速转|(?:不看|不转|"
    r"不知道)[^，。]{0,6}(?:后悔|吃亏|晚了|亏大)|再不[^，。]{1,6}就晚了|"
    r"千万(?:别|不要)[^，。]{0,8}否则|警惕[！!]|有图有真相|\bshare (?:this )?before\b|"
    r"\bbefore it'?s (?:deleted|too late)\b|\bmust share\b",
    re.I,
)
"""Sharing made a duty (`必须转`), a threat to who does not read (`不看后悔`), an alarm (`警惕！`)."""


@rule(
    "HL14",
    "headline-incites",
    reads="post",
    severity="warning",
    source=_NOTICES,
    bad=(
        "# 不看后悔的灯塔故事\n\n灯塔。\n",
        "# 速转：灯塔要拆了\n\n灯塔要拆了。\n",
        "# Share this before it's deleted\n\nA lamp.\n",
    ),
    good=(
        "# 灯塔要拆了\n\n灯塔要拆了。\n",
        "# 值得转给孩子的故事\n\n故事。\n",
        "# Before the lamp goes out\n\nThe lamp.\n",
    ),
    zh="""标题催人转发，或威胁不看的人。

    平台公告点名了这一类：诱导和胁迫用户。

    说清文中有什么可读。
    """,
)
def headline_incites(post: Post) -> Iterator[Problem]:
    """A headline urges to share, or threatens who does not read.

    The notices name it: inducing and coercing readers.

    Say what there is to read.
    """
    yield from _hits(
        post,
        _INCITES,
        both("urges or threatens", "是在催促或威胁读者"),
        both("say what there is to read", "说清文中有什么可读"),
    )


_HEALTH = re.compile(
    rf"{CURES}|致癌|治愈率|神药|偏方|特效药|三天(?:见效|瘦)|月瘦|长寿秘诀|医生不(?:会|"
    r"敢)告诉|一(?:吃|喝|招)就(?:好|灵|瘦)|"
    r"吃(?:了|它)[^，。]{0,6}(?:年轻|不生病)|\b(?:miracle cure|cures? cancer|doctors hate|detox|"
    r"lose \d+ (?:pounds|kilos))\b",
    re.I,
)


@rule(
    "HL15",
    "headline-health-claim",
    reads="post",
    severity="warning",
    source=_NOTICES,
    bad=(
        "# 守塔人的长寿秘诀\n\n守塔人。\n",
        "# 海风排毒，一招就灵\n\n海风。\n",
        "# Sea air: the miracle cure\n\nSea air.\n",
    ),
    good=(
        "# 守塔人九十岁了\n\n守塔人九十岁了。\n",
        "# 海风与睡眠：一项研究\n\n一项研究说海风与睡眠有关。\n",
        "# What sea air does to sleep\n\nSea air and sleep.\n",
    ),
    zh="""标题许诺健康或渲染疾病，超出了能够证明的范围。

    平台公告点名了夸大的生命健康类说法；用在商品上，更为《广告法》所禁止。

    写明是哪项研究、规模多大、结论是什么，否则删去。
    """,
)
def headline_health_claim(post: Post) -> Iterator[Problem]:
    """A headline promises health or warns of illness beyond what can be shown.

    The notices name exaggerated claims about life and health; the Advertising Law forbids them outright for goods.

    Name the study, its size and its finding, or leave it out.
    """
    yield from _hits(
        post,
        _HEALTH,
        both("a claim about health", "是关于健康的断言"),
        both("name the study and its finding", "写明是哪项研究、结论是什么"),
    )


_SPLIT = re.compile(
    rf"(?:[{HAN}][*/丨|·\-_ .]){{2,}}[{HAN}]|[{HAN}](?:[*×xX]{{1,3}})(?=[{HAN}])|"
    r"[\u200b\u200c\u200d\u2060\ufeff]"
)


@rule(
    "HL16",
    "headline-evades-review",
    reads="post",
    severity="warning",
    source=_NOTICES,
    bad=("# 灯/塔/要拆了\n\n灯塔要拆了。\n", "# 守塔人被某*局赶走\n\n守塔人。\n", "# 灯\u200b塔不追船\n\n灯塔。\n"),
    good=("# 灯塔要拆了\n\n灯塔要拆了。\n", "# 灯塔／礁石：两种不动\n\n灯塔，礁石。\n", "# 林默·守塔人\n\n林默。\n"),
    zh="""标题用符号拆开或遮住字词，或含有看不见的字符。

    平台公告点名了这一类：规避审核。这样的标题，读者用关键词也搜不到。

    把字词写全，或者换别的说法。
    """,
)
def headline_evades_review(post: Post) -> Iterator[Problem]:
    """A headline splits or masks its words with signs, or holds signs that cannot be seen.

    The notices name it: evading review. Nobody finds such a headline by searching for its words either.

    Write the words out, or find others.
    """
    for headline in written(post):
        for match in _SPLIT.finditer(headline.text):
            message = both("words are split or masked by signs", "字词被符号拆开或遮住")
            yield problem(headline, match.start(), match.end(), message, both("write the words out", "把字词写全"))

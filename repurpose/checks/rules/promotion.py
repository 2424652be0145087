"""Words that the Advertising Law of China reads strictly (AD): advice, and only where something is offered for sale.

Lists of such words taken from the web raise nothing but false alarms on editorial text, so a paragraph is read only
if it asks the reader to buy, order or sign up. Quotations and ordinals (第一次, 最后) are never meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.author_text import found, prose
from repurpose.model import Post
from repurpose.text.bait_words import CURES
from repurpose.text.bilingual import both, in_language

_LAW = "Advertising Law of the PRC, {} (text of 2021-04-29, read 2026-11); the words are our own list"

_OFFER = re.compile(
    r"(?:^|[，,。！!；;：:\u2029\n ])\s?(?:快来|马上|现在就?|立即|立刻|赶紧|欢迎)?"
    r"(?:报名|加盟|领取|购买|下单|订购|选购|抢购|扫码|长按识别|点击(?:链接|下方|阅读原文))|"
    r"(?:立即|立刻|马上|赶紧|快来|欢迎)(?:领取|报名|购买|咨询|加入|体验|抢购|下单|选购)|扫码(?:下单|购买|报名|领取|加群)|"
    r"包邮|(?:[限特现原]价|售价|优惠价|会员价)[仅只]?[^，。！；\d]{0,4}\d|我们的(?:产品|课程|服务)|本(?:产品|店|课程)|"
    r"\b(?:(?:buy|order|sign up|subscribe|book) (?:now|today)|sign up (?:for|to)|limited offer|free trial|\d+ ?% off|"
    r"coupon code|our (?:product|course|service)s?)\b",
    re.I,
)
"""What shows that a text sells: a call to the reader (`立即购买`, `扫码下单`, a clause that begins with `报名`), a
price (`现价 99 元`), the seller (`本店`, `our product`). Words about trade (`他购买了`, `加盟率`) sell nothing."""


class Entry(Struct, frozen=True):
    """Words, and what to write instead."""

    words: re.Pattern[str]
    instead: str


def _entry(words: str, instead: str) -> Entry:
    return Entry(re.compile(words, re.I), instead)


def _advice(post: Post, table: tuple[Entry, ...], message: str) -> Iterator[Problem]:
    """The words of a table in paragraphs that offer something."""
    for passage in prose(post):
        if not _OFFER.search(passage.own):
            continue
        for entry in table:
            for match in entry.words.finditer(passage.own):
                start, end = passage.start + match.start(), passage.start + match.end()
                shown = both(f"{match[0]}: {message}", f"“{match[0]}”：{in_language(message, 'zh')}")
                yield found(post, start, end, shown, entry.instead)


_SUPERLATIVES = (
    _entry(
        r"国家级|世界级|全球级|宇宙级",
        both("name the body that granted the grade, or leave it out", "写明由哪个机构评定，否则删去"),
    ),
    _entry(
        r"最(?:佳|好|优(?!解)|高级|先进|强|便宜|低价|安全|有效|权威|专业|受欢迎|值得)(?!的(?:朋友|一次))",
        both("give the figure, and what it was compared with", "写明数字，以及和什么相比"),
    ),
    _entry(
        r"(?:销量|全国|全网|全球|行业|品质|排名)(?:第一|唯一|首家|首选|No\.?\s?1)|独一无二|绝无仅有|史无前例",
        both("name the ranking, its date and who made it", "写明是哪项排名、何时、由谁发布"),
    ),
    _entry(
        r"顶级|极致|极品|王牌|至尊|巅峰|完美无缺|无可替代|100%(?:有效|满意|安全|正品)",
        both("say what it does", "写它能做什么"),
    ),
    _entry(
        r"\b(?:the best|number one|no\. ?1|world-class|unbeatable|unrivalled|perfect)\b",
        both("say what it does, and how that was measured", "写它能做什么，以及怎样测得"),
    ),
)


@rule(
    "AD01",
    "superlative-in-offer",
    reads="post",
    severity="info",
    source=_LAW.format("art. 9 (3)"),
    bad=(
        "# 灯\n\n本店的灯是全国最好的灯，立即购买。\n",
        "# 灯\n\n销量第一，顶级光源，现价 99 元。\n",
        "# Lamp\n\nOrder now: the best lamp, world-class and unbeatable.\n",
    ),
    good=(
        "# 灯\n\n他是镇上最好的守塔人。\n",
        "# 灯\n\n客人说：“这是最好的灯。”本店售价 99 元，第一次购买请看说明，最后一天营业到六点。\n",
        "# Lamp\n\nOrder now: the lamp burns for twelve hours.\n",
    ),
    zh="""推销时用了无法证明的绝对化用语。

    《广告法》点名的是国家级、最高级、最佳，同类说法也算；罚款二十万元起。序数、时间和引语不算。

    给出具体的量，或者引用别人的评价并写明是谁。
    """,
)
def superlative_in_offer(post: Post) -> Iterator[Problem]:
    """Something is offered with a superlative that cannot be proved.

    The law names 国家级, 最高级, 最佳 and means their like; fines begin at 200,000 yuan. Ordinals, times and
    quotations are not meant.

    Give the measure, or what others said with their names.
    """
    yield from _advice(post, _SUPERLATIVES, both("a superlative in an offer", "推销文字里的绝对化用语"))


_CURES = (
    _entry(
        rf"{CURES}|治愈|药到病除|疗效|祛病|降血[压糖脂]|延年益寿|增强免疫力?|改善睡眠",
        both("leave it out, unless the goods are licensed to say so", "删去，除非商品获准这样宣传"),
    ),
    _entry(
        r"(?:无|没有|零)(?:任何)?(?:毒)?副作用|安全无害|纯天然无|有效率|治愈率|见效(?:快)?|三天见效|一次见效",
        both("leave the promise out", "删去许诺"),
    ),
    _entry(
        r"(?:医生|专家|医院|患者)(?:都)?(?:推荐|强烈推荐|亲测|见证)",
        both("leave the witness out: the law forbids it for such goods", "删去推荐或见证：此类商品依法不得使用"),
    ),
    _entry(
        r"\b(?:cures?|heals?|detox|no side effects|clinically proven|doctor recommended)\b",
        both("leave it out, or name the trial", "删去，或写明是哪项试验"),
    ),
)


@rule(
    "AD02",
    "health-claim-in-offer",
    reads="post",
    severity="info",
    source=_LAW.format("art. 16 to 18"),
    bad=(
        "# 盐灯\n\n盐灯改善睡眠，无副作用，扫码下单。\n",
        "# 海盐\n\n本产品治愈率高，专家推荐。\n",
        "# Salt\n\nOur product cures colds with no side effects. Buy now.\n",
    ),
    good=(
        "# 盐灯\n\n盐灯发暖光，扫码下单。\n",
        "# 睡眠\n\n研究者说，暗一点的灯能改善睡眠。\n",
        "# Salt\n\nOur product tastes of the sea. Buy now.\n",
    ),
    zh="""推销时许诺健康功效。

    《广告法》禁止断言功效和安全性、宣传治愈率、请医生推荐；不是药品的，连暗示疗效也不行。

    写商品是什么，不写它能治什么。
    """,
)
def health_claim_in_offer(post: Post) -> Iterator[Problem]:
    """Something is offered with a promise of health.

    The law forbids promises of effect and safety, rates of cure and recommending doctors, and any hint of a cure
    where the goods are no medicine.

    Say what the goods are, not what they heal.
    """
    yield from _advice(post, _CURES, both("a promise of health in an offer", "推销文字里的健康许诺"))


_RETURNS = (
    _entry(
        r"稳赚(?:不赔)?|保本(?:保息)?|零风险|无风险|躺赚|保证(?:收益|盈利|赚|回本)|年化\d+%?(?:以上)?|必(?:赚|"
        r"涨)|(?:收益|回报|资产)翻倍|翻倍(?:收益|回报)|日入\d+|月入\d+",
        both("warn of the risk instead; promise nothing", "改为提示风险，不作许诺"),
    ),
    _entry(
        r"(?:升值|增值)(?:空间|潜力)?巨大|抄底|财富自由|轻松(?:赚|月入)",
        both("give past figures with their dates, and the risk", "给出过往数字及日期，并提示风险"),
    ),
    _entry(
        r"\b(?:guaranteed (?:returns?|profit|income)|risk-free|double your money|passive income|get rich)\b",
        both("warn of the risk instead; promise nothing", "改为提示风险，不作许诺"),
    ),
)


@rule(
    "AD03",
    "return-promised-in-offer",
    reads="post",
    severity="info",
    source=_LAW.format("art. 25"),
    bad=(
        "# 灯铺\n\n加盟灯铺，稳赚不赔，立即咨询。\n",
        "# 灯铺\n\n报名训练营，轻松月入过万。\n",
        "# Shop\n\nSign up for guaranteed returns, risk-free.\n",
    ),
    good=(
        "# 灯铺\n\n加盟灯铺有风险，请先看账本。\n",
        "# 灯铺\n\n这门生意不是稳赚的，他亏过三年。\n",
        "# Shop\n\nSign up to read the accounts. You may lose money.\n",
    ),
    zh="""推销时许诺收益。

    《广告法》禁止明示或暗示保本、必定盈利，并要求提示风险。

    删去许诺，加上风险提示。
    """,
)
def return_promised_in_offer(post: Post) -> Iterator[Problem]:
    """An offer promises a return.

    The law forbids to promise or hint that capital is safe or profit certain, and asks for a warning of the risk.

    Take the promise out and put the warning in.
    """
    yield from _advice(post, _RETURNS, both("a promised return in an offer", "推销文字里的收益许诺"))


_PRESSURE = (
    _entry(
        r"(?:仅此|最后)(?:一天|一次|机会)|仅剩\d*|错过(?:不再|等一年|再等)|再不[^，。]{1,5}就没了|秒光|抢疯了|手慢无",
        both("give the day and hour at which the offer ends", "写明优惠截止的日期和钟点"),
    ),
    _entry(
        r"(?:史上|全网|历史)最低价?|全网(?:首发|独家)|跳楼价|亏本(?:价|甩卖)|随时(?:涨价|恢复原价)",
        both("give the former price and since when it held", "写明原价，以及从何时起是这个价"),
    ),
    _entry(
        r"(?:包过|保过(?![渡程去于])|不过退款|通过率\d*%?|保证(?:提分|录取|就业|通过))",
        both(
            "leave the promise out: the law forbids it for courses (art. 24)",
            "删去许诺：课程依法不得这样宣传（第 24 条）",
        ),
    ),
    _entry(
        r"\b(?:last chance|only \d+ left|act now|while stocks last|lowest price ever)\b",
        both("give the day and hour, or the stock", "写明截止的日期和钟点，或存货数量"),
    ),
)


@rule(
    "AD04",
    "pressure-in-offer",
    reads="post",
    severity="info",
    source=_LAW.format("art. 24 and 28, with the rules on price display of 2022-07-01"),
    bad=(
        "# 灯铺\n\n全网最低价，手慢无，立即购买。\n",
        "# 课程\n\n报名课程，保过，不过退款。\n",
        "# Shop\n\nOrder now, last chance, lowest price ever.\n",
    ),
    good=(
        "# 灯铺\n\n优惠到 1 月 31 日 24 点，原价 120 元，立即购买。\n",
        "# 雾\n\n这是他最后一次机会。\n",
        "# Shop\n\nOrder now; the discount ends on 31 January.\n",
    ),
    zh="""推销时用稀缺、价格或成效向读者施压，却没有依据。

    拿不出依据，就属于虚假广告；课程不得许诺效果。

    写明日期、原价和数量。
    """,
)
def pressure_in_offer(post: Post) -> Iterator[Problem]:
    """An offer presses the reader with a shortage, a price or a success that is not shown.

    What cannot be shown counts as false advertising; courses may promise no result.

    Give dates, former prices and numbers.
    """
    yield from _advice(post, _PRESSURE, both("pressure in an offer", "推销文字里的施压用语"))

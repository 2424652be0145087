"""What figures count: units of time, money, share and measure, in Chinese and English, brought to one scale each."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct


class Unit(Struct, frozen=True):
    """A unit on the scale `key`, `factor` of its base: a year is ("month", 12)."""

    key: str
    factor: float = 1.0


_ZH: dict[str, Unit] = {
    **{word: Unit("month", 12) for word in ("年", "年间", "周年")},
    **{word: Unit("age") for word in ("岁", "歲")},
    **{word: Unit("month") for word in ("个月", "個月")},
    "个季度": Unit("month", 3),
    "个世纪": Unit("month", 1200),
    **{word: Unit("day", 7) for word in ("周", "个星期", "星期", "个礼拜")},
    **{word: Unit("day") for word in ("天", "日", "晚", "夜")},
    **{word: Unit("second", 3600) for word in ("小时", "个小时", "个钟头", "钟头")},
    "分钟": Unit("second", 60),
    **{word: Unit("second") for word in ("秒", "秒钟")},
    "毫秒": Unit("second", 0.001),
    **{word: Unit("USD") for word in ("美元", "美金", "刀")},
    **{word: Unit("CNY") for word in ("元", "块", "块钱", "元钱", "人民币", "元人民币")},
    **{word: Unit("CNY", 0.1) for word in ("毛钱", "角钱", "毛")},
    "分钱": Unit("CNY", 0.01),
    "美分": Unit("USD", 0.01),
    "欧元": Unit("EUR"),
    "英镑": Unit("GBP"),
    **{word: Unit("JPY") for word in ("日元", "日圆")},
    **{word: Unit("HKD") for word in ("港元", "港币")},
    **{word: Unit("%") for word in ("%", "％", "个百分点")},
    "成": Unit("%", 10),
    **{word: Unit("times") for word in ("倍", "x", "X")},
    **{word: Unit("metre", 1000) for word in ("公里", "千米")},
    "米": Unit("metre"),
    "厘米": Unit("metre", 0.01),
    "毫米": Unit("metre", 0.001),
    "微米": Unit("nanometre", 1000),
    "纳米": Unit("nanometre"),
    "英里": Unit("mile"),
    "英尺": Unit("foot"),
    "英寸": Unit("inch"),
    "英亩": Unit("acre"),
    "磅": Unit("pound"),
    "海里": Unit("nautical mile"),
    **{word: Unit("gram", 1000) for word in ("公斤", "千克")},
    "克": Unit("gram"),
    "斤": Unit("gram", 500),
    "吨": Unit("gram", 1_000_000),
    **{word: Unit("litre") for word in ("升", "公升")},
    "毫升": Unit("litre", 0.001),
    **{word: Unit("degree") for word in ("度", "摄氏度", "℃")},
    **{word: Unit("watt", 1000) for word in ("千瓦",)},
    "瓦": Unit("watt"),
    "兆瓦": Unit("watt", 10**6),
    "吉瓦": Unit("watt", 10**9),
    **{word: Unit("hectare") for word in ("公顷",)},
    "亩": Unit("mu"),
    **{word: Unit("square metre") for word in ("平方米", "平米")},
    **{word: Unit("count") for word in ("人次", "人", "名", "位")},
    **{word: Unit("count", 12) for word in ("打",)},
}
_MEASURES = (
    "个家项台件条篇本部座次场种类款辆架艘只头匹张份页章节集期届层栋间所株棵颗粒根支把套批组队代笔封句字遍顿轮步级"
    "杯瓶碗盒箱袋桶盏盘盆幅首朵双对口处门块片段圈行排堆股滴束串枚扇道群大"
)
_ZH |= {character: Unit("count") for character in _MEASURES if character not in _ZH}

_EN: dict[str, Unit] = {
    "year": Unit("month", 12),
    "years old": Unit("age"),
    "year old": Unit("age"),
    "year-old": Unit("age"),
    "years of age": Unit("age"),
    "yr": Unit("month", 12),
    "month": Unit("month"),
    "quarter": Unit("month", 3),
    "decade": Unit("month", 120),
    "century": Unit("month", 1200),
    "centurie": Unit("month", 1200),
    "week": Unit("day", 7),
    "day": Unit("day"),
    "night": Unit("day"),
    "hour": Unit("second", 3600),
    "minute": Unit("second", 60),
    "second": Unit("second"),
    "millisecond": Unit("second", 0.001),
    "dollar": Unit("USD"),
    "buck": Unit("USD"),
    "usd": Unit("USD"),
    "cent": Unit("USD", 0.01),
    "yuan": Unit("CNY"),
    "rmb": Unit("CNY"),
    "renminbi": Unit("CNY"),
    "euro": Unit("EUR"),
    **{word: Unit("pound") for word in ("pound", "quid", "sterling", "pounds sterling")},
    "yen": Unit("JPY"),
    "%": Unit("%"),
    "percent": Unit("%"),
    "per cent": Unit("%"),
    "percentage point": Unit("%"),
    "time": Unit("time"),
    "x": Unit("times"),
    "fold": Unit("times"),
    "kilometre": Unit("metre", 1000),
    "kilometer": Unit("metre", 1000),
    "km": Unit("metre", 1000),
    "metre": Unit("metre"),
    "meter": Unit("metre"),
    "centimetre": Unit("metre", 0.01),
    "centimeter": Unit("metre", 0.01),
    "cm": Unit("metre", 0.01),
    "mm": Unit("metre", 0.001),
    "nanometre": Unit("nanometre"),
    "nanometer": Unit("nanometre"),
    "nm": Unit("nanometre"),
    "micrometre": Unit("nanometre", 1000),
    "micrometer": Unit("nanometre", 1000),
    "micron": Unit("nanometre", 1000),
    "mile": Unit("mile"),
    "nautical mile": Unit("nautical mile"),
    **{word: Unit("foot") for word in ("foot", "feet", "ft")},
    "inch": Unit("inch"),
    "inche": Unit("inch"),
    "acre": Unit("acre"),
    "kilogram": Unit("gram", 1000),
    "kilo": Unit("gram", 1000),
    "kg": Unit("gram", 1000),
    "gram": Unit("gram"),
    "ton": Unit("gram", 1_000_000),
    "tonne": Unit("gram", 1_000_000),
    "litre": Unit("litre"),
    "liter": Unit("litre"),
    "degree": Unit("degree"),
    **{word: Unit("degree") for word in ("celsius", "degrees celsius", "degrees c", "fahrenheit")},
    "°": Unit("degree"),
    "watt": Unit("watt"),
    "kilowatt": Unit("watt", 1000),
    "kw": Unit("watt", 1000),
    "megawatt": Unit("watt", 10**6),
    "mw": Unit("watt", 10**6),
    "gigawatt": Unit("watt", 10**9),
    "gw": Unit("watt", 10**9),
    "hectare": Unit("hectare"),
    "square metre": Unit("square metre"),
    "square meter": Unit("square metre"),
}
_SIGNS = {"$": "USD", "＄": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "HK$": "HKD"}


@cache
def _after() -> re.Pattern[str]:
    zh = "|".join(re.escape(word) for word in sorted(_ZH, key=len, reverse=True))
    zh = zh.replace("大", "大(?![幅约概量部多体])")
    en = "|".join(re.escape(word) for word in sorted(_EN, key=len, reverse=True))
    return re.compile(
        rf"[ \u00a0]?(?:多|余|来)?(?P<zh>{zh})|[ \u00a0-]?(?P<sign>[%°])|"
        rf"[ \u00a0-](?P<en>{en})s?\b|(?P<glued>{en})s?\b",
        re.I,
    )


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit that is right after a number, and where it ends."""
    match = _after().match(text, at)
    if not match:
        return None
    word = match["zh"] or match["sign"] or match["en"] or match["glued"]
    unit = _ZH.get(word) or _EN.get(word.lower())
    return (unit, match.end()) if unit else None


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency sign that is right before a number, and where it starts."""
    match = re.search(r"(US\$|HK\$|[$＄€£¥￥])[ \u00a0]?\Z", text[max(0, at - 4) : at])
    return (_SIGNS[match[1]], at - len(match[0])) if match else None

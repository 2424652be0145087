"""Which language a text is in, judged by its letters alone."""

from __future__ import annotations

import regex

from repurpose.text.han import HAN, WIDE_SCRIPTS

_HAN = regex.compile(f"[{HAN}]")
_KANA = regex.compile("[\u3041-\u30ff]")
_HANGUL = regex.compile("[\uac00-\ud7a3]")
_LATIN_WORD = regex.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_CYRILLIC = regex.compile("[\u0400-\u04ff]")
_ARABIC = regex.compile("[\u0600-\u06ff]")
_HEBREW = regex.compile("[\u0590-\u05ff]")
_MARKUP = regex.compile(
    r"`[^`\n]*`|"
    rf"\$\$.*?\$\$|\\\(.*?\\\)|\\\[.*?\\\]|\$[^$\n{WIDE_SCRIPTS}]+\$|"
    r"<!--.*?(?:-->|\Z)|<(?:rt|rp|style|script)\b.*?</(?:rt|rp|style|script)>|<[^<>]*>|"
    r"\|(?<=\{[^{}|\n]{1,40}\|)[^{}\n]*\}|\{(?<=\]\{)[^{}\n]*\}|\]\([^)\n]*\)|"
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9.+-])[A-Za-z0-9.+-]{1,64}@[A-Za-z0-9.-]+",
    regex.S | regex.I,
)
"""What is no prose in a sentence: code, formulas, tags, readings above characters (`<rt>`, `{字|zì}`, `[字]{zì}`),
addresses."""

_ANY_MARKUP = regex.compile(r"[`$\\<{\]@]|://|www\.", regex.I)
"""Without one of these there is none of it to take out: most texts have none."""

# Frequent characters that exist in one script only: the commonest of each, enough for any paragraph. 后, 没 and 里 are
# written in both.
_ONLY_HANT = frozenset(
    "這個們來對時說國會學過還為經與關點實將問開現長進動種發產後當從應間樣體書讓見東車馬語電話該沒麼氣業員機無戰錢義導傳術專"
    "裡邊誰讀寫覺愛買賣幾雖難數單風飛門頭題顯於幫歷聽記設計認識請論議紅給結統繼續線網組織級終約總環報場勝勢勞勵區華萬葉燈"
)
_ONLY_HANS = frozenset(
    "这个们来对时说国会学过还为经与关点实将问开现长进动种发产当从应间样体书让见东车马语电话该么气业员机无战钱义导传术专"
    "边谁读写觉爱买卖几虽难数单风飞门头题显帮历听记设计认识请论议红给结统继续线网组织级终约总环报场胜势劳励区华万叶灯"
)
_HANT, _HANS = _ONLY_HANT - _ONLY_HANS, _ONLY_HANS - _ONLY_HANT
SAMPLE = 6_000
"""Characters of a text that are looked at."""
HAN_WEIGHT = 2
"""A Han character carries about half as much as an English word: text is Chinese from two Han a Latin word."""

MIXED = 4
"""Prose of at most so many Latin words a Han character may still be Chinese: a page of commands with a few words on
each. Own choice; an English text that quotes Chinese stays far below."""
TITLE_WEIGHT = 3
"""How often a title counts when the script is judged: it is the author's, where a body may quote others. Own choice."""


def language(text: str) -> str:
    """The BCP 47 tag of a text's main language: zh-Hans, zh-Hant, ja, ko, en, ru, ar, he; "und" without letters.

    Blocks of code are the document's to know: `document.prose` takes them out first.

    Latin script is taken for English: no other Latin language has fixed words here, and English ones serve it.
    """
    sample = text[:SAMPLE]
    if _ANY_MARKUP.search(sample):
        sample = _MARKUP.sub(" ", sample)
    han = len(_HAN.findall(sample))
    latin = len(_LATIN_WORD.findall(sample))
    kana, hangul = len(_KANA.findall(sample)), len(_HANGUL.findall(sample))
    if kana * 5 > han and kana * HAN_WEIGHT > latin:
        return "ja"
    if hangul > han and hangul * HAN_WEIGHT > latin:
        return "ko"
    if han and han >= latin * HAN_WEIGHT:
        return chinese_script(sample)
    others = {"ru": _CYRILLIC, "ar": _ARABIC, "he": _HEBREW}
    counts = {lang: len(pattern.findall(sample)) for lang, pattern in others.items()}
    best = max(counts, key=lambda lang: counts[lang])
    if counts[best] > latin * 5:
        return best
    if latin:
        return "en"
    return chinese_script(sample) if han else "und"


def language_of(title: str, prose: str) -> str:
    """The language of a text that has a title. Where its prose mixes Chinese with much Latin, the title decides.

    Chinese texts on commands and tools hold whole Latin sentences. A title is short and full of names: it is Chinese
    from one Han character a Latin word on.
    """
    sample = _MARKUP.sub(" ", prose[:SAMPLE])
    told = language(prose)
    if told == "und":
        return language(title)
    han, latin = len(_HAN.findall(sample)), len(_LATIN_WORD.findall(sample))
    heads_chinese = _is_chinese_title(title)
    if told == "en" and heads_chinese and han * MIXED >= latin:
        return chinese_script(f"{title}{sample}")
    return chinese_script(f"{title * TITLE_WEIGHT}{sample}") if is_chinese(told) else told


def _is_chinese_title(title: str) -> bool:
    han = len(_HAN.findall(title))
    return han > 0 and han >= len(_LATIN_WORD.findall(title)) and not _KANA.search(title)


def chinese_script(text: str) -> str:
    """zh-Hant where characters that only Traditional writing has outnumber those only Simplified has, else zh-Hans."""
    hant, hans = sum(map(_HANT.__contains__, text)), sum(map(_HANS.__contains__, text))
    return "zh-Hant" if hant > hans else "zh-Hans"


def is_chinese(lang: str) -> bool:
    """Whether a language tag means Chinese, in either script."""
    return lang.startswith("zh")

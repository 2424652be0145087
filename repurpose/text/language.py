"""Which language a text is in, told from its letters alone."""

from __future__ import annotations

import regex

_HAN = regex.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA = regex.compile("[\u3041-\u30ff]")
_HANGUL = regex.compile("[\uac00-\ud7a3]")
_LATIN_WORD = regex.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_CYRILLIC = regex.compile("[\u0400-\u04ff]")
_ARABIC = regex.compile("[\u0600-\u06ff]")
_HEBREW = regex.compile("[\u0590-\u05ff]")
_MARKUP = regex.compile(r"```.*?```|`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)|https?://\S+", regex.S)

# Frequent characters that exist in one script only: the commonest of each, enough for any paragraph.
_ONLY_HANT = frozenset(
    "這個們來對時說國會學過還為經與關點實將問開現長進動種發產後當從應間樣體書讓見東車馬語電話應該沒麼氣業員機無戰機錢義導傳術專"
)
_ONLY_HANS = frozenset(
    "这个们来对时说国会学过还为经与关点实将问开现长进动种发产后当从应间样体书让见东车马语电话应该没么气业员机无战机钱义导传术专"
)
_HANT, _HANS = _ONLY_HANT - _ONLY_HANS, _ONLY_HANS - _ONLY_HANT
SAMPLE = 6_000
"""Characters of a text that are looked at."""
HAN_WEIGHT = 2
"""A Han character carries about half as much as an English word: text is Chinese from two Han a Latin word."""


def language(text: str) -> str:
    """The BCP 47 tag of a text's main language: zh-Hans, zh-Hant, ja, ko, en, ru, ar, he; "und" without letters.

    Latin script is taken for English: no other Latin language has fixed words here, and English ones serve it.
    """
    sample = _MARKUP.sub(" ", text[:SAMPLE])
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


def chinese_script(text: str) -> str:
    """zh-Hant where characters that only Traditional writing has outnumber those only Simplified has, else zh-Hans."""
    hant, hans = sum(map(_HANT.__contains__, text)), sum(map(_HANS.__contains__, text))
    return "zh-Hant" if hant > hans else "zh-Hans"


def is_chinese(lang: str) -> bool:
    """Whether a language tag means Chinese, in either script."""
    return lang.startswith("zh")

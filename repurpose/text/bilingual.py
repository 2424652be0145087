"""Texts of the interface, which every user reads in their own language."""

from __future__ import annotations


class Bilingual(str):
    """A text in English that knows itself in Chinese. As a `str` it is the English one."""

    zh: str

    def __new__(cls, en: str, zh: str) -> Bilingual:
        """The two wordings of one text."""
        made = super().__new__(cls, en)
        made.zh = zh
        return made


def both(en: str, zh: str) -> Bilingual:
    """One text in English and Chinese: `both(f"{n} links", f"{n} 个链接")`."""
    return Bilingual(en, zh)


def in_language(text: str, lang: str) -> str:
    """The text in a language (a BCP 47 tag): Chinese where it is asked for and there, else English."""
    return text.zh if isinstance(text, Bilingual) and lang.startswith("zh") else str.__str__(text)

"""How names sound: a Chinese one by its Pinyin, a foreign one in Chinese against how it is written in Latin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from repurpose.text.han import is_han

SOUNDS_ALIKE = 0.66
"""How alike (0 to 1) the sounds of a foreign name in Chinese and of a Latin word are where one is the other. Chosen on
185 names that real posts write in both languages: 95 % of them are as alike, and of other names 2 %."""
BESIDE = 0.54
"""The same for each of two words that are neighbours, as are the parts of the name: 99 % of them, and 6 % of others."""
ALONE = 0.75
"""The same where the first part of a name is all that is found: 88 % of them, and 1 % of others."""
LIKELIEST = 8
"""Words whose consonants are compared sound by sound: those that rapidfuzz finds the nearest."""


@cache
def _readings() -> dict[str, str]:
    """Each character with its Pinyin."""
    text = (Path(__file__).parent / "data" / "sounds.txt").read_text(encoding="utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {character: sound for sound, characters in lines for character in characters}


@cache
def _homophones() -> dict[str, str]:
    """Each character with all that sound the same."""
    same: dict[str, str] = {}
    for character, sound in _readings().items():
        same[sound] = same.get(sound, "") + character
    return {character: same[sound] for character, sound in _readings().items()}


def pinyin(name: str) -> str:
    """The Pinyin of a Chinese name in a row, "" where one of its characters is not known."""
    sounds = [_readings().get(character, "") for character in name]
    return "".join(sounds) if all(sounds) else ""


def homophone(name: str, text: str) -> str:
    """The first stretch of a text that sounds as a Chinese name does and is written otherwise."""
    classes = (f"[{_homophones().get(character, re.escape(character))}]" for character in name)
    return next((match[0] for match in re.finditer("".join(classes), text) if match[0] != name), "")


# Sounds, one letter for those that one Chinese sound stands for: P for b and p, T for d and t, K for g, k and q, F for
# f, v and w, L for l and r, C for j, ch, zh, z; S for s, sh, x; H, M and N; vowels in small letters.
_INITIALS = (
    *(("zh", "C"), ("ch", "C"), ("sh", "S"), ("b", "P"), ("p", "P"), ("m", "M"), ("f", "F"), ("w", "F"), ("d", "T")),
    *(("t", "T"), ("n", "N"), ("l", "L"), ("r", "L"), ("g", "K"), ("k", "K"), ("h", "H"), ("j", "C"), ("q", "C")),
    *(("x", "S"), ("z", "C"), ("c", "C"), ("s", "S")),
)


@lru_cache(maxsize=4_096)
def han_sounds(name: str) -> str:
    """How a foreign name written in Chinese sounds: 诺克斯 is NoKeSi."""
    return "".join(_character(character) for character in name)


def _character(character: str) -> str:
    sound = _readings().get(character, "")
    if sound == "er":
        return "L"
    first = next((letter for start, letter in _INITIALS if sound.startswith(start)), "")
    vowels = sound.lstrip("bpmfwdtnlrgkhjqxzcsy") if first != "F" or sound[:1] != "w" else sound[1:]
    nasal = "N" if vowels.endswith(("n", "ng")) else ""
    vowel = {"uo": "o", "ua": "a", "ia": "a", "iao": "o", "iu": "u", "ie": "e", "ui": "e", "ue": "e"}
    kernel = vowels.rstrip("ng")
    return first + vowel.get(kernel, kernel[:1].replace("v", "u")) + nasal


_SPELT = (
    *(
        ("mc", "MK"),
        ("tch", "C"),
        ("sch", "S"),
        ("sh", "S"),
        ("ch", "C"),
        ("ck", "K"),
        ("ph", "F"),
        ("th", "T"),
        ("gh", "K"),
    ),
    *(("wh", "F"), ("wr", "L"), ("kn", "N"), ("qu", "KF"), ("zh", "C"), ("tz", "C"), ("ts", "C"), ("cz", "C")),
    *(("dge", "C"), ("ce", "S"), ("ci", "S"), ("cy", "S"), ("ge", "C"), ("gi", "C"), ("x", "KS"), ("b", "P")),
    *(("p", "P"), ("m", "M"), ("f", "F"), ("v", "F"), ("w", "F"), ("d", "T"), ("t", "T"), ("n", "N"), ("l", "L")),
    *(("r", "L"), ("g", "K"), ("k", "K"), ("c", "K"), ("q", "K"), ("h", "H"), ("j", "C"), ("z", "C"), ("s", "S")),
)
_LETTERS = dict(_SPELT)
_SOUND = re.compile("ng(?![aeiouy])|" + "|".join([*(spelt for spelt, _ in _SPELT), "[aeiouy]+"]))


@lru_cache(maxsize=10_000)
def latin_sounds(word: str) -> str:
    """How a Latin word sounds, doubled consonants once: Knox is NoKS."""
    found = ""
    for match in _SOUND.finditer(bare(word)):
        letters = _LETTERS.get(match[0], "N" if match[0] == "ng" else match[0][:1].replace("y", "i"))
        found += "" if found.endswith(letters) else letters
    return found


_ACCENTED = {
    code: plain
    for code in range(0xC0, 0x250)  # Latin-1 to Latin Extended-B
    if len(plain := unicodedata.normalize("NFD", chr(code))[0]) == 1 and plain.isascii() and plain.isalpha()
}


def bare(text: str) -> str:
    """A text in lower case without accents, character for character: thevenot for Thévenot."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_ACCENTED)


_NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "CS": 0.3,  # 西 for ci, 夏 for cha
        "CK": 0.4,  # 吉 for gi and ki, 杰 for ge
        "CT": 0.5,  # 蒂 and 奇 for ti
        "ST": 0.5,  # 史密斯 for Smith
        "HF": 0.4,  # 华 for wa, 赫 for vo in Russian names
        "HK": 0.5,  # 霍 for go in Spanish names
        "HC": 0.5,  # 何塞 for José
        "HS": 0.4,  # 希 for hi, 许 for hu
        "MN": 0.3,  # 坎贝尔 for Campbell
        "LN": 0.7,
        "PF": 0.5,
        "ao": 0.1,  # 科 and 卡 for co, 奥尔特曼 and 阿尔特曼 for Altman
        "ae": 0.15,
        "ei": 0.1,
        "ou": 0.1,
        "au": 0.15,  # 马斯克 for Musk
        "eo": 0.2,
        "eu": 0.2,
        "ai": 0.3,
        "iu": 0.3,
        "io": 0.4,
        "Fu": 0.2,  # 奎 for que, 沃 for oa
        "Fo": 0.2,
        "iC": 0.4,  # 伊 and 耶 for je
        "eC": 0.3,  # 约翰 for John
    }.items()
}
SILENT = "CHF"
"""Consonants that a vowel may stand for at the start of a name: 约翰 for John, 安娜 for Hannah, 乌 for Wu."""
START = 0.5
"""The most that the first consonants of two names may differ."""
_LOST = {"a": 0.25, "o": 0.25, "e": 0.1, "i": 0.15, "u": 0.15, "L": 0.4, "H": 0.35, "F": 0.4, "N": 0.6, "T": 0.6}
"""What it costs that a sound is on one side only; 1 for others. 贝格 is Berg, 卡特 is Carter, 大卫 is David; 斯 and 克
have vowels that the Latin name has not."""


def _cost(one: str, other: str) -> float:
    return 0.0 if one == other else _NEAR.get(frozenset((one, other)), 1.0)


@lru_cache(maxsize=10_000)
def alike(one: str, other: str) -> float:
    """How alike two rows of sounds are, 0 to 1: what it takes to make one of the other, a consonant."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _LOST.get(letter, 1.0))
    for letter in one:
        above, row = row, [row[0] + _LOST.get(letter, 1.0)]
        for at, beside in enumerate(other):
            row.append(
                min(
                    above[at] + _cost(letter, beside),
                    above[at + 1] + _LOST.get(letter, 1.0),
                    row[-1] + _LOST.get(beside, 1.0),
                )
            )
    return 1 - row[-1] / max(consonants(one), consonants(other), 1)


def consonants(sounds: str) -> int:
    """How many consonants a row of sounds has."""
    return sum(map(str.isupper, sounds))


def sounds_of(word: str) -> str:
    """How a word sounds, in either script."""
    return han_sounds(word) if is_han(word) else latin_sounds(word)


def _start_alike(one: str, other: str) -> bool:
    """Whether two names may start alike: a vowel may stand for some consonants, a consonant for those near it."""
    first, second = one[:1], other[:1]
    if first.isupper() and second.isupper():
        return _cost(first, second) <= START
    return not (first + second).strip("aeiou" + SILENT)


def by_sound(name: str, words: Sequence[str], least: float) -> dict[str, float]:
    """The words that sound as a name at least so much, with how alike, the nearest first; either may be in Chinese."""
    from rapidfuzz import fuzz, process

    wanted = sounds_of(name)
    spelt = [sounds_of(word) for word in words]
    near: Iterable[tuple[str, float, int]] = process.extract(wanted, spelt, scorer=fuzz.ratio, limit=LIKELIEST)
    starts = ((spelt[at], words[at]) for _, _, at in near if _start_alike(wanted, spelt[at]))
    rated = sorted(((alike(wanted, sounds), word) for sounds, word in starts), reverse=True)
    return {word: rate for rate, word in rated if rate >= least}


def is_compared(name: str) -> bool:
    """Whether a name has consonants enough to be told from others by them."""
    return is_han(name) and consonants(han_sounds(name)) >= 2

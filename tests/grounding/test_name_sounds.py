"""How names sound in Chinese and in Latin letters."""

import pytest

from repurpose.grounding.name_sounds import (
    SOUNDS_ALIKE,
    alike,
    bare,
    by_sound,
    homophone,
    is_compared,
    pinyin,
    sounds_of,
)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("诺克斯", "Knox"),
        ("贝格", "Berg"),
        ("约翰", "John"),
        ("史密斯", "Smith"),
        ("坎贝尔", "Campbell"),
        ("卡特", "Carter"),
    ],
)
def test_a_name_and_what_it_is_written_for_sound_alike(name: str, word: str) -> None:
    assert alike(sounds_of(name), sounds_of(word)) >= SOUNDS_ALIKE


@pytest.mark.parametrize(("name", "word"), [("诺克斯", "Berg"), ("贝格", "Carter"), ("汉密尔顿", "Meridian")])
def test_other_names_do_not(name: str, word: str) -> None:
    assert by_sound(name, [word], SOUNDS_ALIKE) == {}


def test_the_nearest_word_comes_first() -> None:
    assert next(iter(by_sound("哈德利", ["Hanley", "Hadley", "Bristol"], SOUNDS_ALIKE))) == "Hadley"


def test_chinese_names_by_their_pinyin() -> None:
    assert pinyin("逄德海") == "pangdehai"
    assert pinyin("𠮷") == ""
    assert homophone("庞师傅", "逄师傅来了") == "逄师傅"
    assert homophone("逄师傅", "逄师傅来了") == ""


def test_a_name_with_one_consonant_is_not_compared() -> None:
    assert is_compared("诺克斯") and not is_compared("奥利")


def test_accents_are_taken_off_character_for_character() -> None:
    assert bare("Thévenot Åsa") == "thevenot asa"

"""Which part of an original a sentence of a translation comes from: the original is read block by block."""

import pytest

from repurpose.extract.originals import passage
from repurpose.model import SourceText, Speaker, Turn


def turn(original: str) -> Turn:
    return Turn(Speaker("林默"), "灯在 1901 年亮了。船走了。", 1, SourceText(original, 3, "en"))


LINES = ["灯在 1901 年亮了。", "船走了。"]


def test_a_heading_is_no_part_of_the_sentence_below_it() -> None:
    found, alone = passage(
        LINES[0], LINES, turn("### The lamp\nIt was lit in 1901. It burned for years. The ship left.")
    )
    assert (found, alone) == ("It was lit in 1901.", True)


def test_code_in_an_original_is_nothing_that_was_said() -> None:
    found, alone = passage(LINES[0], LINES, turn("It was lit in 1901.\n\n```\nlit = 1901. Yes.\n```\n\nThe ship left."))
    assert (found, alone) == ("It was lit in 1901.", True)


def test_paragraphs_are_sentences_of_their_own() -> None:
    found, alone = passage(LINES[1], LINES, turn("It was lit in **1901**\n\nThe ship left."))
    assert (found, alone) == ("The ship left.", True)


LAMP, SHIP = "It was lit in 1901.", "The ship left."
LONG = "It was lit in 1901, " + "and then it burned, " * 19


@pytest.mark.parametrize(
    ("sentence", "lines", "original", "expected"),
    [
        ("灯亮了。", ["灯亮了。"], f"{LAMP} {SHIP}", (f"{LAMP} {SHIP}", True)),
        ("灯亮了。", ["灯亮了。"], "x" * 400, ("x" * 400, True)),
        ("灯亮了。", ["灯亮了。"], "x" * 401, ("x" * 401, False)),
        ("灯亮了。", LINES, f"{LAMP} {SHIP}", (f"{LAMP} {SHIP}", False)),
        (LINES[0], LINES, f"{LAMP} {SHIP}", (LAMP, True)),
        (LINES[1], LINES, f"{LAMP} {SHIP}", (SHIP, True)),
        (LINES[0], LINES, "It was lit in 1901\n\n" + SHIP, ("It was lit in 1901\n\n" + SHIP, False)),
        (LINES[0], LINES, f"{LONG}y. {SHIP}", (f"{LONG}y. {SHIP}", False)),
        (LINES[0], LINES, f"{LONG[:399]}. {SHIP}", (f"{LONG[:399]}.", True)),
        (LINES[0], LINES, f"{LONG[:399]}y. {SHIP}", (f"{LONG[:399]}y. {SHIP}", False)),
        (LINES[0], LINES, f"{LAMP} Yes. {SHIP}", (LAMP, True)),
        (LINES[0], LINES, f"{LAMP} It went out in 1901. {SHIP}", (f"{LAMP} It went out in 1901. {SHIP}", False)),
        (LINES[1], LINES, f"{LAMP} Yes. {SHIP}", (f"{LAMP} Yes. {SHIP}", False)),
        (
            "1901 年到 1,905 年。",
            ["1901 年到 1,905 年。", "船走了。"],
            f"{LAMP} From 1901, to 1905. {SHIP}",
            ("From 1901, to 1905.", True),
        ),
        ("the AI 在 1901 年。", ["the AI 在 1901 年。", "船走了。"], f"{LAMP} Yes. {SHIP}", (LAMP, True)),
        (LINES[0], LINES, "", ("", False)),
    ],
)
def test_the_passage_is_that_of_the_sentence_or_the_whole_as_evidence(
    sentence: str, lines: list[str], original: str, expected: tuple[str, bool]
) -> None:
    assert passage(sentence, lines, turn(original)) == expected


def test_without_an_original_there_is_none_and_without_a_speaker_none_to_show() -> None:
    assert passage(LINES[0], LINES, Turn(Speaker("林默"), "灯。", 1)) == ("", False)
    whole = f"{LAMP} {SHIP}"
    assert passage(LINES[0], LINES, Turn(Speaker(), "灯。", 1, SourceText(whole, 3, "en"))) == (whole, False)

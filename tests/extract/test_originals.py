"""Which part of an original a sentence of a translation comes from: the original is read block by block."""

from repurpose.extract.originals import passage
from repurpose.model import SourceText, Turn


def turn(original: str) -> Turn:
    return Turn("林默", "灯在 1901 年亮了。船走了。", 1, SourceText(original, 3, "en"))


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

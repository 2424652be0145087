"""The tables in `repurpose/text/data/` say what their sources say."""

import yaml

from repurpose.text.counting.data_files import read_table
from tests.shared import shared
from tests.text.emoji_test_file import rows

SELECTORS = {0xFE0F, 0x200D, 0x20E3}
TONES = set(range(0x1F3FB, 0x1F400))
SET_ASIDE = set(range(0x1FA70, 0x1FB00))
COUNTED_APART_IN_2018 = {"\u267e\ufe0f", "\U0001f441\ufe0f\u200d\U0001f5e8\ufe0f"}


def points(sequence: str) -> tuple[int, ...]:
    return tuple(int(point, 16) for point in sequence.split())


def test_top_level_domains_are_those_of_the_conformance_cases() -> None:
    tests = yaml.safe_load(shared("facts/twitter-text/tlds.yml").read_text(encoding="utf-8"))["tests"]
    expected = {case["text"].partition("twitter.")[2] for group in tests.values() for case in group}
    assert set(read_table("tlds.txt")) == expected
    assert all(domain == domain.lower() for domain in expected)


def test_emoji_are_the_code_points_of_unicodes_test_file() -> None:
    used = {ord(character) for row in rows() for character in row.emoji}
    flags_tags_and_ascii = {point for point in used if point < 0x80 or 0x1F1E6 <= point <= 0x1F1FF or point >= 0xE0000}
    expected = used - SELECTORS - flags_tags_and_ascii | SET_ASIDE
    found: set[int] = set()
    for line in read_table("emoji.txt"):
        first, _, last = line.partition("..")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    assert found == expected


def test_emoji_11_holds_each_sequence_of_that_version_or_earlier() -> None:
    expected = {
        tuple(0x1F3FB if ord(character) in TONES else ord(character) for character in row.emoji)
        for row in rows()
        if row.status == "fully-qualified" and row.version <= (11, 0) and len(row.emoji) > 1
        if row.emoji not in COUNTED_APART_IN_2018
    }
    found = {points(line) for line in read_table("emoji-11.txt")}
    assert expected <= found
    assert all(len(extra) == 2 and extra[1] == 0xFE0F for extra in found - expected)

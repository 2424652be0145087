"""What each section comes down to: the guest's words, whole, and never the host's."""

import pytest
from msgspec.structs import replace

from repurpose.extract.highlights import section_points
from repurpose.model import Post, Section
from repurpose.text.word_count import han_units
from tests import factories
from tests.factories import turn

HOST = "真正的问题从来不是船，而是人，你必须永远记住这一点。"
GUEST = "我们后来就把那条旧船卖给了对岸的人。"


def talk(*sections: Section) -> Post:
    return factories.transcript(guest="陆桨", people=("陆桨",), title="陆桨谈渡口", sections=sections)


def test_a_hosts_words_are_no_sections_point_however_strong() -> None:
    both = Section("卖船", 3, 5, (turn(HOST, "主持人", 7), turn(GUEST, "陆桨", 9)))
    alone = Section("开场", 3, 1, (turn(HOST, "主持人", 3),))
    first, second = section_points(talk(alone, both))
    assert (first.heading, first.text, first.speaker, first.line) == ("开场", "", "", 1)
    assert (second.heading, second.text, second.speaker, second.line) == ("卖船", GUEST, "陆桨", 9)


def test_where_nobody_is_named_anybody_may_speak() -> None:
    [point] = section_points(factories.plain(lang="zh", sections=(Section("船", 2, 3, (turn(HOST, "", 5),)),)))
    assert (point.text, point.speaker, point.line) == (HOST, "", 5)


def test_the_strongest_sentence_is_the_point_and_chatter_is_none() -> None:
    said = (
        turn(GUEST, "陆桨", 5),
        turn("你必须先学会修船，而不是先学会开船。", "陆桨", 7),
        turn("大家好，欢迎来到本期节目。", "陆桨", 9),
    )
    host = turn("嗯？", "主持人", 4)
    [point] = section_points(talk(Section("造船", 3, 3, (host, *said))), limit=20)
    assert point.line == 7
    [none] = section_points(talk(Section("开场", 3, 3, (host, said[2]))))
    assert none.text == ""


def test_a_section_with_neither_heading_nor_point_is_left_out() -> None:
    host = Section("", 3, 3, (turn(HOST, "主持人", 5),))
    guest = Section("", 3, 6, (turn(GUEST, "陆桨", 7),))
    assert [point.text for point in section_points(talk(host, guest))] == [GUEST]


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (2, ""),
        (15, "你必须等它让路，不是催它。"),
        (19, "你必须等它让路，不是催它。船会来。"),
        (20, "河在。你必须等它让路，不是催它。船会来。"),
    ],
)
def test_a_point_grows_forward_first_then_back_within_its_limit(limit: int, text: str) -> None:
    said = "河在。你必须等它让路，不是催它。船会来。"
    section = Section("河", 3, 3, (turn("？", "主持人", 4), turn(said, "陆桨", 5)))
    [point] = section_points(talk(section), limit=limit)
    assert point.text == text and han_units(point.text) <= limit


def test_a_sentence_as_long_as_the_limit_still_fits() -> None:
    section = Section("河", 3, 3, (turn("？", "主持人", 4), turn(GUEST, "陆桨", 5)))
    size = han_units(GUEST)
    assert section_points(talk(section), limit=size)[0].text == GUEST
    assert section_points(talk(section), limit=size - 1)[0].text == ""


def test_the_original_is_shown_for_a_turn_of_one_sentence_only() -> None:
    english = "Later we sold that old boat to the other bank."
    one = Section("卖船", 3, 3, (turn("？", "主持人", 4), turn(GUEST, "陆桨", 5, english)))
    assert section_points(talk(one))[0].original == english
    two = replace(one, turns=(one.turns[0], turn(f"{GUEST}河在。", "陆桨", 5, english)))
    assert section_points(talk(two))[0].original == ""


CORE = "你必须等它让路，不是催它。"


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (12, "河在。"),
        (13, CORE),
        (15, CORE),
        (16, f"雨停。{CORE}"),
        (19, f"河在。雨停。{CORE}"),
        (20, f"河在。雨停。{CORE}"),
        (21, f"{CORE}船会来人也会来。"),
        (24, f"雨停。{CORE}船会来人也会来。"),
        (26, f"雨停。{CORE}船会来人也会来。"),
        (27, f"河在。雨停。{CORE}船会来人也会来。"),
    ],
)
def test_what_does_not_fit_after_a_sentence_leaves_room_for_what_stands_before(limit: int, text: str) -> None:
    said = f"河在。雨停。{CORE}船会来人也会来。"
    section = Section("河", 3, 3, (turn("？", "主持人", 4), turn(said, "陆桨", 5)))
    [point] = section_points(talk(section), limit=limit)
    assert (point.text if limit > 12 else point.text[:3]) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [("船会来。", "船会来。"), ("欢迎。", ""), ("所以你看屏幕上这只小船吧。", "")],
)
def test_a_plain_sentence_is_a_point_where_there_is_no_better_and_a_spoilt_one_is_none(said: str, text: str) -> None:
    section = Section("河", 3, 3, (turn("？", "主持人", 4), turn(said, "陆桨", 5)))
    assert [point.text for point in section_points(talk(section))] == [text]


def test_of_equals_the_earlier_is_the_point_and_of_unequals_the_better() -> None:
    one, other = "真正的桨总是由木匠做的。", "真正的船总是由木匠做的。"
    for said in ((one, other), ("河在。", one), (one, "河在。")):
        turns = tuple(turn(text, "陆桨", number) for number, text in enumerate(said, 5))
        [point] = section_points(talk(Section("河", 3, 3, (turn("？", "主持人", 4), *turns))), limit=12)
        assert point.text == one

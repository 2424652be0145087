"""What each section comes down to: the guest's words, whole, and never the host's."""

import pytest
from msgspec.structs import replace

from repurpose.extract import enrich
from repurpose.extract.highlights import section_points
from repurpose.model import Post, Section
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.word_count import han_units
from tests import factories
from tests.factories import turn
from tests.shared import shared, some

HOST = "真正的问题从来不是船，而是人，你必须永远记住这一点。"
GUEST = "我们后来就把那条旧船卖给了对岸的人。"


def talk(*sections: Section) -> Post:
    return factories.transcript(guest="陆桨", people=("陆桨",), title="陆桨谈渡口", sections=sections)


def test_a_hosts_words_are_no_sections_point_however_strong() -> None:
    both = Section("卖船", 3, 5, (turn(HOST, "主持人", 7), turn(GUEST, "陆桨", 9)))
    alone = Section("开场", 3, 1, (turn(HOST, "主持人", 3),))
    [second] = section_points(talk(alone, both))
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
    assert point.line != 9
    assert section_points(talk(Section("开场", 3, 3, (host, said[2])))) == ()


def test_a_section_with_neither_heading_nor_point_is_left_out() -> None:
    host = Section("", 3, 3, (turn(HOST, "主持人", 5),))
    guest = Section("", 3, 6, (turn(GUEST, "陆桨", 7),))
    assert [point.text for point in section_points(talk(host, guest))] == [GUEST]


BOAT = "木船漏水。桅杆折断三次。港口修船。"


@pytest.mark.parametrize(
    ("limit", "text"),
    [(5, "木船漏水。"), (7, "桅杆折断三次。"), (12, "木船漏水。桅杆折断三次。"), (17, BOAT)],
)
def test_a_point_is_the_run_that_says_most_in_its_room(limit: int, text: str) -> None:
    section = Section("河", 3, 3, (turn("？", "主持人", 4), turn(BOAT, "陆桨", 5)))
    [point] = section_points(talk(section), limit=limit)
    assert point.text == text and han_units(point.text) <= limit


def test_a_run_goes_on_into_the_next_paragraph_and_takes_along_what_it_leans_on() -> None:
    said = (turn("灯塔守夜人点亮油灯。", "", 5), turn("它照见了三里外的礁石群岛。", "", 7))
    [point] = section_points(factories.plain(lang="zh", sections=(Section("灯塔", 2, 3, said),)), limit=60)
    assert (point.text, point.line) == ("灯塔守夜人点亮油灯。它照见了三里外的礁石群岛。", 5)
    assert section_points(factories.plain(lang="zh", sections=(Section("灯塔", 2, 3, said[1:]),))) == ()


@pytest.mark.parametrize("said", ["灯塔有三样东西：", "灯塔为什么不追船？", "灯塔之夜", "如图，灯塔立在礁石上。"])
def test_what_leads_on_or_points_elsewhere_is_no_point(said: str) -> None:
    assert section_points(factories.plain(lang="zh", sections=(Section("海", 2, 3, (turn(said, "", 5),)),))) == ()


def test_neither_the_dek_nor_the_heading_is_said_again() -> None:
    said = "灯塔守夜人每晚点亮油灯。"
    section = Section("礁石群岛", 2, 3, (turn(f"{said}\n\n礁石群岛。\n\n渔船靠着灯光回港。", "", 5),))
    [point] = section_points(factories.plain(lang="zh", summary=said, sections=(section,)))
    assert point.text == "渔船靠着灯光回港。"


def test_a_lists_items_are_content() -> None:
    section = Section("账本", 2, 3, (turn("- 石阶：修好塔下的三十级石阶。\n- 换掉小学漏雨的屋顶。", "", 5),))
    [point] = section_points(factories.plain(lang="zh", sections=(section,)))
    assert point.text == "石阶：修好塔下的三十级石阶。"


def test_a_sentence_as_long_as_the_limit_still_fits() -> None:
    section = Section("河", 3, 3, (turn("？", "主持人", 4), turn(GUEST, "陆桨", 5)))
    size = han_units(GUEST)
    assert section_points(talk(section), limit=size)[0].text == GUEST
    assert section_points(talk(section), limit=size - 1) == ()


def test_the_original_is_shown_for_a_turn_of_one_sentence_only() -> None:
    english = "Later we sold that old boat to the other bank."
    one = Section("卖船", 3, 3, (turn("？", "主持人", 4), turn(GUEST, "陆桨", 5, english)))
    assert section_points(talk(one))[0].original == english
    two = replace(one, turns=(one.turns[0], turn(f"{GUEST}河在。", "陆桨", 5, english)))
    assert section_points(talk(two))[0].original == ""


def test_of_equals_the_earlier_is_the_point_and_of_unequals_the_better() -> None:
    one, other = "真正的桨总是由木匠做的。", "真正的船总是由木匠做的。"
    for said in ((one, other), ("河在。", one), (one, "河在。")):
        turns = tuple(turn(text, "陆桨", number) for number, text in enumerate(said, 5))
        [point] = section_points(talk(Section("河", 3, 3, (turn("？", "主持人", 4), *turns))), limit=12)
        assert point.text == one


def test_no_highlight_of_a_real_post_is_empty_or_leads_on() -> None:
    for folder in ("week/notes", "odd", "site/notes", "site/clippings", "site/posts"):
        for path in some(sorted(shared(f"samples/{folder}").glob("*.md")), 12):
            post = enrich(read_post(path.read_text(encoding="utf-8-sig"), path.name, Reading()))
            for point in section_points(post):
                assert point.text and not point.text.rstrip("”」』\"'）)").endswith((":", "：")), (path.name, point)

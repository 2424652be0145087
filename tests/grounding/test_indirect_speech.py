"""Indirect speech with a figure or a name in it, held against the turns of the one it is given to."""

import pytest

from tests.grounding.two_guests import read


def against(body: str, english: bool = False) -> list[tuple[str, str, int, int]]:
    """What is objected to: the words, who the article gives them to, line and column."""
    found = [one for one in read(body, english).quotes if any(o.kind == "speaker" for o in one.objections)]
    return [(one.text, one.said_by, one.place.line, one.place.column) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        "贺岚说，一条船空着跑一趟，要烧掉四十升柴油。",
        "贺岚后来回忆，桥修好以后客人少了七成。",
        "一条船空着跑一趟要烧四十升柴油，贺岚说。",
        "在渡口上，贺岚告诉我们，空船跑一趟烧掉 40 升柴油。",
        "鲁平说他 1996 年上船，那年船票五毛钱。",
    ],
)
def test_a_figure_that_another_said_is_objected_to(body: str) -> None:
    [(text, said_by, line, _)] = against(body)
    assert text in body and said_by in body[:30] + body[-6:] and line == 12


@pytest.mark.parametrize(
    "body",
    [
        "鲁平说，一条船空着跑一趟，要烧掉四十升柴油。",
        "贺岚说自己 1996 年上船，那年船票五毛钱。",
        "贺岚说，渡口最怕的是雾。",
        "贺岚认为三十年后还会有渡船。",
        "贺岚和鲁平都说，空船跑一趟烧掉四十升柴油。",
        "有人说，一条船空着跑一趟，要烧掉四十升柴油。",
        "一条船空着跑一趟，要烧掉四十升柴油。",
    ],
)
def test_what_agrees_or_is_not_plain_is_not(body: str) -> None:
    assert against(body) == []


def test_the_place_is_that_of_the_words() -> None:
    [(text, said_by, line, column)] = against("起风了。\n\n贺岚说，一条船空着跑一趟，要烧掉四十升柴油。")
    assert (text, said_by, line, column) == ("一条船空着跑一趟，要烧掉四十升柴油", "贺岚", 14, 5)


def test_indirect_speech_in_english() -> None:
    body = "{} told me that one empty crossing burns forty litres of diesel."
    assert against(body.format("Pryce"), True) == []
    assert [one[1] for one in against(body.format("Calder"), True)] == ["Ruth Calder"]

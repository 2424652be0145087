"""What speaks against a quotation that has a place: each way of altering it, and each way of leaving it true."""

import pytest

from repurpose.grounding.matching import Match
from repurpose.grounding.objections import MARGIN, denied, objections
from repurpose.grounding.source_index import Source, sides
from repurpose.model import Objection, Section
from tests.factories import turn


def objected(
    quoted: str, said: str, original: str = "", *people: str, side: int = 0, part: str = ""
) -> tuple[Objection, ...]:
    """The objections to a quotation from a passage: the whole of a turn's side, or only `part` of it."""
    source = Source(sides([Section("", 3, 1, (turn(said, "林默", 1, original),))], "talk.md"))
    there = source.sides[side]
    at = there.text.index(part) if part else 0
    start, end = there.words_at(at, at + len(part or there.text))
    return objections(quoted, Match(there, start, end, 1.0, 9.0), source, frozenset(people))


def against(quoted: str, said: str, original: str = "", *people: str, side: int = 0, part: str = "") -> list[str]:
    """Their kinds."""
    return [one.kind for one in objected(quoted, said, original, *people, side=side, part=part)]


ALTERED = [
    # hedges: a careful sentence made a sure one
    ("这台机器会在两年内坏掉。", "这台机器可能会在两年内坏掉。", "hedge"),
    ("木船比铁船耐用。", "木船往往比铁船耐用。", "hedge"),
    ("对岸的人喜欢热闹。", "我猜，对岸的人喜欢热闹。", "hedge"),
    ("船票涨价了。", "据说船票涨价了。", "hedge"),
    ("The ferry will sink before spring.", "The ferry might sink before spring.", ""),
    ("The ferry sinks in spring.", "The ferry probably sinks in spring.", "hedge"),
    # opposites
    ("我们增加了夜里的班次。", "我们减少了夜里的班次。", "opposite"),
    ("对岸支持建桥。", "对岸反对建桥。", "opposite"),
    ("拆掉码头是对的。", "他们拆掉了码头。", "opposite"),
    # order
    ("铁船比木船重要。", "木船比铁船重要。", "order"),
    ("学校帮助了渡船。", "渡船帮助了学校。", "order"),
    ("小李常常羡慕老张。", "老张常常羡慕小李。", "order"),
    # ranks
    ("那是最亮的灯。", "那是一盏亮灯。", "rank"),
    ("他是唯一的船夫。", "他是一个船夫。", "rank"),
    ("这是第一座桥。", "这是一座桥。", "rank"),
    # negations
    ("后来没有人去关它。", "后来有人去关它。", "negation"),
    ("船到冬天就停。", "船到冬天不会停，船到冬天也开。", "negation"),
    ("这条河会结冰。", "这条河不会结冰。", "negation"),
    ("他愿意卖船。", "他不愿意卖船。", "negation"),
    # figures
    ("旧灯亮了五夜。", "旧灯亮了三夜。", "figure"),
    ("桥有 40 米长。", "桥有 50 米长。", "figure"),
    # people
    ("邻居修好了漏水的船。", "船工修好了漏水的船。", "name"),
    ("Ada Lund 修好了船。", "有人修好了船。", "name"),
]
TRUE = [
    ("这台机器可能会在两年内坏掉。", "这台机器可能会在两年内坏掉。"),
    ("机器得准备零件。", "机器得准备零件。这条河可能会结冰。"),
    ("我们减少了夜里的班次。", "我们减少了夜里的班次。"),
    ("我们增加了白天的班次，减少了夜里的班次。", "我们减少了夜里的班次。"),
    ("木船比铁船重要。", "木船比铁船重要。"),
    ("老张常常羡慕小李。", "老张常常羡慕小李。"),
    ("最难的是靠岸。", "靠岸是最难的。"),
    ("靠岸是最难的。", "最难的是靠岸。"),
    ("那是最近的灯。", "那是一盏亮灯。"),
    ("那是最亮的灯。", "没有比它更亮的了，最亮就是它。"),
    ("这条河会结冰。", "这条河不会不结冰，得不到别的结果。"),
    ("后来不断有人去关它。", "后来有人去关它。"),
    ("他不得不卖船。", "他必须卖船，没有别的办法。"),
    ("旧灯亮了三夜。", "旧灯亮了三夜。"),
    ("邻居修好了漏水的船。", "邻居修好了漏水的船。"),
    ("拆掉码头是对的。", "他们拆掉了码头，我觉得是对的。"),
]


@pytest.mark.parametrize(("quoted", "said", "kind"), ALTERED, ids=[quoted for quoted, _, _ in ALTERED])
def test_what_was_altered_is_named_by_its_kind(quoted: str, said: str, kind: str) -> None:
    assert kind in against(quoted, said) or not kind


@pytest.mark.parametrize(("quoted", "said"), TRUE, ids=[quoted for quoted, _ in TRUE])
def test_what_was_said_meets_no_objection(quoted: str, said: str) -> None:
    assert against(quoted, said) == []


def test_a_denial_is_told_with_the_clause_of_the_passage() -> None:
    [cut] = objected("这条河会结冰。", "木船漏水，这条河不会结冰。")
    assert cut.message == "the passage denies “这条河不会结冰”, the quotation does the opposite"
    [put] = objected("这条河不会结冰。", "木船漏水，这条河会结冰。")
    assert put.message == "the passage does not deny “这条河会结冰”, the quotation does the opposite"


@pytest.mark.parametrize("twice", ["不会不", "不能不", "没有不", "不是不"])
def test_two_negations_say_what_none_says_and_never_what_one_says(twice: str) -> None:
    said = f"这条河到了冬天{twice}结冰。"
    assert against("这条河到了冬天结冰。", said) == [] == against(said, "这条河到了冬天结冰。")
    assert against("这条河到了冬天不结冰。", said) == ["negation"] == against(said, "这条河到了冬天不结冰。")


ABROAD = [
    ("这条船从来没有沉过。", "The old ferry ran for thirty years and came home every night.", ["negation"]),
    ("这条船从来没有沉过。", "The old ferry ran for thirty years and never sank once.", []),
    ("这条船从来没有沉过。", "The old ferry rarely leaked in all of its thirty years.", []),
    ("这条船沉过。", "The old ferry never sank.", ["negation"]),
    ("这条船沉过。", "The old ferry not only sank, it burned.", []),
    ("The ferry sank.", "这条船从来没有沉过。", ["negation"]),
    ("The ferry never sank.", "这条船一直在河上开，开了很多年，大家都坐它。", ["negation"]),
    ("The ferry never sank.", "这条船从来没有沉过。", []),
]


@pytest.mark.parametrize(("quoted", "said", "kinds"), ABROAD)
def test_across_languages_only_a_denial_is_compared(quoted: str, said: str, kinds: list[str]) -> None:
    assert against(quoted, said) == kinds


@pytest.mark.parametrize(
    ("quoted", "said", "original", "kinds"),
    [
        ("船票五十元。", "船票很贵。", "Tickets cost fifty yuan, they said.", []),
        ("船票五十元。", "船票四十元。", "Tickets cost fifty yuan, they said.", ["figure"]),
        ("船票五十元。", "船票很贵，开了三年。", "Tickets cost fifty yuan, they said.", []),
        ("船票五十元。", "船票很贵。", "Tickets are worth fifty, they said.", ["figure"]),
        ("船票五十元。", "船票很贵。", "Tickets cost sixty yuan, they said.", ["figure"]),
        ("船票五十元，船贵四十元。", "船票四十元。", "Tickets cost fifty yuan.", []),
        ("Ada Lund 修好了船。", "有人修好了船。", "Ada Lund fixed the boat.", []),
        ("Ada Lund 修好了船。", "Jon Berg 修好了船。", "Ada Lund fixed the boat.", ["name"]),
        ("邻居修好了船。", "有人修好了船。", "A neighbour fixed the boat.", []),
        ("那是最亮的灯。", "那盏灯。", "It is the brightest lamp.", ["rank"]),
    ],
)
def test_what_the_turns_other_language_says_counts_unless_it_displaces(
    quoted: str, said: str, original: str, kinds: list[str]
) -> None:
    assert against(quoted, said, original) == kinds


def test_a_rank_may_stand_in_either_language_where_the_passage_is_in_another() -> None:
    assert against("那是最亮的灯。", "那盏灯。", "It is the brightest lamp.", side=1) == []
    assert against("那是最亮的灯。", "那盏最亮的灯。", "It is a lamp.", side=1) == []
    assert against("那是最亮的灯。", "那盏灯。", "It is a lamp.", side=1) == ["rank"]


def test_a_person_of_the_front_matter_needs_no_naming() -> None:
    assert against("Ada Lund 修好了船。", "有人修好了船。", "", "ada lund") == []
    assert against("Ada Lund 修好了船。", "有人修好了船。", "", "jon berg") == ["name"]


@pytest.mark.parametrize(("between", "kinds"), [(MARGIN[True] - 12, []), (MARGIN[True] + 12, ["figure"])])
def test_a_figure_belongs_to_a_passage_from_so_far_and_no_further(between: int, kinds: list[str]) -> None:
    filler = "水" * 61  # wider than a passage is widened to whole sentences
    said = f"旧灯{filler}船夫在岸上睡觉{'波' * between}，亮了三夜{filler}"
    assert MARGIN == {True: 40, False: 160}
    assert against("船夫睡了三夜。", said, part="船夫在岸上睡觉") == kinds
    assert against("船夫睡了三夜。", "三夜过去。船夫在岸上睡觉。", part="船夫在岸上睡觉") == []


def test_words_cut_out_of_a_denial_are_denied() -> None:
    said = "但我不认为渡船是问题。"
    source = Source(sides([Section("", 3, 1, (turn(said, "林默", 1),))], "talk.md"))
    there = source.sides[0]
    start, end = there.words_at(said.index("渡船"), len(said))
    match = Match(there, start, end, 1.0, 9.0)
    assert [one.kind for one in denied("渡船是问题", match)] == ["negation"]
    assert denied("不认为渡船是问题", match) == () == denied("a ferry", match)


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("小李喜欢船。后来老张常常羡慕他。", "老张有船。后来小李常常羡慕他。"),
        ("门是最难的。", "最难的是门。"),
        ("铁船比木船重。", "木船，比铁船，轻一些。"),
    ],
)
def test_words_of_different_sentences_do_not_change_places(quoted: str, said: str) -> None:
    assert "order" not in against(quoted, said)


@pytest.mark.parametrize(
    ("quoted", "said", "kinds"),
    [
        ("船会沉。", "这条河可能会干，船在岸上沉。", []),
        ("这条河会干涸。", "船也许漏水。这条河可能会干涸。", ["hedge"]),
        ("这条河也许会干涸。", "这条河可能会干涸。", []),
        ("河面宽了。", "大概是河面宽了。", ["hedge"]),
        ("河面宽了。", "河面宽了，大概。", []),
    ],
)
def test_a_hedge_counts_for_the_words_right_after_it(quoted: str, said: str, kinds: list[str]) -> None:
    assert against(quoted, said) == kinds


ONE_BY_ONE = [
    # long words change places, and persons
    ("红色的木头船比蓝色的铁皮船", "蓝色的铁皮船比红色的木头船", ["order"]),
    ("红色的老木头船比蓝色的铁皮船", "蓝色的铁皮船比红色的老木头船", ["order"]),
    ("他比我老", "我比他老", ["order"]),
    ("他比我重", "我比他轻", []),
    ("木船比木船", "木船比木船，铁船也一样", []),
    # hedges
    ("船会沉。", "这条船可能会沉。", []),
    ("船会沉没。", "这条船可能会沉没。", ["hedge"]),
    ("船沉到河底。", "这条船可能会沉默。", []),
    ("The ferry sinks.", "The ferry sinks, maybe.", []),
    ("The ferry sinks.", "Maybe! The ferry sinks.", []),
    ("Sometimes the ferry sinks.", "The ferry usually sinks.", []),
    ("The ferry sinks at night.", "The ferry usually sinks.", ["hedge"]),
    ("The ferry sinks at night.", "The ferry usually sinks by day.", []),
    # English order, negation
    ("The ferry comes.", "The ferry never comes.", ["negation"]),
    ("The ferry never comes.", "The ferry comes.", ["negation"]),
    ("The ferry never comes.", "The ferry does not come.", []),
    # people
    ("邻居修好了船，老师也在。", "邻居修好了船。", ["name"]),
    ("邻居和老师修好了船。", "有人修好了船。", ["name", "name"]),
    # names
    ("Ada Lund 和 Jon Berg 修好了船。", "Ada Lund 修好了船。", ["name"]),
    # figures
    ("亮了三夜，烧了五升油。", "亮了三夜。", ["figure"]),
    ("亮了三夜，烧了五升油。", "亮了四夜。", ["figure", "figure"]),
    # opposites in both directions
    ("我们减少了夜里的班次。", "我们增加了夜里的班次。", ["opposite"]),
    ("白天增加，夜里减少。", "白天增加，夜里增加。", []),
    ("我们增加了班次。", "我们增加了白天的，减少了夜里的班次。", []),
    ("我们增加了班次。", "我们改了班次。", []),
    # judgements
    ("拆掉码头是错的。", "拆掉码头是对的。", ["opposite"]),
    # ranks
    ("船最后沉了。", "船沉了。", []),
    ("这是第一个冬天。", "这是冬天。", ["figure"]),
    ("这是第一座桥。", "这是唯一一座桥。", ["figure"]),
    ("这是首个码头。", "这是码头。", ["rank"]),
    # negations clause by clause
    ("木船漏水，铁船不漏水。", "木船漏水，铁船不漏水。", []),
    ("木船不漏水，铁船漏水。", "木船漏水，铁船不漏水。", ["negation"]),
    ("没有一个船夫不说他不会来。", "有一个船夫说他会来。", ["negation"]),
    ("对岸不热闹。", "渡口来了新船。", []),
    ("，船票不贵。", "船票不贵，，", []),
]


@pytest.mark.parametrize(("quoted", "said", "kinds"), ONE_BY_ONE)
def test_every_objection_is_made_once_and_no_other(quoted: str, said: str, kinds: list[str]) -> None:
    assert against(quoted, said) == kinds

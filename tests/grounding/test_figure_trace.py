"""A figure held against what was said: near its paragraph, far away, and by what is counted."""

import pytest

from repurpose.grounding.figure_trace import trace
from repurpose.grounding.find_figures import figures
from repurpose.grounding.source_index import Source, sides
from repurpose.model import Evidence, FigureTrace, Location, Section
from tests.factories import turn

DATED = Evidence("talk.md", 2, "", "date: 2021-03-05")


def held(sentence: str, said: tuple[str, ...], near: dict[int, float] | None = None) -> FigureTrace:
    """The last figure of a sentence held against turns, of which the first is near."""
    turns = tuple(turn(text, "林默", 10 * number) for number, text in enumerate(said, 1))
    source = Source(sides([Section("", 3, 1, turns)], "talk.md"))
    return trace(figures(sentence)[-1], sentence, Location("a.md", 1), source, near or {0: 1.0}, [DATED])


FAR = "水" * 70
HELD = [
    # sentence, what was said, verdict, lines shown
    ("船夫养了 6 头牛。", ("船夫养了 6 头牛。",), "supported", [10]),
    ("船夫养了 6 头牛。", ("船夫养了 8 头牛。",), "contradicted", [10]),
    ("船夫养了 6 头牛。", ("学校有 8 扇窗户。",), "not-found", [10]),
    ("船夫养了 6 头牛。", ("学校很旧。",), "not-found", []),
    # of equal figures the one whose words fit is shown
    ("船夫养了 6 头牛。", ("学校有 6 扇窗户。\n船夫养了 6 头牛。",), "supported", [11]),
    ("船夫养了 6 头牛。", ("船夫养了 6 头牛。\n学校有 6 扇窗户。",), "supported", [10]),
    # far away, only what counts the same
    ("船夫养了 6 头牛。", ("学校很旧。", "船夫养了 6 头牛。"), "supported", [20]),
    ("船夫养了 6 头牛。", ("学校很旧。", "商店卖了 6 把锁。"), "not-found", []),
    # near another figure that counts the same, an equal one elsewhere is no support
    ("船夫养了 6 头牛。", ("船夫养了 8 头牛。", "商店卖了 6 头牛。"), "contradicted", [10]),
    # vague, cut and ranged
    ("船夫养了数百头牛。", ("船夫养了 8 头牛。",), "not-found", [10]),
    ("船夫养了 8 头牛。", ("船夫养了数百头牛。",), "not-found", [10]),
    ("船夫干了 3 到 6 年。", ("船夫干了 4 到 6 年。",), "contradicted", [10]),
    ("船夫干了 3 到 6 年。", ("船夫干了 3 到 5 年。",), "contradicted", [10]),
    ("船夫干了 3 到 6 年。", ("镇上修了 4 到 5 年。",), "not-found", [10]),
    ("船夫干了 3 到 6 年。", ("桥封了 4 到 6 年。",), "not-found", [10]),
    ("船夫干了 6 年。", ("镇上用了 3 到 6 年。",), "supported", [10]),
    # dates
    ("那是 2021 年。", ("学校很旧。",), "supported", [2]),
    ("那是 2022 年。", ("学校很旧。",), "not-found", []),
    ("养了 2021 头牛。", ("学校很旧。",), "not-found", []),
    ("那是 1987 年。", ("学校很旧。", "后来 1987 年涨了水。"), "supported", [20]),
    ("那是 80 年代。", ("学校很旧。", "后来 1987 年涨了水。"), "not-found", []),
    # a number in a name
    ("后来有了 SB 1047 法案。", ("学校很旧。", "他们说 SB 1047 不好。"), "supported", [20]),
    ("后来有了 SB 1047 法案。", ("学校很旧。", "他们说 SB 10470 不好，SB 21047 也是。"), "not-found", []),
    # English
    ("The ferryman kept 6 cows.", ("The ferryman kept 6 cows on the bank.",), "supported", [10]),
    ("The ferryman kept 6 cows.", ("The ferryman kept 8 cows on the bank.",), "contradicted", [10]),
    ("河边的农夫养了 6 头牛。", ("The farmer by the river kept 8 cows.",), "contradicted", [10]),
    ("The ferryman kept 6 cows.", ("The school is old. It has 8 windows.",), "not-found", [10]),
    ("The ferryman kept 6 cows.", ("The ferryman kept cows. It has 8 windows.",), "not-found", [10]),
    ("The ferryman kept 6 cows.", ("It has 8 windows. The ferryman kept cows.",), "not-found", [10]),
    ("船夫养了 6 头牛。", ("船夫养了牛。它有 8 扇窗户。",), "not-found", [10]),
    ("船夫养了 6 头牛。", ("它有 8 扇窗户。船夫养了牛。",), "not-found", [10]),
    ("The ferryman kept 1,200 cows.", ("The ferryman kept,200 cows on the bank.",), "not-found", [10]),
    (
        "The ferryman kept 1,200 cows.",
        ("The ferryman kept,200 cows on the bank.\nThe ferryman kept 8 cows.",),
        "contradicted",
        [11, 10],
    ),
    ("船夫养了数百头牛。", ("船夫养了数百头牛。\n船夫养了 300 头牛。",), "supported", [11]),
    ("船夫休息了 6 个月。", ("船夫休息了 6 个月。\n船夫休息了 6 到 12 个月。",), "supported", [11]),
    ("船夫养了 6 头牛。", ("商店卖了 8 头牛。\n船夫养了 7 头牛。",), "contradicted", [11]),
    ("船夫养了 6 头牛。", ("船夫养了 7 头牛。\n商店卖了 8 头牛。",), "contradicted", [10]),
    ("船夫给牛 6。", ("船夫给牛 8 元。",), "not-found", [10]),
    ("船夫养了 6 头牛。", (f"船夫养了 8 头牛。{FAR}商店有 6 把锁。",), "contradicted", [10]),
    ("船夫养了 6 头牛。", ("船夫养了 8 头牛。商店有 6 把锁。",), "supported", [10]),
    ("船夫养了 6 头牛。", ("船夫养了 8 头牛。", "船夫养了 6 头牛。"), "supported", [20]),
    ("船夫养了 6 头牛。", (f"{FAR}。船夫养了 8 头牛。商店有 6 把锁。",), "supported", [10]),
    ("船夫修船 6 年。", ("学校很旧。", "渡口的船用了 6 年。"), "supported", [20]),
    ("船夫修船 6 年。", ("学校很旧。", "桥封了 6 年。"), "not-found", []),
    ("那是 80 年代的桥。", ("学校很旧。", "1987 年修了桥。"), "supported", [20]),
    ("船夫养了 6 头牛。", ("学校很旧。", "商店卖了 6 头牛。"), "not-found", []),
    ("牛圈有 6 扇窗。", ("学校很旧。", "牛看着 6 扇窗。"), "supported", [20]),
    ("船夫养了 6 头牛。", ("学校很旧。", "船夫养了 8 头牛。"), "not-found", []),
    ("那是 80 年代，涨了水。", ("学校很旧。", "后来 1987 年涨了水。"), "supported", [20]),
    ("六头牛在河边的草地上整天吃草喝水晒太阳，船夫养了。", ("船夫养了八头羊。",), "not-found", [10]),
    ("船夫养了，在河边的草地上整天吃草喝水晒太阳的六头牛。", ("船夫养了八头羊。",), "not-found", [10]),
]


@pytest.mark.parametrize(("sentence", "said", "verdict", "lines"), HELD)
def test_a_figure_is_held_against_what_counts_the_same_thing(
    sentence: str, said: tuple[str, ...], verdict: str, lines: list[int]
) -> None:
    found = held(sentence, said)
    assert (found.verdict, [one.line for one in found.evidence]) == (verdict, lines)

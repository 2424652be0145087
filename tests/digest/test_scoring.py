"""What a post is worth, and why."""

import pytest
from msgspec.structs import replace

from repurpose.digest.scoring import guests_of, scores
from repurpose.model import Post, Section
from repurpose.text.bilingual import in_language
from tests.factories import plain, transcript, turn


def of_length(units: int, **changes: object) -> Post:
    """A post of so many 字 in five parts."""
    part = "潮" * (units // 5)
    sections = tuple(Section(f"第{n}节", 2, n, (turn(part, "", n),)) for n in range(5))
    fields = {
        "lang": "zh-Hans",
        "title": "潮水怎样改变一个港口",
        "summary": "潮水改变港口。",
        "byline": "港口",
        "quotes": (),
    }
    return plain(**{**fields, "sections": sections, "body": "", **changes})


def value(post: Post) -> float:
    return scores([post])[0].value


def reasons(post: Post) -> list[str]:
    return [in_language(reason, "zh") for reason in scores([post])[0].reasons]


MIDDLE = of_length(3_000)


@pytest.mark.parametrize(
    ("better", "why"),
    [
        ({"insight": "值得一读。"}, "有编者按"),
        ({"title": "林默怎样改变一个港口", "people": ("林默",)}, "讲 林默"),
        ({"meta": {"cover": "tide.png"}}, "有图"),
        ({"body": "![潮](tide.png)"}, "有图"),
    ],
)
def test_what_speaks_for_a_post(better: dict[str, object], why: str) -> None:
    post = replace(MIDDLE, **better)
    assert value(post) > value(MIDDLE) and why in reasons(post)


@pytest.mark.parametrize(
    ("worse", "why"),
    [
        ({"borrowed": True}, "他人文章"),
        ({"title": "2026.1.6 港口内参"}, "多事合集"),
        ({"title": "渡口停航、灯塔换灯、渔市涨价"}, "多事合集"),
        ({"title": "码头工人罢工一周、渔业新规生效及灯塔拆除之争"}, "多事合集"),
        ({"title": "渡口停航、灯塔换灯、渔市涨价：港口的一天"}, "多事合集"),
        ({"title": "Harbour weekly: what came in"}, "多事合集"),
        ({"title": "震惊！潮水竟然这样改变港口"}, "标题吊胃口"),
        ({"title": "快看！潮水来了！"}, "标题吊胃口"),
    ],
)
def test_what_speaks_against_a_post(worse: dict[str, object], why: str) -> None:
    post = replace(MIDDLE, **worse)
    assert value(post) < value(MIDDLE) and why in reasons(post)


@pytest.mark.parametrize(
    "title",
    [
        "潮水、风与一个港口的生计",
        "文化、转型与长期主义",
        "普及灯塔知识、涉及渡口安全的一本书",
        "Tides, lamps and bread",
    ],
)
def test_one_subject_is_no_round_up(title: str) -> None:
    assert "多事合集" not in reasons(replace(MIDDLE, title=title))


def test_the_longer_piece_has_more_points_up_to_where_length_says_nothing_more() -> None:
    short, notice = of_length(1_500), of_length(400)
    assert value(notice) < value(short) < value(MIDDLE) < value(of_length(8_000))
    assert value(of_length(9_000)) == value(of_length(60_000))
    assert "篇幅很短" in reasons(notice) and "篇幅充分" in reasons(of_length(8_000))


def test_a_talk_with_somebody_its_summary_names_is_worth_more_than_one_with_a_caller() -> None:
    talk = transcript()
    caller = transcript(guest="", people=(), title="面包是时间做的", summary="一天四十个面包。")
    alone = replace(talk, guest="", people=(), sections=(), form="plain")
    assert guests_of(talk) == ("何苗",) == guests_of(caller) and guests_of(alone) == ()
    assert value(talk) > value(caller) > value(alone)
    assert "与 何苗 的对谈" in reasons(talk)
    assert guests_of(transcript(guest="", byline="何苗")) == ()


def test_what_most_sources_write_of_counts_and_is_named() -> None:
    def on(subject: str, source: str) -> Post:
        return of_length(3_000, title=f"{subject}与港口", byline=source, path=f"{subject}{source}.md", tags=(subject,))

    found = scores([on("灯塔", "甲"), on("灯塔", "乙"), on("灯塔", "丙"), on("风筝", "丁")])
    assert found[0].value == found[1].value > found[3].value
    assert [in_language(reason, "zh") for reason in found[0].reasons] == ["本周焦点：灯塔"]
    assert found[3].reasons == ()


def test_a_pinned_post_says_so_and_has_no_more_points() -> None:
    assert value(replace(MIDDLE, pinned=True)) == value(MIDDLE) and "置顶" in reasons(replace(MIDDLE, pinned=True))

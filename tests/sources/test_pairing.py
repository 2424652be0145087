"""An article and its transcript become one post, by name and by quotation."""

import datetime as dt

import pytest

from repurpose.model import Location
from repurpose.sources.pairing import find_source, join
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests import factories

ARTICLE = "# 1. 灯塔不追船\n# 2. 灯在\n\n---\n\n创作说明\n嘉宾：Lin Moe\n目标字数：100 字\n\n---\n\n他说：“灯塔不追船，它站在有礁石的地方。”又说：“你必须每天写，不写的那一天就会怀疑。”还说：“光省下来的钱应该花在看不见光的人身上。”\n"
TALK = "---\ntitle: 访谈\ndate: 2026-01-07\nsource: https://v.example/1\nsummary: 一次访谈。\npeople: [Lin Mo]\ndraft: true\n---\n**Host**: 问？\n\n**Lin Mo**: 灯塔不追船。它站在有礁石的地方。你必须每天写。不写的那一天，你就会开始怀疑。光省下来的钱，应该花在看不见光的人身上。\n"
OTHER = "---\ntitle: 别的\npeople: [Lin Mo]\n---\n**Host**: 问？\n\n**Lin Mo**: 面包是时间做的，面粉和水都不贵。\n"


def read(text: str, path: str):
    return read_post(text, path, Reading())


def test_found_by_shared_names_and_quotations() -> None:
    article, talk, other = read(ARTICLE, "a.md"), read(TALK, "t.md"), read(OTHER, "o.md")
    assert find_source(article, [other, talk]) is talk
    assert find_source(article, [other]) is None


def test_a_shared_name_alone_is_not_enough_nor_are_quotations_alone() -> None:
    article = read(ARTICLE, "a.md")
    stranger = read(TALK.replace("Lin Mo", "He Miao"), "t.md")
    assert find_source(article, [stranger]) is None


def test_joined_fields() -> None:
    post = join(read(ARTICLE, "a.md"), read(TALK, "t.md"))
    assert [headline.text for headline in post.headlines] == ["灯塔不追船", "灯在"]
    assert (post.summary, str(post.date), post.video) == ("一次访谈。", "2026-01-07", "https://v.example/1")
    assert post.source == "t.md" and post.talk[0].turns[1].speaker.name == "Lin Mo"
    assert post.draft, "the transcript is a draft, and the article does not say otherwise"


def test_an_article_that_says_it_is_no_draft_is_none() -> None:
    article = read("---\ndraft: false\n---\n" + ARTICLE, "a.md")
    assert not join(article, read(TALK, "t.md")).draft


BOTH = {
    "summary": ("一面。", "另一面。"),
    "date": (dt.date(2026, 5, 6), dt.date(2025, 4, 3)),
    "people": (("陆桨",), ("Lu Jiang", "Host")),
    "guest": ("陆桨", "Lu Jiang"),
    "byline": ("渡口来信", "渡口电台"),
    "video": ("https://v.example/own", "https://v.example/talk"),
    "url": ("https://e.example/own", "https://e.example/talk"),
    "tags": (("渡口",), ("talk",)),
    "category": ("文章", "访谈"),
    "insight": ("桨比船老。", "船比桨贵。"),
}
"""What an article says of itself, and what its transcript says instead."""


@pytest.mark.parametrize("field", BOTH)
def test_what_the_article_says_itself_wins_over_the_transcript(field: str) -> None:
    own, other = BOTH[field]
    post = join(factories.article(**{field: own}), factories.transcript(**{field: other}))
    assert getattr(post, field) == own


@pytest.mark.parametrize("field", BOTH)
def test_what_the_article_leaves_open_is_the_transcripts(field: str) -> None:
    own, other = BOTH[field]
    post = join(
        factories.article(**{field: type(own)() if field != "date" else None}), factories.transcript(**{field: other})
    )
    assert getattr(post, field) == other


def test_a_key_of_both_heads_keeps_the_articles_value_and_place() -> None:
    here, there = Location("a.md", 3), Location("t.md", 9)
    article = factories.article(meta={"series": "own"}, places={"series": here})
    talk = factories.transcript(meta={"series": "talk", "mic": 2}, places={"series": there, "mic": there})
    post = join(article, talk)
    assert post.meta == {"series": "own", "mic": 2} and post.places == {"series": here, "mic": there}


@pytest.mark.parametrize("field", ["pinned", "excluded"])
@pytest.mark.parametrize(("own", "other"), [(True, False), (False, True), (False, False)])
def test_a_mark_on_either_file_counts(field: str, own: bool, other: bool) -> None:
    post = join(factories.article(**{field: own}), factories.transcript(**{field: other}))
    assert getattr(post, field) is (own or other)


QUOTED = "他说：“桨在水里的时候不说话，出了水才滴答作响。”"
SAID = (
    "---\ntitle: 渡口\npeople: [{name}]\n---\n**记者**: 问？\n\n**{name}**: 桨在水里的时候不说话，出了水才滴答作响。\n"
)


def test_a_short_article_needs_one_quotation_that_stands_there() -> None:
    article = factories.article(body=QUOTED, guest="陆桨", people=())
    talk = read(SAID.format(name="陆桨"), "t.md")
    assert find_source(article, [talk]) is talk
    assert find_source(factories.article(body="没有引文。", guest="陆桨", people=()), [talk]) is None
    assert (
        find_source(
            factories.article(body=QUOTED + "又说：“船票从来没有涨过价，一次都没有。”" * 3, guest="陆桨", people=()),
            [talk],
        )
        is None
    )


def test_a_near_spelling_of_a_name_is_that_name_and_a_name_in_the_body_will_do() -> None:
    talk = read(SAID.format(name="Mark Andreessen"), "t.md")
    assert find_source(factories.article(body=QUOTED, guest="Marc Andreessen", people=()), [talk]) is talk
    assert find_source(factories.article(body=QUOTED, guest="Anna Lindqvist", people=()), [talk]) is None
    assert find_source(factories.article(body=f"Mark Andreessen 来了。{QUOTED}", guest="", people=()), [talk]) is talk
    assert find_source(factories.article(body=QUOTED, guest="", people=()), [talk]) is None

"""An article and its transcript become one post, by name and by quotation."""

from repurpose.sources.pairing import find_source, join
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

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
    assert post.source == "t.md" and post.talk[0].turns[1].speaker == "Lin Mo"
    assert post.draft, "the transcript is a draft, and the article does not say otherwise"


def test_an_article_that_says_it_is_no_draft_is_none() -> None:
    article = read("---\ndraft: false\n---\n" + ARTICLE, "a.md")
    assert not join(article, read(TALK, "t.md")).draft

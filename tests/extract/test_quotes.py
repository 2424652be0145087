"""Key quotes: the author's own first, then block quotes, then the guest's best sentences, and never the host's."""

import pytest

from repurpose.extract import enrich
from repurpose.extract.quotable_speakers import guests
from repurpose.extract.quote_scoring import quotability
from repurpose.model import Post
from repurpose.sources.pairing import join
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.shared import ROOT, shared, some

HEAD = "---\ntitle: 何苗：面包是时间做的\nsummary: 一位面包师的算术。\nspeaker: 厨房电台\n---\n"
TALK = HEAD + (
    "### 时间\n\n**主持人**: 你必须告诉我们，最好的面包为什么永远要等？\n\n"
    "**何苗**: 你不能催一块面团，你只能给它时间。真正重要的不是面粉，而是等待。我们先休息一下。然后呢。\n\n"
    "### 价钱\n\n**何苗**: 一个面包卖四十八元，不是因为面粉贵，而是因为我只做四十个。\n"
)


def read(text: str, path: str = "posts/a.md") -> Post:
    return enrich(read_post(text, path, Reading()))


def test_the_authors_own_quotes_are_the_only_ones() -> None:
    post = read("---\ntitle: T\nquotes: [灯在。]\n---\n> 另一句引文，足够长。\n\n正文。\n")
    assert [(quote.text, quote.chosen_by) for quote in post.quotes] == [("灯在。", "author")]


def test_block_quotes_come_next_with_their_speaker() -> None:
    post = read(
        "---\ntitle: T\n---\n> 灯塔不追船，它站在有礁石的地方。\n> —— 林默\n\n> https://example.org/only-a-link\n\n> 日期：2026-01-01\n"
    )
    assert [(quote.text, quote.speaker, quote.line) for quote in post.quotes[:1]] == [
        ("灯塔不追船，它站在有礁石的地方。", "林默", 4)
    ]
    assert len(post.quotes) == 1


def test_the_guests_sentences_with_speaker_line_and_section_and_never_the_hosts() -> None:
    post = read(TALK)
    assert {quote.speaker for quote in post.quotes} == {"何苗"}
    assert post.quotes[0].chosen_by == "extracted" and post.quotes[0].source is not None
    assert {quote.section for quote in post.quotes} == {"时间", "价钱"}
    assert not any("主持人" in quote.text or "永远要等" in quote.text for quote in post.quotes)


def test_at_most_two_a_section() -> None:
    many = "你必须每天写，不是为了别人。真正的礁石从不移动。没有人永远年轻，你也不会。你只能给它时间。"
    post = read(HEAD + f"### 一\n\n**何苗**: {many}\n\n**主持人**: 好？\n")
    assert len(post.quotes) == 2


def test_every_quote_stands_word_for_word_in_its_turn() -> None:
    for folder in ("week/notes", "odd"):
        for path in some(sorted(shared(f"samples/{folder}").glob("*.md")), 3):
            post = read(path.read_text(encoding="utf-8-sig"), path.name)
            from repurpose.document.to_html import paragraph

            said = {turn.line: paragraph(turn.text) for _, turn in post.turns()}
            for quote in post.quotes:
                if quote.chosen_by == "extracted":
                    assert quote.text in said[quote.line].replace("\n", " "), (path.name, quote.text)


@pytest.mark.parametrize(
    ("body", "quoted"),
    [
        (
            "**Claire**: 你怎么看？\n\n**Wade Foster**: 一。\n\n**Claire**: 为什么？\n\n**Wade Foster**: 二。\n",
            {"Wade Foster"},
        ),
        ("**Ann**: 我讲第一部分。\n\n**Bob**: 我讲第二部分。\n\n**观众 3**: 有问题？\n", {"Ann", "Bob"}),
        ("**厨房**: 今天聊什么？\n\n**何苗**: 面包。\n", {"何苗"}),
        ("**记者**: 问？\n\n**何苗**: 答。\n\n**林默**: 也答。\n", {"何苗", "林默"}),
        ("**A**: One.\n\n**B**: Two.\n", {"A", "B"}),
    ],
)
def test_who_is_a_guest(body: str, quoted: set[str]) -> None:
    post = read_post(f"---\ntitle: Wade Foster 谈招聘\nspeaker: 厨房电台\n---\n{body}", "a.md", Reading())
    assert guests(post.sections) == quoted


def test_a_quote_of_a_bilingual_turn_carries_its_original() -> None:
    text = HEAD + (
        "**何苗**: 你不能催一块面团，你只能给它时间。\n\n<details>\n<summary>Original English</summary>\n\n"
        "**He Miao**: You cannot hurry dough. You can only give it time.\n\n</details>\n"
    )
    assert read(text).quotes[0].original == "You cannot hurry dough. You can only give it time."


def test_in_a_long_turn_the_original_is_the_passage_that_shares_names_and_figures() -> None:
    english = (
        "We started in the kitchen. " * 12
        + "In 1994 the Aurora oven cost us 4,200 euros. "
        + "Then we slept a lot. " * 12
    )
    chinese = (
        "我们从厨房开始。" * 3
        + "1994 年那台 Aurora 烤炉花了我们 4200 欧元，那是最贵的一台。"
        + "后来我们常常睡觉。" * 3
    )
    own = "quotes:\n  - 1994 年那台 Aurora 烤炉花了我们 4200 欧元，那是最贵的一台。\n"
    text = (
        HEAD.replace("speaker:", f"{own}speaker:")
        + f"**何苗**: {chinese}\n\n<details>\n<summary>Original English</summary>\n\n**He**: {english}\n\n</details>\n"
    )
    quote = next(quote for quote in read(text).quotes if "Aurora" in quote.text)
    assert quote.original == "In 1994 the Aurora oven cost us 4,200 euros."


def test_an_article_prefers_what_its_author_quoted() -> None:
    folder = ROOT / "templates" / "starter" / "posts"
    article = read_post((folder / "lighthouse.md").read_text(encoding="utf-8"), "a.md", Reading())
    talk = read_post((folder / "lighthouse-talk.md").read_text(encoding="utf-8"), "t.md", Reading())
    post = enrich(join(article, talk))
    assert any(quote.speaker == "林默" and quote.source and quote.source.path == "t.md" for quote in post.quotes)
    assert not any(quote.speaker == "主持人" for quote in post.quotes)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("真正的问题不是贵，而是没有人愿意等。", "我们去年在那里住了一段时间，天气还可以。"),
        ("你永远不知道下一艘船什么时候来。", "下一艘船大概会在下午三点左右到港口。"),
        ("The best tool is not the fastest one but the one you trust.", "We went to the harbour in the afternoon."),
        ("你必须每天写，不写就会怀疑。", "所以你必须每天写，不写就会怀疑。"),
    ],
)
def test_what_makes_a_sentence_quotable(better: str, worse: str) -> None:
    assert quotability(better) > quotability(worse)


@pytest.mark.parametrize(
    "text", ["大家好，欢迎来到本期节目。", "好。", "https://example.org 你必须看。", "字" * 200, "", "如下所示："]
)
def test_what_is_never_quoted(text: str) -> None:
    assert quotability(text) <= 0


def test_somebody_elses_words_are_not_given_to_an_unnamed_speaker() -> None:
    assert quotability("他说：“你必须等。”", reported=True) == 0
    assert quotability("演讲者认为你必须永远等待下去。", reported=True) == 0


def test_an_authors_quote_is_signed_by_who_said_just_these_words() -> None:
    folder = ROOT / "templates" / "starter" / "posts"
    article = read_post((folder / "lighthouse.md").read_text(encoding="utf-8"), "a.md", Reading())
    talk = read_post((folder / "lighthouse-talk.md").read_text(encoding="utf-8"), "t.md", Reading())
    first = enrich(join(article, talk)).quotes[0]
    assert (first.text, first.speaker, first.chosen_by) == (
        "灯塔不追船。它站在有礁石的地方，这就是它的全部工作。",
        "林默",
        "author",
    )
    assert "A lighthouse does not chase ships." in first.original

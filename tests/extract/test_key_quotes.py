"""Key quotes know the section they stand in, and no section takes more than its share."""

from collections import Counter

import pytest
from msgspec.structs import replace

from repurpose.extract.key_quotes import A_SECTION, MOST, block_quotes, key_quotes, ranked
from repurpose.extract.plain_prose import prose_sentences
from repurpose.extract.quote_scoring import quotability
from repurpose.model import Post, Quote, Section, Speaker
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests import factories
from tests.extract.test_quote_scoring import SEA

SAID = {
    "造船": (
        "你必须先学会修船，而不是先学会开船。",
        "真正的木匠从不量两次，他只锯一次。",
        "没有人会记得一艘没有漏过水的船。",
        "最好的桨不是最轻的，而是最诚实的。",
    ),
    "摆渡": (
        "你永远不能催一条河，你只能等它让路。",
        "真正的乘客不是赶时间的人，而是肯等的人。",
        "没有人能两次付同一张船票。",
        "最难的不是过河，而是空着船回来。",
    ),
    "收摊": ("我们后来就把船卖掉了。",),
}
HEAD = "---\ntitle: 陆桨谈渡口\nguest: 陆桨\n---\n"


def talk(said: dict[str, tuple[str, ...]], head: str = HEAD) -> Post:
    body = "\n\n".join(
        f"### {name}\n\n**记者**: 然后呢？\n\n**陆桨**: {''.join(lines)}" for name, lines in said.items()
    )
    return read_post(f"{head}{body}\n", "posts/ferry-talk.md", Reading())


def test_each_section_gives_two_and_each_quote_names_the_section_it_stands_in() -> None:
    quotes = key_quotes(talk(SAID))
    assert Counter(quote.section for quote in quotes) == {"造船": A_SECTION, "摆渡": A_SECTION}
    assert all(quote.text in SAID[quote.section] for quote in quotes)
    assert A_SECTION == 2


def test_the_line_of_a_quote_is_that_of_its_own_turn() -> None:
    post = talk(SAID)
    lines = {turn.line: section.heading for section, turn in post.turns()}
    for quote in key_quotes(post):
        assert quote.source is not None and (quote.source.path, quote.source.line) == (post.path, quote.line)
        assert lines[quote.line] == quote.section


def test_one_sections_best_never_pushes_out_anothers() -> None:
    many = {f"第 {number} 段": SAID["造船"] for number in range(3)} | {"摆渡": SAID["摆渡"]}
    assert "摆渡" in {candidate.section.heading for candidate in ranked(talk(many))}
    assert max(Counter(one.section.heading for one in ranked(talk(many))).values()) == A_SECTION


def test_block_quotes_name_their_section_their_line_and_who_said_them() -> None:
    text = "---\ntitle: 渡口\n---\n开头。\n\n> 潮水从来不等任何人的船。\n\n## 摆渡\n\n河。\n\n> 空船比满船更难撑，\n> 因为没有人说话。\n> —— 陆桨\n"
    quotes = list(block_quotes(read_post(text, "posts/ferry.md", Reading())))
    assert [(one.section, one.line, one.speaker) for one in quotes] == [("", 6, ""), ("摆渡", 12, "陆桨")]
    assert [one.text for one in quotes] == ["潮水从来不等任何人的船。", "空船比满船更难撑，因为没有人说话。"]
    assert all(one.source is not None and one.source.line == one.line for one in quotes)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("短短七个字而已", False),
        ("这一句刚好八个字", True),
        (SEA[:75], True),
        (SEA[:76], False),
        ("潮水不等船。" + SEA[:75], False),
        ("潮水从来不等任何人的船。" + SEA[:75], True),
        ("日期：二〇二六年一月一日", False),
        ("他在渡口边上等了很久很久很久很久很久说了一句：走吧", True),
        ("任务排队 (Queuing)：在这一步后安排", False),
        ("见 https://e.example/tide 的潮汐表", False),
        ("[!NOTE] 这是一条提示框里的文字", False),
    ],
)
def test_a_block_quote_has_to_say_something(text: str, kept: bool) -> None:
    post = read_post(f"---\ntitle: 渡口\n---\n> {text}\n", "a.md", Reading())
    assert bool(list(block_quotes(post))) is kept


def test_no_more_than_a_channel_can_choose_from() -> None:
    lines = "\n\n".join(f"> 潮水比河边的石头高了{'浪' * number}一点。\n> —— 陆桨" for number in range(12))
    post = read_post(f"---\ntitle: 渡口\n---\n{lines}\n", "a.md", Reading())
    assert len(key_quotes(post)) == MOST == 8
    sections = {f"第 {number} 段": (line,) for number, line in enumerate((*SAID["造船"], *SAID["摆渡"]))}
    more = {"一": ("真正的海不是蓝的，而是冷的。",), "二": ("你必须相信一根绳子，永远不要相信一个结。",)}
    assert len(key_quotes(talk(sections | more))) == MOST


def test_what_the_dek_or_another_quote_says_already_is_not_said_again() -> None:
    post = talk({"造船": SAID["造船"][:2], "又": (SAID["造船"][0].replace("先学会开船", "先学会开大船"),)})
    texts = [quote.text for quote in key_quotes(post)]
    assert SAID["造船"][0] in texts and "又" not in {quote.section for quote in key_quotes(post)}
    told = replace(post, summary=SAID["造船"][0])
    assert SAID["造船"][0] not in [quote.text for quote in key_quotes(told)]


def test_none_is_a_fine_number() -> None:
    plain = ("去年我们把船拖到了岸上去晾。", "所以他又把绳子收好了。")
    assert key_quotes(talk({"收摊": plain})) == ()


def test_what_the_author_quoted_is_worth_more_than_what_nobody_did() -> None:
    article = read_post("---\ntitle: 渡口\n---\n他说：“我们把那条旧船卖给了对岸的人。”\n", "posts/ferry.md", Reading())
    said = {"收摊": ("我们把那条旧船卖给了对岸的人。", SAID["造船"][0], SAID["造船"][1])}
    source = talk(said)
    alone = [one.text for one in ranked(source)]
    joined = [one.text for one in ranked(replace(article, talk=source.sections, source=source.path, guest="陆桨"))]
    assert alone[0] != said["收摊"][0] == joined[0]


def test_a_quote_from_the_talk_is_placed_in_the_talks_file() -> None:
    source = talk({"造船": SAID["造船"]})
    article = read_post("---\ntitle: 渡口\n---\n正文没有引文。\n", "posts/ferry.md", Reading())
    quote = key_quotes(replace(article, talk=source.sections, source=source.path, guest="陆桨"))[0]
    assert quote.source is not None and quote.source.path == "posts/ferry-talk.md" and quote.chosen_by == "extracted"


def test_an_authors_quote_is_signed_and_gets_the_original_it_lacks() -> None:
    english = "You must learn to mend a boat before you learn to sail one."
    said = f"### 造船\n\n**陆桨**: {SAID['造船'][0]}\n\n<details>\n<summary>Original English</summary>\n\n**陆桨**: {english}\n\n</details>\n"
    head = f"---\ntitle: 渡口\nquotes:\n  - text: {SAID['造船'][0]}\n    speaker: 陆桨\n---\n"
    [quote] = key_quotes(read_post(head + said, "a.md", Reading()))
    assert (quote.speaker, quote.original, quote.aligned) == ("陆桨", english, True)


def test_a_quote_that_only_says_the_dek_again_is_none() -> None:
    said = {"造船": SAID["造船"][:2]}
    assert key_quotes(replace(talk(said), summary="".join(SAID["造船"][:2]))) == ()


def test_a_block_quote_that_nobody_is_named_for_is_a_quote_if_it_could_be_printed() -> None:
    head = "---\ntitle: 渡口\n---\n"
    said = "潮水从来不等任何人的船。"
    assert [one.text for one in key_quotes(read_post(f"{head}> {said}\n", "a.md", Reading()))] == [said]
    assert key_quotes(read_post(f"{head}> 去年我们把船拖到了岸上。\n", "a.md", Reading())) == ()


def spoken(*lines: str, body: str = "", **changes: object) -> Post:
    """An article made from a talk in which one guest says these paragraphs."""
    turns = tuple(factories.turn(line, "陆桨", number) for number, line in enumerate(lines, 5))
    fields = {"body": body, "talk": (Section("渡口", 3, 3, turns),), "guest": "陆桨", "quotes": (), "summary": ""}
    return factories.plain(**(fields | changes))


TIDE = "潮水从来不等任何人的船。"
WEAK = "所以我们后来把船拖到岸上晾着。"
"""Worth exactly nothing by itself."""


@pytest.mark.parametrize(
    ("said", "quoted", "score"),
    [
        (TIDE, "", quotability(TIDE)),
        (TIDE, f"他说：“{TIDE}”", quotability(TIDE) + 3),
        (TIDE, "他说：“从来不等任何人的”", quotability(TIDE) + 3),
        (TIDE, "他说：“来不等任何人的”", quotability(TIDE)),
        (TIDE, "他说：“任何人的灯塔都在雾里亮着”", quotability(TIDE)),
        (TIDE, "他说：“任何人的灯塔都在雾里亮”", quotability(TIDE) + 3 * 0.3),
        (TIDE, "他说：“!!!!!!!!!!”", quotability(TIDE)),
        (WEAK, f"他说：“{WEAK}”", None),
        ("河边的船都走远了吧。", "他说：“河边的船都走远了吧。”", 4.0),
        (WEAK, "", None),
    ],
)
def test_what_the_article_quotes_of_the_talk_adds_its_share_and_rescues_nothing(
    said: str, quoted: str, score: float | None
) -> None:
    assert quotability(WEAK) == 0
    assert [one.score for one in ranked(spoken(said, body=quoted))] == ([] if score is None else [score])


def test_without_a_talk_its_own_quotation_marks_add_nothing() -> None:
    post = spoken(TIDE, body=f"“{TIDE}”")
    assert [one.score for one in ranked(replace(post, talk=(), sections=post.talk))] == [quotability(TIDE)]


def test_equals_stand_by_their_line_and_a_sentence_said_twice_stands_once() -> None:
    one, other = "真正的桨总是由木匠做的。", "真正的船总是由木匠做的。"
    found = [(candidate.turn.line, candidate.text) for candidate in ranked(spoken(one, other, one))]
    assert found == [(5, one), (6, other)]
    assert ranked(spoken("嗯。")) == [] == list(key_quotes(spoken("嗯。")))


def test_an_unsigned_talk_is_its_guests_and_a_signed_one_its_speakers() -> None:
    post = spoken(SAID["造船"][0])
    section = post.talk[0]
    unsigned = (replace(section, turns=tuple(replace(turn, speaker=Speaker()) for turn in section.turns)),)
    assert [quote.speaker for quote in key_quotes(replace(post, talk=unsigned, guest="Ada"))] == ["Ada"]
    assert [quote.speaker for quote in key_quotes(replace(post, guest="Ada"))] == ["陆桨"]


ENGLISH = "The tide never waits for anybody's boat."


@pytest.mark.parametrize("in_talk", [True, False])
@pytest.mark.parametrize(
    ("speaker", "original", "expected"),
    [
        ("", "", ("陆桨", ENGLISH, True)),
        ("陆桨", "", ("陆桨", ENGLISH, True)),
        ("", "Tides wait.", ("陆桨", "Tides wait.", False)),
        ("Ada", "", ("Ada", "", False)),
        ("Ada", "Tides wait.", ("Ada", "Tides wait.", False)),
    ],
)
def test_a_chosen_quote_learns_from_the_talk_only_what_it_does_not_say(
    speaker: str, original: str, expected: tuple[str, str, bool], in_talk: bool
) -> None:
    turns = (factories.turn(TIDE, "", 4), factories.turn("河。", "林默", 5), factories.turn(TIDE, "陆桨", 6, ENGLISH))
    sections = (Section("渡口", 3, 3, turns),)
    chosen = (Quote(TIDE, speaker, 2, original),)
    post = spoken(quotes=chosen, **({"talk": sections} if in_talk else {"talk": (), "sections": sections}))
    [quote] = key_quotes(post)
    assert (quote.speaker, quote.original, quote.aligned) == expected


def test_a_chosen_quote_that_nobody_says_stays_as_it_is() -> None:
    chosen = Quote("没有人说过这一句话。", "", 2)
    assert key_quotes(spoken(TIDE, quotes=(chosen,))) == (chosen,)


@pytest.mark.parametrize(
    ("lines", "text", "speaker"),
    [
        ("> 空船比满船难撑。\n> 因为没人说话。\n> —— 陆桨 ", "空船比满船难撑。因为没人说话。", "陆桨"),
        ("> An empty boat is heavy.\n> -- Ada Lund", "An empty boat is heavy.", "Ada Lund"),
        ("> 空船比满船难撑。\n> 因为没人说话。", "空船比满船难撑。因为没人说话。", ""),
    ],
)
def test_a_last_line_with_a_dash_names_who_said_the_lines_above(lines: str, text: str, speaker: str) -> None:
    [quote] = block_quotes(read_post(f"---\ntitle: 渡口\n---\n{lines}\n", "a.md", Reading()))
    assert (quote.text, quote.speaker) == (text, speaker)


def test_a_post_of_nothing_quotable_has_its_block_quotes_and_no_more_and_one_of_many_ties_keeps_all_eight() -> None:
    post = read_post(
        "---\ntitle: 渡口\n---\n> 潮水从来不等任何人的船。\n\n下午我们把船拖到岸上去晾。\n", "a.md", Reading()
    )
    assert [quote.chosen_by for quote in key_quotes(post)] == ["author"]


@pytest.mark.parametrize(
    ("markdown", "prose"),
    [
        ("河在。船走了。", ["河在。", "船走了。"]),
        ("`code`", []),
        ("![图](a.png) 图里是河。", []),
        ("河边 ![图](a.png)", ["河边 图"]),
        ("<https://e.example>", []),
        ("<https://a.example> <https://b.example>", []),
        ("# 河\n\n- 船\n\n> 桨\n\n灯在。", ["灯在。"]),
        ("It rained. `x` ran.", ["It rained.", "x ran."]),
    ],
)
def test_only_paragraphs_of_words_are_prose(markdown: str, prose: list[str]) -> None:
    assert prose_sentences(markdown) == prose

"""Whom an article gives a quotation to, in the ways articles do that, and whether the talk agrees."""

import pytest

from repurpose.grounding import ground
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.grounding.two_guests import HEAD, read

WAVES = "渡口最怕的不是大浪，是雾。"
BRIDGE = "桥是给车走的，船是给人走的。"
SICK = "我小时候坐过一次渡船，晕得厉害。"

HE_AND_SHE = "贺岚开了一辈子船，她的手上全是茧。\n\n鲁平管机器，他话不多。\n\n"
"""Says who of the two is she, and who is he."""


def by(body: str, english: bool = False, quote: int = 0) -> tuple[str, bool]:
    """Whom a quotation is given to, and whether another is said to have said it."""
    found = read(body, english).quotes[quote]
    return found.said_by, any(one.kind == "speaker" for one in found.objections)


PLAIN = [
    "{}说：“{}”",
    "{}告诉我们，“{}”",
    "{}笑着说：“{}”",
    "“{1}”{0}说。",
    "“{1}”{0}摇着头说。",
    "“{1}”，这是{0}的判断。",
    "“{1}”{0}的这句话，后来传遍了码头。",
    "在{}看来，事情很简单：“{}”",
    "被问到这个问题，{}想了想，补充道：“{}”",
    "{}的说法是：“{}”",
    "{}没有绕弯。“{}”",
    "{}看着江面。水涨了一点。“{}”",
    "{}看着江面，很久没有说话。\n\n“{}”",
    "{}：“{}”",
    "用{}的话说，“{}”",
    "“{1}”说这话的是{0}。",
    "“{1}”这是{0}留给后来人的一句话。",
]
SAID_IN_ENGLISH = [
    "{} said: “{}”",
    "“{1}” {0} said.",
    "“{1}” said {0}.",
    "{} looked at the river. “{}”",
    "According to {}, “{}”",
    "{} put it like this: “{}”",
    "As {} told me, “{}”",
]


@pytest.mark.parametrize("form", PLAIN)
@pytest.mark.parametrize(
    ("words", "name", "other"), [(WAVES, "贺岚", "鲁平"), (BRIDGE, "鲁平", "贺岚"), (SICK, "主持人", "鲁平")]
)
def test_words_beside_a_quotation_say_whose_it_is(form: str, words: str, name: str, other: str) -> None:
    shown = {"主持人": "周牧"}
    assert by(form.format(name, words)) == (shown.get(name, name), False)
    assert by(form.format(other, words)) == (other, True)


@pytest.mark.parametrize("form", SAID_IN_ENGLISH)
def test_words_beside_an_english_quotation_say_whose_it_is(form: str) -> None:
    words = "The bridge is for cars, the boat is for people."
    assert by(form.format("Pryce", words), True) == ("Owen Pryce", False)
    assert by(form.format("Calder", words), True) == ("Ruth Calder", True)


@pytest.mark.parametrize(
    ("body", "name", "objected"),
    [
        (f"说到浪，她说：“{WAVES}”", "贺岚", False),
        (f"说到浪，他说：“{WAVES}”", "鲁平", True),
        (f"“{BRIDGE}”他补了一句。", "鲁平", False),
        (f"“{BRIDGE}”她补了一句。", "贺岚", True),
        (f"贺岚问他怎么看桥，他说：“{BRIDGE}”", "鲁平", False),
        (f"鲁平问她怎么看桥，她说：“{BRIDGE}”", "贺岚", True),
        (f"贺岚先开的口。她不怕浪。“{WAVES}”", "贺岚", False),
        (f"鲁平先开的口。他不怕浪。“{WAVES}”", "鲁平", True),
    ],
)
def test_a_pronoun_means_the_one_the_article_uses_it_of(body: str, name: str, objected: bool) -> None:
    assert by(HE_AND_SHE + body) == (name, objected)


@pytest.mark.parametrize(
    ("body", "name", "objected"),
    [
        ("Calder has sailed for thirty years. She knows the fog.\n\nPryce runs the engine. He likes the noise.\n\n"
         "He said: “The boat knows my footsteps.”", "Owen Pryce", True),
        ("Calder has sailed for thirty years. She knows the fog.\n\nPryce runs the engine. He likes the noise.\n\n"
         "“The boat knows my footsteps,” she said.", "Ruth Calder", False),
    ],
)  # fmt: skip
def test_an_english_pronoun_does_too(body: str, name: str, objected: bool) -> None:
    assert by(body, True) == (name, objected)


@pytest.mark.parametrize(
    "body",
    [
        f"有人在码头上写着：“{BRIDGE}”",
        f"贺岚和鲁平站在码头上。“{BRIDGE}”",
        f"村长说：“{BRIDGE}”",
        f"贺岚的爱人说：“{BRIDGE}”",
        f"“{BRIDGE}”老船工们说。",
        f"“{BRIDGE}”",
        f"他说：“{BRIDGE}”",
        f"“渡口最怕什么？”周牧问贺岚。“{BRIDGE}”",
    ],
)
def test_where_it_is_not_plain_nobody_is_named_and_nothing_objected_to(body: str) -> None:
    assert by(body, quote=-1) in {("", False)}


def test_a_question_is_not_carried_on_to_the_answer() -> None:
    assert by("周牧问：“桥修好以后，你们想过不干吗？”“我没舍得。船认得我的脚步。”", quote=1) == ("", False)


def test_what_a_reply_reacts_to_is_not_the_replys() -> None:
    assert by(f"贺岚开口了。“{WAVES}”鲁平反驳她，说自己怕的是空船。") == ("贺岚", False)


def test_a_second_part_of_a_quotation_has_the_same_speaker() -> None:
    body = "“渡口最怕的不是大浪，”贺岚说，“是雾。浪看得见，雾看不见。”"
    assert by(body) == ("贺岚", False) and by(body, quote=1) == ("贺岚", False)
    body = body.replace("贺岚", "鲁平")
    assert by(body) == ("鲁平", True) and by(body, quote=1) == ("鲁平", True)


def test_words_that_another_is_quoted_with_are_the_speakers() -> None:
    assert by("鲁平说，师傅只教过一句：“先靠岸，再说话。”") == ("", False)
    assert by("鲁平记得那句话：“先靠岸，再说话。”") == ("鲁平", False)


def test_any_verb_will_do_where_a_quotation_is_half_of_its_sentence() -> None:
    assert by("“桥是给车走的，船是给人走的”，贺岚不以为然。") == ("贺岚", True)
    assert by("“桥是给车走的，船是给人走的”，鲁平不以为然。") == ("鲁平", False)
    assert by("贺岚说“我没舍得”，鲁平不以为然。") == ("贺岚", False)


def test_one_who_is_only_hinted_at_is_nobody() -> None:
    body = f"贺岚说：“{WAVES}”管机器的那位跟她相反。“{BRIDGE}”"
    assert by(body) == ("贺岚", False) and by(body, quote=1) == ("", False)


def test_a_passage_has_its_time_and_the_address_that_opens_it_there() -> None:
    talk = (
        "---\ntitle: 渡口\nvideo: https://www.youtube.com/watch?v=abc\n---\n\n"
        "[00:01:05] **贺岚**：渡口最怕的不是大浪，是雾。\n\n[01:02:03] **鲁平**：桥是给车走的，船是给人走的。\n"
    )
    post = pairing.join(
        read_post(f"{HEAD}鲁平说：“{BRIDGE}”\n", "a.md", Reading()), read_post(talk, "talk.md", Reading())
    )
    [passage] = ground(post).quotes[0].evidence
    assert (passage.speaker, passage.time) == ("鲁平", "1:02:03")
    assert passage.link == "https://www.youtube.com/watch?v=abc&t=3723"


def test_titles_and_parts_name_a_person() -> None:
    assert by(f"贺船长说：“{BRIDGE}”") == ("贺岚", True)
    assert by(f"鲁师傅说：“{BRIDGE}”") == ("鲁平", False)
    assert by(f"这位船长说：“{BRIDGE}”") == ("贺岚", True)
    assert by(f"老鲁说：“{BRIDGE}”") == ("鲁平", False)

"""The check of our own work: every word removed, doubled or joined is named; what a channel adds is not."""

import random
import time

import pytest

from repurpose.checks.wholeness import BORDER, WordFault, first_fault, words_of_html, words_of_text

ENGLISH = (
    "The ferry leaves at 7 and again at 19, whether or not anybody waits on the pier. "
    "In winter the crew of 4 sweeps the snow off the ramp, and in summer the sand, and nobody on the island could say "
    "which of the two is the more tiring. The fare has been 3 coins since 1962; the tin for them stands by the rail."
)
CHINESE = (
    "渡船每天 7 点开，19 点再开一班，不管码头上有没有人等。冬天船员扫雪，夏天扫沙，岛上没有人说得清哪一样更累。"
    "票价从 1962 年起就是 3 枚硬币，装硬币的铁盒就放在栏杆边上。船长说 the sea keeps time，岛上的人都信。"
)
AROUND = ("<h1>The ferry</h1><p>2026-01-07 · 2 min read</p>", "<p>The rail</p><p>You get this since 1962</p>")


def page(body: str) -> str:
    return f"<html><head><title>The ferry leaves</title></head><body>{AROUND[0]}{body}{AROUND[1]}</body></html>"


def words(text: str) -> list[str]:
    return words_of_text(text)


def fault_of(post: str, body: str, excused: str = "") -> WordFault | None:
    return first_fault(words(post), words(excused), words_of_html(page(body)))


def pieces(text: str) -> list[str]:
    """Words with the signs around them: what a test takes out or says twice."""
    return words(text)


def spelled(tokens: list[str]) -> str:
    return " ".join(tokens)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, ENGLISH + CHINESE])
def test_a_whole_post_is_whole(text: str) -> None:
    assert fault_of(text, f"<p>{text}</p>") is None
    assert first_fault(words(text), [], words(f"Header\n\n{text}\n\nFooter")) is None


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_word_removed_anywhere_is_named(text: str) -> None:
    tokens = pieces(text)
    for index, word in enumerate(tokens):
        fault = fault_of(text, f"<p>{spelled(tokens[:index] + tokens[index + 1 :])}</p>")
        assert fault and (fault.kind, fault.word) == ("lost", word), (index, word, fault)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_a_word_doubled_anywhere_is_named(text: str) -> None:
    tokens = pieces(text)
    for index, word in enumerate(tokens):
        fault = fault_of(text, f"<p>{spelled([*tokens[: index + 1], *tokens[index:]])}</p>")
        assert fault and (fault.kind, fault.word) == ("doubled", word), (index, word, fault)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_two_words_joined_anywhere_are_named(text: str) -> None:
    tokens = pieces(text)
    for index in range(len(tokens) - 1):
        first, second = tokens[index : index + 2]
        if first.isascii() and second.isascii():
            body = spelled([*tokens[:index], first + second, *tokens[index + 2 :]])
            fault = fault_of(text, f"<p>{body}</p>")
            assert fault and (fault.kind, fault.word) == ("joined", first + second), (index, fault)


@pytest.mark.parametrize("text", [ENGLISH])
def test_a_word_split_anywhere_is_named(text: str) -> None:
    tokens = pieces(text)
    for index, word in enumerate(tokens):
        if len(word) > 2:
            body = spelled([*tokens[:index], word[:2], word[2:], *tokens[index + 1 :]])
            fault = fault_of(text, f"<p>{body}</p>")
            assert fault and (fault.kind, fault.word) == ("split", word), (index, fault)


def test_a_summary_that_begins_as_the_post_does_hides_nothing() -> None:
    tokens = pieces(CHINESE)
    dek = f"<p>{spelled(tokens[:20])}</p><p>2 分钟</p>"
    for index in range(len(tokens)):
        body = f"{dek}<p>{spelled(tokens[:index] + tokens[index + 1 :])}</p>"
        fault = fault_of(CHINESE, body)
        assert fault and (fault.kind, fault.word) == ("lost", tokens[index]), index


def test_a_sentence_that_moved_is_named() -> None:
    first, second, third = "One boat leaves early. ", "Two gulls follow it out. ", "Three ropes stay behind here."
    fault = fault_of(first + second + third, f"<p>{first}{third}</p><p>{second}</p>")
    assert fault is not None and fault.kind in ("moved", "lost")


def test_words_said_twice_of_which_one_run_is_left_are_lost() -> None:
    said = "Three ropes stay behind here. "
    fault = fault_of(
        f"One boat leaves. {said}Two gulls follow. {said}", f"<p>One boat leaves. {said}Two gulls follow.</p>"
    )
    assert fault == WordFault("lost", "Three", "stay behind here Two gulls follow", 11)


def test_the_words_for_a_picture_may_begin_as_a_later_sentence_does() -> None:
    post = f"{ENGLISH}\n\nFigure 7: the crew of the ferry sweeps the snow off the ramp."
    body = f"<p>{ENGLISH}</p><p>[The crew of the ferry at work]</p><p>Figure 7: the crew of the ferry sweeps the snow"
    assert fault_of(post, f"{body} off the ramp.</p>") is None
    fault = fault_of(post, f"{body} off the.</p>")
    assert fault and (fault.kind, fault.word) == ("lost", "ramp")


def test_a_long_agreement_further_on_draws_no_meeting_past_a_near_one() -> None:
    hidden, near = "the crew and a dog and a gull ", "echo and nobody and the rope ^40 "
    assert (
        fault_of(f"One boat leaves. {hidden}{near}{ENGLISH}", f"<p>One boat leaves. {near}{ENGLISH}</p>", hidden)
        is None
    )


def test_a_paragraph_said_twice_is_named() -> None:
    fault = fault_of(
        f"{ENGLISH}\n\n{CHINESE}\n\nAll of it was done by noon.",
        f"<p>{ENGLISH}</p><p>{CHINESE}</p><p>{CHINESE}</p><p>All of it was done by noon.</p>",
    )
    assert fault is not None and fault.kind == "doubled"


def test_what_the_account_names_is_not_lost() -> None:
    body = f"<p>{ENGLISH.replace('on the pier', '')}</p>"
    assert fault_of(ENGLISH, body, excused="on the pier") is None
    fault = fault_of(ENGLISH, body, excused="on the")
    assert fault and (fault.kind, fault.word) == ("lost", "pier")


def test_the_place_is_told() -> None:
    fault = fault_of(ENGLISH, f"<p>{ENGLISH.replace('winter ', '')}</p>")
    assert fault == WordFault("lost", "winter", "anybody waits on the pier In", 18)


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("See the log and go.", "<p>See the log<sup>[1]</sup> and go.</p>"),
        ("See the log and go.", "<p>See the log<sup>3</sup> and go.</p>"),
        ("one oar\n\ntwo oars", "<p><span>1.</span>one oar</p><p><span>2.</span>two oars</p>"),
        ("1 oar\n\n2 oars", "<p><span>1.</span>1 oar</p><p><span>2.</span>2 oars</p>"),
        ("tar the hull", "<ul><li>☐ tar the hull</li></ul>"),
        ("Note that it leaks", "<p><strong>Note</strong></p><p>Note that it leaks</p>"),
        ("about 10 16 grains", "<p>about 10<sup>16</sup> grains</p>"),
        ("about 10 16 grains", "<p>about 10¹⁶ grains</p>"),
        ("about 10 16 grains", "<p>about 10^16 grains</p>"),
        ("an oarlock of brass", "<p>an <b>oar</b>lock of <em>br</em>ass</p>"),
        ("as [1] says", "<p>as [1] says</p>"),
        ("naïve café", "<p>nai\u0308ve cafe\u0301</p>"),
        ("a long word", "<p>a lo&shy;ng wo&#8203;rd</p>"),
    ],
)  # fmt: skip
def test_what_a_channel_adds_is_no_fault(post: str, body: str) -> None:
    assert fault_of(post, body) is None


@pytest.mark.parametrize(
    ("post", "body", "kind"),
    [
        ("about 10 16 grains", "<p>about 1016 grains</p>", "joined"),
        ("the first\n\nthe second", "<p>the firstthe second</p>", "joined"),
        ("std Vec of text", "<p>std Vec of</p>", "lost"),
        ("std Vec of text", "<p style='display: none'>std Vec of text</p>", "lost"),
        ("std Vec of text", "<!-- std Vec of text -->", "lost"),
        ("灯塔", "<p>灯</p>", "lost"),
    ],
)
def test_short_posts_are_held_to_the_same(post: str, body: str, kind: str) -> None:
    fault = fault_of(post, body)
    assert fault is not None and fault.kind == kind


def test_pictures_speak_only_where_asked() -> None:
    body = '<p>before<img src="x" alt="a red oar">after</p>'
    assert [word for word in words_of_html(body) if word != BORDER] == ["before", "after"]
    assert "oar" in words_of_html(body, alt=True) and "oar" not in words_of_html(body)


def test_twenty_thousand_words_are_quick() -> None:
    rng = random.Random(5)
    post = [rng.choice(pieces(ENGLISH + CHINESE)) for _ in range(20_000)]
    found = ["Header", *post, "Footer"]
    start = time.process_time()
    assert first_fault(post, [], found) is None
    assert time.process_time() - start < 0.1
    start = time.process_time()
    fault = first_fault(post, [], [*found[:15_000], *found[15_001:]])
    assert fault is not None and time.process_time() - start < 1

"""Delivery to X: each post once, under the one before it, whatever happens to an answer."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import logging
from pathlib import Path

import pytest

from repurpose.channels.thread import THREAD
from repurpose.channels.thread.networks import x as x_network
from repurpose.channels.thread.networks.x import XOptions
from repurpose.config import Project, Settings
from repurpose.delivery.base import Built, NotSent, Refused, Session, Target, Unknown
from repurpose.errors import DeliveryError, OutboxError, SignInError
from tests.channels.thread.fake_x import FAULTS, KEYS, FakeX
from tests.factories import channels

TEXTS = (
    "灯塔不追船 & 礁石 < 海 1/3",
    "“守灯的人不看船。”——林默 2/3",
    "完整内容：https://example.org/posts/lighthouse/ 3/3",
)
Ids = dict[str, tuple[str, ...]]


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x_network, "READ_BACK_PAUSES", (0.0, 0.0, 0.0))


def built(texts: tuple[str, ...] = TEXTS) -> Built:
    data = {
        "network": "x",
        "limit": 280,
        "posts": [{"text": text, "length": 1, "media": []} for text in texts],
        "cost_usd": 0,
    }
    return Built("lighthouse", Path("outbox/lighthouse/thread"), {"x.json": json.dumps(data).encode()})


def project(api: str, timeout: int = 5) -> Project:
    return Project(Settings(channels=channels(thread={"x": XOptions(api=api, timeout=timeout)})), Path("/nowhere"))


def targets(texts: tuple[str, ...] = TEXTS) -> tuple[Target, ...]:
    assert THREAD.sender is not None
    return THREAD.sender.targets(built(texts), project("http://127.0.0.1:1"), {})


def deliver(session: Session, wanted: tuple[Target, ...], done: Ids | None = None) -> Ids:
    """What `send` does without its ledger: in order, an unknown one is looked for before it is tried again."""
    done = {} if done is None else done
    for target in wanted:
        if target.key in done:
            continue
        since = dt.datetime.now(dt.UTC)
        try:
            done[target.key] = session.send(target, done)
        except Unknown:
            found = session.find(target, since, done)
            done[target.key] = found or session.send(target, done)
    return done


def open_line(x: FakeX, texts: tuple[str, ...] = TEXTS, timeout: int = 5):
    assert THREAD.sender is not None
    return THREAD.sender.open(built(texts), project(x.url, timeout), KEYS)


def test_targets_are_the_posts_in_order_each_after_the_one_before():
    first, second, third = targets()
    assert [target.key for target in (first, second, third)] == ["x/1", "x/2", "x/3"]
    assert [target.after for target in (first, second, third)] == ["", "x/1", "x/2"]
    assert second.content_hash == hashlib.sha256(TEXTS[1].encode()).hexdigest()


def test_missing_names_the_variables_that_are_unset_or_blank():
    assert THREAD.sender is not None
    environment = {**KEYS, "REPURPOSE_X_API_SECRET": " ", "REPURPOSE_X_ACCESS_TOKEN": ""}
    assert THREAD.sender.missing(project(""), environment) == ["REPURPOSE_X_API_SECRET", "REPURPOSE_X_ACCESS_TOKEN"]
    assert THREAD.sender.missing(project(""), KEYS) == []


def test_a_thread_goes_out_as_a_chain_and_costs_what_was_said():
    with FakeX() as x, open_line(x) as session:
        done = deliver(session, targets())
    assert x.texts == list(TEXTS)
    assert x.is_chain()
    assert x.sign_ins == 1
    assert list(done.values()) == [(post.id,) for post in x.posts]
    assert x.bill == pytest.approx(x_network.cost(TEXTS), abs=0.0005)


@pytest.mark.parametrize("fault", ["lost-answer", "503-after", "reset", "503-before", "html", "half-json"])
@pytest.mark.parametrize("attempt", [1, 2, 3])
def test_a_lost_answer_never_doubles_or_loses_a_post(fault: str, attempt: int):
    with FakeX({attempt: fault}) as x, open_line(x) as session:
        deliver(session, targets())
    assert x.texts == list(TEXTS)
    assert x.is_chain()


LONG = tuple(f"第 {number} 条规矩：守灯的人不看船，看第 {number} 块礁石。 {number}/12" for number in range(1, 13))


@pytest.mark.parametrize("attempt", [1, 6, 12])
@pytest.mark.parametrize("fault", sorted(FAULTS - {"hang"}))
def test_a_thread_of_twelve_meets_a_fault_and_is_resumed(fault: str, attempt: int):
    done: Ids = {}
    with FakeX({attempt: fault}) as x:
        for _ in range(2):
            with open_line(x, LONG) as session, contextlib.suppress(NotSent, SignInError, Refused):
                deliver(session, targets(LONG), done)
    assert x.texts == list(LONG)
    assert x.is_chain()
    assert list(done.values()) == [(post.id,) for post in x.posts]


def test_a_hanging_answer_ends_after_the_timeout_and_is_found_again():
    with FakeX({2: "hang"}) as x, open_line(x, timeout=1) as session:
        deliver(session, targets())
    assert x.texts == list(TEXTS)
    assert x.is_chain()


def test_a_timeline_that_lags_is_asked_again():
    with FakeX({2: "lost-answer"}, lag=2) as x, open_line(x) as session:
        deliver(session, targets())
    assert x.texts == list(TEXTS)
    assert x.reads == 3


def test_a_duplicate_that_is_ours_is_adopted():
    with FakeX() as x, open_line(x) as session:
        root = x.store(TEXTS[0])
        assert deliver(session, targets())["x/1"] == (root.id,)
    assert x.texts == list(TEXTS)


def test_a_duplicate_that_stands_elsewhere_is_refused():
    with FakeX() as x, open_line(x) as session:
        x.store(TEXTS[1])
        done = deliver(session, targets()[:1])
        with pytest.raises(Refused, match="elsewhere"):
            session.send(targets()[1], done)


def test_find_takes_only_the_same_words_under_the_same_parent_since_the_intent():
    old = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    with FakeX() as x, open_line(x) as session:
        x.store(TEXTS[0], created_at=old)
        target = targets()[0]
        assert session.find(target, dt.datetime.now(dt.UTC), {}) is None
        assert session.find(target, old, {}) == (x.posts[0].id,)
        x.store(TEXTS[1], parent="777")
        assert session.find(targets()[1], old, {"x/1": (x.posts[0].id,)}) is None


def test_find_reads_on_past_the_first_page():
    start = dt.datetime.now(dt.UTC)
    with FakeX() as x, open_line(x) as session:
        wanted = x.store(TEXTS[0])
        for number in range(250):
            x.store(f"another post, no. {number}")
        assert session.find(targets()[0], start, {}) == (wanted.id,)


def test_an_accidental_link_and_other_unicode_forms_are_recognised():
    texts = ("Cafe\u0301 & README.md, see example.org 1/2", "https://example.org/a?b=1&c=2 2/2")
    with FakeX({1: "lost-answer", 3: "lost-answer"}) as x, open_line(x, texts) as session:
        deliver(session, targets(texts))
    assert x.texts == list(texts)


@pytest.mark.parametrize(
    ("fault", "error", "said"),
    [
        ("429", NotSent, "until 2026-01-01 00:00 UTC"),
        ("402", NotSent, "no credits"),
        ("403-parent", NotSent, "before it"),
        ("redirect", NotSent, "channels.thread.x.api"),
        ("403-reply", Refused, "by hand from x.txt"),
        ("400", Refused, "invalid"),
        ("401", SignInError, "REPURPOSE_X_API_KEY"),
        ("403-permission", SignInError, "write permission"),
    ],
)
def test_a_clear_no_is_told_as_such_and_nothing_is_out(fault: str, error: type[Exception], said: str):
    with FakeX({1: fault}) as x, open_line(x) as session:
        with pytest.raises(error) as caught:
            session.send(targets()[0], {})
        assert said in str(caught.value)
        assert x.texts == []
        assert x.attempts == 1


def test_too_long_a_post_is_refused_in_the_words_of_x():
    texts = ("船" * 141,)
    with FakeX() as x, open_line(x, texts) as session, pytest.raises(Refused, match="too long"):
        session.send(targets(texts)[0], {})


def test_a_post_whose_parent_is_not_out_waits():
    with FakeX() as x, open_line(x) as session, pytest.raises(NotSent):
        session.send(targets()[1], {})
    assert x.attempts == 0


def test_a_timeline_that_cannot_be_read_leaves_the_post_unknown():
    with FakeX() as x, open_line(x) as session:
        x.blind = True
        with pytest.raises(Unknown, match="cannot be read"):
            session.find(targets()[0], dt.datetime.now(dt.UTC), {})


def test_wrong_keys_show_before_anything_goes_out():
    with FakeX(keys={**KEYS, "REPURPOSE_X_API_SECRET": "another"}) as x, pytest.raises(SignInError), open_line(x):
        pass
    assert x.attempts == 0


def test_an_x_that_is_not_there_is_a_delivery_error():
    assert THREAD.sender is not None
    with (
        pytest.raises(DeliveryError, match="cannot be reached"),
        THREAD.sender.open(built(), project("http://127.0.0.1:9"), KEYS),
    ):
        pass


@pytest.mark.parametrize("value", ["", "  ", "two words", "line\nbreak", "ключ"])
def test_a_key_that_cannot_be_one_is_named_and_not_shown(value: str):
    assert THREAD.sender is not None
    environment = {**KEYS, "REPURPOSE_X_ACCESS_SECRET": value}
    with pytest.raises(SignInError) as caught, THREAD.sender.open(built(), project("http://127.0.0.1:9"), environment):
        pass
    assert "REPURPOSE_X_ACCESS_SECRET" in str(caught.value)
    assert not value.strip() or value not in str(caught.value)


def test_a_damaged_file_in_the_outbox_is_named():
    assert THREAD.sender is not None
    damaged = Built("lighthouse", Path("outbox/lighthouse/thread"), {"x.json": b'{"posts": [{"txt": 1}]}'})
    with pytest.raises(OutboxError, match=r"x\.json"):
        THREAD.sender.targets(damaged, project(""), {})


def test_no_key_reaches_a_log_or_an_error(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    said = []
    for fault in ("429", "402", "401", "400", "403-reply", "403-permission", "reset", "html"):
        with FakeX({1: fault}) as x, open_line(x) as session:
            with pytest.raises(Exception) as caught:
                session.send(targets()[0], {})
            said.append(f"{caught.value!r} {caught.value}")
    everything = caplog.text + " ".join(said)
    assert not [key for key in KEYS.values() if key in everything]

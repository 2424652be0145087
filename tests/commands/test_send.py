"""Sending once: whatever is lost, killed, refused or asked twice."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from repurpose.commands import send
from repurpose.commands.console import Console
from repurpose.config import Digest, Project, Schedule, Settings
from repurpose.delivery import outbox
from repurpose.delivery.base import NotSent, Refused, Target, Unknown
from repurpose.delivery.plan import make_plan
from repurpose.delivery.stores.file import FileLedger
from repurpose.errors import OutboxError, SignInError
from repurpose.model import Finding, Part, Rendered
from tests.factories import plain, single

NOW = dt.datetime(2026, 1, 16, 9, 0, tzinfo=dt.UTC)


class Killed(BaseException):
    """kill -9: no code of ours runs after it."""


@dataclass
class FarSide:
    """What has arrived, and what goes wrong with the next calls."""

    can_be_asked: bool = True
    arrived: list[str] = field(default_factory=list)
    faults: dict[str, list[BaseException | str]] = field(default_factory=dict)
    kill_at: int = -1
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.kill_at:
            raise Killed

    def send(self, target: Target, done) -> tuple[str, ...]:
        self.step()
        script = self.faults.get(target.key, [])
        fault = script.pop(0) if script else None
        if fault == "lost answer":
            self.arrived.append(target.key)
            raise Unknown("the answer was lost")
        if isinstance(fault, BaseException):
            raise fault
        self.arrived.append(target.key)
        self.step()
        return (f"id-{target.key}",)

    def find(self, target: Target, since: dt.datetime, done) -> tuple[str, ...] | None:
        if not self.can_be_asked:
            raise Unknown("nobody can be asked")
        return (f"id-{target.key}",) if target.key in self.arrived else None


class FakeChannel:
    name = "email"
    rules = ()

    def __init__(
        self, far: FarSide, count: int = 3, chained: bool = False, content: str = "h", lacks: list[str] | None = None
    ) -> None:
        self.far, self.count, self.chained, self.content, self.lacks = far, count, chained, content, lacks or []
        self.sender = self

    def targets(self, built, project, environment) -> tuple[Target, ...]:
        return tuple(
            Target(f"t/{n}", self.content, f"reader {n}", f"t/{n - 1}" if self.chained and n else "")
            for n in range(self.count)
        )

    def missing(self, project, environment) -> list[str]:
        return self.lacks

    @contextmanager
    def open(self, built, project, environment) -> Iterator[FarSide]:
        yield self.far


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(Settings(schedule=Schedule(slot="fri 08:00", catch_up=48)), tmp_path)


def build(project: Project, text: str = "x", findings: tuple[Finding, ...] = (), **post: object) -> Path:
    rendered = Rendered("email", "maps", (Part("email.html", "html", text),))
    return outbox.write(project.root / "outbox", single(plain(**post)), [rendered], findings)


def use(monkeypatch: pytest.MonkeyPatch, channel: FakeChannel) -> FakeChannel:
    monkeypatch.setattr(send, "senders", lambda: {channel.name: channel})
    return channel


def run(project: Project, confirm=lambda _: True, **asked: object) -> int:
    return send.run(project, send.SendOptions(**{"yes": True, **asked}), {}, Console(quiet=True), confirm, lambda: NOW)


def test_everything_once_and_a_second_run_sends_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    assert run(project) == 0
    assert run(project) == 0
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_the_intent_is_on_the_disk_before_anything_leaves(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(project)
    far = use(monkeypatch, FakeChannel(FarSide(), count=1)).far
    states: list[str] = []
    original = far.send
    far.send = lambda target, done: (
        states.append(FileLedger(folder / "ledger.jsonl").states()[target.key].state),
        original(target, done),
    )[1]  # type: ignore[method-assign]
    run(project)
    assert states == ["intent"]


@pytest.mark.parametrize("can_be_asked", [True, False])
@pytest.mark.parametrize("chained", [True, False])
def test_killed_at_every_step_nothing_is_lost_and_nothing_doubled(
    project: Project, monkeypatch: pytest.MonkeyPatch, can_be_asked: bool, chained: bool
) -> None:
    append = FileLedger.append
    for kill_at in range(1, 40):
        folder = build(project, text=str(kill_at))
        (folder / "ledger.jsonl").unlink(missing_ok=True)
        far = use(monkeypatch, FakeChannel(FarSide(can_be_asked=can_be_asked, kill_at=kill_at), chained=chained)).far

        def counted(self: FileLedger, record, far: FarSide = far) -> None:
            far.step()
            append(self, record)
            far.step()

        monkeypatch.setattr(FileLedger, "append", counted)
        try:
            run(project)
            survived = True
        except Killed:
            survived = False
        code = run(project)
        assert len(far.arrived) == len(set(far.arrived)), f"doubled when killed at step {kill_at}"
        if can_be_asked or survived:
            assert (code, sorted(far.arrived)) == (0, ["t/0", "t/1", "t/2"]), f"lost when killed at step {kill_at}"
        else:
            doubtful = [one for one in FileLedger(folder / "ledger.jsonl").states().values() if one.state == "unknown"]
            assert len(doubtful) <= 1 and (code in (0, 5))
        if survived:
            break
    else:
        pytest.fail("the run never came to its end")
    assert kill_at > 12


def test_a_lost_answer_is_looked_up_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(faults={"t/1": ["lost answer"]}), chained=True)).far
    assert run(project) == 0
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_an_answer_lost_before_arrival_is_sent_again_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(faults={"t/1": [Unknown("cut"), Unknown("cut again")]}))).far
    assert run(project) == 5, "a second doubt is not tried a third time"
    assert far.arrived == ["t/0", "t/2"]


def test_doubt_that_nobody_can_settle_waits_for_a_person(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(can_be_asked=False, faults={"t/1": ["lost answer"]}))).far
    assert run(project) == 5
    assert run(project) == 5, "still in doubt"
    assert far.arrived == ["t/0", "t/1", "t/2"]
    assert run(project, settle="sent") == 0
    assert run(project) == 0
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_a_person_may_say_that_it_did_not_go_out(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(can_be_asked=False, faults={"t/1": [Unknown("cut")]}))).far
    assert run(project) == 5
    assert run(project, settle="unsent") == 0
    assert run(project) == 0
    assert sorted(far.arrived) == ["t/0", "t/1", "t/2"]


def test_not_sent_is_tried_again_by_the_next_run_and_refused_never(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    far = use(
        monkeypatch, FakeChannel(FarSide(faults={"t/0": [NotSent("busy")], "t/1": [Refused("no such reader")]}))
    ).far
    assert run(project) == 5, "a part went out"
    assert run(project) == 0
    assert far.arrived == ["t/2", "t/0"]


def test_a_later_run_says_how_many_were_out_and_how_many_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(project)
    use(monkeypatch, FakeChannel(FarSide(faults={"t/0": [NotSent("busy")], "t/1": [Refused("no such reader")]})))
    run(project)
    send.run(project, send.SendOptions(yes=True), {}, Console(), lambda _: True, lambda: NOW)
    assert "1 sent, 1 sent before, 1 refused before" in capsys.readouterr().err


def test_nothing_out_and_nothing_in_doubt_is_a_failed_delivery(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    use(monkeypatch, FakeChannel(FarSide(faults={"t/0": [NotSent("down")]}), count=1))
    assert run(project) == 3


def test_a_chain_stops_where_a_link_is_missing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(faults={"t/1": [NotSent("busy")]}), chained=True)).far
    assert run(project) == 5
    assert far.arrived == ["t/0"]
    assert run(project) == 0
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_a_changed_file_is_never_sent(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(project)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    (folder / "email" / "email.html").write_text("edited by hand")
    with pytest.raises(OutboxError, match="changed since it was built"):
        run(project)
    assert far.arrived == []


def test_findings_at_error_level_stop_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project, findings=(Finding("EM03", "x", "error", "email", "email.html", "too large"),))
    far = use(monkeypatch, FakeChannel(FarSide())).far
    with pytest.raises(OutboxError, match="1 finding at error level"):
        run(project)
    assert far.arrived == []


def test_a_draft_is_not_sent_unless_the_settings_say_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project, draft=True)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    with pytest.raises(OutboxError, match="contains a draft"):
        run(project)
    assert run(Project(Settings(digest=Digest(drafts=True)), project.root)) == 0
    assert len(far.arrived) == 3


def test_a_send_cut_off_does_not_go_on_with_other_words(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = FarSide(faults={"t/1": [NotSent("busy")]})
    use(monkeypatch, FakeChannel(far, chained=True, content="old"))
    run(project)
    use(monkeypatch, FakeChannel(far, chained=True, content="new"))
    with pytest.raises(OutboxError, match="before the issue was built again"):
        run(project)
    assert run(project, changed=True) == 0
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_missing_credentials_are_asked_for_before_anything_leaves(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(), lacks=["REPURPOSE_X_API_KEY"])).far
    with pytest.raises(SignInError, match="REPURPOSE_X_API_KEY") as caught:
        run(project)
    assert caught.value.exit_code == 4 and far.arrived == []
    assert run(project, dry_run=True) == 0, "a dry run needs no credentials"


def test_two_runs_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(project)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    with FileLedger(folder / "ledger.jsonl").lock() as held:
        assert held
        assert run(project) == 0
    assert far.arrived == []


@pytest.mark.parametrize(
    ("moment", "code", "sent"),
    [
        ("2026-01-09T07:59:00+00:00", 0, 0),
        ("2026-01-09T08:00:00+00:00", 0, 3),
        ("2026-01-11T07:00:00+00:00", 0, 3),
        ("2026-01-11T09:00:00+00:00", 3, 0),
    ],
)
def test_due_sends_in_its_slot_and_says_when_it_was_missed(
    project: Project, monkeypatch: pytest.MonkeyPatch, moment: str, code: int, sent: int
) -> None:
    build(project)  # the post's day is 8 January 2026, a Thursday
    far = use(monkeypatch, FakeChannel(FarSide())).far
    asked = send.SendOptions(due=True, yes=True)
    assert (
        send.run(project, asked, {}, Console(quiet=True), lambda _: True, lambda: dt.datetime.fromisoformat(moment))
        == code
    )
    assert len(far.arrived) == sent


def test_no_means_no_and_nobody_there_is_not_yes(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    assert run(project, confirm=lambda _: False, yes=False) == 0
    assert far.arrived == []


def test_no_issue_and_no_channel(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, FakeChannel(FarSide()))
    with pytest.raises(OutboxError, match="the outbox is empty"):
        run(project)
    build(project)
    with pytest.raises(OutboxError, match="no issue here"):
        run(project, issue="other")
    with pytest.raises(OutboxError, match="issue id"):
        run(project, issue="../..")


def test_a_signal_stops_between_two_targets(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import signal

    build(project)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    original = far.send

    def send_and_be_asked_to_stop(target: Target, done) -> tuple[str, ...]:
        ids = original(target, done)
        os.kill(os.getpid(), signal.SIGTERM)
        return ids

    far.send = send_and_be_asked_to_stop  # type: ignore[method-assign]
    assert run(project) == 5
    assert far.arrived == ["t/0"], "the target under way was finished and recorded"
    far.send = original  # type: ignore[method-assign]
    assert run(project) == 0
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_other_keys_for_the_same_readers_are_noticed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide())).far
    assert run(project) == 0
    stranger = use(monkeypatch, FakeChannel(far))
    stranger.targets = lambda built, project, environment: (Target("other/0", "h", "reader 0"),)  # type: ignore[method-assign]
    with pytest.raises(OutboxError, match="REPURPOSE_SECRET"):
        run(project)
    assert far.arrived == ["t/0", "t/1", "t/2"]


def test_a_ledger_that_is_a_link_or_a_folder_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = build(project)
    use(monkeypatch, FakeChannel(FarSide()))
    precious = tmp_path / "precious"
    precious.write_text("no line break")
    (folder / "ledger.jsonl").symlink_to(precious)
    with pytest.raises(OutboxError, match="not an ordinary file"):
        run(project)
    assert precious.read_text() == "no line break"
    (folder / "ledger.jsonl").unlink()
    (folder / "ledger.jsonl").mkdir()
    with pytest.raises(OutboxError, match="not an ordinary file"):
        run(project)


def test_a_lost_answer_is_looked_for_from_ten_minutes_before_and_a_later_run_from_its_intent(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(faults={"t/0": [Unknown("cut"), Unknown("cut")]}), count=1)).far
    asked: list[dt.datetime] = []
    original = far.find
    far.find = lambda target, since, done: (asked.append(since), original(target, since, done))[1]  # type: ignore[method-assign]
    assert run(project) == 5
    assert asked == [NOW - dt.timedelta(minutes=10)]
    assert run(project) == 0
    assert asked[1:] == [NOW]


def test_an_issue_may_be_named_by_its_folder_from_where_one_stands(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project)
    far = use(monkeypatch, FakeChannel(FarSide(), count=1)).far
    monkeypatch.chdir(project.root / "outbox")
    with pytest.raises(OutboxError, match="issue id"):
        run(project, issue="../maps")
    with pytest.raises(OutboxError, match="no issue here"):
        run(project, issue="nothing")
    monkeypatch.chdir(project.root)
    assert run(project, issue="outbox/maps") == 0
    assert far.arrived == ["t/0"]


def test_a_channel_that_is_handed_over_by_hand_has_no_targets(project: Project) -> None:
    build(project)
    [plan] = make_plan(project, {"email": None, "thread": None}, "", (), {}).channels
    assert (plan.channel, plan.targets, plan.missing, plan.waiting()) == ("email", (), (), [])
    with pytest.raises(OutboxError, match="thread was not built"):
        make_plan(project, {"email": None, "thread": None}, "", ("thread",), {})

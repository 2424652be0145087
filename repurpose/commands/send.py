"""Deliver what lies in the outbox, once.

Every target passes the same states: an intent is on the disk before the target leaves, the result after. An intent
without a result was cut off; the far side is asked, and where it cannot be asked, a person is. Nothing uncertain is
ever sent again by itself.
"""

from __future__ import annotations

import datetime as dt
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from repurpose import outbox
from repurpose.channels import CHANNELS
from repurpose.channels.base import Built, Channel, NotSent, Refused, Sender, Session, Target, Unknown
from repurpose.commands.talk import Talk
from repurpose.config import Project, parse_slot
from repurpose.errors import DeliveryError, OutboxError, RepurposeError, SignInError, UncertainDelivery, UsageError
from repurpose.ledger import Ledger
from repurpose.model import Delivery, DeliveryState

Clock = Callable[[], dt.datetime]
Settled = Literal["sent", "unsent"]


class Line(Struct, frozen=True):
    """One channel's part of the plan."""

    channel: Channel
    sender: Sender | None
    built: Built
    targets: tuple[Target, ...]
    states: Mapping[str, Delivery]
    missing: tuple[str, ...] = ()

    def state(self, target: Target) -> DeliveryState:
        """What the ledger last said of a target; planned when it says nothing."""
        record = self.states.get(target.key)
        return record.state if record else "planned"

    def waiting(self) -> list[Target]:
        """Targets that are not settled: to be sent, or to be looked for."""
        return [target for target in self.targets if self.state(target) in ("planned", "intent", "unknown")]


class Plan(Struct):
    """What a send would do."""

    stored: outbox.Stored
    lines: list[Line] = field(default_factory=list)

    @property
    def ledger(self) -> Ledger:
        """The ledger beside the issue."""
        return Ledger(self.stored.folder / outbox.LEDGER)


class Outcome(Struct):
    """How many targets ended in which state, and what to tell of those that did not go out."""

    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def exit_code(self) -> int:
        """0 all out; 3 nothing in doubt but some did not go; 5 something in doubt, or a part went out."""
        if self.counts["unknown"]:
            return UncertainDelivery.exit_code
        failed = self.counts["planned"] + self.counts["refused"]
        if failed and self.counts["sent"]:
            return UncertainDelivery.exit_code
        return DeliveryError.exit_code if failed else 0


def plan(project: Project, issue_id: str, channels: Sequence[str], environment: Mapping[str, str]) -> Plan:
    """What lies in the outbox, held against its manifest and the ledger. Needs no credentials.

    Raises OutboxError for an issue that is missing, was changed after the build, has errors, or contains a draft.
    """
    stored = _stored(project, issue_id)
    _refuse_unfit(project, stored)
    made = Plan(stored)
    states = made.ledger.states()
    for channel in CHANNELS:
        wanted = channel.name in channels if channels else channel.name in stored.manifest.channels
        if not wanted:
            continue
        if channel.name not in stored.manifest.channels:
            raise OutboxError(
                f"{channel.name} was not built", path=stored.folder, mend=f"repurpose build --channel {channel.name}"
            )
        built = Built(stored.manifest.id, stored.folder / channel.name, stored.parts(channel.name))
        sender = channel.sender
        missing = tuple(sender.missing(project, environment)) if sender else ()
        # Readers' addresses can only be hashed with the secret, so without it the plan cannot name targets yet.
        targets = sender.targets(built, project, environment) if sender and not missing else ()
        made.lines.append(Line(channel, sender, built, targets, states, missing))
    return made


def _stored(project: Project, issue_id: str) -> outbox.Stored:
    folder = project.resolve(project.settings.outbox)
    if issue_id:
        path = Path(issue_id)
        name = path.name if path.resolve().parent == folder and len(path.parts) > 1 else issue_id
        return outbox.load(outbox.folder_of(folder, name))
    newest = list(outbox.issues(folder))
    if not newest:
        raise OutboxError("the outbox is empty", path=folder, mend="run repurpose build first")
    return outbox.load(newest[-1])


def _refuse_unfit(project: Project, stored: outbox.Stored) -> None:
    changed = stored.changed()
    if changed:
        cause = f"changed since it was built: {', '.join(changed)}; nothing was sent"
        raise OutboxError(cause, path=stored.folder, mend="run repurpose build again, and look at it")
    errors = sum(finding["severity"] == "error" for finding in stored.findings())
    if errors:
        noun = "finding" if errors == 1 else "findings"
        cause = f"{errors} {noun} at error level; nothing was sent"
        raise OutboxError(
            cause, path=stored.folder, mend=f"repurpose check {stored.folder}, mend the post, build again"
        )
    drafts = [post.path for post in stored.manifest.posts if post.draft]
    if drafts and not project.settings.digest.drafts:
        cause = f"contains a draft: {', '.join(drafts[:3])}; nothing was sent"
        raise OutboxError(cause, path=stored.folder, mend="publish it (draft: false), or set digest.drafts = true")


def due_at(project: Project, stored: outbox.Stored) -> dt.datetime | None:
    """When the issue is due: the first slot after its last day, in the digest's zone; None without a date."""
    if not stored.manifest.date:
        return None
    import zoneinfo

    slot = parse_slot(project.settings.schedule.slot)
    assert slot is not None, "settings were validated"
    weekday, hour, minute = slot
    name = project.settings.digest.timezone
    zone: dt.tzinfo = dt.UTC if name == "UTC" else zoneinfo.ZoneInfo(name)
    last = dt.date.fromisoformat(stored.manifest.date)
    if dt.date.max - last < dt.timedelta(days=7):
        return None
    day = last + dt.timedelta(days=(weekday - last.weekday() - 1) % 7 + 1)
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def due_state(project: Project, stored: outbox.Stored, now: dt.datetime) -> Literal["early", "due", "missed"]:
    """Whether the slot is yet to come, is on (late runs within `catch-up` hours included), or was missed."""
    when = due_at(project, stored)
    if when is None or now < when:
        return "early"
    return "due" if now <= when + dt.timedelta(hours=project.settings.schedule.catch_up) else "missed"


def describe(made: Plan, talk: Talk) -> None:
    """Show the plan: what would go where, what is out already, what is in doubt, what is missing."""
    talk.say(f"issue {made.stored.manifest.id}: {made.stored.manifest.title}")
    for line in made.lines:
        if line.sender is None:
            talk.say(f"  {line.channel.name}: open {line.built.folder / 'preview.html'} and paste it by hand")
            continue
        if line.missing:
            talk.say(f"  {line.channel.name}: not ready, missing {', '.join(line.missing)}")
            continue
        counts = Counter(line.state(target) for target in line.targets)
        words = {
            "planned": "to send",
            "sent": "sent already",
            "intent": "cut off, to be looked for",
            "unknown": "in doubt",
        }
        shown = ", ".join(f"{count} {words.get(state, state)}" for state, count in sorted(counts.items()))
        talk.say(f"  {line.channel.name}: {shown or 'nobody to send to'}")
        for target in line.waiting()[:3]:
            talk.say(f"    {target.shown}")
        if len(line.waiting()) > 3:
            talk.say(f"    and {len(line.waiting()) - 3} more")


def deliver(
    made: Plan,
    project: Project,
    environment: Mapping[str, str],
    talk: Talk,
    clock: Clock,
    *,
    changed: bool = False,
) -> Outcome:
    """Send everything that waits. Every credential is asked for before the first target of any channel leaves."""
    for line in made.lines:
        if line.missing:
            names = ", ".join(line.missing)
            raise SignInError(
                f"{line.channel.name}: missing {names}", mend="set it, or leave the channel out with --channel"
            )
        if not changed:
            _refuse_mixture(line, made.stored.folder)
    outcome = Outcome()
    with made.ledger.lock() as alone:
        if not alone:
            talk.say("another run is sending this issue; nothing to do")
            return outcome
        states = made.ledger.states()
        with _asked_to_stop() as stop:
            for line in made.lines:
                if line.sender is not None:
                    current = Line(line.channel, line.sender, line.built, line.targets, states)
                    _deliver_line(current, made.ledger, project, environment, talk, clock, outcome, stop)
    return outcome


def _refuse_mixture(line: Line, folder: Path) -> None:
    """A send that was cut off must not go on with other words than it began with."""
    if _are_strangers(line):
        cause = (
            f"{line.channel.name}: the ledger knows none of these readers; REPURPOSE_SECRET or the recipients changed"
        )
        raise OutboxError(
            cause, path=folder, mend="give the secret of the first send, or pass --changed to send to all"
        )
    out = [target for target in line.targets if line.state(target) == "sent"]
    differ = [target for target in out if line.states[target.key].content_hash != target.content_hash]
    if differ and len(out) < len(line.targets):
        cause = f"{line.channel.name}: {len(out)} of {len(line.targets)} went out before the issue was built again"
        raise OutboxError(
            cause, path=folder, mend="build from the same posts again, or pass --changed to send the rest as it is now"
        )


def _are_strangers(line: Line) -> bool:
    """Whether the channel has records, and none is of a target of this run: another secret makes other keys."""
    known = {key for key, record in line.states.items() if record.channel == line.channel.name}
    return bool(known and line.targets) and known.isdisjoint(target.key for target in line.targets)


def _deliver_line(
    line: Line,
    ledger: Ledger,
    project: Project,
    environment: Mapping[str, str],
    talk: Talk,
    clock: Clock,
    outcome: Outcome,
    stop: Callable[[], bool],
) -> None:
    waiting = line.waiting()
    outcome.counts["sent before"] += sum(line.state(target) in ("sent", "skipped") for target in line.targets)
    outcome.counts["refused before"] += sum(line.state(target) == "refused" for target in line.targets)
    if not waiting or line.sender is None:
        return
    done = {key: record.remote_ids for key, record in line.states.items() if record.state == "sent"}
    with line.sender.open(line.built, project, environment) as session:
        runner = _Runner(line, session, ledger, clock, done, outcome)
        for target in talk.progress(waiting, f"sending {line.channel.name}"):
            if stop():
                outcome.troubles.append(f"{line.channel.name}: stopped by a signal")
                outcome.counts["planned"] += 1
                return
            if target.after and target.after not in done:
                outcome.troubles.append(f"{line.channel.name}: {target.shown} waits for the one before it")
                outcome.counts["planned"] += 1
                return
            runner.settle(target)


class _Runner(Struct):
    """Takes single targets through their states."""

    line: Line
    session: Session
    ledger: Ledger
    clock: Clock
    done: dict[str, tuple[str, ...]]
    outcome: Outcome

    def settle(self, target: Target) -> None:
        """Send a target; first look for it where an earlier attempt may have gone out."""
        record = self.line.states.get(target.key)
        if record and record.state in ("intent", "unknown") and not self._found_or_free(target, record):
            return
        if target.key in self.done:
            return
        self._record(target, "intent")
        self._attempt(target)

    def _attempt(self, target: Target, *, looked: bool = False) -> None:
        try:
            ids = self.session.send(target, self.done)
        except NotSent as error:
            self._end(target, "planned", str(error))
        except Refused as error:
            self._end(target, "refused", str(error))
        except Unknown as error:
            self._look_after(target, str(error), looked)
        except SignInError:
            self._end(target, "planned", "sign-in refused")
            raise
        except RepurposeError:
            self._end(target, "unknown", "stopped by an error")
            raise
        else:
            self.done[target.key] = ids
            self._end(target, "sent", "", ids)

    def _look_after(self, target: Target, why: str, looked: bool) -> None:
        """The answer was lost: ask the far side at once, and send again only if it surely is not there."""
        try:
            ids = None if looked else self.session.find(target, self.clock() - dt.timedelta(minutes=10), self.done)
        except Unknown as error:
            self._end(target, "unknown", f"{why}; {error}")
            return
        if looked:
            self._end(target, "unknown", why)
        elif ids is not None:
            self.done[target.key] = ids
            self._end(target, "sent", "found after a lost answer", ids)
        else:
            self._attempt(target, looked=True)

    def _found_or_free(self, target: Target, record: Delivery) -> bool:
        """Settle an attempt of an earlier run. True when the target may be sent, or is found to be out."""
        since = dt.datetime.fromisoformat(record.at) if record.at else self.clock()
        try:
            ids = self.session.find(target, since, self.done)
        except Unknown as error:
            self._end(target, "unknown", str(error))
            return False
        if ids is not None:
            self.done[target.key] = ids
            self._end(target, "sent", "found after an interrupted run", ids)
        return True

    def _end(self, target: Target, state: DeliveryState, detail: str, ids: tuple[str, ...] = ()) -> None:
        self._record(target, state, detail, ids)
        self.outcome.counts[state] += 1
        if state != "sent":
            self.outcome.troubles.append(f"{target.shown}: {state}{': ' + detail if detail else ''}")

    def _record(self, target: Target, state: DeliveryState, detail: str = "", ids: tuple[str, ...] = ()) -> None:
        at = self.clock().astimezone(dt.UTC).isoformat(timespec="seconds")
        name, issue_id = self.line.channel.name, self.line.built.issue_id
        self.ledger.append(Delivery(name, target.key, issue_id, target.content_hash, state, ids, at, detail))


def settle(made: Plan, how: Settled, clock: Clock) -> int:
    """A person's word on everything in doubt: it went out, or it did not. Returns how many targets that settled."""
    with made.ledger.lock() as alone:
        if not alone:
            raise UsageError("another run is sending this issue", mend="wait until it is done")
        doubtful = [record for record in made.ledger.states().values() if record.state in ("intent", "unknown")]
        at = clock().astimezone(dt.UTC).isoformat(timespec="seconds")
        for record in doubtful:
            state: DeliveryState = "sent" if how == "sent" else "planned"
            fields = (record.channel, record.target, record.issue_id, record.content_hash)
            made.ledger.append(Delivery(*fields, state, record.remote_ids, at, "settled by hand"))
    return len(doubtful)


@contextmanager
def _asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Turns SIGTERM and SIGINT into a question asked between two targets, so that no target is cut in half."""
    caught: list[int] = []
    names = (signal.SIGTERM, signal.SIGINT)
    try:
        before = {name: signal.signal(name, lambda number, _: caught.append(number)) for name in names}
    except ValueError:  # not in the main thread, where signals cannot be caught
        yield lambda: False
        return
    try:
        yield lambda: bool(caught)
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)

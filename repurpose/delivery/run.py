"""Deliver a plan, once.

Every target passes the same states: an intent is on the disk before the target leaves, the result after. An intent
without a result was cut off; the provider is asked, and where it cannot be asked, a person is. Nothing uncertain is
ever sent again by itself.
"""

from __future__ import annotations

import datetime as dt
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from repurpose.config import Project
from repurpose.delivery.base import NotSent, Refused, Session, Target, Unknown
from repurpose.delivery.plan import ChannelPlan, Plan
from repurpose.delivery.stores.base import Ledger
from repurpose.errors import DeliveryError, OutboxError, RepurposeError, SignInError, UncertainDelivery, UsageError
from repurpose.model import Delivery, DeliveryState

Clock = Callable[[], dt.datetime]
Settled = Literal["sent", "unsent"]


class Reporter(Protocol):
    """Where a run says what it does."""

    def say(self, text: str) -> None:
        """One line of news."""
        ...

    def progress(self, items: Sequence[Target], label: str) -> Iterable[Target]:
        """The items, with a sign of how far it is."""
        ...


class Outcome(Struct):
    """How many targets ended in which state, and what to report of those that did not go out."""

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


def deliver(
    made: Plan,
    project: Project,
    environment: Mapping[str, str],
    console: Reporter,
    clock: Clock,
    *,
    changed: bool = False,
) -> Outcome:
    """Send everything that waits. Every credential is asked for before the first target of any channel leaves."""
    for plan in made.channels:
        if plan.missing:
            names = ", ".join(plan.missing)
            raise SignInError(
                f"{plan.channel}: missing {names}", hint="set it, or leave the channel out with --channel"
            )
        if not changed:
            _refuse_mixture(plan, made.stored.folder)
    with made.ledger.lock() as alone:
        if not alone:
            console.say("another run is sending this issue; nothing to do")
            return Outcome()
        states = made.ledger.states()
        with _asked_to_stop() as stop:
            run = _Run(made.ledger, console, clock, stop)
            for plan in made.channels:
                run.deliver(replace(plan, states=states), project, environment)
    return run.outcome


def _refuse_mixture(plan: ChannelPlan, folder: Path) -> None:
    """A send that was cut off must not go on with other words than it began with."""
    if _are_strangers(plan):
        cause = f"{plan.channel}: the ledger knows none of these readers; REPURPOSE_SECRET or the recipients changed"
        raise OutboxError(
            cause, path=folder, hint="give the secret of the first send, or pass --changed to send to all"
        )
    out = [target for target in plan.targets if plan.state(target) == "sent"]
    differ = [target for target in out if plan.states[target.key].content_hash != target.content_hash]
    if differ and len(out) < len(plan.targets):
        cause = f"{plan.channel}: {len(out)} of {len(plan.targets)} went out before the issue was built again"
        raise OutboxError(
            cause, path=folder, hint="build from the same posts again, or pass --changed to send the rest as it is now"
        )


def _are_strangers(plan: ChannelPlan) -> bool:
    """Whether the channel has records, and none is of a target of this run: another secret makes other keys."""
    known = {key for key, record in plan.states.items() if record.channel == plan.channel}
    return bool(known and plan.targets) and known.isdisjoint(target.key for target in plan.targets)


class _Run(Struct):
    """One run over all channels of a plan."""

    ledger: Ledger
    console: Reporter
    clock: Clock
    stop: Callable[[], bool]
    outcome: Outcome = field(default_factory=Outcome)

    def deliver(self, plan: ChannelPlan, project: Project, environment: Mapping[str, str]) -> None:
        """Send what waits in one channel, target by target."""
        self._count_settled(plan)
        waiting = plan.waiting()
        if not waiting or plan.sender is None:
            return
        done = {key: record.remote_ids for key, record in plan.states.items() if record.state == "sent"}
        with plan.sender.open(plan.built, project, environment) as session:
            runner = _Runner(plan, session, self.ledger, self.clock, done, self.outcome)
            for target in self.console.progress(waiting, f"sending {plan.channel}"):
                why = self._why_not(target, done)
                if why:
                    self.outcome.troubles.append(f"{plan.channel}: {why}")
                    self.outcome.counts["planned"] += 1
                    return
                runner.settle(target)

    def _count_settled(self, plan: ChannelPlan) -> None:
        states = Counter(plan.state(target) for target in plan.targets)
        self.outcome.counts["sent before"] += states["sent"] + states["skipped"]
        self.outcome.counts["refused before"] += states["refused"]

    def _why_not(self, target: Target, done: Mapping[str, tuple[str, ...]]) -> str:
        """Why the channel goes no further before this target; "" when it does."""
        if self.stop():
            return "stopped by a signal"
        return f"{target.shown} waits for the one before it" if target.after and target.after not in done else ""


class _Runner(Struct):
    """Takes single targets through their states."""

    plan: ChannelPlan
    session: Session
    ledger: Ledger
    clock: Clock
    done: dict[str, tuple[str, ...]]
    outcome: Outcome

    def settle(self, target: Target) -> None:
        """Send a target; first look for it where an earlier attempt may have gone out."""
        record = self.plan.states.get(target.key)
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
        """The answer was lost: ask the provider at once, and send again only if it surely is not there."""
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
        name, issue_id = self.plan.channel, self.plan.built.issue_id
        self.ledger.append(Delivery(name, target.key, issue_id, target.content_hash, state, ids, at, detail))


def settle(made: Plan, how: Settled, clock: Clock) -> int:
    """A person's word on everything in doubt: it went out, or it did not. Returns how many targets that settled."""
    with made.ledger.lock() as alone:
        if not alone:
            raise UsageError("another run is sending this issue", hint="wait until it is done")
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

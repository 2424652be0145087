"""One `repurpose send`: plan, decide whether it is time, ask, deliver, report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from repurpose.commands import send
from repurpose.commands.talk import Talk
from repurpose.config import Project
from repurpose.errors import DeliveryError


class Asked(Struct, frozen=True):
    """The options of the command."""

    issue: str = ""
    channels: tuple[str, ...] = ()
    due: bool = False
    dry_run: bool = False
    yes: bool = False
    changed: bool = False
    settle: str | None = None
    outbox: Path | None = None


def now() -> dt.datetime:
    """The clock."""
    return dt.datetime.now(dt.UTC)


def run(
    project: Project,
    asked: Asked,
    environment: Mapping[str, str],
    talk: Talk,
    confirm: Callable[[str], bool],
    clock: Callable[[], dt.datetime] = now,
) -> int:
    """Send what is asked for and return the exit code."""
    if asked.outbox:
        settings = msgspec.structs.replace(project.settings, outbox=str(asked.outbox.absolute()))
        project = msgspec.structs.replace(project, settings=settings)
    made = send.plan(project, asked.issue, asked.channels, environment)
    if asked.settle in ("sent", "unsent"):
        count = send.settle(made, "sent" if asked.settle == "sent" else "unsent", clock)
        talk.say(f"{count} settled as {asked.settle}")
        return 0
    send.describe(made, talk)
    if asked.dry_run:
        talk.say("dry run: nothing was sent")
        return 0
    waiting = sum(len(line.waiting()) for line in made.lines) + sum(bool(line.missing) for line in made.lines)
    if not waiting:
        talk.say("nothing left to send")
        return 0
    if asked.due and (code := _not_now(project, made, talk, clock())) is not None:
        return code
    if not asked.yes and not confirm("Send this?"):
        talk.say("nothing was sent")
        return 0
    outcome = send.deliver(made, project, environment, talk, clock, changed=asked.changed)
    _report(made, outcome, talk)
    return outcome.exit_code()


def _not_now(project: Project, made: send.Plan, talk: Talk, moment: dt.datetime) -> int | None:
    """The exit code when the slot has not come or has gone by; None when it is time."""
    state = send.due_state(project, made.stored, moment)
    if state == "due":
        return None
    when = send.due_at(project, made.stored)
    if when is None:
        talk.warn("the issue has no date, so it is never due: send it without --due")
        return DeliveryError.exit_code
    if state == "early":
        talk.say(f"not due before {when.isoformat()}")
        return 0
    hours = project.settings.schedule.catch_up
    talk.warn(f"missed: it was due at {when.isoformat()} and {hours} hours of catch-up are over; send it without --due")
    return DeliveryError.exit_code


def _report(made: send.Plan, outcome: send.Outcome, talk: Talk) -> None:
    for trouble in outcome.troubles[:20]:
        talk.warn(trouble)
    if len(outcome.troubles) > 20:
        talk.warn(f"and {len(outcome.troubles) - 20} more; all are in {made.ledger.path}")
    refused = f", {outcome.counts['refused before']} refused before" if outcome.counts["refused before"] else ""
    talk.say(f"{outcome.counts['sent']} sent, {outcome.counts['sent before']} sent before{refused}")
    if outcome.counts["unknown"]:
        talk.warn(
            f"{outcome.counts['unknown']} in doubt: look at the far side, then run "
            f"repurpose send {made.stored.manifest.id} --settle sent, or --settle unsent"
        )

"""One `repurpose send`: plan, decide whether it is time, ask, deliver, report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from repurpose.commands.console import Console
from repurpose.config import Project
from repurpose.delivery.base import Sender
from repurpose.delivery.plan import Plan, make_plan
from repurpose.delivery.run import Outcome, deliver, settle
from repurpose.delivery.schedule import due_at, due_state
from repurpose.errors import DeliveryError


class SendOptions(Struct, frozen=True):
    """The options of the command."""

    issue: str = ""
    channels: tuple[str, ...] = ()
    due: bool = False
    dry_run: bool = False
    yes: bool = False
    changed: bool = False
    settle: str | None = None
    outbox: Path | None = None


def senders() -> dict[str, Sender | None]:
    """How each channel delivers, in the order of the channels; None where a person hands it over."""
    from repurpose.channels import CHANNELS

    return {channel.name: channel.sender for channel in CHANNELS}


def now() -> dt.datetime:
    """The clock."""
    return dt.datetime.now(dt.UTC)


def run(
    project: Project,
    asked: SendOptions,
    environment: Mapping[str, str],
    console: Console,
    confirm: Callable[[str], bool],
    clock: Callable[[], dt.datetime] = now,
) -> int:
    """Send what is asked for and return the exit code."""
    if asked.outbox:
        settings = msgspec.structs.replace(project.settings, outbox=str(asked.outbox.absolute()))
        project = msgspec.structs.replace(project, settings=settings)
    made = make_plan(project, senders(), asked.issue, asked.channels, environment)
    if asked.settle in ("sent", "unsent"):
        count = settle(made, "sent" if asked.settle == "sent" else "unsent", clock)
        console.say(f"{count} settled as {asked.settle}")
        return 0
    describe(made, console)
    if asked.dry_run:
        console.say("dry run: nothing was sent")
        return 0
    waiting = sum(len(one.waiting()) for one in made.channels) + sum(bool(one.missing) for one in made.channels)
    if not waiting:
        console.say("nothing left to send")
        return 0
    if asked.due and (code := _not_now(project, made, console, clock())) is not None:
        return code
    if not asked.yes and not confirm("Send this?"):
        console.say("nothing was sent")
        return 0
    outcome = deliver(made, project, environment, console, clock, changed=asked.changed)
    _report(made, outcome, console)
    return outcome.exit_code()


def _not_now(project: Project, made: Plan, console: Console, moment: dt.datetime) -> int | None:
    """The exit code when the slot has not come or has gone by; None when it is time."""
    settings, last_day = project.settings, made.stored.manifest.last_day
    when = due_at(last_day, settings)
    state = due_state(when, settings.schedule.catch_up, moment)
    if state == "due":
        return None
    if when is None:
        console.warn("the issue has no date, so it is never due: send it without --due")
        return DeliveryError.exit_code
    if state == "early":
        console.say(f"not due before {when.isoformat()}")
        return 0
    hours = project.settings.schedule.catch_up
    console.warn(
        f"missed: it was due at {when.isoformat()} and {hours} hours of catch-up are over; send it without --due"
    )
    return DeliveryError.exit_code


def _report(made: Plan, outcome: Outcome, console: Console) -> None:
    for trouble in outcome.troubles[:20]:
        console.warn(trouble)
    if len(outcome.troubles) > 20:
        console.warn(f"and {len(outcome.troubles) - 20} more; all are in {made.ledger.place}")
    refused = f", {outcome.counts['refused before']} refused before" if outcome.counts["refused before"] else ""
    console.say(f"{outcome.counts['sent']} sent, {outcome.counts['sent before']} sent before{refused}")
    if outcome.counts["unknown"]:
        console.warn(
            f"{outcome.counts['unknown']} in doubt: look at the provider, then run "
            f"repurpose send {made.stored.manifest.id} --settle sent, or --settle unsent"
        )


def describe(made: Plan, console: Console) -> None:
    """Show the plan: what would go where, what is out already, what is in doubt, what is missing."""
    from repurpose.channels import CHANNELS

    channels = {channel.name: channel for channel in CHANNELS}
    console.say(f"issue {made.stored.manifest.id}: {made.stored.manifest.title}")
    for one in made.channels:
        by_hand = channels[one.channel].by_hand(one.built.folder)
        if by_hand:
            console.say(f"  {one.channel}: {by_hand}")
        if one.sender is None:
            continue
        if one.missing:
            console.say(f"  {one.channel}: not ready, missing {', '.join(one.missing)}")
            continue
        counts = Counter(one.state(target) for target in one.targets)
        words = {
            "planned": "to send",
            "sent": "sent already",
            "intent": "cut off, to be looked for",
            "unknown": "in doubt",
        }
        shown = ", ".join(f"{count} {words.get(state, state)}" for state, count in sorted(counts.items()))
        console.say(f"  {one.channel}: {shown or 'nobody to send to'}")
        for target in one.waiting()[:3]:
            console.say(f"    {target.shown}")
        if len(one.waiting()) > 3:
            console.say(f"    and {len(one.waiting()) - 3} more")

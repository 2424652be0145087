"""What a send would do: the issue as it lies in the outbox, and what its ledger says of every target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from repurpose.config import Project
from repurpose.delivery import outbox, stores
from repurpose.delivery.base import Built, Sender, Target
from repurpose.delivery.stores.base import Ledger
from repurpose.errors import OutboxError
from repurpose.model import Delivery, DeliveryState


class ChannelPlan(Struct, frozen=True):
    """One channel's part of the plan."""

    channel: str
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


class Plan(Struct, frozen=True):
    """What a send would do, channel by channel."""

    stored: outbox.Stored
    ledger: Ledger
    channels: tuple[ChannelPlan, ...] = ()


def make_plan(
    project: Project,
    senders: Mapping[str, Sender | None],
    issue_id: str,
    channels: Sequence[str],
    environment: Mapping[str, str],
) -> Plan:
    """What lies in the outbox, checked against its manifest and the ledger. Needs no credentials.

    `senders` has every channel there is, in order; a channel without one is handed over by hand. Raises OutboxError for
    an issue that is missing, was changed after the build, has errors, or contains a draft.
    """
    stored = _stored(project, issue_id)
    _refuse_unfit(project, stored)
    ledger = stores.open_ledger(project, stored.folder, environment)
    states = ledger.states()
    wanted = [name for name in senders if name in (channels or stored.manifest.channels)]
    plans = (_channel_plan(name, senders[name], stored, states, project, environment) for name in wanted)
    return Plan(stored, ledger, tuple(plans))


def _channel_plan(
    name: str,
    sender: Sender | None,
    stored: outbox.Stored,
    states: Mapping[str, Delivery],
    project: Project,
    environment: Mapping[str, str],
) -> ChannelPlan:
    if name not in stored.manifest.channels:
        hint = f"repurpose build --channel {name}"
        raise OutboxError(f"{name} was not built", path=stored.folder, hint=hint)
    built = Built(stored.manifest.id, stored.folder / name, stored.parts(name))
    missing = tuple(sender.missing(project, environment)) if sender else ()
    # Readers' addresses can only be hashed with the secret, so without it the plan cannot name targets yet.
    targets = sender.targets(built, project, environment) if sender and not missing else ()
    return ChannelPlan(name, sender, built, targets, states, missing)


def _stored(project: Project, issue_id: str) -> outbox.Stored:
    folder = project.resolve(project.settings.outbox)
    if issue_id:
        path = Path(issue_id)
        name = path.name if path.resolve().parent == folder and len(path.parts) > 1 else issue_id
        return outbox.load(outbox.folder_of(folder, name))
    newest = list(outbox.issues(folder))
    if not newest:
        raise OutboxError("the outbox is empty", path=folder, hint="run repurpose build first")
    return outbox.load(newest[-1])


def _refuse_unfit(project: Project, stored: outbox.Stored) -> None:
    changed = stored.changed()
    if changed:
        cause = f"changed since it was built: {', '.join(changed)}; nothing was sent"
        raise OutboxError(cause, path=stored.folder, hint="run repurpose build again, and look at it")
    errors = sum(finding["severity"] == "error" for finding in stored.findings())
    if errors:
        noun = "finding" if errors == 1 else "findings"
        cause = f"{errors} {noun} at error level; nothing was sent"
        raise OutboxError(
            cause, path=stored.folder, hint=f"repurpose check {stored.folder}, mend the post, build again"
        )
    drafts = [post.path for post in stored.manifest.posts if post.draft]
    if drafts and not project.settings.digest.drafts:
        cause = f"contains a draft: {', '.join(drafts[:3])}; nothing was sent"
        raise OutboxError(cause, path=stored.folder, hint="publish it (draft: false), or set digest.drafts = true")

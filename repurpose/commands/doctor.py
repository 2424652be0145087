"""What is missing before a build, a preview and a send work. Values of secrets are never shown."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from repurpose.config import ChannelOptions, Project
from repurpose.errors import RepurposeError


class Item(Struct, frozen=True):
    """One check-up: fine, worth a look, or in the way of a send."""

    name: str
    state: Literal["ok", "note", "missing"]
    detail: str
    hint: str = ""


def doctor(project: Project, environment: Mapping[str, str], *, online: bool = False) -> list[Item]:
    """Every check-up, in the order a user meets them. Only `online` opens connections, and sends nothing."""
    found = [*_machine(), *_settings(project), *_posts(project), *_channels(project, environment)]
    found += list(_next_send(project, environment))
    if online:
        found += list(_online(project))
    return found


def _machine() -> Iterator[Item]:
    version = ".".join(str(number) for number in sys.version_info[:3])
    fine = sys.version_info >= (3, 11)
    yield Item("python", "ok" if fine else "missing", version, "" if fine else "install Python 3.11 or newer")
    git = shutil.which("git")
    yield Item(
        "git",
        "ok" if git else "note",
        git or "not found",
        "" if git else "install git to keep the outbox under version control",
    )


def _settings(project: Project) -> Iterator[Item]:
    settings = project.settings
    if project.path:
        yield Item("settings", "ok", str(project.path))
    else:
        yield Item("settings", "note", "none found, defaults in force", "repurpose new .")
    if settings.site.url:
        yield Item("site.url", "ok", settings.site.url)
    else:
        yield Item(
            "site.url", "note", "not set: outputs link to a post's own source only", 'set url = "https://…" in [site]'
        )
    if settings.site.address:
        yield Item("site.address", "ok", settings.site.address)
    else:
        yield Item("site.address", "note", "not set: bulk mail laws ask for a postal address", "set address in [site]")
    outbox = project.resolve(settings.outbox)
    parent = next(folder for folder in (outbox, *outbox.parents) if folder.exists())
    writable = os.access(parent, os.W_OK)
    yield Item("outbox", "ok" if writable else "missing", str(outbox), "" if writable else "make the folder writable")


def _posts(project: Project) -> Iterator[Item]:
    from repurpose.sources import files

    leave_out = (project.resolve(project.settings.outbox), project.resolve(project.settings.templates))
    try:
        count = len(files.find(project.settings.posts, project.root, leave_out=leave_out).posts)
    except RepurposeError as error:
        yield Item("posts", "missing", error.cause, error.hint)
        return
    yield Item(
        "posts",
        "ok" if count else "note",
        f"{count:,} files",
        "" if count else "put a Markdown file into the posts folder",
    )


def _channels(project: Project, environment: Mapping[str, str]) -> Iterator[Item]:
    from repurpose.channels import CHANNELS

    for channel in CHANNELS:
        if not project.options(channel.name, ChannelOptions).enabled:
            yield Item(channel.name, "note", "switched off", f"set enabled = true in [channels.{channel.name}]")
        elif channel.sender is None:
            yield Item(channel.name, "ok", "paste-ready file, nothing to sign in to")
        else:
            missing = channel.sender.missing(project, environment)
            detail = f"missing {', '.join(missing)}" if missing else "ready to send"
            yield Item(
                channel.name, "missing" if missing else "ok", detail, "set it before repurpose send" if missing else ""
            )


def _next_send(project: Project, environment: Mapping[str, str]) -> Iterator[Item]:
    """Whether the newest issue could be sent: its files, its findings, its readers."""
    from repurpose.commands.send import senders
    from repurpose.delivery import outbox
    from repurpose.delivery.plan import make_plan

    try:
        newest = list(outbox.issues(project.resolve(project.settings.outbox)))
        if not newest:
            yield Item("next send", "note", "the outbox is empty", "repurpose build")
            return
        made = make_plan(project, senders(), newest[-1].name, (), environment)
    except RepurposeError as error:
        place = f"{error.place}: " if error.place else ""
        yield Item("next send", "missing", f"{place}{error.cause}", error.hint)
        return
    waiting = sum(len(one.waiting()) for one in made.channels)
    yield Item("next send", "ok", f"{made.stored.manifest.id}: {waiting} to send")


def _online(project: Project) -> Iterator[Item]:
    from repurpose.channels import CHANNELS

    for channel in CHANNELS:
        try:
            answer = channel.sender.reach(project) if channel.sender else ""
        except RepurposeError as error:
            yield Item(f"{channel.name}, online", "missing", error.cause, error.hint)
            continue
        if answer:
            yield Item(f"{channel.name}, online", "ok", answer)


def as_text(items: list[Item]) -> str:
    """The list for people."""
    marks = {"ok": "ok     ", "note": "note   ", "missing": "MISSING"}
    return "\n".join(
        f"{marks[item.state]} {item.name}: {item.detail}" + (f"\n        hint: {item.hint}" if item.hint else "")
        for item in items
    )


def record(items: list[Item]) -> dict[str, Any]:
    """The list as `--json` prints it."""
    return {"schema": 1, "items": [asdict(item) for item in items]}

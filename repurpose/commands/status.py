"""What is built, checked, sent, and changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from repurpose.commands.gather import PostLoader
from repurpose.config import Project
from repurpose.delivery import outbox, stores
from repurpose.errors import RepurposeError, SourceError


def status(project: Project, environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """One record an issue, oldest first."""
    return [
        _issue(project, outbox.load(folder), environment)
        for folder in outbox.issues(project.resolve(project.settings.outbox))
    ]


def _issue(project: Project, stored: outbox.Stored, environment: Mapping[str, str]) -> dict[str, Any]:
    manifest = stored.manifest
    try:
        states = stores.open_ledger(project, stored.folder, environment).states().values()
        deliveries = Counter((record.channel, record.state) for record in states)
        ledger = ""
    except RepurposeError as error:
        deliveries, ledger = Counter(), str(error)
    return {
        "id": manifest.id,
        "title": manifest.title,
        "date": manifest.date,
        "channels": sorted(manifest.channels),
        "findings": manifest.findings,
        "draft": any(post.draft for post in manifest.posts),
        "parts_changed": stored.changed(),
        "posts_changed": _posts_changed(project, manifest),
        "deliveries": {f"{channel}:{state}": count for (channel, state), count in sorted(deliveries.items())},
        "ledger": ledger,
    }


def _posts_changed(project: Project, manifest: outbox.Manifest) -> list[str]:
    """Posts that were edited after the build, or are gone."""
    loader = PostLoader(project)
    changed = []
    for post in manifest.posts:
        try:
            posts = loader.read(project.root / post.path)
            now = next((one.sha256 for one in posts if one.slug == post.slug or len(posts) == 1), "")
        except SourceError:
            now = ""
        if now != post.sha256:
            changed.append(post.path)
    return changed


def as_text(records: list[dict[str, Any]]) -> str:
    """The table for people."""
    if not records:
        return "the outbox is empty: run repurpose build"
    lines = []
    for record in records:
        counts = record["findings"]
        faults = ", ".join(f"{count} {level}" for level, count in counts.items() if count) or "clean"
        sent = ", ".join(f"{key} {count}" for key, count in record["deliveries"].items()) or "not sent"
        notes = [*(["a draft"] if record["draft"] else [])]
        notes += [f"changed by hand: {', '.join(record['parts_changed'])}"] if record["parts_changed"] else []
        notes += [f"edited since: {', '.join(record['posts_changed'])}"] if record["posts_changed"] else []
        notes += [record["ledger"]] if record["ledger"] else []
        lines.append(
            f"{record['id']}  {record['date'] or '-'}  {faults}; {sent}" + (f"; {'; '.join(notes)}" if notes else "")
        )
    return "\n".join(lines)

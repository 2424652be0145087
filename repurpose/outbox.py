"""What was built: files under `outbox/<issue-id>/`, and the manifest that vouches for their bytes.

The manifest is written last, so a build that is cut short leaves parts that no longer match it, and nothing that does
not match its manifest is ever sent.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from repurpose import __version__
from repurpose.errors import OutboxError
from repurpose.model import Finding, Issue, Rendered

SCHEMA = 1
MANIFEST = "issue.json"
FINDINGS = "findings.json"
LEDGER = "ledger.jsonl"
_ID = re.compile(r"[\w][\w.-]{0,99}")


class PartEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part as the manifest knows it."""

    sha256: str
    bytes: int


class HeadlineEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The headline a channel took, and why; `rejected` holds [text, why] of the others."""

    text: str
    rank: int
    why: str
    rejected: list[tuple[str, str]] = []


class ChannelEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One channel's parts; `cut` says what was shortened to keep a limit."""

    parts: dict[str, PartEntry]
    headline: HeadlineEntry | None = None
    cut: list[str] = []


class PostEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A post that went in, by the hash of its text."""

    slug: str
    path: str
    sha256: str
    source: str = ""
    draft: bool = False


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """issue.json."""

    schema: int
    id: str
    title: str
    date: str
    generator: str
    posts: list[PostEntry]
    channels: dict[str, ChannelEntry]
    findings: dict[str, int]


class Stored(Struct, frozen=True):
    """An issue in the outbox."""

    folder: Path
    manifest: Manifest

    def changed(self) -> list[str]:
        """Parts whose bytes are not those of the manifest, or which are gone."""
        wrong = []
        for channel, entry in self.manifest.channels.items():
            for name, part in entry.parts.items():
                path = self.folder / channel / name
                if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != part.sha256:
                    wrong.append(f"{channel}/{name}")
        return wrong

    def parts(self, channel: str) -> dict[str, bytes]:
        """A channel's parts, each held against the manifest. Raises OutboxError for one that differs."""
        found = {}
        for name, part in self.manifest.channels[channel].parts.items():
            path = self.folder / channel / name
            data = path.read_bytes() if path.is_file() else b""
            if hashlib.sha256(data).hexdigest() != part.sha256:
                mend = "look at it, then run repurpose build again"
                raise OutboxError("not what was built", path=path, mend=mend)
            found[name] = data
        return found

    def findings(self) -> list[dict[str, Any]]:
        """The findings of the build, as written."""
        path = self.folder / FINDINGS
        try:
            found = json.loads(path.read_text(encoding="utf-8"))["findings"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutboxError("cannot be read", path=path, mend="run repurpose build again") from error
        return list(found)


def folder_of(outbox: Path, issue_id: str) -> Path:
    """The issue's folder. Raises OutboxError for an id, or a link, that leads out of the outbox."""
    if not _ID.fullmatch(issue_id) or ".." in issue_id:
        raise OutboxError(f"not an issue id: {issue_id!r}", mend="use letters, digits, - and _")
    folder = outbox / issue_id
    if folder.exists() and not folder.resolve().is_relative_to(outbox.resolve()):
        raise OutboxError("the folder leads out of the outbox", path=folder, mend="remove the link")
    return folder


def write(
    outbox: Path,
    issue: Issue,
    rendered: Sequence[Rendered],
    findings: Sequence[Finding],
) -> Path:
    """Write an issue. Files appear whole or not at all; channels not rendered now are kept if the posts are the same."""
    folder = folder_of(outbox, issue.id)
    _refuse_another(folder, issue)
    kept = _kept_channels(folder, issue, {one.channel for one in rendered})
    try:
        for one in rendered:
            _write_channel(folder / one.channel, one)
        _write_json(
            folder / FINDINGS, {"schema": SCHEMA, "findings": [finding_record(finding) for finding in findings]}
        )
        _write_json(folder / MANIFEST, _manifest(issue, rendered, kept, findings))
        _clear(folder, {one.channel for one in rendered} | set(kept))
    except OSError as error:
        path = error.filename or folder
        raise OutboxError(
            f"cannot be written: {error.strerror}", path=path, mend="check the disk and its rights"
        ) from error
    return folder


def _refuse_another(folder: Path, issue: Issue) -> None:
    """Two posts may share a slug; the second must not take the first one's place, let alone its ledger."""
    if issue.is_digest or not (folder / MANIFEST).is_file():
        return
    before = load(folder).manifest.posts
    if len(before) == 1 and before[0].path != issue.posts[0].path:
        cause = f"holds an issue made from {before[0].path}, not from {issue.posts[0].path}"
        raise OutboxError(
            cause, path=folder, mend="write `slug: another-name` in front of one of the two, or build it with --outbox"
        )


def _kept_channels(folder: Path, issue: Issue, fresh: set[str]) -> dict[str, Any]:
    if not (folder / MANIFEST).is_file():
        return {}
    before = load(folder).manifest
    if [post.sha256 for post in before.posts] != [post.sha256 for post in issue.all_posts()]:
        return {}
    return {name: msgspec.to_builtins(entry) for name, entry in before.channels.items() if name not in fresh}


def _write_channel(folder: Path, rendered: Rendered) -> None:
    files = {part.name: part for part in rendered.parts if part.is_file}
    for name, part in files.items():
        data = part.content if isinstance(part.content, bytes) else part.content.encode("utf-8", "replace")
        write_file(folder / name, data)
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_file() and path.name not in files:
            path.unlink()


def _clear(folder: Path, channels: set[str]) -> None:
    """Remove what an earlier build left of channels that are no part of this one."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and path.name not in channels | {"cards"}:
            for part in path.iterdir():
                if part.is_file():
                    part.unlink()
            with contextlib.suppress(OSError):
                path.rmdir()


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a crash, sees the old bytes or the new ones and nothing between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.read_bytes() == data:
        return
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _write_json(path: Path, value: object) -> None:
    write_file(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def _manifest(
    issue: Issue, rendered: Sequence[Rendered], kept: Mapping[str, Any], findings: Sequence[Finding]
) -> dict[str, Any]:
    channels = {one.channel: _channel_entry(one) for one in rendered} | dict(kept)
    return {
        "schema": SCHEMA,
        "id": issue.id,
        "title": issue.title,
        "date": issue.date.isoformat() if issue.date else "",
        "generator": f"repurpose {__version__}",
        "posts": [
            {"slug": post.slug, "path": post.path, "sha256": post.sha256, "source": post.source, "draft": post.draft}
            for post in issue.all_posts()
        ],
        "channels": dict(sorted(channels.items())),
        "findings": {
            level: sum(finding.severity == level for finding in findings) for level in ("error", "warning", "info")
        },
    }


def _channel_entry(rendered: Rendered) -> dict[str, Any]:
    parts = {}
    for part in rendered.parts:
        if part.is_file:
            data = part.content if isinstance(part.content, bytes) else part.content.encode("utf-8", "replace")
            parts[part.name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    choice = rendered.headline
    headline = choice and {
        "text": choice.text,
        "rank": choice.rank,
        "why": choice.why,
        "rejected": [list(pair) for pair in choice.rejected],
    }
    return {"parts": parts, "headline": headline, "cut": list(rendered.cut)}


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding as findings.json and `check --format json` write it."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "channel": finding.channel,
        "part": finding.part,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fixable": finding.fixable,
    }


def load(folder: Path) -> Stored:
    """The issue in a folder. Raises OutboxError for a manifest that is missing, damaged, or newer than this program."""
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise OutboxError("no issue here", path=folder, mend="run repurpose build first") from error
    except (OSError, msgspec.MsgspecError) as error:
        raise OutboxError(f"damaged manifest: {error}", path=path, mend="run repurpose build again") from error
    if manifest.schema != SCHEMA:
        raise OutboxError(
            f"written by another version (schema {manifest.schema})", path=path, mend="run repurpose build again"
        )
    return Stored(folder, manifest)


def issues(outbox: Path) -> Iterator[Path]:
    """The folders that hold an issue, newest issue last: by date, then by id."""
    if not outbox.is_dir():
        return
    folders = [folder for folder in outbox.iterdir() if (folder / MANIFEST).is_file()]
    yield from sorted(folders, key=lambda folder: (load(folder).manifest.date, folder.name))

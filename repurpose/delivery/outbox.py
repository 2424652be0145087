"""What was built: files under `outbox/<issue-id>/`, and the manifest that vouches for their bytes.

The manifest is written last, so a build that is cut short leaves parts that no longer match it, and nothing that does
not match its manifest is ever sent.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from repurpose import __version__
from repurpose.delivery.stores.file import NAME as LEDGER
from repurpose.errors import OutboxError
from repurpose.model import Finding, Issue, Post, Rendered, is_window
from repurpose.text.bilingual import in_language
from repurpose.text.file_names import key, nfc

SCHEMA = 1
"""Version of the file's form: a newer one is refused, not guessed at."""
MANIFEST = "issue.json"
FINDINGS = "findings.json"
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
    """A post that went in, by the hash of its text; `score` and `reasons` say why a digest featured it or not."""

    slug: str
    path: str
    sha256: str
    source: str = ""
    draft: bool = False
    featured: bool = False
    score: float | None = None
    reasons: list[str] = []


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

    @property
    def last_day(self) -> dt.date | None:
        """The issue's last day; None where its posts have none."""
        return dt.date.fromisoformat(self.date) if self.date else None


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
        """A channel's parts, each checked against the manifest. Raises OutboxError for one that differs."""
        found = {}
        for name, part in self.manifest.channels[channel].parts.items():
            path = self.folder / channel / name
            data = path.read_bytes() if path.is_file() else b""
            if hashlib.sha256(data).hexdigest() != part.sha256:
                hint = "look at it, then run repurpose build again"
                raise OutboxError("not what was built", path=path, hint=hint)
            found[name] = data
        return found

    def findings(self) -> list[dict[str, Any]]:
        """The findings of the build, as written; OutboxError when they are not what the manifest counted."""
        path = self.folder / FINDINGS
        hint = "run repurpose build again"
        try:
            found = msgspec.json.decode(path.read_bytes(), type=_Findings).findings
        except (OSError, msgspec.MsgspecError, RecursionError) as error:
            raise OutboxError("cannot be read", path=path, hint=hint) from error
        if _counts(one.severity for one in found) != self.manifest.findings:
            raise OutboxError("not the findings of the build", path=path, hint=hint)
        return [finding_record(one) for one in found]


class _Findings(msgspec.Struct, frozen=True):
    """findings.json."""

    findings: list[Finding]


def _counts(severities: Iterable[str]) -> dict[str, int]:
    counts = Counter(severities)
    return {level: counts[level] for level in ("error", "warning", "info")}


def folder_of(outbox: Path, issue_id: str) -> Path:
    """The issue's folder. Raises OutboxError for an id, or a link, that leads out of the outbox."""
    if not _ID.fullmatch(issue_id) or ".." in issue_id:
        raise OutboxError(f"not an issue id: {issue_id!r}", hint="use letters, digits, - and _")
    folder = outbox / issue_id
    if folder.exists() and not folder.resolve().is_relative_to(outbox.resolve()):
        raise OutboxError("the folder leads out of the outbox", path=folder, hint="remove the link")
    return folder


def write(outbox: Path, issue: Issue, rendered: Sequence[Rendered], findings: Sequence[Finding]) -> Path:
    """Write an issue. Files appear whole or not at all, and only files of an earlier build are ever removed.

    Channels not rendered now are kept, with their findings, if the posts are the same. Findings are written in the
    language they are in: see `checks.report.spoken`.
    """
    folder = folder_of(outbox, issue.id)
    before = _before(folder)
    _refuse_another(folder, issue, before)
    fresh = {one.channel for one in rendered}
    kept = _kept_channels(issue, before, fresh)
    records = [finding_record(finding) for finding in findings]
    records += [record for record in before.findings() if record["channel"] in kept] if before and kept else []
    try:
        for one in rendered:
            _write_channel(folder / one.channel, one)
        _write_json(folder / FINDINGS, {"schema": SCHEMA, "findings": records})
        _write_json(folder / MANIFEST, _manifest(issue, rendered, kept, records))
        _clear(folder, before, {one.channel: _files(one) for one in rendered}, set(kept))
    except OSError as error:
        path = error.filename or folder
        cause = f"cannot be written: {error.strerror}"
        raise OutboxError(cause, path=path, hint="check the disk and its rights") from error
    return folder


def _before(folder: Path) -> Stored | None:
    """What lies there from an earlier build; None where there is none, or nothing that can be read."""
    try:
        return load(folder)
    except OutboxError:
        return None


def _refuse_another(folder: Path, issue: Issue, before: Stored | None) -> None:
    """Other posts must not take an issue's place, let alone its ledger. Only a window's issue may change its posts."""
    if is_window(issue.id):
        return
    before = before or _alike(folder)
    if before and not _is_made_from(before.manifest, [post.path for post in issue.all_posts()]):
        paths = ", ".join(post.path for post in before.manifest.posts[:3])
        hint = "rename one of the files, or build with --outbox"
        raise OutboxError(f"holds an issue made from {paths}", path=before.folder, hint=hint)


def _alike(folder: Path) -> Stored | None:
    """An issue whose folder some file systems take for this one: the same but for capitals or decomposed letters."""
    found = folder.parent.iterdir() if folder.parent.is_dir() else ()
    alike = [other for other in found if other.name != folder.name and key(other.name) == key(folder.name)]
    return next((stored for stored in map(_before, sorted(alike)) if stored), None)


def _is_made_from(manifest: Manifest, paths: Sequence[str]) -> bool:
    return [nfc(post.path) for post in manifest.posts] == [nfc(path) for path in paths]


def id_in_use(outbox: Path, issue: Issue) -> str:
    """The id under which these very posts lie in the outbox already, by whatever rule it was given; else the issue's.

    Nothing that was sent comes back under a new name, so an issue with a ledger is preferred.
    """
    paths = [post.path for post in issue.all_posts()]
    if is_window(issue.id) or not outbox.is_dir():
        return issue.id
    folders = sorted(outbox.iterdir(), key=lambda folder: (not (folder / LEDGER).is_file(), folder.name != issue.id))
    for folder in folders:
        stored = _before(folder) if (folder / MANIFEST).is_file() and not is_window(folder.name) else None
        if stored and _is_made_from(stored.manifest, paths):
            return stored.manifest.id
    return issue.id


def _kept_channels(issue: Issue, before: Stored | None, fresh: set[str]) -> dict[str, Any]:
    if before is None or [post.sha256 for post in before.manifest.posts] != [post.sha256 for post in issue.all_posts()]:
        return {}
    channels = before.manifest.channels.items()
    return {name: msgspec.to_builtins(entry) for name, entry in channels if name not in fresh}


def _files(rendered: Rendered) -> set[str]:
    return {part.name for part in rendered.parts if part.is_file}


def _write_channel(folder: Path, rendered: Rendered) -> None:
    if folder.is_symlink():
        raise OutboxError("a link that may lead out of the outbox", path=folder, hint="remove the link")
    for part in rendered.parts:
        if part.is_file:
            data = part.content if isinstance(part.content, bytes) else part.content.encode("utf-8", "replace")
            write_file(folder / part.name, data)


def _clear(folder: Path, before: Stored | None, written: Mapping[str, set[str]], kept: set[str]) -> None:
    """Remove the files that an earlier build wrote and this one did not. What somebody else put there stays."""
    for channel, entry in before.manifest.channels.items() if before else ():
        if channel in kept or (folder / channel).is_symlink():
            continue
        for name in set(entry.parts) - written.get(channel, set()):
            if _ID.fullmatch(name):
                (folder / channel / name).unlink(missing_ok=True)
        if channel not in written:
            with contextlib.suppress(OSError):
                (folder / channel).rmdir()


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
    issue: Issue, rendered: Sequence[Rendered], kept: Mapping[str, Any], records: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    channels = {one.channel: _channel_entry(one) for one in rendered} | dict(kept)
    return {
        "schema": SCHEMA,
        "id": issue.id,
        "title": issue.title,
        "date": issue.date.isoformat() if issue.date else "",
        "generator": f"repurpose {__version__}",
        "posts": [_post_entry(post, any(post is one for one in issue.posts), issue.lang) for post in issue.all_posts()],
        "channels": dict(sorted(channels.items())),
        "findings": _counts(record["severity"] for record in records),
    }


def _post_entry(post: Post, featured: bool, lang: str) -> dict[str, Any]:
    return {
        "slug": post.slug,
        "path": post.path,
        "sha256": post.sha256,
        "source": post.source,
        "draft": post.draft,
        "featured": featured,
        "score": post.score.value if post.score else None,
        "reasons": [in_language(reason, lang) for reason in post.score.reasons] if post.score else [],
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
    """The issue in a folder. Raises OutboxError for a manifest that is missing, damaged, of another issue, or newer
    than this program."""
    path = folder / MANIFEST
    hint = "run repurpose build again"
    if not path.is_file():
        raise OutboxError("no issue here", path=folder, hint="run repurpose build first")
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        dt.date.fromisoformat(manifest.date or "0001-01-01")
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise OutboxError(f"damaged manifest: {error}", path=path, hint=hint) from error
    if manifest.schema != SCHEMA:
        raise OutboxError(f"written by another version (schema {manifest.schema})", path=path, hint=hint)
    if manifest.id != folder.resolve().name:
        cause = f"the manifest is that of {manifest.id!r}: a copy would have a ledger of its own, and be sent again"
        raise OutboxError(cause, path=path, hint="keep an issue under its own name")
    return Stored(folder, manifest)


def digests_before(outbox: Path, day: dt.date, most: int) -> list[Manifest]:
    """The newest digests that end before a day, as many as are asked for; one that cannot be read is passed over."""
    found = [folder for folder in outbox.iterdir() if is_window(folder.name)] if outbox.is_dir() else []
    stored = (one.manifest for one in map(_before, found) if one)
    earlier = [manifest for manifest in stored if manifest.last_day and manifest.last_day < day]
    return sorted(earlier, key=lambda manifest: (manifest.date, manifest.id))[-most:]


def issues(outbox: Path) -> Iterator[Path]:
    """The folders that hold an issue, newest issue last: by date, then by id."""
    if not outbox.is_dir():
        return
    folders = [folder for folder in outbox.iterdir() if (folder / MANIFEST).is_file()]
    yield from sorted(folders, key=lambda folder: (load(folder).manifest.date, folder.name))

"""An Atom feed of issues, for readers who follow the archive instead of subscribing by mail (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from repurpose.channels.email.options import email_options
from repurpose.channels.email.render.content import page_url
from repurpose.config import Project
from repurpose.delivery import outbox
from repurpose.delivery.outbox import Manifest
from repurpose.delivery.schedule import at_slot_hour
from repurpose.errors import OutboxError, RepurposeError
from repurpose.text.html import drop_controls, escape

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class FeedEntry(Struct, frozen=True):
    """One issue as the feed lists it: `url` is its archive page, `updated` aware."""

    id: str
    title: str
    url: str
    updated: dt.datetime
    summary: str = ""


def write_feed(project: Project, folder: Path) -> None:
    """Write feed.xml into the outbox, where the settings give issues a page. Raises OutboxError."""
    if not email_options(project).view_url:
        return
    path = folder / "feed.xml"
    try:
        manifests = [outbox.load(issue).manifest for issue in outbox.issues(folder)]
        outbox.write_file(path, feed(manifests, project).encode("utf-8", "replace"))
    except (RepurposeError, OSError, ValueError) as error:
        raise OutboxError(f"feed.xml is as it was: {error}") from error


def feed(manifests: Sequence[Manifest], project: Project) -> str:
    """The feed of all issues in an outbox that have a page of their own and hold no draft."""
    entries = [
        _entry(manifest, project)
        for manifest in manifests
        if _has_page(manifest) and not any(post.draft for post in manifest.posts)
    ]
    site = project.settings.site
    return atom(site.name or site.url, site.url or email_options(project).view_url, entries)


def _has_page(manifest: Manifest) -> bool:
    return "email" in manifest.channels and "archive.html" in manifest.channels["email"].parts


def _entry(manifest: Manifest, project: Project) -> FeedEntry:
    url = page_url(email_options(project).view_url, manifest.id)
    day = dt.date.fromisoformat(manifest.date) if manifest.date else None
    headline = manifest.channels["email"].headline
    summary = headline.text if headline and headline.text != manifest.title else ""
    # Atom has no entry without a moment; an undated issue sorts last instead of taking the clock's.
    updated = at_slot_hour(day, project.settings) if day else _EPOCH
    return FeedEntry(manifest.id, manifest.title, url, updated, summary)


def atom(title: str, url: str, entries: Sequence[FeedEntry]) -> str:
    """The feed, newest issue first. The same entries give the same text: it is dated by its newest issue."""
    ordered = sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    updated = _moment(ordered[0].updated if ordered else _EPOCH)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_text(title)}</title>",
        f'<link href="{_text(url)}"/>',
        f"<id>{_text(url)}</id>",
        f"<author><name>{_text(title)}</name></author>",
        f"<updated>{updated}</updated>",
    ]
    for entry in ordered:
        lines += [
            "<entry>",
            f"<title>{_text(entry.title)}</title>",
            f'<link href="{_text(entry.url)}"/>',
            f"<id>{_text(entry.url)}</id>",
            f"<updated>{_moment(entry.updated)}</updated>",
            f"<summary>{_text(entry.summary)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _text(text: str) -> str:
    return escape(drop_controls(text))


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""Whether a post is for readers: every way in which sites mark one that is not, or not yet, or no more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from repurpose.sources import dates
from repurpose.text.messages import is_recording

_YES = frozenset(("true", "yes", "on", "1", "y", "always"))
_NO = frozenset(("false", "no", "off", "0", "n", "never", "none", "null", ""))

_HIDING = (
    *("draft", "isdraft", "hidden", "hide", "private", "isprivate", "unlisted", "password", "encrypted", "encrypt"),
    *(
        "headless",
        "secret",
        "protected",
        "noindexpost",
        "eleventyexcludefromcollections",
        "unpublished",
        "archivedraft",
    ),
    *("草稿", "私密", "隐藏"),
)
"""Keys that hold a post back unless they say no. A password is one whatever it says."""
_PAGE_PARTS = frozenset(("navigation", "toc", "footer", "path", "tags", "feedback"))
"""What `hide: [toc]` takes off a page that is public (Material for MkDocs, "Setup", read 2026-11)."""
_SHOWING = ("published", "publish", "ispublished", "public", "ispublic", "dgpublish", "listed", "发布")
"""Keys that hold a post back when they say no: Jekyll's `published`, Obsidian Publish's `publish`, the Digital Garden's
`dg-publish`."""
_STATES = ("status", "state", "poststatus", "visibility")
_PUBLIC_STATES = frozenset(
    (
        "published",
        "publish",
        "public",
        "live",
        "active",
        "posted",
        "done",
        "final",
        "ready",
        "evergreen",
        "sent",
        "已发布",
        "growing",
        "seedling",
        "budding",
    )
)
"""What a state may say of a post that is out (WordPress, Ghost, Pelican, Decap, Obsidian); another word holds it back:
what cannot be understood is no permission."""
_FROM = ("publishdate", "embargo", "embargountil", "scheduled", "scheduledfor", "publishafter", "goeslive")
_UNTIL = (
    "expirydate",
    "expires",
    "expiry",
    "expiredate",
    "unpublishdate",
    "expiration",
    "expirationdate",
    "validuntil",
)
_CLIP_FOLDERS = frozenset(("clippings", "clipping", "clips", "reposts", "转载", "轉載", "剪藏"))
"""Folders of others' texts: "Clippings" is where Obsidian's Web Clipper saves a page (its docs, read 2026-11)."""
_CLIP_TAGS = frozenset(("clippings", "clipping", "repost", "转载", "轉載"))
"""Tags of others' texts; the Web Clipper's own is "clippings"."""
_DRAFT_FOLDERS = frozenset(("_drafts", "drafts", "_draft", ".drafts"))


def hidden_by(meta: Mapping[str, Any], path: str) -> str:
    """What marks a post as not for readers, as `key: value`; "" when nothing does.

    `meta` has keys in lower case without `-` and `_`.
    """
    for folder in PurePosixPath(path).parts[:-1]:
        if folder.lower() in _DRAFT_FOLDERS:
            return f"it lies in {folder}/"
    if PurePosixPath(path).name.startswith("_") and not PurePosixPath(path).name.startswith("_index"):
        return "its name begins with _"
    if meta.get("permalink") is False:
        return "permalink: false (no page of its own)"
    for key in _HIDING:
        if key in meta and _holds_back(meta[key]):
            # A password is a secret: only that there is one is told.
            return key if "pass" in key or "crypt" in key else f"{key}: {_shown(meta[key])}"
    for key in _SHOWING:
        if key in meta and _is_no(meta[key]):
            return f"{key}: {_shown(meta[key])}"
    return _state(meta) or _hugo_build(meta)


def is_borrowed(path: str, source: str, tags: Iterable[str], site_url: str) -> bool:
    """Whether a post is another's text: a clipping, or a page of another host than the site's own.

    What is about a recording is its author's own account of it.
    """
    if _CLIP_FOLDERS & {folder.lower() for folder in PurePosixPath(path).parts[:-1]}:
        return True
    if _CLIP_TAGS & {tag.lower() for tag in tags}:
        return True
    return bool(source) and not is_recording(source) and _host(source) != _host(site_url)


def _host(address: str) -> str:
    return re.sub(r"^https?://(?:[^/?#]*@)?(?:www\.)?", "", address.lower()).split("/", 1)[0]


def _holds_back(value: object) -> bool:
    if isinstance(value, list) and {str(item).lower() for item in value} <= _PAGE_PARTS:
        return False
    return value is not None and str(value).strip().lower() not in _NO


def _is_no(value: object) -> bool:
    return value is not None and str(value).strip().lower() in _NO | {"draft", "private"}


def _shown(value: object) -> str:
    return "…" if isinstance(value, (dict, list)) else str(value)[:40]


def _state(meta: Mapping[str, Any]) -> str:
    for key in _STATES:
        value = meta.get(key)
        words = value if isinstance(value, list) else [value]
        for word in words:
            text = str(word).strip().lower()
            if word not in (None, "") and text not in _PUBLIC_STATES | _YES:
                return f"{key}: {_shown(word)}"
    return ""


def _hugo_build(meta: Mapping[str, Any]) -> str:
    """Hugo's `build: {render: never}`, which makes no page."""
    build = meta.get("build", meta.get("_build"))
    if isinstance(build, Mapping):
        for key in ("render", "list"):
            if key in build and _is_no(build[key]):
                return f"build.{key}: {build[key]}"
    return ""


class Terms(Struct, frozen=True):
    """On what terms a post is for readers: never while it is `held` (the reason), from `since` on, before `until`.

    Days count against the day an issue is built for, never against the clock.
    """

    held: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def terms(meta: Mapping[str, Any], path: str, order: str = "") -> Terms:
    """Read them from front matter (`normal_keys`) and the path. A day that cannot be read is no permission."""
    days: list[dt.date | None] = []
    held = hidden_by(meta, path)
    for keys in (_FROM, _UNTIL):
        key, value = dates.find(meta, keys)
        try:
            moment = dates.parse(value, order)
        except (ValueError, OverflowError):
            return Terms(held or f"{key}: {_shown(value)}")
        days.append(moment.day if moment else None)
    return Terms(held, *days)


def normal_keys(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter by keys in lower case without `-` and `_`."""
    return {re.sub(r"[-_ ]", "", str(key)).lower(): value for key, value in meta.items()}

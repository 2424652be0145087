"""One HTML page from what lies in the outbox: nothing in it is fetched from anywhere else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from repurpose.checks.report import ALIKE, few_of_each
from repurpose.delivery.outbox import Stored
from repurpose.model import Finding
from repurpose.preview.wording import words
from repurpose.templating import Templates
from repurpose.text.language import language


class Problem(Struct, frozen=True):
    """What keeps the page from being fresh: the error as the command line would print it."""

    text: str


def render(
    stored: Stored | None, templates: Templates, *, live: bool, version: int = 0, problem: Problem | None = None
) -> str:
    """The page for an issue. With a problem, that comes first and the last good issue, if any, after it."""
    manifest = stored.manifest if stored else None
    lang = language(manifest.title) if manifest else "en"
    context: dict[str, Any] = {
        "lang": "zh-Hans" if lang.startswith("zh") else "en",
        "words": words(lang),
        "manifest": manifest,
        "live": live,
        "version": version,
        "problem": problem,
        "email": _email(stored) if stored else None,
        "threads": _threads(stored) if stored else [],
        "wechat": _wechat(stored) if stored else None,
        **_findings(stored),
        "script": templates.read("preview/page.js"),
        "style": templates.read("preview/page.css"),
    }
    context["policy"] = _policy(context["script"])
    return templates.render("preview/page.html", context)


def _policy(script: str) -> str:
    """The content security policy: our one script by its hash, pictures, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: https: http:; "
        "connect-src 'self'; frame-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def _findings(stored: Stored | None) -> dict[str, Any]:
    """A few findings of each kind, gravest first, and how many more there are."""
    found = [Finding(**record) for record in stored.findings()] if stored else []
    shown, rest = few_of_each(found, ALIKE)
    return {"findings": shown, "rest": [(*kind, count) for kind, count in rest.items()]}


def _parts(stored: Stored, channel: str) -> Mapping[str, bytes]:
    return stored.parts(channel) if channel in stored.manifest.channels else {}


def _text(parts: Mapping[str, bytes], name: str) -> str:
    return parts.get(name, b"").decode("utf-8", "replace")


def _email(stored: Stored) -> dict[str, Any] | None:
    parts = _parts(stored, "email")
    if not parts:
        return None
    return {
        "envelope": json.loads(_text(parts, "envelope.json") or "{}"),
        "html": _text(parts, "email.html"),
        "text": _text(parts, "email.txt"),
        "bytes": len(parts.get("email.html", b"")),
        "entry": stored.manifest.channels["email"],
    }


def _threads(stored: Stored) -> Sequence[dict[str, Any]]:
    parts = _parts(stored, "thread")
    entry = stored.manifest.channels.get("thread")
    return [{**json.loads(data), "entry": entry} for name, data in sorted(parts.items()) if name.endswith(".json")]


def _wechat(stored: Stored) -> dict[str, Any] | None:
    parts = _parts(stored, "wechat")
    if not parts:
        return None
    return {
        "article": json.loads(_text(parts, "article.json") or "{}"),
        "html": _text(parts, "article.html"),
        "entry": stored.manifest.channels["wechat"],
    }

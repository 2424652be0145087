"""One HTML page from what lies in the outbox: nothing in it is fetched from anywhere else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from repurpose.checks.report import ALIKE, few_of_each
from repurpose.delivery.outbox import Stored
from repurpose.model import Finding
from repurpose.preview.labels import words
from repurpose.templating import Templates
from repurpose.text.language import language


class PageProblem(Struct, frozen=True):
    """What keeps the page from being fresh: the error as the command line would print it."""

    text: str


def render(
    stored: Stored | None,
    panes: Sequence[Mapping[str, Any]],
    templates: Templates,
    *,
    live: bool,
    version: int = 0,
    problem: PageProblem | None = None,
) -> str:
    """The page for an issue, a pane for each channel: its `name`, `title`, `entry` in the manifest (None where it was
    not built) and what its template needs. With a problem, that comes first and the last good issue, if any, after it.
    """
    manifest = stored.manifest if stored else None
    lang = language(manifest.title) if manifest else "en"
    context: dict[str, Any] = {
        "lang": "zh-Hans" if lang.startswith("zh") else "en",
        "words": words(lang),
        "manifest": manifest,
        "live": live,
        "version": version,
        "problem": problem,
        "panes": panes,
        **_findings(stored),
        "script": templates.read("preview/page.js"),
        "style": templates.read("preview/page.css"),
    }
    context["policy"] = _policy(context["script"])
    return templates.render("preview/page.html", context)


def _policy(script: str) -> str:
    """The content security policy: our one script by its hash, pictures, and nothing else."""
    return (
        f"default-src 'none'; script-src {hash_source(script)}; style-src 'unsafe-inline'; img-src data: https: http:; "
        "connect-src 'self'; frame-src 'self' data:; base-uri 'none'; form-action 'none'"
    )


def hash_source(text: str) -> str:
    """A script or a style sheet of a page as its content security policy names it."""
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _findings(stored: Stored | None) -> dict[str, Any]:
    """A few findings of each kind, gravest first, and how many more there are."""
    found = [Finding(**record) for record in stored.findings()] if stored else []
    shown, rest = few_of_each(found, ALIKE)
    return {"findings": shown, "rest": [(*kind, count) for kind, count in rest.items()]}

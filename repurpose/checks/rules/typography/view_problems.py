"""From changes in the view to problems in the author's file."""

from __future__ import annotations

from collections.abc import Sequence

from repurpose.checks.base import Problem
from repurpose.text.prose_view import ProseView
from repurpose.text.typography.context import Change


def problem(
    page: ProseView, changes: Sequence[Change], message: str, suggestion: str, *, mends: bool = True
) -> Problem:
    """One fault of one or more changes that belong together. Where something is missing, its neighbours are shown."""
    first, last = changes[0], changes[-1]
    start, end = first.start, last.end
    if start == end:
        start, end = max(0, start - 1), end + 1
    from_, _ = page.span(start, start + 1)
    _, to = page.span(end - 1, end)
    edits = tuple(edit for change in changes for edit in page.edits(*change)) if mends else ()
    return Problem(message, from_, to, suggestion, edits=edits)

"""Notes within a line, `^[The note.]` (Pandoc, Quarto, Obsidian, markdown-it): notes like those with a label."""

from __future__ import annotations

import re

from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark

_INSIDE = r"(?:[^\[\]\\`]|\\.|`[^`\n]{0,500}`|\[(?:[^\[\]]|\[[^\[\]]*+\])*+\])"
_NOTE = re.compile(rf"\^\[(?=\s*[^\s\]])(?P<note>{_INSIDE}{{1,5000}}+)\](?!\()", re.S)


def _note(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    """`[^[a]` is how a program writes "no bracket", and no note."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    return Becomes(note=match["note"]) if before != "[" else None


NOTES = Dialect("notes", inline=(InlineMark("^", _NOTE, _note, closer="]"),))

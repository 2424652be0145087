"""How the files of an article in parts are named: article, article-2, article-3."""

from __future__ import annotations

import re

BODIES = "article*.html"
"""The bodies of an issue, one or several, as a pattern of file names."""
_BODY = re.compile(r"article(?:-(\d{1,4}))?\.html")


def part_name(number: int) -> str:
    """The name of a part's files, without their endings."""
    return "article" if number == 1 else f"article-{number}"


def number_of(name: str) -> int:
    """Which part a body's file is; 0 for a file that is no body."""
    found = _BODY.fullmatch(name)
    return int(found[1] or 1) if found else 0

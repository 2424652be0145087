"""HTML inside a component: every tag closed, so that one bold word does not make the rest of the mail bold."""

from __future__ import annotations

import re

from repurpose.channels.email.mjml.tree import MjmlElement, MjmlFault, names
from repurpose.text.html import VOID_TAGS

_TAG = re.compile(r"""<!--.*?(?:-->|$)|<!\[.*?\]>|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.S)
_OPTIONAL = names("p li dt dd tr td th thead tbody tfoot option colgroup rp rt body html head")
"""Elements that HTML lets one leave open."""
_NOT_HTML = names("mj-style mj-title mj-preview mj-raw mj-breakpoint")
"""mj-raw may open in one place what it closes in another: that is what it is for."""


def check_content(root: MjmlElement, source: str) -> None:
    """Check that the tags of every component pair. Raises MjmlFault at the first tag without its partner."""
    for element in root.walk():
        start, end = element.content
        if not element.children and start < end and element.tag not in _NOT_HTML and "<" in source[start:end]:
            _check(source, start, end, element.tag)


def _check(source: str, start: int, end: int, holder: str) -> None:
    pending: list[tuple[str, int]] = []
    for match in _TAG.finditer(source, start, end):
        tag = (match[2] or "").lower()
        if not tag or tag in VOID_TAGS or tag in _OPTIONAL or match[3].endswith("/"):
            continue
        if not match[1]:
            pending.append((tag, match.start()))
        elif pending and pending[-1][0] == tag:
            pending.pop()
        elif any(tag == waiting for waiting, _ in pending):
            name, offset = pending[-1]
            raise MjmlFault(f"<{name}> is not closed before </{tag}>", offset, f"write </{name}> first")
        else:
            raise MjmlFault(f"</{tag}> closes nothing in <{holder}>", match.start(), "remove it, or open it before")
    if pending:
        name, offset = pending[-1]
        raise MjmlFault(f"<{name}> is not closed in <{holder}>", offset, f"write </{name}> after its words")

"""The final HTML as rules read it: its elements in order, each with its place in the text."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct, field

from repurpose.channels.email.html.css import declarations
from repurpose.text.html import VOID_TAGS

_TOKEN = re.compile(
    r"""<!--.*?-->|<!\[.*?\]>|<(style|script|title|textarea)\b([^>]*)>(.*?)</\1\s*>"""
    r"""|<!doctype[^>]*>|</([a-z][a-z0-9:-]*)\s*>|<([a-z][a-z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.S | re.I | re.A,
)
_ATTRIBUTE = re.compile(r"""([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
_CLOSED_BY = {"p": {"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}, "li": {"li"}}


class Node(Struct):
    """An element. `start` and `end` span its opening tag, which is `markup`, `content` what is between its tags."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int
    parent: Node | None
    content: tuple[int, int] = (0, 0)
    style: Mapping[str, str] = field(default_factory=dict)
    markup: str = ""

    def get(self, name: str) -> str:
        """An attribute's value, empty where there is none."""
        return self.attributes.get(name, "")

    def ancestors(self) -> Iterator[Node]:
        """What it is in, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class TextRun(Struct, frozen=True):
    """A stretch of words with the element it is in."""

    text: str
    start: int
    parent: Node | None


def _start(run: TextRun) -> int:
    return run.start


class EmailPage(Struct, frozen=True):
    """A mail's HTML, read once for all rules. `styles` are the contents of its <style> elements."""

    nodes: tuple[Node, ...]
    runs: tuple[TextRun, ...]
    styles: tuple[str, ...]
    title: str

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements of these names, in order."""
        return (node for node in self.nodes if node.tag in tags)

    def text(self, node: Node) -> str:
        """The words inside an element, as a reader sees them."""
        first, last = (bisect_left(self.runs, offset, key=_start) for offset in node.content)
        return " ".join("".join(run.text for run in self.runs[first:last]).split())


@lru_cache(maxsize=4)
def read_page(source: str) -> EmailPage:
    """Read HTML as it is; comments, and so what only Outlook reads, are left out. Never raises."""
    return _ElementReader(source).run()


class _ElementReader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.nodes: list[Node] = []
        self.runs: list[TextRun] = []
        self.styles: list[str] = []
        self.title = ""
        self.open: list[Node] = []

    def run(self) -> EmailPage:
        position = 0
        for match in _TOKEN.finditer(self.source):
            self._words(position, match.start())
            position = match.end()
            if match[1]:
                self._opaque(match[1].lower(), match[2], match[3], match)
            elif match[4]:
                self._close(match[4].lower(), match.start())
            elif match[5]:
                self._begin(match[5].lower(), match[6], match)
        self._words(position, len(self.source))
        for node in self.open:
            node.content = (node.end, len(self.source))
        return EmailPage(tuple(self.nodes), tuple(self.runs), tuple(self.styles), self.title)

    def _words(self, start: int, end: int) -> None:
        if start < end and (text := self.source[start:end]).strip():
            self.runs.append(TextRun(html.unescape(text), start, self.open[-1] if self.open else None))

    def _opaque(self, tag: str, attributes: str, content: str, match: re.Match[str]) -> None:
        node = self._node(tag, attributes, match)
        node.content = (match.start(3), match.end(3))
        if tag == "style":
            self.styles.append(content)
        elif tag == "title":
            self.title = html.unescape(content).strip()

    def _node(self, tag: str, attributes: str, match: re.Match[str]) -> Node:
        found = {
            name.lower(): html.unescape(next((value for value in values if value), ""))
            for name, *values in _ATTRIBUTE.findall(attributes.rstrip("/ "))
        }
        node = Node(tag, found, match.start(), match.end(), self.open[-1] if self.open else None)
        node.style = declarations(found["style"]) if "style" in found else {}
        node.content, node.markup = (match.end(), match.end()), match[0]
        self.nodes.append(node)
        return node

    def _begin(self, tag: str, attributes: str, match: re.Match[str]) -> None:
        if self.open and tag in _CLOSED_BY.get(self.open[-1].tag, ()):
            closed = self.open.pop()
            closed.content = (closed.end, match.start())
        node = self._node(tag, attributes, match)
        if tag not in VOID_TAGS and not attributes.endswith("/"):
            self.open.append(node)

    def _close(self, tag: str, position: int) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                for node in self.open[index:]:
                    node.content = (node.end, position)
                del self.open[index:]
                return

"""MJML as a tree that remembers where each tag and attribute occurs; mjml-python's own errors know bytes at best."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct, field


def names(row: str) -> frozenset[str]:
    """Names separated by spaces."""
    return frozenset(row.split())


ENDING = names(
    "mj-accordion-text mj-accordion-title mj-breakpoint mj-button mj-carousel-image mj-navbar-link mj-preview mj-raw "
    "mj-social-element mj-style mj-table mj-text mj-title"
)
"""Components whose content is HTML or CSS, not MJML; npm's mjml calls them ending tags."""
DEPTH_MAX = 100
"""Levels of MJML; mjml-python's parser dies of a few thousand, and no layout needs twenty. Own choice."""

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_TAG = re.compile(rf"<!--|<!|<\?|</\s*({_NAME})\s*>|<({_NAME})")
_ATTRIBUTE = re.compile(r"""\s+([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?""")
_TAG_END = re.compile(r"\s*(/?)>")


class MjmlFault(Exception):
    """What is wrong with a piece of MJML, the offset it begins at, and the mend."""

    def __init__(self, cause: str, offset: int, hint: str) -> None:
        super().__init__(cause)
        self.cause, self.offset, self.hint = cause, offset, hint


class Attribute(Struct, frozen=True):
    """A name with its value as written; `offset` is where the name begins."""

    name: str
    value: str
    offset: int


class MjmlElement(Struct):
    """A component. `start` is its `<`; `content` spans what is between its tags."""

    tag: str
    start: int
    attributes: tuple[Attribute, ...] = ()
    content: tuple[int, int] = (0, 0)
    children: list[MjmlElement] = field(default_factory=list)

    def attribute(self, name: str) -> str | None:
        """An attribute's value, None where it is not given."""
        return next((attribute.value for attribute in self.attributes if attribute.name == name), None)

    def walk(self) -> Iterator[MjmlElement]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


Admit = Callable[[str, int], None]
"""Is given every tag with its offset, and raises MjmlFault for one it does not know."""


def parse(source: str, admit: Admit) -> MjmlElement:
    """The root element. Raises MjmlFault where the MJML does not hold together."""
    return _Parser(source, admit).run()


class _Parser:
    def __init__(self, source: str, admit: Admit) -> None:
        self.source, self.admit = source, admit
        self.open: list[MjmlElement] = []
        self.root: MjmlElement | None = None

    def run(self) -> MjmlElement:
        position = 0
        while match := _TAG.search(self.source, position):
            self._words(position, match.start())
            position = self._step(match)
        self._words(position, len(self.source))
        if self.open:
            last = self.open[-1]
            raise MjmlFault(f"<{last.tag}> is never closed", last.start, f"write </{last.tag}> after its content")
        if self.root is None:
            raise MjmlFault("there is no <mjml>", 0, "wrap the layout in <mjml><mj-body> … </mj-body></mjml>")
        return self.root

    def _step(self, match: re.Match[str]) -> int:
        if match[0] == "<!--":
            return self._after("-->", match, "comment")
        if match[0] in ("<?", "<!"):
            return self._after(">", match, "declaration")
        if match[1]:
            return self._close(match[1], match)
        return self._begin(match[2], match)

    def _after(self, end: str, match: re.Match[str], kind: str) -> int:
        found = self.source.find(end, match.end())
        if found < 0:
            raise MjmlFault(f"a {kind} is never closed", match.start(), f"write {end} where it ends")
        if kind == "declaration":
            raise MjmlFault("an XML or HTML declaration has no place in MJML", match.start(), "remove it")
        return found + len(end)

    def _words(self, start: int, end: int) -> None:
        words = self.source[start:end].strip("\ufeff \t\r\n") if start < end else ""
        if not words:
            return
        offset = start + self.source[start:end].index(words[0])
        if words.startswith("<"):
            raise MjmlFault("a stray < begins no tag", offset, "write &lt; or remove it")
        where = f"<{self.open[-1].tag}>" if self.open else "no component"
        raise MjmlFault(f"words stand in {where}, where nobody would see them", offset, "put them into <mj-text>")

    def _begin(self, tag: str, match: re.Match[str]) -> int:
        if self.root is not None:
            self.admit(tag, match.start())
        attributes, position = self._attributes(match.end(), tag)
        element = MjmlElement(tag, match.start(), attributes)
        self._attach(element)
        end = _TAG_END.match(self.source, position)
        if end is None:
            raise MjmlFault(
                f"the tag <{tag} is never closed with >", match.start(), "check its quotation marks and its >"
            )
        if end[1]:
            element.content = (end.end(), end.end())
            return end.end()
        if tag in ENDING:
            return self._opaque(element, end.end())
        element.content = (end.end(), end.end())
        self.open.append(element)
        if len(self.open) > DEPTH_MAX:
            raise MjmlFault(f"nested deeper than {DEPTH_MAX} levels", element.start, "flatten the layout")
        return end.end()

    def _attach(self, element: MjmlElement) -> None:
        if self.open:
            self.open[-1].children.append(element)
        elif self.root is None and element.tag == "mjml":
            self.root = element
        elif self.root is None:
            raise MjmlFault(f"<{element.tag}> stands outside <mjml>", element.start, "begin the template with <mjml>")
        else:
            raise MjmlFault(f"<{element.tag}> stands after </mjml>", element.start, "move it inside")

    def _attributes(self, position: int, tag: str) -> tuple[tuple[Attribute, ...], int]:
        found: dict[str, Attribute] = {}
        while match := _ATTRIBUTE.match(self.source, position):
            name = match[1]
            value = next((group for group in match.groups()[1:] if group is not None), None)
            offset = match.start(1)
            if value is None or match[4] is not None:
                raise MjmlFault(f"{name} of <{tag}> has no quoted value", offset, f'write {name}="…"')
            if name in found:
                raise MjmlFault(f"{name} is given twice to <{tag}>", offset, "keep one of the two")
            if "<" in value:
                raise MjmlFault(
                    f"{name} of <{tag}> holds a <: is a quotation mark missing?", offset, "close the quotation"
                )
            found[name] = Attribute(name, value, offset)
            position = match.end()
        return tuple(found.values()), position

    def _opaque(self, element: MjmlElement, start: int) -> int:
        """Skip over content that is not MJML."""
        end = re.compile(rf"</\s*{element.tag}\s*>", re.I).search(self.source, start)
        if end is None:
            raise MjmlFault(
                f"<{element.tag}> is never closed", element.start, f"write </{element.tag}> after its content"
            )
        element.content = (start, end.start())
        return end.end()

    def _close(self, tag: str, match: re.Match[str]) -> int:
        if not self.open:
            raise MjmlFault(f"</{tag}> closes nothing", match.start(), "remove it, or open it before")
        last = self.open[-1]
        if last.tag != tag:
            if tag in (element.tag for element in self.open):
                raise MjmlFault(f"<{last.tag}> is not closed before </{tag}>", last.start, f"write </{last.tag}> first")
            raise MjmlFault(f"</{tag}> closes nothing: <{last.tag}> is open", match.start(), f"write </{last.tag}>")
        last.content = (last.content[0], match.start())
        self.open.pop()
        return match.end()

"""From a place in rendered MJML back to the line of the template that made it."""

from __future__ import annotations

import re

from msgspec import Struct

from repurpose.channels.email.mjml.tree import MjmlFault
from repurpose.errors import TemplateError
from repurpose.templating import Templates

_PULLS_IN = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")
_STATEMENT = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_TOKEN = re.compile(r"</?\s*[\w-]+|[\w-]+|\S")
_ANY = "\0"
_NEIGHBOURS = 8
"""Lines above and below by which a line is distinguished from others of the same words. Own choice."""


class _Line(Struct, frozen=True):
    path: str
    number: int
    text: str
    pieces: tuple[str, ...]


class Template(Struct, frozen=True):
    """A template with all that it pulls in."""

    templates: Templates
    name: str

    @property
    def path(self) -> str:
        """The template's own file."""
        return str(self.templates.path(self.name))

    def lines(self) -> list[list[_Line]]:
        """The lines of each file that can have made output, file by file."""
        names, files = [self.name], []
        for name in names:
            try:
                text, path = self.templates.read(name), str(self.templates.path(name))
            except (TemplateError, OSError):
                continue
            names += [found for found in _PULLS_IN.findall(text) if found not in names]
            files.append(_lines(path, text.split("\n")))
        return files


def _lines(path: str, raws: list[str]) -> list[_Line]:
    """The lines that can make output; one after a statement may go on where that one's line ended."""
    lines = []
    for number, (before, raw) in enumerate(zip(["", *raws], raws, strict=False), 1):
        literal = _STATEMENT.sub(_ANY, raw.strip())
        if before.rstrip().endswith(("%}", "#}")):
            literal = _ANY + literal
        if _EXPRESSION.sub("", literal).replace(_ANY, "").strip():
            lines.append(_Line(path, number, raw, _pieces(literal)))
    return lines


def _pieces(literal: str) -> tuple[str, ...]:
    """What of a template line is written as it stands, between its expressions."""
    return tuple(re.split(rf"\{{\{{.*?\}}\}}|{_ANY}", literal))


def _fits(pieces: tuple[str, ...], rendered: str) -> bool:
    """Whether a rendered line has all of these in their order, the first where it begins and the last where it ends.

    A pattern would say the same, and take for ever on a line of many expressions that almost fits.
    """
    text = rendered.strip()
    first, *others = pieces
    if not others:
        return text == first
    *middle, last = others
    end = len(text) - len(last)
    if not text.startswith(first) or not text.endswith(last) or end < len(first):
        return False
    at = len(first)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def error_at(fault: MjmlFault, source: str, template: Template) -> TemplateError:
    """The fault as an error in the template author's terms."""
    number = source.count("\n", 0, fault.offset)
    column = fault.offset - (source.rfind("\n", 0, fault.offset) + 1)
    match = _TOKEN.match(source, fault.offset)
    line = _origin(source.split("\n"), number, match[0] if match else "", template)
    if line is None:
        return TemplateError(fault.cause, path=template.path, line=1, column=1, hint=fault.hint)
    place = _column(line.text, match[0] if match else "", column)
    return TemplateError(fault.cause, path=line.path, line=line.number, column=place, hint=fault.hint)


def _origin(rendered: list[str], number: int, token: str, template: Template) -> _Line | None:
    """The template line that best explains the rendered one and its neighbours."""
    best: tuple[int, _Line | None] = (-1, None)
    for file in template.lines():
        for index, line in enumerate(file):
            if token in line.text and _fits(line.pieces, rendered[number]):
                score = _agreement(rendered, number, file, index)
                if score > best[0]:
                    best = (score, line)
    return best[1] or _nearest_before(rendered, number, template)


def _agreement(rendered: list[str], number: int, file: list[_Line], index: int) -> int:
    """How many neighbouring lines of the template explain the neighbours of the rendered line."""
    before = [line for line in rendered[max(0, number - _NEIGHBOURS * 3) : number] if line.strip()][-_NEIGHBOURS:]
    after = [line for line in rendered[number + 1 : number + 1 + _NEIGHBOURS * 3] if line.strip()][:_NEIGHBOURS]
    above, below = file[max(0, index - _NEIGHBOURS) : index], file[index + 1 : index + 1 + _NEIGHBOURS]
    return _explained(before[::-1], above[::-1]) + _explained(after, below)


def _explained(rendered: list[str], lines: list[_Line]) -> int:
    return sum(bool(_fits(line.pieces, text)) for text, line in zip(rendered, lines, strict=False))


def _nearest_before(rendered: list[str], number: int, template: Template) -> _Line | None:
    """The last line above that the template explains word for word: the fault came out of an expression below it."""
    lines = [line for file in template.lines() for line in file]
    for text in reversed(rendered[: number + 1]):
        if text.strip():
            for line in lines:
                if _fits(line.pieces, text):
                    return line
    return None


def _column(text: str, token: str, wanted: int) -> int:
    """The column, from 1, of the occurrence nearest to its place in the output."""
    found = [match.start() for match in re.finditer(re.escape(token), text)] if token else []
    return min(found, key=lambda start: abs(start - wanted), default=0) + 1

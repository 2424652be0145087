"""The only door to mjml-python: checked MJML in, HTML out.

What is inside mj-text and its like never passes through it. mjml-python drops a newline between two inline tags
(and so joins words), refuses `<` and unclosed paragraphs, and dies of deep nesting; so such content is held back, a
mark is compiled in its place, and the content is put where the mark comes out.
"""

from __future__ import annotations

import hashlib
import re

from repurpose.channels.email.mjml.balance import check_content
from repurpose.channels.email.mjml.components import admit, check
from repurpose.channels.email.mjml.tree import ENDING, MjmlElement, MjmlFault, names, parse
from repurpose.templating import Templates

_INDENT = re.compile(r"(?<![ \t])[ \t]*\r?\n\s*")
_BETWEEN = re.compile(r">\s+<")
"""Nothing between components counts, and in mj-head mjml-python stumbles over a space or a CRLF."""
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.S | re.I)
_PREVIEW = re.compile(r'<div style="display:none;[^"]*">(?=held)')
_HIDDEN = '<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">'
"""White words on white, which mjml-python hides a preview by, is what spam filters look for."""
_NO_HEIGHT = re.compile(r' height="auto"')
_HELD_BACK = ENDING - names("mj-breakpoint mj-carousel-image")


def to_html(source: str, templates: Templates, name: str) -> str:
    """Compile MJML that was rendered from the template `name`.

    Raises TemplateError with file, line and column of the template where it does not hold together.
    """
    try:
        root = parse(source, admit)
        check(root)
        check_content(root, source)
        return _compile(source, root)
    except MjmlFault as fault:
        from repurpose.channels.email.mjml.source_map import Template, error_at

        raise error_at(fault, source, Template(templates, name)) from fault


def _compile(source: str, root: MjmlElement) -> str:
    from mjml import mjml2html

    held = [element for element in root.walk() if element.tag in _HELD_BACK and element.content[0] < element.content[1]]
    stamp = _stamp(source)
    bare, contents = _hold_back(source, held, stamp)
    try:
        html = mjml2html(_BETWEEN.sub("><", bare), fonts={})
    except ValueError as error:
        raise MjmlFault(
            f"the MJML cannot be compiled: {error}", root.start, "compare it with the bundled template"
        ) from error
    html = _PREVIEW.sub(_HIDDEN, html, count=1)
    html = re.sub(rf"{stamp}-(\d+)-", lambda match: contents[int(match[1])], html)
    return _NO_HEIGHT.sub("", html)


def _stamp(source: str) -> str:
    """A mark that the source does not hold, and that the same source always gets."""
    stamp = "held" + hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:16]
    while stamp in source:
        stamp += "0"
    return stamp


def _hold_back(source: str, elements: list[MjmlElement], stamp: str) -> tuple[str, list[str]]:
    pieces: list[str] = []
    contents: list[str] = []
    position = 0
    for element in elements:
        start, end = element.content
        pieces += [source[position:start], f"{stamp}-{len(contents)}-"]
        contents.append(_tidy(source[start:end]))
        position = end
    return "".join([*pieces, source[position:]]), contents


def _tidy(content: str) -> str:
    """The content without the template's indentation, which HTML ignores and Gmail counts; <pre> stays as it is."""
    pieces = _PRE.split(content)
    return "".join(piece if index % 2 else _INDENT.sub("\n", piece) for index, piece in enumerate(pieces)).strip()

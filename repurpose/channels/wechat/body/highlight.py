"""Colours for code, from the few that stay readable in WeChat's dark mode."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer  # no stubs in the wheel

HIGHLIGHT_MAX = 20_000
"""Characters of code above which it is shown in one colour: colours would fill an article by themselves."""
_SHAPES = (
    ("Token.Comment", "code_comment"),
    ("Token.Keyword.Constant", "code_number"),
    ("Token.Keyword", "code_keyword"),
    ("Token.Operator.Word", "code_keyword"),
    ("Token.Literal.String", "code_string"),
    ("Token.Literal.Number", "code_number"),
    ("Token.Name.Function", "code_name"),
    ("Token.Name.Class", "code_name"),
    ("Token.Name.Tag", "code_keyword"),
    ("Token.Name.Attribute", "code_name"),
)


def highlighted(code: str, language: str) -> Iterator[tuple[str, str]]:
    """Code in pieces, each with the shape of a theme it is shown in, empty for plain. No character is lost or added."""
    lexer = _lexer(language) if language and len(code) <= HIGHLIGHT_MAX else None
    if lexer is None:
        yield "", code
        return
    pieces = [(_shape(str(kind)), text) for kind, text in lexer.get_tokens(code)]
    if "".join(text for _, text in pieces) != code:
        # The lexer of console sessions drops what has no prompt and no line end (pygments 2.20, 2026-11).
        yield "", code
        return
    for shape, run in groupby(pieces, key=lambda piece: piece[0]):
        yield shape, "".join(text for _, text in run)


def _shape(kind: str) -> str:
    return next((shape for prefix, shape in _SHAPES if kind.startswith(prefix)), "")


@cache
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None

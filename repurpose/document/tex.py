"""A formula as a reader without TeX can read it: x₁² + α ≤ (a+1)/b. Nothing of it is lost, or its TeX stays.

latex2mathml reads the TeX (it is also what ziamath draws from, so both forms mean the same); what is written here only
lays the tree out in a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from xml.etree.ElementTree import Element, fromstring

SOURCE_MAX = 4000
"""Characters of a formula that is read, as many as `formulas.INLINE` takes for one."""
DEPTH_MAX = 30
"""Levels of a formula that are written; far above any that a line of text can show."""
_ALIGNED = re.compile(r"(\\(?:begin|end))\{(?:aligned|align|alignedat|split|eqnarray)\*?\}")
_NOT_SHOWN = re.compile(r"\\(?:label\{[^{}]*\}|nonumber|notag|displaystyle|textstyle|limits|nolimits)(?![A-Za-z])")
"""Commands for references and for the sizes of type: TeX prints nothing for them."""
_COMMENT = re.compile(r"(?<!\\)%")
_DEFINES = re.compile(r"\\(?:newcommand|renewcommand|def|let|DeclareMathOperator)(?![A-Za-z])")
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\{[A-Za-z]+\*?\}(?:(?<=array\})\{[lcr|]*\})?")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|[\s\S])")
_BRACES = re.compile(r"(?<!\\)[{}]")
_UNKNOWN = re.compile("[\\\\\u29f8]")
"""In what latex2mathml hands over: a command it does not know; a stroke that should go through what follows."""
_KEPT = re.compile(r"[^\W_]|[=<>+]")
"""What must be in the legible form if it is in the TeX."""
_ATOM = re.compile(r"[\d.,]*\d|[^\W\d_][\u0300-\u036f\u20d7]*[′″‴₀-₎ₐ-ₜ⁰-ⁿ²³¹]*|\W?")
"""A number, a letter with its marks and small figures, or one sign: what needs no brackets to be one thing."""
_CLOSED = re.compile(r"√?\([^()]*\)|\[[^\[\]]*\]")
_ACCENTS = {"^": "\u0302", "¯": "\u0304", "―": "\u0305", "~": "\u0303", "˜": "\u0303", "˙": "\u0307", "¨": "\u0308",
            "→": "\u20d7", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300", "˘": "\u0306", "_": "\u0332"}  # fmt: skip
_OPENING, _CLOSING, _BARS = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉,;.!"), frozenset("|‖∣∥/")
_SPACED = frozenset("×÷·⋅∘⊗⊕⊙±∓∗*∧∨∩∪→←↔⇒⇐⇔⟶⟹⟸⟺↦∈∉∋⊂⊃⊆⊇+−-=<>:∼≈≠≤≥≡≪≫∝≃≅∣⊢⊨∖")
"""Operators with a space on either side where they are between two things."""
_BIG = frozenset("∑∏∫∬∭∮⋃⋂⋁⋀∐⨁⨂")


class _Unreadable(Exception):
    """The formula holds something that a line of text cannot show."""


def normal(source: str) -> str:
    """TeX as latex2mathml understands it: lines that are aligned, by the one name it knows and without numbers."""
    return _ALIGNED.sub(r"\1{align*}", _NOT_SHOWN.sub("", source)).strip()


@lru_cache(maxsize=1024)
def legible(source: str) -> str | None:
    """The formula in a line of Unicode text; None where something would be lost and the TeX has to stay."""
    tree = _understood(source)
    if tree is None:
        return None
    try:
        text = " ".join(_written(tree, 0).split())
    except (_Unreadable, ValueError, IndexError):  # the library may hand over a fraction or a script without its parts
        return None
    return text if text and _keeps(source, text) else None


def can_be_drawn(source: str) -> bool:
    """Whether a drawing shows all of the formula: every command is known, and no letter is dropped."""
    tree = _understood(source)
    text = "" if tree is None else "".join(tree.itertext())
    return bool(text) and not _UNKNOWN.search(text) and _keeps(source, text)


def shown(source: str) -> str:
    """The formula as words: legible, else as it was written."""
    return legible(source) or source


def _understood(source: str) -> Element | None:
    """The formula as MathML, if all of it can have been read."""
    if len(source) > SOURCE_MAX or _COMMENT.search(source) or _DEFINES.search(source) or not _balanced(source):
        return None
    return _parsed(normal(source))


def _parsed(source: str) -> Element | None:
    try:
        from latex2mathml.converter import convert

        return fromstring(convert(source))  # noqa: S314 - made on the spot, it holds no entity of anybody's
    except Exception:
        # What the library does not understand it tells by some twenty kinds of error, IndexError among them. No reason
        # matters here: the TeX stays.
        return None


def _balanced(source: str) -> bool:
    depth = 0
    for brace in _BRACES.findall(source):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth


def _keeps(source: str, text: str) -> bool:
    """Whether every letter, digit and relation of the TeX, apart from its commands, is in the text."""
    bare = _COMMAND.sub(" ", _ENVIRONMENT.sub(" ", _NOT_SHOWN.sub(" ", source)))
    return _counted(bare) <= _counted(text)


def _counted(text: str) -> Counter[str]:
    return Counter(_KEPT.findall(unicodedata.normalize("NFKD", text)))


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _written(node: Element, depth: int) -> str:
    write = _WRITERS.get(_name(node))
    if write is None or depth > DEPTH_MAX:
        raise _Unreadable
    return write(node, depth + 1)


def _leaf(node: Element, _: int = 0) -> str:
    text = (node.text or "").replace("\u2061", "")
    if _UNKNOWN.search(text):
        raise _Unreadable
    return text


def _words(node: Element, _: int) -> str:
    return _leaf(node).replace("\u00a0", " ")


def _space(node: Element, _: int) -> str:
    if node.get("linebreak"):
        return "; "
    return "" if node.get("width", "").startswith("-") else " "


def _row(node: Element, depth: int) -> str:
    return _line(list(node), depth)


def _line(nodes: list[Element], depth: int) -> str:
    """Pieces side by side, with the spaces that keep them apart."""
    pieces = [(_core(node), _written(node, depth)) for node in nodes]
    pieces = [(node, text) for node, text in pieces if text]
    out = ""
    for index, (node, text) in enumerate(pieces):
        before = out.rstrip()
        after = pieces[index + 1][1] if index + 1 < len(pieces) else ""
        if _is_infix(node, text):
            unary = not before or before[-1] in _OPENING | _SPACED | {",", ";"}
            out += text.strip() if unary and text in "+−-±∓" else f" {text} "
        elif _name(node) == "mfrac" and not (_stands_free(before) and _stands_free(after, ahead=True)):
            out += f"({text})"
        elif _is_word(node, text):
            out += (" " if before and before[-1].isalnum() else "") + text
            called = bool(after) and _is_call(pieces[index + 1]) and not _is_big(node)
            out += "" if not after or after[0] in _CLOSING or called else " "
        else:
            out += text + (" " if text in (",", ";") and after else "")
    return _brace_closed(pieces, out)


def _core(node: Element) -> Element:
    """A piece without the groups that hold nothing else."""
    while _name(node) in ("mrow", "mstyle") and len(node) == 1:
        node = node[0]
    return node


def _is_infix(node: Element, text: str) -> bool:
    return _name(node) in ("mo", "mi") and text in _SPACED and node.get("fence") != "true"


def _is_word(node: Element, text: str) -> bool:
    """A function's name (sin, log₂) or a great sign with its bounds (∑ᵢ₌₁ⁿ)."""
    base = _core(node[0]) if _name(node) in _SCRIPTS and len(node) else node
    name = (base.text or "").strip("\u2061") if not len(base) else ""
    return name in _BIG or (_name(base) in ("mi", "mo") and len(name) > 1 and name.isalpha()) or text in _BIG


def _is_call(piece: tuple[Element, str]) -> bool:
    """Whether a bracket opens, as behind a function's name."""
    return _name(piece[0]) == "mo" and piece[1] in _OPENING | _BARS


def _is_big(node: Element) -> bool:
    return (_core(node[0]) if len(node) else node).text in _BIG


def _stands_free(text: str, ahead: bool = False) -> bool:
    """Whether a fraction may be beside this text without brackets."""
    mark = text[:1] if ahead else text[-1:]
    closing = mark in ")]},;" if ahead else mark in "([{,;"
    return not mark or closing or mark in _SPACED - set("×·⋅÷*∗") or mark == "."


def _brace_closed(pieces: list[tuple[Element, str]], out: str) -> str:
    """Cases open a brace that nothing closes; in a line of text its end has to be seen."""
    return out + "}" if pieces and pieces[0][1] == "{" and _name(pieces[-1][0]) == "mtable" else out


def _fraction(node: Element, depth: int) -> str:
    if node.get("linethickness") == "0":
        raise _Unreadable
    above, below = (_written(child, depth) for child in node)
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _bracketed(text: str) -> str:
    """A piece as one thing."""
    text = text.strip()
    return text if _ATOM.fullmatch(text) or _CLOSED.fullmatch(text) else f"({text})"


def _root(node: Element, depth: int) -> str:
    if _name(node) == "mroot":
        raised = _raised("".join(_written(node[1], depth).split()), _superscripts())
        if raised is None:
            raise _Unreadable
        return f"{raised}√({_written(node[0], depth).strip()})"
    return f"√({_row(node, depth).strip()})"


def _scripted(node: Element, depth: int) -> str:
    """A base with what is below and above it."""
    name = _name(node)
    marks = {"msub": "_", "msup": "^", "msubsup": "_^", "munder": "_", "mover": "^", "munderover": "_^"}[name]
    base = _written(node[0], depth)
    scripts = [_written(child, depth) for child in node[1:]]
    if name in ("mover", "munder") and _name(_core(node[1])) == "mo" and (mark := _ACCENTS.get(scripts[0])):
        if len(base.strip()) != 1:
            raise _Unreadable
        return unicodedata.normalize("NFC", base.strip() + mark)
    if name.startswith(("mun", "mov")) and not _takes_bounds(_core(node[0])):
        raise _Unreadable
    if len(_core(node[0])):
        base = _bracketed(base)
    return base.strip() + "".join(_script(mark, text) for mark, text in zip(marks, scripts, strict=True))


def _takes_bounds(node: Element) -> bool:
    """Whether what is under and over a sign are its bounds; over an arrow or a brace it is something else."""
    text = (node.text or "").strip("\u2061")
    return text in _BIG or (text.isalpha() and len(text) > 1)


def _script(mark: str, text: str) -> str:
    text = text.strip()
    if not text or (mark == "^" and not text.strip("′″‴")):
        return text
    close = re.sub(r" (?=[^\w\s])|(?<=[^\w\s]) ", "", text)
    small = _raised(close, _superscripts() if mark == "^" else _subscripts())
    if small is not None:
        return small
    # One sign is seen to be all of it (∞, *); a letter or a digit might be the first of several.
    return f"{mark}{close}" if len(close) == 1 and not close.isalnum() else f"{mark}({close})"


def _raised(text: str, table: dict[str, str]) -> str | None:
    found = [table.get(character) for character in text]
    return None if None in found else "".join(character for character in found if character)


@cache
def _superscripts() -> dict[str, str]:
    return _small("<super>")


@cache
def _subscripts() -> dict[str, str]:
    return _small("<sub>")


def _small(kind: str) -> dict[str, str]:
    """Characters and their raised or lowered form, as Unicode's own decompositions name them."""
    found: dict[str, str] = {}
    # Latin-1 digits, Superscripts and Subscripts, Phonetic Extensions, subscript j: the blocks that fonts cover.
    for code in (0xB2, 0xB3, 0xB9, *range(0x2070, 0x209D), *range(0x1D2C, 0x1D6B), 0x2C7C):
        form, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        if form == kind and len(plain) == 4:
            found.setdefault(chr(int(plain, 16)), chr(code))
    return found


def _table(node: Element, depth: int) -> str:
    """Rows parted by semicolons, cells by commas; cells that only align one line are that line."""
    return "; ".join(_cells(row, depth, aligns=node.get("displaystyle") == "true") for row in node)


def _cells(row: Element, depth: int, aligns: bool) -> str:
    if aligns:
        return _line([child for cell in row for child in cell], depth).strip()
    out = ""
    for text in _texts(row, depth):
        out += ("" if not out else " " if out.endswith((",", "，")) else ", ") + text
    return out


def _texts(row: Element, depth: int) -> Iterator[str]:
    for cell in row:
        # An empty cell of a matrix is a place too.
        yield _row(cell, depth).strip() or "␣"


_SCRIPTS = frozenset(("msub", "msup", "msubsup", "munder", "mover", "munderover"))
_WRITERS: dict[str, Callable[[Element, int], str]] = {
    **dict.fromkeys(("math", "mrow", "mstyle"), _row),
    **dict.fromkeys(("mi", "mn", "mo"), _leaf),
    "mtext": _words,
    "mspace": _space,
    "mfrac": _fraction,
    **dict.fromkeys(("msqrt", "mroot"), _root),
    **dict.fromkeys(_SCRIPTS, _scripted),
    "mtable": _table,
}

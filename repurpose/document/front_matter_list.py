"""One more entry in a list of the front matter: where it goes and how it is written there, every other byte kept.

YAML takes it as a block or inside `[…]`, TOML as a table of its own; a text without front matter gets one. The text is
read again before anything is handed out: the entry is then the list's last, and nothing else has changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from repurpose.document.frontmatter import FrontMatter, fence_end, split
from repurpose.errors import SourceError
from repurpose.text.prose_view import Edit, apply

Entry = Mapping[str, str]


def appended(text: str, key: str, entry: Entry, path: str) -> Edit:
    """The edit of a text (LF line ends) that puts an entry at the end of a list of its front matter.

    Raises SourceError where the front matter's form has no lists, or where the list is written in a way not understood;
    the hint says what to write by hand.
    """
    front = split(text, path)
    entries = front.meta.get(key)
    wanted = {**front.meta, key: [*(entries if isinstance(entries, list) else []), dict(entry)]}
    for edit in _candidates(text, key, entry, front):
        if _reads(apply(text, [edit]), wanted, front.body):
            return edit
    cause = f"{key}: cannot be written into this front matter"
    raise SourceError(cause, path=path, line=front.lines.get(key, 1), hint=_by_hand(text, key, entry, front))


def _reads(text: str, meta: Mapping[str, object], body: str) -> bool:
    try:
        front = split(text, "")
    except SourceError:
        return False
    return front.body == body and front.meta == meta


def _by_hand(text: str, key: str, entry: Entry, front: FrontMatter) -> str:
    """What the author writes instead, in the form of the front matter."""
    opening = text.lstrip("\n")[:1]
    if opening in "{;" or _fence_language(text) == "json":
        return f"write it by hand: {json.dumps({key: [entry]}, ensure_ascii=False)[1:-1]}"
    if not fence_end(text.lstrip("\n")) and front.body != text:
        return "its Key: value lines hold no lists: put the front matter between lines of --- first"
    if _is_toml(text):
        return f"write {key} as tables, [[{key}]] with {' and '.join(f'{name} =' for name in entry)} below it"
    return f"write it by hand: {key}: [{_flow(entry)}]"


def _candidates(text: str, key: str, entry: Entry, front: FrontMatter) -> Sequence[Edit]:
    """Ways to write it, the usual one first; the caller takes the first that reads as it should."""
    if front.body == text:
        return (Edit(0, 0, f"---\n{_block(key, entry)}---\n"),)
    lines = text.split("\n")
    closing = _closing_line(text)
    at = _start_of(lines, closing)
    if _is_toml(text):
        table = "".join(f"{name} = {_quoted(value)}\n" for name, value in entry.items())
        return (Edit(at, at, f"[[{key}]]\n{table}"),)
    if key not in front.lines:
        top = _start_of(lines, len(text) - len(text.lstrip("\n")) + 1)
        # A last value that is a block (`summary: |`) would get the line end in front of what comes behind it.
        return Edit(at, at, _block(key, entry)), Edit(top, top, _block(key, entry))
    return _into_yaml(lines, front.lines[key] - 1, _end_of_value(lines, front, key, closing), entry)


def _closing_line(text: str) -> int:
    """The number (from 0) of the line that closes the front matter; 0 where it stands without a fence."""
    blank = len(text) - len(text.lstrip("\n"))
    end = fence_end(text.lstrip("\n"))
    return text.count("\n", 0, blank + end) if end else 0


def _is_toml(text: str) -> bool:
    return text.lstrip("\n").startswith("+") or _fence_language(text) == "toml"


def _fence_language(text: str) -> str:
    return text.lstrip("\n").partition("\n")[0].strip().lstrip("-+; \t").lower()


def _start_of(lines: Sequence[str], number: int) -> int:
    return sum(len(line) + 1 for line in lines[:number])


def _end_of_value(lines: Sequence[str], front: FrontMatter, key: str, closing: int) -> int:
    """The line behind a key's value: behind its last line that is neither blank nor a comment."""
    below = [line - 1 for line in front.lines.values() if line > front.lines[key]]
    end = min([*below, closing])
    while end > front.lines[key] and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _into_yaml(lines: Sequence[str], first: int, end: int, entry: Entry) -> Sequence[Edit]:
    """Behind the last `- …` of a block, or before the bracket that closes `[…]`."""
    dash = next((line for line in lines[first + 1 : end] if line.lstrip().startswith("-")), "  -")
    indent = dash[: len(dash) - len(dash.lstrip())]
    behind = _start_of(lines, end)
    value = "\n".join(lines[first:end])
    bracket = value.rfind("]")
    inside = _start_of(lines, first) + bracket
    return (
        Edit(behind, behind, _item(entry, indent)),
        *(Edit(inside, inside, f"{comma}{_flow(entry)}") for comma in (", ", "", " ") if bracket >= 0),
    )


def _block(key: str, entry: Entry) -> str:
    return f"{key}:\n{_item(entry, '  ')}"


def _item(entry: Entry, indent: str) -> str:
    rows = [f"{name}: {_quoted(value)}" for name, value in entry.items()]
    return f"{indent}- " + f"\n{indent}  ".join(rows) + "\n"


def _flow(entry: Entry) -> str:
    return "{" + ", ".join(f"{name}: {_quoted(value)}" for name, value in entry.items()) + "}"


def _quoted(value: str) -> str:
    """A text between marks, as YAML and TOML both read it; with marks of its own it goes between single ones."""
    if '"' in value and "'" not in value and not re.search(r"[\x00-\x1f\x7f]", value):
        return f"'{value}'"
    return json.dumps(value, ensure_ascii=False)

"""Front matter in the dialects that sites use, with the line of every key.

Eleventy, Hugo and Jekyll fence YAML with `---` (four dashes happen too), Hugo also TOML with `+++`, Pelican starts
with `Key: value` lines, and many posts have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from repurpose.errors import SourceError

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 256_000
"""Front matter longer than this is data, not front matter."""
MAX_VALUES = 20_000
"""Values that front matter may come to once its aliases are followed: nine lines of aliases can make a billion."""
MAX_DEPTH = 40
"""Brackets nested deeper than this are an attack or an accident."""

_FENCE = re.compile(r"(-{3,}|\+{3,}|;{3,})[ \t]*([A-Za-z]*)[ \t]*")
"""`---`, Hugo's `+++`, and the fences that name their language, `---toml`, as gray-matter reads them."""
_CLOSERS = {"-": r"(?:-{3,}|\.\.\.)[ \t]*", "+": r"\+{3,}[ \t]*", ";": r";{3,}[ \t]*"}
_PELICAN_KEYS = frozenset(
    {
        *("title", "date", "modified", "category", "tags", "slug", "author", "authors", "summary", "status", "number"),
        *("lang", "keywords", "template", "save_as", "url"),
    }
)
_PELICAN_LINE = re.compile(r"^([A-Za-z][\w-]*):(?:[ \t]+(.*)|)$")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]+|[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]+)\Z")
_CORE_TAG = "tag:yaml.org,2002:"


class Span(Struct, frozen=True):
    """Where a value is in the file, and how it is written.

    "plain"; "single" and "double" with their quotation marks; "literal", between marks, without escapes; "block" from
    its sign on.
    """

    start: int
    end: int
    style: str


class FrontMatter(Struct, frozen=True):
    """The front matter (`meta`, keys as written), where (`lines`), and the rest of the text with its first line.

    `spans` are the places of the values that are one text, of one line or more.
    """

    meta: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    spans: Mapping[str, Span] = field(default_factory=dict)


class Written(float):
    """A number with a point, which reads as it was written: a tag `2.10` is no `2.1`."""

    def __new__(cls, text: str) -> Written:
        """The number that a text writes."""
        number = super().__new__(cls, text)
        number.text = text
        return number

    text: str

    def __str__(self) -> str:
        return self.text


def split(text: str, path: str) -> FrontMatter:
    """Tell the dialect, read it. `text` has LF line ends. Raises SourceError with line and column."""
    if text[:1] == "\n" and _FENCE.match(text.lstrip("\n")):
        return _moved(split(text.lstrip("\n"), path), len(text) - len(text.lstrip("\n")))
    first, _, _ = text.partition("\n")
    if fence := _FENCE.fullmatch(first):
        named = _READERS.get((fence[2] or "").lower())
        reader = named or (_toml if first[0] == "+" else _json if first[0] == ";" else _yaml)
        return _fenced(text, path, _CLOSERS[first[0]], reader, named is not None)
    if first[:1] == "{":
        return _bare_json(text)
    match = _PELICAN_LINE.match(first)
    if match and match[1].lower() in _PELICAN_KEYS:
        return _pelican(text)
    return FrontMatter(body=text)


def _moved(front: FrontMatter, blank_lines: int) -> FrontMatter:
    """Front matter behind blank lines, each one character long."""
    spans = {key: Span(one.start + blank_lines, one.end + blank_lines, one.style) for key, one in front.spans.items()}
    lines = {key: line + blank_lines for key, line in front.lines.items()}
    return FrontMatter(front.meta, lines, front.body, front.body_line + blank_lines, spans)


def end_of(text: str) -> int:
    """Where the body begins, in a text (LF line ends) whose front matter may be broken; never raises."""
    try:
        return len(text) - len(split(text, "").body)
    except SourceError:
        return fence_end(text)


def is_opened(text: str) -> bool:
    """Whether a text begins with the mark of a fence, closed or not."""
    return bool(_FENCE.match(text))


def read_yaml(text: str, path: str) -> Mapping[str, Any]:
    """A file that is YAML alone, read as front matter is. Raises SourceError with line and column."""
    return split(f"---\n{text}\n---\n", path).meta


def fence_end(text: str) -> int:
    """Where the fence that opens a text is closed, whatever is between; 0 without one. Reads nothing."""
    first = text.partition("\n")[0]
    if not first or not _FENCE.fullmatch(first):
        return 0
    closing = re.compile(rf"^{_CLOSERS[first[0]]}$", re.M).search(text, len(first) + 1)
    return closing.end() if closing else 0


Reader = Callable[[str, str], tuple[dict[str, Any], dict[str, int], dict[str, tuple[int, int, str]]]]
"""From a block and its path to values, lines in the file, and spans in the block."""


def _fenced(text: str, path: str, fence: str, reader: Reader, typed: bool) -> FrontMatter:
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if re.fullmatch(fence, line)), None)
    if end is None:
        if not typed and not _looks_like_keys(lines[1:]):
            return FrontMatter(body=text)
        closing = lines[0].strip().rstrip("abcdefghijklmnopqrstuvwxyz")
        raise SourceError("the front matter is never closed", path=path, line=1, hint=f"add a line {closing} after it")
    block = "\n".join(lines[1:end])
    body = "\n".join(lines[end + 1 :])
    if not block.strip() and not _looks_like_keys(lines[1:end]):
        return FrontMatter(body=body, body_line=end + 2)
    if len(block) > MAX_CHARACTERS:
        cause = f"front matter of {len(block):,} characters"
        raise SourceError(cause, path=path, line=1, hint="close the fence earlier")
    if reader is _yaml and not typed and not _holds_a_key(lines[1:end]):
        # Two rules with words between them, a poem say: a rule on top of a text is a rule.
        return FrontMatter(body=text)
    meta, places, spans = reader(block, path)
    offset = len(lines[0]) + 1
    moved = {key: Span(start + offset, stop + offset, style) for key, (start, stop, style) in spans.items()}
    return FrontMatter(meta, places, body, end + 2, moved)


def _holds_a_key(lines: list[str]) -> bool:
    """Whether any line looks like a key or a flow mapping; what holds none is prose between two rules."""
    return any(re.match(r"[^\s#-][^\n]*?:(?:\s|$)|\s*\{|[\w\"'-]+\s*=", line) for line in lines)


def _bare_json(text: str) -> FrontMatter:
    """Hugo's JSON: an object at the very top, and the body behind it."""
    import json

    if len(text) > 1 and not re.match(r"\{\s*\"", text):
        return FrontMatter(body=text)
    try:
        meta, end = json.JSONDecoder(parse_float=Written).raw_decode(text)
    except (ValueError, RecursionError):
        return FrontMatter(body=text)
    line_end = text.find("\n", end)
    body_start = len(text) if line_end < 0 else line_end + 1
    if text[end:body_start].strip():
        return FrontMatter(body=text)
    places, spans = _json_places(text[:end], 1)
    found = {key: Span(*place) for key, place in spans.items()}
    return FrontMatter(meta, places, text[body_start:], text.count("\n", 0, body_start) + 1, found)


def _json(block: str, path: str) -> tuple[dict[str, Any], dict[str, int], dict[str, tuple[int, int, str]]]:
    import json

    inner = block if block.lstrip().startswith("{") else "{" + block + "}"
    try:
        meta = json.loads(inner, parse_float=Written)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1) + 1
        cause = f"front matter is not valid JSON: {getattr(error, 'msg', 'nested too deeply')}"
        raise SourceError(cause, path=path, line=line, hint='write "key": "value", with commas between') from error
    return (meta, *_json_places(block, 2))


def _json_places(block: str, first_line: int) -> tuple[dict[str, int], dict[str, tuple[int, int, str]]]:
    lines: dict[str, int] = {}
    spans: dict[str, tuple[int, int, str]] = {}
    for match in re.finditer(r'"([^"\\\n]+)"\s*:\s*("(?:[^"\\\n]|\\.)*")?', block):
        lines.setdefault(match[1], first_line + block.count("\n", 0, match.start()))
        if match[2]:
            spans.setdefault(match[1], (match.start(2), match.end(2), "double"))
    return lines, spans


def _looks_like_keys(lines: list[str]) -> bool:
    """Whether a lone fence at the top opens front matter, and is not just a rule in front of the text."""
    first = next((line for line in lines if line.strip()), "")
    return bool(re.match(r"[\w\"'][\w \"'-]*\s*[:=]", first))


_TOML_TEXT = re.compile(r"""(?s)\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")


def _toml(block: str, path: str) -> tuple[dict[str, Any], dict[str, int], dict[str, tuple[int, int, str]]]:
    import tomllib

    try:
        meta = tomllib.loads(block, parse_float=Written)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(match[1]) + 1, int(match[2])) if match else (block.count("\n") + 2, 1)
        cause = f"front matter is not valid TOML: {re.sub(r' *[(]at .*', '', str(error))}"
        raise SourceError(cause, path=path, line=line, column=column, hint='write key = "value"') from error
    places: dict[str, int] = {}
    spans: dict[str, tuple[int, int, str]] = {}
    at = 0
    for number, text in enumerate(block.split("\n"), 2):
        match = re.match(r"\s*([\w-]+|\"[^\"]+\")\s*=\s*|\s*\[\[?([\w-]+)", text)
        if match:
            key = (match[1] or match[2]).strip('"')
            value = _TOML_TEXT.match(block, at + match.end()) if match[1] else None
            if value and key not in places:
                spans[key] = (*value.span(), "double" if value[0][0] == '"' else "literal")
            places.setdefault(key, number)
        at += len(text) + 1
    return meta, places, spans


def _yaml(block: str, path: str) -> tuple[dict[str, Any], dict[str, int], dict[str, tuple[int, int, str]]]:
    import yaml

    if _depth(block) > MAX_DEPTH:
        raise SourceError(
            f"brackets nested deeper than {MAX_DEPTH}", path=path, line=2, hint="flatten the front matter"
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        # What was opened and never closed is at fault where it was opened, not where the text ran out.
        unclosed = re.search(r"did not find expected '|unexpected end|expected ',' or", str(error.problem))
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        cause = f"front matter is not valid YAML: {error.problem or error.context}"
        raise SourceError(cause, path=path, line=line, column=column, hint=_yaml_mend(str(error.problem))) from error
    except yaml.reader.ReaderError as error:
        line = block[: error.position].count("\n") + 2 if isinstance(error.position, int) else 2
        cause = (
            f"front matter holds a character YAML does not allow: U+{ord(error.character):04X}"
            if isinstance(error.character, str)
            else "front matter holds a character YAML does not allow"
        )
        raise SourceError(cause, path=path, line=line, hint="delete that character") from error
    if node is None:
        return {}, {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise SourceError("front matter is no list of keys", path=path, line=2, hint="write key: value, one a line")
    meta = _Construct(path).mapping(node)
    pairs = [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
    spans = {key.value: _span(value) for key, value in pairs if isinstance(value, yaml.ScalarNode)}
    lines = {key.value: key.start_mark.line + 2 for key, _ in pairs}
    return meta, lines, {key: span for key, span in spans.items() if span}


_STYLES = {None: "plain", "": "plain", "'": "single", '"': "double", "|": "block", ">": "block"}


def _span(value: yaml.ScalarNode) -> tuple[int, int, str] | None:
    """The place of a text that is not empty."""
    if value.style not in _STYLES or not value.value:
        return None
    return value.start_mark.index, value.end_mark.index, _STYLES[value.style]


def _yaml_mend(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return 'put quotes around a value that holds ": "'
    if "cannot start any token" in problem:
        return "put quotes around the value, and indent with spaces, not tabs"
    return "put quotes around the value, and close every quote and bracket"


def _depth(block: str) -> int:
    depth = deepest = 0
    for character in re.findall(r"[\[\]{}]", block):
        depth = depth + 1 if character in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


class _Construct:
    """Values from YAML nodes by the core schema: `no` is a word, 1:30 is text, 017 is text, dates stay as written."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.open: set[int] = set()
        self.built = 0

    def fail(self, node: yaml.Node, cause: str, hint: str) -> SourceError:
        return SourceError(
            cause, path=self.path, line=node.start_mark.line + 2, column=node.start_mark.column + 1, hint=hint
        )

    def value(self, node: yaml.Node) -> Any:
        import yaml

        self.built += 1
        if id(node) in self.open or self.built > MAX_VALUES:
            raise self.fail(node, "front matter whose aliases (*name) never end", "write the value out")
        if not str(node.tag).startswith(_CORE_TAG) or "python/" in str(node.tag):
            raise self.fail(node, f"tag not allowed: {node.tag}", "remove the !tag")
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        self.open.add(id(node))
        values = (
            [self.value(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else self.mapping(node)
        )
        self.open.discard(id(node))
        return values

    def mapping(self, node: yaml.Node) -> dict[str, Any]:
        import yaml

        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, "a key must be a word", "quote the key")
            if key.value == "<<" and isinstance(value, yaml.MappingNode):
                values = {**self.mapping(value), **values}
                continue
            if key.value in values and key.value in lines:
                where = f"lines {lines[key.value]} and {key.start_mark.line + 2}"
                raise self.fail(key, f"{key.value} is given twice ({where})", "delete one of them")
            values[key.value] = self.value(value)
            lines[key.value] = key.start_mark.line + 2
        return values


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:  # quoted, or a block: text as it stands
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if _INTEGER.match(text) and len(text) < 19:
        return int(text)
    if _FLOAT.match(text):
        return Written(text)
    return text


def _pelican(text: str) -> FrontMatter:
    meta: dict[str, Any] = {}
    places: dict[str, int] = {}
    key = ""
    lines = text.split("\n")
    number = at = 0
    spans: dict[str, Span] = {}
    for number, line in enumerate(lines, 1):
        match = _PELICAN_LINE.match(line)
        if match:
            key = match[1]
            meta[key] = (match[2] or "").strip()
            places[key] = number
            if meta[key]:
                start = at + line.index(meta[key], match.end(1))
                spans[key] = Span(start, start + len(meta[key]), "plain")
        elif key and line.strip() and line[0] in " \t":
            meta[key] = f"{meta[key]} {line.strip()}".strip()
            end = at + len(line.rstrip())
            start = spans[key].start if key in spans else at + len(line) - len(line.lstrip())
            spans[key] = Span(start, end, "plain")
        else:
            break
        at += len(line) + 1
    return FrontMatter(meta, places, "\n".join(lines[number - 1 :]), number, spans)


_READERS: dict[str, Reader] = {"yaml": _yaml, "yml": _yaml, "toml": _toml, "json": _json}

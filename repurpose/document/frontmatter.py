"""Front matter in the dialects that sites use, with the line of every key.

Eleventy, Hugo and Jekyll fence YAML with `---` (four dashes happen too), Hugo also TOML with `+++`, Pelican starts
with `Key: value` lines, and many posts have none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from repurpose.errors import SourceError

if TYPE_CHECKING:
    import yaml

MAX_CHARACTERS = 256_000
"""Front matter longer than this is data, not front matter."""
MAX_DEPTH = 40
"""Brackets nested deeper than this are an attack or an accident."""

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


class FrontMatter(Struct, frozen=True):
    """What stood in front (`meta`, keys as written), where (`lines`), and the rest of the text with its first line."""

    meta: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1


def split(text: str, path: str) -> FrontMatter:
    """Tell the dialect, read it. `text` has LF line ends. Raises SourceError with line and column."""
    first, _, _ = text.partition("\n")
    if re.fullmatch(r"-{3,}[ \t]*", first):
        return _fenced(text, path, r"(?:-{3,}|\.\.\.)[ \t]*", _yaml)
    if re.fullmatch(r"\+{3,}[ \t]*", first):
        return _fenced(text, path, r"\+{3,}[ \t]*", _toml)
    match = _PELICAN_LINE.match(first)
    if match and match[1].lower() in _PELICAN_KEYS:
        return _pelican(text)
    return FrontMatter(body=text)


def end_of(text: str) -> int:
    """Where the body begins, in a text (LF line ends) whose front matter may be broken; never raises."""
    try:
        return len(text) - len(split(text, "").body)
    except SourceError:
        fence = re.match(r"(-{3,}|\+{3,})[ \t]*\n", text)
        closing = re.compile(r"^(?:-{3,}|\+{3,}|\.\.\.)[ \t]*$", re.M).search(text, fence.end()) if fence else None
        return closing.end() if closing else 0


Reader = Any


def _fenced(text: str, path: str, fence: str, reader: Reader) -> FrontMatter:
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if re.fullmatch(fence, line)), None)
    if end is None:
        if not _looks_like_keys(lines[1:]):
            return FrontMatter(body=text)
        raise SourceError(
            "the front matter is never closed", path=path, line=1, mend=f"add a line {lines[0].strip()} after it"
        )
    block = "\n".join(lines[1:end])
    if not block.strip() and not _looks_like_keys(lines[1:end]):
        return FrontMatter(body="\n".join(lines[end + 1 :]), body_line=end + 2)
    if len(block) > MAX_CHARACTERS:
        raise SourceError(
            f"front matter of {len(block):,} characters", path=path, line=1, mend="close the fence earlier"
        )
    meta, places = reader(block, path)
    return FrontMatter(meta, places, "\n".join(lines[end + 1 :]), end + 2)


def _looks_like_keys(lines: list[str]) -> bool:
    """Whether a lone fence at the top opens front matter, and is not just a rule in front of the text."""
    first = next((line for line in lines if line.strip()), "")
    return bool(re.match(r"[\w\"'][\w \"'-]*\s*[:=]", first))


def _toml(block: str, path: str) -> tuple[dict[str, Any], dict[str, int]]:
    import tomllib

    try:
        meta = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(match[1]) + 1, int(match[2])) if match else (block.count("\n") + 2, 1)
        cause = f"front matter is not valid TOML: {re.sub(r' *[(]at .*', '', str(error))}"
        raise SourceError(cause, path=path, line=line, column=column, mend='write key = "value"') from error
    places: dict[str, int] = {}
    for number, text in enumerate(block.split("\n"), 2):
        match = re.match(r"\s*([\w-]+|\"[^\"]+\")\s*=|\s*\[\[?([\w-]+)", text)
        if match:
            places.setdefault((match[1] or match[2]).strip('"'), number)
    return meta, places


def _yaml(block: str, path: str) -> tuple[dict[str, Any], dict[str, int]]:
    import yaml

    if _depth(block) > MAX_DEPTH:
        raise SourceError(
            f"brackets nested deeper than {MAX_DEPTH}", path=path, line=2, mend="flatten the front matter"
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
        raise SourceError(cause, path=path, line=line, column=column, mend=_yaml_mend(str(error.problem))) from error
    except yaml.reader.ReaderError as error:
        line = block[: error.position].count("\n") + 2 if isinstance(error.position, int) else 2
        cause = (
            f"front matter holds a character YAML does not allow: U+{ord(error.character):04X}"
            if isinstance(error.character, str)
            else "front matter holds a character YAML does not allow"
        )
        raise SourceError(cause, path=path, line=line, mend="delete that character") from error
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise SourceError("front matter is no list of keys", path=path, line=2, mend="write key: value, one a line")
    meta = _Construct(path).mapping(node)
    return meta, {key.value: key.start_mark.line + 2 for key, _ in node.value if isinstance(key, yaml.ScalarNode)}


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
        self.seen: set[int] = set()

    def fail(self, node: yaml.Node, cause: str, mend: str) -> SourceError:
        return SourceError(
            cause, path=self.path, line=node.start_mark.line + 2, column=node.start_mark.column + 1, mend=mend
        )

    def value(self, node: yaml.Node) -> Any:
        import yaml

        if id(node) in self.seen:
            raise self.fail(node, "front matter uses an alias (*name)", "write the value out")
        if not str(node.tag).startswith(_CORE_TAG) or "python/" in str(node.tag):
            raise self.fail(node, f"tag not allowed: {node.tag}", "remove the !tag")
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self.mapping(node)

    def mapping(self, node: yaml.Node) -> dict[str, Any]:
        import yaml

        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, "a key must be a word", "quote the key")
            if key.value in values:
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
        return float(text)
    return text


def _pelican(text: str) -> FrontMatter:
    meta: dict[str, Any] = {}
    places: dict[str, int] = {}
    key = ""
    lines = text.split("\n")
    number = 0
    for number, line in enumerate(lines, 1):
        match = _PELICAN_LINE.match(line)
        if match:
            key = match[1]
            meta[key] = (match[2] or "").strip()
            places[key] = number
        elif key and line.strip() and line[0] in " \t":
            meta[key] = f"{meta[key]} {line.strip()}".strip()
        else:
            break
    return FrontMatter(meta, places, "\n".join(lines[number - 1 :]), number)


def parse_date(value: object, zone: str = "UTC") -> dt.date | None:
    """A front-matter date as a calendar day. A time with an offset is moved to `zone` first; None when empty.

    Raises ValueError with what is wrong.
    """
    if value in (None, ""):
        return None
    if isinstance(value, dt.datetime):
        return _local(value, zone)
    if isinstance(value, dt.date):
        return value
    text = str(value).strip().replace("/", "-")
    match = re.match(
        r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[-+]\d{2}:?\d{2})?)?\s*$", text
    )
    if not match:
        raise ValueError(f"not a date: {value}")
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    date = dt.date(year, month, day)
    if match[4] and match[5]:
        offset = "+00:00" if match[5] == "Z" else match[5] if ":" in match[5] else f"{match[5][:3]}:{match[5][3:]}"
        clock = match[4] if match[4].count(":") == 2 else f"{match[4]}:00"
        return _local(dt.datetime.fromisoformat(f"{date.isoformat()}T{clock.zfill(8)}{offset}"), zone)
    return date


def _local(moment: dt.datetime, zone: str) -> dt.date:
    if moment.tzinfo is None:
        return moment.date()
    if zone == "UTC":
        return moment.astimezone(dt.UTC).date()
    import zoneinfo

    return moment.astimezone(zoneinfo.ZoneInfo(zone)).date()

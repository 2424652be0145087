"""Front-matter values by any of their spellings and in any usual shape, typed, with errors that name the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from repurpose.document.frontmatter import FrontMatter
from repurpose.errors import SourceError
from repurpose.model import Location
from repurpose.sources.publication import normal_keys

_NOTHING = frozenset({"null", "none", "undefined", "nan", "n/a", "~"})
_NAMES = ("name", "title", "text", "label", "value", "id")
"""Keys under which a mapping keeps its name: `author: {name: Bo}`, as Quarto and Hexo write it."""


class Fields:
    """Front-matter values by any of their spellings, typed, with errors that name the line."""

    def __init__(self, front: FrontMatter, path: str) -> None:
        self.path = path
        self.meta: Mapping[str, Any] = normal_keys(front.meta)
        self.lines: dict[str, int] = normal_keys(front.lines)

    def find(self, *names: str) -> tuple[str, Any]:
        """The first of some keys that says something, and its value."""
        for name in names:
            if self.meta.get(name) not in (None, "", []):
                return name, self.meta[name]
        return names[0], None

    def wrong(self, name: str, cause: str, hint: str) -> SourceError:
        """An error at a key's line."""
        return SourceError(f"{name}: {cause}", path=self.path, line=self.lines.get(name), hint=hint)

    def raw_text(self, *names: str) -> str:
        """Text as it was written; SourceError where it is none."""
        name, value = self.find(*names)
        if isinstance(value, list) and all(isinstance(item, (str, int, float)) for item in value):
            return ", ".join(str(item) for item in value)
        if isinstance(value, (list, dict)):
            raise self.wrong(name, "must be text", f"write {name}: one line of text")
        if isinstance(value, bool):
            raise self.wrong(name, "must be text", f'put quotes around it: {name}: "{value}"')
        return "" if value is None else str(value).strip()

    def text(self, *names: str) -> str:
        """Text in one line; a word that only says "nothing" is nothing. Of a list the first, of a mapping its name."""
        _, value = self.find(*names)
        text = re.sub(r"\s+", " ", next(iter(_words(value)), "")).strip()
        return "" if text.lower() in _NOTHING else text

    def texts(self, *names: str) -> tuple[str, ...]:
        """Words in any usual shape: a list, nested lists, names in mappings, or one line with commas."""
        _, value = self.find(*names)
        if isinstance(value, str):
            value = re.split(r"\s*[,，]\s*", value)
        return tuple(dict.fromkeys(word.strip() for word in _words(value) if word.strip()))

    def flag(self, *names: str) -> bool:
        """A yes or no; SourceError for anything else."""
        name, value = self.find(*names)
        if isinstance(value, str) and value.lower() in ("yes", "no", "on", "off", "true", "false"):
            return value.lower() in ("yes", "on", "true")
        if value not in (None, True, False):
            raise self.wrong(name, f"must be true or false, not {value}", f"write {name}: true")
        return bool(value)

    def link(self, *names: str) -> str:
        """An http address; "" for anything else."""
        value = self.text(*names)
        return value if re.match(r"https?://\S+$", value) else ""

    def places(self) -> dict[str, Location]:
        """Where each key occurs."""
        return {name: Location(self.path, line) for name, line in self.lines.items()}


def _words(value: object) -> Iterator[str]:
    """The words of a value: of a list those of its entries, of a mapping its name, else its keys."""
    if isinstance(value, Mapping):
        named = [value[key] for key in _NAMES if key in value]
        yield from _words(named[0]) if named else (str(key) for key in value)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _words(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)

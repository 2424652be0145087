"""Reading a rendered thread: its posts network by network, and the number at a post's end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from repurpose.model import Part, Rendered

_NUMBER = re.compile(r"(?:^|\s)[(（【]?(\d{1,3})/(\d{1,3})[)）】]?$")
_NO_WORDS = re.compile(r"^(?:[#＃]\S+\s*)+$|^(?:.{0,40}[:：])?\s*(?:https?://\S+)?$")
_OWN_LINE = re.compile(r"(?:^|\n)[^\S\n]*(?:🧵[^\S\n]*)?[(（【]?\d{1,3}/\d{1,3}[)）】]?$")


def network_of(part: Part) -> str:
    """The network a part was written for."""
    return re.split(r"[/.]", part.name, maxsplit=1)[0]


def threads(rendered: Rendered) -> Iterator[tuple[str, list[Part]]]:
    """Each network with its posts in order."""
    posts = [part for part in rendered.parts if part.kind == "line" and "/" in part.name]
    for network, group in groupby(posts, key=network_of):
        yield network, list(group)


def limit_of(rendered: Rendered, network: str) -> int | None:
    """The limit a thread was written for, as its file names it; None where there is no file: everybody's limit."""
    data = next((part.text for part in rendered.parts if part.name == f"{network}.json"), "")
    return int(json.loads(data)["limit"]) if data else None


def number_of(text: str) -> tuple[int, int] | None:
    """The number at a post's end, "3/12" as (3, 12)."""
    match = _NUMBER.search(text)
    return (int(match[1]), int(match[2])) if match else None


def is_numbered(posts: Sequence[Part]) -> bool:
    """Whether a thread numbers its posts: one does on a line of its own, or all do at the end."""
    return any(_OWN_LINE.search(post.text) for post in posts) or all(number_of(post.text) for post in posts)


def without_number(text: str) -> str:
    """A post's words without its number."""
    return _NUMBER.sub("", text).rstrip()


def lines_of_words(text: str) -> list[str]:
    """A post's lines without those that only hold a link, tags, or what leads to a link."""
    return [line for line in without_number(text).split("\n") if line.strip() and not _NO_WORDS.match(line)]


def thread_of(*texts: str, network: str = "x") -> Rendered:
    """A thread, for a rule's example."""
    parts = (Part(f"{network}/{number}", "line", text) for number, text in enumerate(texts, 1))
    return Rendered("thread", "example", tuple(parts))

"""What a command says while it works: on stderr, quiet in a pipe, a bar only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
EVERY = 500
"""Items between two lines of progress where there is no terminal."""


class Console:
    """Chatter for people. stdout is never touched: that is for data."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet

    def say(self, text: str) -> None:
        """One line of news."""
        if not self.quiet:
            _print(text)

    def warn(self, text: str) -> None:
        """Something the user should know even when quiet."""
        _print(text)

    def progress(self, items: Sequence[Item], label: str) -> Iterable[Item]:
        """The items, with a bar on a terminal and a plain line now and then elsewhere; nothing for short work."""
        if self.quiet or len(items) < EVERY // 5:
            return items
        if sys.stderr.isatty() and not os.environ.get("CI"):
            return _bar(items, label)
        return self._lines(items, label)

    def _lines(self, items: Sequence[Item], label: str) -> Iterator[Item]:
        for number, item in enumerate(items, 1):
            yield item
            if number % EVERY == 0:
                self.say(f"{label}: {number:,} of {len(items):,}")


def _print(text: str) -> None:
    """A line on stderr; what a file says must not steer the terminal."""
    shown = "".join(character if character.isprintable() or character in "\n\t" else "\ufffd" for character in text)
    print(shown, file=sys.stderr)


def _bar(items: Sequence[Item], label: str) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, console=Console(stderr=True), transient=True)


def colour_wanted(stream: object = sys.stdout) -> bool:
    """Whether to colour: NO_COLOR and a dumb terminal say no, FORCE_COLOR says yes, else a terminal decides."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())

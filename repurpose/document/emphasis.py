"""Runs of `*`, `_`, `~` and `=`: which may open and close, and which pair with which (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

from collections.abc import Callable

import regex
from msgspec import Struct

from repurpose.document.nodes import Inline
from repurpose.text.han import HAN

NESTING_MAX = 50
"""Emphasis and links inside each other; deeper marks are words. Mail clients drop content at a few hundred levels."""
_PUNCTUATION = regex.compile(r"[\p{P}\p{S}]")
_WIDE = regex.compile(
    rf"[{HAN}\u1100-\u11ff\u2e80-\u303f\u3040-\u30ff\u3100-\u31ff\uac00-\ud7af\ufe30-\ufe4f\uff00-\uffef]"
)
_KINDS = {"*": ("emphasis", "strong"), "_": ("emphasis", "strong"), "~": ("", "strike"), "=": ("", "mark")}


class Delimiter(Struct):
    """A run of `*`, `_`, `~` or `=` that may open or close; an opening bracket when `mark` is `[` or `![`. `deep`
    is how many marks the run had, `count` how many are left."""

    mark: str
    start: int
    count: int
    opens: bool
    closes: bool
    active: bool = True
    deep: int = 0


Item = Inline | Delimiter


def flanks(text: str, start: int, end: int, mark: str) -> tuple[bool, bool]:
    """Whether a run of marks can open and can close (CommonMark 6.2).

    Beside Chinese, Japanese and Korean a full-width mark counts as a letter, and a mark of punctuation next to such a
    letter does not keep a run from opening or closing: `**人工智能（AI）**是` is bold, as its author means it.
    """
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    space_before, space_after = before.isspace(), after.isspace()
    wide_before, wide_after = bool(_WIDE.match(before)), bool(_WIDE.match(after))
    marks_before = not wide_before and bool(_PUNCTUATION.match(before))
    marks_after = not wide_after and bool(_PUNCTUATION.match(after))
    left = not space_after and (not marks_after or space_before or marks_before or wide_before)
    right = not space_before and (not marks_before or space_after or marks_after or wide_after)
    if mark == "*":
        # Between digits a single star is a times sign.
        return (False, False) if before.isdigit() and after.isdigit() and end - start == 1 else (left, right)
    if mark == "_":
        return left and (not right or marks_before or (wide_before and not before.isalnum())), right and (
            not left or marks_after or (wide_after and not after.isalnum())
        )
    if mark == "=":
        # `a == b` and `x==y` are code that lost its backticks; a highlight stands at the edge of a word.
        latin_before, latin_after = before.isascii() and before.isalnum(), after.isascii() and after.isalnum()
        return not space_after and not latin_before, not space_before and not latin_after
    return left, right


def paired(items: list[Item], place: Callable[[int], int]) -> list[Inline]:
    """Items with their runs of emphasis paired (CommonMark 6.2); runs that find no partner are words."""
    if not any(isinstance(item, Delimiter) for item in items):
        return items  # type: ignore[return-value]
    pairing = _Pairing(place)
    for item in items:
        pairing.take(item)
    return pairing.finish()


class _Pairing:
    def __init__(self, place: Callable[[int], int]) -> None:
        self.place = place
        self.out: list[Item] = []
        self.openers: list[int] = []
        self.floor: dict[tuple[str, bool, int], int] = {}

    def take(self, item: Item) -> None:
        if isinstance(item, Inline):
            self.out.append(item)
            return
        if item.mark in "[![":
            self.out.append(self.words(item))
            return
        while item.closes and item.count and (found := self.opener(item)) is not None:
            self.pair(found, item)
        if item.count:
            if item.opens and len(self.openers) < NESTING_MAX:
                self.openers.append(len(self.out))
            self.out.append(item)

    def opener(self, closer: Delimiter) -> int | None:
        """The nearest run that the closer may pair with. Where none was found, none below is looked at again."""
        key = (closer.mark, closer.opens, closer.count % 3)
        floor = self.floor.get(key, 0)
        for depth in range(len(self.openers) - 1, floor - 1, -1):
            candidate = self.out[self.openers[depth]]
            assert isinstance(candidate, Delimiter)
            if candidate.mark == closer.mark and _match(candidate, closer):
                return depth
        self.floor[key] = len(self.openers)
        return None

    def pair(self, depth: int, closer: Delimiter) -> None:
        at = self.openers[depth]
        opener = self.out[at]
        assert isinstance(opener, Delimiter)
        children = [self.words(child) if isinstance(child, Delimiter) else child for child in self.out[at + 1 :]]
        del self.out[at + 1 :]
        del self.openers[depth + 1 :]
        self.floor = {key: min(floor, len(self.openers)) for key, floor in self.floor.items()}
        # Three and three: italics inside bold, as most readers of `***so***` write it.
        both = min(opener.count, closer.count)
        taken = 1 if both == 1 or (opener.count == closer.count == opener.deep == closer.deep == 3) else 2
        kind = _KINDS[closer.mark][taken - 1]
        start = opener.start + opener.count - taken
        node = Inline(kind, self.place(start), self.place(closer.start + taken - 1) + 1, children=children)  # type: ignore[arg-type]
        node.text = closer.mark * taken
        opener.count -= taken
        closer.count -= taken
        closer.start += taken
        if not opener.count:
            self.out.pop()
            self.openers.pop()
        self.out.append(node)

    def words(self, run: Delimiter) -> Inline:
        """A run that pairs with nothing."""
        text = run.mark * run.count if run.mark not in "[![" else run.mark
        return Inline("text", self.place(run.start), self.place(run.start + len(text) - 1) + 1, text)

    def finish(self) -> list[Inline]:
        return [self.words(item) if isinstance(item, Delimiter) else item for item in self.out]


def _match(opener: Delimiter, closer: Delimiter) -> bool:
    """The rule of three (CommonMark 6.2, rules 9 and 10)."""
    if closer.mark in "~=":
        return opener.count == closer.count == 2
    if (opener.closes or closer.opens) and (opener.count + closer.count) % 3 == 0:
        return opener.count % 3 == 0 and closer.count % 3 == 0
    return True

"""Which quotation, figure or name somebody means by a place or by words, and the words that accept just that."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from repurpose.errors import UsageError
from repurpose.grounding.acceptance import one_line
from repurpose.grounding.doubts import AnyTrace, all_traces, doubtful, stands
from repurpose.grounding.extents import Extents, Stretch
from repurpose.model import Grounding, NameTrace

_PLACE = re.compile(r"(\d{1,7})(?::(\d{1,7}))?")
SHOWN = 30
"""Characters of a quotation that a message shows: enough to know it again."""
LISTED = 5
"""Places that a message lists, at most."""
WIDEST = 24
"""Characters on either side of a figure that are tried, before its whole line, to tell it from others like it."""


class Acceptance(Struct, frozen=True):
    """Words to be written, their reason, and the traces they cover; none are written where `already` has a reason."""

    words: str
    reason: str
    covered: tuple[AnyTrace, ...]
    already: str = ""


class Chooser:
    """Finds what somebody means by a place or by words."""

    def __init__(self, article: Path, text: str, grounding: Grounding) -> None:
        self.article = article
        self.extents = Extents(text)
        self.traces = all_traces(grounding)
        self._stretches = {id(one): self.extents.of(one) for one in self.traces}
        self.open = [one for one in self.traces if not one.accepted and not stands(one)]

    def choose(self, asked: str, reason: str) -> Acceptance:
        """What somebody asks for. Raises UsageError where it is nothing, or more than one thing."""
        place = _PLACE.fullmatch(asked.strip())
        if place:
            return self.by_trace(asked, reason, self.at(int(place[1]), int(place[2] or 0)))
        words = one_line(asked)
        named = [one for one in self.traces if one_line(one.text) == words] or self.beginning(words)
        return self.by_trace(asked, reason, named) if named else self.by_sentence(words, reason)

    def at(self, line: int, column: int) -> list[AnyTrace]:
        """The traces on a line, or those that begin at its column."""
        found = [one for one in self.traces if one.place.line == line and column in (0, one.place.column)]
        if not found:
            where = f"{self.article}:{line}" + (f":{column}" if column else "")
            raise UsageError(f"{where}: no quotation, figure or name begins here", hint=self.hint())
        return found

    def beginning(self, words: str) -> list[AnyTrace]:
        """The quotations that words with `…` behind them begin."""
        start = re.sub(r"(?:…|\.\.\.)\Z", "", words)
        return [one for one in self.traces if start and start != words and one_line(one.text).startswith(start)]

    def by_trace(self, asked: str, reason: str, found: Sequence[AnyTrace]) -> Acceptance:
        """One of the traces found: the one in doubt, else one that is not word for word in the source."""
        left = [one for one in found if doubtful(one)] or [one for one in found if one in self.open]
        if len(left) == 1:
            return self.covering(self.words_for(left[0]), reason)
        if left:
            hint = "write LINE:COLUMN, or the words around it"
            raise UsageError(f"{self.article}: {asked} is more than one thing: {_listed(left)}", hint=hint)
        accepted = next((one for one in found if one.accepted), None)
        if accepted:
            return Acceptance(one_line(accepted.text), reason, (accepted,), accepted.accepted)
        where = f"{self.article}:{found[0].place.line}:{found[0].place.column}"
        raise UsageError(f"{where}: stands in the source, so there is nothing to accept", hint=self.hint())

    def by_sentence(self, words: str, reason: str) -> Acceptance:
        """Words around what is to be accepted, as they are written in the article."""
        places = self.extents.everywhere(words)
        held = [place for place in places if self.inside(place, self.open)]
        if len(held) == 1:
            return self.covering(words, reason)
        if held:
            lines = ", ".join(str(self.extents.text.count("\n", 0, start) + 1) for start, _ in held[:LISTED])
            hint = "write more of the words around it, or LINE:COLUMN"
            raise UsageError(f"{self.article}: “{cut(words)}” is more than one thing: on lines {lines}", hint=hint)
        done = [one for place in places for one in self.inside(place, self.traces) if one.accepted]
        if done:
            return Acceptance(words, reason, tuple(done), done[0].accepted)
        what = "has nothing to accept in it" if places else "is not in the article"
        raise UsageError(f"{self.article}: “{cut(words)}” {what}", hint=self.hint())

    def inside(self, place: Stretch, traces: Sequence[AnyTrace]) -> list[AnyTrace]:
        """Those of some traces that a stretch of the article holds whole."""
        stretches = ((one, self._stretches[id(one)]) for one in traces)
        return [one for one, (start, end) in stretches if place[0] <= start and end <= place[1]]

    def covering(self, words: str, reason: str) -> Acceptance:
        """An acceptance of words with all that it lets stand."""
        same = [one for one in self.open if one_line(one.text) == words]
        within = [one for place in self.extents.everywhere(words) for one in self.inside(place, self.open)]
        covered = {(one.place.line, one.place.column, one.text): one for one in [*same, *within]}
        return Acceptance(words, reason, tuple(covered.values()))

    def words_for(self, trace: AnyTrace) -> str:
        """What to write for one trace: its own words, or, where others have the same, the shortest ones around it."""
        text = one_line(trace.text)
        alone = [one for one in self.open if one_line(one.text) == text] == [trace]
        return text if alone or isinstance(trace, NameTrace) else self.words_around(trace)

    def words_around(self, trace: AnyTrace) -> str:
        """The shortest words around a trace that are nowhere else, and hold nothing else that could be accepted."""
        text = one_line(trace.text)
        start, end = self._stretches[id(trace)]
        for first, last in _around(self.extents.text, start, end):
            words = one_line(self.extents.text[first:last])
            held = self.inside((first, last), self.open)
            if words != text and held == [trace] and len(self.extents.everywhere(words)) == 1:
                return words
        hint = "accept the words around it, as they are written in the article"
        raise UsageError(
            f"{self.article}:{trace.place.line}:{trace.place.column}: “{cut(text)}” is there more than once", hint=hint
        )

    def argument(self, trace: AnyTrace) -> str:
        """What to write behind `--accept` for a trace, ready for a shell. It stays right when lines are added above."""
        try:
            words = self.words_for(trace)
            if _PLACE.fullmatch(words):
                words = self.words_around(trace)
        except UsageError:
            return f"{trace.place.line}:{trace.place.column}"
        short = f"{words[: SHOWN // 2]}…"
        if len(words) > len(short) and self.beginning(short) == [trace]:
            words = short
        return shlex.quote(words) if re.search(r'["$`\\!%]', words) else f'"{words}"'

    def hint(self) -> str:
        """What could be meant instead."""
        wanting = [one for one in self.traces if doubtful(one)] or self.open
        return f"in doubt: {_listed(wanting)}" if wanting else "nothing in the article is in doubt"


_CLAUSE, _SENTENCE = "，,、；;。！？!?：:\n", "。！？!?\n"


def _around(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Ever longer stretches around a place, within its line: the clause, the sentence, then a few characters a side."""
    line = text.rfind("\n", 0, start) + 1, (text + "\n").find("\n", end)
    for marks in (_CLAUSE, _SENTENCE):
        first = max(text.rfind(mark, line[0], start) for mark in marks) + 1
        last = min((at for mark in marks if (at := text.find(mark, end, line[1])) >= 0), default=line[1])
        yield max(first, line[0]), last
    for more in range(1, WIDEST):
        yield max(start - more, line[0]), min(end + more, line[1])
    yield line


def _listed(traces: Sequence[AnyTrace]) -> str:
    shown = [f"{one.place.line}:{one.place.column} “{cut(one_line(one.text))}”" for one in traces[:LISTED]]
    return ", ".join(shown) + (f" and {len(traces) - LISTED} more" if len(traces) > LISTED else "")


def cut(text: str) -> str:
    """Words as a message shows them."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"

"""How often grounding is right on whole articles with their interviews, marked by hand before anything was tuned on them.

    python -m tests.grounding.measure_interviews [development|aside] [--wrong]

An interview is a folder of `interviews/`: the talk, the article as a faithful editor wrote it, and `truth.json`, which
says who said each quotation and where, which figures and names there are, and what to change in the article, one change
at a time, so that it is wrong (or, for `faithful`, still right). Lines begin with 1, turns with 0.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from repurpose.grounding import ground
from repurpose.model import FigureTrace, Grounding, NameTrace, QuoteTrace
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.han import has_han

FOLDER = Path(__file__).parent / "interviews"


@dataclass
class Count:
    """Cases of one kind: how many came out each way, and those that came out wrong, in words."""

    ways: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, way: str, wrong: str = "") -> None:
        self.ways[way] += 1
        if wrong:
            self.wrong.append(f"{way}: {wrong}")

    def share(self, *ways: str) -> float:
        return sum(self.ways[way] for way in ways) / max(1, self.ways.total())

    def __str__(self) -> str:
        return f"{self.ways.total()}: " + ", ".join(f"{number} {way}" for way, number in self.ways.most_common())


class Interview:
    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.article = (folder / "article.md").read_text("utf-8")
        self.talk = (folder / "talk.md").read_text("utf-8")
        self.truth: dict[str, Any] = json.loads((folder / "truth.json").read_text("utf-8"))

    @cached_property
    def _source(self) -> Any:
        return read_post(self.talk, "talk.md", Reading())

    def grounding(self, article: str) -> Grounding:
        return ground(pairing.join(read_post(article, "article.md", Reading()), self._source))

    @cached_property
    def found(self) -> Grounding:
        return self.grounding(self.article)

    @property
    def turn_lines(self) -> list[int]:
        """The line of each turn of the talk as its author counted them: a recording played within a turn is no other."""
        lines = self.talk.split("\n")
        turns = (turn for section in self._source.sections for turn in section.turns)
        return [turn.line for turn in turns if _is_labelled(lines[turn.line - 1], turn.speaker.label)]

    def quotations(self) -> Iterator[tuple[dict[str, Any], QuoteTrace | None]]:
        for one in self.truth["quotations"]:
            yield one, _quote(self.found, one["text"])

    def edits(self, *kinds: str) -> Iterator[tuple[dict[str, Any], Grounding]]:
        for one in self.truth["edits"]:
            if one["kind"] in kinds:
                yield one, self.grounding(self.article.replace(one["old"], one["new"]))

    def marked(self, kind: str) -> Iterator[tuple[dict[str, Any], int, int]]:
        """Marked words with their line, and the column (from 1) they begin at; those of the brief no reader sees."""
        body = self.article.index("\n---\n", self.article.index("\n---\n") + 1)
        for one in self.truth[kind]:
            at = self.article.index(one["in"]) + one["in"].index(one["text"])
            if at < body and "---" in self.article[:at]:
                continue
            before = self.article[:at]
            yield one, before.count("\n") + 1, at - before.rfind("\n")


def _is_labelled(line: str, label: str) -> bool:
    _, found, after = line.partition(label or "\0")
    return bool(label and found) and (not after.strip(" *") or any(colon in after[:14] for colon in ":："))


def interviews(which: str) -> list[Interview]:
    return [Interview(folder) for folder in sorted((FOLDER / which).iterdir())]


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _quote(found: Grounding, text: str) -> QuoteTrace | None:
    return next((one for one in found.quotes if _bare(one.text) == _bare(text)), None)


def verdict(trace: QuoteTrace | None) -> str:
    """What an editor is told of a quotation, in a word."""
    if trace is None:
        return "not seen"
    return "objected" if trace.objections else trace.verdict


GOOD = ("verbatim", "close", "loose", "combined", "other-language", "term")


def real(all_of_them: Sequence[Interview], language: str = "") -> Count:
    """Quotations that were said: accepted, objected to, or not found; those of one language of the source only, or all."""
    count = Count()
    for one in all_of_them:
        for quoted, trace in one.quotations():
            if language in ("", quoted["language"]) or (language == "foreign" and not has_han(one.talk[-400:])):
                way = verdict(trace)
                shown = f"{one.name} {quoted['text']} {[o.message for o in trace.objections] if trace else ''}"
                count.add("accepted" if way in GOOD else way, "" if way in GOOD else shown)
    return count


def placed(all_of_them: Sequence[Interview]) -> Count:
    """Whether the evidence of a quotation begins in the turn it was said in."""
    count = Count()
    for one in all_of_them:
        lines = one.turn_lines
        for quoted, trace in one.quotations():
            if trace is None or not trace.evidence or trace.verdict in ("not-found", "cannot-judge"):
                continue
            begins = lines[min(quoted["turn"], len(lines) - 1)]
            ends = lines[quoted["turn"] + 1] if quoted["turn"] + 1 < len(lines) else 10**9
            right = any(begins <= evidence.line < ends for evidence in trace.evidence)
            count.add("right turn" if right else "other turn", "" if right else f"{one.name} {quoted['text']}")
    return count


def said_by(all_of_them: Sequence[Interview]) -> Count:
    """Whom the article is read to give a right quotation to, and whether that is objected to."""
    count = Count()
    for one in all_of_them:
        for quoted, trace in one.quotations():
            if trace is None:
                continue
            against = [objection for objection in trace.objections if objection.kind == "speaker"]
            way = "objected" if against else "unsaid" if not trace.said_by else "right" if trace.said_by == quoted["by"] else "wrong"  # fmt: skip
            shown = f"{one.name} {quoted['how']} {quoted['text']} → {trace.said_by} {[o.message for o in against]}"
            count.add(way, "" if way == "right" else shown)
    return count


def wrong_speakers(all_of_them: Sequence[Interview]) -> Count:
    """Quotations given to another person: objected to for their speaker or not."""
    count = Count()
    for one in all_of_them:
        for edit, found in one.edits("speaker"):
            trace = _quote(found, edit["quote"])
            against = trace is not None and any(objection.kind == "speaker" for objection in trace.objections)
            shown = (
                f"{one.name} {edit['old']} ⇒ {edit['new']} ({edit['why']}) said_by={trace.said_by if trace else None}"
            )
            count.add("objected" if against else "passed", "" if against else shown)
    return count


def altered(all_of_them: Sequence[Interview], *kinds: str) -> Count:
    """Quotations with one thing changed: objected to (or without a place), or passed."""
    count = Count()
    for one in all_of_them:
        for edit, found in one.edits(*kinds):
            if edit["quote"]:
                way = verdict(_quote(found, edit["quote"]))
                caught = way not in GOOD
                shown = f"{one.name} {edit['kind']} {edit['old']} ⇒ {edit['quote']} {way}"
                count.add("caught" if caught else "passed", "" if caught else shown)
    return count


def faithful(all_of_them: Sequence[Interview]) -> Count:
    """Quotations reworded without a change of sense."""
    count = Count()
    for one in all_of_them:
        for edit, found in one.edits("faithful"):
            if edit["quote"]:
                trace = _quote(found, edit["quote"])
                way = verdict(trace)
                shown = f"{one.name} {edit['quote']} {[o.message for o in trace.objections] if trace else ''}"
                count.add("accepted" if way in GOOD else way, "" if way in GOOD else shown)
    return count


def _at(traces: Iterable[Any], line: int, column: int, text: str) -> Any:
    """The trace that covers a marked place, by more than its edge."""
    for one in traces:
        if (
            one.place.line == line
            and one.place.column < column + len(text)
            and column < one.place.column + len(one.text)
        ):
            return one
    return None


def right_figures(all_of_them: Sequence[Interview]) -> Count:
    count = Count()
    for one in all_of_them:
        for marked, line, column in one.marked("figures"):
            trace: FigureTrace | None = _at(one.found.figures, line, column, marked["text"])
            way = trace.verdict if trace else "not seen"
            shown = f"{one.name} {marked['in']} [{marked['text']}] {trace.text if trace else ''}"
            count.add(way, "" if way == "supported" else shown)
    return count


def idioms(all_of_them: Sequence[Interview]) -> Count:
    """Words that are no figure to check."""
    count = Count()
    for one in all_of_them:
        for marked, line, column in one.marked("not_figures"):
            trace: FigureTrace | None = _at(one.found.figures, line, column, marked["text"])
            flagged = trace is not None and trace.verdict != "supported"
            count.add("flagged" if flagged else "left alone", f"{one.name} {marked['in']}" if flagged else "")
    return count


def wrong_figures(all_of_them: Sequence[Interview]) -> Count:
    """A figure changed to another: anything beside it that was not said of the right article is a catch."""
    count = Count()
    for one in all_of_them:
        before = _alarms(one.found)
        for edit, found in one.edits("figure"):
            caught = bool(_alarms(found) - before)
            count.add("caught" if caught else "passed", "" if caught else f"{one.name} {edit['old']} ⇒ {edit['new']}")
    return count


def _alarms(found: Grounding) -> Counter[tuple[str, str]]:
    alarms: Counter[tuple[str, str]] = Counter()
    for figure in found.figures:
        alarms["figure", figure.text] += figure.verdict != "supported"
    for quote in found.quotes:
        alarms["quote", quote.text] += quote.verdict == "not-found" or bool(quote.objections)
    for name in found.names:
        alarms["name", name.text] += name.verdict == "not-found"
    return +alarms


def right_names(all_of_them: Sequence[Interview]) -> Count:
    """Marked names: seen as they are written, and passed."""
    count = Count()
    for one in all_of_them:
        for marked, line, column in one.marked("names"):
            trace: NameTrace | None = _at(one.found.names, line, column, marked["text"])
            elsewhere = trace or next((name for name in one.found.names if name.text == marked["text"]), None)
            way = "not seen" if elsewhere is None else elsewhere.verdict
            shown = f"{one.name} {marked['in']} [{marked['text']}] {elsewhere.text if elsewhere else ''}"
            count.add(way, "" if way in ("exact", "variant") else shown)
    return count


def name_alarms(all_of_them: Sequence[Interview]) -> Count:
    """Names changed to ones the talk does not know, and the alarms on the right article (all of them false)."""
    count = Count()
    for one in all_of_them:
        before = Counter(name.text for name in one.found.names if name.verdict == "not-found")
        for text, number in before.items():
            for _ in range(number):
                count.add("false alarm", f"{one.name} {text}")
        for edit, found in one.edits("name"):
            after = Counter(name.text for name in found.names if name.verdict == "not-found")
            caught = bool(after - before)
            count.add(
                "true alarm" if caught else "missed", "" if caught else f"{one.name} {edit['old']} ⇒ {edit['new']}"
            )
    return count


MEASURES = {
    "real quotations": real,
    "  said only in the original": lambda some: real(some, "en"),
    "placed": placed,
    "who said right ones": said_by,
    "wrong speakers": wrong_speakers,
    "altered quotations": lambda some: altered(
        some, "agents", "order", "comparison", "quantity", "negation", "hedge", "word"
    ),
    "  who did what, and order": lambda some: altered(some, "agents", "order"),
    "reworded faithfully": faithful,
    "invented": lambda some: altered(some, "invented"),
    "right figures": right_figures,
    "no figures": idioms,
    "wrong figures": wrong_figures,
    "names": right_names,
    "name alarms": name_alarms,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", default="development")
    parser.add_argument("--wrong", action="store_true", help="write out what came out wrong")
    parser.add_argument("--only", default="", help="measures whose name contains this")
    asked = parser.parse_args()
    some = interviews(asked.which)
    for name, measure in MEASURES.items():
        if asked.only in name:
            count = measure(some)
            print(f"{name:30} {count}")
            if asked.wrong:
                print("\n".join(f"      {line}" for line in count.wrong))


if __name__ == "__main__":
    main()

"""`trace --format html`: one page to read an article against its source, and to sign before it goes out."""

from __future__ import annotations

import datetime as dt
import hashlib
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from repurpose.commands.acceptance_choice import Chooser
from repurpose.commands.proof_marks import Passage, Piece, ProofMark, pieces
from repurpose.commands.proof_source import SourceView, languages
from repurpose.commands.proof_words import legend, shown, words
from repurpose.commands.trace import Traced
from repurpose.config import Project
from repurpose.document.frontmatter import end_of
from repurpose.grounding.doubts import AnyTrace, all_traces, doubtful
from repurpose.grounding.extents import Extents
from repurpose.model import FigureTrace, Grounding, QuoteTrace
from repurpose.preview.page import hash_source
from repurpose.sources import files
from repurpose.templating import Templates
from repurpose.text.bilingual import in_language

HASH_SHOWN = 12
"""Hexadecimal digits of a file's SHA-256 on paper: enough to tell two states of a file apart, as git shows seven."""

NEAREST = 180
"""Characters of a passage that the list shows: two lines on a desktop. Beside the article it stands whole."""
AROUND = 30
"""Characters of the article shown on either side of what needs a look."""


class ProofLine(Struct, frozen=True):
    """A line of the article's file with the marks over it."""

    number: int
    kind: Literal["front", "heading", "quote", "text"]
    pieces: list[Piece]


class ProofRow(Struct, frozen=True):
    """A paragraph of the article, and the marks that begin in it: those to read in full, and those that are settled."""

    lines: list[ProofLine]
    full: list[ProofMark]
    brief: list[ProofMark]


class ProofItem(Struct, frozen=True):
    """A mark that needs a look, the words around it, and what to type to let it stand."""

    mark: ProofMark
    before: str
    after: str
    command: str

    @property
    def nearest(self) -> Passage:
        """The first passage of the source, no longer than a list bears."""
        one = self.mark.passages[0]
        return replace(one, text=one.text if len(one.text) <= NEAREST else f"{one.text[:NEAREST]}…")


def sheet(
    project: Project, traced: Traced, lang: str, today: dt.date, article: Path, source: Path | None = None
) -> str:
    """The page in the language of the interface. `article` and `source` are the paths as they were typed."""
    post, grounding = traced.post, traced.grounding
    text = files.read(project.root / post.source)
    view = SourceView(post, text)
    marks = _marks(post.text, grounding, view, lang)
    templates = Templates([project.resolve(project.settings.templates)])
    style, script = templates.read("trace/sheet.css"), templates.read("trace/sheet.js")
    context: dict[str, Any] = {
        "lang": "zh-Hans" if lang.startswith("zh") else "en",
        "words": words(lang),
        "legend": legend(lang),
        "title": post.headline,
        "post": post,
        "today": today,
        "states": {"article": _state(post.text), "source": _state(text)},
        "sums": _sums(marks),
        "items": _items(marks, Chooser(article, post.text, grounding), _command(article, source)),
        "accepted": [mark for mark in marks if mark.trace.accepted],
        "unused": [words for words, _ in grounding.unused],
        "faults": [(one.place.line, one.text, in_language(one.message, lang)) for one in grounding.talk],
        "rows": list(_rows(post.text, marks)),
        "head": view.head,
        "turns": view.turns,
        "style": style,
        "script": script,
        "policy": f"default-src 'none'; script-src {hash_source(script)}; style-src {hash_source(style)}; "
        "base-uri 'none'; form-action 'none'",
    }
    context["languages"] = languages(context["turns"])
    return templates.render("trace/sheet.html", context)


def _state(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HASH_SHOWN]


def _marks(text: str, grounding: Grounding, view: SourceView, lang: str) -> list[ProofMark]:
    """The traces as marks, numbered by kind in the order of the article."""
    extents = Extents(text)
    numbers: Counter[str] = Counter()
    found = []
    for trace in all_traces(grounding):
        kind = _kind(trace)
        numbers[kind] += 1
        how = shown(trace, lang)
        start, end = extents.of(trace)
        name, against = f"{kind[0]}{numbers[kind]}", _against(trace, lang)
        mark = ProofMark(name, kind, trace, start, end, how.tone, how.sign, how.label, against)
        found.append(replace(mark, passages=view.passages(mark)))
    return found


def _kind(trace: AnyTrace) -> Literal["quote", "figure", "name"]:
    if isinstance(trace, QuoteTrace):
        return "quote"
    return "figure" if isinstance(trace, FigureTrace) else "name"


def _sums(marks: Sequence[ProofMark]) -> list[tuple[str, list[tuple[str, str, str, int]]]]:
    """For each kind its verdicts by sign, tone and label, with how many there are of each."""
    found = []
    for kind in ("quote", "figure", "name"):
        counts = Counter((mark.sign, mark.tone, mark.label) for mark in marks if mark.kind == kind)
        found.append((f"{kind}s", [(*how, number) for how, number in counts.most_common()]))
    return found


def _command(article: Path, source: Path | None) -> str:
    given = f" --source {shlex.quote(str(source))}" if source else ""
    return f"repurpose trace {shlex.quote(str(article))}{given} --accept"


def _gravity(mark: ProofMark) -> int:
    """Likeliest wrong first: another figure, an objection to words that are there, words that are not found, and
    last what cannot be judged."""
    return {"contradicted": 0, "not-found": 2, "cannot-judge": 3}.get(mark.trace.verdict, 1)


def _items(marks: Sequence[ProofMark], chooser: Chooser, command: str) -> list[ProofItem]:
    """What needs a look, gravest first."""
    text = chooser.extents.text
    wanting = [mark for mark in marks if doubtful(mark.trace)]
    wanting.sort(key=lambda mark: (_gravity(mark), mark.start))
    return [
        ProofItem(mark, *_around(text, mark), f'{command} {chooser.argument(mark.trace)} --reason ""')
        for mark in wanting
    ]


def _around(text: str, mark: ProofMark) -> tuple[str, str]:
    """The words of the line before and after a mark: a figure by itself says little."""
    line_start, line_end = text.rfind("\n", 0, mark.start) + 1, (text + "\n").find("\n", mark.end)
    before, after = text[line_start : mark.start], text[mark.end : line_end]
    return (
        before if len(before) <= AROUND else f"…{before[-AROUND:]}",
        after if len(after) <= AROUND else f"{after[:AROUND]}…",
    )


def _against(trace: AnyTrace, lang: str) -> tuple[str, ...]:
    objections = trace.objections if isinstance(trace, QuoteTrace) else ()
    return tuple(in_language(one.message, lang) for one in objections)


def _rows(text: str, marks: Sequence[ProofMark]) -> Iterator[ProofRow]:
    """The article by paragraphs: lines up to a blank one."""
    lines: list[ProofLine] = []
    body, first, at = end_of(text), 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        end = at + len(line)
        if line.strip():
            first = first if lines else at
            over = [mark for mark in marks if mark.start <= end and mark.end >= at]
            lines.append(ProofLine(number, _line_kind(line, at < body), pieces(text, at, end, over)))
        elif lines:
            yield _row(lines, first, at, marks)
            lines = []
        at = end + 1
    if lines:
        yield _row(lines, first, at, marks)


def _line_kind(line: str, in_front: bool) -> Literal["front", "heading", "quote", "text"]:
    if in_front:
        return "front"
    start = line.lstrip()
    return "heading" if start.startswith("#") else "quote" if start.startswith(">") else "text"


def _row(lines: list[ProofLine], start: int, end: int, marks: Sequence[ProofMark]) -> ProofRow:
    here = [mark for mark in marks if start <= mark.start < end]
    brief = [mark for mark in here if mark.is_settled]
    return ProofRow(lines, [mark for mark in here if not mark.is_settled], brief)

"""Every quotation, figure and name of an article, with the place it has in its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from repurpose.commands import gather
from repurpose.config import Project
from repurpose.errors import UsageError
from repurpose.model import Evidence, FigureTrace, Grounding, NameTrace, Post, QuoteTrace, Trace
from repurpose.text.width import pad, width, wrap

COLUMNS = 100
"""Display columns of the report: a Han character takes two."""


class Traced(Struct, frozen=True):
    """An article joined to its source, and what of it stands there."""

    post: Post
    grounding: Grounding


def trace(project: Project, article: Path, source: Path | None = None) -> Grounding:
    """What of an article stands in its source: the one given, or the one its front matter names."""
    return traced(project, article, source).grounding


def traced(project: Project, article: Path, source: Path | None = None) -> Traced:
    """The same, with the article itself."""
    from repurpose.grounding import ground

    post = gather.named(gather.PostLoader(project), [article], source)[0]
    if not post.talk:
        hint = "pass --source FILE, or write transcript: FILE in its front matter"
        raise UsageError(f"{article} names no source", hint=hint)
    return Traced(post, ground(post))


def form_of(form: str | None, as_json: bool, export: Path | None) -> str:
    """How to show the traces: `--json` is short for `--format json`, and a page is what `--export` writes."""
    asked = {form, "json" if as_json else None, "html" if export else None} - {None}
    if len(asked) > 1:
        raise UsageError(f"two forms at once: {' and '.join(sorted(map(str, asked)))}", hint="leave one out")
    return str(next(iter(asked), "text"))


def record(grounding: Grounding) -> dict[str, Any]:
    """The traces as `--json` prints them."""
    return {
        "schema": 1,
        "quotes": [
            {
                "text": one.text,
                "line": one.place.line,
                "column": one.place.column,
                "kind": one.kind,
                "said_by": one.said_by,
                "verdict": one.verdict,
                "score": one.score,
                "evidence": _evidence(one),
                "objections": [{"kind": against.kind, "text": against.message} for against in one.objections],
            }
            for one in grounding.quotes
        ],
        "figures": [
            {
                "text": one.text,
                "line": one.place.line,
                "value": one.value,
                "unit": one.unit,
                "verdict": one.verdict,
                "evidence": _evidence(one),
            }
            for one in grounding.figures
        ],
        "names": [
            {"text": one.text, "line": one.place.line, "verdict": one.verdict, "evidence": _evidence(one)}
            for one in grounding.names
        ],
    }


def _evidence(trace: Trace) -> list[dict[str, Any]]:
    return [
        {
            "path": one.path,
            "line": one.line,
            "lang": one.lang,
            "text": one.text,
            "speaker": one.speaker,
            "time": one.time,
            "link": one.link,
        }
        for one in trace.evidence
    ]


def as_text(grounding: Grounding) -> str:
    """The traces for people: what is in doubt with its passages, what stands in one line each, and the sums."""
    lines: list[str] = []
    for title, traces in (
        ("Quotations", grounding.quotes),
        ("Figures", grounding.figures),
        ("Names", grounding.names),
    ):
        lines += [*wrap(f"{title}: {_sums(traces)}", COLUMNS, subsequent_indent="  "), *_rows(traces), ""]
    return "\n".join(lines).rstrip()


AnyTrace = QuoteTrace | FigureTrace | NameTrace


def _sums(traces: Sequence[AnyTrace]) -> str:
    counts = Counter(_told(trace) for trace in traces)
    return ", ".join(f"{number} {verdict}" for verdict, number in counts.most_common()) or "none"


def _told(trace: AnyTrace) -> str:
    """What a sum counts: a quotation that is objected to is not one that stands, however closely it was found."""
    objected = isinstance(trace, QuoteTrace) and trace.objections and not trace.accepted
    return "objected to" if objected else _said(trace.verdict)


def _said(verdict: str) -> str:
    return _IN_WORDS.get(verdict, verdict)


_IN_WORDS = {"not-found": "not found in the source", "cannot-judge": "cannot be judged"}


def _rows(traces: Sequence[AnyTrace]) -> Iterator[str]:
    places = [f"{trace.place.line}:{trace.place.column}" for trace in traces]
    room = max(map(len, places), default=0)
    verdicts = max((width(_said(trace.verdict)) for trace in traces), default=0)
    for trace, place in zip(traces, places, strict=True):
        head = f"  {place:>{room}}  {pad(_said(trace.verdict), verdicts)}  "
        yield from wrap(trace.text, COLUMNS, initial_indent=head, subsequent_indent=" " * width(head))
        if isinstance(trace, QuoteTrace):
            for objection in trace.objections:
                yield from _indented(f"! {objection.message}", room)
        if trace.accepted:
            yield from _indented(f"accepted by hand: {trace.accepted}", room)
        if isinstance(trace, QuoteTrace) and trace.said_by:
            yield from _indented(f"given to {trace.said_by}", room)
        for one in _shown(trace):
            told = (f"{one.path}:{one.line}", one.lang, one.speaker, one.time, one.text)
            yield from _indented(" ".join(filter(None, told)), room)
            if one.link:
                yield from _indented(one.link, room)


def _shown(trace: AnyTrace) -> Sequence[Evidence]:
    """A quotation is shown with its passages; a figure or name that stands needs none."""
    settled = trace.verdict in ("supported", "exact", "variant")
    return () if settled else trace.evidence


def _indented(text: str, room: int) -> list[str]:
    indent = " " * (room + 6)
    return wrap(text, COLUMNS, initial_indent=indent, subsequent_indent=f"{indent}  ")

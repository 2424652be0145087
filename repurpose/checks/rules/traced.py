"""Posts with a grounding: what the rules about sources read, and what their examples are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repurpose.checks.base import Problem
from repurpose.model import (
    Evidence,
    FigureTrace,
    FigureVerdict,
    Grounding,
    Location,
    NameTrace,
    NameVerdict,
    Objection,
    Post,
    QuoteTrace,
    QuoteVerdict,
    Trace,
    TranscriptFault,
)
from repurpose.text.bilingual import Bilingual, both, in_language

SOURCE = "posts/talk.md"
SHOWN = 120
"""Characters of a passage that a message shows."""
STYLE_FACTS = "a quotation and a figure must stand in what was said (style facts, section 4, checked 2026-11)"


def quotes(post: Post) -> Iterator[QuoteTrace]:
    """The quotations of a post that nobody has accepted by hand."""
    return (trace for trace in (post.grounding.quotes if post.grounding else ()) if not trace.accepted)


def figures(post: Post) -> Iterator[FigureTrace]:
    """The figures of a post that nobody has accepted by hand."""
    return (trace for trace in (post.grounding.figures if post.grounding else ()) if not trace.accepted)


def names(post: Post) -> Iterator[NameTrace]:
    """The names of a post that nobody has accepted by hand."""
    return (trace for trace in (post.grounding.names if post.grounding else ()) if not trace.accepted)


def faults(post: Post, kind: str) -> Iterator[TranscriptFault]:
    """The faults of one kind in a post's transcript."""
    return (fault for fault in (post.grounding.talk if post.grounding else ()) if fault.kind == kind)


def problem(trace: Trace | TranscriptFault, message: str, suggestion: str) -> Problem:
    """A problem at the place of a trace, with the passages that let an editor decide in one look."""
    shown = passages(trace.evidence)
    message = both(f"{message}{shown}", f"{in_language(message, 'zh')}{shown.zh}")
    return Problem(message, end=len(trace.text), suggestion=suggestion, place=trace.place)


def passages(evidence: Sequence[Evidence]) -> Bilingual:
    """The passages of the source, each with its place and language."""
    told = [f"{one.path}:{one.line}{f' ({one.lang})' if one.lang else ''}: “{_cut(one.text)}”" for one in evidence]
    if not told:
        return both("", "")
    told_zh = [f"{one.path}:{one.line}{f'（{one.lang}）' if one.lang else ''}：“{_cut(one.text)}”" for one in evidence]
    return both(f"; nearest: {'; '.join(told)}", f"；最接近的：{'；'.join(told_zh)}")


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


ACCEPT = both(
    "mend it, or let it stand: repurpose trace FILE --accept LINE:COLUMN --reason WHY",
    "改正；若要保留：repurpose trace 文件 --accept 行:列 --reason 理由",
)


def against(trace: QuoteTrace, kind: str) -> str:
    """What of a kind speaks against a quotation; nothing where it does not."""
    return next((one.message for one in trace.objections if one.kind == kind), "")


def objected(post: Post, kind: str, *, any_verdict: bool = False) -> Iterator[Problem]:
    """What speaks against quotations that have a place; one without a place is told of as such."""
    for trace in quotes(post):
        message = against(trace, kind)
        if message and (any_verdict or trace.verdict != "not-found"):
            yield problem(trace, message, ACCEPT)


def example(*traces: QuoteTrace | FigureTrace | NameTrace | TranscriptFault, unused: str = "") -> Post:
    """A post with these traces."""
    body = "\n\n".join(f"“{trace.text}”" for trace in traces)
    grounding = Grounding(
        tuple(trace for trace in traces if isinstance(trace, QuoteTrace)),
        tuple(trace for trace in traces if isinstance(trace, FigureTrace)),
        tuple(trace for trace in traces if isinstance(trace, NameTrace)),
        tuple(trace for trace in traces if isinstance(trace, TranscriptFault)),
        ((unused, PLACE),) if unused else (),
    )
    return Post("example", "posts/example.md", "zh-Hans", "例", (), "", body, (), grounding=grounding)


PLACE = Location("posts/example.md", 3, 2)


def quote(
    text: str, verdict: QuoteVerdict, passage: str, *objections: tuple[str, str], accepted: str = ""
) -> QuoteTrace:
    """A quotation with the passage it was held against."""
    evidence = (Evidence(SOURCE, 12, "zh-Hans", passage),) if passage else ()
    against = tuple(Objection(kind, message) for kind, message in objections)
    return QuoteTrace(text, PLACE, evidence, accepted, "speech", verdict, 0.5, against)


def figure(text: str, verdict: FigureVerdict, passage: str = "", accepted: str = "") -> FigureTrace:
    """A figure with the passage it was held against."""
    evidence = (Evidence(SOURCE, 12, "zh-Hans", passage),) if passage else ()
    return FigureTrace(text, PLACE, evidence, accepted, 0, "", verdict)


def name(text: str, verdict: NameVerdict, found: str = "", accepted: str = "") -> NameTrace:
    """A name with the spelling the source gives it."""
    evidence = (Evidence(SOURCE, 12, "en", found),) if found else ()
    return NameTrace(text, PLACE, evidence, accepted, verdict, found)


def fault(kind: str, text: str, message: str) -> TranscriptFault:
    """A fault of a transcript."""
    return TranscriptFault(kind, text, Location(SOURCE, 12), message)


SAID = "灯塔不追船，它只站在有礁石的地方。"
STANDS = example(quote("灯塔不追船，它站在有礁石的地方。", "close", SAID))
ACCEPTED = example(quote("灯塔要为每一艘船转身。", "not-found", SAID, accepted="said off the record, 3 March"))
"""Examples of quotations that are right, and of one that an editor let stand."""

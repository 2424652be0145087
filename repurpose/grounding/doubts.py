"""Which traces a person must look at before the article goes out."""

from __future__ import annotations

from repurpose.model import FigureTrace, Grounding, NameTrace, QuoteTrace

AnyTrace = QuoteTrace | FigureTrace | NameTrace


def all_traces(grounding: Grounding) -> list[AnyTrace]:
    """Quotations, figures and names in the order of the article; a quotation before what is in it."""
    found: list[AnyTrace] = [*grounding.quotes, *grounding.figures, *grounding.names]
    return sorted(found, key=lambda one: (one.place.line, one.place.column, -len(one.text)))


def doubtful(trace: AnyTrace) -> bool:
    """Whether nobody can vouch for a trace as it is: not found, contradicted, objected to, or not to be judged here."""
    if trace.accepted:
        return False
    objected = isinstance(trace, QuoteTrace) and bool(trace.objections)
    return objected or trace.verdict in ("not-found", "contradicted", "cannot-judge")


def stands(trace: AnyTrace) -> bool:
    """Whether the source has just this, so that there is nothing to accept."""
    objected = isinstance(trace, QuoteTrace) and bool(trace.objections)
    return not objected and trace.verdict in ("verbatim", "term", "supported", "exact")

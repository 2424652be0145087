"""The nouns: frozen records without I/O. Every stage takes and gives these."""

from __future__ import annotations

from repurpose.model.issue import Group, Issue, is_window
from repurpose.model.location import Location
from repurpose.model.output import (
    Choice,
    Delivery,
    DeliveryState,
    Finding,
    Loss,
    LossKind,
    Part,
    PartKind,
    Rendered,
    Severity,
)
from repurpose.model.post import Brief, Form, Headline, Post, Quote, Role, Section, SourceText, Speaker, Turn
from repurpose.model.traces import (
    Evidence,
    FigureTrace,
    FigureVerdict,
    Grounding,
    NameTrace,
    NameVerdict,
    Objection,
    QuoteTrace,
    QuoteVerdict,
    Trace,
    TranscriptFault,
)

__all__ = [
    "Brief",
    "Choice",
    "Delivery",
    "DeliveryState",
    "Evidence",
    "FigureTrace",
    "FigureVerdict",
    "Finding",
    "Form",
    "Grounding",
    "Group",
    "Headline",
    "Issue",
    "Location",
    "Loss",
    "LossKind",
    "NameTrace",
    "NameVerdict",
    "Objection",
    "Part",
    "PartKind",
    "Post",
    "Quote",
    "QuoteTrace",
    "QuoteVerdict",
    "Rendered",
    "Role",
    "Section",
    "Severity",
    "SourceText",
    "Speaker",
    "Trace",
    "TranscriptFault",
    "Turn",
    "is_window",
]

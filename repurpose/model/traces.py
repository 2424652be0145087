"""What grounding says of a post: where in its source each quotation, figure and name occurs."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from repurpose.model.location import Location

QuoteVerdict = Literal["verbatim", "close", "loose", "combined", "other-language", "cannot-judge", "not-found", "term"]


FigureVerdict = Literal["supported", "contradicted", "not-found"]


NameVerdict = Literal["exact", "variant", "not-found"]


class Evidence(Struct, frozen=True):
    """A passage of the source: the file and line it is in, its language, its words, who said it (the name shown to
    readers, "" where nobody is known), the time code it was said at, and the address that opens the recording there."""

    path: str
    line: int
    lang: str
    text: str
    speaker: str = ""
    time: str = ""
    link: str = ""


class Objection(Struct, frozen=True):
    """Why a quotation that has a place in the source may not say what the source says.

    `kind` is one of figure, name, negation, opposite, order, quantity, rank, hedge, original, speaker.
    """

    kind: str
    message: str


class Trace(Struct, frozen=True):
    """Words of a post checked against its source. `accepted` is the reason for which a person accepted them."""

    text: str
    place: Location
    evidence: tuple[Evidence, ...] = ()
    accepted: str = ""


class QuoteTrace(Trace, frozen=True):
    """Where in the source a quotation occurs; `score` (0 to 1) says how much of it does.

    `said_by` is whom the article gives it to, "" where it names nobody. `cannot-judge` is the verdict on words that the
    source may hold in a language whose words are not known well enough here.
    """

    kind: Literal["speech", "term"] = "speech"
    verdict: QuoteVerdict = "not-found"
    score: float = 0.0
    objections: tuple[Objection, ...] = ()
    said_by: str = ""


class FigureTrace(Trace, frozen=True):
    """A figure with its value (or lowest and highest) on the scale of `unit`, and what the source says of it."""

    value: float | list[float] = 0
    unit: str = ""
    verdict: FigureVerdict = "not-found"


class NameTrace(Trace, frozen=True):
    """A name, and the spelling that the source gives it."""

    verdict: NameVerdict = "not-found"
    found: str = ""


class TranscriptFault(Struct, frozen=True):
    """Something wrong in a transcript itself. `kind` is one of figure, spelling, orphan, voice."""

    kind: str
    text: str
    place: Location
    message: str
    evidence: tuple[Evidence, ...] = ()


class Grounding(Struct, frozen=True):
    """What of a post occurs in its source, and what is wrong in it. `unused` are acceptances that match nothing."""

    quotes: tuple[QuoteTrace, ...] = ()
    figures: tuple[FigureTrace, ...] = ()
    names: tuple[NameTrace, ...] = ()
    talk: tuple[TranscriptFault, ...] = ()
    unused: tuple[tuple[str, Location], ...] = ()

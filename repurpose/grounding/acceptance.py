"""What a person accepts by hand: front matter `grounding:`, a list of {accept: words, reason: why}.

Words are accepted wherever they are a whole quotation, figure or name; and what is inside an accepted sentence is
accepted there and nowhere else: "5 years" in one sentence says nothing of "5 years" in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from repurpose.errors import SourceError
from repurpose.grounding.extents import Extents, Stretch
from repurpose.model import Grounding, Location, NameTrace, Post, Trace

KEY = "grounding"
"""The key of the front matter that holds acceptances."""
Traced = TypeVar("Traced", bound=Trace)


class _Acceptance(Struct):
    text: str
    reason: str
    stretches: list[Stretch]
    used: bool = False


def applied(grounding: Grounding, post: Post) -> Grounding:
    """The grounding with every accepted trace marked by its reason, and the acceptances that match nothing."""
    place = post.places.get(KEY, Location(post.path, 1))
    if place.path != post.path:
        return grounding
    extents = Extents(post.text)
    accepted = _read(post, place, extents)
    if not accepted:
        return grounding
    return replace(
        grounding,
        quotes=_marked(grounding.quotes, accepted, extents),
        figures=_marked(grounding.figures, accepted, extents),
        names=_marked(grounding.names, accepted, extents),
        unused=tuple((one.text, place) for one in accepted if not one.used),
    )


def _read(post: Post, place: Location, extents: Extents) -> list[_Acceptance]:
    value = post.meta.get(KEY)
    hint = "write a list: - {accept: the words, reason: why they may stand}"
    if value is None:
        return []
    if not isinstance(value, list):
        raise SourceError("grounding: must be a list", path=place.path, line=place.line, hint=hint)
    found = []
    for item in value:
        if not isinstance(item, dict) or not item.get("accept") or not item.get("reason") or len(item) != 2:
            raise SourceError(
                "grounding: each entry has accept and reason", path=place.path, line=place.line, hint=hint
            )
        words = one_line(str(item["accept"]))
        found.append(_Acceptance(words, str(item["reason"]).strip(), extents.everywhere(words)))
    return found


def _marked(traces: Sequence[Traced], accepted: Sequence[_Acceptance], extents: Extents) -> tuple[Traced, ...]:
    found = []
    for trace in traces:
        one = next((one for one in accepted if _covers(one, trace, extents)), None)
        if one:
            one.used = True
            trace = replace(trace, accepted=one.reason)
        found.append(trace)
    return tuple(found)


def _covers(one: _Acceptance, trace: Trace, extents: Extents) -> bool:
    """Whether the words are the trace's own, or a sentence around it. A name's trace stands for all its places."""
    text = one_line(trace.text)
    if text == one.text or text not in one.text:
        return text == one.text
    if isinstance(trace, NameTrace):
        return len(text) > 1
    start, end = extents.of(trace)
    if start == end:  # its words are not written there as they are read: its line is its place
        end = extents.offset(trace.place.line + 1, 1)
        return any(first < end and start < last for first, last in one.stretches)
    return any(first <= start and end <= last for first, last in one.stretches)


def one_line(text: str) -> str:
    """Words as an acceptance writes them: with single spaces, on one line."""
    return " ".join(text.split())

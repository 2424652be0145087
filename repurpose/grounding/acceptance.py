"""What a person accepts by hand: front matter `grounding:`, a list of {accept: words, reason: why}."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from repurpose.errors import SourceError
from repurpose.model import Grounding, Location, Post, Trace

Traced = TypeVar("Traced", bound=Trace)


class _Acceptance(Struct):
    text: str
    reason: str
    used: bool = False


def applied(grounding: Grounding, post: Post) -> Grounding:
    """The grounding with every accepted trace marked by its reason, and the acceptances that match nothing."""
    place = post.places.get("grounding", Location(post.path, 1))
    if place.path != post.path:
        return grounding
    accepted = _read(post, place)
    if not accepted:
        return grounding
    return replace(
        grounding,
        quotes=_marked(grounding.quotes, accepted),
        figures=_marked(grounding.figures, accepted),
        names=_marked(grounding.names, accepted),
        unused=tuple((one.text, place) for one in accepted if not one.used),
    )


def _read(post: Post, place: Location) -> list[_Acceptance]:
    value = post.meta.get("grounding")
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
        found.append(_Acceptance(" ".join(str(item["accept"]).split()), str(item["reason"]).strip()))
    return found


def _marked(traces: Sequence[Traced], accepted: Sequence[_Acceptance]) -> tuple[Traced, ...]:
    """Words are accepted as a whole, or as they occur inside an accepted sentence."""
    found = []
    for trace in traces:
        text = " ".join(trace.text.split())
        one = next((one for one in accepted if text == one.text or (len(text) > 1 and text in one.text)), None)
        if one:
            one.used = True
            trace = replace(trace, accepted=one.reason)
        found.append(trace)
    return tuple(found)

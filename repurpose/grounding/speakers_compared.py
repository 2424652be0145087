"""Whether the one whom an article gives a quotation to is the one who said it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from repurpose.grounding.find_quotations import Paragraph, Quotation
from repurpose.grounding.matching import QuotedWords
from repurpose.grounding.person_names import Person
from repurpose.grounding.quote_trace import placed, trace
from repurpose.grounding.said_by import Attribution, GivenTo
from repurpose.grounding.source_index import Source
from repurpose.grounding.spoken_of import PeopleSpokenOf
from repurpose.grounding.talk_people import asides, people_of
from repurpose.model import Evidence, Objection, Post, QuoteTrace, Trace
from repurpose.text.bilingual import both
from repurpose.text.time_codes import clock, link_at

CERTAIN = 1.35
"""How many times as much another's passage must hold of a quotation as the best of the one it is given to."""
NEARER = 1.1
"""The same, where the words are found in the turn of another even with the turns of that one preferred."""
NOWHERE = frozenset({"not-found", "combined", "cannot-judge"})
"""Verdicts on words that do not stand in one turn."""
HELD = {True: 0.3, False: 0.45}
"""How much it must hold at all, on the scale of `Placed.worth`, where the words are not found as they stand: where
words of saying give the quotation to somebody, and where only the sentence before does."""

AnyTrace = TypeVar("AnyTrace", bound=Trace)


class Speakers:
    """Who says what: in the article, and in the talk."""

    def __init__(self, post: Post, text: Sequence[Paragraph], source: Source) -> None:
        self.text, self.source = text, source
        people = people_of(post, text)
        self.by_turn = {turn: person for person in people for turn in person.turns}
        talk = "\n".join(side.text for side in source.sides)
        self.attribution = Attribution(text, PeopleSpokenOf(people, talk), asides(post), talk)
        turns = (turn for section in post.talk for turn in section.turns)
        self._seconds = {number: turn.time for number, turn in enumerate(turns)}
        self._recording = post.video or post.url
        self._lines = sorted((side.line, side.turn) for side in source.sides)

    def checked(
        self, quotation: Quotation, found: QuoteTrace, near: Mapping[int, float], people: frozenset[str]
    ) -> QuoteTrace:
        """A trace with who is said to have said it, and an objection where surely another did."""
        said = self._said(quotation)
        if said is None or said.person is None or found.kind == "term":
            return found
        found = replace(found, said_by=said.person.shown)
        if not said.person.turns or self._is_by(said.person, found) or found.verdict == "cannot-judge":
            return found
        moved = self._moved(quotation, said.person, near, people)
        own, other, person = self._held(quotation, said.person, near)
        certain = CERTAIN
        if moved.verdict == found.verdict and found.verdict not in NOWHERE and not self._is_by(said.person, moved):
            # Even with their turns before all others the words are found in another's: theirs do not bear them.
            certain = NEARER
        elif found.verdict == "not-found" and (other < HELD[said.plainly] or _is_asked(found)):
            person = None
        # A sentence before that speaks of them both does not say plainly which of them goes on to speak; nor does one
        # that cannot name whose recording is played.
        rival = not said.plainly and (
            person in said.rivals or bool(person and person.role == "clip" and not person.names)
        )
        if person and other >= certain * own and not rival:
            return replace(found, objections=(*found.objections, misattributed(said.person, person)))
        stands = moved.verdict != "not-found" and self._is_by(said.person, moved)
        return replace(moved, said_by=said.person.shown) if stands else found

    def _said(self, quotation: Quotation) -> GivenTo | None:
        if quotation.paragraph < 0:
            return None
        paragraph = self.text[quotation.paragraph]
        return self.attribution.said(quotation.paragraph, paragraph.offset(quotation.place))

    def who(self, evidence: Evidence) -> Person | None:
        """Who says a passage of the source."""
        return self.by_turn.get(self._turn(evidence))

    def _turn(self, evidence: Evidence) -> int:
        """The turn, by number, that a passage of the source is in; -1 for one that is elsewhere."""
        if not self._lines or evidence.path != self.source.sides[0].path:
            return -1
        at = bisect_right(self._lines, (evidence.line, len(self.source.sides))) - 1
        return self._lines[at][1] if at >= 0 else -1

    def _is_by(self, person: Person, found: QuoteTrace) -> bool:
        """Whether a passage that was found is that person's; where nothing is known of who spoke, it may be."""
        by = [self.who(one) for one in found.evidence]
        return person in by or not any(by)

    def _held(
        self, quotation: Quotation, person: Person, near: Mapping[int, float]
    ) -> tuple[float, float, Person | None]:
        """How much of a quotation the turns of one hold at most, how much another's do, and whose those are."""
        own = other = 0.0
        whose: Person | None = None
        for one in placed(QuotedWords(quotation.text, self.source), near):
            by = self.by_turn.get(one.turn)
            if by is person:
                own = max(own, one.worth)
            elif one.worth > other:
                other, whose = one.worth, by
        return own, other, whose

    def _moved(
        self, quotation: Quotation, person: Person, near: Mapping[int, float], people: frozenset[str]
    ) -> QuoteTrace:
        """The trace of the same words with the turns of the one they are given to before all others."""
        nearer = dict(near) | {turn: near.get(turn, 0.0) + 1.0 for turn in person.turns}
        return trace(quotation, self.source, nearer, people)

    def told(self, traces: Iterable[AnyTrace]) -> Iterator[AnyTrace]:
        """Traces whose passages say who speaks, at which second, and where to hear it."""
        for one in traces:
            yield replace(one, evidence=tuple(map(self._told, one.evidence)))

    def _told(self, evidence: Evidence) -> Evidence:
        turn = self._turn(evidence)
        person, second = self.by_turn.get(turn), self._seconds.get(turn)
        speaker = person.shown if person else ""
        return replace(evidence, speaker=speaker, time=clock(second), link=link_at(self._recording, second))


def misattributed(said_by: Person, other: Person) -> Objection:
    """The objection to words that are given to one person, and that another said."""
    message = both(
        f"the article gives it to {said_by.shown}, in the source {other.shown} says it",
        f"文中说这话的是“{said_by.shown}”，来源里是“{other.shown}”",
    )
    return Objection("speaker", message)


def _is_asked(found: QuoteTrace) -> bool:
    """Whether the nearest passage asks what the quotation states: a question is no source of a statement."""
    passage = found.evidence[0].text if found.evidence else ""
    return _question(passage) and not _question(found.text)


def _question(text: str) -> bool:
    return text.rstrip("”」\"' ").endswith(("?", "？"))

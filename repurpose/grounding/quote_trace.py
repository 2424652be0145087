"""What the source says of a quotation: where it occurs, how closely, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from repurpose.grounding.find_quotations import Quotation
from repurpose.grounding.foreign_passage import clauses_of, is_place, may_be_place, one_sided
from repurpose.grounding.matching import Match, QuotedWords, by_turn, counterpart
from repurpose.grounding.objections import denied, objections
from repurpose.grounding.source_index import Side, Source
from repurpose.grounding.word_tokens import tokens
from repurpose.model import Evidence, Objection, QuoteTrace, QuoteVerdict
from repurpose.text.bilingual import both
from repurpose.text.han import has_han

# Thresholds were chosen on written development pairs (tests/grounding/pairs.py), where the best invented quotation
# reached .36 in its own language and .59 by meaning; real ones of the kind meant begin at .39 and .61.
CLOSE = 0.75
LOOSE = 0.40
"""Share of a quotation's pairs of words that one passage in its own language must hold."""
MEANT = 0.75
"""Share of its meanings, weighted by rarity, that a passage in another language must hold."""
FAINT = 0.30
"""Share of pairs from which meaning may decide."""
KNOWN = 0.65
"""Share of a quotation's words that the glossary must know for meaning to say anything."""


class Placed(Struct, frozen=True):
    """A turn's claim to be where a quotation comes from: the best passage by words, and by meaning in each language."""

    turn: int
    words: Match | None
    meant: Match | None
    abroad: Match | None
    worth: float

    def share(self, name: str) -> float:
        """How much of the quotation a passage holds; 0 where there is none."""
        match: Match | None = getattr(self, name)
        return match.share if match else 0.0

    def weight(self, name: str) -> float:
        """How much evidence a passage is; 0 where there is none."""
        match: Match | None = getattr(self, name)
        return match.weight if match else 0.0


def placed(quoted: QuotedWords, near: Mapping[int, float]) -> list[Placed]:
    """The turns a quotation may come from, likeliest first; `near` says how much of its paragraph each turn holds."""
    words = by_turn(quoted.same_language())
    meanings = quoted.by_meaning()
    home = by_turn({number: match for number, match in meanings.items() if match.side.is_han == quoted.is_han})
    abroad = by_turn({number: match for number, match in meanings.items() if match.side.is_han != quoted.is_han})
    found = []
    for turn in {*words, *home, *abroad}:
        one = Placed(turn, words.get(turn), home.get(turn), abroad.get(turn), 0.0)
        worth = one.share("words") * min(1.0, one.weight("words") / 4) + 0.3 * near.get(turn, 0.0)
        meant = max(
            one.share("meant") * min(1.0, one.weight("meant") / 6),
            one.share("abroad") * min(1.0, one.weight("abroad") / 6),
        )
        worth += 0.6 * quoted.known * meant + 0.1 * _closeness(one.abroad, quoted)
        found.append(Placed(turn, one.words, one.meant, one.abroad, worth))
    return sorted(found, key=lambda one: (-one.worth, one.turn))


def _closeness(match: Match | None, quoted: QuotedWords) -> float:
    """How close together the words of a passage are, 0 to 1: of two with the same words the tighter one is meant."""
    return match.share * min(1.0, 2 * quoted.meanings / (match.end - match.start)) if match else 0.0


def trace(quotation: Quotation, source: Source, near: Mapping[int, float], people: frozenset[str]) -> QuoteTrace:
    """One quotation checked against the source."""
    if quotation.original:
        return _declared(quotation, source)
    quoted = QuotedWords(quotation.text, source)
    verbatim = _verbatim(quoted, source, near)
    if verbatim:
        verdict: QuoteVerdict = "term" if quotation.kind == "term" else "verbatim"
        against = denied(quotation.text, verbatim) if quotation.kind == "speech" else ()
        return _trace(quotation, verdict, 1.0, _both(verbatim, source), against)
    row = placed(quoted, near)
    if quotation.kind == "term":
        return _term(quotation, quoted, source, row)
    for one in row[:3]:
        verdict, match = _decide(one, quoted, quotation.text)
        if match:
            found = objections(quotation.text, match, source, people)
            return _trace(quotation, verdict, match.share, _both(match, source), found)
    return (
        _combined(quotation, source, near, people)
        or _translated(quotation, row, source, near, people)
        or _not_found(quotation, source, row)
    )


def _decide(one: Placed, quoted: QuotedWords, text: str) -> tuple[QuoteVerdict, Match | None]:
    """The verdict that a turn's passages support, and the passage that supports it; none where there is none."""
    if _close(one, quoted):
        return "close", one.words
    if _loose(one, quoted) and _every_clause(text, one, quoted.source):
        return "loose", one.words
    if one.abroad and _abroad(one.abroad, quoted) and _says(one.abroad, text):
        return "other-language", one.abroad
    return "not-found", None


def _close(one: Placed, quoted: QuotedWords) -> bool:
    meant = max(one.share("meant"), one.share("abroad"))
    return one.share("words") >= CLOSE and one.weight("words") >= 3 and (meant >= 0.4 or quoted.known < 0.5)


def _loose(one: Placed, quoted: QuotedWords) -> bool:
    """Enough of the words, supported by what they mean; or fewer of them where meaning leaves no doubt."""
    share, weight = one.share("words"), one.weight("words")
    meant = max(one.share("meant"), one.share("abroad"))
    if share >= LOOSE and weight >= 4 and (meant >= 0.5 or quoted.known < 0.5):
        return True
    if share < FAINT or quoted.known < KNOWN:
        return False
    both = min(one.share("meant"), one.share("abroad"))
    return (weight >= 2 and meant >= 0.85) or (weight >= 8 and meant >= 0.7) or (weight >= 1.5 and both >= 0.85)


def _abroad(match: Match, quoted: QuotedWords) -> bool:
    """Whether a passage in another language means what is quoted: nearly all of it, and close together.

    In a long talk most words occur somewhere; what an invented quotation lacks is that they are side by side.
    """
    said, things = quoted.said(match), quoted.meanings
    if quoted.known < KNOWN or match.share < MEANT or match.weight < ENOUGH or said < SAID:
        return False
    if things < 3 and said < 0.8:
        return False
    tight = (match.end - match.start) / max(1, things) <= SIDE_BY_SIDE
    return tight or match.share * match.weight >= OVERWHELMING


ENOUGH = 5.0
"""Evidence by meaning that supports a verdict: two rare words, or several less rare ones."""
SAID = 0.65
"""Share of a quotation's own words whose meaning must be in a passage of another language."""
SIDE_BY_SIDE = 3.0
"""Words of recorded speech, at most, for each thing that a quotation speaks of."""
OVERWHELMING = 18.0
"""Evidence from which the words may be further apart."""


def _every_clause(text: str, one: Placed, source: Source) -> bool:
    """Whether no clause of a quotation is without support in the turn: half a truth is no quotation."""
    numbers = source.by_turn[one.turn]
    for clause in re.split("[，。！？；：、,!?;—]", text):
        quoted = QuotedWords(clause, source)
        if quoted.content < 3:
            continue
        home = [number for number in numbers if source.sides[number].is_han == quoted.is_han]
        words = max((match.share for match in quoted.same_language(home).values()), default=0.0)
        meant = max((match.share for match in quoted.by_meaning(numbers).values()), default=0.0)
        if words < 0.15 and meant < 0.4:
            return False
    return True


def _says(match: Match, text: str) -> bool:
    """Whether a passage states what is quoted: a question is no source of a statement."""
    if text.rstrip("”」\"' ").endswith(("?", "？")):
        return True
    return not match.side.evidence(match.start, match.end).text.rstrip("”」\"' ").endswith(("?", "？"))


def _verbatim(quoted: QuotedWords, source: Source, near: Mapping[int, float]) -> Match | None:
    """The quotation word for word, marks and case aside; in the turn nearest to its paragraph if several have it."""
    if not quoted.words:
        return None
    run = f" {' '.join(quoted.words)} "
    found: list[Match] = []
    for side in source.sides:
        at = side.run.find(run) if side.is_han == quoted.is_han else -1
        if at >= 0:
            start = side.run.count(" ", 0, at)
            found.append(Match(side, start, start + len(quoted.words), 1.0, float(len(quoted.words))))
    return max(found, key=lambda match: near.get(match.side.turn, 0.0), default=None)


def _combined(
    quotation: Quotation, source: Source, near: Mapping[int, float], people: frozenset[str]
) -> QuoteTrace | None:
    """A quotation put together from passages that are apart: each of its clauses has a place of its own."""
    clauses = [
        clause for clause in re.split(r"[。！？；!?;]|[，,](?=.{6})", quotation.text) if len(tokens(clause)) >= 5
    ]
    if len(clauses) < 2:
        return None
    found: list[Match] = []
    against: list[Objection] = []
    for clause in clauses:
        quoted = QuotedWords(clause, source)
        match = _verbatim(quoted, source, near)
        if not match:
            row = placed(quoted, near)
            match = next((one for best in row[:2] if (one := _decide(best, quoted, clause)[1])), None)
        if not match:
            return None
        against += objections(clause, match, source, people)
        found.append(match)
    evidence = tuple(match.side.evidence(match.start, match.end) for match in found)
    share = sum(match.share for match in found) / len(found)
    return _trace(quotation, "combined", share, tuple(dict.fromkeys(evidence)), tuple(against))


def _translated(
    quotation: Quotation, row: list[Placed], source: Source, near: Mapping[int, float], people: frozenset[str]
) -> QuoteTrace | None:
    """A quotation that may stand in the original alone: found by the dictionary, or more than can be judged here."""
    quoted = QuotedWords(quotation.text, source)
    if not quoted.words or not one_sided(source, quoted.is_han):
        return None
    english = source.english if quoted.is_han else None
    if not english:
        nearest = _not_found(quotation, source, row).evidence
        return _trace(quotation, "cannot-judge", 0.0, nearest) if quoted.known < KNOWN else None
    sought = english.sought(quotation.text)
    passages = english.passages(sought, near, clauses_of(quotation.text))
    if not may_be_place(passages, sought):
        return None
    best = passages[0]
    match = Match(best.side, best.start, best.end, min(1.0, best.agreement), best.weight)
    if not is_place(passages, sought) or not _says(match, quotation.text):
        likeliest = _not_found(quotation, source, row).evidence or _both(match, source)
        return _trace(quotation, "cannot-judge", match.share, likeliest)
    against = objections(quotation.text, match, source, people)
    return _trace(quotation, "other-language", match.share, _both(match, source), against)


def _term(quotation: Quotation, quoted: QuotedWords, source: Source, row: list[Placed]) -> QuoteTrace:
    """A term is the writer's to choose; its place is shown where the source has the word."""
    best = row[0] if row else None
    if best and (best.share("words") >= CLOSE or (best.share("abroad") >= 0.9 and quoted.known >= KNOWN)):
        match = best.words if best.share("words") >= CLOSE else best.abroad
        assert match is not None
        return _trace(quotation, "term", match.share, _both(match, source))
    return _trace(quotation, "term", 0.0, ())


def _not_found(quotation: Quotation, source: Source, row: list[Placed]) -> QuoteTrace:
    """No passage supports it: the nearest one is shown, in every language there is."""
    if not row:
        return _trace(quotation, "not-found", 0.0, ())
    best = row[0]
    matches = [match for match in (best.words, best.meant, best.abroad) if match]
    match = max(matches, key=lambda one: one.share)
    return _trace(quotation, "not-found", min(0.99, match.share), _both(match, source))


def _declared(quotation: Quotation, source: Source) -> QuoteTrace:
    """A quotation whose author wrote down the original: that string is looked up as it stands, white space aside."""
    wanted = " ".join(quotation.original.split())
    for side in source.sides:
        text = " ".join(side.text.split())
        if wanted in text:
            line = side.line
            same = side.is_han == has_han(quotation.text)
            verdict: QuoteVerdict = "verbatim" if same and wanted == quotation.text else "other-language"
            here = Evidence(side.path, line, side.lang, wanted)
            others = tuple(_whole(other) for other in source.others(side))
            return _trace(quotation, verdict, 1.0, (here, *others))
    message = both("the original it names does not stand in the source word for word", "来源里没有逐字出现它写明的原话")
    bare = Quotation(quotation.text, quotation.place, quotation.paragraph, quotation.kind)
    nearest = trace(bare, source, {}, frozenset())
    against = (Objection("original", message),)
    return _trace(quotation, "not-found", nearest.score, nearest.evidence, against)


def _both(match: Match, source: Source) -> tuple[Evidence, ...]:
    """The passage, and what corresponds to it in the turn's other language."""
    here = match.side.evidence(match.start, match.end)
    return (here, *(_beside(here.text, other) for other in source.others(match.side)))


def _beside(text: str, side: Side) -> Evidence:
    stretch = counterpart(text, side) if len(side.text) > SHORT else None
    return side.evidence(*stretch) if stretch else _whole(side)


SHORT = 240
"""Characters of a side that is shown whole."""


def _whole(side: Side) -> Evidence:
    text = " ".join(side.text.split())
    return Evidence(side.path, side.line, side.lang, text if len(text) <= SHORT else f"{text[:SHORT]}…")


def _trace(
    quotation: Quotation,
    verdict: QuoteVerdict,
    score: float,
    evidence: tuple[Evidence, ...],
    against: tuple[Objection, ...] = (),
) -> QuoteTrace:
    return QuoteTrace(quotation.text, quotation.place, evidence, "", quotation.kind, verdict, round(score, 2), against)

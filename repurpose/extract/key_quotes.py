"""Key quotes: the author's own, then block quotes, then the guest's most quotable sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from repurpose.document.to_html import body_words, paragraph
from repurpose.extract.originals import passage
from repurpose.extract.plain_prose import plain_sentences, prose_sentences
from repurpose.extract.quotable_speakers import guests, is_guest, may_be_quoted
from repurpose.extract.quote_scoring import LONGEST, quotability
from repurpose.extract.sentence_ranking import Ranking, rank
from repurpose.model import Location, Post, Quote, Section, Turn
from repurpose.text.paragraphs import join_sentences
from repurpose.text.similarity import bigrams, containment, quotations
from repurpose.text.word_count import han_units

MOST = 8
"""Key quotes a post carries; a channel shows fewer."""
WORTH = 1.4
"""What a quote needs: to carry clearly more than an average sentence (1), or to take a stand. None is a fine number."""
SAME = 0.6
"""Share of bigrams from which a sentence says what another already said."""
A_SECTION = 2
"""Key quotes from any one section."""
QUOTED_BY_AUTHOR = 3.0
"""What it adds to a sentence that the article made from the talk quotes it."""
_BLOCK_QUOTE = re.compile(r"(?:^ {0,3}>(?!>)[^\n]*\n?)+", re.M)
_LABELLED = re.compile(r"^(?:[^\w\s“「《\"']|[^，。,.:：]{1,20}(?<![（(])(?:[（(][^）)]{1,60}[）)])?[:：])")
"""`任务排队 (Queuing)：…`, `💡 …`: a note, a tip, a term with its meaning."""
SHORTEST_BLOCK = 8
"""Characters of a block quote that says something."""
_ATTRIBUTION = re.compile(r"^\s*(?:——|—|--|–)\s*(?P<name>[^\s—].{0,60})$")


class Candidate(Struct, frozen=True):
    """A sentence that might be quoted, with its worth."""

    text: str
    turn: Turn
    section: Section
    score: float


def key_quotes(post: Post) -> tuple[Quote, ...]:
    """The post's key quotes, best first: those its author named, else block quotes, filled up with extracted ones."""
    if post.quotes:
        return tuple(_signed(quote, post) for quote in post.quotes)
    signed = [_signed(quote, post) for quote in block_quotes(post)]
    chosen = [quote for quote in signed if quote.speaker or _is_printable(quote.text)][:MOST]
    # A quote that only says the dek again, or another quote again, is a waste of the reader's time.
    seen = [bigrams(post.summary), *(bigrams(quote.text) for quote in chosen)]
    for candidate in ranked(post):
        if len(chosen) >= MOST or candidate.score < WORTH:
            break
        if not any(containment(candidate.text, other) > SAME for other in seen):
            chosen.append(_quote(candidate, post))
            seen.append(bigrams(candidate.text))
    return tuple(chosen)


def _signed(quote: Quote, post: Post) -> Quote:
    """An author's quote with what the talk knows of it: who said just these words, and in which original."""
    if quote.speaker and quote.original:
        return quote
    for section in post.talk or post.sections:
        for turn in section.turns:
            if turn.speaker.voice and quote.text in paragraph(turn.text):
                original, aligned = passage(quote.text, prose_sentences(turn.text), turn)
                speaker = quote.speaker or turn.speaker.name
                if speaker == turn.speaker.name and not quote.original:
                    return replace(quote, speaker=speaker, original=original, aligned=aligned)
                return replace(quote, speaker=speaker)
    return quote


def block_quotes(post: Post) -> Iterator[Quote]:
    """Block quotes of the body that say something: not a bare link, not a note, not a caption's `>>`."""
    for section, turn in post.turns():
        if not may_be_quoted(turn.speaker):
            continue
        for match in _BLOCK_QUOTE.finditer(turn.text):
            lines = [re.sub(r"^ {0,3}>[ \t]?", "", line) for line in match[0].rstrip("\n").split("\n")]
            speaker = turn.speaker.name
            named = _ATTRIBUTION.match(body_words(lines[-1])) if len(lines) > 1 else None
            if named:
                speaker, lines = named["name"].strip(), lines[:-1]
            text = _short(paragraph("\n".join(lines)))
            if _says_something(text):
                line = turn.line + turn.text[: match.start()].count("\n")
                yield Quote(text, speaker, line, "", Location(post.path, line), "author", section.heading)


def _short(text: str) -> str:
    """As many whole sentences from the first on as a quotation has; "" where the first is longer."""
    if han_units(text) <= LONGEST:
        return text
    kept: list[str] = []
    for sentence in plain_sentences(text):
        if han_units(join_sentences([*kept, sentence])) > LONGEST:
            break
        kept.append(sentence)
    return join_sentences(kept)


def _says_something(text: str) -> bool:
    if len(text) < SHORTEST_BLOCK or re.search(r"https?://", text):
        return False
    return not _LABELLED.match(text) and not text.startswith((">", "[!"))


def _is_printable(text: str) -> bool:
    """Whether words that nobody is named for can be taken for what somebody says: the first could be quoted alone."""
    return any(quotability(sentence) > 0 for sentence in plain_sentences(text)[:1])


def ranked(post: Post) -> list[Candidate]:
    """Quotable sentences, best first, at most two a section. From the talk where there is one, never the host's."""
    sections = post.talk or post.sections
    speakers = guests(sections)
    labelled = any(turn.speaker.voice for section in sections for turn in section.turns)
    author_chose = [bigrams(quote) for quote in quotations(post.body) if len(quote) >= 8] if post.talk else []
    ranking = rank(post)
    found: list[Candidate] = []
    for section in sections:
        turns = [turn for turn in section.turns if is_guest(turn, speakers)] if labelled else list(section.turns)
        found += _best_of(section, turns, author_chose, ranking, unnamed=not post.guest)
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.turn.line, candidate.text))


def _best_of(
    section: Section,
    turns: Iterable[Turn],
    author_chose: Sequence[frozenset[tuple[str, str]]],
    ranking: Ranking,
    unnamed: bool,
) -> list[Candidate]:
    found = []
    for turn in turns:
        reported = not turn.speaker.voice or (unnamed and not turn.speaker.name)
        for sentence in prose_sentences(turn.text):
            score = quotability(sentence, ranking.worth(sentence), reported=reported)
            if score > 0 and author_chose:
                own = bigrams(sentence)
                shared = max((len(own & other) / len(other) for other in author_chose if other), default=0.0)
                score += QUOTED_BY_AUTHOR * shared if shared >= 0.3 else 0.0
            if score > 0:
                found.append(Candidate(sentence, turn, section, score))
    found.sort(key=lambda candidate: (-candidate.score, candidate.turn.line))
    counts: Counter[str] = Counter()
    kept: list[Candidate] = []
    for candidate in found:
        if counts[candidate.text] == 0 and len(kept) < A_SECTION:
            kept.append(candidate)
        counts[candidate.text] += 1
    return kept


def _quote(candidate: Candidate, post: Post) -> Quote:
    turn = candidate.turn
    path = post.source if post.talk else post.path
    original, aligned = passage(candidate.text, prose_sentences(turn.text), turn)
    # Where nobody is named the quote stays unsigned: a channel's name is not the name of who spoke.
    speaker = turn.speaker.name if turn.speaker.voice else post.guest
    return Quote(
        candidate.text,
        speaker,
        turn.line,
        original,
        Location(path, turn.line),
        "extracted",
        candidate.section.heading,
        aligned,
    )

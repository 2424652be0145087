"""Key quotes: the author's own, then block quotes, then the guest's most quotable sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from repurpose.document.inline_words import words_of
from repurpose.document.nodes import Block
from repurpose.document.parse import inline_words, read
from repurpose.document.to_html import body_words, paragraph
from repurpose.extract.originals import passage
from repurpose.extract.quotable_speakers import guests, is_guest, may_be_quoted
from repurpose.extract.quote_scoring import quotability
from repurpose.model import Location, Post, Quote, Section, Turn
from repurpose.text.sentences import sentences
from repurpose.text.similarity import bigrams, containment, quotations

MOST = 8
"""Key quotes a post carries; a channel shows fewer."""
WORTH = 2.0
"""What a further quote needs; the first is taken however plain it is, because somebody did speak."""
SAME = 0.6
"""Share of bigrams from which a sentence says what another already said."""
A_SECTION = 2
"""Key quotes from any one section."""
QUOTED_BY_AUTHOR = 3.0
"""What it adds to a sentence that the article made from the talk quotes it."""
_BLOCK_QUOTE = re.compile(r"(?:^ {0,3}>(?!>)[^\n]*\n?)+", re.M)
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
    chosen = [_signed(quote, post) for quote in block_quotes(post)][:MOST]
    # A quote that only says the dek again, or another quote again, is a waste of the reader's time.
    seen = [bigrams(post.summary), *(bigrams(quote.text) for quote in chosen)]
    best = ranked(post)
    for candidate in best:
        if len(chosen) >= MOST or (chosen and candidate.score < WORTH):
            break
        if not any(containment(candidate.text, other) > SAME for other in seen):
            chosen.append(_quote(candidate, post))
            seen.append(bigrams(candidate.text))
    return tuple(chosen or [_quote(candidate, post) for candidate in best[:1]])


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
            text = paragraph("\n".join(lines))
            if _says_something(text):
                line = turn.line + turn.text[: match.start()].count("\n")
                yield Quote(text, speaker, line, "", Location(post.path, line), "author", section.heading)


def _says_something(text: str) -> bool:
    if not 8 <= len(text) <= 400 or re.search(r"https?://", text):
        return False
    return not re.match(r"^[^，。,.\s]{1,12}[:：]", text) and not text.startswith((">", "[!"))


def ranked(post: Post) -> list[Candidate]:
    """Quotable sentences, best first, at most two a section. From the talk where there is one, never the host's."""
    sections = post.talk or post.sections
    speakers = guests(sections)
    labelled = any(turn.speaker.voice for section in sections for turn in section.turns)
    author_chose = [bigrams(quote) for quote in quotations(post.body) if len(quote) >= 8] if post.talk else []
    found: list[Candidate] = []
    for section in sections:
        turns = [turn for turn in section.turns if is_guest(turn, speakers)] if labelled else list(section.turns)
        found += _best_of(section, turns, author_chose, reported=not labelled)
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.turn.line, candidate.text))


def _best_of(
    section: Section, turns: Iterable[Turn], author_chose: Sequence[frozenset[tuple[str, str]]], reported: bool
) -> list[Candidate]:
    found = []
    for turn in turns:
        for sentence in prose_sentences(turn.text):
            score = quotability(sentence, reported=reported)
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


def prose_sentences(text: str) -> list[str]:
    """The plain sentences of a turn's paragraphs; code, tables, lists, quotes, pictures and headings are no prose."""
    return [sentence for words in prose_paragraphs(text) for sentence in _sentences(words)]


def prose_paragraphs(text: str) -> list[str]:
    """The paragraphs of a Markdown text that are prose, each as one line: not a picture with words, nor an address."""
    return [
        inline_words(block.inlines) for block in read(text).blocks if block.kind == "paragraph" and _is_prose(block)
    ]


def _is_prose(block: Block) -> bool:
    pieces = [piece for piece in block.inlines if piece.kind not in ("code", "formula") and not piece.bare]
    return bool(pieces and pieces[0].kind != "image" and words_of(pieces).strip())


def _sentences(words: str) -> list[str]:
    return [sentence.strip() for sentence in sentences(words) if sentence.strip()]


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

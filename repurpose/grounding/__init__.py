"""Where in the source each quotation, figure and name of a post occurs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from repurpose.grounding import acceptance, figure_trace, quote_trace, transcript_faults
from repurpose.grounding.article_names import Known, briefed, names_of
from repurpose.grounding.figure_places import FigurePlaces
from repurpose.grounding.find_figures import figures
from repurpose.grounding.find_quotations import Paragraph, Quotation, paragraphs, quotations
from repurpose.grounding.glossary import Sense, readings
from repurpose.grounding.indirect_speech import indirect
from repurpose.grounding.name_table import of_people, of_post, table
from repurpose.grounding.name_trace import Names
from repurpose.grounding.nearness import Near
from repurpose.grounding.source_index import Source, sides
from repurpose.grounding.speakers_compared import Speakers
from repurpose.grounding.word_tokens import tokens
from repurpose.model import Evidence, FigureTrace, Grounding, Location, NameTrace, Post, QuoteTrace


def grounded(post: Post) -> Post:
    """The post with its grounding, where there is a talk to ground it in. Raises SourceError for a bad acceptance."""
    return replace(post, grounding=ground(post)) if post.has_talk else post


def ground(post: Post) -> Grounding:
    """Every quotation, figure and name of an article checked against its talk; of a transcript, its own faults."""
    sections = post.talk or post.sections
    path = post.source if post.talk else post.path
    text = paragraphs(post) if post.talk else []
    source = Source(sides(sections, path), _wanted(text) if post.talk else None)
    faults = transcript_faults.faults(sections, path, (*post.people, post.guest), source.sides)
    if not post.talk:
        return Grounding(_declared_quotes(post, source), talk=faults)
    near = Near(text, source)
    speakers = Speakers(post, text, source)
    quotes = tuple(_quotes(post, text, near, source, speakers))
    found = Grounding(
        tuple(speakers.told(chain(quotes, indirect(speakers, near.__getitem__)))),
        tuple(speakers.told(_figures(post, text, FigurePlaces(near, text, quotes, source), source))),
        tuple(speakers.told(_names(post, text, source))),
        faults,
    )
    return acceptance.applied(found, post)


def _wanted(text: Sequence[Paragraph]) -> frozenset[Sense]:
    """What an article's words may mean: nothing else of the talk needs to be indexed."""
    words = (tokens(paragraph.text) for paragraph in text)
    return frozenset(sense for row in words for _, _, senses in readings(row) for sense in senses)


def _declared_quotes(post: Post, source: Source) -> tuple[QuoteTrace, ...]:
    """Quotes that a transcript's own front matter names with their originals."""
    found = []
    for quote in post.quotes:
        if quote.chosen_by == "author" and quote.original and quote.source:
            place = Location(post.path, quote.source.line, quote.source.column)
            found.append(
                quote_trace.trace(Quotation(quote.text, place, -1, "speech", quote.original), source, {}, frozenset())
            )
    return tuple(found)


def _quotes(
    post: Post, text: Sequence[Paragraph], near: Near, source: Source, speakers: Speakers
) -> Iterator[QuoteTrace]:
    people = _people(post)
    declared = {quote.text: quote for quote in post.quotes if quote.chosen_by == "author" and quote.source}
    for number, paragraph in enumerate(text):
        for quotation in quotations(paragraph.text, number, paragraph.place):
            quote = declared.pop(quotation.text, None)
            if quote and quote.original:
                quotation = replace(quotation, original=quote.original)
            found = quote_trace.trace(quotation, source, near[number], people)
            yield speakers.checked(quotation, found, near[number], people)
    for quote in declared.values():
        if quote.source and quote.source.path == post.path and not quote.section:
            yield quote_trace.trace(
                Quotation(quote.text, quote.source, -1, "speech", quote.original), source, {}, people
            )


def _people(post: Post) -> frozenset[str]:
    """The people of the talk by every word of their names: a speaker is not named in their own words."""
    names = (post.guest, *post.people, *(turn.speaker.name for section in post.talk for turn in section.turns))
    return frozenset(word for name in names for word in (name.casefold(), *name.casefold().split()) if word)


def _figures(post: Post, text: Sequence[Paragraph], near: FigurePlaces, source: Source) -> Iterator[FigureTrace]:
    dated = _dates(post)
    for number, paragraph in enumerate(text):
        found = figures(paragraph.text)
        for figure in found:
            if figure.unit == "ordinal" and figure.low == 1 and figure.text.isascii():
                continue
            before = paragraph.text[: figure.start]
            column = figure.start - before.rfind("\n") + (paragraph.place.column - 1 if "\n" not in before else 0)
            place = Location(paragraph.place.path, paragraph.place.line + before.count("\n"), column)
            traced = figure_trace.trace(figure, paragraph.text, place, source, near.of(number, figure), dated, found)
            if traced:
                yield traced


def _dates(post: Post) -> list[Evidence]:
    """The day the post or its talk is dated by, and what the talk is called: a figure may repeat them."""
    place = post.places.get("date")
    path, line = (place.path, place.line) if place else (post.path, 0)
    found = [Evidence(path, line, "", f"date: {post.date}")] if post.date else []
    return [*found, *_fields(post, ("title", "summary"))]


def _names(post: Post, text: Sequence[Paragraph], source: Source) -> Iterator[NameTrace]:
    named = briefed([*(post.brief.naming if post.brief else ()), *(paragraph.text for paragraph in text)])
    names = Names(source, _listed(post), table(of_post(post)), named)
    people = [name for name in (*post.people, post.guest, *(chinese for chinese, _ in of_people(post))) if name]
    for mention, place in names_of(text, Known([*people, *named], names.spoken)):
        found = names.trace(mention, place)
        if found:
            yield found


_NAMING = (
    "people",
    "guest",
    "speaker",
    "speakers",
    "host",
    "hosts",
    "companies_orgs",
    "products_models",
    "media_books",
    "title",
    "summary",
    "tags",
)
"""Front-matter keys that name people and things."""


def _flat(value: object) -> Iterator[str]:
    """All words of a value, those of mappings with their keys."""
    if isinstance(value, Mapping):
        value = [part for pair in value.items() for part in pair]
    if isinstance(value, list | tuple):
        for one in value:
            yield from _flat(one)
    else:
        yield str(value)


def _listed(post: Post) -> list[Evidence]:
    speakers = dict.fromkeys(turn.speaker.name for section in post.talk for turn in section.turns if turn.speaker.name)
    lines = {turn.speaker.name: turn.line for section in post.talk for turn in reversed(section.turns)}
    return [*(Evidence(post.source, lines[name], "", name) for name in speakers), *_fields(post, _NAMING)]


def _fields(post: Post, keys: Sequence[str]) -> Iterator[Evidence]:
    """What the talk's front matter says; what only the article's own does is no evidence."""
    for key in keys:
        value, place = post.meta.get(key), post.places.get(key.replace("_", ""))
        if value and place and place.path == post.source:
            yield Evidence(place.path, place.line, "", ", ".join(_flat(value)))

"""The two lines an inbox shows: the subject, and the preheader after it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from repurpose.channels.email import limits
from repurpose.channels.email.render.content import HEADLINE_COLUMNS, is_brief, line
from repurpose.extract.headline_choice import choose
from repurpose.extract.plain_prose import prose_paragraphs
from repurpose.model import Choice, Headline, Issue, Post
from repurpose.text.language import is_chinese
from repurpose.text.messages import words
from repurpose.text.truncate import clip
from repurpose.text.width import width

_SAME = 8
"""Characters by which a shortened headline is known again."""
_ROOM = f"{limits.SUBJECT_MAX_COLUMNS} columns"


def judge(text: str) -> tuple[float, str]:
    """How badly a headline serves as a subject: columns beyond what an inbox shows, or too few to say anything."""
    columns = width(text)
    if columns > limits.SUBJECT_MAX_COLUMNS:
        return columns - limits.SUBJECT_MAX_COLUMNS, f"{columns} columns, an inbox shows {limits.SUBJECT_MAX_COLUMNS}"
    if columns < limits.SUBJECT_MIN_COLUMNS:
        return limits.SUBJECT_MIN_COLUMNS - columns, f"{columns} columns say too little"
    return 0, f"{columns} columns fit an inbox line of {limits.SUBJECT_MAX_COLUMNS}"


def choose_subject(issue: Issue) -> tuple[Choice, str]:
    """The headline taken, and the subject made with it."""
    own = words(issue.lang)
    if not issue.posts:
        return Choice(line(issue.title), 1, "the issue's title"), _subject_line(issue.title)
    headlines = _clean(issue.posts[0])
    if not is_brief(issue):
        choice = choose(headlines, judge)
        choice = replace(choice, text=clip(choice.text, HEADLINE_COLUMNS, width))
        return choice, _subject_line(choice.text)
    lead = line(issue.title) + own["colon"]
    top = headlines[0]
    if width(lead + top.text) <= limits.SUBJECT_MAX_COLUMNS:
        why, subject = f"the first piece's, and fits after the issue's title ({_ROOM})", lead + top.text
    elif width(top.text) <= limits.SUBJECT_MAX_COLUMNS:
        why, subject = f"the first piece's, without the issue's title ({_ROOM})", top.text
    else:
        why, subject = f"too long for a subject ({_ROOM}): the issue's title stands alone", issue.title
    return Choice(top.text, top.rank, why), _subject_line(subject)


def _clean(post: Post) -> tuple[Headline, ...]:
    cleaned = tuple(replace(headline, text=line(headline.text)) for headline in post.headlines)
    kept = tuple(headline for headline in cleaned if headline.text)
    return kept or (Headline(line(post.title) or post.slug, 1, post.places.get("title")),)


def _subject_line(text: str) -> str:
    return line(text)[: limits.SUBJECT_MAX_CHARACTERS].strip()


def make_preheader(issue: Issue, subject: str) -> str:
    """The line after the subject: a post's summary, a digest's other headlines; never the subject again.

    Empty where a post says nothing in prose.
    """
    if is_brief(issue):
        headlines = [line(post.headline) for post in issue.posts]
        wanted = [headline for headline in headlines if headline[:_SAME] not in subject] or headlines
        return _within(_joined(wanted, "；" if is_chinese(issue.lang) else "; "))
    post = issue.posts[0]
    opening = [line(words) for words in prose_paragraphs(post.body)]
    candidates = [line(post.summary), *(line(quote.text) for quote in post.quotes), line(post.insight)]
    fresh = _fresh(candidates, subject) or _fresh(opening, subject)
    return _within(_joined(fresh, " "))


def _fresh(texts: Iterable[str], subject: str) -> list[str]:
    return [text for text in texts if text and not _repeats(text, subject)]


def _joined(pieces: Iterable[str], between: str) -> str:
    """As many pieces as it takes to fill the preview line."""
    text = ""
    for piece in pieces:
        if text and width(text) >= limits.PREHEADER_MIN_COLUMNS:
            break
        text = f"{text}{between}{piece}" if text else piece
    return line(text)


def _within(text: str) -> str:
    return clip(text, limits.PREHEADER_MAX_COLUMNS, width, "…")


def _repeats(text: str, subject: str) -> bool:
    return text == subject or (len(subject) > 8 and text.startswith(subject))

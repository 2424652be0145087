"""Text fit to be posted: no Markdown, no control or direction characters, nothing that links by accident."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from repurpose.document.to_html import paragraph
from repurpose.text.html import drop_controls
from repurpose.text.paragraphs import join_sentences

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f]+")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_BLANK_LINES = re.compile(r"\n{3,}")
_LEGAL_IN_LINKS = "!#$%&'()*+,-./:;=?@[]_~"
LONGEST_READ = 3_000
"""Characters of any one stretch of source text that are looked at: many times what a post can hold."""
MOST_SENTENCES = 12
"""Sentences that a quote or a closing remark can have in a thread."""
LONGEST_ADDRESS = 4_096
"""Characters of a link; X makes none of a longer one (twitter-text 3.1). Checked 2026-11."""


def tidy(text: str) -> str:
    """Text as it is posted: NFC, LF only, no control, invisible or direction characters, no space at a line's ends."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", drop_controls(_BREAKS.sub("\n", text))))
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).split("\n")]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def line(markdown: str) -> str:
    """A stretch of Markdown as one tidy line of words, cut where no reader would follow any more."""
    return tidy(paragraph(markdown[:LONGEST_READ]))


def sentences_of(markdown: str) -> list[str]:
    """The whole sentences of a stretch of Markdown, tidy, each with the white space that follows it."""
    from repurpose.text.sentences import sentences

    return sentences(line(markdown))


def sentences_in(words: str) -> list[str]:
    """The whole sentences of plain words, in which no mark is Markdown's: of a summary, which was read before."""
    from repurpose.text.sentences import sentences

    return sentences(tidy(" ".join(words[:LONGEST_READ].split())))


def spaced(sentences: Iterable[str]) -> tuple[str, ...]:
    """Sentences as a segment keeps them: tidy, each with the white space that divides it from the next."""
    return tuple(join_sentences((tidy(one), "\0"))[:-1] for one in sentences)


def is_linked(text: str) -> bool:
    """Whether a network would make a link of something in it: an address, a file name like one, a mention, a tag."""
    from repurpose.text.counting import extract_cashtags, extract_hashtags, extract_mentions, extract_urls

    return any(extract(text) for extract in (extract_urls, extract_mentions, extract_hashtags, extract_cashtags))


def unlinked(sentences: list[str]) -> list[str]:
    """The first run of sentences of which nothing turns into a link; sentences that belong together stay together."""
    return list(_first_run(sentences))


def _first_run(sentences: list[str]) -> Iterator[str]:
    started = False
    for sentence in sentences:
        if is_linked(sentence):
            if started:
                return
            continue
        started = True
        yield sentence


def web_address(address: str) -> str:
    """An address that networks recognise whole: http or https, all beyond ASCII escaped; empty if it is none."""
    address = tidy(address[: LONGEST_ADDRESS + 1])
    if not re.match(r"https?://[^/\s]+\.[^/\s]+|https?://localhost", address):
        return ""
    escaped = quote(address, safe=_LEGAL_IN_LINKS)
    return escaped if len(escaped) <= LONGEST_ADDRESS else ""

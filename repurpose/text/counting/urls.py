"""Links in a text, found as X (twitter-text 3.1) and Mastodon find them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from repurpose.text.counting.hosts import (
    Dot,
    Host,
    cut_host,
    find_ascii_hosts,
    find_hosts,
    is_valid_host,
    top_level_dots,
)
from repurpose.text.counting.url_grammar import UrlGrammar, tco_link, x_grammar

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    import regex

_MAX_URL_LENGTH: Final = 4096
"""UTF-16 units, the scheme counted twice. twitter/twitter-text@30e2430d extractUrlsWithIndices.js, checked 2026-11."""
_MAX_TCO_SLUG_LENGTH: Final = 40
"""Characters after t.co/. Same source and date."""
_ASSUMED_SCHEME: Final = "https://"
_NO_BARE_HOST_AFTER: Final = frozenset("-_./")


class Entity(NamedTuple):
    """What a network acts on: its value without the sign before it, and its code point indices, `end` exclusive."""

    value: str
    start: int
    end: int


def has_url(text: str) -> bool:
    """Return whether X turns something in the text into a link."""
    return next(find_urls(text, x_grammar()), None) is not None


def extract_urls(text: str) -> list[Entity]:
    """Return the links X makes of a text in order, bare domains such as `README.md` included."""
    return list(find_urls(text, x_grammar()))


def find_urls(text: str, grammar: UrlGrammar) -> Iterator[Entity]:
    """Yield the links of a text by one network's grammar."""
    dots = top_level_dots(text)
    floor = 0  # what stands before it belongs to an earlier link
    for found in find_hosts(text, dots):
        if host := cut_host(found, text, floor):
            tail = grammar.tail.match(text, host.end)
            assert tail is not None  # every part of it is optional
            before = text[host.start - 1] if host.start > floor else ""
            if scheme := grammar.scheme.match(text, floor, host.start):
                yield from _url_with_scheme(text, scheme, host, tail)
            elif grammar.bare and before not in _NO_BARE_HOST_AFTER:
                yield from _bare_urls(text, before, host, dots, tail)
            floor = tail.end()


def _url_with_scheme(text: str, scheme: regex.Match[str], host: Host, tail: re.Match[str]) -> Iterator[Entity]:
    url = Entity(text[scheme.start() : tail.end()], scheme.start(), tail.end())
    if is_valid_host(text, host, scheme[0][-1]) and _fits(url.value, scheme[0]):
        yield from _shortened(url)


def _bare_urls(text: str, before: str, host: Host, dots: Sequence[Dot], tail: re.Match[str]) -> Iterator[Entity]:
    """Yield the ASCII domains inside a host without a scheme; a path belongs to one that ends the host."""
    inside = dots[bisect_left(dots, (host.start,)) : bisect_left(dots, (host.end,))]
    found = find_ascii_hosts(text, inside, host.start)
    if found and is_valid_host(text, host, before) and _fits(text[host.start : tail.end()], _ASSUMED_SCHEME):
        for start, _, end in found:
            url_end = tail.end() if tail["path"] and end == host.end else end
            yield Entity(text[start:url_end], start, url_end)


def _shortened(url: Entity) -> Iterator[Entity]:
    """Yield a link; of a t.co link only as much as X's shortener can have made."""
    match = tco_link().match(url.value)
    if match is None:
        yield url
    elif len(match["slug"]) <= _MAX_TCO_SLUG_LENGTH:
        yield Entity(match[0], url.start, url.start + match.end())


def _fits(url: str, scheme: str) -> bool:
    return len(scheme) + len(url.encode("utf-16-le", "surrogatepass")) // 2 <= _MAX_URL_LENGTH

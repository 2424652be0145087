"""The parts of a link as regular expressions, each reading a text once however it is built.

X: twitter/twitter-text@30e2430d js/src/regexp, checked 2026-11. Mastodon: mastodon/mastodon
config/initializers/twitter_regex.rb, which keeps the host and widens schemes, path and query, checked 2026-11.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from repurpose.text.counting.characters import (
    ASTRAL,
    CYRILLIC,
    DIRECTIONAL_MARKS,
    LATIN_ACCENTED_ANY_CASE,
    NONCHARACTERS,
    PUNCTUATION_OUTSIDE_LABELS,
    SPACES,
    WHITE_SPACE,
)

if TYPE_CHECKING:
    import regex

_BEFORE = f"[^A-Za-z0-9@\uff20$#\uff03{NONCHARACTERS}]"
_OUTSIDE_LABELS = PUNCTUATION_OUTSIDE_LABELS + SPACES + NONCHARACTERS + DIRECTIONAL_MARKS
_EDGE, _INNER, _NAME_INNER = f"[^{_OUTSIDE_LABELS}_-]", f"[^{_OUTSIDE_LABELS}]", f"[^{_OUTSIDE_LABELS}_]"
_ASCII_LABEL = f"[-A-Za-z0-9{LATIN_ACCENTED_ANY_CASE}]+"


class Labels(NamedTuple):
    """How to read a host leftwards from the dot before its top-level domain, label by label, and where it may begin."""

    nearest: regex.Pattern[str]
    further: regex.Pattern[str]
    opening: re.Pattern[str]


class HostGrammar(NamedTuple):
    """What makes a host name.

    dot: one that a top-level domain may follow: an ASCII word, Punycode, or (nothing consumed) another script.
    after: matches where a top-level domain may end. before: a character that may be before a link.
    """

    dot: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    any_script: Labels
    in_ascii: Labels


@cache
def host_grammar() -> HostGrammar:
    """Return the host name of twitter-text."""
    import regex

    after = "(?![0-9A-Za-z@+-])"
    domain = rf"(?P<word>[a-z]{{2,}}+){after}|(?P<punycode>xn--[-0-9a-z]+)|(?=[^\x00-\x7f])"
    # The reference reads UTF-16: the first half of an astral character may stand before a host that its second begins.
    opening = f"(?:(?<={_BEFORE})|(?=[{ASTRAL}])|^(?!{_BEFORE}{_EDGE})){_EDGE}"
    ascii_label = regex.compile(f"(?r){_ASCII_LABEL}")
    return HostGrammar(
        dot=re.compile(rf"(?<={_EDGE})\.(?:{domain})", re.A | re.I),
        after=re.compile(after),
        before=re.compile(_BEFORE),
        any_script=Labels(
            nearest=regex.compile(f"(?r){_EDGE}(?:{_NAME_INNER}*{_EDGE})?"),
            further=regex.compile(f"(?r){_EDGE}(?:{_INNER}*{_EDGE})?"),
            opening=re.compile(opening),
        ),
        in_ascii=Labels(ascii_label, ascii_label, opening=re.compile(_ASCII_LABEL)),
    )


# A path or query ends on certain characters only. Each is read as stretches: marks it may not end on, then others.
_ENDING = f"a-z0-9=_#/+{CYRILLIC}{LATIN_ACCENTED_ANY_CASE}-"
_MARK = r"!*';:,.$%\[\]\u2013~@|&"
_IN_PATH = rf"[{_MARK}{_ENDING}]"
_QUERY_MARK, _QUERY_ENDING = r"!?*'@();:+$%\[\].,~|", "a-z0-9_&=#/-"
_QUERY = rf"\?(?:[{_QUERY_MARK}]*+[{_QUERY_ENDING}]++)++"
_TCO = rf"https?://t\.co/(?P<slug>[a-z0-9]+)(?:{_QUERY})?"

_WIDE_MARK = r"!*\"'\u300c\u300d;:=,.$%\[\]~&|@"
_IN_WIDE_PATH = rf"[^{WHITE_SPACE}<>()?]"
_WIDE_ENDING = rf"[^{WHITE_SPACE}<>()?{_WIDE_MARK}]"
_BEYOND_ASCII = "\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"


def _balanced(character: str) -> str:
    """Return the pattern of a pair of round brackets that may hold one more pair."""
    return rf"\((?:{character}++|{character}*+\({character}++\){character}*+)\)"


class UrlGrammar(NamedTuple):
    """What differs between networks: the scheme, what may follow a host, and whether a bare host is a link."""

    scheme: regex.Pattern[str]
    tail: re.Pattern[str]
    bare: bool


def _scheme(names: str) -> regex.Pattern[str]:
    import regex

    return regex.compile(rf"(?r)(?:(?<={_BEFORE})|^)(?:{names})://", regex.A | regex.I)


def _tail(path: str, query: str) -> re.Pattern[str]:
    return re.compile(rf"(?::[0-9]+)?(?P<path>/{path})?(?:{query})?", re.A | re.I)


@cache
def x_grammar() -> UrlGrammar:
    """Return the link of twitter-text: http and https, or no scheme at all."""
    brackets = _balanced(_IN_PATH)
    path = rf"(?:(?:[{_MARK}]++|{brackets})*+[{_ENDING}]++)*+(?:{brackets})*+"
    return UrlGrammar(_scheme("https?"), _tail(path, _QUERY), bare=True)


@cache
def mastodon_grammar() -> UrlGrammar:
    """Return the link of Mastodon: a scheme is required, path and query may hold any script."""
    schemes = "https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini"
    marks = rf"(?:[{_WIDE_MARK}]|{_balanced(_IN_WIDE_PATH)})*?"
    path = rf"(?:{marks}(?:{_WIDE_ENDING}++|{_balanced(_IN_PATH)}))*+"
    query = rf"\?(?:[{_QUERY_MARK}^]*+[{_BEYOND_ASCII}{_QUERY_ENDING}]++)++"
    return UrlGrammar(_scheme(schemes), _tail(path, query), bare=False)


@cache
def tco_link() -> re.Pattern[str]:
    """Return the pattern of X's own short link, which holds a slug and a query but no further path."""
    return re.compile(_TCO, re.A | re.I)

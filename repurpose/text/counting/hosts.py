"""Host names in a text, found as X and Mastodon find them before they ask whether one makes a link.

Every CJK character and most Chinese punctuation may be in a host name, so a grammar tried at each place of a Chinese
text takes quadratic time. Here the search starts from the few dots that a top-level domain follows, and reads leftwards
from the last such dot of each host.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from repurpose.text.counting.data_files import read_table
from repurpose.text.counting.url_grammar import Labels, host_grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_LABEL_LENGTH: Final = 63
"""Octets of one label of a host name in its ASCII form. RFC 1035, checked 2026-11."""
_SHORT_LABEL: Final = 6
"""Characters that never exceed it: Punycode takes at most nine octets for one."""
_PUNYCODE_PREFIX: Final = "xn--"
_IDEOGRAPHIC_DOTS: Final = re.compile("[\u3002\uff0e\uff61]")


class Dot(NamedTuple):
    """A dot followed by a top-level domain that ends before `end`."""

    at: int
    end: int


class Host(NamedTuple):
    """A host name; `dot` is the place of the dot before its top-level domain."""

    start: int
    dot: int
    end: int


def top_level_dots(text: str) -> list[Dot]:
    """Return the dots that a known top-level domain follows, in order."""
    return list(_top_level_dots(text)) if "." in text else []


def find_hosts(text: str, dots: Sequence[Dot]) -> list[Host]:
    """Return the host names, of any script, that end at one of the dots."""
    return _find(text, dots, host_grammar().any_script, 0)


def find_ascii_hosts(text: str, dots: Sequence[Dot], start: int = 0) -> list[Host]:
    """Return those of Latin letters, digits and hyphens that begin at or after a place."""
    return _find(text, dots, host_grammar().in_ascii, start)


def cut_host(host: Host, text: str, floor: int) -> Host | None:
    """Return what of a host is left where all before `floor` belongs to a link; a character must be between."""
    if host.start > floor or floor == 0:
        return host
    if host.dot <= floor:
        return None
    start = _start(text, host.dot, host_grammar().any_script, floor if _is_astral(text[floor]) else floor + 1)
    return None if start is None else host._replace(start=start)


def is_valid_host(text: str, host: Host, before: str) -> bool:
    """Return whether each label of a host that follows `before` has a legal length in its ASCII form."""
    name = text[host.start : host.end]
    if _is_astral(name[0]) and not host_grammar().before.match(before):
        name = _low_surrogate(name[0]) + name[1:]
    if name.startswith(_PUNYCODE_PREFIX) and not find_ascii_hosts(name, top_level_dots(name)):
        return False
    return all(map(_is_legal_label, name.split(".")))


def _find(text: str, dots: Sequence[Dot], labels: Labels, floor: int) -> list[Host]:
    """Return, in order, the hosts that end at one of the dots; each reaches as far left and right as it can.

    A dot inside a host that ends further right needs no look of its own, so no place is read twice.
    """
    hosts: list[Host] = []
    for dot, end in reversed(dots):
        if hosts and dot >= hosts[-1].start:
            continue
        start = _start(text, dot, labels, floor)
        if start is not None:
            hosts.append(Host(start, dot, end))
    hosts.reverse()
    return hosts


def _start(text: str, dot: int, labels: Labels, floor: int) -> int | None:
    """Return where the longest host that ends at a dot begins, at or after `floor`; None if there is none."""
    start, label = None, labels.nearest
    while match := label.match(text, floor, dot):
        first, last = match.span()
        dot = first - 1
        if dot < floor or text[dot] != ".":
            opening = labels.opening.search(text, first, last)
            return opening.start() if opening else start
        start, label = first, labels.further
    return start


@cache
def _top_level_domains() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Return all, and those not in ASCII by their first character, longest first."""
    domains = read_table("tlds.txt")
    by_first: dict[str, list[str]] = {}
    for domain in sorted((name for name in domains if not name.isascii()), key=len, reverse=True):
        by_first.setdefault(domain[0], []).append(domain)
    return frozenset(domains), by_first


def _top_level_dots(text: str) -> Iterator[Dot]:
    domains, _ = _top_level_domains()
    for match in host_grammar().dot.finditer(text):
        dot, end = match.span()
        word = match["word"]
        if not (match["punycode"] or (word and word.lower() in domains)):
            end = _other_top_level_domain(text, dot + 1)
        if end:
            yield Dot(dot, end)


def _other_top_level_domain(text: str, start: int) -> int:
    """Return the end of a top-level domain that is not all ASCII, or 0."""
    _, by_first = _top_level_domains()
    for domain in by_first.get(text[start].lower(), ()):
        end = start + len(domain)
        if text[start:end].lower() == domain and host_grammar().after.match(text, end):
            return end
    return 0


def _is_astral(character: str) -> bool:
    return character > "\uffff"


def _low_surrogate(character: str) -> str:
    return chr(0xDC00 | ord(character) & 0x3FF)


def _is_legal_label(label: str) -> bool:
    """Return whether a label takes a legal number of octets in its ASCII form."""
    if label.isascii() or len(label) > _MAX_LABEL_LENGTH:
        return len(label) <= _MAX_LABEL_LENGTH
    return len(label) <= _SHORT_LABEL or _ascii_length(label) <= _MAX_LABEL_LENGTH


def _ascii_length(label: str) -> int:
    parts = _IDEOGRAPHIC_DOTS.split(label)
    return len(parts) - 1 + sum(map(_punycode_length, parts))


def _punycode_length(part: str) -> int:
    return len(part) if part.isascii() else len(_PUNYCODE_PREFIX) + len(part.encode("punycode"))

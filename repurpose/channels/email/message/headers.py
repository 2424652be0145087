"""Header lines: written so that every reader gets back exactly the characters that went in, and nothing else.

Python's own email package loses spaces where an encoded word meets a plain one, and turns a long List-Unsubscribe into
encoded words that no mail client acts on; so lines are folded here.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable

from repurpose.channels.email.limits import ENCODED_WORD_CHARACTERS, HEADER_LINE_OCTETS, LINE_OCTETS
from repurpose.errors import RepurposeError

_FORBIDDEN = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_Q_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
_OVERHEAD = len("=?utf-8?b??=")
_Size = Callable[[bytes], int]
_Word = Callable[[bytes], str]


def check(name: str, value: str) -> None:
    """Refuse what could begin a header of its own or cannot be written: line breaks, controls, surrogates.

    Raises RepurposeError naming the header, the character and its position.
    """
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", name):
        raise RepurposeError(f"not a header name: {name!r}", hint="use letters, digits and hyphens")
    match = None if value.isprintable() else re.search(_FORBIDDEN, value)
    if match:
        kind = "a line break" if match[0] in "\r\n\x0b\x0c\x85\u2028\u2029" else _kind(match[0])
        where = f"U+{ord(match[0]):04X} at character {match.start() + 1}"
        raise RepurposeError(f"{name} holds {kind} ({where})", hint="remove that character")


def _kind(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "half a character"
    return "an invisible direction character" if unicodedata.category(character) == "Cf" else "a control character"


def unstructured(name: str, value: str) -> str:
    """A header of free text, such as Subject, folded, without its final CRLF."""
    check(name, value)
    if _is_plain(value):
        folded = _fold_words(name, value.split(" "))
        if folded is not None:
            return folded
    return f"{name}: " + "\r\n ".join(encoded_words(value, HEADER_LINE_OCTETS - len(name) - 2))


def _is_plain(value: str) -> bool:
    """Whether it may stay as it is: ASCII, single inner spaces only, nothing a reader would decode."""
    return value.isascii() and "=?" not in value and value == " ".join(value.split())


def _fold_words(name: str, words: list[str]) -> str | None:
    """Words on lines of at most 78 octets; None when a word is too long for one."""
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > HEADER_LINE_OCTETS and line != f"{name}:":
            lines.append(line)
            line = ""
        line = f"{line} {word}"
        if len(line) > HEADER_LINE_OCTETS:
            return None
    return "\r\n".join([*lines, line])


def encoded_words(text: str, first: int) -> list[str]:
    """Text as encoded words (RFC 2047), the first of at most `first` characters, in the shorter of two encodings."""
    as_base64 = _cut(text, first, _base64_length, _base64_word)
    as_quoted = _cut(text, first, _quoted_length, _quoted_word)
    return min(as_base64, as_quoted, key=lambda words: sum(map(len, words)) + 3 * len(words))


def _cut(text: str, first: int, size: _Size, write: _Word) -> list[str]:
    """Fill one encoded word after another with whole characters."""
    words: list[str] = []
    held = bytearray()
    room = min(first, ENCODED_WORD_CHARACTERS) - _OVERHEAD
    for character in text:
        encoded = character.encode("utf-8")
        if held and size(bytes(held) + encoded) > room:
            words.append(write(bytes(held)))
            held = bytearray()
            room = ENCODED_WORD_CHARACTERS - _OVERHEAD
        held += encoded
    return [*words, write(bytes(held))]


def _base64_length(octets: bytes) -> int:
    return -(-len(octets) // 3) * 4


def _base64_word(octets: bytes) -> str:
    return f"=?utf-8?b?{base64.b64encode(octets).decode()}?="


def _quoted_length(octets: bytes) -> int:
    return sum(1 if octet in _Q_SAFE or octet == 0x20 else 3 for octet in octets)


def _quoted_word(octets: bytes) -> str:
    pieces = (chr(octet) if octet in _Q_SAFE else "_" if octet == 0x20 else f"={octet:02X}" for octet in octets)
    return f"=?utf-8?q?{''.join(pieces)}?="


def mailbox(name: str, display: str, address: str) -> str:
    """A header that holds one address, such as From, folded."""
    check(name, display)
    check(name, address)
    if not display:
        return f"{name}: {address}"
    if _is_plain(display) and len(display) + len(address) + len(name) + 7 <= HEADER_LINE_OCTETS:
        return f"{name}: {phrase(display)} <{address}>"
    words = encoded_words(display, HEADER_LINE_OCTETS - len(name) - 2)
    last = (
        f" <{address}>" if len(words[-1]) + len(address) + 4 + len(name) <= HEADER_LINE_OCTETS else f"\r\n <{address}>"
    )
    return f"{name}: " + "\r\n ".join(words) + last


def phrase(text: str) -> str:
    """Plain ASCII words as a phrase, quoted where they hold more than atoms."""
    if _ATOMS.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def bare(name: str, value: str) -> str:
    """A header that is never encoded nor folded: List-*, Message-ID, Date.

    Raises RepurposeError when the value is not plain ASCII or the line would pass 998 octets.
    """
    check(name, value)
    if not value.isascii():
        raise RepurposeError(f"{name} holds other characters than ASCII", hint="write addresses percent-encoded")
    if len(name) + 2 + len(value) > LINE_OCTETS:
        raise RepurposeError(f"{name} is longer than {LINE_OCTETS} octets", hint="use a shorter address")
    return f"{name}: {value}"

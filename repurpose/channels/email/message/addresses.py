"""Mail addresses, by a grammar of our own: libraries cut one at a stray character and send to what is left."""

from __future__ import annotations

import re

from msgspec import Struct

from repurpose.channels.email.limits import ADDRESS_OCTETS, LOCAL_PART_OCTETS
from repurpose.channels.email.message.headers import check, phrase

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAMED = r'\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^<>]*)>\s*'


class Mailbox(Struct, frozen=True):
    """A name, which may be empty, and an address."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What is after the @."""
        return self.address.rpartition("@")[2]

    def __str__(self) -> str:
        return f"{phrase(self.name)} <{self.address}>" if self.name else self.address


def read_address(text: str) -> str:
    """One address with its domain in lower case and ASCII. Raises ValueError that says what is wrong with it."""
    address = text.strip()
    if not address:
        raise ValueError("no address")
    if re.search("[\r\n\x0b\x0c\x85\u2028\u2029]", address):
        raise ValueError("a line break in the address")
    if re.search("[\x00-\x1f\x7f-\x9f]", address):
        raise ValueError("a control character in the address")
    if address.count("@") > 1 or "," in address or ";" in address:
        raise ValueError("more than one address")
    local, at, domain = address.partition("@")
    if not at or not domain:
        raise ValueError("no domain: an address is name@example.org")
    if re.search(r"\s|[<>]", address):
        raise ValueError("text besides the address")
    return f"{_local(local)}@{_domain(domain)}"


def _local(local: str) -> str:
    if not local.isascii():
        raise ValueError("letters before the @ that few servers can take: only ASCII goes everywhere")
    if len(local) > LOCAL_PART_OCTETS:
        raise ValueError(f"more than {LOCAL_PART_OCTETS} characters before the @")
    if not re.fullmatch(_LOCAL, local):
        raise ValueError(f"not a mailbox name: {local!r}")
    return local


def _domain(domain: str) -> str:
    try:
        ascii_domain = (domain if domain.isascii() else domain.encode("idna").decode("ascii")).lower()
    except UnicodeError:
        raise ValueError(f"not a domain: {domain!r}") from None
    labels = ascii_domain.split(".")
    if len(labels) < 2 or not all(re.fullmatch(_LABEL, label) for label in labels) or labels[-1].isdigit():
        raise ValueError(f"not a domain: {domain!r}")
    if len(ascii_domain) > ADDRESS_OCTETS - 2:
        raise ValueError("the domain is too long")
    return ascii_domain


def read_mailbox(text: str) -> Mailbox:
    """`Name <address>` or a bare address. Raises ValueError, or RepurposeError for a name no header may hold."""
    match = re.fullmatch(_NAMED, text)
    if match is None:
        return Mailbox("", read_address(text))
    name = re.sub(r"\\(.)", r"\1", match[1]) if match[1] is not None else match[2]
    check("From", name)
    return Mailbox(name.strip(), read_address(match[3]))

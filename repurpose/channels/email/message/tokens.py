"""What identifies a reader where an address may not be shown: keyed hashes, and the token of an unsubscribe link."""

from __future__ import annotations

import hashlib
import hmac

SECRET = "REPURPOSE_SECRET"  # noqa: S105 - the variable's name
_HEX = 32


SECRET_CHARACTERS = 16
"""Fewest characters of a secret: a shorter one can be guessed, and with it every reader's address."""


def is_secret(text: str) -> bool:
    """Whether a text can serve as the secret: long enough, printable, in one line."""
    return len(text.strip()) >= SECRET_CHARACTERS and text.isprintable()


def reader_key(secret: str, address: str) -> str:
    """The reader's name in the ledger: the same address always gives the same key, and no key gives an address."""
    return "email:" + _mac(secret, "reader", address)


def unsubscribe_token(secret: str, list_id: str, key: str) -> str:
    """Proof that a link was made for this reader of this list, and for leaving it only."""
    return f"{key.removeprefix('email:')}.{_mac(secret, 'unsubscribe', list_id, key)}"


def is_unsubscribe_token(secret: str, list_id: str, token: str) -> bool:
    """Whether we made it; compared in constant time."""
    reader = token.partition(".")[0]
    return hmac.compare_digest(
        unsubscribe_token(secret, list_id, f"email:{reader}").encode(), token.encode("utf-8", "replace")
    )


def _mac(secret: str, *words: str) -> str:
    return hmac.new(secret.encode(), "\0".join(words).encode(), hashlib.sha256).hexdigest()[:_HEX]

"""Names of files as file systems take them."""

from __future__ import annotations

import unicodedata


def nfc(text: str) -> str:
    """Composed letters: macOS hands out file names decomposed, and no reader types an address so."""
    return unicodedata.normalize("NFC", text)


def key(name: str) -> str:
    """What two names share if some file system takes them for one."""
    return nfc(nfc(name).casefold())

"""Which characters are Han: the one definition, by the blocks of Unicode 16."""

from __future__ import annotations

import re

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters, for use inside the brackets of a pattern: the unified ideographs with all their extensions (rare ones
occur in names: 𠮷, 㑇), the compatibility ideographs, and 々 and 〇, which are written like letters. No kana, no
radicals, no marks, no hexagrams."""
FIRST_HAN = "\u3005"
"""The lowest of them: where a word is known to be either Latin or Han, comparing with it is enough."""
WIDE_SCRIPTS = "\u3000-\u9fff"
"""For the brackets of a pattern too: the full-width marks, kana and Han that end an address or a formula. One span, so
that it costs little."""
_HAN = re.compile(f"[{HAN}]")


def is_han(text: str) -> bool:
    """Whether a text begins with a Han character."""
    return _HAN.match(text) is not None


def has_han(text: str) -> bool:
    """Whether a text has a Han character."""
    return _HAN.search(text) is not None

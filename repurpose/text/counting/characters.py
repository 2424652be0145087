"""Character classes that several grammars share, written for use inside square brackets."""

from __future__ import annotations

from typing import Final

WHITE_SPACE: Final = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SPACES: Final = WHITE_SPACE + "\u180e"
"""As of the Unicode of 2012, which twitter-text keeps."""
NONCHARACTERS: Final = "\ufeff\ufffe\uffff"
DIRECTIONAL_MARKS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
AT_SIGNS: Final = "@\uff20"
HASH_SIGNS: Final = "#\uff03"

PUNCTUATION_OUTSIDE_LABELS: Final = r"!'#%&()*+,\\./:;<=>?@\[\]\^{|}~$"
PUNCTUATION: Final = PUNCTUATION_OUTSIDE_LABELS + r"_\-"

CYRILLIC: Final = "\u0400-\u04ff"
LATIN_ACCENTED: Final = (
    "\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)
LATIN_ACCENTED_ANY_CASE: Final = LATIN_ACCENTED + (
    "\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
"""With the characters that the reference counter, which ignores case, takes for their capitals or small letters."""

ASTRAL: Final = "\U00010000-\U0010ffff"
"""Two units in UTF-16."""

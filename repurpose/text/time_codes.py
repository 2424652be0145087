"""Time codes of a recording: `[00:12:31]`, `(1:02)`, `12:31.500`; and the address that opens it at a second."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

CLOCK = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?"
"""Hours where there are any, minutes, seconds, and a fraction as subtitles have it (WebVTT: `00:01.000`)."""
TIME_CODE = rf"(?:\[{CLOCK}\]|\({CLOCK}\)|（{CLOCK}）|【{CLOCK}】|{CLOCK})"
"""A clock time as a transcript writes it, in brackets or not."""
_LINKS = {
    "youtube.com": "t",
    "youtu.be": "t",
    "bilibili.com": "t",
    "twitch.tv": "t",
}
"""Sites that open a recording at a second, and the parameter that says which (as their share dialogs write it)."""


def seconds(code: str) -> int | None:
    """The second that a time code names; None where the text has none."""
    found = re.search(CLOCK, code)
    if not found:
        return None
    total = 0
    for piece in re.split(r"[.,]", found[0])[0].split(":"):
        total = total * 60 + int(piece)
    return total


def clock(second: int | None) -> str:
    """A second of a recording as people read it: 0:07, 12:31, 1:02:05; "" where there is none."""
    if second is None:
        return ""
    minutes, rest = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def link_at(address: str, second: int | None) -> str:
    """The address that opens a recording at a second; "" where the site is not known to have one."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    key = _LINKS.get(host) if parts.scheme in ("http", "https") else None
    if second is None or key is None:
        return ""
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != key]
    return urlunsplit(parts._replace(query=urlencode([*query, (key, str(second))])))

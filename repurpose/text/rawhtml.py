"""Where a block of raw HTML begins and ends in Markdown, by the rules of CommonMark."""

from __future__ import annotations

import re

_TAGS = (
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h[1-6] head header hr html iframe legend li link main menu nav "
    "noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul"
).replace(" ", "|")
_START = re.compile(rf" {{0,3}}</?(?:{_TAGS})(?:[\s/>]|$)", re.I)
_RAW = re.compile(r" {0,3}<(pre|script|style|textarea)(?:[\s>]|$)", re.I)
_COMMENT = re.compile(r" {0,3}<(?:!--|\?|![A-Za-z])")
_ALONE = re.compile(r" {0,3}</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>[ \t]*$")
CLOSED = re.compile(r"\s*(?:</(?:details|summary|div|section|center|figure|table|blockquote)>\s*)+$", re.I)

UNTIL_BLANK = re.compile(r"(?!)")


def html_end(rest: str, alone: bool) -> re.Pattern[str] | None:
    """What ends the block of raw HTML that begins here, if one does. `alone`: any tag on a line by itself counts."""
    if raw := _RAW.match(rest):
        return re.compile(f"</{raw[1]}>", re.I)
    if comment := _COMMENT.match(rest):
        return re.compile("-->" if comment[0].endswith("--") else ">")
    if _START.match(rest) or (alone and _ALONE.match(rest)):
        return UNTIL_BLANK
    return None

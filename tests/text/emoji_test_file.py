"""Reads Unicode's emoji-test.txt: every emoji with its status and the version that brought it."""

import re
from typing import NamedTuple

from tests.shared import shared

_ROW = re.compile(r"(?P<points>[0-9A-F ]+?)\s*; (?P<status>\S+)\s*# \S+ E(?P<major>\d+)\.(?P<minor>\d+) ")


class Row(NamedTuple):
    emoji: str
    status: str
    version: tuple[int, int]


def rows() -> list[Row]:
    lines = shared("facts/twitter-text/unicode17-emoji-test.txt").read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := _ROW.match(line))]
    return [
        Row(
            "".join(chr(int(point, 16)) for point in match["points"].split()),
            match["status"],
            (int(match["major"]), int(match["minor"])),
        )
        for match in found
    ]

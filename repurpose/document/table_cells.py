"""Rows of a table as cells, each with its place (GFM 0.29, section 4.10)."""

from __future__ import annotations

import re

from repurpose.document.nodes import Content

TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def cells(line: str) -> list[tuple[str, int]]:
    """The cells of a table row, each with its offset in the line. A bar in backticks or behind a backslash is none."""
    start = len(line) - len(line.lstrip(" "))
    start += line[start : start + 1] == "|"
    end = len(line.rstrip(" "))
    if line[end - 1 : end] == "|" and line[end - 2 : end - 1] != "\\" and end > start:
        end -= 1
    cells, at = [], start
    for bar in [*_bars(line, start, end), end]:
        cell = line[at:bar]
        cells.append((cell.strip(" "), at + len(cell) - len(cell.lstrip(" "))))
        at = bar + 1
    return cells


def _bars(line: str, start: int, end: int) -> list[int]:
    found, at = [], start
    while at < end:
        if line[at] == "\\":
            at += 2
            continue
        if line[at] == "`":
            run = len(line[at:end]) - len(line[at:end].lstrip("`"))
            closing = re.compile(rf"(?<!`)`{{{run}}}(?!`)").search(line, at + run, end)
            at = closing.end() if closing else at + run
            continue
        if line[at] == "|":
            found.append(at)
        at += 1
    return found


def alignment(cell: str) -> str:
    """How a cell of the row under the head sets its column: left, right, center, or "" for neither."""
    if cell.startswith(":") and cell.endswith(":") and len(cell) > 1:
        return "center"
    return "left" if cell.startswith(":") else "right" if cell.endswith(":") else ""


class CellContent(Content):
    """A cell, in which `\\|` is a bar, inside code too (GFM 4.10)."""

    def __init__(self, text: str, place: int) -> None:
        pieces = text.split("\\|")
        super().__init__([(text, place)])
        self.text = "|".join(pieces)
        self.starts, self.places, at = [], [], 0
        for piece in pieces:
            self.starts.append(at)
            self.places.append(place)
            at += len(piece) + 1
            place += len(piece) + 2
        for index in range(1, len(self.places)):
            # The bar itself stands with what follows it.
            self.starts[index] -= 1
            self.places[index] -= 1

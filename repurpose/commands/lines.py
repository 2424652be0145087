"""Lines of source files, for the frames under findings and for the baseline."""

from __future__ import annotations

from pathlib import Path


class LineReader:
    """Lines of files under a folder, counted from 1; a file that is gone has no lines."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: dict[str, list[str]] = {}

    def __call__(self, path: str, line: int) -> str:
        """The text of a line, without its line break; empty where there is none."""
        if path not in self.lines:
            try:
                text = (self.root / path).read_text(encoding="utf-8-sig", errors="replace")
            except OSError:
                text = ""
            self.lines[path] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self.lines[path]
        return lines[line - 1] if 0 < line <= len(lines) else ""

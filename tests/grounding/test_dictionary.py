"""The dictionary on disk: written once, looked up word by word, done without where it cannot be kept."""

import sqlite3
import threading
from pathlib import Path

import pytest

from repurpose.grounding import dictionary
from repurpose.grounding.dictionary import _entries, _keys, _opened, _packaged

TEXT = _packaged()
installed = pytest.mark.skipif(TEXT is None, reason='pip install "repurpose[bilingual]" to test the dictionary')


@installed
def test_words_are_looked_up_in_both_scripts() -> None:
    book = dictionary.dictionary()
    assert book is not None
    assert "report" in book.english("报告") == book.english("報告")
    assert book.english("没有这样的词语") == ()
    assert book.known(["报告", "没有这样的词语"]) == {"报告"}


@installed
def test_it_is_written_once_by_whoever_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(dictionary, "_write", lambda _, name: Path(name).write_text("whole"))
    assert TEXT is not None
    runs = [threading.Thread(target=_keys, args=(TEXT,)) for _ in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    [file] = (tmp_path / "repurpose").iterdir()
    assert file.read_text() == "whole" and file == _keys(TEXT)


@installed
def test_a_cache_that_cannot_be_written_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    dictionary.dictionary.cache_clear()
    with pytest.warns(UserWarning, match="not used"):
        assert dictionary.dictionary() is None
    assert dictionary.dictionary() is None
    dictionary.dictionary.cache_clear()


@installed
def test_a_disk_that_fills_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(dictionary, "_write", full)
    assert TEXT is not None
    with pytest.raises(OSError, match="space"):
        _keys(TEXT)
    assert list((tmp_path / "repurpose").iterdir()) == []


def test_a_broken_file_of_keys_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "keys.sqlite").write_text("no database at all, and long enough to be read as the head of one" * 4)
    with pytest.raises(sqlite3.Error):
        _opened(tmp_path / "keys.sqlite")


def test_entries_are_read_without_notes() -> None:
    lines = iter(["# comment", "燈塔 灯塔 [deng1 ta3] /lighthouse (on land)/beacon; light/CL:座[zuo4]/", "broken"])
    assert list(_entries(lines)) == [("燈塔", "灯塔", ["lighthouse", "beacon", "light"])]


def test_without_the_package_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_packaged", lambda: None)
    dictionary.dictionary.cache_clear()
    assert dictionary.dictionary() is None
    dictionary.dictionary.cache_clear()

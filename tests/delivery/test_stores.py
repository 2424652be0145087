"""The ledger: durable, healing, and never guessing."""

import json
import os
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from repurpose.delivery.stores.file import FileLedger
from repurpose.errors import OutboxError
from repurpose.model import Delivery


def record(target: str, state: str = "sent", **changes: object) -> Delivery:
    return Delivery("thread", target, "i", "hash", state, ("1",), "2026-01-16T00:00:00+00:00", **changes)  # type: ignore[arg-type]


def test_records_come_back_in_order_and_the_last_one_counts(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "x" / "ledger.jsonl")
    ledger.append(record("x/1", "intent"))
    ledger.append(record("x/1", "sent", detail="灯在"))
    assert [one.state for one in ledger.records()] == ["intent", "sent"]
    assert ledger.states()["x/1"].detail == "灯在"


def test_every_cut_of_the_file_opens_and_goes_on(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "ledger.jsonl")
    for number in range(4):
        ledger.append(record(f"x/{number}"))
    whole = ledger.path.read_bytes()
    for length in range(len(whole) + 1):
        ledger.path.write_bytes(whole[:length])
        kept = ledger.records()
        assert len(kept) == whole[:length].count(b"\n")
        ledger.append(record("x/new"))
        assert [one.target for one in ledger.records()] == [*(one.target for one in kept), "x/new"]


def test_a_flipped_bit_anywhere_is_named(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "ledger.jsonl")
    ledger.append(record("x/1"))
    ledger.append(record("x/2"))
    whole = ledger.path.read_bytes()
    # The last line break is left out: without it the last record reads as cut off by a crash.
    for place in range(len(whole) - 1):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        ledger.path.write_bytes(bytes(damaged))
        with pytest.raises(OutboxError) as caught:
            ledger.records()
        assert caught.value.line in (1, 2)
        assert caught.value.hint


def test_another_versions_record_stops(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "ledger.jsonl")
    ledger.append(record("x/1"))
    line = json.loads(ledger.path.read_text())
    ledger.path.write_text(json.dumps({**line, "schema": 2}) + "\n")
    with pytest.raises(OutboxError, match="schema 2"):
        ledger.records()


def test_one_process_at_a_time_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from repurpose.delivery.stores.file import FileLedger\n"
        f"with FileLedger(Path({str(tmp_path / 'ledger.jsonl')!r})).lock() as held:\n"
        "    print(held, flush=True); time.sleep(600)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None and child.stdout.readline().strip() == "True"
    with FileLedger(tmp_path / "ledger.jsonl").lock() as held:
        assert not held
    child.kill()
    child.wait()
    with FileLedger(tmp_path / "ledger.jsonl").lock() as held:
        assert held


def test_records_are_sealed_the_same_whatever_order_their_fields_are_kept_in(tmp_path: Path) -> None:
    """A ledger of today is read by every later version: its seal is that of the sorted fields."""
    ledger = FileLedger(tmp_path / "ledger.jsonl")
    ledger.append(record("x/1"))
    written = json.loads(ledger.path.read_text())
    seal = written.pop("crc")
    assert zlib.crc32(json.dumps(written, ensure_ascii=False, sort_keys=True).encode()) == seal


def test_a_record_is_on_the_disk_before_it_counts_and_so_is_a_new_files_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, synced = FileLedger(tmp_path / "x" / "ledger.jsonl"), []

    def sync(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        synced.append("folder" if is_folder else ledger.path.read_bytes().count(b"\n"))

    monkeypatch.setattr(os, "fsync", sync)
    for number in range(2):
        ledger.append(record(f"x/{number}"))
    assert synced == [1, "folder", 2]


def test_a_folder_without_a_ledger_has_no_records(tmp_path: Path) -> None:
    assert FileLedger(tmp_path / "ledger.jsonl").records() == []
    (tmp_path / "ledger.jsonl").write_bytes(b"torn")
    assert FileLedger(tmp_path / "ledger.jsonl").records() == []


def test_a_ledger_that_cannot_be_written_or_locked_says_why(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a file")
    ledger = FileLedger(tmp_path / "x" / "ledger.jsonl")
    with pytest.raises(OutboxError, match="cannot be written"):
        ledger.append(record("x/1"))
    with pytest.raises(OutboxError, match="cannot be written"), ledger.lock():
        pass

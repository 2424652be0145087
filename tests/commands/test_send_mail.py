"""A real sender process against a real SMTP server, killed with SIGKILL while it sends."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from click.testing import Result

from tests import command_line
from tests.shared import ROOT

READERS = [f"reader{number}@example.org" for number in range(6)]


class Sink:
    """Counts what arrives, and kills the sender at a chosen moment of a chosen message."""

    def __init__(self) -> None:
        self.arrived: Counter[str] = Counter()
        self.contents: list[bytes] = []
        self.kill: tuple[str, int] | None = None
        self.sender: subprocess.Popen[str] | None = None

    def _perhaps_kill(self, moment: str) -> None:
        if self.kill == (moment, sum(self.arrived.values())) and self.sender is not None:
            os.kill(self.sender.pid, signal.SIGKILL)
            self.sender.wait()
            self.kill = None

    async def handle_MAIL(self, server, session, envelope, address, options) -> str:
        self._perhaps_kill("before")
        envelope.mail_from = address
        return "250 ok"

    async def handle_DATA(self, server, session, envelope) -> str:
        self.arrived.update(envelope.rcpt_tos)
        self.contents.append(envelope.content)
        self._perhaps_kill("after")
        return "250 taken"


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        found: int = free.getsockname()[1]
    return found


@pytest.fixture
def sink(port: int):
    found = Sink()
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    yield found
    controller.stop()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, port: int) -> Path:
    """The starter with six readers, its week in the outbox; each test sends a copy."""
    folder = tmp_path_factory.mktemp("built") / "site"
    shutil.copytree(ROOT / "templates" / "starter", folder)
    settings = (folder / "repurpose.toml").read_text(encoding="utf-8")
    settings = settings.replace('host = ""', f'host = "127.0.0.1"\nport = {port}\ntls = "none"')
    settings = settings.replace('# recipients = "people.csv"', 'recipients = "people.csv"')
    (folder / "repurpose.toml").write_text(settings, encoding="utf-8")
    (folder / "people.csv").write_text(
        "email,name\n" + "".join(f"{reader},名{n}\n" for n, reader in enumerate(READERS))
    )
    assert send(folder, "build", "--week", "2026-W02").exit_code == 0
    return folder


@pytest.fixture
def site(tmp_path: Path, built: Path, sink: Sink) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


ENVIRONMENT = {
    "REPURPOSE_SECRET": "a long random text for tests",
    "REPURPOSE_SMTP_USER": "",
    "REPURPOSE_SMTP_PASSWORD": "",
}
SEND = ("send", "--channel", "email", "--yes")


def send(folder: Path, *arguments: str) -> Result:
    """A send that ends by itself needs no process of its own: what it knows of others' is what lies in the folder."""
    return command_line.run(folder, *(arguments or SEND), environment=ENVIRONMENT)


def test_every_reader_gets_one_letter_and_a_second_run_sends_none(site: Path, sink: Sink) -> None:
    first = send(site)
    assert first.exit_code == 0, first.stderr
    assert send(site).exit_code == 0
    assert sink.arrived == dict.fromkeys(READERS, 1)
    letters = [message_from_bytes(content, policy=default) for content in sink.contents]
    assert {letter["To"].addresses[0].addr_spec for letter in letters} == set(READERS)
    assert len({letter["Message-ID"] for letter in letters}) == len(READERS)
    assert all("reader" not in (site / "outbox" / "2026-W02" / "ledger.jsonl").read_text() for _ in letters)
    for letter in letters:
        assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert letter.get_body(("plain",)) is not None and letter.get_body(("html",)) is not None
        assert letter.defects == []


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("message", [1, 3])
def test_killed_while_sending_nobody_gets_two_letters_and_nobody_is_forgotten(
    site: Path, sink: Sink, moment: str, message: int
) -> None:
    sink.kill = (moment, message)
    command = [sys.executable, "-m", "repurpose", *SEND]
    environment = {**os.environ, **ENVIRONMENT}
    sink.sender = subprocess.Popen(
        command, cwd=site, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    )
    assert sink.sender.wait(timeout=120) == -signal.SIGKILL
    second = send(site)
    assert second.exit_code == 5, "the letter under way is in doubt, and a person is asked"
    assert "--settle" in second.stderr
    assert max(sink.arrived.values()) == 1
    ledger = [json.loads(line) for line in (site / "outbox" / "2026-W02" / "ledger.jsonl").read_text().splitlines()]
    doubtful = {record["target"] for record in ledger if record["state"] == "unknown"}
    assert len(doubtful) == 1
    assert sum(sink.arrived.values()) == len(READERS) - (moment == "before")
    settled = send(site, "send", "--channel", "email", "--settle", "sent" if moment == "after" else "unsent")
    assert settled.exit_code == 0
    assert send(site).exit_code == 0
    assert sink.arrived == dict.fromkeys(READERS, 1)


def test_a_dry_run_needs_no_secret_and_sends_nothing(site: Path, sink: Sink) -> None:
    result = command_line.run(site, "send", "--dry-run", environment=dict.fromkeys(ENVIRONMENT))
    assert result.exit_code == 0 and "REPURPOSE_SECRET" in result.stderr and "dry run" in result.stderr
    assert sink.arrived == {}


def test_no_secret_ends_up_in_the_outbox_or_in_what_is_said(site: Path, sink: Sink) -> None:
    said = send(site)
    canary = "a long random text for tests"
    assert canary not in said.stderr + said.stdout
    for path in (site / "outbox").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert canary.encode() not in data and b"reader1@example.org" not in data

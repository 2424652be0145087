"""Mails with one known fault each are named at the post's own line; clean ones raise no alarm."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.config import Project, Settings, SiteOptions
from repurpose.model import Finding

from .faulty_mails import CLEAN, FAULTY, Mail

NOT_THE_POSTS = {"EM80", "EM82", "EM83", "EM84"}
"""Sender, unsubscribe address and postal address are settings."""
FEWEST_NAMED = 22


def findings(mail: Mail, folder: Path) -> list[Finding]:
    path = folder / "ferry.md"
    path.write_text(mail.text, encoding="utf-8")
    site = SiteOptions(name="渡口来信", url="https://ferry.example.org")
    wanted = build.BuildOptions(dt.date(2026, 3, 8), paths=(path,), channels=("email",))
    return build.make(Project(Settings(site=site), folder), wanted, Console(quiet=True)).findings


def is_named(mail: Mail, found: list[Finding]) -> bool:
    return any(
        one.path.endswith("ferry.md") and one.line == mail.line and mail.named.casefold() in one.message.casefold()
        for one in found
        if one.severity != "info"
    )


def test_nearly_every_fault_is_named_at_the_posts_own_line(tmp_path: Path) -> None:
    assert len(FAULTY) == 24
    missed = [mail.name for mail in FAULTY if not is_named(mail, findings(mail, tmp_path))]
    assert len(FAULTY) - len(missed) >= FEWEST_NAMED, missed


@pytest.mark.parametrize("mail", CLEAN, ids=lambda mail: mail.name)
def test_a_clean_mail_raises_no_alarm(mail: Mail, tmp_path: Path) -> None:
    found = [one for one in findings(mail, tmp_path) if one.severity != "info" and one.code not in NOT_THE_POSTS]
    assert not found

"""What a spam filter thinks of the bundled layouts, by SpamAssassin's local rules."""

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from repurpose.channels.email.message.mime import to_bytes
from repurpose.channels.email.message.personalised import PersonalisedMessages
from repurpose.model import Issue
from repurpose.templating import bundled_folder
from tests import factories
from tests.channels.email.test_sender import built, project

LAYOUTS = sorted(path.stem for path in (bundled_folder() / "email").glob("*.mjml") if path.stem != "parts")
PICTURE = {"image": "https://example.org/lamp.jpg"}
ISSUES = {
    "digest": factories.digest((factories.article(meta=PICTURE), factories.plain(meta=PICTURE))),
    "article": factories.single(factories.article(meta=PICTURE)),
    "transcript": factories.single(factories.transcript()),
    "English": factories.single(factories.plain()),
}
MOST_POINTS = 0.2
"""Providers give up on mail at 5 points; a layout that has none of its own leaves them to what an author writes."""

pytestmark = pytest.mark.skipif(not shutil.which("spamassassin"), reason="spamassassin is not installed")


def report(message: bytes) -> tuple[float, str]:
    """The points of a message, and which rules gave them."""
    shown = subprocess.run(["spamassassin", "-L", "-t"], input=message, capture_output=True, check=True).stdout
    analysis = shown.decode("utf-8", "replace").rpartition("Content analysis details:")[2]
    points = re.search(r"\((-?[\d.]+) points", analysis)
    assert points, shown[-2_000:]
    return float(points[1]), analysis


def letter(root: Path, issue: Issue, layout: str) -> bytes:
    own = project(root, layout=layout)
    letters = PersonalisedMessages(built(own, issue), own, "a long random text")
    made = letters.letter(next(iter(letters.readers)), dt.datetime.now(dt.UTC).replace(microsecond=0))
    return to_bytes(made.envelope, made.html, made.text)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ISSUES)
def test_a_bundled_layout_brings_no_points_of_its_own(tmp_path: Path, name: str, layout: str) -> None:
    points, analysis = report(letter(tmp_path, ISSUES[name], layout))
    assert points <= MOST_POINTS, analysis


def test_hidden_words_without_a_text_part_would_bring_some(tmp_path: Path) -> None:
    hidden = '<div style="font-size:1px;color:#ffffff;background:#ffffff">The lamp room, the stairs and the log.</div>'
    mail = letter(tmp_path, ISSUES["English"], LAYOUTS[0])
    head, _, _ = mail.partition(b"\r\nMIME-Version")
    bare = head + b"\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    assert report(bare + hidden.encode() + b"\r\n")[0] > MOST_POINTS

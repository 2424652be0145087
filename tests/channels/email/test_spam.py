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


Report = tuple[float, str]


def reports(folder: Path, messages: list[bytes]) -> list[Report]:
    """The points of each message, and which rules gave them: by one run, as a start costs more than many messages."""
    paths = [folder / f"{number}.eml" for number in range(len(messages))]
    for path, message in zip(paths, messages, strict=True):
        path.write_bytes(message)
    shown = subprocess.run(["spamassassin", "-L", "-t", *paths], capture_output=True, check=True).stdout
    analyses = shown.decode("utf-8", "replace").split("Content analysis details:")[1:]
    points = [re.search(r"\((-?[\d.]+) points", analysis) for analysis in analyses]
    assert all(points) and len(points) == len(messages), shown[-2_000:]
    return [(float(found[1]), analysis) for found, analysis in zip(points, analyses, strict=True) if found]


def letter(root: Path, issue: Issue, layout: str) -> bytes:
    own = project(root, layout=layout)
    letters = PersonalisedMessages(built(own, issue), own, "a long random text")
    made = letters.letter(next(iter(letters.readers)), dt.datetime.now(dt.UTC).replace(microsecond=0))
    return to_bytes(made.envelope, made.html, made.text)


def hidden(mail: bytes) -> bytes:
    """A mail whose only part hides its words."""
    words = '<div style="font-size:1px;color:#ffffff;background:#ffffff">The lamp room, the stairs and the log.</div>'
    head, _, _ = mail.partition(b"\r\nMIME-Version")
    bare = head + b"\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    return bare + words.encode() + b"\r\n"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Report]:
    """What is said of every issue in every layout, and of a mail that hides its words."""
    folder = tmp_path_factory.mktemp("spam")
    names = [(name, layout) for name in ISSUES for layout in LAYOUTS]
    letters = [letter(folder, ISSUES[name], layout) for name, layout in names]
    bare = hidden(letter(folder, ISSUES["English"], LAYOUTS[0]))
    return dict(zip([*names, ("hidden", "")], reports(folder, [*letters, bare]), strict=True))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ISSUES)
def test_a_bundled_layout_brings_no_points_of_its_own(
    judged: dict[tuple[str, str], Report], name: str, layout: str
) -> None:
    points, analysis = judged[name, layout]
    assert points <= MOST_POINTS, analysis


def test_hidden_words_without_a_text_part_would_bring_some(judged: dict[tuple[str, str], Report]) -> None:
    assert judged["hidden", ""][0] > MOST_POINTS

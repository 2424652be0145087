"""A plugin of a project: its rules and its network are everywhere ours are, and its author can test them."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command_line import Answer, Server
from tests.shared import ROOT

PLUGIN = '''
from __future__ import annotations

from collections.abc import Iterator

from repurpose.channels.thread.networks.base import Network, NetworkOptions
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both
from repurpose.text.counting import GRAPHEMES, Limit, TextLimits


@rule(
    "HB01",
    "harbour-word",
    reads="text",
    source="our own house style, 2026",
    bad=("The lamp is lit.\\n",),
    good=("The light is lit.\\n",),
    zh="""
    把灯写成了 lamp。

    改成 light。
    """,
)
def harbour_word(text: str, *, word: str = "lamp") -> Iterator[Problem]:
    """A lamp is called a lamp.

    Write light.
    """
    at = text.find(word)
    if at >= 0:
        yield Problem(both("a lamp", "一盏灯"), at, at + len(word))


class HarbourOptions(NetworkOptions, frozen=True):
    """The harbour's own settings."""

    max_characters: int = 400
    """Longest post."""


RULES = (harbour_word,)
LIMITS = TextLimits(Limit(400, "graphemes", "the harbour's board", "2026-11"))
NETWORKS = (Network("harbour", "Harbour", GRAPHEMES, LIMITS, options=HarbourOptions),)
'''
SETTINGS = """plugins = ["house.py"]
[channels.thread]
networks = ["x", "harbour"]
[channels.thread.harbour]
max-characters = 350
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "house.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "repurpose.toml").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(ROOT / "templates" / "starter" / "posts", tmp_path / "posts")
    return tmp_path


@pytest.fixture(scope="module")
def run() -> Iterator[Callable[..., Answer]]:
    """Plugins count for a whole process, so that these commands have one of their own."""
    server = Server(ROOT)
    yield server.run
    server.close()


def test_its_network_is_counted_built_and_has_settings(project: Path, run: Callable[..., Answer]) -> None:
    counted = json.loads(run(project, "count", "posts/2026-01-08-maps.md", "--json").stdout)
    assert counted["networks"]["harbour"]["limit"] == 400
    built = run(project, "build", "--week", "2026-W02", "--channel", "thread")
    assert built.returncode == 0, built.stderr
    thread = json.loads((project / "outbox" / "2026-W02" / "thread" / "harbour.json").read_text(encoding="utf-8"))
    assert thread["limit"] == 350 and thread["posts"]
    (project / "repurpose.toml").write_text(SETTINGS.replace("max-characters", "max-charcters"), encoding="utf-8")
    wrong = run(project, "count", "posts/2026-01-08-maps.md")
    assert wrong.returncode == 2
    assert "repurpose.toml:5" in wrong.stderr and "did you mean max-characters?" in wrong.stderr


def test_its_rule_runs_has_a_page_and_takes_options(project: Path, run: Callable[..., Answer]) -> None:
    (project / "posts" / "2026-01-09-lamp.md").write_text("A lamp.\n", encoding="utf-8")
    checked = run(project, "check", "posts/2026-01-09-lamp.md", "--select", "HB", "--format", "json")
    assert [one["code"] for one in json.loads(checked.stdout)["findings"]] == ["HB01"]
    assert "Write light." in run(project, "rule", "HB01").stdout
    assert "改成 light。" in run(project, "rule", "HB01", REPURPOSE_LANG="zh").stdout
    assert run(project, "rule", "--export", "rules").stdout == "rules\n"
    assert "word = " in (project / "rules" / "HB01.md").read_text(encoding="utf-8")
    assert "\n## HB\n" in (project / "rules" / "README.md").read_text(encoding="utf-8")
    assert run(project, "rule", "HB01", "--export", "rules").returncode == 2


def test_its_author_tests_it(project: Path, run: Callable[..., Answer]) -> None:
    fine = run(project, "rule", "HB01", "--test")
    assert (fine.returncode, fine.stdout) == (0, "")
    assert "1 rule tested, 0 failed" in fine.stderr


@pytest.mark.parametrize(
    ("old", "new", "kind", "said"),
    [
        ('bad=("The lamp', 'bad=("The moon', "silent", "HB01: silent on a bad example\n  The moon is lit.\n"),
        ('good=("The light', 'good=("A lamp', "fires", "HB01: fires on a good example: a lamp\n  A lamp is lit.\n"),
        ("text.find(word)", "text.find(5)", "broken", "HB01: fails on an example: TypeError"),
        ("    把灯写成了 lamp。\n\n    改成 light。\n", "", "chinese", "no docs in Chinese"),
        ("    Write light.\n", "", "docs", "how to mend"),
        ("style, 2026", "style", "source", "no date"),
        ("harbour-word", "ends-mid-sentence", "name", "another rule has the name ends-mid-sentence"),
        ('"HB01"', '"HB1"', "name", "two letters and two digits"),
    ],
)
def test_what_it_lacks_is_told_with_its_code_and_example(
    project: Path, run: Callable[..., Answer], old: str, new: str, kind: str, said: str
) -> None:
    assert PLUGIN.count(old) == 1
    (project / "house.py").write_text(PLUGIN.replace(old, new), encoding="utf-8")
    code = "HB1" if "HB1" in new else "HB01"
    told = run(project, "rule", code, "--test")
    assert told.returncode == 1
    assert said in told.stdout
    faults = json.loads(run(project, "rule", code, "--test", "--json").stdout)["faults"]
    assert kind in {fault["kind"] for fault in faults}


def test_all_rules_are_tested_with_it(project: Path, run: Callable[..., Answer]) -> None:
    (project / "house.py").write_text(PLUGIN.replace("The lamp", "The moon"), encoding="utf-8")
    told = json.loads(run(project, "rule", "--test", "--json").stdout)
    assert len(told["tested"]) > 200 and "HB01" in told["tested"]
    assert [fault["code"] for fault in told["faults"] if fault["kind"] == "silent"] == ["HB01"]


def test_one_that_does_not_load_is_told_with_its_line(project: Path, run: Callable[..., Answer]) -> None:
    (project / "repurpose.toml").write_text('lang = "en"\nplugins = ["gone.py"]\n', encoding="utf-8")
    told = run(project, "status")
    assert (
        told.returncode == 2
        and told.stderr.startswith("error: ")
        and "repurpose.toml:2: plugins: gone.py" in told.stderr
    )

"""What the tree promises: light start, pure render, one place for everything."""

import subprocess
import sys
from pathlib import Path

import pytest

from repurpose.channels import CHANNELS
from repurpose.commands.project import settings_record
from tests.shared import ROOT

HEAVY = (
    "jinja2", "markdown", "mjml", "tweepy", "yaml", "msgspec", "nh3", "selectolax", "tinycss2", "rapidfuzz", "regex", "rich",
    "requests", "email.message", "http.server", "smtplib", "unittest", "asyncio",
)  # fmt: skip


def loaded_by(*arguments: str, cwd: Path = ROOT) -> set[str]:
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['repurpose', *{arguments!r}]\n"
        "try: runpy.run_module('repurpose', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, check=True)
    return set(result.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("build", "--help"), ("--version",)])
def test_help_loads_click_alone(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "click" in loaded
    assert sorted(loaded.intersection(HEAVY)) == []
    ours = {name for name in loaded if name.startswith("repurpose")}
    assert ours <= {"repurpose", "repurpose.__main__", "repurpose.cli", "repurpose.errors"}


def test_a_check_does_not_load_what_only_a_send_needs() -> None:
    loaded = loaded_by("check", "templates/starter/posts/2026-01-08-maps.md")
    assert sorted(loaded.intersection({"tweepy", "requests", "rich", "smtplib", "http.server", "asyncio"})) == []


def test_every_channel_has_settings_of_its_name() -> None:
    assert {channel.name for channel in CHANNELS} == set(settings_record()().channels.__struct_fields__)
    for channel in CHANNELS:
        assert channel.rules and all(rule.channel == channel.name for rule in channel.rules)


def test_the_top_level_holds_what_it_may() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    if listed.returncode:
        pytest.skip("not a git checkout")
    allowed = {
        "pyproject.toml", "repurpose", "templates", "tests", "outbox", "README.md", "README.zh.md", "CHANGELOG.md", "LICENSE",
        "Makefile", ".gitignore", ".ci", ".github",
    }  # fmt: skip
    assert {path.split("/")[0] for path in listed.stdout.split()} <= allowed

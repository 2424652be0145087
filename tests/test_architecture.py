"""What the tree promises: light start, pure render, one place for everything."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from repurpose.channels import CHANNELS
from repurpose.commands.project import settings_record
from tests.shared import ROOT, tree_of

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
    assert ours <= {"repurpose", "repurpose.__main__", "repurpose.errors"} | {
        one for one in ours if one.startswith("repurpose.cli")
    }


def test_a_check_does_not_load_what_only_a_send_needs() -> None:
    loaded = loaded_by("check", "templates/starter/posts/2026-01-08-maps.md")
    assert sorted(loaded.intersection({"tweepy", "requests", "rich", "smtplib", "http.server", "asyncio"})) == []


def test_a_post_without_a_talk_does_not_load_what_traces_one() -> None:
    loaded = loaded_by("check", "templates/starter/posts/2026-01-08-maps.md")
    assert sorted(name for name in loaded if name.startswith("repurpose.grounding")) == []


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


def kind_of(folder: Path) -> str:
    """What the files of a folder are: those of all rules, of all channels or of all plug manuals may share a name."""
    parts = folder.relative_to(ROOT / "repurpose").parts
    if "rules" in parts:
        return "rules"
    return "channel" if parts[:1] == ("channels",) and len(parts) == 2 else "/".join(parts)


def test_no_two_rooms_have_a_file_of_one_name() -> None:
    """A stranger who remembers a name finds one file: only siblings of one kind share theirs."""
    kinds: dict[str, set[str]] = {}
    for path in (ROOT / "repurpose").rglob("*.py"):
        if path.name not in ("__init__.py", "base.py"):  # base.py is the manual of each plug
            kinds.setdefault(path.name, set()).add(kind_of(path.parent))
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


SHARED_CLASSES = 4
"""Class names that may stand in two modules: a few words are the right ones in both."""


def test_few_classes_share_a_name() -> None:
    modules: dict[str, list[str]] = {}
    for path in (ROOT / "repurpose").rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                modules.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    shared = {name: found for name, found in modules.items() if len(found) > 1}
    assert len(shared) <= SHARED_CLASSES, shared


@cache
def lengths_of_functions() -> list[int]:
    return sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in (ROOT / "repurpose").rglob("*.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
    )


@pytest.mark.parametrize(("share", "most"), [(0.5, 8), (0.9, 16), (1.0, 50)])
def test_functions_do_one_thing(share: float, most: int) -> None:
    lengths = lengths_of_functions()
    assert lengths[min(len(lengths) - 1, int(len(lengths) * share))] <= most

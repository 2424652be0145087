"""The docs, tested: every command, option and setting is in the README, and its table is made from the settings' own docs."""

import os
import re

import click

from repurpose import cli
from repurpose.commands.project import settings_record
from tests.settings_docs import documented
from tests.shared import ROOT

README = ROOT / "README.md"
BEGIN, END = "<!-- settings: begin -->\n", "<!-- settings: end -->"


def rows() -> list[str]:
    lines = []
    for name, default, doc in documented(settings_record()):
        shown = {True: "true", False: "false"}.get(default) if isinstance(default, bool) else None
        value = shown or (f'"{default}"' if isinstance(default, str) else str(default).replace("'", '"'))
        lines.append(f"| `{name}` | `{value}` | {doc} |")
    return lines


def table() -> str:
    return "\n".join(["| setting | default | what it is |", "|---|---|---|", *rows(), ""])


def test_the_settings_table_is_the_settings() -> None:
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(before + BEGIN + table() + END + after, encoding="utf-8")
        return
    assert old == table(), "run: UPDATE_DOCS=1 python -m pytest tests/test_docs.py"


def test_every_command_and_option_is_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    for name, command in cli.main.commands.items():
        assert f"`repurpose {name}" in text, name
        assert command.help
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.help or option.name == "form", f"{name} --{option.name} has no help"
                assert any(flag in text for flag in option.opts), f"{name} {option.opts}"


def test_every_secret_that_is_read_is_named() -> None:
    used = set()
    for path in (ROOT / "repurpose").rglob("*.py"):
        used |= set(re.findall(r"REPURPOSE_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8")))
    text = README.read_text(encoding="utf-8")
    assert {name for name in used if name not in text and not name.endswith("_SHARED")} == set()


def test_both_readmes_link_to_each_other() -> None:
    assert "README.zh.md" in README.read_text(encoding="utf-8")
    assert "README.md" in (ROOT / "README.zh.md").read_text(encoding="utf-8")

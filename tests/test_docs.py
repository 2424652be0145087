"""The docs, tested: what they list is what there is, in both languages, and no list is kept twice.

Tables between `<!-- NAME: begin -->` and `<!-- NAME: end -->` are made here: UPDATE_DOCS=1 writes them. The Chinese words
of a setting or a network stand in README.zh.md alone; an update keeps them and leaves a new one for a person to write.
"""

import datetime as dt
import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from repurpose import cli, errors
from repurpose.channels import CHANNELS
from repurpose.channels.thread.networks import NETWORKS
from repurpose.checks.families import FAMILIES
from repurpose.commands import build, rule_test
from repurpose.commands.console import Console
from repurpose.commands.project import load, settings_record
from repurpose.text.bilingual import in_language
from tests.settings_docs import documented
from tests.shared import ROOT

FILES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
TO_WRITE = "…"
"""Stands for Chinese words that are still to be written."""
HAN = re.compile(r"[\u4e00-\u9fff]")
UPDATE = "run: UPDATE_DOCS=1 python -m pytest -n 0 tests/test_docs.py"
both_languages = pytest.mark.parametrize("lang", FILES)


def text_of(lang: str) -> str:
    return FILES[lang].read_text(encoding="utf-8")


def in_chinese(old: str, key: str, words: str, lang: str) -> str:
    """The words of a row: in English as the code has them, in Chinese as they stand."""
    if lang == "en":
        return words
    row = re.search(rf"(?m)^\| `{re.escape(key)}` \| .*? \| ([^|]+) \|$", old)
    return row[1] if row else TO_WRITE


def settings(old: str, lang: str) -> Iterator[str]:
    yield "| setting | default | what it is |" if lang == "en" else "| 设置 | 默认值 | 含义 |"
    yield "|---|---|---|"
    for name, default, doc in documented(settings_record()):
        shown = {True: "true", False: "false"}.get(default) if isinstance(default, bool) else None
        value = shown or (f'"{default}"' if isinstance(default, str) else str(default).replace("'", '"'))
        yield f"| `{name}` | `{value}` | {in_chinese(old, name, doc, lang)} |"


def networks(old: str, lang: str) -> Iterator[str]:
    yield "| network | longest post | counted in |" if lang == "en" else "| 网络 | 每条上限 | 计数单位 |"
    yield "|---|---|---|"
    for network in NETWORKS:
        limit = network.limits.length
        by = "posted by `send`" if network.account else "pasted by hand"
        yield f"| `{network.name}` | {limit.value:,} | {in_chinese(old, network.name, f'{limit.unit}; {by}', lang)} |"


def families(old: str, lang: str) -> Iterator[str]:
    yield "| family | about |" if lang == "en" else "| 代码 | 内容 |"
    yield "|---|---|"
    for letters, title in FAMILIES.items():
        yield f"| {letters} | {in_language(title, lang)} |"


@both_languages
@pytest.mark.parametrize("table", [settings, networks, families], ids=lambda table: table.__name__)
def test_the_tables_are_made_from_the_code(table: Callable[[str, str], Iterator[str]], lang: str) -> None:
    begin, end = f"<!-- {table.__name__}: begin -->\n", f"<!-- {table.__name__}: end -->"
    before, found, rest = text_of(lang).partition(begin)
    old, closed, after = rest.partition(end)
    assert found and closed
    new = "\n".join([*table(old, lang), ""])
    if os.environ.get("UPDATE_DOCS"):
        FILES[lang].write_text(before + begin + new + end + after, encoding="utf-8")
    else:
        assert old == new, UPDATE
    if lang == "zh":
        assert [row for row in new.splitlines() if not HAN.search(row) and not row.startswith("|--")] == []


def flags(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


@both_languages
def test_the_table_of_commands_has_every_command_with_exactly_its_options(lang: str) -> None:
    rows = dict(re.findall(r"(?m)^\| `repurpose (\w+)[^|]*\| (.+) \|$", text_of(lang)))
    assert list(rows) == list(cli.main.commands)
    for name, command in cli.main.commands.items():
        options = [one for one in command.params if isinstance(one, click.Option)]
        assert command.help
        assert all(one.help or one.name == "form" for one in options), name
        assert flags(rows[name]) == {flag for one in options for flag in one.opts}, name
        choices = [choice for one in options if isinstance(one.type, click.Choice) for choice in one.type.choices]
        assert all(str(choice) in rows[name] for choice in choices), name


@both_languages
def test_every_command_in_a_block_of_code_exists_with_its_options(lang: str) -> None:
    used = re.findall(r"(?m)^repurpose (\w+)(.*)$", text_of(lang))
    assert used
    for name, rest in used:
        known = {flag for one in cli.main.commands[name].params for flag in one.opts}
        assert flags(rest.partition("  #")[0]) <= known


@both_languages
def test_every_exit_code_has_its_row(lang: str) -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.RepurposeError)]
    codes = {0, 1, *(one.exit_code for one in kinds)}
    assert {int(code) for code in re.findall(r"(?m)^\| (\d) \| ", text_of(lang))} == codes


@both_languages
def test_every_secret_that_is_read_is_named(lang: str) -> None:
    used = set()
    for path in (ROOT / "repurpose").rglob("*.py"):
        used |= set(re.findall(r"REPURPOSE_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8")))
    text = text_of(lang)
    assert {name for name in used if name not in text and not name.endswith("_SHARED")} == set()


@both_languages
def test_what_comes_out_is_what_a_build_writes(lang: str, built: Path) -> None:
    block = re.search(r"(?ms)^```\noutbox/2026-W02/\n(.*?)^```", text_of(lang))
    assert block
    told = set()
    for line in block[1].splitlines():
        name, _, rest = line.strip().partition(" ")
        held = re.findall(r"[\w-]+\.[a-z]+", re.sub(r"[（(].*?[)）]", "", rest)) if name.endswith("/") else [""]
        told |= {name + one for one in held}
    assert told - {"ledger.jsonl"} == {
        path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()
    }
    assert {name.split("/")[0] for name in told if "/" in name} == {channel.name for channel in CHANNELS}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "templates" / "starter", site, dirs_exist_ok=True)
    build.build(load(site), build.BuildOptions(dt.date(2026, 1, 15), week="2026-W02"), Console(quiet=True))
    return site / "outbox" / "2026-W02"


def test_both_readmes_are_in_step() -> None:
    english, chinese = text_of("en"), text_of("zh")
    assert "README.zh.md" in english and "README.md" in chinese
    for shape in (headings, blocks, tables):
        assert shape(english) == shape(chinese)


def headings(text: str) -> list[str]:
    """The levels of the headings, in order."""
    return re.findall(r"(?m)^(#+) ", re.sub(r"(?ms)^```.*?^```", "", text))


def blocks(text: str) -> list[str]:
    """The blocks of code without their remarks."""
    return [re.sub(r"(?m)\s+#.*$", "", block) for block in re.findall(r"(?ms)^```.*?^```", text)]


def tables(text: str) -> list[tuple[int, int]]:
    """The columns and rows of each table."""
    found = re.findall(r"(?m)(?:^\|.*\n)+", text)
    return [(table.splitlines()[1].count("|"), table.count("\n")) for table in found]


@pytest.mark.parametrize(
    "path", ["README.md", "README.zh.md", "repurpose/README.md", ".github/CONTRIBUTING.md", "templates/email/README.md"]
)
def test_every_link_leads_to_a_file_or_a_heading(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?ms)^```.*?^```", "", text)):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        page = (ROOT / path).parent / name if name else ROOT / path
        assert page.exists(), f"{path}: {target}"
        if anchor:
            titles = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
            assert anchor in {re.sub(r"[^\w-]", "", title.lower().replace(" ", "-")) for title in titles}, target


# How it is built: the folders, the layers and the checklists.

BUILT = ROOT / "repurpose" / "README.md"
CHECKLISTS = ("rule", "network", "channel", "reader", "dialect", "transport", "engine", "ledger store", "theme")


def test_every_folder_and_module_at_the_top_of_the_package_has_its_row() -> None:
    rows = set(re.findall(r"(?m)^\| `([\w/.]+)` \| ", BUILT.read_text(encoding="utf-8")))
    tops = {path.name + "/" * path.is_dir() for path in BUILT.parent.iterdir()}
    assert rows == tops - {"__init__.py", "__main__.py", "__pycache__/", "py.typed", "README.md"}


def test_the_layers_are_those_of_the_import_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    shown = re.search(r"(?ms)^```\n(cli\n.*?)^```", BUILT.read_text(encoding="utf-8"))
    assert shown
    assert [line.split() for line in shown[1].splitlines()] == [
        layer.replace("repurpose.", "").replace(" | ", " ").split() for layer in layers
    ]


def test_there_is_a_checklist_for_everything_that_can_be_added() -> None:
    titles = re.findall(r"(?m)^### Adding an? (.+)$", BUILT.read_text(encoding="utf-8"))
    assert titles == list(CHECKLISTS)


@pytest.mark.parametrize("path", ["repurpose/README.md", ".github/CONTRIBUTING.md"])
def test_every_path_and_name_in_the_checklists_exists(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    paths = re.findall(
        r"`((?:repurpose|templates|tests|\.github|\.ci)/[^`\s]*|pyproject\.toml|Makefile|README\S*)`", text
    )
    assert paths
    for one in paths:
        real = ROOT / one.partition("NAME")[0].rpartition("/")[0] if "NAME" in one else ROOT / one
        assert real.exists(), one
    for name, module in re.findall(r"`([A-Za-z_]+)` in\s+`([\w/.]+\.py)`", text):
        source = (ROOT / module).read_text(encoding="utf-8")
        assert re.search(rf"(?m)^(?:class |def )?{name}\b", source), f"{name} in {module}"


def test_the_rule_that_shows_how_one_is_written_keeps_what_rules_promise() -> None:
    example = re.search(
        r"(?ms)^```python\n(.*?)^```", (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    )
    assert example
    names: dict[str, object] = {}
    imports = (
        "from collections.abc import Iterator\nfrom repurpose.checks.base import Problem, rule\n"
        "from repurpose.model import Post\nfrom repurpose.text.bilingual import both\n"
    )
    exec(imports + example[1], names)
    written = names["word_of_the_house"]
    assert rule_test.test([written], [written]) == []  # type: ignore[list-item]

"""The pages of rules for the web."""

import re
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from repurpose.commands import rule_pages
from repurpose.commands.build import all_rules
from repurpose.errors import UsageError
from repurpose.text.bilingual import in_language
from tests.shared import ROOT

RULES = all_rules()


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return rule_pages.pages(RULES)


def shown(page: str) -> str:
    """What a reader of the page on the web sees, in one line."""
    html = MarkdownIt("commonmark").enable("table").render(page)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def words(docs: str) -> str:
    return " ".join(docs.replace("`", "").split())


def test_every_rule_has_a_page_in_both_languages_that_says_all_there_is(pages: dict[str, str]) -> None:
    assert set(pages) == {
        f"{stem}{end}" for stem in ("README", *(rule.code for rule in RULES)) for end in (".md", ".zh.md")
    }
    for rule in RULES:
        for end, lang in ((".md", "en"), (".zh.md", "zh")):
            page = pages[rule.code + end]
            seen = shown(page).replace("`", "")
            assert page.startswith(f"# {rule.code} {rule.name}\n")
            assert words(in_language(rule.docs, lang)) in seen, f"{rule.code}{end}"
            assert words(rule.source) in seen, f"{rule.code}{end}"
            assert all(option.replace("_", "-") in page for option in rule.options)


def test_the_index_groups_the_rules_by_prefix_and_every_link_resolves(pages: dict[str, str]) -> None:
    for name in ("README.md", "README.zh.md"):
        chapters = re.split(r"(?m)^## ", pages[name])[1:]
        assert sum(len(re.findall(r"(?m)^\| \[", chapter)) for chapter in chapters) == len(RULES)
        for chapter in chapters:
            assert {code[:2] for code in re.findall(r"(?m)^\| \[(\w+)\]", chapter)} == {chapter[:2]}
    for name, page in pages.items():
        html = MarkdownIt("commonmark").enable("table").render(page)
        links = re.findall(r'href="([^"]+)"', html)
        assert links and set(links) <= set(pages), name


def test_the_pages_hold_no_path_of_this_machine_and_are_the_same_bytes_in_any_order(pages: dict[str, str]) -> None:
    assert rule_pages.pages(tuple(reversed(RULES))) == pages
    assert not any(str(path) in page for page in pages.values() for path in (ROOT, Path.home() / "x"))


def test_an_export_is_repeated_and_takes_away_pages_of_rules_that_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    first = rule_pages.export(RULES[:3], folder)
    assert sorted(first) == sorted(folder.iterdir())
    bytes_before = {path.name: path.read_bytes() for path in first}
    rule_pages.export(RULES[:3], folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == bytes_before
    rule_pages.export(RULES[:1], folder)
    assert {path.stem.split(".")[0] for path in folder.iterdir()} == {"README", RULES[0].code}


@pytest.mark.parametrize("name", ["notes.txt", "README.md", "EM01.md", ".git"])
def test_a_folder_that_holds_other_files_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine\n")
    with pytest.raises(UsageError, match="other files"):
        rule_pages.export(RULES[:1], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine\n"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        rule_pages.export(RULES[:1], tmp_path / "rules")

"""Markdown is recognised in `repurpose/document` alone: no other file knows a fence, a heading's mark or a front matter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.shared import ROOT, tree_of

PACKAGE = ROOT / "repurpose"
RECOGNISES = {
    "a fence": re.compile(r"```|~~~|[`~]\]?\{3"),
    "a heading": re.compile(r"\\?#\{\d|(?<![\w\[\]])#\+|(?:\A|\n|[\^(|])(?: \{0,3\})?\\?(?:#{2,}|#(?:\[ |\\s| |\\t))"),
    "a front matter": re.compile(
        r"(?:\A|\\A|\n|\\n|[\^(|'\"])(?:-{3,}|\+{3}|;{3})(?:\s|\\s|\\n|[|)$?]|\[ |\Z)|-\]?\{3"
    ),
}
"""How a pattern, or a text compared with the author's, looks that recognises one of them. A lone `#` is none: it opens
addresses, colours, tags and remarks."""
EXAMPLES = frozenset(("bad", "good"))
"""What a rule shows of itself is Markdown for people to read."""
LISTED = {
    ("channels/thread/formatter.py", "\n\n---\n\n"): "written between the posts of a thread, and never read",
    ("commands/generators.py", "# For this "): "a remark in the TOML settings that `new` writes",
    ("commands/rule_pages.py", ""): "the pages of rules, which are written and never read",
    ("commands/generators.py", "# url = "): "a setting that `new` writes, switched off by TOML's own mark",
}
"""What looks like recognising and is none, by its file and its beginning, each with its reason."""


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith("document/"):
            yield name, tree_of(path)


def unread(tree: ast.Module) -> set[ast.AST]:
    """What is no part of the work: docstrings, and the examples of rules."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            found |= set(ast.walk(node)) if isinstance(node.value, ast.Constant) else set()
        if isinstance(node, ast.keyword) and node.arg in EXAMPLES:
            found |= set(ast.walk(node))
    return found


@cache
def texts(tree: ast.Module) -> list[tuple[int, str]]:
    """The string constants of a file with their lines."""
    without = unread(tree)
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in without
    ]


def recognised(text: str) -> list[str]:
    return [name for name, pattern in RECOGNISES.items() if pattern.search(text)]


def is_listed(name: str, text: str) -> bool:
    return any(name == file and text.startswith(beginning) for file, beginning in LISTED)


def test_no_other_file_recognises_blocks_of_markdown() -> None:
    told = [
        f"{name}:{line}: {', '.join(kinds)}: {text[:80]!r}"
        for name, tree in sources()
        for line, text in texts(tree)
        if (kinds := recognised(text)) and not is_listed(name, text)
    ]
    assert not told, "ask the document instead\n" + "\n".join(told)


def test_nothing_is_listed_that_is_not_there() -> None:
    there = {(name, text) for name, tree in sources() for _, text in texts(tree)}
    unused = [key for key in LISTED if not any(key[0] == name and text.startswith(key[1]) for name, text in there)]
    assert not unused


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (r"```.*?(?:```|\Z)", "a fence"),
        (r"^ {0,3}(`{3,}|~{3,})", "a fence"),
        (r"[`~]{3,}", "a fence"),
        ("~~~", "a fence"),
        (r"(?m)^\#{1,6}[ ][^\n]*+\s*+", "a heading"),
        (r"^#{1,6} ", "a heading"),
        (r"^#+\s", "a heading"),
        ("# ", "a heading"),
        ("\n## ", "a heading"),
        ("##", "a heading"),
        (r"^(#+)[ \t]", "a heading"),
        ("---", "a front matter"),
        ("---\n", "a front matter"),
        (r"\A---\n(.*?)\n---\n", "a front matter"),
        (r"^-{3,}$", "a front matter"),
        ("+++", "a front matter"),
    ],
)
def test_the_usual_ways_to_recognise_them_are_known(text: str, kind: str) -> None:
    assert kind in recognised(text)


@pytest.mark.parametrize(
    "text", ["#", "--fix", "[\\#＃][\\w·]++", "a -- b", "——", "`[^`\n]*`", "~~", "#fff", "C#", "<!--", "-->"]
)
def test_other_marks_are_none(text: str) -> None:
    assert recognised(text) == []


def test_the_document_is_where_they_are_recognised() -> None:
    patterns = " ".join(path.read_text(encoding="utf-8") for path in Path(PACKAGE / "document").glob("*.py"))
    assert len(recognised(patterns)) == len(RECOGNISES)

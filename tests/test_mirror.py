"""Tests mirror the package: what a module does is tested in the folder of its name, by its own name or through a door."""

import ast
from functools import cache
from pathlib import Path

from tests.shared import ROOT, tree_of

PACKAGE, TESTS = ROOT / "repurpose", ROOT / "tests"
THROUGH = {
    "channels": "channels/test_account.py",
    "channels/email": "channels/email/test_formatter.py",
    "channels/email/html": "channels/email/test_css.py",
    "channels/email/message": "channels/email/test_headers.py",
    "channels/email/mjml": "channels/email/test_mjml.py",
    "channels/email/render": "channels/email/test_formatter.py",
    "channels/email/rules": "checks/test_rules.py",
    "channels/email/transports": "channels/email/test_sender.py",
    "channels/thread": "channels/thread/test_formatter.py",
    "channels/thread/networks": "channels/thread/test_networks.py",
    "channels/thread/planning": "channels/thread/test_formatter.py",
    "channels/thread/rules": "checks/test_rules.py",
    "channels/wechat": "channels/wechat/test_formatter.py",
    "channels/wechat/rules": "checks/test_rules.py",
    "checks/rules": "checks/test_rules.py",
    "checks/rules/typography": "checks/test_typography.py",
    "cli": "commands/test_interface.py",
    "commands": "commands/test_build.py",
    "delivery": "commands/test_send.py",
    "delivery/stores": "delivery/test_stores.py",
    "digest": "digest/test_selection.py",
    "document": "document/test_commonmark.py",
    "document/dialects": "document/test_dialects.py",
    "extract": "extract/test_summary.py",
    "grounding": "grounding/test_ground.py",
    "model": "sources/test_post.py",
    "preview": "preview/test_server.py",
    "sources": "sources/test_post.py",
    "text": "document/test_convert.py",
    "text/counting": "text/test_counting.py",
    "text/typography": "text/test_typography.py",
}
"""Packages of which some modules are reached by no test directly: what they do is seen through the door of the package,
and here is the test that goes through it."""


def modules() -> dict[str, Path]:
    """Every module with something in it, by its dotted name; a package's `__init__` is its door, and no module."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in paths
        if path.name not in ("__init__.py", "__main__.py")
    }


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def folder_of(path: Path) -> Path:
    """Where a module's tests lie: the folder of its package, or the nearest one above it that there is."""
    folder = TESTS / path.parent.relative_to(PACKAGE)
    while not folder.is_dir():
        folder = folder.parent
    return folder


@cache
def untested() -> dict[str, list[str]]:
    """Modules that no test of their folder imports, by their package."""
    tests = {path: imported(path) for path in TESTS.rglob("test_*.py")}
    missing: dict[str, list[str]] = {}
    for name, path in modules().items():
        folder = folder_of(path)
        if not any(name in names for test, names in tests.items() if test.is_relative_to(folder)):
            package = path.parent.relative_to(PACKAGE).as_posix()
            missing.setdefault(path.name if package == "." else package, []).append(path.name)
    return missing


def test_every_module_is_tested_in_its_folder_or_through_a_door_that_is_named() -> None:
    assert {package: names for package, names in untested().items() if package not in THROUGH} == {}


def test_no_exception_is_left_that_is_none() -> None:
    assert set(THROUGH) - set(untested()) == set()
    assert [test for test in THROUGH.values() if not (TESTS / test).is_file()] == []


def test_every_folder_of_tests_is_a_folder_of_the_package_or_of_a_way_to_test_it() -> None:
    ways = {"benchmarks", "browser", "drills", "golden", "sites"}
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    assert [
        one.as_posix()
        for one in sorted(folders)
        if one.parts and one.parts[0] not in ways and not (PACKAGE / one).is_dir()
    ] == []

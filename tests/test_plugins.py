"""A project's own rules and networks: loaded from a file beside the settings or by name, and told apart from mistakes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repurpose import plugins
from repurpose.checks.base import Rule
from repurpose.commands.build import all_rules
from repurpose.errors import SettingsError

OWN = '''from repurpose.checks.base import Problem, rule


@rule("TD01", "low-water", reads="post", source="Tide table of 2026.", bad=("ebb",), good=("flood",))
def low_water(post):
    """The tide is out.

    Wait.
    """
    yield Problem("the tide is out")


RULES = (low_water,)
'''


@pytest.fixture(autouse=True)
def _none_left_over() -> Iterator[None]:
    yield
    plugins.load((), Path())


def test_a_file_beside_the_settings_adds_its_rules_until_others_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "tides.py").write_text(OWN, encoding="utf-8")
    plugins.load(["tides.py"], tmp_path)
    assert [one.code for one in plugins.offered("RULES", Rule)] == ["TD01"]
    assert "TD01" in [one.code for one in all_rules()]
    assert plugins.offered("NETWORKS", Rule) == ()
    plugins.load((), tmp_path)
    assert "TD01" not in [one.code for one in all_rules()]


def test_a_module_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tides_by_name.py").write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins.load(["tides_by_name"], Path())
    assert [one.code for one in plugins.offered("RULES", Rule)] == ["TD01"]


def test_installed_packages_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tides_installed.py").write_text(OWN.replace("TD01", "TD02"), encoding="utf-8")
    (tmp_path / "tides.py").write_text(OWN, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(plugins, "_entry_points", lambda: ["tides_installed"])
    plugins.load(["tides.py"], tmp_path)
    assert [one.code for one in plugins.offered("RULES", Rule)] == ["TD02", "TD01"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("gone.py", None, "FileNotFoundError"),
        ("no_such_module_of_tides", None, "ModuleNotFoundError"),
        ("broken.py", "1 / 0\n", "ZeroDivisionError"),
    ],
)
def test_what_does_not_load_is_named_with_its_reason(tmp_path: Path, name: str, text: str | None, told: str) -> None:
    if text:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"{name}.*{told}"):
        plugins.load([name], tmp_path)


def test_a_thing_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "tides.py").write_text("RULES = ('low-water',)\n", encoding="utf-8")
    plugins.load(["tides.py"], tmp_path)
    with pytest.raises(SettingsError, match="holds a str, not a Rule"):
        plugins.offered("RULES", Rule)


def test_an_installed_package_is_found_by_its_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    info = tmp_path / "tides-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tides\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{plugins.ENTRY_POINTS}]\ntides = tides_of_a_test\n", encoding="utf-8")
    (tmp_path / "tides_of_a_test.py").write_text("RULES = ()\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "tides_of_a_test" in plugins._entry_points()

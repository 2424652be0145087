"""The wheel, built and run in an empty folder: templates included, nothing taken from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.shared import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return next(folder.glob("*.whl"))


def test_it_holds_the_package_and_every_template_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    held = {name.removeprefix("repurpose/") for name in names if name.startswith("repurpose/templates/")}
    assert held == templates
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"repurpose"}
    assert not any("__pycache__" in name for name in names)


def test_it_runs_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    library = tmp_path / "lib"
    zipfile.ZipFile(wheel).extractall(library)
    empty = tmp_path / "empty"
    empty.mkdir()
    # -S and -P would hide the dependencies; the extracted wheel stands before the checkout instead.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(library), os.environ.get("PYTHONPATH", "")])}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "repurpose", *arguments], cwd=empty, env=environment, capture_output=True, text=True
        )

    where = subprocess.run(
        [sys.executable, "-c", "import repurpose; print(repurpose.__file__)"],
        cwd=empty,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert str(library) in where.stdout
    assert run("new", ".").returncode == 0
    built = run("build", "--week", "2026-W02")
    assert built.returncode == 0, built.stderr
    assert built.stdout.strip().endswith("2026-W02")
    exported = run("preview", "outbox/2026-W02", "--export", "page.html")
    assert exported.returncode == 0, exported.stderr
    assert (empty / "page.html").stat().st_size > 10_000

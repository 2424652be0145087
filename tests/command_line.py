"""The command line without a process of its own: what it prints, what it exits with."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from repurpose.cli import main


def run(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Result:
    """Run `repurpose` in a folder. `stdout`, `stderr` and `exit_code` are the answer's; a traceback fails the test."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        result = CliRunner(env={"NO_COLOR": "1", "REPURPOSE_LANG": "en", **(environment or {})}).invoke(main, arguments)
    finally:
        os.chdir(before)
    if result.exception and not isinstance(result.exception, SystemExit):
        pytest.fail(f"{type(result.exception).__name__}: {result.exception}")
    return result

"""The command line without a process for each command: what it prints, what it exits with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import Struct

from repurpose.cli import main


def run(folder: Path, *arguments: str, environment: Mapping[str, str | None] | None = None) -> Result:
    """Run `repurpose` in a folder. `stdout`, `stderr` and `exit_code` are the answer's; a traceback fails the test.

    A variable of the environment that is None is absent.
    """
    before = Path.cwd()
    os.chdir(folder)
    try:
        result = CliRunner(env={"NO_COLOR": "1", "REPURPOSE_LANG": "en", **(environment or {})}).invoke(main, arguments)
    finally:
        os.chdir(before)
    if result.exception and not isinstance(result.exception, SystemExit):
        pytest.fail(f"{type(result.exception).__name__}: {result.exception}")
    return result


SERVER = """
import json, os, sys
from click.testing import CliRunner
from repurpose.cli import main
for line in sys.stdin:
    job = json.loads(line)
    os.chdir(job["folder"])
    done = CliRunner(env=job["environment"]).invoke(main, job["arguments"])
    print(json.dumps([done.exit_code, done.stdout, done.stderr]), flush=True)
"""


class Answer(Struct, frozen=True):
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


class Server:
    """Commands of a tree's own package, one after another in one process: for a package that is not the one tested from,
    or for state that must not stay."""

    def __init__(self, tree: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(tree), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            encoding="utf-8",
        )

    def run(self, folder: Path, *arguments: str, **environment: str) -> Answer:
        assert self.process.stdin and self.process.stdout
        job = {"folder": str(folder), "arguments": arguments, "environment": {"REPURPOSE_LANG": "en", **environment}}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return Answer(*json.loads(self.process.stdout.readline()))

    def close(self) -> None:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()

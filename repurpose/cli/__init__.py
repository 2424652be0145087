"""The command line: options, one thin function a command, errors to exit codes. The only importer of click.

Commands import their worker when they are called, so that `--help` loads click alone.
"""

from __future__ import annotations

from repurpose.cli import issues, posts, projects
from repurpose.cli.group import main

__all__ = ["main"]

for _command in (
    projects.new,
    issues.build,
    posts.check,
    posts.rule,
    posts.trace,
    posts.count,
    issues.preview,
    issues.send,
    projects.status,
    projects.doctor,
):
    main.add_command(_command)

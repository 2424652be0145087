"""The group of all commands, and what becomes of an error: a line or two, and an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import Any

import click

from repurpose import __version__
from repurpose.errors import RepurposeError


class CommandGroup(click.Group):
    """Shows errors of ours in one or two lines, and nothing else."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run, and leave with an exit code; a traceback only with REPURPOSE_DEBUG."""
        gc.set_threshold(50_000, 20, 20)  # a short run makes much and drops little: collecting costs a twentieth of it
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # a terminal that cannot show 字 shows something
        try:
            return super().main(*arguments, **{**options, "standalone_mode": False})
        except RepurposeError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(error.exit_code)
        except click.exceptions.Abort:
            click.echo("cancelled", err=True)
            sys.exit(2)
        except click.ClickException as error:
            error.show()
            sys.exit(2)
        except click.exceptions.Exit as error:
            sys.exit(error.exit_code)
        except BrokenPipeError:
            # The reader of our output went away (`repurpose … | head`): nothing is wrong with us.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except KeyboardInterrupt:
            click.echo("cancelled", err=True)
            sys.exit(2)
        except OSError as error:
            click.echo(f"error: {error.filename or 'output'}: {error.strerror or error}", err=True)
            sys.exit(2)
        except Exception as error:
            if os.environ.get("REPURPOSE_DEBUG"):
                raise
            click.echo(f"error: a defect in repurpose: {type(error).__name__}: {error}", err=True)
            click.echo("  hint: report it, with what REPURPOSE_DEBUG=1 shows", err=True)
            sys.exit(2)


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="repurpose")
def main() -> None:
    """Turn a post into an email issue, a social thread and a WeChat article.

    What is built and checked lies in the outbox; only what lies there is sent, once.

    Exit codes: 0 fine, 1 findings, 2 usage, settings or source, 3 delivery failed, 4 sign-in missing,
    5 partly sent or in doubt.
    """

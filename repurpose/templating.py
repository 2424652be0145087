"""The only importer of jinja2: finds templates, fills them, and says where one is wrong in its author's terms."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from repurpose.errors import TemplateError
from repurpose.text.nearest import nearest

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")


def bundled_folder() -> Path:
    """The templates that ship with the package, or those beside it in a checkout."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


class Templates:
    """Templates by name. A file in the first folder that has it wins, so a project overrides one file at a time."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = [folder for folder in folders if folder.is_dir()] + [bundled_folder()]

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import FileSystemLoader, StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        return ImmutableSandboxedEnvironment(
            bytecode_cache=_bytecode_cache(),
            loader=FileSystemLoader([str(folder) for folder in self.folders]),
            undefined=StrictUndefined,
            autoescape=lambda name: name is not None and not name.endswith(".txt"),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def path(self, name: str) -> Path:
        """The file that serves `name`."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise TemplateError(f"no template {name}", hint=f"put it into {self.folders[0]} or a folder of that name")

    def read(self, name: str) -> str:
        """A template's own text, unfilled: for files that are copied, not rendered."""
        return self.path(name).read_text(encoding="utf-8")

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The filled template.

        Raises TemplateError with file and line for a syntax error, a name that does not exist (with the nearest that
        does), a forbidden access, and any fault inside an expression.
        """
        import jinja2

        try:
            return self._environment.get_template(name).render(**context)
        except jinja2.TemplateNotFound as error:
            hint = f"put {error.name} into {self.folders[0]}"
            raise TemplateError(f"no template {error.name}", path=self._shown(name), hint=hint) from error
        except jinja2.TemplateSyntaxError as error:
            hint = "correct the tag; every {% block %} needs its end"
            raise TemplateError(
                f"template syntax: {error.message}",
                path=error.filename or self._shown(name),
                line=error.lineno,
                hint=hint,
            ) from error
        except UnicodeDecodeError as error:
            raise TemplateError("not UTF-8", path=self._shown(name), hint="save the template as UTF-8") from error
        except Exception as error:
            path, line = _innermost(error, self.folders)
            cause, hint = _explain(error, context)
            raise TemplateError(cause, path=path or self._shown(name), line=line, hint=hint) from error

    def _shown(self, name: str) -> str:
        try:
            return str(self.path(name))
        except TemplateError:
            return name


def _bytecode_cache() -> BytecodeCache | None:
    """Compiled templates in the user's cache folder, as Python keeps its own; none where that cannot be written.

    jinja2 keys an entry by the template's name and text, so an edited template is compiled anew.
    """
    from jinja2 import FileSystemBytecodeCache

    from repurpose import __version__

    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(base, "repurpose", f"templates-{__version__}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(folder) if os.access(folder, os.W_OK) else None


def _innermost(error: BaseException, folders: Sequence[Path]) -> tuple[str | None, int | None]:
    """The deepest template frame of a traceback: jinja2 rewrites frames to name the template's file and line."""
    place: tuple[str | None, int | None] = (None, None)
    trace = error.__traceback__
    roots = tuple(str(folder) for folder in folders)
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.startswith(roots) and not filename.endswith(".py"):
            place = (filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _explain(error: Exception, context: Mapping[str, Any]) -> tuple[str, str]:
    import jinja2
    from jinja2.exceptions import SecurityError

    text = str(error)
    if isinstance(error, SecurityError):
        return f"not allowed in a template: {text}", "remove that access; templates see plain values only"
    if isinstance(error, jinja2.UndefinedError):
        match = _UNDEFINED.search(text)
        name = next((group for group in match.groups() if group), "") if match else ""
        return text, nearest(name, _known_names(context), f"use one of: {', '.join(sorted(context))}")
    return f"{type(error).__name__}: {text}", "correct the expression on that line"


def _known_names(context: Mapping[str, Any]) -> list[str]:
    names = set(context)
    for value in context.values():
        items = value if isinstance(value, (list, tuple)) else [value]
        for item in items[:1]:
            fields = item if isinstance(item, Mapping) else getattr(type(item), "__struct_fields__", ())
            names.update(str(field) for field in fields)
    return sorted(names)

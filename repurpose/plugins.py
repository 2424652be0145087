"""Rules and networks of a project's own: modules that the setting `plugins`, or an installed package, names.

A plugin is a module with a tuple RULES or NETWORKS. It runs with all the rights of this program: name only what you
trust. What is loaded counts for the whole process, so that a network's name means the same everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from repurpose.errors import SettingsError

ENTRY_POINTS = "repurpose.plugins"
"""The group of entry points under which an installed package names its module."""

Plug = TypeVar("Plug")
_loaded: list[ModuleType] = []


def listed(package: str, *names: str) -> tuple[Any, ...]:
    """The things that an explicit list names, in its order: each "module:NAME" within the package, one line a plug."""
    from pkgutil import resolve_name

    return tuple(resolve_name(f"{package}.{name}") for name in names)


def load(names: Sequence[str], root: Path) -> None:
    """Load the plugins that a project names, and those of installed packages, in place of any loaded before.

    A name is a module's, or a file's that ends in .py, from the settings' folder. Raises SettingsError.
    """
    _loaded[:] = [*map(_installed_module, _entry_points()), *(_module(name, root) for name in names)]


def offered(kind: str, plug: type[Plug]) -> tuple[Plug, ...]:
    """What the loaded plugins offer under a name. Raises SettingsError for a thing of another type."""
    found: list[Plug] = []
    for module in _loaded:
        for one in getattr(module, kind, ()):
            if not isinstance(one, plug):
                cause = f"plugin {module.__name__}: {kind} holds a {type(one).__name__}, not a {plug.__name__}"
                raise SettingsError(cause, path=module.__file__, hint=f"make it of repurpose's {plug.__name__}")
            found.append(one)
    return tuple(found)


def _entry_points() -> Sequence[str]:
    if not _some_package_has_any():
        return ()
    from importlib.metadata import entry_points

    return sorted(point.value for point in entry_points(group=ENTRY_POINTS))


def _some_package_has_any() -> bool:
    """Whether any installed package names the group: a look at small files, since asking `importlib.metadata` takes a
    twentieth of a short run, and hardly anybody has such a package."""
    listed = (path for folder in sys.path for path in Path(folder).glob("*-info/entry_points.txt"))
    return any(ENTRY_POINTS.encode() in path.read_bytes() for path in listed)


def _installed_module(name: str) -> ModuleType:
    return _module(name, Path())


def _module(name: str, root: Path) -> ModuleType:
    import importlib

    try:
        return _from_file(root / name) if name.endswith(".py") else importlib.import_module(name)
    except Exception as error:  # a plugin may fail in any way, and each is its author's to mend
        cause = f"plugins: {name} cannot be loaded: {type(error).__name__}: {error}"
        raise SettingsError(cause, hint="name a module, or a .py file beside the settings") from error


def _from_file(path: Path) -> ModuleType:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(f"repurpose_plugin_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(f"no such file: {path}")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # where the annotations of its records are looked up
    spec.loader.exec_module(module)
    return module

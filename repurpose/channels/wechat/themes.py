"""Themes: a few colours and the shapes made of them, read from small tables in templates/wechat/themes.

`base.toml` holds every colour and shape; a theme's own file holds what differs. A project's templates folder
overrides and adds files, so a theme is made by writing one. The bundled themes keep a contrast of 4.5:1 for every
stretch of text, in light and after WeChat's own conversion to dark; a test measures it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from repurpose.errors import SettingsError, TemplateError
from repurpose.text.nearest import nearest

if TYPE_CHECKING:
    from repurpose.templating import Templates

FOLDER = "wechat/themes"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ROLE = re.compile(r"\{(\w+)\}")


class Theme(Struct, frozen=True):
    """A theme: its name, and inline CSS by shape with the colours filled in."""

    name: str
    title: str
    css: Mapping[str, str]


def names(templates: Templates) -> list[str]:
    """All themes there are, the project's own included."""
    found = {file.stem for folder in templates.folders for file in (folder / FOLDER).glob("*.toml")}
    return sorted(found - {"base"})


def find(name: str, templates: Templates) -> Theme:
    """The theme of that name.

    Raises SettingsError where there is none, or where its file holds an unknown key or something that is no colour.
    """
    try:
        path = templates.path(f"{FOLDER}/{name}.toml") if re.fullmatch(r"[\w-]+", name) else None
    except TemplateError:
        path = None
    if path is None or name == "base":
        hint = f"use one of: {', '.join(names(templates))}"
        raise SettingsError(f"channels.wechat.theme: no theme {name}", hint=hint)
    base = templates.path(f"{FOLDER}/base.toml")
    return _built(name, str(base), base.read_text("utf-8"), str(path), path.read_text("utf-8"))


@lru_cache(maxsize=64)
def _built(name: str, base_path: str, base_text: str, path: str, text: str) -> Theme:
    base, own = _table(base_path, base_text), _table(path, text)
    for part in ("colours", "shapes"):
        _known(own.get(part, {}), base[part], f"{part}.", path)
    _known(own, {"title", "colours", "shapes"}, "", path)
    colours = base["colours"] | own.get("colours", {})
    for role, value in colours.items():
        if not (isinstance(value, str) and _COLOUR.fullmatch(value)):
            raise SettingsError(
                f"colours.{role}: not a colour: {value}", path=path, hint='write six hex digits: "#1a5f7a"'
            )
    shapes = base["shapes"] | own.get("shapes", {})
    css = {shape: _filled(str(style), colours, f"shapes.{shape}", path) for shape, style in shapes.items()}
    return Theme(name, str(own.get("title", name)), css)


def _table(path: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"not valid TOML: {error}", path=path, hint='write key = "value", one a line') from error


def _known(given: Iterable[str], known: Iterable[str], prefix: str, path: str) -> None:
    for key in given:
        if key not in known:
            raise SettingsError(f"unknown key {prefix}{key}", path=path, hint=nearest(key, known))


def _filled(style: str, colours: Mapping[str, str], key: str, path: str) -> str:
    _known(_ROLE.findall(style), colours, f"{key}: {{colour}} ", path)
    if '"' in style or "<" in style:
        raise SettingsError(f'{key}: holds a " or <', path=path, hint="leave quotes out; fonts are the reader's own")
    return _ROLE.sub(lambda role: colours[role[1]], style)

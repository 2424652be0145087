"""Addresses in front matter that a template fills: `/lines/{{ page.fileSlug }}/`, `/{{ title | slugify }}/`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from repurpose.text.file_names import nfc

_OUTPUT = re.compile(r"\{\{-?\s*([^{}]{0,200}?)\s*-?\}\}")
_VALUE = re.compile(r"(?:page\.|data\.|this\.)?(?:data\.)?([A-Za-z_]\w*)$")
_LITERAL = re.compile(r"\"([^\"]*)\"$|'([^']*)'$")
_FILTER = re.compile(r"([A-Za-z_]\w*)\s*(?:[:(]\s*(?:\"([^\"]*)\"|'([^']*)')\s*\)?|\(\s*\))?$")
_DIRECTIVE = re.compile(r"%-?[A-Za-z]")
_DIRECTIVES = {"%Y": "{0:%Y}", "%m": "{0:%m}", "%d": "{0:%d}", "%y": "{0:%y}", "%-m": "{0.month}", "%-d": "{0.day}"}
"""The parts of a day that every strftime writes alike."""

_Value = str | dt.date
_Filter = Callable[[_Value, str], "str | None"]


def filled(written: str, known: Mapping[str, _Value]) -> str:
    """The address with each output filled that the page's own values fill; one that nothing fills stays as it is.

    Names in `known` are in lower case.
    """
    return _OUTPUT.sub(lambda match: _output(match[1], known) or match[0], written)


def _output(inside: str, known: Mapping[str, _Value]) -> str | None:
    first, *filters = (part.strip() for part in _split(inside))
    value = _value(first, known)
    for written in filters:
        call = _FILTER.match(written)
        read = _FILTERS.get(call[1].lower()) if call else None
        if value is None or call is None or read is None:
            return None
        value = read(value, call[2] or call[3] or "")
    # A date as it is reads otherwise in every program.
    return value if isinstance(value, str) else None


def _split(inside: str) -> list[str]:
    """At the bars outside quotation marks."""
    return re.findall(r"(?:[^|\"']|\"[^\"]*\"|'[^']*')+", inside) or [""]


def _value(written: str, known: Mapping[str, _Value]) -> _Value | None:
    if literal := _LITERAL.match(written):
        return literal[1] or literal[2] or ""
    name = _VALUE.match(written)
    return known.get(name[1].lower().replace("_", "")) if name else None


def _slug(value: _Value, argument: str) -> str | None:  # noqa: ARG001
    """A slug of ASCII, which all programs make alike; other letters some keep, some spell out, some drop."""
    if not isinstance(value, str) or not value.isascii():
        return None
    # An apostrophe joins in most programs; "and" for "&" in some. What they do not agree on is not guessed.
    if re.search(r"[&'+$%@]", value):
        return None
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


def _lower(value: _Value, argument: str) -> str | None:  # noqa: ARG001
    return value.lower() if isinstance(value, str) else None


def _date(value: _Value, argument: str) -> str | None:
    if not isinstance(value, dt.date) or set(_DIRECTIVE.findall(argument)) - set(_DIRECTIVES) or not argument:
        return None
    return _DIRECTIVE.sub(lambda match: _DIRECTIVES[match[0]].format(value), argument)


def _same(value: _Value, argument: str) -> str | None:  # noqa: ARG001
    return nfc(value) if isinstance(value, str) else None


_FILTERS: Mapping[str, _Filter] = {
    **dict.fromkeys(("slugify", "slug"), _slug),
    **dict.fromkeys(("lower", "downcase"), _lower),
    **dict.fromkeys(("url", "safe", "trim", "strip", "escape"), _same),
    "date": _date,
}
"""Filters of Eleventy, Nunjucks and Liquid (their manuals, read 2026-11) whose outcome an address can be built on."""

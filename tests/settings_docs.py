"""What the settings say of themselves: each field's default, and the string under it in the source."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec


def documented(table: type[msgspec.Struct], prefix: str = "") -> Iterator[tuple[str, Any, str]]:
    """Every setting's full name, default and documentation, tables within tables after the table's own."""
    docs = _docs(table)
    nested: list[tuple[str, type[msgspec.Struct]]] = []
    for field in msgspec.structs.fields(table):
        name = f"{prefix}{field.encode_name}"
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            nested.append((name, field.type))
            continue
        default = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
        yield name, default, docs.get(field.name, "")
    for name, inner in nested:
        yield from documented(inner, f"{name}.")


def _docs(table: type[msgspec.Struct]) -> dict[str, str]:
    """The strings under a record's fields, its own and those it inherits; a record made at run time has none."""
    found: dict[str, str] = {}
    for record in reversed(table.__mro__):
        try:
            source = inspect.getsource(record) if record.__module__.startswith("repurpose") else ""
        except (OSError, TypeError):
            continue
        body = ast.parse(textwrap.dedent(source)).body
        for node in body[0].body if body and isinstance(body[0], ast.ClassDef) else ():
            if isinstance(node, ast.AnnAssign):
                last = ast.unparse(node.target)
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and "last" in locals():
                found.setdefault(last, str(node.value.value))
    return found

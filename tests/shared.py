"""What many tests share: where real input lies (`../shared`, or the folder named by REPURPOSE_SHARED), how much of long
input a quick run takes, and the package's syntax trees."""

import ast
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parent.parent

SOAK = bool(os.environ.get("REPURPOSE_SOAK"))
"""Whether to take all of an input where a quick run takes a part: `make soak` sets it."""


SHARED = Path(os.environ.get("REPURPOSE_SHARED", ROOT.parent / "shared"))
Item = TypeVar("Item")


def some(items: Iterable[Item], one_in: int) -> list[Item]:
    """One of so many items, spread over all of them; all of them in `make soak`."""
    found = list(items)
    return found if SOAK else found[::one_in]


def fewer(count: int, one_in: int) -> int:
    """So many random inputs, or signs in a row, in `make soak`; one in so many of them in a quick run."""
    return count if SOAK else count // one_in


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file, read once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shared(relative: str = "") -> Path:
    """Return a path under the shared folder; skip the test, with a message, where the folder is absent."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"{path} is absent: set REPURPOSE_SHARED to run this test on real input")
    return path

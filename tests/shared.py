"""Where the real input lies that some tests read: `../shared`, or the folder named by REPURPOSE_SHARED."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SOAK = bool(os.environ.get("REPURPOSE_SOAK"))
"""Whether to take all of an input where a quick run takes a part: `make soak` sets it."""


def shared(relative: str = "") -> Path:
    """Return a path under the shared folder; skip the test, with a message, where the folder is absent."""
    base = Path(os.environ.get("REPURPOSE_SHARED", ROOT.parent / "shared"))
    path = base / relative
    if not path.exists():
        pytest.skip(f"{path} is absent: set REPURPOSE_SHARED to run this test on real input")
    return path

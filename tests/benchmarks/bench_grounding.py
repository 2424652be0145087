"""How long grounding takes: `python -m tests.benchmarks.bench_grounding [ARTICLE TRANSCRIPT]`.

Without files the sample pair of `../shared` is used, else one written for the tests, said over to a talk's length.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from repurpose.grounding import ground
from repurpose.model import Post
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.grounding.pairs import DEVELOPMENT
from tests.shared import SHARED

PAIRS = 100
"""Budget: 60 ms for one pair, warm, and 6 s for a hundred (2 cores, Python 3.11)."""


def posts() -> Post:
    """The article joined to its talk."""
    files = [Path(argument) for argument in sys.argv[1:3]] or [
        SHARED / "samples" / "pair" / name for name in ("article.md", "transcript.md")
    ]
    if not all(file.exists() for file in files):
        return DEVELOPMENT[0].post(tuple(text for text, _ in DEVELOPMENT[0].real))
    article, talk = (read_post(file.read_text(encoding="utf-8"), file.name, Reading()) for file in files)
    return pairing.join(article, talk)


def main() -> None:
    post = posts()
    start = time.perf_counter()
    ground(post)
    print(f"first          {1000 * (time.perf_counter() - start):8.1f} ms")
    times = []
    for _ in range(10):
        start = time.perf_counter()
        ground(post)
        times.append(time.perf_counter() - start)
    print(f"warm, best     {1000 * min(times):8.1f} ms")
    start = time.perf_counter()
    for _ in range(PAIRS):
        ground(post)
    print(f"{PAIRS} pairs      {time.perf_counter() - start:8.2f} s")


if __name__ == "__main__":
    main()

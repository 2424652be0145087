"""Chinese typography: `python -m tests.benchmarks.bench_typography [POST…]` prints milliseconds and what was changed.

Without posts it mends 10,000 random mixes and counts those that were harmed; with posts (Markdown files) it measures
all typography rules and `--fix` on each, medians of 15 rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from repurpose.checks import fixes
from repurpose.checks.rules import RULES
from repurpose.document.file_view import manuscript
from tests.checks.mixes import kept, mix

ROUNDS = 15
MIXES = 10_000

TYPOGRAPHY = [rule for rule in RULES if rule.code.startswith("ZH")]


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        manuscript.cache_clear()
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    check = median_ms(lambda: [problem for rule in TYPOGRAPHY for problem in rule.check(text)])
    mend = median_ms(lambda: fixes.fix(text, RULES))
    fixed = fixes.fix(text, RULES)
    again = fixes.fix(fixed.text, RULES)
    print(f"{path.name}: check {check:.1f} ms, fix {mend:.1f} ms, {fixed.counts}, second run {again.counts}")


def harmed(seed: int) -> bool:
    """Whether mending a mix changes what it must not, or a second run changes anything."""
    text, unsafe = mix(seed), seed % 2 == 1
    once = fixes.fix(text, RULES, unsafe=unsafe).text
    return kept(once) != kept(text) or fixes.fix(once, RULES, unsafe=unsafe).text != once


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]]
    for path in paths:
        measure(path)
    if not paths:
        start = time.perf_counter()
        seeds = [seed for seed in range(MIXES) if harmed(seed)]
        print(f"{MIXES:,} mixes in {time.perf_counter() - start:.1f} s: {len(seeds)} harmed {seeds[:5]}")


if __name__ == "__main__":
    main()

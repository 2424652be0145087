"""Cold starts, as multiples of a bare interpreter in the same run: python -m tests.benchmarks.bench_start.

Every round runs each command once, in turn, so that a busy machine is busy for all; medians of the rounds' own ratios.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.shared import ROOT

ROUNDS = 15
GOALS = {"--help": 7, "check": 28, "build": 35}


def commands(folder: Path) -> dict[str, list[str]]:
    shared = Path(os.environ.get("REPURPOSE_SHARED", ROOT.parent / "shared")) / "samples" / "pair"
    article, source = shared / "article.md", shared / "transcript.md"
    if not article.exists():
        shutil.copytree(ROOT / "templates" / "starter", folder / "site")
        article, source = folder / "site" / "posts" / "lighthouse.md", folder / "site" / "posts" / "lighthouse-talk.md"
    repurpose = [str(Path(sys.executable).parent / "repurpose")]
    pair = [str(article), "--source", str(source)]
    return {
        "bare": [sys.executable, "-c", ""],
        "--help": [*repurpose, "--help"],
        "check": [*repurpose, "check", *pair],
        "build": [*repurpose, "build", *pair, "--outbox", str(folder / "outbox")],
    }


def spent(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = commands(folder)
        for command in table.values():
            spent(command, folder)  # the first run fills caches
        rounds = [{key: spent(command, folder) for key, command in table.items()} for _ in range(ROUNDS)]
    bare = statistics.median(one["bare"] for one in rounds)
    print(f"python -c '': {bare * 1000:.0f} ms")
    for key, goal in GOALS.items():
        ratio = statistics.median(one[key] / one["bare"] for one in rounds)
        millis = statistics.median(one[key] for one in rounds) * 1000
        print(f"{key:7} {millis:5.0f} ms  {ratio:5.1f} x  (goal {goal} x)")


if __name__ == "__main__":
    main()

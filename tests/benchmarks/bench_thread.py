"""How long a thread takes: `python -m tests.benchmarks.bench_thread [POST…]` prints milliseconds, medians of 15 rounds.

Without posts it measures made-up ones; with posts (Markdown files) it measures those.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from repurpose.channels.base import Request
from repurpose.channels.thread import THREAD
from repurpose.channels.thread.networks import NETWORKS
from repurpose.channels.thread.options import ThreadOptions
from repurpose.checks import engine
from repurpose.config import Project, Settings, SiteOptions
from repurpose.model import Issue
from repurpose.templating import Templates
from tests import factories
from tests.channels.thread.test_formatter import talk
from tests.factories import channels

ROUNDS = 15
ALL = tuple(network.name for network in NETWORKS)


def median_ms(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def request(issue: Issue, networks: tuple[str, ...]) -> Request:
    settings = Settings(
        site=SiteOptions(url="https://example.org"), channels=channels(thread=ThreadOptions(networks=list(networks)))
    )
    return Request(issue, Project(settings, Path("/nowhere")), Templates())


def issues(paths: list[str]) -> list[tuple[str, Issue]]:
    if not paths:
        return [("talk of 20 sections", talk(20)), ("article", factories.single()), ("digest", factories.digest())]
    from repurpose import digest
    from repurpose.commands import gather

    loader = gather.PostLoader(Project(Settings(site=SiteOptions(url="https://example.org")), Path.cwd()))
    found = []
    for path in paths:
        posts = gather.enriched(gather.named(loader, (Path(path),), None))
        found.append((path[-40:], digest.several(posts, loader.project.settings)))
    return found


def main() -> None:
    print(f"{'':42}{'x':>8}{'all five':>10}{'rules':>8}{'posts':>7}")
    for name, issue in issues(sys.argv[1:]):
        one, five = request(issue, ("x",)), request(issue, ALL)
        made = THREAD.render(five)
        count = sum(part.name.startswith("x/") for part in made.parts)
        times = [median_ms(lambda r=r: THREAD.render(r)) for r in (one, five)]
        times.append(median_ms(lambda made=made: engine.run(THREAD.rules, [], [made])))
        print(f"{name:42}{times[0]:8.1f}{times[1]:10.1f}{times[2]:8.1f}{count:7}")


if __name__ == "__main__":
    main()

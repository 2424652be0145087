"""How long counting takes: `python -m tests.benchmarks.bench_counting` prints medians of 15 rounds beside the goals."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from repurpose.channels.thread import measure, networks
from repurpose.text.counting import (
    extract_cashtags,
    extract_hashtags,
    extract_mentions_or_lists,
    extract_urls,
    parse_post,
    strict_length,
)
from tests.text.test_counting_properties import HOSTILE

NETWORKS = tuple(network.name for network in networks.NETWORKS)
ROUNDS = 15
HOSTILE_GOAL_MS = 100
HOSTILE_LENGTH = 25_000
IMPORT_GOAL_MS = 25

SENTENCES = "我们今天聊一聊，人工智能的未来。它会怎样改变“每一个人”的工作？"
ZH_PLAIN = "我们今天聊一聊人工智能的未来它会怎样改变每一个人的工作与生活方式"
EN_PLAIN = "The quick brown fox jumps over the lazy dog. It is 3.5 times as fast! "
LINKED = (SENTENCES * 5)[:118] + " https://example.com/posts/abc 👍🏽 "

# (name, text, goal in microseconds)
TEXTS = (
    ("140 Han", (ZH_PLAIN * 5)[:140], 10),
    ("zh, link and emoji", (SENTENCES * 6)[:130] + " 👩‍🚀 https://example.com/posts/1", 75),
    ("zh, bare domain", (SENTENCES * 6)[:120] + "详见README.md", 75),
    ("en", (EN_PLAIN * 5)[:280], 75),
    ("en, link and emoji", (EN_PLAIN * 4)[:232] + " 👩‍🚀 https://example.com/posts/1", 75),
    ("180 links in 27,000 characters", LINKED * 180, 15_000),
)


def median_us(work: Callable[[], object], repeats: int) -> float:
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(repeats):
            work()
        rounds.append((time.perf_counter() - started) / repeats * 1e6)
    return statistics.median(rounds)


def show(name: str, spent: float, goal: float, unit: str) -> None:
    print(f"  {name:44} {spent:9.1f} {unit}  (goal {goal:,} {unit}){'' if spent <= goal else '  OVER'}")


def texts_on_x() -> None:
    print("measure(text, 'x')")
    for name, text, goal in TEXTS:
        name = f"{name}, weight {measure(text, 'x').length}"
        show(name, median_us(lambda text=text: measure(text, "x"), max(3, 200_000 // len(text) // 10)), goal, "us")


def networks() -> None:
    name, text, _ = TEXTS[1]
    print(f"measure(…), {name}")
    for network in NETWORKS:
        print(f"  {network:44} {median_us(lambda network=network: measure(text, network), 200):9.1f} us")


def hostile() -> None:
    print(f"hostile texts of {HOSTILE_LENGTH:,} characters, slowest of all networks and extractors")
    works: list[Callable[[str], object]] = [
        lambda text, network=network: measure(text, network) for network in NETWORKS
    ]
    works += [strict_length, parse_post, extract_urls, extract_mentions_or_lists, extract_hashtags, extract_cashtags]
    for name, full in HOSTILE.items():
        text = full[:HOSTILE_LENGTH]
        slowest = max(median_ms(work, text) for work in works)
        show(name, slowest, HOSTILE_GOAL_MS, "ms")


def median_ms(work: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(3):
        started = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def imports() -> None:
    code = "import time; t = time.process_time(); import repurpose.text.counting; print(time.process_time() - t)"
    with tempfile.TemporaryDirectory() as compiled:
        run = [sys.executable, "-X", f"pycache_prefix={compiled}", "-c", code]
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        times = [
            float(subprocess.run(run, env=environment, capture_output=True, check=True).stdout) * 1000
            for _ in range(ROUNDS + 1)
        ][1:]  # the first compiles
    print("processor time, standard library included")
    show("import repurpose.text.counting", statistics.median(times), IMPORT_GOAL_MS, "ms")


if __name__ == "__main__":
    texts_on_x()
    networks()
    hostile()
    imports()

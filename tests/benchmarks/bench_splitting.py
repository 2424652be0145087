"""Sentences and splitting, measured: `python -m tests.benchmarks.bench_splitting`.

Prints the F1 of sentence boundaries on the labelled strings, speeds, and the faults found in 10,000 generated texts. With
the shared samples beside the checkout it also splits the transcript of the pair.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from repurpose.channels.thread import measure
from repurpose.text.delimiters import pair
from repurpose.text.sentences import Tier, ends, sentences
from repurpose.text.splitting import breaks
from tests.shared import ROOT
from tests.text.generated import draft, weighted
from tests.text.sentence_cases import DEVELOPMENT, HELD_OUT
from tests.text.test_sentences import f1

ROUNDS = 7
GENERATED = 10_000
LIMIT = 280


def least_seconds(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def x_length(text: str) -> int:
    return measure(text, "x").length


def report_split(name: str, text: str) -> None:
    spans = breaks(text, LIMIT, x_length)
    tiers = dict(ends(pair(text)))
    good = sum(tiers.get(end, Tier.PLACE) <= Tier.SENTENCE for _, end in spans[:-1])
    over = sum(x_length(text[start:end].strip()) > LIMIT for start, end in spans)
    seconds = least_seconds(lambda: breaks(text, LIMIT, x_length))
    share = good / max(1, len(spans) - 1)
    print(
        f"{name:32} {len(text):7,} characters {len(spans):4} posts {over} over {share:6.1%} sentence ends {seconds * 1000:7.1f} ms"
    )


def report_speed(name: str, text: str) -> None:
    seconds = least_seconds(lambda: sentences(text))
    print(f"sentences, {name:21} {len(text) / seconds / 1e6:5.1f} million characters a second")


def generated_faults() -> Counter[str]:
    faults: Counter[str] = Counter(over=0, illegal=0, lost=0)
    for seed in range(GENERATED):
        made, limit = draft(seed), random.Random(seed).randint(80, 300)
        spans = breaks(made.text, limit, weighted)
        faults["over"] += sum(weighted(made.text[start:end].strip()) > limit for start, end in spans)
        faults["illegal"] += sum(bool(made.illegal(end)) for _, end in spans[:-1])
        faults["lost"] += "".join(made.text[start:end] for start, end in spans) != made.text
    return faults


def transcript() -> tuple[str, str]:
    """The Chinese and the English of the pair's transcript; made-up text where it is absent."""
    path = Path(os.environ.get("REPURPOSE_SHARED", ROOT.parent / "shared")) / "samples" / "pair" / "transcript.md"
    if not path.exists():
        return "今天很冷，风也很大。明天呢？\n\n" * 400, "It is cold, and windy. What about tomorrow? \n\n" * 400
    blocks = path.read_text(encoding="utf-8").split("---", 2)[2].split("\n\n")
    chinese = [block for block in blocks if re.search(r"[\u4e00-\u9fff]{5}", block)]
    english = [block for block in blocks if block.startswith("**") and block not in chinese]
    return "\n\n".join(chinese), "\n\n".join(english)


def main() -> None:
    for name, cases in (("development", DEVELOPMENT), ("held out", HELD_OUT)):
        print(f"boundaries, {name:20} {len(cases):4} strings, F1 {f1(cases):.4f}")
    chinese, english = transcript()
    report_speed("Chinese", chinese)
    report_speed("English", english)
    report_split("transcript, Chinese", chinese)
    report_split("transcript, English", english[:12_000])
    report_split("Chinese, 26,000 characters", (chinese * 5)[:26_000])
    report_split("no place to pause", "好" * 26_000)
    print(f"generated texts, {GENERATED:,}: {dict(generated_faults())}")


if __name__ == "__main__":
    main()

"""What a thread says of its post, held against the summary its author wrote: `python -m tests.benchmarks.bench_choice`.

    python -m tests.benchmarks.bench_choice [--count 300] [--aside] [--seed 1] [--worst 5]

The author's summary is taken out of the file before anything is built. Each figure is the mean of ROUGE-1 and ROUGE-2
recall (Lin, 2004) of that summary: Han characters and lower-case words, one by one and in pairs. Beside our thread
stand the first sentences of the post, and LexRank and LSA of sumy (`pip install sumy numpy`; left out where absent),
each cut to the characters of our thread. Titles are left out on all sides. A third of the posts, by the hash of their
name, is set aside: `--aside` measures those alone, and nothing is to be tuned on them.

The last column is the share of the summary's weighted words (rarer over all posts weighs more) that the middle posts
of the thread carry.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import regex

from repurpose import digest
from repurpose.channels.base import Request
from repurpose.channels.thread import THREAD
from repurpose.channels.thread.options import ThreadOptions
from repurpose.commands import gather
from repurpose.config import Project, Settings, SiteOptions
from repurpose.model import Post
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.templating import Templates
from repurpose.text.sentences import sentences
from tests.factories import channels
from tests.shared import SHARED

FOLDERS = ("site/notes", "site/clippings", "site/posts", "week/notes", "odd")
LEAST = 40
"""Units of a summary that can be measured: a shorter one is a remark."""
_SUMMARY = re.compile(r"^summary:(?:.*\n)(?:[ \t]+.*\n|\n(?=[ \t]))*", re.M)
_UNIT = regex.compile(r"\p{Han}|[\p{Latin}\p{N}][\p{Latin}\p{N}\p{M}'’.-]*")
_ADDRESS = re.compile(r"https?://\S+")
_COUNTER = re.compile(r"^\d+/\d+$", re.M)


class Measured(NamedTuple):
    name: str
    ours: float
    lead: float
    lexrank: float
    lsa: float
    middle: float
    length: int


def units(text: str) -> list[str]:
    return _UNIT.findall(text.casefold())


def rouge(text: str, summary: str) -> float:
    """Mean of ROUGE-1 and ROUGE-2 recall."""
    wanted, said = units(summary), units(text)
    return statistics.mean(
        _recall(list(one), list(other)) for one, other in ((wanted, said), (pairwise(wanted), pairwise(said)))
    )


def _recall(wanted: Sequence[Any], said: Sequence[Any]) -> float:
    left = Counter(wanted)
    return sum((left & Counter(said)).values()) / max(1, left.total())


def posts(aside: bool) -> list[Path]:
    found = []
    for folder in FOLDERS:
        for path in sorted((SHARED / "samples" / folder).glob("*.md")):
            is_aside = int(hashlib.sha256(path.name.encode()).hexdigest(), 16) % 3 == 0
            if is_aside == aside and len(units(_written(path))) >= LEAST:
                found.append(path)
    return found


def _written(path: Path) -> str:
    """The summary as its author wrote it."""
    value = read_post(path.read_text("utf-8"), path.name, Reading()).meta.get("summary")
    return value if isinstance(value, str) else ""


def without_summary(path: Path) -> Post:
    head, rule, body = path.read_text("utf-8").partition("\n---\n")
    return read_post(_SUMMARY.sub("", head + "\n", count=1).rstrip("\n") + rule + body, path.name, Reading())


def thread_of(post: Post) -> list[str]:
    """The posts of the thread on X, without title, addresses and numbers."""
    settings = Settings(
        site=SiteOptions(url="https://example.org"), channels=channels(thread=ThreadOptions(networks=["x"]))
    )
    issue = digest.several(gather.enriched([post]), settings)
    made = THREAD.render(Request(issue, Project(settings, Path("/nowhere")), Templates()))
    part = next(one for one in made.parts if one.name.endswith("x.json"))
    assert isinstance(part.content, str)
    return [_bare(one["text"], post.title) for one in json.loads(part.content)["posts"]]


def _bare(text: str, title: str) -> str:
    return _COUNTER.sub("", _ADDRESS.sub("", text.replace(title, ""))).strip()


def body_sentences(post: Post) -> list[str]:
    turns = (turn.text for section in post.sections for turn in section.turns)
    return [one for text in turns for paragraph in text.split("\n\n") for one in sentences(paragraph) if units(one)]


def cut(taken: Sequence[str], length: int) -> str:
    return "".join(taken)[:length]


class Peers:
    """The sentences of each post in the order sumy's LexRank and LSA prize them, given our sentences and words.

    They take minutes for hundreds of posts and do not depend on us, so they are kept in a file when one is named.
    """

    def __init__(self, kept: Path | None) -> None:
        self.kept = kept
        self.known: dict[str, list[list[int]]] = json.loads(kept.read_text("utf-8")) if kept and kept.exists() else {}

    def texts(self, name: str, said: list[str], length: int) -> tuple[str, str]:
        """What the two choose, in the order of the post, cut to a length; "" where sumy is absent."""
        key = hashlib.sha256("\n".join([name, *said]).encode()).hexdigest()[:20]
        if key not in self.known:
            self.known[key] = list(_orders(said))
            if self.kept:
                self.kept.write_text(json.dumps(self.known), "utf-8")
        count = max(1, round(length / max(1, statistics.mean(map(len, said))))) + 3 if said else 0
        found = [cut([said[at] for at in sorted(order[:count])], length) for order in self.known[key]]
        return (found[0], found[1]) if found else ("", "")


def _orders(said: list[str]) -> Iterator[list[int]]:
    try:
        import numpy  # type: ignore[import-not-found]
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # type: ignore[import-not-found]
        from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-not-found]
        from sumy.summarizers.lsa import LsaSummarizer  # type: ignore[import-not-found]
    except ImportError:
        return

    class Tokenizer:
        def to_sentences(self, text: str) -> list[str]:
            return [text]

        def to_words(self, text: str) -> list[str]:
            return _words(text)

    class InOrder:
        """All sentences by their worth, where sumy would give the best few."""

        def _get_best_sentences(self, taken: Any, _: int, rating: Any, *more: Any, **named: Any) -> list[int]:
            rate = (lambda one: rating[one]) if isinstance(rating, dict) else rating
            rates = [rate(one, *more, **named) for one in taken]
            return sorted(range(len(rates)), key=lambda at: -rates[at])

    class LexRank(InOrder, LexRankSummarizer):  # type: ignore[misc]
        """sumy's own sums, with arrays where it goes word by word: hours become minutes."""

        def _compute_idf(self, each: list[list[str]]) -> dict[str, float]:
            held = Counter(word for words in each for word in set(words))
            return {word: math.log(len(each) / (1 + number)) for word, number in held.items()}

        def _create_matrix(self, each: list[list[str]], threshold: float, tf: Any, idf: dict[str, float]) -> Any:
            places = {word: at for at, word in enumerate(idf)}
            weighed = numpy.zeros((len(each), len(places)))
            for row, words in enumerate(tf):
                for word, value in words.items():
                    weighed[row, places[word]] = value * idf[word]
            norms = numpy.sqrt((weighed**2).sum(axis=1))
            like = weighed @ weighed.T / numpy.maximum(numpy.outer(norms, norms), 1e-300)
            near = (like > threshold).astype(float)
            return near / numpy.maximum(near.sum(axis=1, keepdims=True), 1.0)

    class Lsa(InOrder, LsaSummarizer):  # type: ignore[misc]
        pass

    document = ObjectDocumentModel([Paragraph([Sentence(one, Tokenizer()) for one in said])])
    for kind in (LexRank, Lsa):
        yield kind()(document, 1) if said else []


def _words(text: str) -> list[str]:
    """Han in pairs, which is how words without blanks are usually indexed; others as they are."""
    single = units(text)
    return [one + other for one, other in pairwise(single) if len(one) == len(other) == 1] + [
        one for one in single if len(one) > 1
    ]


def measured(path: Path, weights: Counter[str], total: int, peers: Peers) -> Measured:
    post, summary = without_summary(path), _written(path)
    thread = thread_of(post)
    text = "".join(thread)
    said = body_sentences(post)
    lexrank, lsa = peers.texts(path.name, said, len(text))
    middle = set(_words("\n".join(thread[1:-1])))
    worth = {word: math.log(total / (1 + weights[word])) for word in set(_words(summary))}
    carried = sum(value for word, value in worth.items() if word in middle) / max(1e-9, sum(worth.values()))
    return Measured(
        path.name,
        rouge(text, summary),
        rouge(cut(said, len(text)), summary),
        rouge(lexrank, summary),
        rouge(lsa, summary),
        carried,
        len(text),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--worst", type=int, default=0, help="names of the posts where we are furthest behind")
    parser.add_argument("--peers", type=Path, metavar="FILE", help="where the peers' choice is kept")
    asked = parser.parse_args()
    paths = posts(asked.aside)
    weights = Counter(word for path in paths for word in set(_words(path.read_text("utf-8"))))
    taken = random.Random(asked.seed).sample(paths, min(asked.count, len(paths)))
    peers = Peers(asked.peers)
    rows = [measured(path, weights, len(paths), peers) for path in taken]
    names = ("ours", "lead", "lexrank", "lsa")
    means = {name: statistics.mean(getattr(row, name) for row in rows) for name in names}
    print(f"{len(rows)} posts: " + ", ".join(f"{name} {value:.3f}" for name, value in means.items()))
    best = max(means[name] for name in names[1:])
    print(f"ahead of the best of them by {100 * (means['ours'] / best - 1):.1f} %")
    print(f"carried by the middle posts: {statistics.mean(row.middle for row in rows):.3f}")
    print(f"characters of a thread: {statistics.mean(row.length for row in rows):.0f}")
    for row in sorted(rows, key=lambda one: one.ours - max(one.lead, one.lexrank, one.lsa))[: asked.worst]:
        print(f"  {row.name}: ours {row.ours:.2f}, lead {row.lead:.2f}, lexrank {row.lexrank:.2f}, lsa {row.lsa:.2f}")


if __name__ == "__main__":
    main()

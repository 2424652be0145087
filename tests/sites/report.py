"""Print what becomes of the corpus, a line for each generator: `python -m tests.sites.report [--faults] [NAME…]`."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from .corpus import SITES
from .judge import Built, Fault, Judgement, build, shown
from .tree import Site
from .unpublished import POSTS, PUBLIC, WEEK, Held, write

KINDS = ("built", "title", "day", "address", "words", "code")
"""What is told as a number of right posts; marks and lost posts are told as a number of wrong ones."""


def judged(site: Site) -> dict[str, list[Fault]]:
    """Return what is wrong with each post of a site."""
    with tempfile.TemporaryDirectory() as folder:
        judgement = Judgement(site, Path(folder))
        return {page.path: judgement.faults(page) for page in site.pages}


def wrong(faults: dict[str, list[Fault]]) -> Counter[str]:
    """Return how many posts have a fault of each kind; nothing of a post that was not built is right."""
    kinds = [{fault.kind for fault in found} for found in faults.values()]
    return Counter(kind for found in kinds for kind in found.union(KINDS if "unbuilt" in found else ()))


def row(name: str, total: int, counts: Counter[str]) -> str:
    """Return a line of the table."""
    right = "".join(f"{total - counts[kind]:>4}/{total:<4}" for kind in KINDS)
    return f"{name:<12}{right}{counts['mark']:>7}{counts['lost']:>6}"


def _is_out(post: Held, built: Built) -> bool:
    """Whether an unpublished post is in the issue, or kept out by an error alone."""
    return post.path in built.posts or post.remark in shown(built) or built.broken(post.path)


def held() -> str:
    """Return how many of the unpublished posts stay home, and which do not."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        built = build(Path(folder), "--week", WEEK)
        out = [post.way for post in POSTS if _is_out(post, built)]
        told = sum(post.path in built.said for post in POSTS)
        if PUBLIC[0] not in built.posts:
            return f"unpublished: no issue, exit {built.exit}: {built.said[-300:]}"
    return "\n  ".join([f"unpublished: {len(POSTS) - len(out)} of {len(POSTS)} held back, {told} named aloud", *out])


def main(arguments: list[str]) -> None:
    """Print the table, and every fault where asked."""
    names = [word for word in arguments if not word.startswith("-")]
    print(f"{'':<12}" + "".join(f"{kind:^9}" for kind in KINDS) + "  marks  lost")
    sums, total = Counter[str](), 0
    for site in (site for site in SITES if not names or site.name in names):
        faults = judged(site)
        sums += wrong(faults)
        total += len(site.pages)
        print(row(site.name, len(site.pages), wrong(faults)), flush=True)
        if "--faults" in arguments:
            print(*(f"  {path}: {f.kind}: {f.what}" for path, found in faults.items() for f in found), sep="\n")
    print(row("all", total, sums))
    print(held())


if __name__ == "__main__":
    main(sys.argv[1:])

"""Warm rendering of the WeChat article, of a real one and of it twenty times over; and what its HTML costs in characters.

    python -m tests.benchmarks.bench_wechat [ARTICLE.md]

Medians of many runs in one process, with `python -c ''` of the same run as the unit that travels between machines.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from repurpose.channels.base import Request
from repurpose.channels.wechat import WECHAT
from repurpose.channels.wechat.body.convert import styled
from repurpose.channels.wechat.body.darkmode import darken
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.themes import find, names
from repurpose.commands.gather import PostLoader
from repurpose.document.parse import read
from repurpose.document.to_html import to_html
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "pair" / "article.md"


def median(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of one run, the median of many after one to warm up; a document that is kept does not help."""
    work()
    times = []
    for _ in range(runs):
        read.cache_clear()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    project, templates = factories.project(), Templates()
    (post,) = PostLoader(project).read(path)
    once = factories.article(body=post.body, sections=post.sections)
    often = factories.article(body="\n\n".join([post.body] * 20), sections=post.sections * 20)
    empty = median(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 9)
    html = to_html(post.body)
    theme = find("plain", templates)
    rows = {
        "article, all parts": median(lambda: WECHAT.render(Request(factories.single(once), project, templates)), 100),
        "twenty times over": median(lambda: WECHAT.render(Request(factories.single(often), project, templates)), 10),
        "its Markdown alone": median(lambda: to_html(post.body), 100),
        "its styles alone": median(lambda: styled(html, theme.css, Notes()), 100),
        "its dark side alone": median(lambda: darken(styled(html, theme.css, Notes()).html), 100),
    }
    print(f"{'an empty Python':24} {empty:8.2f} ms")
    for name, taken in rows.items():
        print(f"{name:24} {taken:8.2f} ms   {taken / empty:6.3f} of an empty Python")
    for name in names(templates):
        body = styled(html, find(name, templates).css, Notes()).html
        print(f"{name:24} {len(body) / len(visible_text(body)):8.3f} HTML characters for each visible one")


if __name__ == "__main__":
    main()

"""Figures of the email channel: `python -m tests.benchmarks.bench_email [headers] [words] [speed] [sizes] [letters] [npm]`.

`npm` needs node and the folder of an installed npm mjml in REPURPOSE_NPM_MJML. CPU time is what to compare; wall time
depends on who else is at work.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.channels.email.html import caniemail, cascade, mail_elements
from repurpose.channels.email.message.addresses import Mailbox
from repurpose.channels.email.message.headers import unstructured
from repurpose.channels.email.message.merge_tags import fill
from repurpose.channels.email.message.mime import envelope_of, to_bytes
from repurpose.channels.email.options import EmailOptions
from repurpose.checks.engine import run
from repurpose.config import Project
from repurpose.document.parse import read
from repurpose.document.to_html import to_html
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories
from tests.channels.email.test_headers import assert_legal, decoded, random_subject
from tests.channels.email.test_words import flat, letters, random_post, rendered
from tests.factories import channels


def request(count: int, layout: str = "column") -> Request:
    email = EmailOptions(
        layout=layout, sender="港口来信 <editor@example.org>", unsubscribe_url="https://example.org/leave/{token}"
    )
    settings = msgspec.structs.replace(factories.project().settings, channels=channels(email=email))
    posts = tuple(factories.article(slug=f"a{n}", meta={"image": "https://example.org/a.jpg"}) for n in range(count))
    return Request(factories.digest(posts), Project(settings, Path("/nowhere")), Templates())


def cpu(work: Callable[[], object], rounds: int = 15) -> float:
    """Median CPU milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1_000


def headers(count: int = 100_000) -> None:
    rng, altered = random.Random(1), 0
    for _ in range(count):
        subject = random_subject(rng)
        line = unstructured("Subject", subject)
        assert_legal(line)
        altered += decoded(line) != subject
    print(f"headers: {count:,} subjects, {altered} altered")


def words(count: int = 10_000) -> None:
    lost = 0
    for seed in range(count):
        post = random_post(seed)
        mail = rendered(post)
        wanted = visible_text(to_html(post.body))
        lost += flat(wanted) not in flat(visible_text(mail.part("email.html").text))
        said = re.sub(r"\[\s*\d+\s*\]|^[\s>]*\d+\.|\|", "", mail.part("email.txt").text, flags=re.M)
        lost += letters(re.sub(r"^\s*\d+\.", "", wanted, flags=re.M)) not in letters(said)
    print(f"words: {count:,} posts, {lost} parts with a word lost or joined")


def forget() -> None:
    """Empty the caches that only help because a benchmark repeats itself."""
    mail_elements.read_page.cache_clear()
    cascade.shown.cache_clear()
    caniemail.used.cache_clear()
    read.cache_clear()


def speed() -> None:
    ten = request(10)
    EMAIL.render(ten)

    def alone() -> None:
        forget()
        EMAIL.render(ten)

    def both() -> None:
        forget()
        run(EMAIL.rules, ten.issue.posts, [EMAIL.render(ten)])

    made = EMAIL.render(ten)
    both()
    print(f"speed: render of 10 articles {cpu(alone):.1f} ms, with all {len(EMAIL.rules)} rules {cpu(both):.1f} ms")
    html = made.part("email.html").text
    mail_elements.read_page(html)

    def features() -> None:
        caniemail.used.cache_clear()
        caniemail.used(html)

    print(f"speed: features of that mail {cpu(features):.2f} ms")


def sizes() -> None:
    for layout in ("column", "pictures"):
        ten, twenty = (len(EMAIL.render(request(n, layout)).part("email.html").text.encode()) for n in (10, 20))
        sixty = EMAIL.render(request(60, layout))
        octets = len(sixty.part("email.html").text.encode())
        print(
            f"sizes: {layout}: {(twenty - ten) / 10:,.0f} bytes an article; 60 articles {octets:,} bytes, cut: {len(sixty.cut)}"
        )


def personal(count: int = 10_000) -> None:
    ten = request(10)
    made = EMAIL.render(ten)
    envelope = envelope_of(ten, made.part("subject").text, made.part("preheader").text)
    html, text = made.part("email.html").text, made.part("email.txt").text
    start = time.process_time()
    for number in range(count):
        values = {"name": f"Reader {number}", "unsubscribe_url": f"https://example.org/leave/{number}"}
        to = Mailbox(values["name"], f"reader{number}@example.org")
        own = envelope.to_reader(to, f"<{number}@example.org>", values["unsubscribe_url"], envelope.date)
        to_bytes(own, fill(html, values, html=True), fill(text, values, html=False))
    print(f"letters: {count:,} of {len(html.encode()):,} bytes in {time.process_time() - start:.1f} s CPU")


_NODE = """
const mjml = require(process.argv[2]); const fs = require('fs'); const source = fs.readFileSync(process.argv[3], 'utf8');
(async () => { const times = [];
for (let n = 0; n < 25; n++) { const start = process.cpuUsage(); await (mjml.default || mjml)(source);
  const used = process.cpuUsage(start); times.push((used.user + used.system) / 1000); }
times.sort((a, b) => a - b); console.log(times[12]); })();
"""


def npm() -> None:
    folder = os.environ.get("REPURPOSE_NPM_MJML")
    if not folder:
        print("npm: REPURPOSE_NPM_MJML is not set")
        return
    ten = request(10)
    with tempfile.TemporaryDirectory() as scratch:
        source, script = Path(scratch, "mail.mjml"), Path(scratch, "bench.cjs")
        source.write_text(EMAIL.render(ten).part("email.mjml").text, encoding="utf-8")
        script.write_text(_NODE, encoding="utf-8")
        command = ["node", str(script), str(Path(folder).resolve()), str(source)]
        bare = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    def both() -> None:
        forget()
        run(EMAIL.rules, ten.issue.posts, [EMAIL.render(ten)])

    both()
    own = cpu(both)
    print(f"npm: bare render {bare:.1f} ms CPU; ours with all rules {own:.1f} ms: {own / bare:.2f} of it")


BENCHES: dict[str, Callable[[], None]] = {
    "headers": headers,
    "words": words,
    "speed": speed,
    "sizes": sizes,
    "letters": personal,
    "npm": npm,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHES:
        BENCHES[name]()

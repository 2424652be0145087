"""No dek of a real post, taken from its text, is its title, code, an address or a table, or stands twice."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email.render.content import Budget, compose
from repurpose.document.to_html import body_words
from repurpose.errors import SourceError
from repurpose.extract.summary import summarize
from repurpose.model import Post
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.templating import Templates
from tests import factories
from tests.shared import SOAK, shared

SAMPLE = 30
"""How many posts a quick run takes, evenly spread."""
BELOW = 400
"""Letters below a dek among which it would be read a second time."""
CODE = re.compile(r"```|~~~|^\s*(?:import|from|def|const|let|var|\$) |[{};]\s*$")
ADDRESS = re.compile(r"https?://|www\.")


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def posts() -> list[Path]:
    paths = sorted(path for path in shared("samples").rglob("*.md") if path.name != "README.md")
    return paths if SOAK else paths[:: max(len(paths) // SAMPLE, 1)]


def tally(paths: Iterable[Path]) -> Counter[str]:
    """What is wrong with the deks that these posts would have without a summary of their own."""
    found: Counter[str] = Counter()
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
            post = replace(read_post(text, path.name, Reading()), summary="")
        except SourceError:
            continue
        found.update(["posts", *faults(replace(post, summary=summarize(post)))])
    return found


def faults(post: Post) -> Iterable[str]:
    dek = post.summary
    if not dek:
        yield "absent"
        return
    if letters(dek) == letters(post.title):
        yield "title"
    if CODE.search(dek):
        yield "code"
    if ADDRESS.search(dek):
        yield "address"
    if dek.count("|") > 1:
        yield "table"
    if is_said_twice(post):
        yield "twice"


def is_said_twice(post: Post) -> bool:
    """Whether an email that carries the post whole says the dek above the body and again on its first screen."""
    request = Request(factories.single(post), factories.project(), Templates())
    entry = compose(request, post.title, Budget()).entries[0]
    shown = letters(entry.dek)
    return bool(entry.body and shown) and shown in letters(body_words(post.body))[: len(shown) + BELOW]


def test_deks_of_samples_are_worth_reading() -> None:
    found = tally(posts())
    assert found["posts"] and not {name for name in found if name not in ("posts", "absent")}

"""Figures over every sample: labels left in turns, labels printed as names, hosts quoted. Printed with `-s`."""

import random
import re
from functools import cache
from pathlib import Path

from repurpose.extract.highlights import section_points
from repurpose.extract.key_quotes import key_quotes
from repurpose.extract.summary import summarize
from repurpose.model import Post
from repurpose.sources import files
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.roles import ROLE
from tests.shared import shared, some

NAMES = ("pair", "odd", "week/notes", "newsletters", "site/posts", "site/notes", "site/clippings")
LABEL = re.compile(
    r"^ {0,3}(?:> ?)?(?:\[?\d{1,2}:\d\d(?::\d\d)?\]? )?(?:\*\*(?!\d+[.、])[\w\[【][^*\n:：]{0,60}(?:\*\*(?: ?[（(][^)）\n]{1,40}[)）])?\s?[:：]|[:：]\*\*)"
    r"|[\[【][^\]】\n]{1,40}[\]】][:：](?!\s*(?:https?:|[./#])))",
    re.M,
)
"""A bold or bracketed label where a line begins, told apart from the reader's own idea of one on purpose."""
NO_NAME = re.compile(
    r"[\[【\]】]|^(?:speaker|spk|host|guest|narrator|audience|interviewer|unknown)\b|^(?:主持|嘉宾|发言人|旁白)", re.I
)


@cache
def posts() -> tuple[Post, ...]:
    paths = [
        path for name in NAMES for path in sorted(shared(f"samples/{name}").glob("*.md")) if path.name != "README.md"
    ]
    return tuple(read_post(files.read(path), str(path), Reading()) for path in some(paths, 12))


def is_talk(post: Post) -> bool:
    return any(turn.speaker.label for _, turn in post.turns())


def test_no_label_is_left_where_a_line_of_a_turn_begins() -> None:
    left = [
        (Path(post.path).name, turn.line, found[0])
        for post in posts()
        if is_talk(post)
        for _, turn in post.turns()
        for found in LABEL.finditer(turn.text)
    ]
    print(
        f"\nlabels left in turns: {len(left)} in {sum(map(is_talk, posts()))} talks of {len(posts())} posts", left[:20]
    )
    assert left == []


def printed(post: Post) -> set[str]:
    """The names that a post's outputs print before or behind words."""
    dek = summarize(post).split("：")[0].split(": ")[0] if not post.summary else ""
    return {
        *(quote.speaker for quote in key_quotes(post)),
        *(point.speaker for point in section_points(post)),
        *({dek} & {turn.speaker.label for _, turn in post.turns()}),
    } - {""}


def test_no_label_that_is_no_name_is_printed() -> None:
    wrong = [
        (Path(post.path).name, name)
        for post in posts()
        if is_talk(post)
        for name in printed(post)
        if NO_NAME.search(name) or ROLE.fullmatch(name)
    ]
    print(f"\nlabels printed that are no names: {len(wrong)} in {len(posts())} posts", wrong[:20])
    assert wrong == []


def test_no_host_is_quoted() -> None:
    talks = [post for post in posts() if is_talk(post)]
    random.Random(60).shuffle(talks)
    hosts = found = 0
    for post in talks[:60]:
        lines = {turn.line: turn.speaker.role for _, turn in post.turns()}
        quoted = [
            *(quote.line for quote in key_quotes(post)),
            *(point.line for point in section_points(post) if point.text),
        ]
        found += len(quoted)
        hosts += sum(lines.get(line) in ("host", "narrator", "audience") for line in quoted)
    print(f"\nwords of hosts among quotes and points: {hosts} of {found} in {min(60, len(talks))} talks")
    assert hosts == 0

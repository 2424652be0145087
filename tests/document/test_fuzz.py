"""A thousand random strings of marks in Chinese and English prose: no word is lost, doubled or joined without a finding.

The words are those that markdown-it-py shows with tags read as text: where a word is hidden, by a tag, a formula, a
comment or a private remark, the account has an entry on its own line, and that entry is a finding.
"""

import random
from itertools import accumulate
from pathlib import Path

import pytest

from repurpose.checks.wholeness import BORDER
from tests.document import visible
from tests.shared import SOAK

MARKS = "<>&$\\_*~^{}[]%:#"
ENGLISH = (
    "the ferry",
    "leaves",
    "at",
    "seven",
    "and",
    "nobody",
    "waits",
    "on",
    "pier",
    "except",
    "3 gulls",
    "a tin",
    "of",
    "40",
)
CHINESE = ("渡船", "每天", "七点开", "码头上", "没有人", "等", "只有 3 只海鸥", "铁盒里", "40 枚硬币", "靠着栏杆")
FIRST = (
    ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet"],
    "甲乙丙丁戊己庚辛壬癸",
)
"""What the strings of a post begin with, in English and in Chinese. Each stands once, so that a word that is missing is
missing from one string: of `pier` at a string's end and `pier` at the next one's beginning nobody can say which is left.
"""
TOGETHER = 10
"""How many strings share one post: a mark may not reach beyond its paragraph."""
POSTS = range(100 if SOAK else 12)


def string(rng: random.Random, number: int) -> str:
    """Words with marks before, behind and inside them; it begins with a word, so that it stays a paragraph.

    No note within the line, `^[…]`: its words belong at the end, and the other reader knows none.
    """
    source = rng.choice((ENGLISH, CHINESE))
    pieces = [f"{FIRST[source is CHINESE][number]} {rng.choice(source)}"]
    for _ in range(rng.randint(6, 14)):
        marks = "".join(rng.choice(MARKS) for _ in range(rng.choice((0, 0, 1, 1, 2, 3))))
        pieces.append(rng.choice((" {}{}", " {}{}", " {} {}", "{} {}", "{}{}")).format(marks, rng.choice(source)))
    return "".join(pieces).replace("^[", "^ [")


@pytest.mark.parametrize("seed", POSTS)
def test_no_word_goes_unnoticed(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    strings = [string(rng, number) for number in range(TOGETHER)]
    head = "---\ntitle: A ferry\ndate: 2026-01-07\nsummary: Told by nobody.\n---\n\n"
    path = tmp_path / "ferry.md"
    path.write_text(head + "\n\n".join(strings) + "\n", encoding="utf-8")
    # A fault's number counts words only, so borders between blocks must not count here: they would name a later line's
    # word by an earlier line.
    shown = [[word for word in visible.prose_words(one) if word != BORDER] for one in strings]
    result = visible.made(tmp_path, path)
    told = {loss.line for one in result.rendered for loss in one.account}
    # A remark on typography tells nothing of a lost word, so it excuses none.
    named = told & {finding.line for finding in result.findings if finding.path}
    ends = list(accumulate(map(len, shown)))
    for name in visible.WHOLE:
        excused: list[str] = []
        while fault := visible.faults([word for one in shown for word in one], excused, result).get(name):
            at = next(index for index, end in enumerate(ends) if fault.index < end)
            assert head.count("\n") + 1 + 2 * at in named, f"{name}: {fault}\n{strings[at]}"
            assert fault.kind == "lost", f"{name}: {fault}\n{strings[at]}"
            excused.append(fault.word)

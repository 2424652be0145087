"""A thousand random strings of marks in Chinese and English prose: no word is lost, doubled or joined without a finding.

The words are those that markdown-it-py shows with tags read as text: a word that only a tag, a formula, a comment or a
private remark holds must be named by a finding on its own line.
"""

import random
from itertools import accumulate
from pathlib import Path

import pytest

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
TOGETHER = 10
"""How many strings share one post: a mark may not reach beyond its paragraph."""
POSTS = range(100 if SOAK else 12)


def string(rng: random.Random) -> str:
    """Words with marks before, behind and inside them; it begins with a word, so that it stays a paragraph.

    No note within the line, `^[…]`: its words belong at the end, and the other reader knows none.
    """
    source = rng.choice((ENGLISH, CHINESE))
    pieces = [rng.choice(source)]
    for _ in range(rng.randint(6, 14)):
        marks = "".join(rng.choice(MARKS) for _ in range(rng.choice((0, 0, 1, 1, 2, 3))))
        pieces.append(rng.choice((" {}{}", " {}{}", " {} {}", "{} {}", "{}{}")).format(marks, rng.choice(source)))
    return "".join(pieces).replace("^[", "^ [")


@pytest.mark.parametrize("seed", POSTS)
def test_no_word_goes_unnoticed(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    strings = [string(rng) for _ in range(TOGETHER)]
    head = "---\ntitle: A ferry\ndate: 2026-01-07\nsummary: Told by nobody.\n---\n\n"
    path = tmp_path / "ferry.md"
    path.write_text(head + "\n\n".join(strings) + "\n", encoding="utf-8")
    shown = [visible.prose_words(one) for one in strings]
    result = visible.made(tmp_path, path)
    named = {finding.line for finding in result.findings if finding.path}
    ends = list(accumulate(map(len, shown)))
    for name in visible.WHOLE:
        excused: list[str] = []
        while fault := visible.faults([word for one in shown for word in one], excused, result).get(name):
            at = next(index for index, end in enumerate(ends) if fault.index < end)
            assert head.count("\n") + 1 + 2 * at in named, f"{name}: {fault}\n{strings[at]}"
            assert fault.kind == "lost", f"{name}: {fault}\n{strings[at]}"
            excused.append(fault.word)

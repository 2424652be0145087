"""Odd front matter ends at one place for everybody: for each channel, for lint, for the count and for the sections of a post."""

from itertools import product
from pathlib import Path

import pytest

from repurpose.commands.count import count
from tests.document import visible

BODY = (
    "渡船每天七点开,十九点再开一班。\n\n## 码头上的人\n\n码头上只有三只海鸥。\n\n---\n\n```yaml\ntitle: not a head\n---\n```\n\n"
    "date: stands here as prose\n\n## 铁盒\n\n铁盒里有四十枚硬币。\n"
)
MARKED = "渡船每天七点开,"
"""Where lint finds a mark of the wrong width."""

KEYS = (
    "", "tags: [a, b]\n", "note: |\n  one\n\n  two --- three\n", "note: >-\n  folded\n  text\n", "# a remark\n",
    'quote: "a --- b"\n', "nested:\n  deep:\n    - x: 1\n", "list:\n- one\n- two\n", "note: |\n  ---x\n  ## no heading\n",
    "anchor: &a x\nagain: *a\n", "colour: '#fff'\n", "empty:\n", "code: |\n  ```\n  x\n", "日期说明: 无\n", "time: 10:30:00\n",
)  # fmt: skip
ENDS = (("---\n", "---\n"), ("---\n", "---  \n"), ("--- \n", "---\n"), ("---\n", "---\n\n\n"))


@pytest.mark.parametrize(("keys", "ends"), list(product(KEYS, ENDS)))
def test_all_find_the_same_end(keys: str, ends: tuple[str, str], tmp_path: Path) -> None:
    head = f"{ends[0]}title: 渡船与海鸥的一天\ndate: 2026-01-07\nsummary: 没有人说得清。\n{keys}{ends[1]}"
    path = tmp_path / "ferry.md"
    path.write_text(head + BODY, encoding="utf-8")
    result = visible.made(tmp_path, path)
    assert result.issue is not None
    post, line = result.issue.posts[0], head.count("\n") + 1
    assert post.title == "渡船与海鸥的一天"
    assert [(one.heading, one.line) for one in post.sections if one.heading] == [
        ("码头上的人", line + 2),
        ("铁盒", line + 15),
    ]
    assert line in {finding.line for finding in result.findings if finding.path.endswith("ferry.md")}, MARKED
    assert visible.faults(visible.words(BODY), [], result) == {}
    assert count(head + BODY)["han"] == count(BODY)["han"]

"""`count` counts the words a reader reads."""

from repurpose.commands.count import count

TEXT = "---\ntitle: 守塔人\nsummary: 三十一年\n---\n灯还亮着。![一座塔](tower.png)\n\n```python\nlamp = 'white'\n```\n"


def test_front_matter_code_and_pictures_are_not_counted() -> None:
    counts = count(TEXT)
    assert (counts["han"], counts["words"]) == (4, 0)


def test_code_in_a_sentence_is_read() -> None:
    assert count("用 `lamp` 点灯。\n")["words"] == 1

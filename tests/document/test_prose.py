"""Markdown without its blocks of code tells its language."""

import pytest

from repurpose.document.dialects.base import Context
from repurpose.document.parse import read
from repurpose.document.prose_language import language_of_markdown, without_code


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("先装好它：\n\n```sh\nbrew install lamp && lamp --start --port 80 --verbose\n```\n", "zh-Hans"),
        ("先装好它：\n\n~~~\nbrew install lamp and then start the lamp at once\n", "zh-Hans"),
        ("- 先装好它：\n\n  ````\n  brew install lamp\n  ```\n  start the lamp at once\n  ````\n", "zh-Hans"),
        ("```\nonly code\n```", "und"),
        ("The lamp.\n\n```\n灯塔亮着，守塔的人睡了\n```\n", "en"),
    ],
)
def test_blocks_of_code_tell_no_language(text: str, lang: str) -> None:
    assert language_of_markdown(text) == lang
    assert read(text).is_chinese is lang.startswith("zh")


def test_what_stands_around_the_code_stays() -> None:
    assert without_code("灯\n\n```\ncode\n```\n\n塔").split() == ["灯", "塔"]
    assert without_code("灯\n\n    code\n") == "灯\n\n    code\n"


def test_a_mark_that_asks_is_told_by_the_prose() -> None:
    assert Context(prose=lambda: "灯塔亮着").is_chinese
    assert not Context().is_chinese

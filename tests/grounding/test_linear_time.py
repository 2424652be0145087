"""Paragraphs made to be slow to read: what is asked of each quotation, figure or name is asked once."""

import time

import pytest

from repurpose.grounding import ground
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

TALK = "**主持人**: 渡口在哪里？\n\n**艄公**: 渡口在村子东边，我撑船二十二年了，后来修了桥。\n"


@pytest.mark.parametrize(
    "paragraph",
    [
        "> 渡口" + " " * 30_000 + "没有\n> 桥",
        "A." + " " * 30_000 + "Ferry B",
        "1," * 4_000,
        "他说：“渡口在村子东边。”" * 300,
    ],
    ids=["block quote", "names", "figures", "quotations"],
)
def test_a_long_paragraph_takes_linear_time(paragraph: str) -> None:
    post = read_post(f"# 渡口\n\n{paragraph}\n", "a.md", Reading())
    post = pairing.join(post, read_post(TALK, "talk.md", Reading()))
    start = time.process_time()
    ground(post)
    assert time.process_time() - start < 10
